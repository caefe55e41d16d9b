/* SPDX-License-Identifier: EUPL-1.2 */
/* The contacts of a returned form. */
#include "duo-form-compare.h"

#include <string.h>

#include "duo-contact-check.h"
#include "duo-fold.h"

static const char *const fields[] = { "name", "function", "email", "phone" };

static const char *
get_field (DuoContactEntry *entry, guint field)
{
  switch (field)
    {
    case 0:
      return duo_contact_get_name (entry->contact);
    case 1:
      return duo_contact_link_get_function (entry->link);
    case 2:
      return duo_contact_get_email (entry->contact);
    default:
      return duo_contact_get_phone (entry->contact);
    }
}

static void
set_field (DuoContactEntry *entry, guint field, const char *text)
{
  switch (field)
    {
    case 0:
      duo_contact_set_name (entry->contact, text);
      break;
    case 1:
      duo_contact_link_set_function (entry->link, text);
      break;
    case 2:
      duo_contact_set_email (entry->contact, text);
      break;
    default:
      duo_contact_set_phone (entry->contact, text);
      break;
    }
}

/**
 * duo_form_take_contact_field:
 * @entry: the contact, which changes
 * @code: "name", "function", "email" or "phone"
 * @text: what it becomes
 *
 * Returns: whether there is such a field
 */
gboolean
duo_form_take_contact_field (DuoContactEntry *entry, const char *code, const char *text)
{
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    if (strcmp (fields[i], code) == 0)
      {
        set_field (entry, i, text);
        return TRUE;
      }

  return FALSE;
}

/* Returns: (transfer none) (nullable): what the contact has in that field; %NULL where there is no such field */
const char *
duo_form_get_contact_field (DuoContactEntry *entry, const char *code)
{
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    if (strcmp (fields[i], code) == 0)
      return get_field (entry, i);

  return NULL;
}

/* One line: names and numbers have no line breaks. */
static char *
dup_line (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  g_auto (GStrv) words = g_strsplit_set (valid, " \t\r\n", -1);
  GString *line = g_string_new (NULL);

  for (guint i = 0; words[i] != NULL; i++)
    if (*words[i] != '\0')
      g_string_append_printf (line, "%s%s", line->len > 0 ? " " : "", words[i]);
  return g_string_free (line, FALSE);
}

/* The entry that a block is about: by its link's uid; a new block by name or address, so that a form that is read in
 * again finds what it made. */
static DuoContactEntry *
find_entry (DuoFormJob *self, const char *uid, DuoContactRole role, DuoContactEntry *incoming)
{
  for (guint i = 0; i < self->content->contacts->len; i++)
    {
      DuoContactEntry *entry = self->content->contacts->pdata[i];
      g_autofree char *a = duo_email_dup_key (duo_contact_get_email (entry->contact));
      g_autofree char *b = duo_email_dup_key (duo_contact_get_email (incoming->contact));
      g_autofree char *name_a = duo_fold_text (duo_contact_get_name (entry->contact));
      g_autofree char *name_b = duo_fold_text (duo_contact_get_name (incoming->contact));

      if (entry->link == NULL)
        continue;
      if (strcmp (duo_contact_link_get_uid (entry->link), uid) == 0)
        return entry;
      if (g_str_has_prefix (uid, "new-") && duo_contact_link_get_role (entry->link) == role
          && ((b != NULL && *b != '\0' && g_strcmp0 (a, b) == 0) || (*name_b != '\0' && strcmp (name_a, name_b) == 0)))
        return entry;
    }

  return NULL;
}

static DuoContactEntry *
entry_new (DuoFormJob *self, DuoContactRole role)
{
  g_autoptr (DuoContact) contact = duo_contact_new ();
  g_autoptr (DuoContactLink) link = duo_contact_link_new ();
  const DuoWhen day = duo_when_day (self->content->day);

  duo_contact_link_set_institution (link, self->content->institution_id);
  duo_contact_link_set_role (link, role);
  duo_contact_link_set_origin (link, DUO_ORIGIN_FORM);
  duo_contact_link_set_confirmed (link, &day);
  return duo_contact_entry_new (contact, link);
}

/* Takes the changed cells of the block over into @incoming. Returns: a bit for each field that was taken. */
static guint
take_cells (DuoFormJob *self, const char *prefix, const char *uid, DuoContactEntry *incoming)
{
  guint taken = 0;

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      g_autofree char *key = g_strconcat (prefix, fields[i], NULL);
      DuoFormCell *cell = duo_form_find_cell (self, key);
      g_autoptr (DuoReading) reading = NULL;
      g_autofree char *line = NULL;

      if (cell == NULL || !duo_form_cell_changed (self, cell))
        continue;
      reading = duo_form_read_answer (self, cell, i == 2 ? DUO_ASK_EMAIL : DUO_ASK_TEXT, fields[i], uid);
      if (reading == NULL || reading->verdict != DUO_READING_VALUE)
        continue;
      line = dup_line (reading->value);
      set_field (incoming, i, line);
      taken |= 1u << i;
    }

  return taken;
}

/* A known contact whose name became another's: one person is replaced by another, or only spelled better. */
static gboolean
is_replaced (DuoContactEntry *current, DuoContactEntry *incoming, guint taken)
{
  const char *before = duo_contact_get_name (current->contact);

  return (taken & 1u) != 0 && *before != '\0' && strcmp (before, duo_contact_get_name (incoming->contact)) != 0;
}

/* A block without a name and an address is nobody: a human asks whose number it is. It would hide a contact that can be
 * written to. */
static void
ask_nameless (DuoFormJob *self, const char *prefix, const char *uid, guint taken)
{
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    if ((taken & (1u << i)) != 0)
      {
        g_autofree char *key = g_strconcat (prefix, fields[i], NULL);

        duo_form_ask (self, DUO_REVIEW_UNCLEAR, DUO_REFUSAL_FORM_UNCLEAR, duo_form_find_cell (self, key), fields[i], uid, NULL);
      }
}

static gboolean
is_nameless (DuoContactEntry *entry)
{
  return *duo_contact_get_name (entry->contact) == '\0' && *duo_contact_get_email (entry->contact) == '\0';
}

static void
compare_block (DuoFormJob *self, const char *prefix, const char *uid, DuoContactRole role)
{
  g_autoptr (DuoContactEntry) incoming = entry_new (self, role);
  const char *target = g_str_has_prefix (uid, "new-") ? duo_contact_link_get_uid (incoming->link) : uid;
  const guint taken = take_cells (self, prefix, target, incoming);
  DuoContactEntry *current = taken != 0 || !g_str_has_prefix (uid, "new-") ? find_entry (self, uid, role, incoming) : NULL;
  DuoChangeItem *item;

  if (taken == 0 && current == NULL && g_str_has_prefix (uid, "new-"))
    return;
  if (current == NULL && !g_str_has_prefix (uid, "new-"))
    {
      if (taken != 0)
        duo_form_refuse (self->result->set, DUO_REFUSAL_FORM_GONE, self->content->brin, NULL, NULL, duo_contact_get_name (incoming->contact));
      return;
    }
  if (current == NULL && is_nameless (incoming))
    {
      ask_nameless (self, prefix, uid, taken);
      return;
    }

  item = duo_change_item_new (current != NULL ? DUO_CHANGE_ITEM_SAME : DUO_CHANGE_ITEM_NEW, self->content->name);
  item->type = "contact";
  item->ticked = TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    if ((taken & (1u << i)) != 0 && (current == NULL || strcmp (get_field (current, i), get_field (incoming, i)) != 0))
      duo_change_item_add_field (item, fields[i], current != NULL ? get_field (current, i) : NULL, get_field (incoming, i));
  if (current != NULL && item->fields->len > 0)
    item->state = DUO_CHANGE_ITEM_CHANGED;
  if (current != NULL && is_replaced (current, incoming, taken))
    {
      g_autofree char *key = g_strconcat (prefix, "name", NULL);
      g_autoptr (GPtrArray) proposals = g_ptr_array_new_with_free_func (g_free);

      for (guint i = 0; i < G_N_ELEMENTS (fields); i++) /* all that is said of the new one: the form is not read again */
        if ((taken & (1u << i)) != 0)
          g_ptr_array_add (proposals, g_strdup_printf ("%s=%s", fields[i], get_field (incoming, i)));
      duo_form_ask (self, DUO_REVIEW_CONTACT, DUO_REFUSAL_FORM_CONTACT, duo_form_find_cell (self, key), "name", uid, proposals);
      item->ticked = FALSE;
      for (guint i = 0; i < item->fields->len; i++)
        ((DuoChangeField *) item->fields->pdata[i])->ticked = FALSE;
    }
  item->current = current != NULL ? g_object_ref (G_OBJECT (current)) : NULL;
  item->incoming = G_OBJECT (g_steal_pointer (&incoming));
  g_ptr_array_add (self->result->set->items, item);
}

/* Compares each contact that the form has. */
void
duo_form_compare_contacts (DuoFormJob *self)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < self->reading->cells->len; i++)
    {
      const DuoFormCell *cell = self->reading->cells->pdata[i];
      g_auto (GStrv) parts = g_strsplit (cell->key, ":", -1);
      g_autofree char *prefix = NULL;
      DuoContactRole role;

      if (g_strv_length (parts) != 4 || strcmp (parts[0], "contact") != 0 || !duo_contact_role_parse (parts[2], &role))
        continue;
      prefix = g_strdup_printf ("contact:%s:%s:", parts[1], parts[2]);
      if (g_hash_table_contains (seen, prefix))
        continue;
      compare_block (self, prefix, parts[1], role);
      g_hash_table_add (seen, g_steal_pointer (&prefix));
    }
}
