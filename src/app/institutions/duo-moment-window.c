/* SPDX-License-Identifier: EUPL-1.2 */
/* Noting a contact moment: it is of today, the kind is one key away, the text has the focus, Ctrl+Enter is done. */
#include "duo-moment-window.h"

#include <glib/gi18n.h>

#include "duo-a11y.h"
#include "duo-application.h"
#include "duo-people-look.h"
#include "duo-when-row.h"
#include "duo-words.h"

struct _DuoMomentWindow
{
  DuoEditorWindow parent_instance;

  DuoCalendarModel *model;   /* (owned) */
  DuoContactMoment *moment;  /* (owned): as it was given */
  GArray *contact_ids;       /* (owned) (element-type gint64): behind the entries of "with"; below 0 a board's id */

  AdwWindowTitle *heading;
  GtkWidget *remove;
  GtkWidget *note;
  GtkBox *kinds;
  GtkToggleButton *kind[DUO_N_MOMENT_KINDS];
  GtkTextView *text;
  DuoWhenRow *day;
  AdwComboRow *with;
  AdwEntryRow *action;
  DuoWhenRow *due;
};

G_DEFINE_FINAL_TYPE (DuoMomentWindow, duo_moment_window, DUO_TYPE_EDITOR_WINDOW)

static gboolean
is_new (DuoMomentWindow *self)
{
  return duo_contact_moment_get_id (self->moment) == 0;
}

static char *
dup_text (DuoMomentWindow *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->text);
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return g_strstrip (gtk_text_buffer_get_text (buffer, &start, &end, FALSE));
}

/* Returns: (transfer full): the moment as the fields have it. */
static DuoContactMoment *
read_moment (DuoMomentWindow *self)
{
  DuoContactMoment *moment = duo_contact_moment_copy (self->moment);
  const guint selected = adw_combo_row_get_selected (self->with);
  const gint64 with = selected < self->contact_ids->len ? g_array_index (self->contact_ids, gint64, selected) : 0;
  g_autofree char *text = dup_text (self);

  for (guint i = 0; i < DUO_N_MOMENT_KINDS; i++)
    if (gtk_toggle_button_get_active (self->kind[i]))
      duo_contact_moment_set_kind (moment, (DuoMomentKind) i);
  duo_contact_moment_set_text (moment, text);
  if (duo_when_is_known (duo_when_row_get_when (self->day)))
    duo_contact_moment_set_day (moment, duo_when_row_get_when (self->day));
  duo_contact_moment_set_contact (moment, MAX (with, 0));
  if (with < 0)
    {
      duo_contact_moment_set_board (moment, -with);
      duo_contact_moment_set_institution (moment, 0);
    }
  return moment;
}

/* Returns: (transfer full) (nullable): the action that follows, where one was typed. */
static DuoAction *
read_follow_up (DuoMomentWindow *self)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->action))));
  DuoAction *action;

  if (*text == '\0')
    return NULL;

  action = duo_action_new ();
  duo_action_set_text (action, text);
  duo_action_set_due (action, duo_when_row_get_when (self->due));
  return action;
}

static void
typed_cb (DuoMomentWindow *self)
{
  g_autofree char *text = dup_text (self);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "moment.note", *text != '\0');
}

/* Stores a new one. */
static void
note (DuoMomentWindow *self)
{
  g_autoptr (DuoContactMoment) moment = read_moment (self);
  g_autoptr (DuoAction) follow_up = read_follow_up (self);
  g_autofree char *title = duo_contact_moment_dup_title (moment);

  duo_people_run (self->model, duo_people_change_note_moment (moment, follow_up), DUO_CHANGE_ADD, DUO_OBJECT_CONTACT_MOMENT, title);
  duo_editor_window_set_done (DUO_EDITOR_WINDOW (self), TRUE);
}

static void
note_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DuoMomentWindow *self = DUO_MOMENT_WINDOW (widget);

  if (is_new (self))
    {
      if (duo_when_row_holds_back (self->day) || duo_when_row_holds_back (self->due))
        return;
      note (self);
    }
  gtk_window_close (GTK_WINDOW (self));
}

static void
entered_cb (DuoMomentWindow *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "moment.note", NULL);
}

static void
remove_cb (DuoMomentWindow *self)
{
  duo_calendar_model_remove (self->model, G_OBJECT (self->moment));
  duo_editor_window_done (DUO_EDITOR_WINDOW (self));
}

/* What was said is stored, by whichever way the window is left. */
static gboolean
may_close (DuoEditorWindow *window)
{
  DuoMomentWindow *self = DUO_MOMENT_WINDOW (window);
  g_autoptr (DuoContactMoment) moment = NULL;
  g_autofree char *text = dup_text (self);
  g_autoptr (DuoAction) follow_up = is_new (self) ? read_follow_up (self) : NULL;

  if (is_new (self) && *text == '\0')
    return follow_up == NULL || !duo_editor_window_hold_open (window, GTK_WIDGET (self->text), _("What was said is missing"));
  if (duo_when_row_holds_open (self->day) || (is_new (self) && duo_when_row_holds_open (self->due)))
    return FALSE;

  if (is_new (self))
    {
      note (self);
      return TRUE;
    }
  moment = read_moment (self);
  if (*text != '\0' && !duo_contact_moment_equal (moment, self->moment))
    duo_calendar_model_save (self->model, G_OBJECT (moment), DUO_CHANGE_EDIT, FALSE);
  return TRUE;
}

static void
duo_moment_window_dispose (GObject *object)
{
  DuoMomentWindow *self = DUO_MOMENT_WINDOW (object);

  g_clear_object (&self->moment);
  g_clear_object (&self->model);
  gtk_widget_dispose_template (GTK_WIDGET (self), DUO_TYPE_MOMENT_WINDOW);

  G_OBJECT_CLASS (duo_moment_window_parent_class)->dispose (object);
}

static void
duo_moment_window_finalize (GObject *object)
{
  g_array_unref (DUO_MOMENT_WINDOW (object)->contact_ids);

  G_OBJECT_CLASS (duo_moment_window_parent_class)->finalize (object);
}

static void
duo_moment_window_class_init (DuoMomentWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = duo_moment_window_dispose;
  object_class->finalize = duo_moment_window_finalize;
  DUO_EDITOR_WINDOW_CLASS (klass)->may_close = may_close;

  g_type_ensure (DUO_TYPE_WHEN_ROW); /* named only in the .ui file */
  gtk_widget_class_set_template_from_resource (widget_class, DUO_UI_PATH "/institutions/duo-moment-window.ui");
  gtk_widget_class_install_action (widget_class, "moment.note", NULL, note_action);
  gtk_widget_class_bind_template_child (widget_class, DuoMomentWindow, heading);
  gtk_widget_class_bind_template_child (widget_class, DuoMomentWindow, remove);
  gtk_widget_class_bind_template_child (widget_class, DuoMomentWindow, note);
  gtk_widget_class_bind_template_child (widget_class, DuoMomentWindow, kinds);
  gtk_widget_class_bind_template_child (widget_class, DuoMomentWindow, text);
  gtk_widget_class_bind_template_child (widget_class, DuoMomentWindow, day);
  gtk_widget_class_bind_template_child (widget_class, DuoMomentWindow, with);
  gtk_widget_class_bind_template_child (widget_class, DuoMomentWindow, action);
  gtk_widget_class_bind_template_child (widget_class, DuoMomentWindow, due);
  gtk_widget_class_bind_template_callback (widget_class, typed_cb);
  gtk_widget_class_bind_template_callback (widget_class, entered_cb);
  gtk_widget_class_bind_template_callback (widget_class, remove_cb);
}

/* At once: the button itself would keep the focus for a while, and take letters that belong to the text. */
static gboolean
mnemonic_cb (GtkToggleButton *button, gboolean group_cycling, DuoMomentWindow *self)
{
  gtk_toggle_button_set_active (button, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->text));
  return TRUE;
}

/* The kinds as linked toggles; the underlined letter with Alt chooses one, and typing goes on in the text. */
static void
add_kinds (DuoMomentWindow *self)
{
  static const char *const labels[DUO_N_MOMENT_KINDS] = {
    [DUO_MOMENT_PHONE] = NC_ ("moment", "_Phone call"),
    [DUO_MOMENT_VISIT] = NC_ ("moment", "_Visit"),
    [DUO_MOMENT_MAIL] = NC_ ("moment", "_E-mail"),
    [DUO_MOMENT_MEETING] = NC_ ("moment", "_Meeting"),
  };

  for (guint i = 0; i < DUO_N_MOMENT_KINDS; i++)
    {
      GtkWidget *button = gtk_toggle_button_new_with_mnemonic (g_dpgettext2 (NULL, "moment", labels[i]));

      gtk_accessible_reset_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL);
      g_signal_connect (button, "mnemonic-activate", G_CALLBACK (mnemonic_cb), self);
      g_signal_connect_swapped (button, "clicked", G_CALLBACK (gtk_widget_grab_focus), self->text);
      gtk_box_append (self->kinds, button);
      self->kind[i] = GTK_TOGGLE_BUTTON (button);
      if (i > 0)
        gtk_toggle_button_set_group (self->kind[i], self->kind[0]);
    }
}

static void
duo_moment_window_init (DuoMomentWindow *self)
{
  self->contact_ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  gtk_widget_init_template (GTK_WIDGET (self));
  add_kinds (self);
  g_signal_connect_object (gtk_text_view_get_buffer (self->text), "changed", G_CALLBACK (typed_cb), self, G_CONNECT_SWAPPED);
}

static void
add_with (DuoMomentWindow *self, GtkStringList *names, gint64 id, const char *name)
{
  for (guint i = 0; i < self->contact_ids->len; i++)
    if (g_array_index (self->contact_ids, gint64, i) == id)
      return; /* he has two roles */

  g_array_append_val (self->contact_ids, id);
  gtk_string_list_append (names, name);
}

/* With nobody in particular, with one of the contacts, or with the board. */
static void
fill_with (DuoMomentWindow *self, DuoPeople *people)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  const gint64 board = duo_contact_moment_get_board (self->moment);
  const gint64 wanted = duo_contact_moment_get_contact (self->moment) != 0      ? duo_contact_moment_get_contact (self->moment)
                        : duo_contact_moment_get_institution (self->moment) == 0 ? -board
                                                                                 : 0;

  add_with (self, names, 0, _("nobody in particular"));
  for (guint i = 0; i < people->entries->len; i++)
    {
      DuoContactEntry *entry = people->entries->pdata[i];
      g_autofree char *title = duo_contact_dup_title (entry->contact);

      add_with (self, names, duo_contact_get_id (entry->contact), title);
    }
  if (duo_contact_moment_get_contact (self->moment) != 0)
    {
      g_autofree char *title = duo_people_dup_person (people, duo_contact_moment_get_contact (self->moment), "");

      add_with (self, names, duo_contact_moment_get_contact (self->moment), title);
    }
  if (people->board != 0)
    {
      g_autofree char *title = g_strdup_printf (_("the board, %s"), people->board_title);

      add_with (self, names, -people->board, title);
    }
  adw_combo_row_set_model (self->with, G_LIST_MODEL (names));
  duo_a11y_name_choices (GTK_WIDGET (self->with));
  for (guint i = 0; i < self->contact_ids->len; i++)
    if (g_array_index (self->contact_ids, gint64, i) == wanted)
      adw_combo_row_set_selected (self->with, i);
}

void
duo_moment_window_present (GtkWindow *parent, DuoCalendarModel *model, DuoContactMoment *moment, DuoPeople *people)
{
  DuoMomentWindow *self = g_object_new (DUO_TYPE_MOMENT_WINDOW, "transient-for", parent, NULL);
  const gint year = duo_day_get_year (duo_calendar_model_get_today (model));

  self->model = g_object_ref (model);
  self->moment = duo_contact_moment_copy (moment);
  duo_when_row_set_default_year (self->day, year);
  duo_when_row_set_default_year (self->due, year);
  duo_when_row_set_when (self->day, duo_contact_moment_get_day (moment));
  adw_window_title_set_subtitle (self->heading, people->title);
  fill_with (self, people);
  gtk_toggle_button_set_active (self->kind[duo_contact_moment_get_kind (moment)], TRUE);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->text), duo_contact_moment_get_text (moment), -1);
  gtk_widget_set_visible (self->remove, !is_new (self));
  gtk_widget_set_visible (self->note, is_new (self));
  gtk_widget_set_visible (GTK_WIDGET (self->action), is_new (self));
  gtk_widget_set_visible (GTK_WIDGET (self->due), is_new (self));
  typed_cb (self);
  gtk_window_present (GTK_WINDOW (self));
  gtk_widget_grab_focus (GTK_WIDGET (self->text));
}

void
duo_moment_window_present_new (GtkWindow *parent, DuoCalendarModel *model, gint64 institution, gint64 contact, DuoPeople *people)
{
  const DuoWhen today = duo_when_day (duo_calendar_model_get_today (model));
  g_autoptr (DuoContactMoment) moment = duo_contact_moment_new ();

  duo_contact_moment_set_institution (moment, institution);
  duo_contact_moment_set_contact (moment, contact);
  duo_contact_moment_set_day (moment, &today);
  duo_moment_window_present (parent, model, moment, people);
}
