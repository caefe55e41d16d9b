/* SPDX-License-Identifier: EUPL-1.2 */
/* Noting an answer. */
#include "duo-reply-window.h"

#include <glib/gi18n.h>

#include "duo-a11y.h"
#include "duo-campaigns-service.h"
#include "duo-when-row.h"
#include "duo-words.h"

/* What may be chosen; before them stands that nothing is chosen yet. */
static const DuoAnswer answers[] = { DUO_ANSWER_YES, DUO_ANSWER_NO, DUO_ANSWER_CONDITION };
static const DuoOrigin origins[] = { DUO_ORIGIN_PHONE, DUO_ORIGIN_PAPER, DUO_ORIGIN_MAIL, DUO_ORIGIN_VISIT, DUO_ORIGIN_MEETING, DUO_ORIGIN_OTHER };

struct _DuoReplyWindow
{
  AdwWindow parent_instance;

  DuoCalendarModel *model; /* (owned) */
  gint64 campaign;
  GArray *targets;         /* (owned) (element-type DuoTarget) */

  AdwWindowTitle *heading;
  GtkInfoBar *error_bar;
  GtkLabel *error;
  AdwComboRow *answer;
  GtkEditable *condition;
  AdwComboRow *origin;
  DuoWhenRow *day;
  GtkEditable *person;
  GtkEditable *note;
  GtkWidget *apply;
};

G_DEFINE_FINAL_TYPE (DuoReplyWindow, duo_reply_window, ADW_TYPE_WINDOW)

/* Returns: whether an answer is chosen */
static gboolean
get_answer (DuoReplyWindow *self, DuoAnswer *answer)
{
  const guint selected = adw_combo_row_get_selected (self->answer);

  if (selected == 0 || selected > G_N_ELEMENTS (answers))
    return FALSE;
  *answer = answers[selected - 1];
  return TRUE;
}

static void
done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DuoReplyWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *sentence = NULL;

  if (duo_campaigns_do_finish (DUO_CONTEXT (source), result, &error) == 0)
    {
      g_autofree char *words = duo_words_error (error, NULL);

      gtk_label_set_text (self->error, words);
      gtk_widget_set_visible (GTK_WIDGET (self->error_bar), TRUE);
      gtk_widget_set_sensitive (self->apply, TRUE);
      return;
    }

  sentence = g_strdup_printf (ngettext ("Answer of %u institution noted", "Answer of %u institutions noted", self->targets->len), self->targets->len);
  g_signal_emit_by_name (self->model, "toast", sentence, TRUE);
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
apply_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DuoReplyWindow *self = DUO_REPLY_WINDOW (widget);
  g_autoptr (DuoParticipation) answer = duo_participation_new ();
  const DuoWhen today = duo_when_day (duo_calendar_model_get_today (self->model));
  const DuoWhen *day;
  DuoAnswer chosen;

  if (!gtk_widget_get_sensitive (self->apply) || !get_answer (self, &chosen))
    return;
  if (duo_when_row_holds_back (self->day))
    return;
  day = duo_when_row_get_when (self->day);
  duo_participation_set_answered (answer, duo_when_is_known (day) ? day : &today);
  duo_participation_set_answer (answer, chosen);
  duo_participation_set_origin (answer, origins[adw_combo_row_get_selected (self->origin)]);
  duo_participation_set_condition (answer, gtk_editable_get_text (self->condition));
  duo_participation_set_person (answer, gtk_editable_get_text (self->person));
  duo_participation_set_note (answer, gtk_editable_get_text (self->note));
  gtk_widget_set_sensitive (self->apply, FALSE);
  duo_campaigns_do_async (duo_calendar_model_get_context (self->model), duo_campaign_change_answer (self->campaign, self->targets, answer), NULL,
                          done_cb, g_object_ref (self));
}

static void
answer_cb (DuoReplyWindow *self)
{
  DuoAnswer chosen = DUO_ANSWER_UNKNOWN;
  const gboolean is_chosen = get_answer (self, &chosen);

  gtk_widget_set_visible (GTK_WIDGET (self->condition), is_chosen && chosen == DUO_ANSWER_CONDITION);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "reply.apply", is_chosen);
}

static void
duo_reply_window_dispose (GObject *object)
{
  DuoReplyWindow *self = DUO_REPLY_WINDOW (object);

  g_clear_object (&self->model);
  g_clear_pointer (&self->targets, g_array_unref);

  G_OBJECT_CLASS (duo_reply_window_parent_class)->dispose (object);
}

static void
duo_reply_window_class_init (DuoReplyWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = duo_reply_window_dispose;
  g_type_ensure (DUO_TYPE_WHEN_ROW);
  gtk_widget_class_set_template_from_resource (widget_class, "/nl/duo/Campagnes/ui/campaigns/duo-reply-window.ui");
  gtk_widget_class_bind_template_child (widget_class, DuoReplyWindow, heading);
  gtk_widget_class_bind_template_child (widget_class, DuoReplyWindow, error_bar);
  gtk_widget_class_bind_template_child (widget_class, DuoReplyWindow, error);
  gtk_widget_class_bind_template_child (widget_class, DuoReplyWindow, answer);
  gtk_widget_class_bind_template_child (widget_class, DuoReplyWindow, condition);
  gtk_widget_class_bind_template_child (widget_class, DuoReplyWindow, origin);
  gtk_widget_class_bind_template_child (widget_class, DuoReplyWindow, day);
  gtk_widget_class_bind_template_child (widget_class, DuoReplyWindow, person);
  gtk_widget_class_bind_template_child (widget_class, DuoReplyWindow, note);
  gtk_widget_class_bind_template_child (widget_class, DuoReplyWindow, apply);
  gtk_widget_class_install_action (widget_class, "reply.apply", NULL, apply_action);
  gtk_widget_class_bind_template_callback (widget_class, answer_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
duo_reply_window_init (DuoReplyWindow *self)
{
  g_autoptr (GtkStringList) answer_words = gtk_string_list_new (NULL);
  g_autoptr (GtkStringList) origin_words = gtk_string_list_new (NULL);

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_string_list_append (answer_words, _("Choose the answer"));
  for (guint i = 0; i < G_N_ELEMENTS (answers); i++)
    gtk_string_list_append (answer_words, duo_words_answer (answers[i]));
  for (guint i = 0; i < G_N_ELEMENTS (origins); i++)
    gtk_string_list_append (origin_words, duo_words_origin (origins[i]));
  adw_combo_row_set_model (self->answer, G_LIST_MODEL (answer_words));
  adw_combo_row_set_model (self->origin, G_LIST_MODEL (origin_words));
  duo_a11y_name_choices (GTK_WIDGET (self->answer));
  duo_a11y_name_choices (GTK_WIDGET (self->origin));
  answer_cb (self);
}

/* @whose: what the heading says: one name, or how many. Returns: (transfer none): not yet shown */
DuoReplyWindow *
duo_reply_window_new (DuoCalendarModel *model, gint64 campaign, GArray *targets, const char *whose, GtkWindow *parent)
{
  DuoReplyWindow *self = g_object_new (DUO_TYPE_REPLY_WINDOW, "transient-for", parent, NULL);
  const DuoWhen today = duo_when_day (duo_calendar_model_get_today (model));

  self->model = g_object_ref (model);
  self->campaign = campaign;
  self->targets = g_array_ref (targets);
  adw_window_title_set_subtitle (self->heading, whose);
  duo_when_row_set_default_year (self->day, duo_day_get_year (today.first));
  duo_when_row_set_when (self->day, &today);
  return self;
}
