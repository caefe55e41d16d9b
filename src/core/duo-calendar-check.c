/* SPDX-License-Identifier: EUPL-1.2 */
/* The rules of the calendar check. Each looks at the same prepared year and adds what it finds. */
#include "duo-calendar-check.h"

#include <string.h>

#include "duo-fold.h"
#include "duo-placeholder.h"

/* Rules in numbers, as their sentences tell them. */
#define MAX_MESSAGES_AT_ONCE 2
#define MAX_SILENT_MONTHS 2
#define DAYS_TO_BE_DEFINITE_BEFORE 21

/* What the rules look at: students' messages that are not withdrawn, in an order that does not depend on how
 * they came in, and per sector and month those that stand there. */
typedef struct
{
  DuoSpan     span;
  guint       n_rows;
  guint32     today;
  GPtrArray  *messages; /* (owned) (element-type DuoMessage) */
  GPtrArray  *cells;    /* (owned) (element-type GPtrArray of DuoMessage): n_rows for each sector */
  GPtrArray  *findings; /* (owned) (element-type DuoFinding) */
} Check;

static const char *const rule_codes[DUO_N_CHECK_RULES] = {
  "crowded", "two_campaigns", "gap", "late_concept", "soon_concept", "same_text", "old_year", "no_place",
};

/* Returns: (transfer none): the code of @rule, as the store and JSON have it. */
const char *
duo_check_rule_to_string (DuoCheckRule rule)
{
  g_return_val_if_fail ((gint) rule >= 0 && rule < DUO_N_CHECK_RULES, NULL);

  return rule_codes[rule];
}

/* Returns: %FALSE when @text (nullable) is no code of a rule; @rule is untouched then. */
gboolean
duo_check_rule_parse (const char *text, DuoCheckRule *rule)
{
  g_return_val_if_fail (rule != NULL, FALSE);

  for (guint i = 0; text != NULL && i < DUO_N_CHECK_RULES; i++)
    {
      if (strcmp (text, rule_codes[i]) == 0)
        {
          *rule = (DuoCheckRule) i;
          return TRUE;
        }
    }

  return FALSE;
}

void
duo_finding_free (DuoFinding *self)
{
  if (self == NULL)
    return;

  g_array_unref (self->messages);
  g_array_unref (self->campaigns);
  g_free (self->cause);
  g_free (self);
}

void
duo_silence_free (DuoSilence *self)
{
  if (self == NULL)
    return;

  g_free (self->cause);
  g_free (self->note);
  g_free (self->who);
  g_free (self->when);
  g_free (self);
}

static gint
compare_ids (gconstpointer a, gconstpointer b)
{
  const gint64 left = *(const gint64 *) a;
  const gint64 right = *(const gint64 *) b;

  return (left > right) - (left < right);
}

static gint
compare_strings (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static gint
compare_messages (gconstpointer a, gconstpointer b)
{
  DuoMessage *left = *(DuoMessage *const *) a;
  DuoMessage *right = *(DuoMessage *const *) b;
  const gint64 left_id = duo_message_get_id (left);
  const gint64 right_id = duo_message_get_id (right);

  if (left_id != right_id)
    return left_id < right_id ? -1 : 1;
  return strcmp (duo_message_get_uid (left), duo_message_get_uid (right));
}

static void
append_month (GString *cause, DuoMonth month)
{
  g_autofree char *text = month != DUO_MONTH_NONE ? duo_month_to_string (month) : g_strdup ("-");

  g_string_append_printf (cause, "|%s", text);
}

/* Names what caused a finding: by uid, since that is what stays when a message is removed and put back. */
static char *
make_cause (const DuoFinding *finding, GPtrArray *messages, const char *content)
{
  GString *cause = g_string_new (duo_check_rule_to_string (finding->rule));
  g_autoptr (GPtrArray) uids = g_ptr_array_new ();

  g_string_append_printf (cause, "|%s", finding->has_sector ? duo_sector_to_string (finding->sector) : "-");
  append_month (cause, finding->first);
  append_month (cause, finding->last);

  for (guint i = 0; i < messages->len; i++)
    g_ptr_array_add (uids, (gpointer) duo_message_get_uid (messages->pdata[i]));
  g_ptr_array_sort (uids, compare_strings);
  for (guint i = 0; i < uids->len; i++)
    g_string_append_printf (cause, "%c%s", i == 0 ? '|' : ',', (const char *) uids->pdata[i]);

  if (content != NULL)
    g_string_append_printf (cause, "|%s", content);
  return g_string_free (cause, FALSE);
}

/* Adds a finding with the fields of @base, about @messages (nullable); @content: what of their content matters. */
static DuoFinding *
add_finding (Check *check, const DuoFinding *base, GPtrArray *messages, const char *content)
{
  g_autoptr (GPtrArray) none = g_ptr_array_new ();
  DuoFinding *finding = g_memdup2 (base, sizeof *base);

  if (messages == NULL)
    messages = none;

  finding->messages = g_array_new (FALSE, FALSE, sizeof (gint64));
  finding->campaigns = g_array_new (FALSE, FALSE, sizeof (gint64));
  for (guint i = 0; i < messages->len; i++)
    {
      const gint64 id = duo_message_get_id (messages->pdata[i]);

      g_array_append_val (finding->messages, id);
    }
  g_array_sort (finding->messages, compare_ids);
  finding->cause = make_cause (finding, messages, content);

  g_ptr_array_add (check->findings, finding);
  return finding;
}

/* As add_finding(), about one message. */
static void
add_message_finding (Check *check, const DuoFinding *base, DuoMessage *message, const char *content)
{
  g_autoptr (GPtrArray) messages = g_ptr_array_new ();

  g_ptr_array_add (messages, message);
  add_finding (check, base, messages, content);
}

static GPtrArray *
get_cell (const Check *check, guint sector, guint row)
{
  return check->cells->pdata[sector * check->n_rows + row];
}

static gboolean
same_messages (GPtrArray *a, GPtrArray *b)
{
  return a->len == b->len && memcmp (a->pdata, b->pdata, a->len * sizeof (gpointer)) == 0;
}

/* The first and last month of a message's placements that touch the window; %FALSE where there are none. */
static gboolean
get_months (const Check *check, DuoMessage *message, DuoMonth *first, DuoMonth *last)
{
  guint n;
  const DuoPlacement *placements = duo_message_get_placements (message, &n);

  *first = duo_message_get_first_month_in (message, &check->span);
  *last = DUO_MONTH_NONE;
  for (guint i = 0; i < n; i++)
    if (placements[i].first <= check->span.last && placements[i].last >= check->span.first)
      *last = MAX (*last, placements[i].last);

  return *first != DUO_MONTH_NONE;
}

/* Calls @pick for each cell; consecutive months of a sector for which it gives the same messages are one
 * finding, that @add makes. @pick: (nullable): messages that clash in a cell. */
static void
find_runs (Check *check,
           GPtrArray *(*pick) (GPtrArray *cell),
           void (*add) (Check *check, const DuoFinding *base, GPtrArray *messages),
           DuoCheckRule rule)
{
  for (guint sector = 0; sector < DUO_N_SECTORS; sector++)
    {
      DuoFinding base = { rule, TRUE, (DuoSector) sector };
      g_autoptr (GPtrArray) run = NULL;

      for (guint row = 0; row < check->n_rows; row++)
        {
          g_autoptr (GPtrArray) clash = pick (get_cell (check, sector, row));

          if (run != NULL && (clash == NULL || !same_messages (run, clash)))
            {
              add (check, &base, run);
              g_clear_pointer (&run, g_ptr_array_unref);
            }
          if (run == NULL)
            base.first = check->span.first + (gint) row;
          base.last = check->span.first + (gint) row;
          if (clash != NULL && run == NULL)
            run = g_steal_pointer (&clash);
        }
      if (run != NULL)
        add (check, &base, run);
    }
}

static GPtrArray *
pick_crowd (GPtrArray *cell)
{
  return cell->len > MAX_MESSAGES_AT_ONCE ? g_ptr_array_ref (cell) : NULL;
}

static void
add_crowd (Check *check, const DuoFinding *base, GPtrArray *messages)
{
  DuoFinding finding = *base;

  finding.number = (gint) messages->len;
  add_finding (check, &finding, messages, NULL);
}

static void
find_crowded (Check *check)
{
  find_runs (check, pick_crowd, add_crowd, DUO_CHECK_CROWDED);
}

static GPtrArray *
pick_campaigns (GPtrArray *cell)
{
  g_autoptr (GPtrArray) picked = g_ptr_array_new ();
  gboolean differ = FALSE;

  for (guint i = 0; i < cell->len; i++)
    {
      if (duo_message_get_campaign (cell->pdata[i]) == 0)
        continue;
      g_ptr_array_add (picked, cell->pdata[i]);
      differ |= duo_message_get_campaign (picked->pdata[0]) != duo_message_get_campaign (cell->pdata[i]);
    }

  return differ ? g_steal_pointer (&picked) : NULL;
}

static void
add_campaigns (Check *check, const DuoFinding *base, GPtrArray *messages)
{
  g_autoptr (GArray) campaigns = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GString) content = g_string_new (NULL);
  DuoFinding numbered = *base;
  DuoFinding *finding;

  for (guint i = 0; i < messages->len; i++)
    {
      const gint64 campaign = duo_message_get_campaign (messages->pdata[i]);
      guint j = 0;

      while (j < campaigns->len && g_array_index (campaigns, gint64, j) != campaign)
        j++;
      if (j == campaigns->len)
        g_array_append_val (campaigns, campaign);
    }
  g_array_sort (campaigns, compare_ids);
  for (guint i = 0; i < campaigns->len; i++)
    g_string_append_printf (content, "%s%" G_GINT64_FORMAT, i == 0 ? "" : ",", g_array_index (campaigns, gint64, i));

  numbered.number = (gint) campaigns->len;
  finding = add_finding (check, &numbered, messages, content->str);
  g_array_append_vals (finding->campaigns, campaigns->data, campaigns->len);
}

static void
find_two_campaigns (Check *check)
{
  find_runs (check, pick_campaigns, add_campaigns, DUO_CHECK_TWO_CAMPAIGNS);
}

/* A window without any message is not quiet but empty: its page says so already. */
static void
find_gaps (Check *check)
{
  gboolean has_message = FALSE;

  for (guint i = 0; i < check->cells->len && !has_message; i++)
    has_message = ((GPtrArray *) check->cells->pdata[i])->len > 0;
  if (!has_message)
    return;

  for (guint sector = 0; sector < DUO_N_SECTORS; sector++)
    {
      guint silent = 0;

      /* one row beyond the last, so that a gap ends there too */
      for (guint row = 0; row <= check->n_rows; row++)
        {
          if (row < check->n_rows && get_cell (check, sector, row)->len == 0)
            {
              silent++;
              continue;
            }
          if (silent > MAX_SILENT_MONTHS)
            {
              const DuoMonth end = check->span.first + (gint) row;
              const DuoFinding gap = { DUO_CHECK_GAP, TRUE, (DuoSector) sector, end - (gint) silent, end - 1,
                                       .number = (gint) silent };

              add_finding (check, &gap, NULL, NULL);
            }
          silent = 0;
        }
    }
}

/* Concepts whose first month has begun (@late) or begins within three weeks. */
static void
find_concepts (Check *check, gboolean late)
{
  for (guint i = 0; i < check->messages->len; i++)
    {
      DuoMessage *message = check->messages->pdata[i];
      DuoFinding finding = { late ? DUO_CHECK_LATE_CONCEPT : DUO_CHECK_SOON_CONCEPT };
      gint days_to_go;

      if (duo_message_get_status (message) != DUO_MESSAGE_CONCEPT
          || !get_months (check, message, &finding.first, &finding.last))
        continue;

      days_to_go = (gint) duo_month_get_first_day (finding.first) - (gint) check->today;
      if (late ? days_to_go > 0 : days_to_go <= 0 || days_to_go > DAYS_TO_BE_DEFINITE_BEFORE)
        continue;

      finding.number = late ? 0 : days_to_go;
      add_message_finding (check, &finding, message, NULL);
    }
}

static void
find_late_concepts (Check *check)
{
  find_concepts (check, TRUE);
}

static void
find_soon_concepts (Check *check)
{
  find_concepts (check, FALSE);
}

/* A placement with the message it is of. */
typedef struct
{
  DuoMonth    first;
  DuoMonth    last;
  DuoMessage *message; /* (unowned) */
} Run;

static gint
compare_runs (gconstpointer a, gconstpointer b)
{
  const Run *left = a;
  const Run *right = b;

  if (left->first != right->first)
    return left->first < right->first ? -1 : 1;
  if (left->last != right->last)
    return left->last < right->last ? -1 : 1;
  return compare_messages (&left->message, &right->message);
}

/* Adds a finding when @n runs of one text, in consecutive months, are of more than one message. */
static void
add_same_text (Check *check, const char *text, const Run *runs, guint n)
{
  DuoFinding finding = { DUO_CHECK_SAME_TEXT, .first = runs[0].first, .last = runs[0].last };
  g_autoptr (GPtrArray) messages = g_ptr_array_new ();
  g_autoptr (GString) content = g_string_new (NULL);
  g_autofree char *hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, text, -1);

  for (guint i = 0; i < n; i++)
    {
      finding.last = MAX (finding.last, runs[i].last);
      if (!g_ptr_array_find (messages, runs[i].message, NULL))
        g_ptr_array_add (messages, runs[i].message);
      g_string_append_printf (content, "%d-%d,", runs[i].first, runs[i].last);
    }
  if (messages->len < 2)
    return;

  g_string_append (content, hash);
  finding.number = (gint) messages->len;
  add_finding (check, &finding, messages, content->str);
}

/* The text is compared as it is shown and folded; sectors don't matter: one message can stand in all three. */
static void
find_same_text (Check *check)
{
  g_autoptr (GHashTable) by_text
    = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_array_unref);
  GHashTableIter iter;
  gpointer text, runs;

  for (guint i = 0; i < check->messages->len; i++)
    {
      DuoMessage *message = check->messages->pdata[i];
      const DuoMonth first = duo_message_get_first_month_in (message, &check->span);
      g_autofree char *shown = duo_message_dup_shown_text (message, first);
      char *folded = duo_fold_text (shown);
      guint n;
      const DuoPlacement *placements = duo_message_get_placements (message, &n);
      GArray *of_text = g_hash_table_lookup (by_text, folded);

      if (of_text == NULL)
        {
          of_text = g_array_new (FALSE, FALSE, sizeof (Run));
          g_hash_table_insert (by_text, g_strdup (folded), of_text);
        }
      for (guint j = 0; j < n && *folded != '\0'; j++)
        {
          const Run run = { placements[j].first, placements[j].last, message };

          if (run.first <= check->span.last && run.last >= check->span.first)
            g_array_append_val (of_text, run);
        }
      g_free (folded);
    }

  g_hash_table_iter_init (&iter, by_text);
  while (g_hash_table_iter_next (&iter, &text, &runs))
    {
      GArray *array = runs;

      g_array_sort (array, compare_runs);
      for (guint i = 0, end; i < array->len; i = end)
        {
          DuoMonth last = g_array_index (array, Run, i).last;

          for (end = i + 1; end < array->len && g_array_index (array, Run, end).first <= last + 1; end++)
            last = MAX (last, g_array_index (array, Run, end).last);
          add_same_text (check, text, &g_array_index (array, Run, i), end - i);
        }
    }
}

static void
find_old_years (Check *check)
{
  for (guint i = 0; i < check->messages->len; i++)
    {
      DuoMessage *message = check->messages->pdata[i];
      DuoFinding finding = { DUO_CHECK_OLD_YEAR };
      g_autoptr (GArray) years = NULL;
      g_autoptr (GString) content = g_string_new (NULL);
      gint year;

      if (!get_months (check, message, &finding.first, &finding.last))
        continue;

      year = duo_month_get_year (finding.first);
      years = duo_placeholder_find_years (duo_message_get_text (message), year);
      for (guint j = 0; j < years->len; j++)
        {
          const gint found = g_array_index (years, DuoLiteralYear, j).year;

          if (found == year || found == year + 1)
            continue;
          g_string_append_printf (content, "%s%d", content->len == 0 ? "" : ",", found);
          if (finding.number == 0)
            finding.number = found;
        }
      if (finding.number != 0)
        add_message_finding (check, &finding, message, content->str);
    }
}

static void
find_no_place (Check *check)
{
  for (guint i = 0; i < check->messages->len; i++)
    {
      const DuoFinding finding = { DUO_CHECK_NO_PLACE, .first = DUO_MONTH_NONE, .last = DUO_MONTH_NONE };

      if (duo_message_get_first_month (check->messages->pdata[i]) == DUO_MONTH_NONE)
        add_message_finding (check, &finding, check->messages->pdata[i], NULL);
    }
}

static void (*const rules[DUO_N_CHECK_RULES]) (Check *check) = {
  [DUO_CHECK_CROWDED] = find_crowded,
  [DUO_CHECK_TWO_CAMPAIGNS] = find_two_campaigns,
  [DUO_CHECK_GAP] = find_gaps,
  [DUO_CHECK_LATE_CONCEPT] = find_late_concepts,
  [DUO_CHECK_SOON_CONCEPT] = find_soon_concepts,
  [DUO_CHECK_SAME_TEXT] = find_same_text,
  [DUO_CHECK_OLD_YEAR] = find_old_years,
  [DUO_CHECK_NO_PLACE] = find_no_place,
};

/* By month, then sector (none last), rule and cause; what has no month comes last. */
static gint
compare_findings (gconstpointer a, gconstpointer b)
{
  const DuoFinding *left = *(const DuoFinding *const *) a;
  const DuoFinding *right = *(const DuoFinding *const *) b;
  const gint left_sector = left->has_sector ? (gint) left->sector : DUO_N_SECTORS;
  const gint right_sector = right->has_sector ? (gint) right->sector : DUO_N_SECTORS;

  if ((left->first == DUO_MONTH_NONE) != (right->first == DUO_MONTH_NONE))
    return left->first == DUO_MONTH_NONE ? 1 : -1;
  if (left->first != right->first)
    return left->first < right->first ? -1 : 1;
  if (left_sector != right_sector)
    return left_sector - right_sector;
  if (left->rule != right->rule)
    return left->rule < right->rule ? -1 : 1;
  if (left->messages->len > 0 && right->messages->len > 0)
    {
      const gint order = compare_ids (left->messages->data, right->messages->data);

      if (order != 0)
        return order;
    }
  return strcmp (left->cause, right->cause);
}

/* Puts the messages that count in order and in their cells. */
static void
prepare (Check *check, GPtrArray *messages)
{
  for (guint i = 0; i < messages->len; i++)
    if (duo_message_get_audience (messages->pdata[i]) == DUO_AUDIENCE_STUDENTS
        && duo_message_get_status (messages->pdata[i]) != DUO_MESSAGE_WITHDRAWN)
      g_ptr_array_add (check->messages, g_object_ref (messages->pdata[i]));
  g_ptr_array_sort (check->messages, compare_messages);

  for (guint i = 0; i < check->n_rows * DUO_N_SECTORS; i++)
    g_ptr_array_add (check->cells, g_ptr_array_new ());
  for (guint i = 0; i < check->messages->len; i++)
    {
      guint n;
      const DuoPlacement *placements = duo_message_get_placements (check->messages->pdata[i], &n);

      for (guint j = 0; j < n; j++)
        {
          const DuoMonth last = MIN (placements[j].last, check->span.last);

          for (DuoMonth month = MAX (placements[j].first, check->span.first); month <= last; month++)
            g_ptr_array_add (get_cell (check, placements[j].sector, (guint) (month - check->span.first)),
                             check->messages->pdata[i]);
        }
    }
}

/**
 * duo_calendar_check:
 * @messages: (element-type DuoMessage): in any order; only those for students that are not withdrawn count
 * @span: the months to look at
 * @today: Julian day to reckon with
 * @silences: (nullable) (element-type DuoSilence): what somebody chose to ignore
 *
 * Returns: (transfer full) (element-type DuoFinding): what wants a look, silenced or not, by month, sector
 *   and rule; what has no month comes last
 */
GPtrArray *
duo_calendar_check (GPtrArray *messages, const DuoSpan *span, guint32 today, GPtrArray *silences)
{
  g_autoptr (GPtrArray) kept = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) cells = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  GPtrArray *findings = g_ptr_array_new_with_free_func ((GDestroyNotify) duo_finding_free);
  Check check = { *span, (guint) (span->last - span->first + 1), today, kept, cells, findings };

  g_return_val_if_fail (messages != NULL && span->last >= span->first, findings);

  prepare (&check, messages);
  for (guint i = 0; i < DUO_N_CHECK_RULES; i++)
    rules[i](&check);
  g_ptr_array_sort (findings, compare_findings);

  for (guint i = 0; i < findings->len; i++)
    {
      DuoFinding *finding = findings->pdata[i];

      for (guint j = 0; silences != NULL && finding->silence == 0 && j < silences->len; j++)
        {
          const DuoSilence *silence = silences->pdata[j];

          if (silence->rule == finding->rule && strcmp (silence->cause, finding->cause) == 0)
            finding->silence = silence->id;
        }
    }

  return findings;
}
