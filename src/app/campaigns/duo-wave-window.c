/* SPDX-License-Identifier: EUPL-1.2 */
/* The conclusion of a wave, or the reason to open one early. */
#include "duo-wave-window.h"

#include <glib/gi18n.h>

#include "duo-a11y.h"
#include "duo-when-row.h"

struct _DuoWaveWindow
{
  AdwWindow parent_instance;

  DuoCalendarModel *model; /* (owned) */
  DuoWave *wave;           /* (owned): a copy */
  gboolean opens;

  AdwWindowTitle *heading;
  GtkWidget *apply;
  GtkLabel *explanation;
  AdwEntryRow *text;
  DuoWhenRow *day;
};

G_DEFINE_FINAL_TYPE (DuoWaveWindow, duo_wave_window, ADW_TYPE_WINDOW)

static void
apply_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DuoWaveWindow *self = DUO_WAVE_WINDOW (widget);
  g_autofree char *text = NULL;
  const DuoWhen *day;
  DuoWhen today;

  text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->text))));
  if (*text == '\0')
    {
      duo_a11y_set_invalid (GTK_WIDGET (self->text), self->opens ? _("Write down why it opens now") : _("Write down what was concluded"));
      gtk_widget_grab_focus (GTK_WIDGET (self->text));
      return;
    }
  if (duo_when_row_holds_back (self->day))
    return;

  day = duo_when_row_get_when (self->day);
  today = duo_when_day (duo_calendar_model_get_today (self->model));
  if (self->opens)
    duo_wave_set_reason (self->wave, text);
  else
    {
      duo_wave_set_conclusion (self->wave, text);
      duo_wave_set_concluded (self->wave, duo_when_is_known (day) ? day : &today);
    }
  duo_calendar_model_save (self->model, G_OBJECT (self->wave), self->opens ? DUO_CHANGE_EDIT : DUO_CHANGE_DONE, FALSE);
  gtk_window_close (GTK_WINDOW (self));
}

static void
duo_wave_window_finalize (GObject *object)
{
  DuoWaveWindow *self = DUO_WAVE_WINDOW (object);

  g_clear_object (&self->model);
  g_clear_object (&self->wave);

  G_OBJECT_CLASS (duo_wave_window_parent_class)->finalize (object);
}

static void
duo_wave_window_class_init (DuoWaveWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = duo_wave_window_finalize;
  gtk_widget_class_set_template_from_resource (widget_class, "/nl/duo/Campagnes/ui/campaigns/duo-wave-window.ui");
#define BIND(name) gtk_widget_class_bind_template_child (widget_class, DuoWaveWindow, name)
  BIND (heading);
  BIND (apply);
  BIND (explanation);
  BIND (text);
  BIND (day);
#undef BIND
  gtk_widget_class_install_action (widget_class, "wave.apply", NULL, apply_action);
}

static void
duo_wave_window_init (DuoWaveWindow *self)
{
  g_type_ensure (DUO_TYPE_WHEN_ROW);
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
duo_wave_window_present (DuoCalendarModel *model, DuoWave *wave, gboolean opens, GtkWindow *parent)
{
  DuoWaveWindow *self = g_object_new (DUO_TYPE_WAVE_WINDOW, "transient-for", parent, NULL);
  const DuoWhen today = duo_when_day (duo_calendar_model_get_today (model));
  const DuoWhen *concluded = duo_wave_get_concluded (wave);
  const char *title = opens ? _("Open this wave") : _("Conclusion of this wave");

  self->model = g_object_ref (model);
  self->wave = duo_wave_copy (wave);
  self->opens = opens;
  gtk_window_set_title (GTK_WINDOW (self), title);
  adw_window_title_set_title (self->heading, title);
  adw_window_title_set_subtitle (self->heading, duo_sector_to_string (duo_wave_get_sector (wave)));
  gtk_button_set_label (GTK_BUTTON (self->apply), opens ? _("Open") : _("Save"));
  gtk_label_set_label (self->explanation, opens ? _("The wave before this one has no conclusion yet. The reason is kept with the campaign.")
                                                : _("With a conclusion the next wave opens."));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->text), opens ? _("Why it opens now") : _("What was concluded"));
  gtk_editable_set_text (GTK_EDITABLE (self->text), opens ? duo_wave_get_reason (wave) : duo_wave_get_conclusion (wave));
  gtk_widget_set_visible (GTK_WIDGET (self->day), !opens);
  duo_when_row_set_default_year (self->day, duo_day_get_year (today.first));
  duo_when_row_set_when (self->day, duo_when_is_known (concluded) ? concluded : &today);
  gtk_widget_grab_focus (GTK_WIDGET (self->text));
  gtk_window_present (GTK_WINDOW (self));
}
