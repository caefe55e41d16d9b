/* SPDX-License-Identifier: EUPL-1.2 */
/* The questions that returned forms left, with what is known about each. */
#include "duo-review-target.h"

#include <string.h>

#include "duo-review-item-table.h"
#include "duo-service-task.h"

const char *
duo_settle_to_string (DuoSettle settle)
{
  static const char *const codes[DUO_N_SETTLES] = { "take", "unknown", "replace", "rename", "add", "keep", "dismiss", "anyway" };

  g_return_val_if_fail ((guint) settle < DUO_N_SETTLES, NULL);

  return codes[settle];
}

void
duo_review_entry_free (DuoReviewEntry *self)
{
  g_clear_object (&self->item);
  g_free (self->target);
  g_free (self->known);
  g_ptr_array_unref (self->values);
  g_free (self);
}

/* ---- What can be done ---- */

static gboolean
has_value (GPtrArray *values, const char *value)
{
  for (guint i = 0; i < values->len; i++)
    if (g_str_equal (values->pdata[i], value))
      return TRUE;

  return FALSE;
}

static void
add_value (DuoReviewEntry *self, const char *value)
{
  if (*value != '\0' && !has_value (self->values, value))
    g_ptr_array_add (self->values, g_strdup (value));
}

/* The answers that there are, beside those that the words may mean. */
static void
add_answers (DuoReviewEntry *self)
{
  static const DuoAnswer answers[] = { DUO_ANSWER_YES, DUO_ANSWER_NO, DUO_ANSWER_CONDITION };

  for (guint i = 0; i < G_N_ELEMENTS (answers); i++)
    add_value (self, duo_answer_to_string (answers[i]));
}

static void
add_proposals (DuoReviewEntry *self)
{
  g_auto (GStrv) lines = g_strsplit (duo_review_item_get_proposals (self->item), "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    add_value (self, lines[i]);
}

static void
choose_settles (DuoReviewEntry *self, DuoReviewTarget *target)
{
  const gboolean is_field = target->type != DUO_REVIEW_TARGET_NONE;

  self->settles = 1u << DUO_SETTLE_DISMISS;
  if (duo_review_item_get_kind (self->item) == DUO_REVIEW_OTHER_CAMPAIGN || duo_review_item_get_kind (self->item) == DUO_REVIEW_OTHER_YEAR)
    self->settles |= 1u << DUO_SETTLE_ANYWAY;
  if (self->known != NULL && *self->known != '\0')
    self->settles |= 1u << DUO_SETTLE_KEEP;
  if (!is_field)
    return;
  if (duo_review_item_get_kind (self->item) == DUO_REVIEW_CONTACT)
    {
      self->settles |= 1u << DUO_SETTLE_REPLACE | 1u << DUO_SETTLE_RENAME | 1u << DUO_SETTLE_ADD;
      return;
    }
  self->can_type = target->type != DUO_REVIEW_TARGET_ANSWER && target->type != DUO_REVIEW_TARGET_PLACES;
  if (self->values->len > 0 || self->can_type)
    self->settles |= 1u << DUO_SETTLE_TAKE;
  if (target->type == DUO_REVIEW_TARGET_SPEC)
    self->settles |= 1u << DUO_SETTLE_UNKNOWN;
}

/* @item: (transfer none) */
static DuoReviewEntry *
entry_read (DuoDatabase *db, DuoReviewItem *item, GError **error)
{
  g_autoptr (DuoReviewEntry) self = g_new0 (DuoReviewEntry, 1);
  g_autoptr (DuoReviewTarget) target = NULL;

  self->item = g_object_ref (item);
  self->values = g_ptr_array_new_with_free_func (g_free);
  target = duo_review_target_read (db, item, error);
  if (target == NULL)
    return NULL;
  self->target = duo_review_target_dup_title (target);
  self->known = duo_review_target_dup_known (target, item);
  if (target->type == DUO_REVIEW_TARGET_ANSWER) /* in one order, whatever the words may mean: hands learn the keys */
    add_answers (self);
  if (target->type != DUO_REVIEW_TARGET_NONE)
    add_proposals (self);
  for (guint i = 0; target->type == DUO_REVIEW_TARGET_PLACES && i < target->places->len; i++)
    add_value (self, target->places->pdata[i]);
  self->has_file = g_file_test (duo_review_item_get_path (item), G_FILE_TEST_IS_REGULAR);
  choose_settles (self, target);
  return g_steal_pointer (&self);
}

/**
 * duo_review_entry_read:
 * @text: what a person typed
 *
 * Returns: (transfer full) (nullable): the value that can be taken over, by its code; %NULL where it is not certain
 */
char *
duo_review_entry_read (const DuoReviewEntry *self, const char *text)
{
  return duo_review_value_read (self->item, text);
}

/* ---- Reading ---- */

typedef struct
{
  gint64 campaign;
  gboolean settled;
} Question;

/* Of those that were settled on one day the newest first. */
static gint
compare_settled (gconstpointer a, gconstpointer b)
{
  DuoReviewItem *first = (*(DuoReviewEntry *const *) a)->item, *second = (*(DuoReviewEntry *const *) b)->item;
  const guint32 days[] = { duo_review_item_get_settled (first)->first, duo_review_item_get_settled (second)->first };

  if (days[0] != days[1])
    return days[0] > days[1] ? -1 : 1;
  return duo_review_item_get_id (first) > duo_review_item_get_id (second) ? -1 : 1;
}

static gboolean
list_job (DuoDatabase *db, gpointer user_data, gpointer *result, GCancellable *cancellable, GError **error)
{
  const Question *question = user_data;
  g_autoptr (GPtrArray) items = duo_review_item_table_list (db, question->campaign, error);
  g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func ((GDestroyNotify) duo_review_entry_free);

  if (items == NULL)
    return FALSE;
  for (guint i = 0; i < items->len; i++)
    {
      DuoReviewEntry *entry;

      if (duo_when_is_known (duo_review_item_get_settled (items->pdata[i])) != question->settled)
        continue;
      entry = g_cancellable_set_error_if_cancelled (cancellable, error) ? NULL : entry_read (db, items->pdata[i], error);
      if (entry == NULL)
        return FALSE;
      g_ptr_array_add (entries, entry);
    }

  if (question->settled)
    g_ptr_array_sort (entries, compare_settled);
  *result = g_steal_pointer (&entries);
  return TRUE;
}

static Question *
question_new (gint64 campaign, gboolean settled)
{
  Question *self = g_new0 (Question, 1);

  self->campaign = campaign;
  self->settled = settled;
  return self;
}

void
duo_review_list_async (DuoContext *context, gint64 campaign, gboolean settled, GCancellable *cancellable, GAsyncReadyCallback callback,
                       gpointer user_data)
{
  duo_service_read_async (context, duo_review_list_async, list_job, question_new (campaign, settled), g_free, (GDestroyNotify) g_ptr_array_unref,
                          cancellable, callback, user_data);
}

GPtrArray *
duo_review_list_finish (DuoContext *context, GAsyncResult *result, GError **error)
{
  gpointer entries = NULL;

  return duo_service_finish (context, duo_review_list_async, result, &entries, error) ? entries : NULL;
}

/* As duo_review_list_async(), at once; blocks. */
GPtrArray *
duo_review_list (DuoContext *context, gint64 campaign, gboolean settled, GError **error)
{
  Question question = { campaign, settled };
  gpointer entries = NULL;

  return duo_store_read (duo_context_get_store (context), list_job, &question, &entries, error) ? entries : NULL;
}

/* ---- Settling ---- */

typedef struct
{
  DuoReviewItem *item; /* (owned): a copy, as the person saw it */
  DuoSettle settle;
  char *text;          /* (owned): "" for none */
  guint32 today;
  DuoChangeName name;
} Settling;

static void
settling_free (Settling *self)
{
  g_object_unref (self->item);
  g_free (self->text);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Settling, settling_free)

static Settling *
settling_new (DuoContext *context, DuoReviewItem *item, DuoSettle settle, const char *text)
{
  Settling *self = g_new0 (Settling, 1);

  self->item = duo_review_item_copy (item);
  self->settle = settle;
  self->text = g_strdup (text != NULL ? text : "");
  self->today = duo_clock_get_today (duo_context_get_clock (context));
  self->name = (DuoChangeName){ DUO_CHANGE_SETTLE, DUO_OBJECT_REVIEW_ITEM, duo_review_item_get_id (item) };
  return self;
}

/* What was chosen, as the row keeps it: "take: 10", "keep". */
static char *
dup_outcome (Settling *self)
{
  const char *code = duo_settle_to_string (self->settle);

  return *self->text != '\0' ? g_strdup_printf ("%s: %s", code, self->text) : g_strdup (code);
}

static gboolean
settle_job (DuoDatabase *db, gpointer user_data, gpointer *result, GCancellable *cancellable, GError **error)
{
  Settling *self = user_data;
  g_autofree char *outcome = dup_outcome (self);
  const DuoWhen today = duo_when_day (self->today);

  duo_review_item_set_settled (self->item, &today);
  duo_review_item_set_outcome (self->item, outcome);
  if (!duo_review_item_table_save (db, self->item, error)) /* first: whoever was earlier has it */
    return FALSE;
  if (self->settle == DUO_SETTLE_KEEP || self->settle == DUO_SETTLE_DISMISS)
    return TRUE;
  return duo_review_target_take (db, self->item, self->settle, self->text, error);
}

void
duo_review_settle_async (DuoContext *context, DuoReviewItem *item, DuoSettle settle, const char *text, GCancellable *cancellable,
                         GAsyncReadyCallback callback, gpointer user_data)
{
  Settling *settling = settling_new (context, item, settle, text);

  duo_service_write_async (context, duo_review_settle_async, &settling->name, settle_job, settling, (GDestroyNotify) settling_free, NULL,
                           cancellable, callback, user_data);
}

gboolean
duo_review_settle_finish (DuoContext *context, GAsyncResult *result, GError **error)
{
  return duo_service_finish (context, duo_review_settle_async, result, NULL, error);
}

/* As duo_review_settle_async(), at once; blocks. */
gboolean
duo_review_settle (DuoContext *context, DuoReviewItem *item, DuoSettle settle, const char *text, GError **error)
{
  g_autoptr (Settling) settling = settling_new (context, item, settle, text);

  return duo_store_write (duo_context_get_store (context), &settling->name, settle_job, settling, NULL, NULL, error);
}
