/* SPDX-License-Identifier: EUPL-1.2 */
/* A folder of their own is proposed, by the name of the campaign: dozens of files lie nowhere loose. */
#include "duo-form-setup.h"

#include <glib/gi18n.h>

#include "duo-application.h"
#include "duo-file-chooser.h"
#include "duo-words-campaign.h"

struct _DuoFormSetup
{
  AdwWindow parent_instance;

  char *folder; /* (owned) (type filename): in which theirs is made */

  AdwActionRow *whose;
  AdwActionRow *place;
  GtkEditable *name;
  GtkLabel *where;
  GtkBox *looks;
  GtkButton *apply;
};

G_DEFINE_FINAL_TYPE (DuoFormSetup, duo_form_setup, ADW_TYPE_WINDOW)

static guint make_signal;

/* Returns: (transfer full) (type filename): where the forms go */
static char *
dup_path (DuoFormSetup *self)
{
  g_autofree char *name = duo_file_chooser_dup_name (gtk_editable_get_text (self->name));

  return *name != '\0' ? g_build_filename (self->folder, name, NULL) : g_strdup (self->folder);
}

/* Looks at one name in the file system. */
static void
show_where (DuoFormSetup *self)
{
  g_autofree char *path = dup_path (self);
  g_autofree char *shown = g_filename_display_name (path);
  g_autofree char *shown_folder = g_filename_display_name (self->folder);
  g_autofree char *escaped = g_markup_escape_text (shown_folder, -1);
  g_autofree char *text = NULL;
  const gboolean is_there = g_file_test (path, G_FILE_TEST_EXISTS);
  const gboolean is_folder = g_file_test (path, G_FILE_TEST_IS_DIR);

  adw_action_row_set_subtitle (self->place, escaped);
  if (is_there && !is_folder)
    text = g_strdup_printf (_("%s is a file. Give the folder another name."), shown);
  else if (is_there)
    text = g_strdup_printf (_("The forms go to %s. It is there already: nothing in it is replaced, and a form of a name that is there gets a number."), shown);
  else
    text = g_strdup_printf (_("The forms go to %s, which is made."), shown);
  gtk_label_set_label (self->where, text);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "setup.make", !is_there || is_folder);
}

static void
make_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DuoFormSetup *self = DUO_FORM_SETUP (widget);
  g_autofree char *path = dup_path (self);

  g_signal_emit (self, make_signal, 0, path);
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
chosen_cb (GtkNativeDialog *dialog, gint response, DuoFormSetup *self)
{
  g_autoptr (GFile) folder = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
  g_autofree char *path = folder != NULL ? g_file_get_path (folder) : NULL;

  if (response == GTK_RESPONSE_ACCEPT && path != NULL)
    {
      g_free (self->folder);
      self->folder = g_steal_pointer (&path);
      show_where (self);
    }
  g_object_unref (dialog); /* nobody holds it while it is open but itself */
}

static void
choose_cb (DuoFormSetup *self)
{
  GtkFileChooserNative *files = duo_file_chooser_new (_("Make forms in this folder"), GTK_WINDOW (self), GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER,
                                                      _("Choose"));

  g_signal_connect_object (files, "response", G_CALLBACK (chosen_cb), self, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (files));
}

/* ---- For whom ---- */

static guint
count_sector (GArray *targets, DuoSector sector)
{
  guint n = 0;

  for (guint i = 0; i < targets->len; i++)
    n += g_array_index (targets, DuoTarget, i).sector == sector ? 1 : 0;
  return n;
}

/* "9 instellingen · MBO", "21 instellingen · VO 12, MBO 9" */
static char *
dup_whose (GArray *targets)
{
  g_autoptr (GString) sectors = g_string_new (NULL);
  g_autofree char *count = g_strdup_printf (ngettext ("%u institution", "%u institutions", targets->len), targets->len);

  for (gint sector = 0; sector < DUO_N_SECTORS; sector++)
    {
      const guint n = count_sector (targets, (DuoSector) sector);

      if (n == targets->len)
        g_string_append (sectors, duo_sector_to_string ((DuoSector) sector));
      else if (n > 0)
        g_string_append_printf (sectors, "%s%s %u", sectors->len > 0 ? ", " : "", duo_sector_to_string ((DuoSector) sector), n);
    }
  return g_strdup_printf ("%s · %s", count, sectors->str);
}

static gboolean
is_target (GArray *targets, const DuoFunnelRow *row)
{
  for (guint i = 0; i < targets->len; i++)
    if (g_array_index (targets, DuoTarget, i).institution == row->institution && g_array_index (targets, DuoTarget, i).sector == row->sector)
      return TRUE;

  return FALSE;
}

/* ---- What needs a look ---- */

static void
add_look (DuoFormSetup *self, const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "duo-attention");
  gtk_box_append (self->looks, label);
}

static void
show_looks (DuoFormSetup *self, DuoCampaignView *view, GArray *targets)
{
  DuoMilestone *back = duo_campaign_view_find_step (view, DUO_STEP_FORMS_BACK);
  g_autofree char *late = duo_words_forms_late (back != NULL ? duo_milestone_get_planned (back) : NULL, duo_campaign_view_get_live (view), view->today);
  guint n_made = 0, n_answered = 0;

  for (guint i = 0; i < view->rows->len; i++)
    {
      DuoFunnelRow *row = view->rows->pdata[i];

      if (row->participation == NULL || !is_target (targets, row))
        continue;
      n_made += duo_when_is_known (duo_participation_get_form_made (row->participation)) ? 1 : 0;
      n_answered += duo_when_is_known (duo_participation_get_answered (row->participation)) ? 1 : 0;
    }
  if (late != NULL)
    add_look (self, late);
  if (n_made > 0)
    {
      g_autofree char *text = g_strdup_printf (ngettext ("For %u of them a form was made before; it gets another.", "For %u of them a form was made before; they get another.", n_made), n_made);

      add_look (self, text);
    }
  if (n_answered > 0)
    {
      g_autofree char *text = g_strdup_printf (ngettext ("%u of them answered already.", "%u of them answered already.", n_answered), n_answered);

      add_look (self, text);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->looks), late != NULL || n_made > 0 || n_answered > 0);
}

/* ---- Life ---- */

static void
duo_form_setup_finalize (GObject *object)
{
  g_free (DUO_FORM_SETUP (object)->folder);

  G_OBJECT_CLASS (duo_form_setup_parent_class)->finalize (object);
}

static void
duo_form_setup_class_init (DuoFormSetupClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = duo_form_setup_finalize;
  gtk_widget_class_set_template_from_resource (widget_class, DUO_UI_PATH "/campaigns/duo-form-setup.ui");
  gtk_widget_class_bind_template_child (widget_class, DuoFormSetup, whose);
  gtk_widget_class_bind_template_child (widget_class, DuoFormSetup, place);
  gtk_widget_class_bind_template_child (widget_class, DuoFormSetup, name);
  gtk_widget_class_bind_template_child (widget_class, DuoFormSetup, where);
  gtk_widget_class_bind_template_child (widget_class, DuoFormSetup, looks);
  gtk_widget_class_bind_template_child (widget_class, DuoFormSetup, apply);
  gtk_widget_class_bind_template_callback (widget_class, choose_cb);
  gtk_widget_class_bind_template_callback (widget_class, show_where);
  gtk_widget_class_install_action (widget_class, "setup.make", NULL, make_action);

  make_signal = g_signal_new ("make", DUO_TYPE_FORM_SETUP, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
duo_form_setup_init (DuoFormSetup *self)
{
  self->folder = duo_file_chooser_dup_folder ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * duo_form_setup_new:
 * @view: the campaign, with its institutions
 * @targets: (element-type DuoTarget): whose forms
 * @parent: the window it belongs to
 *
 * Returns: (transfer none): not yet shown
 */
DuoFormSetup *
duo_form_setup_new (DuoCampaignView *view, GArray *targets, GtkWindow *parent)
{
  DuoFormSetup *self = g_object_new (DUO_TYPE_FORM_SETUP, "transient-for", parent, NULL);
  g_autofree char *campaign = duo_file_chooser_dup_name (duo_campaign_get_name (view->campaign));
  g_autofree char *whose = dup_whose (targets);
  g_autofree char *label = g_strdup_printf (ngettext ("Make %u form", "Make %u forms", targets->len), targets->len);

  adw_action_row_set_subtitle (self->whose, whose);
  gtk_button_set_label (self->apply, label);
  gtk_editable_set_text (self->name, campaign);
  show_looks (self, view, targets);
  show_where (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->apply));
  return self;
}
