/* SPDX-License-Identifier: EUPL-1.2 */
/* The question before links are changed: what becomes of link and code, and, where they are extended, until which day. */
#include "duo-link-question.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "duo-a11y.h"
#include "duo-when-text.h"
#include "duo-when-row.h"

/* A last day later than the links have now: that of the publication, or some time more. */
#define DAYS_MORE 30
#define DAYS_AT_LEAST 14

typedef struct
{
  DuoPublishWork work;
  GArray *ids;                  /* (owned) */
  guint32 today;                /* Julian */
  DuoWhenRow *until;            /* (nullable): of extending */
  GtkLabel *problem;            /* (nullable): what is wrong with @until */
  DuoLinkQuestionFunc answered;
  GObject *owner;               /* (owned) */
} Question;

static void
question_free (gpointer data, GClosure *closure)
{
  Question *question = data;

  g_object_unref (question->owner);
  g_array_unref (question->ids);
  g_free (question);
}

/* Returns: the day that stands there, Julian, also while it is being typed; 0 where it is none after today */
static guint32
read_until (const Question *question)
{
  const gint year = (gint) duo_day_get_year (question->today);
  DuoWhen when = DUO_WHEN_NONE;

  return duo_when_read (gtk_editable_get_text (GTK_EDITABLE (question->until)), year, &when) && when.last > question->today ? when.last : 0;
}

static void
response_cb (AdwMessageDialog *dialog, const char *response, Question *question)
{
  if (g_str_equal (response, "do"))
    question->answered (question->work, question->ids, question->until != NULL ? read_until (question) : 0, question->owner);
}

/* As it is typed: what would be refused over there is not sent. */
static void
until_changed_cb (AdwMessageDialog *dialog, DuoWhenRow *until)
{
  const Question *question = g_object_get_data (G_OBJECT (dialog), "duo-question");
  const gboolean later = read_until (question) != 0;
  const gboolean past = !later && duo_when_row_can_read (until); /* of what is no date the row itself says so */

  gtk_label_set_label (question->problem, past ? _("Choose a day after today.") : "");
  if (past)
    duo_a11y_set_invalid (GTK_WIDGET (until), _("Choose a day after today."));
  adw_message_dialog_set_response_enabled (dialog, "do", later);
}

static const DuoPublishRow *
find_row (const DuoPublishBoard *board, gint64 id)
{
  for (guint i = 0; i < board->rows->len; i++)
    if (((DuoPublishRow *) board->rows->pdata[i])->id == id)
      return board->rows->pdata[i];
  return NULL;
}

static guint32
propose_last_day (const DuoPublishBoard *board, GArray *ids)
{
  const guint32 proposed = MAX (board->until, board->today + DAYS_AT_LEAST);
  guint32 last = 0;

  for (guint i = 0; i < ids->len; i++)
    {
      const DuoPublishRow *row = find_row (board, g_array_index (ids, gint64, i));

      last = row != NULL ? MAX (last, row->last_day) : last;
    }
  return proposed > last ? proposed : last + DAYS_MORE;
}

/* The field for a last day, Julian, with @proposed in it. */
static void
add_until (Question *question, guint32 proposed, AdwMessageDialog *dialog)
{
  const DuoWhen day = duo_when_day (proposed);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *list = gtk_list_box_new ();

  question->until = g_object_new (DUO_TYPE_WHEN_ROW, "title", _("Links work until and including"), NULL);
  question->problem = GTK_LABEL (gtk_label_new (""));
  duo_when_row_set_default_year (question->until, (gint) duo_day_get_year (question->today));
  duo_when_row_set_when (question->until, &day);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  duo_a11y_set_label (list, _("Until when"));
  gtk_list_box_append (GTK_LIST_BOX (list), GTK_WIDGET (question->until));
  gtk_widget_add_css_class (GTK_WIDGET (question->problem), "error");
  gtk_label_set_xalign (question->problem, 0);
  gtk_box_append (GTK_BOX (box), list);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (question->problem));
  adw_message_dialog_set_extra_child (dialog, box);
  g_object_set_data (G_OBJECT (dialog), "duo-question", question);
  g_signal_connect_object (question->until, "changed", G_CALLBACK (until_changed_cb), dialog, G_CONNECT_SWAPPED);
}

/* @body: (out): what becomes of link and code
 * @label: (out): of the button
 * Returns: (transfer full): the heading */
static char *
dup_heading (DuoPublishWork work, guint n, const char **body, const char **label)
{
  if (work == DUO_PUBLISH_WORK_EXTEND)
    {
      *body = _("Link and code stay as they are. The platform may set a limit on how long a link works.");
      *label = _("Extend");
      return g_strdup_printf (ngettext ("Extend %u link?", "Extend %u links?", n), n);
    }
  if (work == DUO_PUBLISH_WORK_REISSUE)
    {
      *body = _("The link stays; the code that was handed out does not work any more. This can’t be undone.");
      *label = _("New code");
      return g_strdup_printf (ngettext ("Make %u new code?", "Make %u new codes?", n), n);
    }
  *body = _("Link and code do not work any more. What was counted stays, and the files stay on the platform. This can’t be undone.");
  *label = _("Withdraw");
  return g_strdup_printf (ngettext ("Withdraw %u link?", "Withdraw %u links?", n), n);
}

/**
 * duo_link_question_ask:
 * @parent: (transfer none): the window that it stands over
 * @board: the links as they are shown now; not needed after the call
 * @work: %DUO_PUBLISH_WORK_EXTEND, %DUO_PUBLISH_WORK_REISSUE or %DUO_PUBLISH_WORK_REVOKE
 * @ids: (element-type gint64): the packages, one or more
 * @answered: called with @owner where the answer is yes
 * @owner: (transfer none): kept until the question is gone
 *
 * Asks, because what is changed over there can't be taken back. Main thread.
 */
void
duo_link_question_ask (GtkWindow *parent, const DuoPublishBoard *board, DuoPublishWork work, GArray *ids, DuoLinkQuestionFunc answered,
                       GObject *owner)
{
  const DuoPublishRow *one = ids->len == 1 ? find_row (board, g_array_index (ids, gint64, 0)) : NULL;
  const gboolean extend = work == DUO_PUBLISH_WORK_EXTEND;
  const char *body;
  const char *label;
  g_autofree char *heading = dup_heading (work, ids->len, &body, &label);
  g_autofree char *named = one != NULL ? g_strdup_printf ("%s: %s", one->name, body) : NULL;
  GtkWidget *widget = adw_message_dialog_new (parent, heading, named != NULL ? named : body);
  AdwMessageDialog *dialog = ADW_MESSAGE_DIALOG (widget);
  Question *question = g_new0 (Question, 1);

  question->work = work;
  question->ids = g_array_ref (ids);
  question->today = board->today;
  question->answered = answered;
  question->owner = g_object_ref (owner);
  adw_message_dialog_add_responses (dialog, "cancel", _("Cancel"), "do", label, NULL);
  adw_message_dialog_set_close_response (dialog, "cancel");
  adw_message_dialog_set_response_appearance (dialog, "do", extend ? ADW_RESPONSE_SUGGESTED : ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_default_response (dialog, extend ? "do" : "cancel");
  if (extend)
    add_until (question, propose_last_day (board, ids), dialog);
  g_signal_connect_data (dialog, "response", G_CALLBACK (response_cb), question, question_free, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}
