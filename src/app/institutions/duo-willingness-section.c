/* SPDX-License-Identifier: EUPL-1.2 */
/* Willingness: a row for each sector with the answer that stands; it unfolds to what was answered before. The board's
 * answer stands beside it and never counts for it. */
#include "duo-willingness-section.h"

#include <glib/gi18n.h>

#include "duo-a11y.h"
#include "duo-answer-window.h"
#include "duo-people-look.h"
#include "duo-words.h"

struct _DuoWillingnessSection
{
  DuoDetailSection parent_instance;

  DuoPeople *people; /* (owned) (nullable): as last read */
};

G_DEFINE_FINAL_TYPE (DuoWillingnessSection, duo_willingness_section, DUO_TYPE_DETAIL_SECTION)

#define ANSWER_DATA "duo-answer"
#define SECTOR_DATA "duo-sector"

static guint32
today_of (DuoWillingnessSection *self)
{
  return duo_calendar_model_get_today (duo_detail_section_get_model (DUO_DETAIL_SECTION (self)));
}

static void
present (DuoWillingnessSection *self, DuoWillingness *answer)
{
  duo_answer_window_present (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                             duo_detail_section_get_model (DUO_DETAIL_SECTION (self)), answer, self->people);
}

static void
activated_cb (AdwActionRow *row, DuoWillingnessSection *self)
{
  present (self, g_object_get_data (G_OBJECT (row), ANSWER_DATA));
}

static void
add_cb (GtkButton *button, DuoWillingnessSection *self)
{
  const DuoWhen today = duo_when_day (today_of (self));
  g_autoptr (DuoWillingness) answer = duo_willingness_new ();

  duo_willingness_set_institution (answer, self->people->institution);
  duo_willingness_set_sector (answer, (DuoSector) GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), SECTOR_DATA)));
  duo_willingness_set_answer (answer, DUO_ANSWER_YES);
  duo_willingness_set_since (answer, &today);
  duo_willingness_set_origin (answer, DUO_ORIGIN_PHONE);
  present (self, answer);
}

/* "sinds 14 sep 2020 · telefonisch · Marieke van Dongen · geen geluid" */
static char *
dup_line (DuoWillingnessSection *self, DuoWillingness *answer)
{
  const DuoWhen *since = duo_willingness_get_since (answer);
  g_autofree char *day = duo_when_is_known (since) ? duo_words_when (since, TRUE, TRUE) : NULL;
  g_autofree char *since_words = day != NULL ? g_strdup_printf (C_("answer", "since %s"), day) : NULL;
  g_autofree char *person = duo_people_dup_person (self->people, duo_willingness_get_contact (answer), duo_willingness_get_person (answer));
  GString *line = g_string_new (NULL);

  duo_people_add_part (line, duo_willingness_get_condition (answer));
  duo_people_add_part (line, since_words);
  if (duo_willingness_get_origin (answer) != DUO_ORIGIN_UNKNOWN)
    duo_people_add_part (line, duo_words_origin (duo_willingness_get_origin (answer)));
  duo_people_add_part (line, person);
  duo_people_add_part (line, duo_willingness_get_note (answer));
  return g_string_free (line, FALSE);
}

/* An answer as a row of the history. */
static GtkWidget *
answer_row_new (DuoWillingnessSection *self, DuoWillingness *answer)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *line = dup_line (self, answer);
  g_autofree char *escaped = g_markup_escape_text (line, -1);
  g_autofree char *title
    = duo_willingness_get_board (answer) != 0
        ? g_markup_printf_escaped (_("%s: %s"), self->people->board_title, duo_words_answer (duo_willingness_get_answer (answer)))
        : g_markup_escape_text (duo_words_answer (duo_willingness_get_answer (answer)), -1);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), escaped);
  g_object_set_data_full (G_OBJECT (row), ANSWER_DATA, g_object_ref (answer), g_object_unref);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_signal_connect (row, "activated", G_CALLBACK (activated_cb), self);
  return row;
}

/* What was answered for a sector, the newest first. */
static void
add_history (DuoWillingnessSection *self, AdwExpanderRow *row, GPtrArray *answers, DuoSector sector)
{
  for (guint i = answers->len; i > 0; i--)
    if (duo_willingness_get_sector (answers->pdata[i - 1]) == sector)
      adw_expander_row_add_row (row, answer_row_new (self, answers->pdata[i - 1]));
}

static GtkWidget *
sector_row_new (DuoWillingnessSection *self, DuoSector sector)
{
  GtkWidget *row = adw_expander_row_new ();
  GtkWidget *add = gtk_button_new_from_icon_name ("list-add-symbolic");
  DuoWillingness *standing = duo_answers_find_standing (self->people->answers, sector, today_of (self));
  DuoWillingness *of_board = duo_answers_find_standing (self->people->board_answers, sector, today_of (self));
  g_autofree char *line = standing != NULL ? dup_line (self, standing) : NULL;
  g_autofree char *board_line
    = standing == NULL && of_board != NULL
        ? g_strdup_printf (_("the board %s"), duo_words_answer (duo_willingness_get_answer (of_board)))
        : NULL;
  g_autofree char *escaped = g_markup_escape_text (line != NULL ? line : board_line != NULL ? board_line : "", -1);
  g_autofree char *label = g_strdup_printf (_("Note an answer for %s"), duo_sector_to_string (sector));
  g_autofree char *spoken
    = g_strdup_printf ("%s: %s", duo_words_sector (sector),
                       standing != NULL ? duo_words_answer (duo_willingness_get_answer (standing)) : duo_words_not_asked ());

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), duo_sector_to_string (sector));
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (row), escaped);
  duo_a11y_set_label (row, spoken);
  gtk_widget_set_tooltip_text (row, duo_words_sector (sector));
  gtk_widget_add_css_class (add, "flat");
  gtk_widget_set_valign (add, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (add, label);
  duo_a11y_set_label (add, label);
  g_object_set_data (G_OBJECT (add), SECTOR_DATA, GUINT_TO_POINTER (sector));
  g_signal_connect (add, "clicked", G_CALLBACK (add_cb), self);
  adw_expander_row_add_action (ADW_EXPANDER_ROW (row), add); /* each comes in front of the one before */
  adw_expander_row_add_action (ADW_EXPANDER_ROW (row), duo_people_answer_pill (standing));
  add_history (self, ADW_EXPANDER_ROW (row), self->people->answers, sector);
  add_history (self, ADW_EXPANDER_ROW (row), self->people->board_answers, sector);
  return row;
}

static gboolean
is_shown (DuoWillingnessSection *self, DuoSector sector)
{
  return duo_sector_set_contains (self->people->sectors, sector)
         || duo_answers_find_standing (self->people->answers, sector, G_MAXUINT32) != NULL;
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DuoPeople) people = duo_people_load_finish (DUO_CONTEXT (source), result, &error);
  DuoWillingnessSection *self = user_data;
  DuoDetailSection *section = user_data;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (people == NULL)
    {
      duo_detail_section_fail (section, error);
      return;
    }

  g_clear_pointer (&self->people, duo_people_free);
  self->people = g_steal_pointer (&people);
  duo_detail_section_clear (section);
  for (guint i = 0; i < DUO_N_SECTORS; i++)
    if (is_shown (self, (DuoSector) i))
      gtk_list_box_append (duo_detail_section_get_list (section), sector_row_new (self, (DuoSector) i));
  duo_detail_section_finish (section, _("It serves no sector of ours."));
}

static void
duo_willingness_section_load (DuoDetailSection *section, GCancellable *cancellable)
{
  duo_people_load_async (duo_detail_section_get_context (section), duo_detail_section_get_institution (section), cancellable,
                         loaded_cb, section);
}

static void
duo_willingness_section_finalize (GObject *object)
{
  g_clear_pointer (&DUO_WILLINGNESS_SECTION (object)->people, duo_people_free);

  G_OBJECT_CLASS (duo_willingness_section_parent_class)->finalize (object);
}

static void
duo_willingness_section_class_init (DuoWillingnessSectionClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = duo_willingness_section_finalize;
  DUO_DETAIL_SECTION_CLASS (klass)->load = duo_willingness_section_load;
}

static void
duo_willingness_section_init (DuoWillingnessSection *self)
{
  duo_detail_section_set_title (DUO_DETAIL_SECTION (self), _("Willingness"));
}
