/* SPDX-License-Identifier: EUPL-1.2 */
/* An answer: a new one is noted by one button and the older ones become its history; one that is there is corrected,
 * and stored when the window is left. */
#include "duo-answer-window.h"

#include <glib/gi18n.h>

#include "duo-a11y.h"
#include "duo-application.h"
#include "duo-people-look.h"
#include "duo-when-row.h"
#include "duo-words.h"

struct _DuoAnswerWindow
{
  DuoEditorWindow parent_instance;

  DuoCalendarModel *model;  /* (owned) */
  DuoWillingness *given;    /* (owned): as it was given */
  GArray *contact_ids;      /* (owned) (element-type gint64): behind the entries of "contact" */
  gint64 institution;
  gint64 board;
  DuoWillingness *shown;    /* (owned): as the fields had it when it was opened */

  GtkWidget *remove;
  GtkWidget *note_button;
  AdwPreferencesGroup *group;
  AdwComboRow *whose;
  AdwComboRow *answer;
  AdwEntryRow *condition;
  gboolean told_condition; /* that it is still to be said */
  DuoWhenRow *since;
  AdwComboRow *origin;
  AdwComboRow *contact;
  AdwEntryRow *person;
  AdwEntryRow *note;
};

G_DEFINE_FINAL_TYPE (DuoAnswerWindow, duo_answer_window, DUO_TYPE_EDITOR_WINDOW)

/* The answers in the order of the choice: what is said most comes first. */
static const DuoAnswer answers[DUO_N_ANSWERS] = { DUO_ANSWER_YES, DUO_ANSWER_CONDITION, DUO_ANSWER_NO, DUO_ANSWER_UNKNOWN };

enum
{
  WHOSE_INSTITUTION,
  WHOSE_BOARD,
};

static gboolean
is_new (DuoAnswerWindow *self)
{
  return duo_willingness_get_id (self->given) == 0;
}

static DuoAnswer
get_answer (DuoAnswerWindow *self)
{
  const guint selected = adw_combo_row_get_selected (self->answer);

  return selected < DUO_N_ANSWERS ? answers[selected] : DUO_ANSWER_UNKNOWN;
}

static gint64
get_contact (DuoAnswerWindow *self)
{
  const guint selected = adw_combo_row_get_selected (self->contact);

  return selected < self->contact_ids->len ? g_array_index (self->contact_ids, gint64, selected) : 0;
}

static void
answer_cb (DuoAnswerWindow *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->condition), get_answer (self) == DUO_ANSWER_CONDITION);
  gtk_widget_set_visible (GTK_WIDGET (self->person), get_contact (self) == 0);
}

/* Returns: (transfer full): the answer as the fields have it. */
static DuoWillingness *
read_answer (DuoAnswerWindow *self)
{
  DuoWillingness *answer = duo_willingness_copy (self->given);
  const gboolean of_board = adw_combo_row_get_selected (self->whose) == WHOSE_BOARD && self->board != 0;
  const DuoAnswer value = get_answer (self);

  duo_willingness_set_institution (answer, of_board ? 0 : self->institution);
  duo_willingness_set_board (answer, of_board ? self->board : 0);
  duo_willingness_set_answer (answer, value);
  duo_willingness_set_condition (answer,
                                 value == DUO_ANSWER_CONDITION ? gtk_editable_get_text (GTK_EDITABLE (self->condition)) : "");
  duo_willingness_set_since (answer, duo_when_row_get_when (self->since));
  duo_willingness_set_origin (answer, (DuoOrigin) adw_combo_row_get_selected (self->origin));
  duo_willingness_set_contact (answer, get_contact (self));
  duo_willingness_set_person (answer, get_contact (self) == 0 ? gtk_editable_get_text (GTK_EDITABLE (self->person)) : "");
  duo_willingness_set_note (answer, gtk_editable_get_text (GTK_EDITABLE (self->note)));
  return answer;
}

/* Points out that the condition is still to be said. */
static gboolean
condition_holds_back (DuoAnswerWindow *self)
{
  return get_answer (self) == DUO_ANSWER_CONDITION && duo_people_holds_back (GTK_WIDGET (self->condition), _("Say under which condition"));
}

/* Stores a new one. */
static void
note (DuoAnswerWindow *self)
{
  g_autoptr (DuoWillingness) answer = read_answer (self);

  duo_calendar_model_save (self->model, G_OBJECT (answer), DUO_CHANGE_ANSWER, FALSE);
  duo_editor_window_set_done (DUO_EDITOR_WINDOW (self), TRUE);
}

static void
note_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DuoAnswerWindow *self = DUO_ANSWER_WINDOW (widget);

  if (is_new (self))
    {
      if (duo_when_row_holds_back (self->since) || condition_holds_back (self))
        return;
      note (self);
    }
  gtk_window_close (GTK_WINDOW (self));
}

static void
entered_cb (DuoAnswerWindow *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "answer.note", NULL);
}

static void
remove_cb (DuoAnswerWindow *self)
{
  duo_calendar_model_remove (self->model, G_OBJECT (self->given));
  duo_editor_window_done (DUO_EDITOR_WINDOW (self));
}

/* What was filled in is stored, by whichever way the window is left; what it opened with is nobody's answer yet. */
static gboolean
may_close (DuoEditorWindow *window)
{
  DuoAnswerWindow *self = DUO_ANSWER_WINDOW (window);
  g_autoptr (DuoWillingness) answer = NULL;

  if (duo_when_row_holds_open (self->since))
    return FALSE;

  answer = read_answer (self);
  if (duo_willingness_equal (answer, self->shown))
    return TRUE;
  if (!self->told_condition && condition_holds_back (self)) /* once, so that nobody is locked in */
    {
      self->told_condition = TRUE;
      return FALSE;
    }
  if (is_new (self))
    note (self);
  else
    duo_calendar_model_save (self->model, G_OBJECT (answer), DUO_CHANGE_EDIT, FALSE);
  return TRUE;
}

static void
duo_answer_window_dispose (GObject *object)
{
  DuoAnswerWindow *self = DUO_ANSWER_WINDOW (object);

  g_clear_object (&self->given);
  g_clear_object (&self->shown);
  g_clear_object (&self->model);
  gtk_widget_dispose_template (GTK_WIDGET (self), DUO_TYPE_ANSWER_WINDOW);

  G_OBJECT_CLASS (duo_answer_window_parent_class)->dispose (object);
}

static void
duo_answer_window_finalize (GObject *object)
{
  g_array_unref (DUO_ANSWER_WINDOW (object)->contact_ids);

  G_OBJECT_CLASS (duo_answer_window_parent_class)->finalize (object);
}

static void
duo_answer_window_class_init (DuoAnswerWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = duo_answer_window_dispose;
  object_class->finalize = duo_answer_window_finalize;
  DUO_EDITOR_WINDOW_CLASS (klass)->may_close = may_close;

  g_type_ensure (DUO_TYPE_WHEN_ROW); /* named only in the .ui file */
  gtk_widget_class_set_template_from_resource (widget_class, DUO_UI_PATH "/institutions/duo-answer-window.ui");
  gtk_widget_class_install_action (widget_class, "answer.note", NULL, note_action);
  gtk_widget_class_bind_template_child (widget_class, DuoAnswerWindow, remove);
  gtk_widget_class_bind_template_child (widget_class, DuoAnswerWindow, note_button);
  gtk_widget_class_bind_template_child (widget_class, DuoAnswerWindow, group);
  gtk_widget_class_bind_template_child (widget_class, DuoAnswerWindow, whose);
  gtk_widget_class_bind_template_child (widget_class, DuoAnswerWindow, answer);
  gtk_widget_class_bind_template_child (widget_class, DuoAnswerWindow, condition);
  gtk_widget_class_bind_template_child (widget_class, DuoAnswerWindow, since);
  gtk_widget_class_bind_template_child (widget_class, DuoAnswerWindow, origin);
  gtk_widget_class_bind_template_child (widget_class, DuoAnswerWindow, contact);
  gtk_widget_class_bind_template_child (widget_class, DuoAnswerWindow, person);
  gtk_widget_class_bind_template_child (widget_class, DuoAnswerWindow, note);
  gtk_widget_class_bind_template_callback (widget_class, answer_cb);
  gtk_widget_class_bind_template_callback (widget_class, entered_cb);
  gtk_widget_class_bind_template_callback (widget_class, remove_cb);
}

static const char *
answer_words (guint place)
{
  return duo_words_answer (answers[place]);
}

static const char *
origin_words (guint code)
{
  return duo_words_origin ((DuoOrigin) code);
}

static void
duo_answer_window_init (DuoAnswerWindow *self)
{
  self->contact_ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  gtk_widget_init_template (GTK_WIDGET (self));
  duo_people_fill_codes (self->answer, DUO_N_ANSWERS, answer_words);
  duo_people_fill_codes (self->origin, DUO_N_ORIGINS, origin_words);
}

static void
fill_whose (DuoAnswerWindow *self, DuoPeople *people)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  g_autofree char *board = g_strdup_printf (_("the board, %s"), people->board_title);

  gtk_string_list_append (names, _("the institution"));
  if (people->board != 0)
    gtk_string_list_append (names, board);
  adw_combo_row_set_model (self->whose, G_LIST_MODEL (names));
  duo_a11y_name_choices (GTK_WIDGET (self->whose));
  adw_combo_row_set_selected (self->whose, duo_willingness_get_board (self->given) != 0 ? WHOSE_BOARD : WHOSE_INSTITUTION);
  gtk_widget_set_visible (GTK_WIDGET (self->whose), people->board != 0);
}

static void
add_contact (DuoAnswerWindow *self, GtkStringList *names, DuoContact *contact)
{
  const gint64 id = duo_contact_get_id (contact);
  g_autofree char *title = duo_contact_dup_title (contact);

  for (guint i = 0; i < self->contact_ids->len; i++)
    if (g_array_index (self->contact_ids, gint64, i) == id)
      return; /* he has two roles */

  g_array_append_val (self->contact_ids, id);
  gtk_string_list_append (names, title);
}

static void
fill_contacts (DuoAnswerWindow *self, DuoPeople *people)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  DuoContact *known = duo_people_find_contact (people, duo_willingness_get_contact (self->given));
  const gint64 nobody = 0;

  g_array_append_val (self->contact_ids, nobody);
  gtk_string_list_append (names, _("somebody else"));
  for (guint i = 0; i < people->entries->len; i++)
    add_contact (self, names, ((DuoContactEntry *) people->entries->pdata[i])->contact);
  if (known != NULL)
    add_contact (self, names, known);
  adw_combo_row_set_model (self->contact, G_LIST_MODEL (names));
  duo_a11y_name_choices (GTK_WIDGET (self->contact));
  for (guint i = 0; i < self->contact_ids->len; i++)
    if (g_array_index (self->contact_ids, gint64, i) == duo_willingness_get_contact (self->given))
      adw_combo_row_set_selected (self->contact, i);
}

static void
fill (DuoAnswerWindow *self, DuoPeople *people)
{
  adw_preferences_group_set_title (self->group, duo_words_sector (duo_willingness_get_sector (self->given)));
  fill_whose (self, people);
  fill_contacts (self, people);
  for (guint i = 0; i < DUO_N_ANSWERS; i++)
    if (answers[i] == duo_willingness_get_answer (self->given))
      adw_combo_row_set_selected (self->answer, i);
  adw_combo_row_set_selected (self->origin, duo_willingness_get_origin (self->given));
  gtk_editable_set_text (GTK_EDITABLE (self->condition), duo_willingness_get_condition (self->given));
  gtk_editable_set_text (GTK_EDITABLE (self->person), duo_willingness_get_person (self->given));
  gtk_editable_set_text (GTK_EDITABLE (self->note), duo_willingness_get_note (self->given));
  duo_when_row_set_when (self->since, duo_willingness_get_since (self->given));
  gtk_widget_set_visible (self->remove, !is_new (self));
  gtk_widget_set_visible (self->note_button, is_new (self));
  answer_cb (self);
}

void
duo_answer_window_present (GtkWindow *parent, DuoCalendarModel *model, DuoWillingness *answer, DuoPeople *people)
{
  DuoAnswerWindow *self = g_object_new (DUO_TYPE_ANSWER_WINDOW, "transient-for", parent, NULL);

  self->model = g_object_ref (model);
  self->given = duo_willingness_copy (answer);
  self->institution = people->institution;
  self->board = people->board;
  duo_when_row_set_default_year (self->since, duo_day_get_year (duo_calendar_model_get_today (model)));
  fill (self, people);
  self->shown = read_answer (self);
  gtk_window_present (GTK_WINDOW (self));
  gtk_widget_grab_focus (GTK_WIDGET (self->answer));
}
