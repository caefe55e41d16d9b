/* SPDX-License-Identifier: EUPL-1.2 */
/* The list of formats follows the slider; what stays out is named with its reason. */
#include "duo-formats-window.h"

#include <glib/gi18n.h>

#include "duo-a11y.h"
#include "duo-application.h"
#include "duo-file-chooser.h"
#include "duo-portions.h"
#include "duo-words-match.h"
#include "duo-words.h"

struct _DuoFormatsWindow
{
  AdwWindow parent_instance;

  DuoContext *context;           /* (owned) */
  DuoCampaignCoverage *coverage; /* (owned) */
  GCancellable *cancellable;     /* (owned) */
  DuoFormats *shown;             /* (owned) (nullable): for the share that was chosen last */
  DuoPortions *rows;             /* (owned): of those who stay out */

  GtkScale *share;
  GtkLabel *sum;
  GtkLabel *waiting;
  GtkListBox *formats;
  GtkListBox *left_out;
  GtkLabel *left_out_title;
  GtkInfoBar *error_bar;
  GtkLabel *error;
  GtkButton *save;
};

G_DEFINE_FINAL_TYPE (DuoFormatsWindow, duo_formats_window, ADW_TYPE_WINDOW)

static void
clear_list (GtkListBox *list)
{
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (list))) != NULL)
    gtk_list_box_remove (list, row);
}

static void
add_row (GtkListBox *list, const char *title, const char *subtitle, const char *end)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *escaped = g_markup_escape_text (title, -1);
  g_autofree char *escaped_subtitle = g_markup_escape_text (subtitle, -1);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), escaped);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), escaped_subtitle);
  if (end != NULL)
    {
      GtkWidget *label = gtk_label_new (end);

      gtk_widget_add_css_class (label, "numeric");
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
    }
  gtk_list_box_append (list, row);
}

static void
add_left_out (gpointer owner, guint place)
{
  DuoFormatsWindow *self = owner;
  const DuoLeftOut *left_out = &g_array_index (self->shown->left_out, DuoLeftOut, place);

  for (guint i = 0; i < self->coverage->institutions->len; i++)
    if (duo_institution_get_id (self->coverage->institutions->pdata[i]) == left_out->institution)
      {
        add_row (self->left_out, duo_institution_get_shown_name (self->coverage->institutions->pdata[i]),
                 duo_words_left_out (left_out->reason), NULL);
        return;
      }
}

static void
show_formats (DuoFormatsWindow *self)
{
  const gdouble share = gtk_range_get_value (GTK_RANGE (self->share)) / 100;
  g_autoptr (DuoFormats) formats = duo_formats_new (self->coverage->coverage, share);
  const guint total = formats->choices->len > 0 ? g_array_index (formats->choices, DuoFormatChoice, formats->choices->len - 1).total : 0;
  g_autofree char *sum = g_strdup_printf (ngettext ("%u format reaches %u of %u (%u can be reached)", "%u formats reach %u of %u (%u can be reached)", formats->choices->len),
                                          formats->choices->len, total, formats->n_institutions, formats->n_reachable);
  g_autofree char *title = g_strdup_printf (_("Who stays out: %u"), formats->left_out->len);

  clear_list (self->formats);
  clear_list (self->left_out);
  gtk_label_set_label (self->sum, sum);
  gtk_label_set_label (self->left_out_title, title);
  for (guint i = 0; i < formats->choices->len; i++)
    {
      const DuoFormatChoice *choice = &g_array_index (formats->choices, DuoFormatChoice, i);
      const DuoFormatOption *option = &g_array_index (formats->options, DuoFormatOption, choice->option);
      g_autofree char *words = duo_words_format_option (option);
      g_autofree char *limits = duo_words_format_limits (option);
      g_autofree char *adds = g_strdup_printf (_("+%u, together %u"), choice->adds, choice->total);

      add_row (self->formats, words, limits, adds);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->formats), formats->choices->len > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->left_out), formats->left_out->len > 0);
  gtk_widget_set_sensitive (GTK_WIDGET (self->save), formats->choices->len > 0);
  duo_portions_start (self->rows, 0);
  g_clear_pointer (&self->shown, duo_formats_free);
  self->shown = g_steal_pointer (&formats);
  duo_portions_start (self->rows, self->shown->left_out->len);
}

/* Who is named nowhere below, and why. */
static void
show_waiting (DuoFormatsWindow *self)
{
  const DuoCoverageTotals totals = duo_coverage_get_totals (self->coverage->coverage, DUO_SECTOR_SET_NONE);
  g_autofree char *waiting = duo_words_waiting (totals.n_waiting);
  g_autofree char *sentence = g_strdup_printf (_("%s, and do not count here yet."), waiting);

  gtk_label_set_label (self->waiting, sentence);
  gtk_widget_set_visible (GTK_WIDGET (self->waiting), totals.n_waiting > 0);
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  DuoFormatsWindow *self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = duo_materials_write_briefing_finish (DUO_CONTEXT (source), result, &error);
  GtkWidget *parent;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (path == NULL)
    {
      g_autofree char *sentence = duo_words_error (error, NULL);

      gtk_label_set_label (self->error, sentence);
      gtk_widget_set_visible (GTK_WIDGET (self->error_bar), TRUE);
      return;
    }

  parent = GTK_WIDGET (gtk_window_get_transient_for (GTK_WINDOW (self)));
  if (parent != NULL)
    gtk_widget_activate_action (parent, "win.tell-saved", "(ss)", _("Briefing saved"), path);
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
chosen_cb (const char *path, gpointer user_data)
{
  g_autoptr (DuoFormatsWindow) self = user_data;

  if (path != NULL)
    duo_materials_write_briefing_async (self->context, self->coverage, gtk_range_get_value (GTK_RANGE (self->share)) / 100, path,
                                        self->cancellable, saved_cb, self);
}

static void
save_cb (DuoFormatsWindow *self)
{
  g_autofree char *name = g_strdup_printf (_("briefing %s"), duo_campaign_get_name (self->coverage->campaign));

  duo_file_chooser_save (_("Save the briefing"), GTK_WINDOW (self), name, ".xlsx", chosen_cb, g_object_ref (self));
}

static void
duo_formats_window_dispose (GObject *object)
{
  DuoFormatsWindow *self = DUO_FORMATS_WINDOW (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_pointer (&self->rows, duo_portions_free);
  g_clear_pointer (&self->shown, duo_formats_free);
  g_clear_object (&self->context);
  g_clear_pointer (&self->coverage, duo_campaign_coverage_unref);
  gtk_widget_dispose_template (GTK_WIDGET (self), DUO_TYPE_FORMATS_WINDOW);

  G_OBJECT_CLASS (duo_formats_window_parent_class)->dispose (object);
}

static void
duo_formats_window_finalize (GObject *object)
{
  g_clear_object (&DUO_FORMATS_WINDOW (object)->cancellable);

  G_OBJECT_CLASS (duo_formats_window_parent_class)->finalize (object);
}

static void
duo_formats_window_class_init (DuoFormatsWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = duo_formats_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = duo_formats_window_finalize;
  gtk_widget_class_set_template_from_resource (widget_class, DUO_UI_PATH "/materials/duo-formats-window.ui");
  gtk_widget_class_bind_template_child (widget_class, DuoFormatsWindow, share);
  gtk_widget_class_bind_template_child (widget_class, DuoFormatsWindow, sum);
  gtk_widget_class_bind_template_child (widget_class, DuoFormatsWindow, waiting);
  gtk_widget_class_bind_template_child (widget_class, DuoFormatsWindow, formats);
  gtk_widget_class_bind_template_child (widget_class, DuoFormatsWindow, left_out);
  gtk_widget_class_bind_template_child (widget_class, DuoFormatsWindow, left_out_title);
  gtk_widget_class_bind_template_child (widget_class, DuoFormatsWindow, error_bar);
  gtk_widget_class_bind_template_child (widget_class, DuoFormatsWindow, error);
  gtk_widget_class_bind_template_child (widget_class, DuoFormatsWindow, save);
  gtk_widget_class_bind_template_callback (widget_class, show_formats);
  gtk_widget_class_bind_template_callback (widget_class, save_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static char *
say_share (GtkScale *scale, double value, gpointer user_data)
{
  return g_strdup_printf ("%.0f %%", value);
}

static void
duo_formats_window_init (DuoFormatsWindow *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  self->rows = duo_portions_new (add_left_out, self);
  gtk_scale_set_format_value_func (self->share, say_share, NULL, NULL);
}

/* Opens it over the window that @widget stands in. */
void
duo_formats_window_show (GtkWidget *widget, DuoContext *context, DuoCampaignCoverage *coverage)
{
  DuoFormatsWindow *self = g_object_new (DUO_TYPE_FORMATS_WINDOW, "transient-for", gtk_widget_get_root (widget), NULL);

  self->context = g_object_ref (context);
  self->coverage = duo_campaign_coverage_ref (coverage);
  show_waiting (self);
  show_formats (self);
  gtk_window_present (GTK_WINDOW (self));
}
