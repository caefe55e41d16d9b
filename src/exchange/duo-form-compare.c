/* SPDX-License-Identifier: EUPL-1.2 */
/* Comparing a returned form with what is known: whether the institution takes part, and what the other parts share. */
#include "duo-form-compare.h"

#include <string.h>

#include "duo-fold.h"
#include "duo-table-row.h"

/* Adds what can't be used to @set. Returns: (transfer none) */
DuoChangeItem *
duo_form_refuse (DuoChangeSet *set, DuoRefusal refusal, const char *key, const char *sheet, const char *cell, const char *value)
{
  DuoChangeItem *item = duo_change_item_new (DUO_CHANGE_ITEM_REFUSED, key);

  item->refusal = refusal;
  item->sheet = g_strdup (sheet != NULL ? sheet : set->file); /* what is wrong with the whole of it */
  item->cell = g_strdup (cell);
  item->value = value != NULL ? g_utf8_substring (value, 0, MIN (g_utf8_strlen (value, -1), 200)) : NULL;
  g_ptr_array_add (set->items, item);
  return item;
}

static gboolean
is_changed (const DuoFormCell *cell)
{
  g_autofree char *now = duo_fold_text (cell->text);
  g_autofree char *before = cell->was != NULL ? duo_fold_text (cell->was) : NULL;

  return cell->formula || (*now != '\0' && (before == NULL || strcmp (now, before) != 0));
}

/* Whether a human wrote something into the cell that was not there before. An emptied cell wipes nothing. */
gboolean
duo_form_cell_changed (DuoFormJob *self, DuoFormCell *cell)
{
  if (!is_changed (cell))
    return FALSE;

  self->n_changed++;
  return TRUE;
}

/* Returns: whether anybody wrote anything in it since it was made, or it can't be told */
gboolean
duo_form_reading_says_something (DuoFormReading *self)
{
  for (guint i = 0; i < self->cells->len; i++)
    if (is_changed (self->cells->pdata[i]))
      return TRUE;

  return self->refused->len > 0;
}

/* Returns: (transfer none) (nullable): the cell of that key */
DuoFormCell *
duo_form_find_cell (DuoFormJob *self, const char *key)
{
  for (guint i = 0; i < self->reading->cells->len; i++)
    {
      DuoFormCell *cell = self->reading->cells->pdata[i];

      if (strcmp (cell->key, key) == 0)
        return cell;
    }

  return NULL;
}

/* Notes what needs a human: said among the refused, and kept for the review list. */
void
duo_form_ask (DuoFormJob *self, DuoReviewKind kind, DuoRefusal refusal, DuoFormCell *cell, const char *field, const char *target,
              GPtrArray *proposals)
{
  g_autoptr (DuoReviewItem) item = duo_review_item_new ();
  g_autofree char *place = g_strdup_printf ("%s!%s", cell->sheet, cell->cell);
  g_autofree char *words = g_utf8_make_valid (cell->text, -1);
  g_autoptr (GString) lines = g_string_new (NULL);
  const DuoWhen day = duo_when_day (self->content->day);

  for (guint i = 0; proposals != NULL && i < proposals->len; i++)
    g_string_append_printf (lines, "%s%s", i > 0 ? "\n" : "", (const char *) proposals->pdata[i]);
  duo_review_item_set_campaign (item, self->content->campaign_id);
  duo_review_item_set_institution (item, self->content->institution_id);
  duo_review_item_set_sector (item, self->content->sector);
  duo_review_item_set_kind (item, kind);
  duo_review_item_set_file (item, self->reading->file);
  duo_review_item_set_place (item, place);
  duo_review_item_set_target (item, target);
  duo_review_item_set_field (item, field);
  duo_review_item_set_words (item, words);
  duo_review_item_set_proposals (item, lines->str);
  duo_review_item_set_noted (item, &day);
  g_ptr_array_add (self->result->review, g_steal_pointer (&item));
  duo_form_refuse (self->result->set, refusal, self->content->brin, cell->sheet, cell->cell, words);
}

/* Returns: (transfer full): code of the field that the last part of a key asks for */
static char *
dup_field (const char *code)
{
  const DuoFormQuestion *question = duo_form_find_question (code);

  if (g_str_has_prefix (code, "formats."))
    return g_strdup (duo_spec_field_to_string (DUO_SPEC_FORMATS));
  return g_strdup (question != NULL ? duo_spec_field_to_string (question->field) : code);
}

/* As duo_form_ask() with words that may mean more than one thing, for a cell of which only its key is known:
 * "condition", "channel:uid:screen:screen_count". */
void
duo_form_ask_cell (DuoFormJob *self, DuoRefusal refusal, DuoFormCell *cell)
{
  g_auto (GStrv) parts = g_strsplit (cell->key, ":", -1);
  const guint n = g_strv_length (parts);
  g_autofree char *field = dup_field (n > 0 ? parts[n - 1] : "");

  duo_form_ask (self, DUO_REVIEW_UNCLEAR, refusal, cell, field, n == 4 ? parts[1] : "", NULL);
}

/* Why an answer that is no value can't be used. */
static DuoRefusal
refusal_of (DuoAskKind ask, const char *text)
{
  gdouble number;
  char *end = NULL;
  g_autofree char *stripped = g_strstrip (g_strdup (text));

  if (ask == DUO_ASK_EMAIL)
    return strpbrk (stripped, "\r\n") != NULL ? DUO_REFUSAL_FORM_LINE_BREAK : DUO_REFUSAL_FORM_EMAIL;
  if (ask == DUO_ASK_SHAPE && stripped[0] == '-' && g_ascii_isdigit (stripped[1]))
    return DUO_REFUSAL_FORM_NEGATIVE;
  if (ask == DUO_ASK_SHAPE || ask == DUO_ASK_FORMATS || ask == DUO_ASK_YES_NO || ask == DUO_ASK_TICK || ask == DUO_ASK_WILLING
      || ask == DUO_ASK_TEXT)
    return DUO_REFUSAL_FORM_UNCLEAR;

  number = g_ascii_strtod (stripped, &end);
  if (end != stripped && number < 0)
    return DUO_REFUSAL_FORM_NEGATIVE;
  if (end != stripped && *end == '\0' && number > 600)
    return DUO_REFUSAL_FORM_ABSURD;
  if (strpbrk (stripped, "0123456789") == NULL)
    return DUO_REFUSAL_FORM_NUMBER;
  return DUO_REFUSAL_FORM_UNCLEAR;
}

/**
 * duo_form_read_answer:
 * @cell: a cell that changed
 * @ask: what it asks for
 * @field: code of the field
 * @target: uid of the channel or contact
 *
 * Returns: (transfer full) (nullable): a value, or that it is not known; %NULL where it can't be used, which was noted
 */
DuoReading *
duo_form_read_answer (DuoFormJob *self, DuoFormCell *cell, DuoAskKind ask, const char *field, const char *target)
{
  g_autoptr (DuoReading) reading = NULL;

  if (cell->formula)
    {
      duo_form_ask (self, DUO_REVIEW_UNCLEAR, DUO_REFUSAL_FORM_FORMULA, cell, field, target, NULL);
      return NULL;
    }
  if (cell->kind == DUO_CELL_ERROR)
    {
      duo_form_ask (self, DUO_REVIEW_UNCLEAR, DUO_REFUSAL_FORM_ERROR, cell, field, target, NULL);
      return NULL;
    }

  reading = duo_answer_read (ask, cell->text);
  if (reading->verdict == DUO_READING_VALUE || reading->verdict == DUO_READING_UNKNOWN)
    return g_steal_pointer (&reading);

  duo_form_ask (self, DUO_REVIEW_UNCLEAR, refusal_of (ask, cell->text), cell, field, target, reading->proposals);
  return NULL;
}

/* ---- Whether it takes part ---- */

static const char *
answer_word (DuoAnswer answer)
{
  static const char *const words[DUO_N_ANSWERS]
    = { [DUO_ANSWER_UNKNOWN] = "geen antwoord", [DUO_ANSWER_YES] = "doet mee", [DUO_ANSWER_NO] = "doet niet mee", [DUO_ANSWER_CONDITION] = "onder voorwaarden" };

  return words[answer];
}

static void
take_text (DuoFormJob *self, DuoChangeItem *item, DuoFormCell *cell, const char *current, void (*set) (DuoParticipation *, const char *),
           DuoParticipation *incoming)
{
  g_autofree char *text = cell != NULL ? duo_fold_text (cell->text) : NULL;
  g_autofree char *stripped = cell != NULL ? g_strstrip (g_utf8_make_valid (cell->text, -1)) : NULL;

  if (cell == NULL || *text == '\0' || strcmp (stripped, current) == 0 || !duo_form_cell_changed (self, cell))
    return;
  if (cell->formula)
    {
      duo_form_ask (self, DUO_REVIEW_UNCLEAR, DUO_REFUSAL_FORM_FORMULA, cell, cell->key, "", NULL);
      return;
    }
  set (incoming, stripped);
  duo_change_item_add_field (item, cell->key, current, stripped);
}

/* The answer of the cell in @incoming. Returns: whether it is another than the one that stands */
static gboolean
take_answer (DuoFormJob *self, DuoChangeItem *item, DuoFormCell *cell, DuoParticipation *current, DuoParticipation *incoming)
{
  const DuoWhen day = duo_when_day (self->content->day);
  const gboolean answered = current != NULL && duo_when_is_known (duo_participation_get_answered (current));
  const DuoAnswer before = answered ? duo_participation_get_answer (current) : DUO_ANSWER_UNKNOWN;
  g_autoptr (DuoReading) reading = NULL;
  DuoAnswer answer = DUO_ANSWER_UNKNOWN;

  if (cell == NULL || !duo_form_cell_changed (self, cell))
    return FALSE;
  reading = duo_form_read_answer (self, cell, DUO_ASK_WILLING, "answer", "");
  if (reading == NULL || (reading->value != NULL && !duo_answer_parse (reading->value, &answer)) || (answered && answer == before))
    return FALSE;
  if (answered && cell->was != NULL && *cell->was == '\0')
    { /* the form was made before that answer came: which one stands? */
      g_autofree char *when = duo_when_to_string (duo_participation_get_answered (current));
      g_autoptr (GPtrArray) proposals = g_ptr_array_new_with_free_func (g_free);

      g_ptr_array_add (proposals, g_strdup (duo_answer_to_string (answer)));
      g_ptr_array_add (proposals, g_strdup (duo_answer_to_string (before)));
      duo_form_ask (self, DUO_REVIEW_TWICE, DUO_REFUSAL_FORM_TWICE, cell, "answer", "", proposals);
      return FALSE;
    }

  duo_participation_set_answered (incoming, &day);
  duo_participation_set_answer (incoming, answer);
  duo_participation_set_origin (incoming, DUO_ORIGIN_FORM);
  duo_change_item_add_field (item, "answer", answered ? answer_word (before) : "geen antwoord",
                             reading->value != NULL ? answer_word (answer) : "onbekend");
  return TRUE;
}

static void
compare_participation (DuoFormJob *self)
{
  const DuoFormContent *content = self->content;
  DuoParticipation *current = content->participation;
  g_autoptr (DuoParticipation) incoming = current != NULL ? duo_participation_copy (current) : duo_participation_new ();
  const DuoWhen day = duo_when_day (content->day);
  DuoChangeItem *item = duo_change_item_new (DUO_CHANGE_ITEM_CHANGED, content->name);

  duo_participation_set_campaign (incoming, content->campaign_id);
  duo_participation_set_institution (incoming, content->institution_id);
  duo_participation_set_sector (incoming, content->sector);
  (void) take_answer (self, item, duo_form_find_cell (self, "answer"), current, incoming);
  take_text (self, item, duo_form_find_cell (self, "condition"), current != NULL ? duo_participation_get_condition (current) : "",
             duo_participation_set_condition, incoming);
  take_text (self, item, duo_form_find_cell (self, "person"), current != NULL ? duo_participation_get_person (current) : "",
             duo_participation_set_person, incoming);
  duo_participation_set_form_back (incoming, &day);

  item->type = "participation";
  item->incoming = G_OBJECT (g_steal_pointer (&incoming));
  item->current = current != NULL ? g_object_ref (G_OBJECT (current)) : NULL;
  if (item->fields->len == 0)
    item->state = DUO_CHANGE_ITEM_SAME;
  item->ticked = item->fields->len > 0;
  g_ptr_array_add (self->result->set->items, item);
}

/* A question that stands there twice: the first counts where they agree; else neither. */
static void
drop_doubles (DuoFormJob *self)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < self->reading->cells->len; i++)
    {
      DuoFormCell *cell = self->reading->cells->pdata[i];
      DuoFormCell *first = g_hash_table_lookup (seen, cell->key);

      if (first == NULL)
        g_hash_table_insert (seen, cell->key, cell);
      else
        {
          if (strcmp (first->text, cell->text) != 0)
            {
              g_autofree char *both = g_strdup_printf ("%s | %s", first->text, cell->text);

              g_free (cell->text);
              cell->text = g_steal_pointer (&both);
              duo_form_ask_cell (self, DUO_REFUSAL_FORM_DOUBLE, cell);
              g_free (first->text);
              first->text = g_strdup ("");
            }
          g_free (cell->text);
          cell->text = g_strdup ("");
        }
    }
}

/**
 * duo_form_compare:
 * @reading: a form, which is this institution's
 * @content: what is known of it now
 *
 * Nothing is stored. What the form has and was not changed in it, changes nothing, whatever is known by now.
 *
 * Returns: (transfer full): what it would change
 */
DuoFormResult *
duo_form_compare (DuoFormReading *reading, const DuoFormContent *content)
{
  DuoFormResult *result = duo_form_result_new (reading->file);
  DuoFormJob self = { reading, content, result, 0 };

  result->set->lines = reading->cells->len;
  result->set->as_of = content->day;
  for (guint i = 0; i < reading->refused->len; i++)
    g_ptr_array_add (result->set->items, g_object_ref (reading->refused->pdata[i]));
  drop_doubles (&self);
  compare_participation (&self);
  duo_form_compare_contacts (&self);
  duo_form_compare_channels (&self);
  if (self.n_changed == 0 && duo_change_set_count (result->set, DUO_CHANGE_ITEM_REFUSED) == 0)
    duo_form_refuse (result->set, DUO_REFUSAL_FORM_EMPTY, content->brin, NULL, NULL, NULL);
  return result;
}
