/* SPDX-License-Identifier: EUPL-1.2 */
/* The channels of a returned form. */
#include "duo-form-compare.h"

#include <string.h>

#include "duo-dutch-spec.h"
#include "duo-fold.h"

/* A block being compared. */
typedef struct
{
  DuoFormJob *job;
  DuoChannel *current;  /* (not owned) (nullable) */
  const DuoSpecs *profile; /* (not owned) (nullable) */
  DuoChannel *incoming; /* (not owned) */
  DuoChangeItem *item;  /* (not owned) */
} Block;

static const DuoSpecValue *
get_value (Block *self, DuoSpecField field)
{
  g_autoptr (DuoSpecs) none = duo_specs_new ();
  DuoSpecOrigin origin;

  if (self->current == NULL)
    return NULL;
  return duo_specs_effective (duo_channel_get_specs (self->current), self->profile, field, &origin);
}

/* Takes @text (NULL: not known) as the answer to @field, unless it says what is known already. */
static gboolean
take_value (Block *self, DuoSpecField field, const char *text, const char *words)
{
  const DuoSpecValue *before = get_value (self, field);
  g_autoptr (DuoSpecValue) value = duo_spec_value_new_told (text != NULL, field, text, words, DUO_ORIGIN_FORM, self->job->content->day);
  g_autofree char *old_text = NULL;
  g_autofree char *new_text = NULL;
  g_autofree char *shown = NULL;
  g_autofree char *folded = NULL;
  g_autofree char *folded_words = NULL;

  if (value == NULL)
    return FALSE;
  if (before != NULL && before->known == value->known && strcmp (before->text, value->text) == 0)
    return TRUE;

  old_text = duo_dutch_spec_value (field, before);
  new_text = duo_dutch_spec_value (field, value);
  folded = duo_fold_text (new_text);
  folded_words = duo_fold_text (words);
  shown = *folded_words == '\0' || strcmp (folded, folded_words) == 0 ? g_strdup (new_text) : g_strdup_printf ("%s “%s”", new_text, words);
  duo_change_item_add_field (self->item, duo_spec_field_to_string (field), before != NULL ? old_text : NULL, shown);
  duo_channel_take_spec (self->incoming, field, g_steal_pointer (&value));
  return TRUE;
}

static void
ask (Block *self, DuoFormCell *cell, const char *field)
{
  duo_form_ask (self->job, DUO_REVIEW_UNCLEAR, DUO_REFUSAL_FORM_UNCLEAR, cell, field, duo_channel_get_uid (self->incoming), NULL);
}

/* "1920x1080", "portrait". */
static void
take_shape (Block *self, DuoFormCell *cell)
{
  g_autoptr (DuoReading) reading =
    duo_form_read_answer (self->job, cell, DUO_ASK_SHAPE, duo_spec_field_to_string (DUO_SPEC_ORIENTATION), duo_channel_get_uid (self->incoming));
  g_auto (GStrv) sides = reading != NULL && reading->value != NULL ? g_strsplit (reading->value, "x", 2) : NULL;

  if (reading == NULL)
    return;
  if (sides != NULL && sides[0] != NULL && sides[1] != NULL && g_ascii_isdigit (*reading->value))
    {
      (void) take_value (self, DUO_SPEC_WIDTH_PX, sides[0], cell->text);
      (void) take_value (self, DUO_SPEC_HEIGHT_PX, sides[1], cell->text);
    }
  else
    (void) take_value (self, DUO_SPEC_ORIENTATION, reading->value, cell->text);
}

/* One of the list; anything else is asked. */
static void
take_places (Block *self, DuoFormCell *cell)
{
  const DuoFormContent *content = self->job->content;
  g_autofree char *folded = duo_fold_text (cell->text);
  g_autofree char *before = self->current != NULL ? duo_form_channel_places (content, self->current) : NULL;

  if (strcmp (folded, DUO_DUTCH_UNKNOWN) == 0 || g_strcmp0 (before, cell->text) == 0)
    return;
  if (strcmp (folded, "alle vestigingen") == 0 || strcmp (folded, "alle") == 0 || strcmp (folded, "overal") == 0)
    {
      duo_channel_set_locations (self->incoming, NULL, 0);
      if (self->current != NULL)
        duo_change_item_add_field (self->item, "places", before, "alle vestigingen");
      return;
    }
  for (guint i = 0; i < content->places->len; i++)
    {
      g_autofree char *place = duo_fold_text (content->places->pdata[i]);

      if (strcmp (place, folded) == 0)
        {
          duo_channel_set_locations (self->incoming, &g_array_index (content->place_ids, gint64, i), 1);
          duo_change_item_add_field (self->item, "places", before, content->places->pdata[i]);
          return;
        }
    }

  ask (self, cell, "places");
}

/* An address says how as well: by e-mail. The words are kept, with the address in them. */
static gboolean
says_mail (const char *text)
{
  static const char *const words[] = { "mail", "per mail", "via mail", "per e-mail", "via e-mail", "email", "e-mail", "mailen", NULL };
  static const char *const before[] = { "mailen naar ", "mail naar ", "per mail naar ", "via mail naar ", "per e-mail naar ", "e-mail naar ",
                                        "e-mail aan ", "mailen aan ", "mail aan ", "e-mail: ", "mail: " };
  g_autofree char *folded = duo_fold_text (text);
  const char *address = folded;
  g_autoptr (DuoReading) reading = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (before); i++)
    if (g_str_has_prefix (folded, before[i]))
      address = folded + strlen (before[i]);
  reading = duo_answer_read (DUO_ASK_EMAIL, address);
  return reading->verdict == DUO_READING_VALUE || g_strv_contains (words, folded);
}

static void
take_delivery (Block *self, DuoFormCell *cell)
{
  g_autoptr (DuoReading) reading = duo_answer_read (DUO_ASK_EMAIL, cell->text);
  g_autofree char *folded = duo_fold_text (cell->text);
  g_autofree char *canonical = duo_dutch_spec_canonical (DUO_SPEC_DELIVERY_METHOD, cell->text);

  if (cell->formula)
    duo_form_ask (self->job, DUO_REVIEW_UNCLEAR, DUO_REFUSAL_FORM_FORMULA, cell, duo_spec_field_to_string (DUO_SPEC_DELIVERY_METHOD),
                  duo_channel_get_uid (self->incoming), NULL);
  else if (reading->verdict == DUO_READING_UNKNOWN)
    (void) take_value (self, DUO_SPEC_DELIVERY_METHOD, NULL, cell->text);
  else if (says_mail (cell->text))
    (void) take_value (self, DUO_SPEC_DELIVERY_METHOD, "email", cell->text);
  else if (strcmp (folded, "wetransfer") == 0)
    (void) take_value (self, DUO_SPEC_DELIVERY_METHOD, "upload_link", cell->text);
  else if (canonical == NULL || !take_value (self, DUO_SPEC_DELIVERY_METHOD, canonical, cell->text))
    ask (self, cell, duo_spec_field_to_string (DUO_SPEC_DELIVERY_METHOD));
}

static DuoAskKind
ask_of_unit (DuoSpecUnit unit)
{
  switch (unit)
    {
    case DUO_SPEC_UNIT_PX:
      return DUO_ASK_PIXELS;
    case DUO_SPEC_UNIT_KB:
      return DUO_ASK_FILE_SIZE;
    case DUO_SPEC_UNIT_SECONDS:
      return DUO_ASK_SECONDS;
    case DUO_SPEC_UNIT_DAYS:
      return DUO_ASK_DAYS;
    case DUO_SPEC_UNIT_WORKING_DAYS:
      return DUO_ASK_WORK_DAYS;
    case DUO_SPEC_UNIT_WORDS:
      return DUO_ASK_WORDS;
    case DUO_SPEC_UNIT_CHARACTERS:
      return DUO_ASK_CHARACTERS;
    case DUO_SPEC_UNIT_NONE:
    case DUO_SPEC_UNIT_FPS:
    case DUO_SPEC_UNIT_PERCENT:
    case DUO_SPEC_UNIT_WEEKS:
    case DUO_SPEC_UNIT_DPI:
    default:
      return DUO_ASK_COUNT;
    }
}

/* Returns: what the cell of that code asks for */
static DuoAskKind
ask_of_field (DuoSpecField field)
{
  const DuoSpecInfo *info = duo_spec_field_info (field);
  const DuoFormQuestion *question = duo_form_find_question (info->id);

  if (field == DUO_SPEC_ORIENTATION)
    return DUO_ASK_SHAPE;
  if (question != NULL)
    return question->ask;
  return info->type == DUO_SPEC_TYPE_INTEGER ? ask_of_unit (info->unit) : DUO_ASK_TEXT;
}

/**
 * duo_form_read_field:
 * @code: of a field that channels have
 * @text: what somebody wrote
 *
 * Reads it as the form does.
 *
 * Returns: (transfer full) (nullable): the answer in its canonical form, a size as "1920x1080"; %NULL where it is not
 *   certain, or no such field
 */
char *
duo_form_read_field (const char *code, const char *text)
{
  DuoSpecField field;
  g_autoptr (DuoReading) reading = NULL;
  char *canonical;

  if (!duo_spec_field_parse (code, &field))
    return NULL;
  canonical = duo_dutch_spec_canonical (field, text);
  if (canonical != NULL && ask_of_field (field) == DUO_ASK_TEXT)
    return canonical;
  g_free (canonical);
  reading = duo_answer_read (ask_of_field (field), text);
  if (reading->verdict != DUO_READING_VALUE)
    return NULL;
  return duo_form_is_size (field, reading->value) ? g_strdup (reading->value) : duo_spec_canonical (field, reading->value);
}

/* Whether @value answers the question after the shape with a size. */
gboolean
duo_form_is_size (DuoSpecField field, const char *value)
{
  return field == DUO_SPEC_ORIENTATION && g_ascii_isdigit (*value) && strchr (value, 'x') != NULL;
}

/**
 * duo_form_take_field:
 * @channel: the channel, which changes
 * @code: of the field
 * @value: (nullable): as duo_form_read_field() gave it; %NULL: it is not known
 * @words: what the school wrote
 * @day: Julian day on which it said so
 *
 * Returns: whether there is such a field and value
 */
gboolean
duo_form_take_field (DuoChannel *channel, const char *code, const char *value, const char *words, guint32 day)
{
  DuoSpecField field;
  DuoSpecValue *spec;

  if (!duo_spec_field_parse (code, &field))
    return FALSE;
  if (value != NULL && duo_form_is_size (field, value))
    {
      g_auto (GStrv) sides = g_strsplit (value, "x", 2);

      return duo_form_take_field (channel, duo_spec_field_to_string (DUO_SPEC_WIDTH_PX), sides[0], words, day)
             && duo_form_take_field (channel, duo_spec_field_to_string (DUO_SPEC_HEIGHT_PX), sides[1], words, day);
    }

  spec = duo_spec_value_new_told (value != NULL, field, value, words, DUO_ORIGIN_FORM, day);
  if (spec == NULL)
    return FALSE;
  duo_channel_take_spec (channel, field, spec);
  return TRUE;
}

/* A field of the sheet for who runs the screens, or a question that is one field. */
static void
take_field (Block *self, DuoFormCell *cell, DuoSpecField field, DuoAskKind ask_kind)
{
  const char *id = duo_spec_field_to_string (field);
  g_autofree char *canonical = ask_kind == DUO_ASK_TEXT && !cell->formula ? duo_dutch_spec_canonical (field, cell->text) : NULL;
  g_autoptr (DuoReading) reading = NULL;

  if (canonical != NULL)
    {
      (void) take_value (self, field, canonical, cell->text);
      return;
    }
  reading = duo_form_read_answer (self->job, cell, ask_kind, id, duo_channel_get_uid (self->incoming));
  if (reading == NULL)
    return;
  if (reading->verdict == DUO_READING_UNKNOWN)
    (void) take_value (self, field, NULL, cell->text);
  else if (!take_value (self, field, reading->value, cell->text))
    ask (self, cell, id);
}

/* The file types: a cell for each, and one for others. */
static void
take_formats (Block *self, const char *prefix)
{
  static const char *const codes[] = { "jpg", "png", "mp4", "pdf", "pptx" };
  g_autofree char *other_key = g_strconcat (prefix, "formats.other", NULL);
  DuoFormCell *other = duo_form_find_cell (self->job, other_key);
  const gboolean other_changed = other != NULL && duo_form_cell_changed (self->job, other);
  g_autoptr (GString) set = g_string_new (NULL);
  g_autoptr (DuoReading) more = NULL;
  gboolean changed = other_changed, unknown = FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    {
      g_autofree char *key = g_strconcat (prefix, "formats.", codes[i], NULL);
      DuoFormCell *cell = duo_form_find_cell (self->job, key);
      g_autoptr (DuoReading) tick = NULL;

      if (cell == NULL)
        continue;
      changed |= cell->was != NULL && *cell->was != '\0' && *cell->text == '\0'; /* a tick that was taken away */
      if (*cell->text == '\0')
        continue;
      changed |= duo_form_cell_changed (self->job, cell);
      tick = duo_form_read_answer (self->job, cell, DUO_ASK_TICK, "formats", duo_channel_get_uid (self->incoming));
      if (tick != NULL && g_strcmp0 (tick->value, "yes") == 0)
        g_string_append_printf (set, "%s,", codes[i]);
    }
  if (other != NULL && *other->text != '\0')
    more = duo_form_read_answer (self->job, other, DUO_ASK_FORMATS, "formats", duo_channel_get_uid (self->incoming));
  if (more != NULL && more->value != NULL)
    g_string_append (set, more->value);
  unknown = more != NULL && more->verdict == DUO_READING_UNKNOWN && set->len == 0;

  if (!changed || (set->len == 0 && !unknown))
    return;
  if (set->len > 0 && set->str[set->len - 1] == ',')
    g_string_truncate (set, set->len - 1);
  (void) take_value (self, DUO_SPEC_FORMATS, unknown ? NULL : set->str, other_changed ? other->text : "");
}

static void
take_cell (Block *self, DuoFormCell *cell, const char *code)
{
  const DuoFormQuestion *question = duo_form_find_question (code);
  DuoSpecField field;

  if (g_str_has_prefix (code, "formats.") || strcmp (code, "name") == 0 || !duo_form_cell_changed (self->job, cell))
    return;
  if (strcmp (code, "places") == 0)
    take_places (self, cell);
  else if (question != NULL && question->ask == DUO_ASK_SHAPE)
    take_shape (self, cell);
  else if (strcmp (code, "delivery_method") == 0)
    take_delivery (self, cell);
  else if (question != NULL)
    take_field (self, cell, question->field, question->ask);
  else if (duo_spec_field_parse (code, &field))
    take_field (self, cell, field, ask_of_field (field));
}

static void
take_name (Block *self, DuoFormCell *cell)
{
  g_autofree char *name = cell != NULL ? g_strstrip (g_utf8_make_valid (cell->text, -1)) : g_strdup ("");

  if (self->current == NULL && *name == '\0')
    duo_channel_set_name (self->incoming, duo_dutch_channel_kind (duo_channel_get_kind (self->incoming)));
  else if (*name != '\0' && strcmp (name, duo_channel_get_name (self->incoming)) != 0 && duo_form_cell_changed (self->job, cell))
    {
      duo_change_item_add_field (self->item, "name", self->current != NULL ? duo_channel_get_name (self->current) : NULL, name);
      duo_channel_set_name (self->incoming, name);
    }
}

/* By its uid; a new block by kind and name, so that a form that is read in again finds what it made. */
static const DuoFormChannel *
find_channel (DuoFormJob *job, const char *uid, DuoChannelKind kind, const char *name)
{
  g_autofree char *wanted = duo_fold_text (name);

  for (guint i = 0; i < job->content->channels->len; i++)
    {
      const DuoFormChannel *channel = job->content->channels->pdata[i];
      g_autofree char *folded = duo_fold_text (duo_channel_get_name (channel->channel));

      if (strcmp (duo_channel_get_uid (channel->channel), uid) == 0)
        return channel;
      if (g_str_has_prefix (uid, "new-") && duo_channel_get_kind (channel->channel) == kind && strcmp (folded, wanted) == 0)
        return channel;
    }

  return NULL;
}

/* Whether anything was written into a block, and where. */
static DuoFormCell *
find_written (DuoFormJob *job, const char *prefix)
{
  for (guint i = 0; i < job->reading->cells->len; i++)
    {
      DuoFormCell *cell = job->reading->cells->pdata[i];
      g_autofree char *folded = duo_fold_text (cell->text);

      if (g_str_has_prefix (cell->key, prefix) && *folded != '\0' && g_strcmp0 (cell->text, cell->was) != 0)
        return cell;
    }

  return NULL;
}

static DuoChannel *
channel_new (DuoFormJob *job, DuoChannelKind kind)
{
  DuoChannel *channel = duo_channel_new ();
  const DuoWhen day = duo_when_day (job->content->day);

  duo_channel_set_institution (channel, job->content->institution_id);
  duo_channel_set_kind (channel, kind);
  duo_channel_set_origin (channel, DUO_ORIGIN_FORM);
  duo_channel_set_confirmed (channel, &day);
  return channel;
}

static void
compare_block (DuoFormJob *job, const char *prefix, const char *uid, DuoChannelKind kind)
{
  const gboolean blank = g_str_has_prefix (uid, "new-");
  DuoFormCell *written = find_written (job, prefix);
  g_autofree char *name_key = g_strconcat (prefix, "name", NULL);
  DuoFormCell *name = duo_form_find_cell (job, name_key);
  const DuoFormChannel *known = NULL;
  g_autoptr (DuoChannel) incoming = NULL;
  Block self = { .job = job };

  if (blank && written == NULL)
    return;
  known = find_channel (job, uid, kind, name != NULL && *name->text != '\0' ? name->text : duo_dutch_channel_kind (kind));
  if (known == NULL && !blank)
    {
      if (written != NULL)
        duo_form_refuse (job->result->set, DUO_REFUSAL_FORM_GONE, job->content->brin, written->sheet, written->cell, written->text);
      return;
    }

  incoming = known != NULL ? duo_channel_copy (known->channel) : channel_new (job, kind);
  self.current = known != NULL ? known->channel : NULL;
  self.profile = known != NULL ? known->profile : NULL;
  self.incoming = incoming;
  self.item = duo_change_item_new (known != NULL ? DUO_CHANGE_ITEM_SAME : DUO_CHANGE_ITEM_NEW, job->content->name);
  self.item->type = "channel";
  self.item->ticked = TRUE;
  take_name (&self, name);
  for (guint i = 0; i < job->reading->cells->len; i++)
    {
      DuoFormCell *cell = job->reading->cells->pdata[i];

      if (g_str_has_prefix (cell->key, prefix))
        take_cell (&self, cell, cell->key + strlen (prefix));
    }
  take_formats (&self, prefix);
  if (known != NULL && self.item->fields->len > 0)
    self.item->state = DUO_CHANGE_ITEM_CHANGED;
  self.item->current = known != NULL ? g_object_ref (G_OBJECT (known->channel)) : NULL;
  self.item->incoming = G_OBJECT (g_steal_pointer (&incoming));
  g_ptr_array_add (job->result->set->items, self.item);
}

/* Compares each channel that the form has. */
void
duo_form_compare_channels (DuoFormJob *job)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < job->reading->cells->len; i++)
    {
      const DuoFormCell *cell = job->reading->cells->pdata[i];
      g_auto (GStrv) parts = g_strsplit (cell->key, ":", -1);
      g_autofree char *prefix = NULL;
      DuoChannelKind kind;

      if (g_strv_length (parts) != 4 || strcmp (parts[0], "channel") != 0 || !duo_channel_kind_parse (parts[2], &kind))
        continue;
      prefix = g_strdup_printf ("channel:%s:%s:", parts[1], parts[2]);
      if (g_hash_table_contains (seen, prefix))
        continue;
      compare_block (job, prefix, parts[1], kind);
      g_hash_table_add (seen, g_steal_pointer (&prefix));
    }
}
