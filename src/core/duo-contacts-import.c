/* SPDX-License-Identifier: EUPL-1.2 */
/* Comparing a list of contacts with those that are here. A line is a link: known by our key, else by who it is about
 * and to whom. What a line leaves empty stays, and who is absent from the file stays too. */
#include "duo-contacts-import.h"

#include <string.h>

#include "duo-contact-check.h"
#include "duo-fold.h"

#define VALUE_MAX 200 /* characters of a value that is refused */
#define YES "yes"
#define NO "no"

DuoContactLine *
duo_contact_line_new (void)
{
  DuoContactLine *self = g_new0 (DuoContactLine, 1);
  g_autoptr (DuoContact) contact = duo_contact_new ();
  g_autoptr (DuoContactLink) link = duo_contact_link_new ();

  duo_contact_link_set_role (link, DUO_ROLE_OTHER);
  self->entry = duo_contact_entry_new (contact, link);
  self->key = g_strdup ("");
  return self;
}

void
duo_contact_line_free (DuoContactLine *self)
{
  if (self == NULL)
    return;

  g_clear_object (&self->entry);
  g_free (self->key);
  g_free (self->value);
  g_free (self);
}

/* The first reason is enough. */
void
duo_contact_line_refuse (DuoContactLine *self, DuoRefusal refusal, DuoContactColumn column, const char *value)
{
  if (self->refusal != DUO_REFUSAL_NONE)
    return;

  self->refusal = refusal;
  self->refused = column;
  self->value = g_utf8_strlen (value, -1) > VALUE_MAX ? g_utf8_substring (value, 0, VALUE_MAX) : g_strdup (value);
}

DuoContactsFile *
duo_contacts_file_new (void)
{
  DuoContactsFile *self = g_new0 (DuoContactsFile, 1);

  self->ignored = g_ptr_array_new_with_free_func (g_free);
  self->lines = g_ptr_array_new_with_free_func ((GDestroyNotify) duo_contact_line_free);
  return self;
}

void
duo_contacts_file_free (DuoContactsFile *self)
{
  if (self == NULL)
    return;

  g_free (self->file);
  g_free (self->encoding);
  g_free (self->separator);
  g_free (self->newline);
  g_free (self->sheet);
  for (guint i = 0; i < DUO_N_CONTACT_COLUMNS; i++)
    g_free (self->headings[i]);
  g_ptr_array_unref (self->ignored);
  g_ptr_array_unref (self->lines);
  g_free (self);
}

/* ---- Fields ---- */

typedef struct
{
  const char *name; /* of the field in a change set, and of the property with "-" for "_" */
  DuoContactColumn column;
  gboolean of_link;
} Field;

static const Field fields[] = {
  { "name", DUO_CONTACT_COLUMN_NAME, FALSE },
  { "email", DUO_CONTACT_COLUMN_EMAIL, FALSE },
  { "phone", DUO_CONTACT_COLUMN_PHONE, FALSE },
  { "do_not_mail", DUO_CONTACT_COLUMN_DO_NOT_MAIL, FALSE },
  { "note", DUO_CONTACT_COLUMN_NOTE, FALSE },
  { "role", DUO_CONTACT_COLUMN_ROLE, TRUE },
  { "function", DUO_CONTACT_COLUMN_FUNCTION, TRUE },
  { "preferred", DUO_CONTACT_COLUMN_PREFERRED, TRUE },
  { "confirmed", DUO_CONTACT_COLUMN_CONFIRMED, TRUE },
  { "origin", DUO_CONTACT_COLUMN_ORIGIN, TRUE },
  { "purpose", DUO_CONTACT_COLUMN_PURPOSE, TRUE },
  { "keep_until", DUO_CONTACT_COLUMN_KEEP_UNTIL, TRUE },
};

/* Copies the property of one object to another of its type. */
static void
copy_field (const Field *field, gpointer from, gpointer to)
{
  g_autofree char *property = g_strdelimit (g_strdup (field->name), "_", '-');
  GParamSpec *pspec = g_object_class_find_property (G_OBJECT_GET_CLASS (from), property);
  g_auto (GValue) value = G_VALUE_INIT;

  g_value_init (&value, pspec->value_type);
  g_object_get_property (from, property, &value);
  g_object_set_property (to, property, &value);
}

/* Returns: (transfer full): the field as a change set has it: codes and ISO dates. */
static char *
dup_value (const Field *field, DuoContact *contact, DuoContactLink *link)
{
  switch (field->column)
    {
    case DUO_CONTACT_COLUMN_NAME:
      return g_strdup (duo_contact_get_name (contact));
    case DUO_CONTACT_COLUMN_EMAIL:
      return g_strdup (duo_contact_get_email (contact));
    case DUO_CONTACT_COLUMN_PHONE:
      return g_strdup (duo_contact_get_phone (contact));
    case DUO_CONTACT_COLUMN_DO_NOT_MAIL:
      return g_strdup (duo_contact_get_do_not_mail (contact) ? YES : NO);
    case DUO_CONTACT_COLUMN_NOTE:
      return g_strdup (duo_contact_get_note (contact));
    case DUO_CONTACT_COLUMN_ROLE:
      return g_strdup (duo_contact_role_to_string (duo_contact_link_get_role (link)));
    case DUO_CONTACT_COLUMN_FUNCTION:
      return g_strdup (duo_contact_link_get_function (link));
    case DUO_CONTACT_COLUMN_PREFERRED:
      return g_strdup (duo_contact_link_get_preferred (link) ? YES : NO);
    case DUO_CONTACT_COLUMN_CONFIRMED:
      return duo_when_to_string (duo_contact_link_get_confirmed (link));
    case DUO_CONTACT_COLUMN_ORIGIN:
      return g_strdup (duo_origin_to_string (duo_contact_link_get_origin (link)));
    case DUO_CONTACT_COLUMN_PURPOSE:
      return g_strdup (duo_contact_link_get_purpose (link));
    case DUO_CONTACT_COLUMN_KEEP_UNTIL:
      return duo_when_to_string (duo_contact_link_get_keep_until (link));
    case DUO_CONTACT_COLUMN_KEY:
    case DUO_CONTACT_COLUMN_CODE:
    case DUO_CONTACT_COLUMN_TARGET:
    case DUO_N_CONTACT_COLUMNS:
    default:
      g_return_val_if_reached (g_strdup (""));
    }
}

/* Whether two texts are the same as a cell shows them: line breaks and blanks at the ends get lost in files. */
static gboolean
says_same (const char *a, const char *b)
{
  g_autofree char *first = g_strdelimit (g_strdup (a), "\r\n\t", ' ');
  g_autofree char *second = g_strdelimit (g_strdup (b), "\r\n\t", ' ');

  return g_str_equal (g_strstrip (first), g_strstrip (second));
}

/* A workbook has days only: a month there is its first day. */
static gboolean
dates_say_same (DuoContactsFile *file, const char *here, const char *there)
{
  return file->sheet != NULL && strlen (here) == strlen ("2020-09") && g_str_has_prefix (there, here)
         && g_str_equal (there + strlen (here), "-01");
}

/* ---- Finding ---- */

typedef struct
{
  DuoContactsFile *file;
  DuoChangeSet *set;
  GPtrArray *entries;      /* (element-type DuoContactEntry) */
  GHashTable *by_uid;      /* uid of a link to entry */
  GHashTable *by_who;      /* "who\ntarget\nrole" to entry; without a role too */
  GHashTable *contacts;    /* who to contact; @ambiguous where there are more */
  GHashTable *taken;       /* entries that a line was */
  GHashTable *after;       /* contact to the copy that the lines so far make of it */
  GHashTable *preferred;   /* "target\nrole" that a line made the preferred one */
} Compare;

/* The two ways in which a contact is known: by address, and by name. */
static char *
who_by_email (DuoContact *contact)
{
  g_autofree char *email = duo_email_dup_key (duo_contact_get_email (contact));
  g_autofree char *name = duo_fold_text (duo_contact_get_name (contact));

  return email != NULL ? g_strdup_printf ("%s\t%s", name, email) : NULL;
}

static char *
who_by_name (DuoContact *contact)
{
  g_autofree char *name = duo_fold_text (duo_contact_get_name (contact));

  return *name != '\0' ? g_steal_pointer (&name) : NULL;
}

static char *
target_key (DuoContactEntry *entry)
{
  return g_strdup_printf ("%d:%" G_GINT64_FORMAT, (gint) entry->target_kind, entry->target);
}

/* @role: (nullable): NULL for any. */
static char *
link_key (const char *who, DuoContactEntry *entry, const char *role)
{
  g_autofree char *target = target_key (entry);

  return who != NULL ? g_strdup_printf ("%s\n%s\n%s", who, target, role != NULL ? role : "") : NULL;
}

/* The first one of a key stays. */
static void
index_key (GHashTable *table, char *key, gpointer value)
{
  if (key == NULL || g_hash_table_contains (table, key))
    g_free (key);
  else
    g_hash_table_insert (table, key, value);
}

static void
index_entry (Compare *self, DuoContactEntry *entry)
{
  g_autofree char *email = who_by_email (entry->contact);
  g_autofree char *name = who_by_name (entry->contact);
  const char *role;

  index_key (self->contacts, g_strdup (email), entry->contact);
  if (entry->link == NULL)
    {
      g_hash_table_insert (self->by_uid, g_strdup (duo_contact_get_uid (entry->contact)), entry);
      return;
    }

  role = duo_contact_role_to_string (duo_contact_link_get_role (entry->link));
  g_hash_table_insert (self->by_uid, g_strdup (duo_contact_link_get_uid (entry->link)), entry);
  index_key (self->by_who, link_key (email, entry, role), entry);
  index_key (self->by_who, link_key (name, entry, role), entry);
  index_key (self->by_who, link_key (email, entry, NULL), entry);
  index_key (self->by_who, link_key (name, entry, NULL), entry);
}

/* The entry that the line is about. By name only at the same target: names are not unique. */
static DuoContactEntry *
find_entry (Compare *self, DuoContactLine *line)
{
  g_autofree char *email = who_by_email (line->entry->contact);
  g_autofree char *name = who_by_name (line->entry->contact);
  const char *role = line->given[DUO_CONTACT_COLUMN_ROLE]
                       ? duo_contact_role_to_string (duo_contact_link_get_role (line->entry->link))
                       : NULL;
  DuoContactEntry *found = NULL;

  for (guint i = 0; found == NULL && i < 2; i++)
    {
      g_autofree char *key = link_key (i == 0 ? email : name, line->entry, role);
      DuoContactEntry *entry = key != NULL ? g_hash_table_lookup (self->by_who, key) : NULL;

      if (entry != NULL && !g_hash_table_contains (self->taken, entry))
        found = entry;
    }

  return found;
}

/* A contact that is here already, for a line that makes a new link. @keyed: (nullable): the entry of our key. */
static DuoContact *
find_contact (Compare *self, DuoContactLine *line, DuoContactEntry *keyed)
{
  g_autofree char *email = who_by_email (line->entry->contact);

  if (keyed != NULL)
    return keyed->contact;

  return email != NULL ? g_hash_table_lookup (self->contacts, email) : NULL;
}

/* ---- Items ---- */

static char *
dup_item_key (DuoContactEntry *entry)
{
  g_autofree char *title = duo_contact_dup_title (entry->contact);

  return *entry->code != '\0' ? g_strdup_printf ("%s %s", entry->code, title) : g_strdup (title);
}

static DuoChangeItem *
add_item (Compare *self, DuoContactLine *line, DuoChangeItemState state, DuoContactEntry *entry)
{
  g_autofree char *key = dup_item_key (entry);
  DuoChangeItem *item = duo_change_item_new (state, key);

  item->line = line->line;
  item->sheet = g_strdup (self->file->sheet);
  item->ticked = state != DUO_CHANGE_ITEM_SAME && state != DUO_CHANGE_ITEM_REFUSED;
  g_ptr_array_add (self->set->items, item);
  return item;
}

/* A line can't be used: where, and why. */
static void
add_refused (Compare *self, DuoContactLine *line)
{
  DuoChangeItem *item = add_item (self, line, DUO_CHANGE_ITEM_REFUSED, line->entry);

  item->refusal = line->refusal;
  item->value = g_strdup (line->value);
  item->column = self->file->columns[line->refused];
  item->column_name = g_strdup (self->file->headings[line->refused]);
}

/* The contact as the lines so far leave it. */
static DuoContact *
get_after (Compare *self, DuoContact *contact)
{
  DuoContact *after = g_hash_table_lookup (self->after, contact);

  if (after == NULL)
    {
      after = duo_contact_copy (contact);
      g_hash_table_insert (self->after, contact, after);
    }
  return after;
}

/* Compares one field. @after: the entry's own contact as it becomes. Returns: %FALSE where a line above says otherwise. */
static gboolean
compare_field (Compare *self, const Field *field, DuoContactLine *line, DuoContactEntry *here, DuoContact *after, DuoChangeItem *item)
{
  g_autofree char *was = NULL;
  g_autofree char *is = NULL;
  g_autofree char *becomes = NULL;

  if (!line->given[field->column] || (field->of_link && here->link == NULL))
    return TRUE;

  was = dup_value (field, here->contact, here->link);
  is = dup_value (field, after, here->link);
  becomes = dup_value (field, line->entry->contact, line->entry->link);
  if (says_same (is, becomes) || says_same (was, becomes)
      || dates_say_same (self->file, was, becomes))
    return TRUE;
  if (!says_same (was, is))
    {
      duo_contact_line_refuse (line, DUO_REFUSAL_DUPLICATE, field->column, becomes);
      return FALSE;
    }

  duo_change_item_add_field (item, field->name, *was != '\0' ? was : NULL, becomes);
  return TRUE;
}

/* Whether another line made somebody else the preferred one. */
static gboolean
is_preferred_twice (Compare *self, DuoContactLine *line, DuoContactEntry *entry)
{
  g_autofree char *target = target_key (entry);
  const DuoContactRole role = line->given[DUO_CONTACT_COLUMN_ROLE] || entry->link == NULL
                                ? duo_contact_link_get_role (line->entry->link)
                                : duo_contact_link_get_role (entry->link);

  return duo_contact_link_get_preferred (line->entry->link)
         && !g_hash_table_add (self->preferred, g_strdup_printf ("%s\n%s", target, duo_contact_role_to_string (role)));
}

/* A line about a link that is here. */
static void
add_known (Compare *self, DuoContactLine *line, DuoContactEntry *here)
{
  DuoContact *after = get_after (self, here->contact);
  DuoChangeItem *item = add_item (self, line, DUO_CHANGE_ITEM_SAME, here);

  if (!g_hash_table_add (self->taken, here))
    duo_contact_line_refuse (line, DUO_REFUSAL_DUPLICATE, DUO_CONTACT_COLUMN_NAME, item->key);
  else if (is_preferred_twice (self, line, here))
    duo_contact_line_refuse (line, DUO_REFUSAL_DUPLICATE, DUO_CONTACT_COLUMN_PREFERRED, YES);
  for (guint i = 0; line->refusal == DUO_REFUSAL_NONE && i < G_N_ELEMENTS (fields); i++)
    if (!compare_field (self, &fields[i], line, here, after, item))
      break;
  if (line->refusal != DUO_REFUSAL_NONE)
    {
      g_ptr_array_remove (self->set->items, item);
      add_refused (self, line);
      return;
    }

  item->current = g_object_ref (G_OBJECT (here));
  item->incoming = g_object_ref (G_OBJECT (line->entry));
  if (item->fields->len == 0)
    return;

  item->state = DUO_CHANGE_ITEM_CHANGED;
  item->ticked = TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    for (guint j = 0; j < item->fields->len; j++)
      if (!fields[i].of_link && g_str_equal (((DuoChangeField *) item->fields->pdata[j])->field, fields[i].name))
        copy_field (&fields[i], line->entry->contact, after);
}

/* A line that is new here: of somebody who is known already, or of nobody yet. */
static void
add_new (Compare *self, DuoContactLine *line, DuoContactEntry *keyed)
{
  DuoContact *known = find_contact (self, line, keyed);
  DuoChangeItem *item;

  if (line->entry->target_kind != DUO_OBJECT_NONE && is_preferred_twice (self, line, line->entry))
    {
      duo_contact_line_refuse (line, DUO_REFUSAL_DUPLICATE, DUO_CONTACT_COLUMN_PREFERRED, YES);
      add_refused (self, line);
      return;
    }

  item = add_item (self, line, DUO_CHANGE_ITEM_NEW, line->entry);
  item->incoming = g_object_ref (G_OBJECT (line->entry));
  if (known != NULL && duo_contact_get_id (known) != 0)
    item->current = G_OBJECT (duo_contact_entry_new (known, NULL));
  else if (known == NULL)
    index_entry (self, line->entry); /* a line below may be about him too */
  else
    g_object_set_data_full (G_OBJECT (line->entry), "duo-same-contact", g_object_ref (known), g_object_unref);
}

static gint
compare_lines (gconstpointer a, gconstpointer b)
{
  const DuoChangeItem *first = *(DuoChangeItem *const *) a;
  const DuoChangeItem *second = *(DuoChangeItem *const *) b;

  return (first->line > second->line) - (first->line < second->line);
}

static void
add_missing (Compare *self)
{
  for (guint i = 0; i < self->entries->len; i++)
    {
      DuoContactEntry *entry = self->entries->pdata[i];
      g_autofree char *key = NULL;
      DuoChangeItem *item;

      if (entry->link == NULL || g_hash_table_contains (self->taken, entry))
        continue;

      key = dup_item_key (entry);
      item = duo_change_item_new (DUO_CHANGE_ITEM_MISSING, key);
      item->ticked = FALSE;
      item->current = g_object_ref (G_OBJECT (entry));
      g_ptr_array_add (self->set->items, item);
    }
}

static void
describe (DuoContactsFile *file, DuoChangeSet *set)
{
  g_free (set->encoding);
  set->encoding = g_strdup (file->encoding);
  g_free (set->separator);
  set->separator = g_strdup (file->separator);
  g_free (set->newline);
  set->newline = g_strdup (file->newline);
  set->lines = file->n_lines;
  for (guint i = 0; i < file->ignored->len; i++)
    g_ptr_array_add (set->ignored, g_strdup (file->ignored->pdata[i]));
}

/* Whether the line says another target than the one that it has here: then it is a new link. */
static gboolean
is_elsewhere (DuoContactLine *line, DuoContactEntry *here)
{
  return line->entry->target_kind != DUO_OBJECT_NONE
         && (line->entry->target_kind != here->target_kind || line->entry->target != here->target);
}

DuoChangeSet *
duo_contacts_compare (DuoContactsFile *file, GPtrArray *entries)
{
  g_autoptr (GHashTable) by_uid = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) by_who = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) contacts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) taken = g_hash_table_new (NULL, NULL);
  g_autoptr (GHashTable) after = g_hash_table_new_full (NULL, NULL, NULL, g_object_unref);
  g_autoptr (GHashTable) preferred = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Compare self = { file, duo_change_set_new (file->file, "contacts"), entries, by_uid, by_who, contacts, taken, after, preferred };

  describe (file, self.set);
  for (guint i = 0; i < entries->len; i++)
    index_entry (&self, entries->pdata[i]);
  for (guint i = 0; i < file->lines->len; i++)
    {
      DuoContactLine *line = file->lines->pdata[i];
      DuoContactEntry *keyed = *line->key != '\0' ? g_hash_table_lookup (by_uid, line->key) : NULL;
      DuoContactEntry *here = keyed;

      if (line->refusal != DUO_REFUSAL_NONE)
        {
          add_refused (&self, line);
          continue;
        }
      if (here == NULL || is_elsewhere (line, here))
        here = find_entry (&self, line);
      if (here != NULL)
        add_known (&self, line, here);
      else
        add_new (&self, line, keyed);
    }

  g_ptr_array_sort (self.set->items, compare_lines);
  add_missing (&self);
  return self.set;
}

void
duo_contacts_take_ticked (DuoChangeItem *item, DuoContact *contact, DuoContactLink *link)
{
  DuoContactEntry *incoming = DUO_CONTACT_ENTRY (item->incoming);

  for (guint i = 0; i < item->fields->len; i++)
    {
      const DuoChangeField *change = item->fields->pdata[i];

      for (guint j = 0; change->ticked && j < G_N_ELEMENTS (fields); j++)
        {
          if (!g_str_equal (fields[j].name, change->field))
            continue;
          if (!fields[j].of_link)
            copy_field (&fields[j], incoming->contact, contact);
          else if (link != NULL)
            copy_field (&fields[j], incoming->link, link);
        }
    }
}
