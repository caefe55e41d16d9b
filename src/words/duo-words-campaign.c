/* SPDX-License-Identifier: EUPL-1.2 */
/* Campaigns in words. */
#include "duo-words-campaign.h"

#include <glib/gi18n.h>
#include <string.h>

#include "duo-words-spec.h"
#include "duo-words.h"

/* Returns: (transfer none): "Formulieren terug" */
const char *
duo_words_step (DuoStepKind kind)
{
  static const char *const words[DUO_N_STEPS] = {
    [DUO_STEP_NONE] = "",
    [DUO_STEP_INVITE] = NC_("step", "Invite"),
    [DUO_STEP_FORMS_BACK] = NC_("step", "Forms back"),
    [DUO_STEP_PLATFORM] = NC_("step", "Platform ready"),
    [DUO_STEP_MATERIALS] = NC_("step", "Materials ready"),
    [DUO_STEP_MAILING] = NC_("step", "Mailing"),
    [DUO_STEP_LIVE] = NC_("step", "Live"),
    [DUO_STEP_OFF_SCREEN] = NC_("step", "Off the screens"),
    [DUO_STEP_EVALUATION] = NC_("step", "Evaluation"),
    [DUO_STEP_ROLLOUT] = NC_("step", "Decision on rollout"),
  };

  g_return_val_if_fail ((guint) kind < DUO_N_STEPS, "");

  return kind != DUO_STEP_NONE ? g_dpgettext2 (NULL, "step", words[kind]) : "";
}

/* Returns: (transfer none): "uitgenodigd" */
const char *
duo_words_funnel_stage (DuoFunnelStage stage)
{
  static const char *const words[DUO_N_FUNNEL_STAGES] = {
    [DUO_FUNNEL_INVITED] = NC_("funnel", "invited"),
    [DUO_FUNNEL_ANSWERED] = NC_("funnel", "answer"),
    [DUO_FUNNEL_AGREED] = NC_("funnel", "takes part"),
    [DUO_FUNNEL_SPECS] = NC_("funnel", "specs known"),
    [DUO_FUNNEL_CODE] = NC_("funnel", "code"),
    [DUO_FUNNEL_DOWNLOADED] = NC_("funnel", "downloaded"),
    [DUO_FUNNEL_SHOWN] = NC_("funnel", "shown"),
    [DUO_FUNNEL_EVALUATED] = NC_("funnel", "evaluated"),
  };

  g_return_val_if_fail ((guint) stage < DUO_N_FUNNEL_STAGES, "");

  return g_dpgettext2 (NULL, "funnel", words[stage]);
}

/* Returns: (transfer none): "ja", for a screen reader */
const char *
duo_words_funnel_mark (DuoFunnelMark mark)
{
  switch (mark)
    {
    case DUO_FUNNEL_DONE:
      return C_("mark", "yes");
    case DUO_FUNNEL_UNCLEAR:
      return C_("mark", "unclear");
    case DUO_FUNNEL_NOT_APPLICABLE:
      return C_("mark", "does not apply");
    case DUO_FUNNEL_NOT_YET:
    default:
      return C_("mark", "not yet");
    }
}

/* Returns: (transfer none): "doet mee", "geen antwoord" */
const char *
duo_words_taking_part (DuoTakingPart taking_part)
{
  static const char *const words[DUO_N_TAKING_PARTS] = {
    [DUO_TAKING_PART_NOT_ASKED] = NC_("participation", "not asked"),
    [DUO_TAKING_PART_NO_ANSWER] = NC_("participation", "no answer"),
    [DUO_TAKING_PART_EXPECTED] = NC_("participation", "said yes before"),
    [DUO_TAKING_PART_YES] = NC_("participation", "takes part"),
    [DUO_TAKING_PART_CONDITION] = NC_("participation", "under conditions"),
    [DUO_TAKING_PART_NO] = NC_("participation", "does not take part"),
  };

  g_return_val_if_fail ((guint) taking_part < DUO_N_TAKING_PARTS, "");

  return g_dpgettext2 (NULL, "participation", words[taking_part]);
}

/* Returns: (transfer none): "Tweede Paasdag" */
const char *
duo_words_holiday (DuoHoliday holiday)
{
  static const char *const words[DUO_N_HOLIDAYS] = {
    [DUO_HOLIDAY_NONE] = "",
    [DUO_HOLIDAY_NEW_YEAR] = NC_("holiday", "New Year's Day"),
    [DUO_HOLIDAY_GOOD_FRIDAY] = NC_("holiday", "Good Friday"),
    [DUO_HOLIDAY_EASTER] = NC_("holiday", "Easter Sunday"),
    [DUO_HOLIDAY_EASTER_MONDAY] = NC_("holiday", "Easter Monday"),
    [DUO_HOLIDAY_KINGS_DAY] = NC_("holiday", "King's Day"),
    [DUO_HOLIDAY_LIBERATION] = NC_("holiday", "Liberation Day"),
    [DUO_HOLIDAY_ASCENSION] = NC_("holiday", "Ascension Day"),
    [DUO_HOLIDAY_PENTECOST] = NC_("holiday", "Pentecost"),
    [DUO_HOLIDAY_WHIT_MONDAY] = NC_("holiday", "Whit Monday"),
    [DUO_HOLIDAY_CHRISTMAS] = NC_("holiday", "Christmas Day"),
    [DUO_HOLIDAY_BOXING_DAY] = NC_("holiday", "Boxing Day"),
  };

  g_return_val_if_fail ((guint) holiday < DUO_N_HOLIDAYS, "");

  return holiday != DUO_HOLIDAY_NONE ? g_dpgettext2 (NULL, "holiday", words[holiday]) : "";
}

static void
add_words (GString *text, const char *words)
{
  g_string_append_printf (text, "%s%s", text->len > 0 ? "; " : "", words);
}

static void
add_school_holiday (GString *text, const DuoWhen *when, GPtrArray *school_holidays)
{
  const DuoSchoolHoliday *holiday = duo_school_holiday_find (school_holidays, when->first, when->last);
  g_autofree char *words = NULL;

  if (holiday == NULL)
    return;
  words = *holiday->region != '\0' ? g_strdup_printf (C_("plan", "%s, region %s"), holiday->name, holiday->region)
                                   : g_strdup (holiday->name);
  add_words (text, words);
}

/* Returns: (transfer full): why the date needs a look; "" for nothing */
char *
duo_words_plan_look (const DuoWhen *when, DuoPlanLook look, GPtrArray *school_holidays)
{
  GString *text = g_string_new (NULL);

  if (look & DUO_PLAN_LOOK_MISSING)
    add_words (text, C_("plan", "no date"));
  if (look & DUO_PLAN_LOOK_WEEKEND)
    add_words (text, C_("plan", "in a weekend"));
  if (look & DUO_PLAN_LOOK_HOLIDAY)
    add_words (text, duo_words_holiday (duo_holiday_on (when->first)));
  if (look & DUO_PLAN_LOOK_SCHOOL_HOLIDAY)
    add_school_holiday (text, when, school_holidays);
  if (look & DUO_PLAN_LOOK_ORDER)
    add_words (text, C_("plan", "before the step before it"));
  return g_string_free (text, FALSE);
}

/* Returns: (transfer none): why something in a form needs a human */
const char *
duo_words_review_kind (DuoReviewKind kind)
{
  static const char *const words[DUO_N_REVIEW_KINDS] = {
    [DUO_REVIEW_UNCLEAR] = NC_("review", "an answer that is not certain"),
    [DUO_REVIEW_CONTACT] = NC_("review", "a new contact would replace another"),
    [DUO_REVIEW_TWICE] = NC_("review", "answered before, and says something else"),
    [DUO_REVIEW_OTHER_CAMPAIGN] = NC_("review", "a form of another campaign"),
    [DUO_REVIEW_OTHER_YEAR] = NC_("review", "a form of an earlier year"),
    [DUO_REVIEW_INSTITUTION] = NC_("review", "whose form it is, is not certain"),
  };

  g_return_val_if_fail ((guint) kind < DUO_N_REVIEW_KINDS, "");

  return g_dpgettext2 (NULL, "review", words[kind]);
}

/* @code: of a status of campaigns. Returns: (transfer none): "loopt" */
const char *
duo_words_campaign_status (const char *code)
{
  if (g_strcmp0 (code, "running") == 0)
    return C_("campaign", "running");
  if (g_strcmp0 (code, "done") == 0)
    return C_("campaign", "done");
  return C_("campaign", "in preparation");
}

/* Returns: (transfer full): what is asked: "Schermen entree · Weergaveduur". @target: name of the channel or contact; "" */
char *
duo_words_review_field (DuoReviewItem *item, const char *target)
{
  const char *code = duo_review_item_get_field (item);
  const char *label = NULL;
  DuoSpecField field;

  if (*code == '\0')
    return g_strdup (duo_words_review_kind (duo_review_item_get_kind (item)));
  if (strcmp (code, "answer") == 0)
    label = C_("review", "Does the institution take part?");
  else if (strcmp (code, "condition") == 0)
    label = C_("review", "Under which condition?");
  else if (strcmp (code, "person") == 0)
    label = C_("review", "Who decided?");
  else if (strcmp (code, "places") == 0)
    label = C_("review", "At which locations?");
  else if (duo_spec_field_parse (code, &field))
    label = duo_words_spec_field (field);
  else
    label = duo_words_field (code);
  return *target != '\0' ? g_strdup_printf ("%s · %s", target, label) : g_strdup (label);
}

/* Returns: (transfer full): a value of a question by its code in words: "10 seconden"; "" is expressly unknown */
char *
duo_words_review_value (DuoReviewItem *item, const char *value)
{
  const char *code = duo_review_item_get_field (item);
  g_autoptr (DuoSpecValue) spec = NULL;
  DuoSpecField field;
  DuoAnswer answer;

  if (*value == '\0')
    return g_strdup (C_("specification", "unknown"));
  if (strcmp (code, "answer") == 0 && duo_answer_parse (value, &answer))
    return g_strdup (duo_words_answer (answer));
  if (strcmp (code, "places") == 0 && strcmp (value, "all") == 0)
    return g_strdup (C_("review", "all locations"));
  if (!duo_spec_field_parse (code, &field))
    return g_strdup (value);
  if (field == DUO_SPEC_ORIENTATION && g_ascii_isdigit (*value))
    {
      g_auto (GStrv) sides = g_strsplit (value, "x", 2);
      g_autofree char *size = g_strjoinv (" × ", sides);

      return g_strdup_printf ("%s %s", size, duo_words_spec_unit (DUO_SPEC_UNIT_PX));
    }
  spec = duo_spec_value_new (field, value);
  return spec != NULL ? duo_words_spec_value (field, spec) : g_strdup (value);
}

/* Returns: (transfer none): how a question was settled, by its code; that code where it is none of ours */
const char *
duo_words_review_settle (const char *code)
{
  static const struct
  {
    const char *code;
    const char *word;
  } words[] = {
    { "take", NC_("review", "taken over") },
    { "unknown", NC_("review", "noted as unknown") },
    { "replace", NC_("review", "the new contact took the place of the old one") },
    { "rename", NC_("review", "it was the same person") },
    { "add", NC_("review", "the new contact came beside the old one") },
    { "keep", NC_("review", "what was known stayed") },
    { "dismiss", NC_("review", "taken off the list") },
    { "anyway", NC_("review", "the form was taken over anyway") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_str_equal (words[i].code, code))
      return g_dpgettext2 (NULL, "review", words[i].word);

  return code;
}

/* Returns: (transfer full): how a question was settled, and when: "overgenomen: 10 seconden · 14 sep 2020"; "" for one that
 * is not */
char *
duo_words_review_outcome (DuoReviewItem *item)
{
  g_auto (GStrv) parts = g_strsplit (duo_review_item_get_outcome (item), ": ", 2);
  g_autofree char *settled = duo_words_when (duo_review_item_get_settled (item), TRUE, TRUE);
  g_autofree char *value = NULL;

  if (parts[0] == NULL || !duo_when_is_known (duo_review_item_get_settled (item)))
    return g_strdup ("");
  if (parts[1] == NULL)
    return g_strdup_printf ("%s · %s", duo_words_review_settle (parts[0]), settled);

  value = g_str_equal (parts[0], "take") ? duo_words_review_value (item, parts[1]) : g_strdup (parts[1]);
  return g_strdup_printf ("%s: %s · %s", duo_words_review_settle (parts[0]), value, settled);
}

/* Returns: (transfer full): where the question comes from: "formulier_25LX.xlsx · Communicatiemiddelen, cel C14 · 14 sep" */
char *
duo_words_review_place (DuoReviewItem *item)
{
  g_auto (GStrv) parts = g_strsplit (duo_review_item_get_place (item), "!", 2);
  g_autofree char *noted = duo_words_when (duo_review_item_get_noted (item), TRUE, TRUE);

  if (parts[0] == NULL || parts[1] == NULL)
    return g_strdup_printf ("%s · %s", duo_review_item_get_file (item), noted);
  return g_strdup_printf (C_("review", "%s · sheet %s, cell %s · %s"), duo_review_item_get_file (item), parts[0], parts[1], noted);
}

/**
 * duo_words_forms_late:
 * @back: (nullable): when the forms are to be back
 * @live: Julian day on which the campaign goes live; 0 where it has no plan
 * @today: Julian day on which they are made
 *
 * Returns: (transfer full) (nullable): what is odd about making forms now; %NULL for nothing
 */
char *
duo_words_forms_late (const DuoWhen *back, guint32 live, guint32 today)
{
  if (back != NULL && duo_when_is_known (back) && back->last < today)
    {
      const DuoWhen day = duo_when_day (back->last);
      g_autofree char *text = duo_words_when (&day, TRUE, FALSE);

      return g_strdup_printf (_("These forms ask for an answer by %s, which is over. Move the step ‘%s’ first."), text,
                              duo_words_step (DUO_STEP_FORMS_BACK));
    }
  if (live != 0 && live < today)
    {
      const DuoWhen day = duo_when_day (live);
      g_autofree char *text = duo_words_when (&day, TRUE, FALSE);

      return g_strdup_printf (_("The campaign went live on %s."), text);
    }
  return NULL;
}
