/* SPDX-License-Identifier: EUPL-1.2 */
/* Comparing files with the register, and applying what was ticked; pure, so that a preview of several files is the
 * same work as storing them. */
#include "duo-register.h"

#include <string.h>

#include "duo-fold.h"
#include "duo-when.h"

void
duo_register_file_free (DuoRegisterFile *self)
{
  if (self == NULL)
    return;

  g_free (self->name);
  g_free (self->path);
  g_free (self->encoding);
  g_free (self->separator);
  g_free (self->newline);
  g_clear_pointer (&self->records, g_ptr_array_unref);
  g_clear_pointer (&self->refused, g_ptr_array_unref);
  g_clear_pointer (&self->ignored, g_ptr_array_unref);
  g_free (self);
}

/* Returns: (transfer full): a register without records. */
DuoRegister *
duo_register_new (void)
{
  DuoRegister *self = g_new0 (DuoRegister, 1);

  for (guint i = 0; i < DUO_N_RECORD_TYPES; i++)
    self->records[i] = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_object_unref);
  self->dirty = g_ptr_array_new_with_free_func (g_object_unref);
  return self;
}

void
duo_register_free (DuoRegister *self)
{
  if (self == NULL)
    return;

  for (guint i = 0; i < DUO_N_RECORD_TYPES; i++)
    g_hash_table_unref (self->records[i]);
  g_ptr_array_unref (self->dirty);
  g_free (self);
}

/* Returns: (transfer none) (nullable): the record of that type and key. */
DuoRegisterRecord *
duo_register_find (DuoRegister *self, DuoRecordType type, const char *key)
{
  return g_hash_table_lookup (self->records[type], key);
}

/* Adds a record that the store has; @record: (transfer full). */
void
duo_register_add (DuoRegister *self, DuoRegisterRecord *record)
{
  g_hash_table_replace (self->records[record->type], record->key, record);
}

static void
touch (DuoRegister *self, DuoRegisterRecord *record)
{
  if (record->dirty)
    return;
  record->dirty = TRUE;
  g_ptr_array_add (self->dirty, g_object_ref (record));
}

/* Returns: (transfer full): the key of a name that @brin has or had, however it is written. */
char *
duo_register_name_key (const char *brin, const char *name)
{
  g_autofree char *folded = duo_fold_text (name);

  return g_strconcat (brin, " ", folded, NULL);
}

/* Makes the key of a transition, count or name from its values. */
void
duo_register_record_make_key (DuoRegisterRecord *self)
{
  const char *code = duo_register_record_get (self, DUO_REGISTER_CODE);
  char *key = NULL;

  if (self->type == DUO_RECORD_TRANSITION)
    key = g_strdup_printf ("%s %s > %s %s, %s %s", duo_register_record_get (self, DUO_REGISTER_FROM_FUNCTION),
                           duo_register_record_get (self, DUO_REGISTER_FROM_CODE),
                           duo_register_record_get (self, DUO_REGISTER_TO_FUNCTION),
                           duo_register_record_get (self, DUO_REGISTER_TO_CODE),
                           duo_register_record_get (self, DUO_REGISTER_DAY),
                           duo_register_record_get (self, DUO_REGISTER_TRANSITION));
  else if (self->type == DUO_RECORD_COUNT)
    key = g_strdup_printf ("%s %s %s", code, duo_register_record_get (self, DUO_REGISTER_SECTOR),
                           duo_register_record_get (self, DUO_REGISTER_YEAR));
  else if (self->type == DUO_RECORD_NAME)
    {
      const char *name = duo_register_record_get (self, DUO_REGISTER_NAME);

      key = duo_register_name_key (code != NULL ? code : "", name != NULL ? name : "");
    }
  g_return_if_fail (key != NULL);

  g_free (self->key);
  self->key = key;
}

/* ---- Comparing ---- */

/* Where the value at @place of a record of a file comes from. */
static DuoProvenance
origin_of (const DuoRegisterRecord *record, guint place, guint32 as_of, DuoSource source)
{
  return (DuoProvenance) {
    .as_of = as_of,
    .source = (guint8) source,
    .strength = record->provenance != NULL ? record->provenance[place].strength : DUO_STRENGTH_CERTAIN,
  };
}

static char *
sectors_to_text (DuoSectorSet sectors)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < DUO_N_SECTORS; i++)
    if (duo_sector_set_contains (sectors, (DuoSector) i))
      g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "", duo_sector_to_string ((DuoSector) i));

  return g_string_free (text, FALSE);
}

static void
compare_sectors (DuoChangeItem *item, DuoRegisterRecord *current, DuoRegisterRecord *incoming)
{
  g_autofree char *old_text = NULL;
  g_autofree char *new_text = NULL;

  if ((incoming->sectors & ~current->sectors) == 0)
    return;

  old_text = sectors_to_text (current->sectors);
  new_text = sectors_to_text (current->sectors | incoming->sectors);
  duo_change_item_add_field (item, "sectors", old_text, new_text);
}

static DuoChangeItem *
item_new (DuoChangeItemState state, DuoRegisterRecord *record)
{
  DuoChangeItem *item = duo_change_item_new (state, record->key);

  item->type = duo_record_type_to_string (record->type);
  item->line = record->line;
  return item;
}

/* Whether @from tells a name that people know the institution by: not one that belongs to one of its locations. */
static gboolean
names_institution (const DuoProvenance *from)
{
  return from->strength != DUO_STRENGTH_GUESS || from->source == DUO_SOURCE_MBO_SHEET;
}

/* An older file may know a name that nobody here remembers. Returns: (transfer full) (nullable). */
static DuoChangeItem *
remember_name (DuoRegister *self, DuoRegisterRecord *current, DuoRegisterRecord *incoming, const DuoProvenance *from)
{
  const char *name = duo_register_record_get (incoming, DUO_REGISTER_NAME);
  const char *here = duo_register_record_get (current, DUO_REGISTER_NAME);
  static const DuoProvenance by_the_way = { .strength = DUO_STRENGTH_MAIN };
  g_autoptr (DuoRegisterRecord) record = NULL;
  g_autofree char *key = NULL;
  g_autofree char *key_here = NULL;
  DuoChangeItem *item;

  if (current->type != DUO_RECORD_INSTITUTION || !names_institution (from) || name == NULL || here == NULL)
    return NULL;
  key = duo_register_name_key (current->key, name);
  key_here = duo_register_name_key (current->key, here);
  if (g_str_equal (key, key_here) || duo_register_find (self, DUO_RECORD_NAME, key) != NULL)
    return NULL;

  record = duo_register_record_new (DUO_RECORD_NAME, key);
  duo_register_record_set (record, DUO_REGISTER_CODE, current->key);
  duo_register_record_set (record, DUO_REGISTER_NAME, name);
  duo_register_record_set_provenance (record, DUO_REGISTER_NAME, &by_the_way);
  record->line = incoming->line;
  item = item_new (DUO_CHANGE_ITEM_NEW, record);
  item->incoming = g_object_ref (G_OBJECT (record));
  return item;
}

/* In somebody's own list a line is meant: one that leads nowhere is said. */
static void
add_unknown (DuoChangeSet *set, DuoRegisterRecord *incoming)
{
  DuoChangeItem *item = item_new (DUO_CHANGE_ITEM_REFUSED, incoming);

  item->refusal = DUO_REFUSAL_NOT_HERE;
  item->value = g_strdup (incoming->key);
  g_ptr_array_add (set->items, item);
}

/* Those of an institution, as it is and as the file has it. */
static DuoSectorSet
sectors_of (const DuoRegisterRecord *current, const DuoRegisterRecord *incoming)
{
  return current->type == DUO_RECORD_INSTITUTION ? current->sectors | incoming->sectors : (DuoSectorSet) DUO_SECTOR_SET_NONE;
}

static void
compare_record (DuoRegister *self, DuoChangeSet *set, DuoSource source, DuoRegisterRecord *incoming)
{
  DuoRegisterRecord *current = duo_register_find (self, incoming->type, incoming->key);
  DuoChangeItem *item;
  guint n_fields;
  const DuoRegisterField *fields = duo_record_fields (incoming->type, &n_fields);

  /* Who governs an institution says nothing of what it is: that makes none. */
  if (current == NULL && incoming->type == DUO_RECORD_INSTITUTION && duo_register_record_get (incoming, DUO_REGISTER_NAME) == NULL)
    {
      if (source == DUO_SOURCE_OWN_LIST)
        add_unknown (set, incoming);
      else
        set->passed_over++;
      return;
    }

  item = item_new (current == NULL ? DUO_CHANGE_ITEM_NEW : DUO_CHANGE_ITEM_SAME, incoming);
  item->incoming = g_object_ref (G_OBJECT (incoming));
  g_ptr_array_add (set->items, item);
  if (current == NULL)
    return;

  for (guint i = 0; i < n_fields; i++)
    {
      const DuoProvenance from = origin_of (incoming, i, set->as_of, source);
      const DuoVerdict verdict = duo_register_decide (fields[i], sectors_of (current, incoming), current->values[i],
                                                      duo_register_record_get_provenance (current, fields[i]),
                                                      incoming->values[i], &from);

      if (verdict == DUO_VERDICT_TAKE || verdict == DUO_VERDICT_OFFER)
        {
          DuoChangeField *field;

          duo_change_item_add_field (item, duo_register_field_to_string (fields[i]), current->values[i], incoming->values[i]);
          field = item->fields->pdata[item->fields->len - 1];
          field->edited = verdict == DUO_VERDICT_OFFER;
          field->ticked = !field->edited;
        }
      else if (verdict == DUO_VERDICT_OLDER && fields[i] == DUO_REGISTER_NAME)
        {
          DuoChangeItem *name = remember_name (self, current, incoming, &from);

          if (name != NULL)
            g_ptr_array_add (set->items, name);
        }
    }
  compare_sectors (item, current, incoming);
  if (item->fields->len > 0)
    {
      item->state = DUO_CHANGE_ITEM_CHANGED;
      item->ticked = TRUE;
    }
}

/* ---- What is here and not in the file ---- */

/* Returns: (transfer container) (element-type utf8 guint32): BRINs that a complete transition closes, with the day. */
GHashTable *
duo_register_find_closed (DuoRegister *self)
{
  GHashTable *closed = g_hash_table_new (g_str_hash, g_str_equal);
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, self->records[DUO_RECORD_TRANSITION]);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      const char *day = duo_register_record_get (value, DUO_REGISTER_DAY);
      guint32 julian = 0;

      if (g_strcmp0 (duo_register_record_get (value, DUO_REGISTER_FROM_FUNCTION), "U") == 0
          && g_strcmp0 (duo_register_record_get (value, DUO_REGISTER_COMPLETE), "J") == 0 && day != NULL
          && duo_day_parse (day, &julian))
        g_hash_table_insert (closed, (gpointer) duo_register_record_get (value, DUO_REGISTER_FROM_CODE),
                             GUINT_TO_POINTER (julian));
    }

  return closed;
}

static gboolean
is_open (DuoRegisterRecord *record, GHashTable *closed, guint32 day)
{
  const char *until = duo_register_record_get (record, DUO_REGISTER_OPEN_UNTIL);
  g_autofree char *brin = g_strndup (record->key, 4);
  const guint32 ended = GPOINTER_TO_UINT (g_hash_table_lookup (closed, brin));
  guint32 julian = 0;

  return !(until != NULL && duo_day_parse (until, &julian) && julian <= day) && !(ended != 0 && ended <= day);
}

static gint
compare_items (gconstpointer a, gconstpointer b)
{
  const DuoChangeItem *const *first = a;
  const DuoChangeItem *const *second = b;

  return strcmp ((*first)->key, (*second)->key);
}

/* Only said: nothing is closed or removed because a file does not have it. A file that is older than what is known
 * of a record says nothing about it. */
static void
add_missing (DuoRegister *self, DuoChangeSet *set, DuoRegisterFile *file, DuoRecordType type)
{
  g_autoptr (GHashTable) listed = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) closed = duo_register_find_closed (self);
  g_autoptr (GPtrArray) missing = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer value;

  for (guint i = 0; i < file->records->len; i++)
    {
      DuoRegisterRecord *record = file->records->pdata[i];

      if (record->type == type)
        g_hash_table_add (listed, record->key);
    }

  g_hash_table_iter_init (&iter, self->records[type]);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      DuoRegisterRecord *record = value;

      if ((record->sectors & file->covers) != 0 && !g_hash_table_contains (listed, record->key)
          && duo_register_record_get_provenance (record, DUO_REGISTER_NAME)->as_of <= file->as_of
          && is_open (record, closed, file->as_of))
        g_ptr_array_add (missing, item_new (DUO_CHANGE_ITEM_MISSING, record));
    }

  g_ptr_array_sort (missing, compare_items);
  for (guint i = 0; i < missing->len; i++)
    {
      DuoChangeItem *item = missing->pdata[i];

      item->line = 0;
      g_ptr_array_add (set->items, item);
    }
}

/* ---- Mergers in a circle ---- */

/* Notes where the institution that a complete transition closes goes on. */
static gboolean
add_merger (GHashTable *mergers, DuoRegisterRecord *record)
{
  GPtrArray *targets;
  const char *from = duo_register_record_get (record, DUO_REGISTER_FROM_CODE);
  const char *to = duo_register_record_get (record, DUO_REGISTER_TO_CODE);

  if (from == NULL || to == NULL || g_strcmp0 (duo_register_record_get (record, DUO_REGISTER_COMPLETE), "J") != 0
      || g_strcmp0 (duo_register_record_get (record, DUO_REGISTER_FROM_FUNCTION), "U") != 0
      || g_strcmp0 (duo_register_record_get (record, DUO_REGISTER_TO_FUNCTION), "U") != 0)
    return FALSE;

  targets = g_hash_table_lookup (mergers, from);
  if (targets == NULL)
    {
      targets = g_ptr_array_new ();
      g_hash_table_insert (mergers, (gpointer) from, targets);
    }
  g_ptr_array_add (targets, (gpointer) to);
  return TRUE;
}

/* Whether the way from @code leads to @wanted. @seen: so that a circle that is here already ends. */
static gboolean
leads_to (GHashTable *mergers, GHashTable *seen, const char *code, const char *wanted)
{
  GPtrArray *targets = g_hash_table_lookup (mergers, code);

  if (g_str_equal (code, wanted))
    return TRUE;
  if (targets == NULL || !g_hash_table_add (seen, (gpointer) code))
    return FALSE;

  for (guint i = 0; i < targets->len; i++)
    if (leads_to (mergers, seen, targets->pdata[i], wanted))
      return TRUE;
  return FALSE;
}

static void
refuse_circle (GHashTable *mergers, DuoChangeItem *item)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  DuoRegisterRecord *record = DUO_REGISTER_RECORD (item->incoming);
  const char *from = duo_register_record_get (record, DUO_REGISTER_FROM_CODE);
  const char *to = duo_register_record_get (record, DUO_REGISTER_TO_CODE);
  GPtrArray *targets;

  if (!add_merger (mergers, record) || !leads_to (mergers, seen, to, from))
    return;

  targets = g_hash_table_lookup (mergers, from);
  g_ptr_array_set_size (targets, (gint) targets->len - 1);
  item->state = DUO_CHANGE_ITEM_REFUSED;
  item->ticked = FALSE;
  item->refusal = DUO_REFUSAL_CIRCLE;
  item->value = g_strdup_printf ("%s > %s", from, to);
}

/* Of mergers that lead back to where they began, the line that closes the circle is refused. */
static void
refuse_circles (DuoRegister *self, DuoChangeSet *set)
{
  g_autoptr (GHashTable) mergers
    = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_ptr_array_unref);
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, self->records[DUO_RECORD_TRANSITION]);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    (void) add_merger (mergers, value); /* one that closes nothing makes no circle */

  for (guint i = 0; i < set->items->len; i++)
    {
      DuoChangeItem *item = set->items->pdata[i];

      if (item->state == DUO_CHANGE_ITEM_NEW && DUO_REGISTER_RECORD (item->incoming)->type == DUO_RECORD_TRANSITION)
        refuse_circle (mergers, item);
    }
}

/**
 * duo_register_compare:
 * @self: what is here
 * @file: a file that was read
 *
 * Returns: (transfer full): what the file would change; nothing is changed yet
 */
DuoChangeSet *
duo_register_compare (DuoRegister *self, DuoRegisterFile *file)
{
  DuoChangeSet *set = duo_change_set_new (file->name, duo_source_to_string (file->source));

  g_free (set->encoding);
  g_free (set->separator);
  g_free (set->newline);
  set->encoding = g_strdup (file->encoding);
  set->separator = g_strdup (file->separator);
  set->newline = g_strdup (file->newline);
  set->lines = file->lines;
  set->passed_over = file->passed_over;
  set->as_of = file->as_of;
  for (guint i = 0; file->ignored != NULL && i < file->ignored->len; i++)
    g_ptr_array_add (set->ignored, g_strdup (file->ignored->pdata[i]));

  for (guint i = 0; i < file->records->len; i++)
    compare_record (self, set, file->source, file->records->pdata[i]);
  if (file->covers != DUO_SECTOR_SET_NONE)
    {
      add_missing (self, set, file, DUO_RECORD_INSTITUTION);
      if (file->covers_locations)
        add_missing (self, set, file, DUO_RECORD_LOCATION);
    }
  if (file->source == DUO_SOURCE_TRANSITIONS)
    refuse_circles (self, set);
  for (guint i = 0; i < file->refused->len; i++)
    g_ptr_array_add (set->items, g_object_ref (file->refused->pdata[i]));

  return set;
}

/* ---- Applying ---- */

static void
put_value (DuoRegister *self, DuoRegisterRecord *record, guint place, const char *value, const DuoProvenance *from)
{
  guint n_fields;
  const DuoRegisterField field = duo_record_fields (record->type, &n_fields)[place];

  duo_register_record_set (record, field, value);
  duo_register_record_set_provenance (record, field, from);
  touch (self, record);
}

/* Notes that @brin has or had that name. It has no source, so that any file that is about names knows better and the order of
 * files makes no difference; of two ways to write it the one with fewer capitals stays. */
static void
keep_name (DuoRegister *self, const char *brin, const char *name)
{
  g_autofree char *key = duo_register_name_key (brin, name);
  DuoRegisterRecord *record = duo_register_find (self, DUO_RECORD_NAME, key);

  if (record == NULL)
    {
      record = duo_register_record_new (DUO_RECORD_NAME, key);
      duo_register_record_set (record, DUO_REGISTER_CODE, brin);
      duo_register_add (self, record);
    }
  else if (duo_register_record_get_provenance (record, DUO_REGISTER_NAME)->as_of != 0
           || g_strcmp0 (duo_register_record_get (record, DUO_REGISTER_NAME), name) >= 0)
    {
      return;
    }

  duo_register_record_set (record, DUO_REGISTER_NAME, name);
  touch (self, record);
}

/* A name that an institution had stays findable. Where two names meet, the one that it has now is kept too; the other one, where it
 * is @older, is an item of its own, see remember_name(). */
static void
keep_names (DuoRegister *self, DuoRegisterRecord *record, const char *incoming, const DuoProvenance *incoming_from, gboolean older)
{
  const char *name = duo_register_record_get (record, DUO_REGISTER_NAME);
  g_autofree char *key = NULL;
  g_autofree char *key_incoming = NULL;

  if (name == NULL || incoming == NULL || !names_institution (incoming_from)
      || !names_institution (duo_register_record_get_provenance (record, DUO_REGISTER_NAME)))
    return;
  key = duo_register_name_key (record->key, name);
  key_incoming = duo_register_name_key (record->key, incoming);
  if (g_str_equal (key, key_incoming))
    return;

  keep_name (self, record->key, name);
  if (!older)
    keep_name (self, record->key, incoming);
}

/* Whether @record is a name that a file has only by the way. */
static gboolean
is_kept_name (DuoRegisterRecord *record)
{
  return record->type == DUO_RECORD_NAME
         && duo_register_record_get_provenance (record, DUO_REGISTER_NAME)->strength == DUO_STRENGTH_MAIN;
}

static void
add_record (DuoRegister *self, DuoRegisterRecord *incoming, guint32 as_of, DuoSource source)
{
  g_autofree char *brin = g_strndup (incoming->key, 4);
  DuoRegisterRecord *record;
  guint n_fields;
  const DuoRegisterField *fields = duo_record_fields (incoming->type, &n_fields);

  if (incoming->type == DUO_RECORD_LOCATION && duo_register_find (self, DUO_RECORD_INSTITUTION, brin) == NULL)
    return; /* its institution was not ticked */

  record = duo_register_record_new (incoming->type, incoming->key);
  record->sectors = incoming->sectors;
  for (guint i = 0; i < n_fields; i++)
    {
      const DuoProvenance from = origin_of (incoming, i, as_of, source);

      if (incoming->values[i] == NULL)
        continue;
      record->values[i] = g_strdup (incoming->values[i]);
      duo_register_record_set_provenance (record, fields[i], &from);
    }
  duo_register_add (self, record);
  touch (self, record);
}

/* Returns: (nullable): what the item says about @field. */
static const DuoChangeField *
find_field (DuoChangeItem *item, const char *field)
{
  for (guint i = 0; i < item->fields->len; i++)
    {
      const DuoChangeField *found = item->fields->pdata[i];

      if (g_str_equal (found->field, field))
        return found;
    }

  return NULL;
}

/* Whether a value is taken over; the rule is asked again, since the store may have changed after the preview. */
static gboolean
is_taken (DuoChangeItem *item, DuoVerdict verdict, const char *code)
{
  const DuoChangeField *field = find_field (item, code);

  if (field != NULL && !field->ticked)
    return FALSE;
  if (verdict == DUO_VERDICT_OFFER)
    return field != NULL;
  return verdict == DUO_VERDICT_TAKE || verdict == DUO_VERDICT_CONFIRM;
}

static void
apply_to_record (DuoRegister *self, DuoChangeItem *item, DuoRegisterRecord *current, DuoRegisterRecord *incoming,
                 guint32 as_of, DuoSource source)
{
  guint n_fields;
  const DuoRegisterField *fields = duo_record_fields (incoming->type, &n_fields);
  const DuoChangeField *sectors = find_field (item, "sectors");

  for (guint i = 0; i < n_fields; i++)
    {
      const DuoProvenance from = origin_of (incoming, i, as_of, source);
      const DuoVerdict verdict = duo_register_decide (fields[i], sectors_of (current, incoming), current->values[i],
                                                      duo_register_record_get_provenance (current, fields[i]),
                                                      incoming->values[i], &from);

      const gboolean taken = is_taken (item, verdict, duo_register_field_to_string (fields[i]));

      if (fields[i] == DUO_REGISTER_NAME && current->type == DUO_RECORD_INSTITUTION
          && (taken || verdict == DUO_VERDICT_OLDER))
        keep_names (self, current, incoming->values[i], &from, verdict == DUO_VERDICT_OLDER);
      if (!taken)
        continue;
      put_value (self, current, i, incoming->values[i], &from);
    }
  if ((incoming->sectors & ~current->sectors) != 0 && (sectors == NULL || sectors->ticked))
    {
      current->sectors |= incoming->sectors;
      touch (self, current);
    }
}

/**
 * duo_register_apply:
 * @self: what is here
 * @set: what a file would change, as duo_register_compare() gave it and a person ticked it
 *
 * Changes the records here, and adds those that it changed to the list of what is to be written. What is the same
 * but known from a later file is noted as such, so that an older file read afterwards does not count as news.
 */
void
duo_register_apply (DuoRegister *self, DuoChangeSet *set)
{
  DuoSource source = DUO_SOURCE_NONE;

  if (!duo_source_parse (set->kind, &source))
    return;

  for (guint i = 0; i < set->items->len; i++)
    {
      DuoChangeItem *item = set->items->pdata[i];
      DuoRegisterRecord *incoming = item->incoming != NULL ? DUO_REGISTER_RECORD (item->incoming) : NULL;
      DuoRegisterRecord *current;

      if (incoming == NULL || (item->state != DUO_CHANGE_ITEM_SAME && !item->ticked))
        continue;
      current = duo_register_find (self, incoming->type, incoming->key);
      if (is_kept_name (incoming))
        keep_name (self, duo_register_record_get (incoming, DUO_REGISTER_CODE), duo_register_record_get (incoming, DUO_REGISTER_NAME));
      else if (current != NULL)
        apply_to_record (self, item, current, incoming, set->as_of, source);
      else if (item->state == DUO_CHANGE_ITEM_NEW)
        add_record (self, incoming, set->as_of, source);
    }
}

/**
 * duo_register_edit:
 * @self: what is here
 * @record: one of its records
 * @field: one of the fields of its type
 * @value: (nullable): what a person says it is; "" or %NULL for nothing
 * @today: Julian day
 *
 * From then on no file overwrites the field without a tick, see duo_register_decide().
 */
void
duo_register_edit (DuoRegister *self, DuoRegisterRecord *record, DuoRegisterField field, const char *value, guint32 today)
{
  const DuoProvenance from = { today, DUO_SOURCE_PERSON, DUO_STRENGTH_CERTAIN };
  const gint place = duo_record_find_field (record->type, field);

  g_return_if_fail (place >= 0);

  if (value != NULL && *value == '\0')
    value = NULL;
  if (g_strcmp0 (record->values[place], value) == 0)
    return;
  if (field == DUO_REGISTER_NAME && record->type == DUO_RECORD_INSTITUTION && value != NULL)
    keep_names (self, record, value, &from, TRUE); /* what a person calls it is no name of the register */
  put_value (self, record, (guint) place, value, &from);
}
