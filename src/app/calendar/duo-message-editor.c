/* SPDX-License-Identifier: EUPL-1.2 */
/* The editor of one message. It works on a copy of what the model shows; each field that is left becomes one
 * named change, so there is nothing to confirm and all of it can be undone. */
#include "duo-message-editor.h"

#include <glib/gi18n.h>

#include "duo-a11y.h"
#include "duo-actions-corner.h"
#include "duo-application.h"
#include "duo-campaign-choice.h"
#include "duo-history-service.h"
#include "duo-message-edit.h"
#include "duo-message-findings.h"
#include "duo-message-placement.h"
#include "duo-placeholder.h"
#include "duo-placeholder-tint.h"
#include "duo-words.h"

struct _DuoMessageEditor
{
  AdwBin parent_instance;

  DuoCalendarModel *model;   /* (owned) */
  DuoMessage *message;       /* (owned) (nullable): what is shown, never changed in place */
  gint64 wanted;             /* id of the message to show; 0 for none */
  gint64 typed_over_rev;     /* somebody changed the field that is being typed in: what was typed belongs to this rev */
  gboolean filling;          /* widgets are being set: their signals mean nothing */
  gboolean focus_on_map;     /* the text wants the focus when it comes on the screen */
  GCancellable *cancellable; /* (owned) */

  GtkTextView *text;
  GtkTextView *note;
  AdwEntryRow *link;
  GtkLabel *count;
  GtkWidget *shown_row;
  GtkLabel *shown;
  GtkWidget *propose;
  GtkWidget *insert_year;
  DuoMessagePlacement *placement;
  GtkBox *findings;
  GtkWidget *withdrawn;
  GtkWidget *status_row;
  GtkToggleButton *concept;
  GtkToggleButton *definite;
  GtkToggleButton *students;
  GtkToggleButton *institutions;
  AdwComboRow *campaign;
  GArray *campaign_ids; /* (owned) (element-type gint64): behind the entries of the row */
  DuoActionsCorner *actions;
  GtkLabel *saved;
};

G_DEFINE_FINAL_TYPE (DuoMessageEditor, duo_message_editor, ADW_TYPE_BIN)

/* Reading the fields */

/* Returns: (transfer full): the text of @view. */
static char *
dup_view_text (GtkTextView *view)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
}

/* Leaves text and cursor alone when it is there already: a reload must not disturb who types. */
static void
set_view_text (GtkTextView *view,
               const char  *text)
{
  g_autofree char *old = dup_view_text (view);

  if (g_strcmp0 (old, text) != 0)
    gtk_text_buffer_set_text (gtk_text_view_get_buffer (view), text, -1);
}

/* As set_view_text(), but spaces and lines at the end, which are not stored, stay where they were typed: who goes
 * from "in " to the button of {jaar} means "in {jaar}". */
static void
set_stored_text (GtkTextView *view,
                 const char  *text)
{
  g_autofree char *typed = g_strchomp (dup_view_text (view));

  if (g_strcmp0 (typed, text) != 0)
    set_view_text (view, text);
}

/* The year that {jaar} stands for: that of the earliest month shown, or the year on the page without any. */
static gint
get_text_year (DuoMessageEditor *self)
{
  const DuoSpan span = duo_calendar_model_get_span (self->model);
  DuoMonth first = duo_message_get_first_month_in (self->message, &span);

  if (first == DUO_MONTH_NONE)
    first = duo_message_get_first_month (self->message);
  return first != DUO_MONTH_NONE ? duo_month_get_year (first) : duo_calendar_model_get_year (self->model);
}

/* Showing */

/* Returns: (transfer full): the line of the filled-in text around the first year, shortened at both ends. */
static char *
dup_excerpt (const char         *filled,
             const DuoTextRange *range)
{
  const char *start = filled + range->start;
  const char *end = filled + range->end;
  gboolean cut_start = FALSE;
  gboolean cut_end = FALSE;

  for (guint words = 0; start > filled && start[-1] != '\n'; start--)
    if (start[-1] == ' ' && ++words > 2)
      {
        cut_start = TRUE;
        break;
      }
  for (guint words = 0; *end != '\0' && *end != '\n'; end++)
    if (*end == ' ' && ++words > 3)
      {
        cut_end = TRUE;
        break;
      }

  {
    g_autofree char *middle = g_strndup (start, (gsize) (end - start));

    return g_strconcat (cut_start ? "… " : "", middle, cut_end ? " …" : "", NULL);
  }
}

/* How the text reads in this year, or the offer to let a literal year follow. */
static void
show_text_facts (DuoMessageEditor *self)
{
  g_autofree char *text = dup_view_text (self->text);
  const gint year = get_text_year (self);
  const glong length = g_utf8_strlen (text, -1);
  g_autofree char *count = g_strdup_printf (g_dngettext (NULL, "%ld character", "%ld characters", (gulong) length), length);
  g_autoptr (GArray) ranges = NULL;
  g_autofree char *filled = duo_placeholder_fill (text, year, &ranges);
  g_autofree char *proposed = duo_placeholder_propose (text, year);
  g_autofree char *sentence = NULL;

  gtk_label_set_text (self->count, count);
  if (ranges->len > 0)
    {
      g_autofree char *excerpt = dup_excerpt (filled, &g_array_index (ranges, DuoTextRange, 0));

      sentence = g_strdup_printf (_("Stands in the calendar of %d as ‘%s’"), duo_calendar_model_get_year (self->model), excerpt);
    }
  else if (proposed != NULL)
    {
      sentence = g_strdup (_("The year stands in the text as a number: it stays the same when the message is copied."));
    }

  gtk_label_set_text (self->shown, sentence != NULL ? sentence : "");
  gtk_widget_set_visible (self->shown_row, sentence != NULL);
  gtk_widget_set_visible (self->propose, ranges->len == 0 && proposed != NULL);
}

static void
show_campaigns (DuoMessageEditor *self)
{
  DuoCalendarSnapshot *snapshot = duo_calendar_model_get_snapshot (self->model);

  duo_campaign_choice_update (self->campaign, snapshot != NULL ? snapshot->campaigns : NULL,
                              duo_message_get_campaign (self->message), &self->campaign_ids);
}

/* Returns: (transfer full): "Bewaard · 14 okt, 10:42 door A. de Vries". */
static char *
describe_saved (const DuoHistoryEntry *last)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_iso8601 (duo_change_get_when (last->change), NULL);
  g_autoptr (GDateTime) local = utc != NULL ? g_date_time_to_local (utc) : NULL;

  if (local == NULL)
    return g_strdup (_("Saved"));

  /* Translators: "Saved · 14 Oct, 10:42 by A. de Vries"; day, short month, hour, minute, name. */
  return g_strdup_printf (_("Saved · %d %s, %02d:%02d by %s"), g_date_time_get_day_of_month (local),
                          duo_words_month (g_date_time_get_month (local), TRUE), g_date_time_get_hour (local),
                          g_date_time_get_minute (local), last->who);
}

static void
last_change_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  DuoMessageEditor *self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) entries = duo_history_list_finish (DUO_CONTEXT (source), result, &error);
  g_autofree char *sentence = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  /* Without a history (it could not be read just now) the message is saved all the same. */
  sentence = entries != NULL && entries->len > 0 ? describe_saved (entries->pdata[0]) : g_strdup (_("Saved"));
  gtk_label_set_text (self->saved, sentence);
}

static void
show_last_change (DuoMessageEditor *self)
{
  g_cancellable_cancel (self->cancellable);
  g_object_unref (self->cancellable);
  self->cancellable = g_cancellable_new ();
  duo_history_list_async (duo_calendar_model_get_context (self->model), DUO_OBJECT_MESSAGE,
                          duo_message_get_id (self->message), 1, self->cancellable, last_change_cb, self);
}

/* @keep_typed: leave the field that is being typed in as it is. */
static void
fill (DuoMessageEditor *self,
      gboolean          keep_typed)
{
  const DuoSpan window = duo_calendar_model_get_span (self->model);
  const gboolean withdrawn = duo_message_get_status (self->message) == DUO_MESSAGE_WITHDRAWN;
  const gboolean text_in_use = keep_typed && gtk_widget_has_focus (GTK_WIDGET (self->text));
  const gboolean note_in_use = keep_typed && gtk_widget_has_focus (GTK_WIDGET (self->note));
  const gboolean link_in_use = keep_typed && gtk_widget_get_focus_child (GTK_WIDGET (self->link)) != NULL;

  self->filling = TRUE;
  if (!text_in_use)
    set_stored_text (self->text, duo_message_get_text (self->message));
  if (!note_in_use)
    set_stored_text (self->note, duo_message_get_note (self->message));
  if (!link_in_use && g_strcmp0 (gtk_editable_get_text (GTK_EDITABLE (self->link)), duo_message_get_link (self->message)) != 0)
    gtk_editable_set_text (GTK_EDITABLE (self->link), duo_message_get_link (self->message));
  gtk_toggle_button_set_active (self->concept, duo_message_get_status (self->message) == DUO_MESSAGE_CONCEPT);
  gtk_toggle_button_set_active (self->definite, duo_message_get_status (self->message) == DUO_MESSAGE_DEFINITE);
  gtk_toggle_button_set_active (self->students, duo_message_get_audience (self->message) == DUO_AUDIENCE_STUDENTS);
  gtk_toggle_button_set_active (self->institutions, duo_message_get_audience (self->message) == DUO_AUDIENCE_INSTITUTIONS);
  gtk_widget_set_visible (self->withdrawn, withdrawn);
  gtk_widget_set_visible (self->status_row, !withdrawn);
  show_campaigns (self);
  duo_message_placement_show (self->placement, self->message, &window);
  duo_message_findings_show (self->findings, duo_calendar_model_get_snapshot (self->model), duo_message_get_id (self->message));
  show_text_facts (self);
  show_last_change (self);
  duo_actions_corner_show (self->actions, DUO_OBJECT_MESSAGE, duo_message_get_id (self->message));
  self->filling = FALSE;
}

/* Storing */

/* Returns: (transfer full): a copy of the message to change. */
static DuoMessage *
begin_change (DuoMessageEditor *self)
{
  return duo_message_copy (self->message);
}

/* Saves @changed, and shows it from here on. */
static void
save (DuoMessageEditor *self,
      DuoMessage       *changed,
      DuoChangeKind     kind)
{
  if (duo_message_equal (changed, self->message))
    return;

  g_set_object (&self->message, changed);
  duo_calendar_model_save (self->model, G_OBJECT (changed), kind, FALSE);
}

/**
 * duo_message_editor_store:
 * @self: the editor
 *
 * Stores what is typed and not left yet, as one change. Called when a field is left, before another message
 * is shown, and before the window closes.
 */
void
duo_message_editor_store (DuoMessageEditor *self)
{
  g_autoptr (DuoMessage) changed = NULL;
  g_autofree char *text = NULL;
  g_autofree char *note = NULL;

  g_return_if_fail (DUO_IS_MESSAGE_EDITOR (self));

  if (self->message == NULL || self->filling)
    return;

  changed = begin_change (self);
  text = dup_view_text (self->text);
  note = dup_view_text (self->note);
  g_strchomp (text);
  g_strchomp (note);
  if (*text != '\0')
    duo_message_set_text (changed, text);
  duo_message_set_note (changed, note);
  {
    g_autofree char *link = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->link))));

    duo_message_set_link (changed, link);
  }
  if (self->typed_over_rev != 0) /* the store finds that it was changed since, and both texts are shown */
    duo_message_set_rev (changed, self->typed_over_rev);
  self->typed_over_rev = 0;
  save (self, changed, DUO_CHANGE_EDIT);
}

static void
left_cb (GtkEventControllerFocus *controller,
         DuoMessageEditor        *self)
{
  g_autofree char *text = NULL;

  if (self->message == NULL)
    return;

  text = dup_view_text (self->text);
  g_strstrip (text);
  if (*text == '\0') /* a message without a text is none: it comes back, and can be removed from the menu */
    set_view_text (self->text, duo_message_get_text (self->message));
  duo_message_editor_store (self);
}

static void
typed_cb (GtkTextBuffer    *buffer,
          DuoMessageEditor *self)
{
  g_autofree char *text = NULL;

  if (self->message == NULL || self->filling)
    return;

  text = dup_view_text (self->text);
  g_strstrip (text);
  duo_a11y_set_invalid (GTK_WIDGET (self->text), *text == '\0' ? _("A message needs a text") : NULL);
  show_text_facts (self);
}

static void
insert_cb (GtkButton        *button,
           DuoMessageEditor *self)
{
  const char *placeholder
    = GTK_WIDGET (button) == self->insert_year ? DUO_PLACEHOLDER_YEAR : DUO_PLACEHOLDER_NEXT_YEAR;
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->text);

  gtk_text_buffer_delete_selection (buffer, TRUE, TRUE);
  gtk_text_buffer_insert_at_cursor (buffer, placeholder, -1);
  gtk_widget_grab_focus (GTK_WIDGET (self->text));
}

static void
propose_cb (GtkButton        *button,
            DuoMessageEditor *self)
{
  g_autofree char *text = dup_view_text (self->text);
  g_autofree char *proposed = duo_placeholder_propose (text, get_text_year (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->text));
  if (proposed != NULL)
    set_view_text (self->text, proposed);
  duo_message_editor_store (self);
}

static void
months_changed_cb (DuoMessagePlacement *placement,
                   guint                sector,
                   guint                months,
                   DuoMessageEditor    *self)
{
  const DuoSpan window = duo_calendar_model_get_span (self->model);
  g_autoptr (DuoMessage) changed = begin_change (self);

  if (duo_message_edit_set_row (changed, (DuoSector) sector, &window, months))
    save (self, changed, DUO_CHANGE_MOVE);
}

static void
range_chosen_cb (DuoMessagePlacement *placement,
                 guint                sector,
                 gint                 first,
                 gint                 last,
                 DuoMessageEditor    *self)
{
  const DuoSpan window = duo_calendar_model_get_span (self->model);
  const DuoSpan range = { first, last };
  g_autoptr (DuoMessage) changed = begin_change (self);

  if (duo_message_edit_set_range (changed, (DuoSector) sector, &window, &range))
    save (self, changed, DUO_CHANGE_MOVE);
}

static void
status_cb (GtkToggleButton  *button,
           DuoMessageEditor *self)
{
  g_autoptr (DuoMessage) changed = NULL;

  if (self->filling || self->message == NULL)
    return;

  changed = begin_change (self);
  duo_message_set_status (changed, gtk_toggle_button_get_active (self->definite) ? DUO_MESSAGE_DEFINITE : DUO_MESSAGE_CONCEPT);
  save (self, changed, DUO_CHANGE_STATUS);
}

static void
put_back_cb (GtkButton        *button,
             DuoMessageEditor *self)
{
  g_autoptr (DuoMessage) changed = begin_change (self);

  duo_message_set_status (changed, DUO_MESSAGE_DEFINITE);
  save (self, changed, DUO_CHANGE_STATUS);
}

static void
audience_cb (GtkToggleButton  *button,
             DuoMessageEditor *self)
{
  g_autoptr (DuoMessage) changed = NULL;

  if (self->filling || self->message == NULL)
    return;

  changed = begin_change (self);
  duo_message_set_audience (changed, gtk_toggle_button_get_active (self->institutions) ? DUO_AUDIENCE_INSTITUTIONS
                                                                                       : DUO_AUDIENCE_STUDENTS);
  save (self, changed, DUO_CHANGE_EDIT);
}

static void
campaign_cb (AdwComboRow      *row,
             GParamSpec       *pspec,
             DuoMessageEditor *self)
{
  const guint selected = adw_combo_row_get_selected (row);
  g_autoptr (DuoMessage) changed = NULL;

  if (self->filling || self->message == NULL || selected >= self->campaign_ids->len)
    return;

  changed = begin_change (self);
  duo_message_set_campaign (changed, g_array_index (self->campaign_ids, gint64, selected));
  save (self, changed, DUO_CHANGE_EDIT);
}

/* The message shown */

static gboolean
differs (const char *typed,
         const char *before,
         const char *now)
{
  return g_strcmp0 (before, now) != 0 && g_strcmp0 (typed, before) != 0 && g_strcmp0 (typed, now) != 0;
}

/* Whether the field that is being typed in has become another one than what was typed over. */
static gboolean
is_typed_over (DuoMessageEditor *self,
               DuoMessage       *now)
{
  g_autofree char *text = g_strchomp (dup_view_text (self->text));
  g_autofree char *note = g_strchomp (dup_view_text (self->note));
  g_autofree char *link = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->link))));

  return differs (text, duo_message_get_text (self->message), duo_message_get_text (now))
         || differs (note, duo_message_get_note (self->message), duo_message_get_note (now))
         || differs (link, duo_message_get_link (self->message), duo_message_get_link (now));
}

/* Follows the model: the message as it is now, or none when it is gone or in another year. */
static void
model_changed_cb (DuoMessageEditor *self)
{
  DuoCalendarSnapshot *snapshot = duo_calendar_model_get_snapshot (self->model);
  DuoMessage *message
    = snapshot != NULL && self->wanted != 0 ? duo_calendar_snapshot_find_message (snapshot, self->wanted) : NULL;
  const gboolean another = self->message == NULL || message == NULL
                           || duo_message_get_id (self->message) != duo_message_get_id (message);

  if (message == NULL)
    {
      const gboolean was_shown = self->message != NULL;

      g_clear_object (&self->message);
      if (was_shown)
        duo_calendar_model_edit (self->model, 0);
      return;
    }

  if (another)
    self->typed_over_rev = 0;
  else if (self->typed_over_rev == 0 && is_typed_over (self, message))
    self->typed_over_rev = duo_message_get_rev (self->message);
  g_set_object (&self->message, message);
  fill (self, !another);
}

static void
edit_cb (DuoCalendarModel *model,
         gint64            message,
         DuoMessageEditor *self)
{
  if (message == self->wanted)
    return;

  duo_message_editor_store (self);
  self->wanted = message;
  g_clear_object (&self->message);
  if (message != 0)
    model_changed_cb (self);
}

static void
close_cb (GtkButton        *button,
          DuoMessageEditor *self)
{
  duo_calendar_model_edit (self->model, 0);
}

static void
duplicate_action (GtkWidget  *widget,
                  const char *name,
                  GVariant   *parameter)
{
  DuoMessageEditor *self = DUO_MESSAGE_EDITOR (widget);

  if (self->message != NULL)
    duo_calendar_model_duplicate (self->model, self->message);
}

static void
delete_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  DuoMessageEditor *self = DUO_MESSAGE_EDITOR (widget);

  if (self->message != NULL)
    duo_calendar_model_delete (self->model, self->message);
}

static void
new_action_action (GtkWidget  *widget,
                   const char *name,
                   GVariant   *parameter)
{
  DuoMessageEditor *self = DUO_MESSAGE_EDITOR (widget);

  if (self->message != NULL)
    gtk_widget_activate_action (widget, "win.new-action", "(sx)", duo_object_kind_to_string (DUO_OBJECT_MESSAGE),
                                duo_message_get_id (self->message));
}

/* Life */

static void
add_leave_controller (DuoMessageEditor *self,
                      GtkWidget        *field)
{
  GtkEventController *controller = gtk_event_controller_focus_new ();

  g_signal_connect (controller, "leave", G_CALLBACK (left_cb), self);
  gtk_widget_add_controller (field, controller);
}

static void
duo_message_editor_map (GtkWidget *widget)
{
  DuoMessageEditor *self = DUO_MESSAGE_EDITOR (widget);

  GTK_WIDGET_CLASS (duo_message_editor_parent_class)->map (widget);

  if (self->focus_on_map)
    duo_message_editor_focus_text (self);
}

static void
duo_message_editor_dispose (GObject *object)
{
  DuoMessageEditor *self = DUO_MESSAGE_EDITOR (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->message);
  g_clear_object (&self->model);
  gtk_widget_dispose_template (GTK_WIDGET (self), DUO_TYPE_MESSAGE_EDITOR);

  G_OBJECT_CLASS (duo_message_editor_parent_class)->dispose (object);
}

static void
duo_message_editor_finalize (GObject *object)
{
  DuoMessageEditor *self = DUO_MESSAGE_EDITOR (object);

  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->campaign_ids, g_array_unref);

  G_OBJECT_CLASS (duo_message_editor_parent_class)->finalize (object);
}

static void
duo_message_editor_class_init (DuoMessageEditorClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = duo_message_editor_dispose;
  object_class->finalize = duo_message_editor_finalize;
  widget_class->map = duo_message_editor_map;

  g_type_ensure (DUO_TYPE_ACTIONS_CORNER); /* named only in the .ui file */
  g_type_ensure (DUO_TYPE_MESSAGE_PLACEMENT);
  gtk_widget_class_set_template_from_resource (widget_class, DUO_UI_PATH "/calendar/duo-message-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, DuoMessageEditor, text);
  gtk_widget_class_bind_template_child (widget_class, DuoMessageEditor, note);
  gtk_widget_class_bind_template_child (widget_class, DuoMessageEditor, link);
  gtk_widget_class_bind_template_child (widget_class, DuoMessageEditor, count);
  gtk_widget_class_bind_template_child (widget_class, DuoMessageEditor, shown_row);
  gtk_widget_class_bind_template_child (widget_class, DuoMessageEditor, shown);
  gtk_widget_class_bind_template_child (widget_class, DuoMessageEditor, propose);
  gtk_widget_class_bind_template_child (widget_class, DuoMessageEditor, insert_year);
  gtk_widget_class_bind_template_child (widget_class, DuoMessageEditor, placement);
  gtk_widget_class_bind_template_child (widget_class, DuoMessageEditor, findings);
  gtk_widget_class_bind_template_child (widget_class, DuoMessageEditor, withdrawn);
  gtk_widget_class_bind_template_child (widget_class, DuoMessageEditor, status_row);
  gtk_widget_class_bind_template_child (widget_class, DuoMessageEditor, concept);
  gtk_widget_class_bind_template_child (widget_class, DuoMessageEditor, definite);
  gtk_widget_class_bind_template_child (widget_class, DuoMessageEditor, students);
  gtk_widget_class_bind_template_child (widget_class, DuoMessageEditor, institutions);
  gtk_widget_class_bind_template_child (widget_class, DuoMessageEditor, campaign);
  gtk_widget_class_bind_template_child (widget_class, DuoMessageEditor, actions);
  gtk_widget_class_bind_template_child (widget_class, DuoMessageEditor, saved);
  gtk_widget_class_bind_template_callback (widget_class, close_cb);
  gtk_widget_class_bind_template_callback (widget_class, months_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, range_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, insert_cb);
  gtk_widget_class_bind_template_callback (widget_class, propose_cb);
  gtk_widget_class_bind_template_callback (widget_class, put_back_cb);
  gtk_widget_class_bind_template_callback (widget_class, status_cb);
  gtk_widget_class_bind_template_callback (widget_class, audience_cb);
  gtk_widget_class_bind_template_callback (widget_class, campaign_cb);
  /* Before the toast overlay takes the key for itself. */
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "win.close-innermost", NULL);
  gtk_widget_class_install_action (widget_class, "editor.duplicate", NULL, duplicate_action);
  gtk_widget_class_install_action (widget_class, "editor.delete", NULL, delete_action);
  gtk_widget_class_install_action (widget_class, "editor.new-action", NULL, new_action_action);
}

static void
duo_message_editor_init (DuoMessageEditor *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  duo_a11y_name_choices (GTK_WIDGET (self->campaign));

  add_leave_controller (self, GTK_WIDGET (self->text));
  add_leave_controller (self, GTK_WIDGET (self->note));
  add_leave_controller (self, GTK_WIDGET (self->link));
  g_signal_connect (gtk_text_view_get_buffer (self->text), "changed", G_CALLBACK (typed_cb), self);
  duo_placeholder_tint_add (self->text);
}

/* Returns: (transfer floating): an editor that shows the message that @model asks to edit. */
GtkWidget *
duo_message_editor_new (DuoCalendarModel *model)
{
  DuoMessageEditor *self = g_object_new (DUO_TYPE_MESSAGE_EDITOR, NULL);

  self->model = g_object_ref (model);
  duo_actions_corner_set_model (self->actions, model);
  g_signal_connect_object (model, "edit", G_CALLBACK (edit_cb), self, 0);
  g_signal_connect_object (model, "changed", G_CALLBACK (model_changed_cb), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

/* Puts the cursor in the text, as soon as it is on the screen: nobody is told of a focus that is not there yet. */
void
duo_message_editor_focus_text (DuoMessageEditor *self)
{
  g_return_if_fail (DUO_IS_MESSAGE_EDITOR (self));

  self->focus_on_map = !gtk_widget_get_mapped (GTK_WIDGET (self));
  if (!self->focus_on_map)
    gtk_widget_grab_focus (GTK_WIDGET (self->text));
}
