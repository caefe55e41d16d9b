/* SPDX-License-Identifier: EUPL-1.2 */
/* The list of findings. Ignored ones stay listed, with the note and a way back. */
#include "duo-check-popover.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "duo-a11y.h"
#include "duo-calendar-service.h"
#include "duo-words.h"

#define WIDTH 380
#define MAX_HEIGHT 420

struct _DuoCheckPopover
{
  GtkPopover parent_instance;

  DuoCalendarModel *model; /* (owned) */
  GCancellable *cancellable;
  GtkWidget *title;
  GtkWidget *summary;
  GtkWidget *scroller;
  GtkWidget *list;
  GtkWidget *error;
};

G_DEFINE_FINAL_TYPE (DuoCheckPopover, duo_check_popover, GTK_TYPE_POPOVER)

enum
{
  BEGIN_MESSAGE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/**
 * Row:
 *
 * What the buttons of one finding need; belongs to its widget.
 */
typedef struct
{
  DuoCheckPopover *popover; /* not owned: the row is inside it */
  DuoCalendarSnapshot *snapshot; /* (owned): keeps the finding */
  const DuoFinding *finding;
  GtkWidget *note_row;
  GtkWidget *note;
  GtkWidget *messages;
} Row;

static void
row_free (Row *row)
{
  g_object_unref (row->snapshot);
  g_free (row);
}

static void
changed_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data,
            gboolean    (*finish) (DuoContext *, GAsyncResult *, GError **))
{
  g_autoptr (DuoCheckPopover) self = user_data;
  g_autoptr (GError) error = NULL;

  if (finish (DUO_CONTEXT (source), result, &error))
    return; /* the store's change reloads the model, and with it this list */
  if (self->cancellable == NULL) /* it is gone */
    return;

  {
    g_autofree char *sentence = duo_words_error (error, NULL);

    gtk_label_set_text (GTK_LABEL (self->error), sentence);
    gtk_widget_set_visible (self->error, TRUE);
  }
}

static void
silenced_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  changed_cb (source, result, user_data, duo_calendar_silence_finish);
}

static void
unsilenced_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  changed_cb (source, result, user_data, duo_calendar_unsilence_finish);
}

static void
ignore_cb (GtkWidget *button,
           Row       *row)
{
  gtk_widget_set_visible (row->note_row, TRUE);
  gtk_widget_grab_focus (row->note);
}

static void
note_given_cb (GtkWidget *widget,
               Row       *row)
{
  g_autofree char *note = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (row->note))));

  duo_a11y_set_invalid (row->note, *note == '\0' ? _("Say why it may stay as it is") : NULL);
  if (*note == '\0')
    {
      gtk_widget_grab_focus (row->note);
      return;
    }

  duo_calendar_silence_async (duo_calendar_model_get_context (row->popover->model), row->finding, note,
                              row->popover->cancellable, silenced_cb, g_object_ref (row->popover));
}

static void
hear_again_cb (GtkWidget *button,
               Row       *row)
{
  duo_calendar_unsilence_async (duo_calendar_model_get_context (row->popover->model), row->finding->silence,
                                row->popover->cancellable, unsilenced_cb, g_object_ref (row->popover));
}

static void
open_message (Row    *row,
              gint64  message)
{
  gtk_popover_popdown (GTK_POPOVER (row->popover));
  duo_calendar_model_select (row->popover->model, message);
  duo_calendar_model_edit (row->popover->model, message);
}

static void
open_named_cb (GtkWidget *button,
               Row       *row)
{
  const guint index = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "duo-index"));

  open_message (row, g_array_index (row->finding->messages, gint64, index));
}

static void
solve_cb (GtkWidget *button,
          Row       *row)
{
  const DuoFinding *finding = row->finding;

  if (finding->rule == DUO_CHECK_GAP)
    {
      DuoCheckPopover *self = row->popover;

      gtk_popover_popdown (GTK_POPOVER (self));
      g_signal_emit (self, signals[BEGIN_MESSAGE], 0, (gint) finding->sector, finding->first);
    }
  else if (finding->messages->len == 1)
    {
      open_message (row, g_array_index (finding->messages, gint64, 0));
    }
  else
    {
      gtk_widget_set_visible (row->messages, !gtk_widget_get_visible (row->messages));
    }
}

/* Returns: (transfer full): what the button that solves or shows it says. */
static char *
get_solution (const DuoFinding *finding)
{
  if (finding->rule == DUO_CHECK_GAP)
    return g_strdup (_("Make a Message"));
  if (finding->messages->len == 1)
    return g_strdup (_("Open"));
  return g_strdup_printf (_("Show the %u"), finding->messages->len);
}

static GtkWidget *
new_label (const char *text,
           const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

static GtkWidget *
new_button (const char *label,
            GCallback   callback,
            Row        *row)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_widget_add_css_class (button, "duo-small-button");
  g_signal_connect (button, "clicked", callback, row);
  return button;
}

/* The messages of a clash, each a button that opens it. */
static GtkWidget *
new_message_list (Row       *row,
                  GPtrArray *titles)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);

  for (guint i = 0; i < titles->len; i++)
    {
      GtkWidget *button = new_button (titles->pdata[i], G_CALLBACK (open_named_cb), row);

      g_object_set_data (G_OBJECT (button), "duo-index", GUINT_TO_POINTER (i));
      gtk_widget_add_css_class (button, "flat");
      gtk_label_set_xalign (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (button))), 0);
      gtk_label_set_ellipsize (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (button))), PANGO_ELLIPSIZE_END);
      gtk_box_append (GTK_BOX (box), button);
    }
  gtk_widget_set_visible (box, FALSE);
  return box;
}

/* The line in which somebody says why a finding may stay. */
static GtkWidget *
new_note_row (Row *row)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  row->note = gtk_entry_new ();
  gtk_entry_set_placeholder_text (GTK_ENTRY (row->note), _("Why it may stay"));
  gtk_widget_set_hexpand (row->note, TRUE);
  duo_a11y_set_label (row->note, _("Note: why it may stay"));
  g_signal_connect (row->note, "activate", G_CALLBACK (note_given_cb), row);
  gtk_box_append (GTK_BOX (box), row->note);
  gtk_box_append (GTK_BOX (box), new_button (_("Ignore"), G_CALLBACK (note_given_cb), row));
  gtk_widget_set_visible (box, FALSE);
  return box;
}

static const DuoSilence *
find_silence (const Row *row)
{
  for (guint i = 0; i < row->snapshot->silences->len; i++)
    {
      const DuoSilence *silence = row->snapshot->silences->pdata[i];

      if (silence->id == row->finding->silence)
        return silence;
    }

  return NULL;
}

static void
fill_open_row (Row       *row,
               GtkWidget *body,
               GPtrArray *titles)
{
  g_autofree char *headline = duo_words_finding (row->finding, titles);
  g_autofree char *rule = duo_words_finding_rule (row->finding);
  g_autofree char *solution = get_solution (row->finding);
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *rule_label = new_label (rule, "caption");
  GtkWidget *ignore = new_button (_("Ignore With a Note…"), G_CALLBACK (ignore_cb), row);

  gtk_widget_add_css_class (rule_label, "dim-label");
  gtk_widget_add_css_class (ignore, "flat");
  row->messages = new_message_list (row, titles);
  row->note_row = new_note_row (row);
  gtk_box_append (GTK_BOX (body), new_label (headline, "heading"));
  gtk_box_append (GTK_BOX (body), rule_label);
  gtk_box_append (GTK_BOX (buttons), new_button (solution, G_CALLBACK (solve_cb), row));
  gtk_box_append (GTK_BOX (buttons), ignore);
  gtk_box_append (GTK_BOX (body), buttons);
  gtk_box_append (GTK_BOX (body), row->messages);
  gtk_box_append (GTK_BOX (body), row->note_row);
}

static void
fill_silenced_row (Row       *row,
                   GtkWidget *body,
                   GPtrArray *titles)
{
  const DuoSilence *silence = find_silence (row);
  g_autofree char *headline = duo_words_finding (row->finding, titles);
  g_autofree char *sentence = NULL;
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label, *button;
  guint32 day = 0;
  g_autofree char *iso_day = silence != NULL ? g_strndup (silence->when, 10) : NULL;
  g_autofree char *date = NULL;

  if (duo_day_parse (iso_day, &day))
    {
      const DuoWhen when = duo_when_day (day);

      date = duo_words_when (&when, FALSE, TRUE);
    }

  /* Translators: an ignored finding: its headline, the note, who, when. */
  sentence = g_strdup_printf (_("Ignored: %s. ‘%s’ (%s, %s)"), headline, silence != NULL ? silence->note : "",
                              silence != NULL ? silence->who : "", date != NULL ? date : "");
  label = new_label (sentence, "caption");
  gtk_widget_add_css_class (label, "dim-label");
  button = new_button (_("Restore"), G_CALLBACK (hear_again_cb), row);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (line), label);
  gtk_box_append (GTK_BOX (line), button);
  gtk_box_append (GTK_BOX (body), line);
}

static GtkWidget *
new_row (DuoCheckPopover     *self,
         DuoCalendarSnapshot *snapshot,
         const DuoFinding    *finding)
{
  Row *row = g_new0 (Row, 1);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *body = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *icon
    = gtk_image_new_from_icon_name (finding->silence != 0 ? "object-select-symbolic" : "dialog-warning-symbolic");
  g_autoptr (GPtrArray) titles = duo_calendar_snapshot_dup_titles (snapshot, finding->messages);

  row->popover = self;
  row->snapshot = g_object_ref (snapshot);
  row->finding = finding;
  gtk_widget_set_valign (icon, GTK_ALIGN_START);
  gtk_widget_add_css_class (icon, finding->silence != 0 ? "dim-label" : "warning");
  gtk_widget_add_css_class (box, "duo-finding");
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), body);
  if (finding->silence != 0)
    fill_silenced_row (row, body, titles);
  else
    fill_open_row (row, body, titles);
  g_object_set_data_full (G_OBJECT (box), "duo-row", row, (GDestroyNotify) row_free);
  return box;
}

static void
add_rows (DuoCheckPopover     *self,
          DuoCalendarSnapshot *snapshot,
          gboolean             silenced,
          guint               *n_rows)
{
  *n_rows = 0;
  for (guint i = 0; i < snapshot->findings->len; i++)
    {
      const DuoFinding *finding = snapshot->findings->pdata[i];

      if ((finding->silence != 0) != silenced)
        continue;
      if (gtk_widget_get_first_child (self->list) != NULL)
        gtk_box_append (GTK_BOX (self->list), gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
      gtk_box_append (GTK_BOX (self->list), new_row (self, snapshot, finding));
      (*n_rows)++;
    }
}

/* As high as what it lists: a scrolled window asks its child how high it is without saying how wide, and hears too
 * little from words that wrap. */
static void
fit_height (DuoCheckPopover *self)
{
  int height = 0;

  gtk_widget_measure (self->list, GTK_ORIENTATION_VERTICAL, WIDTH, NULL, &height, NULL, NULL);
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (self->scroller), MIN (height, MAX_HEIGHT));
}

static void
fill (DuoCheckPopover *self)
{
  DuoCalendarSnapshot *snapshot = duo_calendar_model_get_snapshot (self->model);
  g_autofree char *year = duo_calendar_model_dup_year_text (self->model);
  g_autofree char *title = NULL;
  g_autofree char *open = NULL;
  g_autofree char *summary = NULL;
  GtkWidget *child;
  guint n_open = 0, n_silenced = 0;

  while ((child = gtk_widget_get_first_child (self->list)) != NULL)
    gtk_box_remove (GTK_BOX (self->list), child);
  gtk_widget_set_visible (self->error, FALSE);
  if (snapshot == NULL)
    return;

  add_rows (self, snapshot, FALSE, &n_open);
  add_rows (self, snapshot, TRUE, &n_silenced);
  if (n_open == 0)
    gtk_box_prepend (GTK_BOX (self->list), new_label (_("Nothing that needs a look."), "dim-label"));

  title = g_strdup_printf (_("Check of %s"), year);
  open = g_strdup_printf (g_dngettext (NULL, "%u point", "%u points", n_open), n_open);
  summary = n_silenced > 0 ? g_strdup_printf (_("%s · %u ignored"), open, n_silenced) : g_strdup (open);
  gtk_label_set_text (GTK_LABEL (self->title), title);
  gtk_label_set_text (GTK_LABEL (self->summary), summary);
  fit_height (self);
}

static void
model_changed_cb (DuoCheckPopover *self)
{
  if (gtk_widget_get_visible (GTK_WIDGET (self)))
    fill (self);
}

static void
duo_check_popover_show (GtkWidget *widget)
{
  fill (DUO_CHECK_POPOVER (widget));
  GTK_WIDGET_CLASS (duo_check_popover_parent_class)->show (widget);
}

static void
duo_check_popover_dispose (GObject *object)
{
  DuoCheckPopover *self = DUO_CHECK_POPOVER (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->model);

  G_OBJECT_CLASS (duo_check_popover_parent_class)->dispose (object);
}

static void
duo_check_popover_class_init (DuoCheckPopoverClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = duo_check_popover_dispose;
  GTK_WIDGET_CLASS (klass)->show = duo_check_popover_show;

  signals[BEGIN_MESSAGE] = g_signal_new ("begin-message", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                         NULL, G_TYPE_NONE, 2, G_TYPE_INT, G_TYPE_INT);
}

static void
duo_check_popover_init (DuoCheckPopover *self)
{
  GtkWidget *body = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  self->cancellable = g_cancellable_new ();
  self->title = new_label (NULL, "heading");
  self->summary = gtk_label_new (NULL);
  self->error = new_label (NULL, "error");
  self->scroller = gtk_scrolled_window_new ();
  self->list = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_add_css_class (self->summary, "caption");
  gtk_widget_add_css_class (self->summary, "dim-label");
  gtk_widget_add_css_class (head, "duo-popover-head");
  gtk_box_append (GTK_BOX (head), self->title);
  gtk_box_append (GTK_BOX (head), self->summary);

  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (self->scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (self->scroller), MAX_HEIGHT);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), self->list);
  gtk_widget_set_focusable (self->scroller, FALSE);

  gtk_box_append (GTK_BOX (body), head);
  gtk_box_append (GTK_BOX (body), self->error);
  gtk_box_append (GTK_BOX (body), self->scroller);
  gtk_widget_set_size_request (body, WIDTH, -1);
  gtk_popover_set_child (GTK_POPOVER (self), body);
  duo_a11y_set_label (GTK_WIDGET (self), _("Check"));
}

/* Returns: (transfer floating): a popover that lists the findings of @model's calendar each time it opens. */
GtkWidget *
duo_check_popover_new (DuoCalendarModel *model)
{
  DuoCheckPopover *self = g_object_new (DUO_TYPE_CHECK_POPOVER, NULL);

  self->model = g_object_ref (model);
  g_signal_connect_object (model, "changed", G_CALLBACK (model_changed_cb), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}
