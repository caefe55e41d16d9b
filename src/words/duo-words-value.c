/* SPDX-License-Identifier: EUPL-1.2 */
/* Values of the journal: codes become words, days become dates. */
#include "duo-words-value.h"

#include <glib/gi18n.h>
#include <string.h>

#include "duo-kinds.h"
#include "duo-material.h"
#include "duo-when.h"
#include "duo-words-campaign.h"
#include "duo-words-match.h"
#include "duo-words-spec.h"
#include "duo-words.h"

static gboolean
is_one_of (const char *field, const char *const *names)
{
  return g_strv_contains (names, field);
}

/* Returns: (transfer none) (nullable): a status or a kind means something else in each table */
static const char *
find_word_of_table (const char *table, const char *field, const char *value)
{
  DuoMaterialStatus material;
  DuoChannelStatus channel;
  DuoMessageStatus message;
  DuoReviewKind review;
  DuoMomentKind moment;

  if (g_str_equal (field, "status") && g_str_equal (table, "material") && duo_material_status_parse (value, &material))
    return duo_words_material_status (material);
  if (g_str_equal (field, "status") && g_str_equal (table, "channel") && duo_channel_status_parse (value, &channel))
    return duo_words_channel_status (channel);
  if (g_str_equal (field, "status") && duo_message_status_parse (value, &message))
    return duo_words_status (message);
  if (g_str_equal (field, "kind") && g_str_equal (table, "review_item") && duo_review_kind_parse (value, &review))
    return duo_words_review_kind (review);
  if (g_str_equal (field, "kind") && g_str_equal (table, "contact_moment") && duo_moment_kind_parse (value, &moment))
    return duo_words_moment (moment);
  return NULL;
}

/* Returns: (transfer none) (nullable) */
static const char *
find_word (const char *field, const char *value)
{
  static const char *const flags[] = { "do_not_mail", "preferred", "has_audio", NULL };
  DuoAudience audience;
  DuoAnswer answer;
  DuoCaptions captions;
  DuoColour colour;
  DuoContactRole role;
  DuoOrigin origin;
  DuoRights rights;

  if (is_one_of (field, flags))
    return g_str_equal (value, "0") ? C_("stored", "no") : C_("stored", "yes");
  if (g_str_equal (field, "audience") && duo_audience_parse (value, &audience))
    return duo_words_audience (audience);
  if (g_str_equal (field, "answer") && duo_answer_parse (value, &answer))
    return duo_words_answer (answer);
  if (g_str_equal (field, "captions") && duo_captions_parse (value, &captions))
    return duo_words_captions (captions);
  if (g_str_equal (field, "colour") && duo_colour_parse (value, &colour))
    return duo_words_colour (colour);
  if (g_str_equal (field, "role") && duo_contact_role_parse (value, &role))
    return duo_words_role (role);
  if (g_str_equal (field, "origin") && duo_origin_parse (value, &origin))
    return duo_words_origin (origin);
  if (g_str_equal (field, "rights") && duo_rights_parse (value, &rights))
    return duo_words_rights (rights);
  return NULL;
}

/* "take: condition": what was chosen of a question, and what of it was taken over */
static char *
dup_outcome (const char *value)
{
  g_auto (GStrv) parts = g_strsplit (value, ": ", 2);
  const char *word = duo_words_review_settle (parts[0]);
  DuoAnswer answer;

  if (parts[1] == NULL)
    return g_strdup (word);
  return g_strdup_printf ("%s: %s", word, duo_answer_parse (parts[1], &answer) ? duo_words_answer (answer) : parts[1]);
}

/**
 * duo_words_stored_value:
 * @table: in which it is stored
 * @field: its column
 * @value: (nullable): as the journal has it
 * @name: (nullable): where it is the id of another row, what that is called; a number would say nothing
 *
 * Returns: (transfer full) (nullable): the value as it stands on a screen; %NULL for none
 */
char *
duo_words_stored_value (const char *table, const char *field, const char *value, const char *name)
{
  static const char *const texts[] = { "code", "name", "phone", "text", "title", "words", NULL }; /* may look like a day, and are none */
  const char *word;
  DuoWhen when;

  if (value == NULL || *value == '\0')
    return NULL;
  if (name != NULL)
    return g_strdup (name);
  word = find_word_of_table (table, field, value);
  if (word == NULL)
    word = find_word (field, value);
  if (word != NULL)
    return g_strdup (word);
  if (g_str_equal (field, "outcome"))
    return dup_outcome (value);
  if (!is_one_of (field, texts) && strlen (value) >= 7 && value[4] == '-' && duo_when_parse (value, &when) && duo_when_is_known (&when))
    return duo_words_when (&when, TRUE, FALSE);
  return g_strdup (value);
}
