/* SPDX-License-Identifier: EUPL-1.2 */
/* A row to type a date in. What can't be understood stays as typed, says so, and changes nothing. */
#include "duo-when-row.h"

#include <glib/gi18n.h>

#include "duo-a11y.h"
#include "duo-when-text.h"
#include "duo-words.h"

struct _DuoWhenRow
{
  AdwEntryRow parent_instance;

  DuoWhen when;      /* the last date that was understood and told */
  gint default_year; /* where none is typed */
  char *passed;      /* (owned) (nullable): no date, and the window was closed over it once */
  GtkWidget *understood;
  GtkWidget *calendar;
  GtkWidget *calendar_button;
};

G_DEFINE_FINAL_TYPE (DuoWhenRow, duo_when_row, ADW_TYPE_ENTRY_ROW)

enum
{
  WHEN_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
show_understood (DuoWhenRow *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self));
  DuoWhen when = DUO_WHEN_NONE;
  const gboolean read = duo_when_read (text, self->default_year, &when);
  g_autofree char *words = NULL;

  if (read && duo_when_is_known (&when))
    words = duo_words_when (&when, TRUE, FALSE);

  /* Nothing to add where the row says just that already. */
  gtk_label_set_text (GTK_LABEL (self->understood),
                      !read ? _("such as 2 nov 2020 or nov 2020") : words != NULL && g_strcmp0 (words, text) != 0 ? words : "");
  duo_a11y_set_invalid (GTK_WIDGET (self), read ? NULL : _("This is no date. Type for instance 2 nov 2020, nov 2020 or okt/nov 2020."));
}

static void
tell (DuoWhenRow *self)
{
  DuoWhen when;

  if (!duo_when_read (gtk_editable_get_text (GTK_EDITABLE (self)), self->default_year, &when)
      || duo_when_equal (&when, &self->when))
    return;

  self->when = when;
  g_signal_emit (self, signals[WHEN_CHANGED], 0);
}

static void
show_when (DuoWhenRow    *self,
           const DuoWhen *when)
{
  g_autofree char *words = duo_when_is_known (when) ? duo_words_when (when, TRUE, FALSE) : g_strdup ("");

  if (g_strcmp0 (gtk_editable_get_text (GTK_EDITABLE (self)), words) != 0)
    gtk_editable_set_text (GTK_EDITABLE (self), words);
  show_understood (self);
}

static void
left_cb (GtkEventControllerFocus *controller,
         DuoWhenRow              *self)
{
  tell (self);
}

static void
day_selected_cb (GtkCalendar *calendar,
                 DuoWhenRow  *self)
{
  g_autoptr (GDateTime) date = gtk_calendar_get_date (calendar);
  const DuoWhen when = duo_when_dmy (g_date_time_get_day_of_month (date), g_date_time_get_month (date), g_date_time_get_year (date));

  show_when (self, &when);
  tell (self);
}

/* Opens the calendar at the date of the row, or else in the year that is meant where none is typed. */
static void
calendar_shown_cb (GtkWidget  *popover,
                   DuoWhenRow *self)
{
  GDate date;
  g_autoptr (GDateTime) day = NULL;

  if (duo_when_is_known (&self->when))
    {
      g_date_set_julian (&date, self->when.first);
    }
  else
    {
      g_autoptr (GDateTime) now = gtk_calendar_get_date (GTK_CALENDAR (self->calendar));

      if (g_date_time_get_year (now) == self->default_year)
        return;
      g_date_set_dmy (&date, 1, (GDateMonth) g_date_time_get_month (now), (GDateYear) self->default_year);
    }
  day = g_date_time_new_local (g_date_get_year (&date), (gint) g_date_get_month (&date), g_date_get_day (&date), 12, 0, 0);
  g_signal_handlers_block_by_func (self->calendar, day_selected_cb, self);
  gtk_calendar_select_day (GTK_CALENDAR (self->calendar), day);
  g_signal_handlers_unblock_by_func (self->calendar, day_selected_cb, self);
}

static void
duo_when_row_finalize (GObject *object)
{
  g_free (DUO_WHEN_ROW (object)->passed);

  G_OBJECT_CLASS (duo_when_row_parent_class)->finalize (object);
}

static void
duo_when_row_class_init (DuoWhenRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = duo_when_row_finalize;
  signals[WHEN_CHANGED] = g_signal_new ("when-changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                        G_TYPE_NONE, 0);
}

static void
duo_when_row_init (DuoWhenRow *self)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkWidget *popover = gtk_popover_new ();

  self->default_year = DUO_YEAR_MIN;
  self->understood = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->understood, "caption");
  gtk_widget_add_css_class (self->understood, "dim-label");
  adw_entry_row_add_suffix (ADW_ENTRY_ROW (self), self->understood);

  self->calendar = gtk_calendar_new ();
  duo_a11y_set_label (self->calendar, _("Choose a day"));
  gtk_popover_set_child (GTK_POPOVER (popover), self->calendar);
  self->calendar_button = gtk_menu_button_new ();
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (self->calendar_button), "x-office-calendar-symbolic");
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (self->calendar_button), popover);
  gtk_widget_set_valign (self->calendar_button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (self->calendar_button, _("Choose a day"));
  gtk_widget_add_css_class (self->calendar_button, "flat");
  duo_a11y_set_label (self->calendar_button, _("Choose a day"));
  adw_entry_row_add_suffix (ADW_ENTRY_ROW (self), self->calendar_button);

  g_signal_connect (self, "changed", G_CALLBACK (show_understood), NULL);
  g_signal_connect (focus, "leave", G_CALLBACK (left_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
  g_signal_connect (self, "entry-activated", G_CALLBACK (tell), NULL);
  g_signal_connect (self->calendar, "day-selected", G_CALLBACK (day_selected_cb), self);
  g_signal_connect (popover, "show", G_CALLBACK (calendar_shown_cb), self);
}

/* Returns: (transfer none): the date it holds; what is being typed counts once the row is left. */
const DuoWhen *
duo_when_row_get_when (DuoWhenRow *self)
{
  g_return_val_if_fail (DUO_IS_WHEN_ROW (self), NULL);

  return &self->when;
}

/* Shows @when, without telling of it; what is being typed is replaced. */
void
duo_when_row_set_when (DuoWhenRow    *self,
                       const DuoWhen *when)
{
  g_return_if_fail (DUO_IS_WHEN_ROW (self));

  self->when = *when;
  show_when (self, when);
}

/* Returns: whether what stands here is a date, or nothing at all. */
gboolean
duo_when_row_can_read (DuoWhenRow *self)
{
  DuoWhen when;

  g_return_val_if_fail (DUO_IS_WHEN_ROW (self), FALSE);

  return duo_when_read (gtk_editable_get_text (GTK_EDITABLE (self)), self->default_year, &when);
}

/* For who is about to store: what is no date is not stored as another one, nor as none.
 *
 * Returns: whether what stands here is no date; the row says so then, and has the focus. Else what was typed counts. */
gboolean
duo_when_row_holds_back (DuoWhenRow *self)
{
  g_return_val_if_fail (DUO_IS_WHEN_ROW (self), FALSE);

  if (!gtk_widget_get_visible (GTK_WIDGET (self)))
    return FALSE;
  if (duo_when_row_can_read (self))
    {
      tell (self);
      return FALSE;
    }

  show_understood (self);
  gtk_widget_grab_focus (GTK_WIDGET (self));
  return TRUE;
}

/* As duo_when_row_holds_back(), for a window that stores as it goes and is about to close: what is no date is pointed
 * out once, so that nobody is locked in. */
gboolean
duo_when_row_holds_open (DuoWhenRow *self)
{
  const char *text;

  g_return_val_if_fail (DUO_IS_WHEN_ROW (self), FALSE);

  text = gtk_editable_get_text (GTK_EDITABLE (self));
  if (g_strcmp0 (self->passed, text) == 0 || !duo_when_row_holds_back (self))
    return FALSE;

  g_free (self->passed);
  self->passed = g_strdup (text);
  return TRUE;
}

/* The year that "2 nov" is in. */
void
duo_when_row_set_default_year (DuoWhenRow *self,
                               gint        year)
{
  g_return_if_fail (DUO_IS_WHEN_ROW (self));

  self->default_year = year;
}
