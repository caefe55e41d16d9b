/* SPDX-License-Identifier: EUPL-1.2 */
/* The materials of a campaign as a list, with the detail of one beside it. What it reads is their coverage, which it
 * hands to the view of that. */
#include "duo-materials-page.h"

#include <glib/gi18n.h>

#include "duo-a11y.h"
#include "duo-application.h"
#include "duo-campaign-part.h"
#include "duo-file-chooser.h"
#include "duo-material-detail.h"
#include "duo-material-list.h"
#include "duo-materials-service.h"
#include "duo-progress.h"
#include "duo-toasts.h"
#include "duo-words-match.h"
#include "duo-words.h"
#include "duo-wrap-layout.h"

/* How often is shown how far it is. */
#define PROGRESS_MS 200

struct _DuoMaterialsPage
{
  AdwBin parent_instance;

  DuoCalendarModel *model;       /* (owned) */
  DuoContext *context;           /* (not owned): of the model */
  DuoCoverageView *cover;        /* (owned): a part beside this one */
  gint64 campaign;               /* id of the one to show; 0 for none yet */
  DuoCampaignCoverage *coverage; /* (owned) (nullable): as last read */
  GCancellable *cancellable;     /* (owned): of the question under way */
  GCancellable *adding;          /* (owned) (nullable): of the files that are taken in */
  GQueue waiting;                /* (element-type Batch): files that came meanwhile */
  GString *refused;              /* (owned): what was said of files since the bar was last empty, a line each */
  GCancellable *closing;         /* (owned): of what goes on until the page goes */
  GtkFileChooserNative *chooser; /* (owned) (nullable) */
  gint64 replaces;               /* the material that the chosen file is a new version of; 0 for none */
  gint64 selected;               /* id of the material that is shown; 0 for none */
  guint detail_tick;             /* shows the detail in a frame of its own; 0 for none */
  guint n_ticks;                 /* frames since then */
  guint progress;                /* source that shows how far the adding is; 0 for none */
  gboolean stale;                /* something changed while the page was hidden */

  GtkInfoBar *error_bar;
  GtkLabel *error;
  GtkRevealer *busy;
  GtkLabel *busy_label;
  GtkProgressBar *busy_bar;
  GtkStack *stack;
  DuoMaterialList *list;
  DuoMaterialDetail *detail;
};

/* Files that a person brought at once. */
typedef struct
{
  gint64 campaign;
  gint64 replaces;  /* the material that the one file is a new version of; 0 for none */
  GPtrArray *paths; /* (owned) (element-type filename) */
} Batch;

static void
batch_free (Batch *batch)
{
  g_ptr_array_unref (batch->paths);
  g_free (batch);
}

static void part_init (DuoCampaignPartInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (DuoMaterialsPage, duo_materials_page, ADW_TYPE_BIN,
                               G_IMPLEMENT_INTERFACE (DUO_TYPE_CAMPAIGN_PART, part_init))

static void ask (DuoMaterialsPage *self);

static void
show_sentence (DuoMaterialsPage *self, const char *sentence)
{
  gtk_label_set_text (self->error, sentence);
  gtk_widget_set_visible (GTK_WIDGET (self->error_bar), *sentence != '\0');
}

static void
show_error (DuoMaterialsPage *self, const GError *error)
{
  g_autofree char *sentence = duo_words_error (error, NULL);

  show_sentence (self, sentence);
}

static void
told_cb (DuoMaterialsPage *self)
{
  show_sentence (self, "");
}

/* ---- The list ---- */

static DuoMaterial *
find_selected (DuoMaterialsPage *self)
{
  for (guint i = 0; self->coverage != NULL && i < self->coverage->materials->len; i++)
    if (duo_material_get_id (self->coverage->materials->pdata[i]) == self->selected)
      return self->coverage->materials->pdata[i];

  return NULL;
}

static gboolean
show_detail_cb (GtkWidget *widget, GdkFrameClock *frames, gpointer user_data)
{
  DuoMaterialsPage *self = DUO_MATERIALS_PAGE (widget);

  if (self->n_ticks++ == 0)
    return G_SOURCE_CONTINUE; /* this one shows the list */

  self->detail_tick = 0;
  duo_material_detail_show (self->detail, find_selected (self));
  return G_SOURCE_REMOVE;
}

/* The detail of another material than the one that is shown waits for a frame of its own: all of it is laid out anew. */
static void
show_detail (DuoMaterialsPage *self, DuoMaterial *selected)
{
  if (duo_material_detail_is_of (self->detail, selected))
    {
      duo_material_detail_show (self->detail, selected);
      if (selected != NULL)
        duo_material_detail_keep_problems (self->detail, duo_material_check_release (selected, &self->coverage->coverage->period));
    }
  else if (self->detail_tick == 0)
    {
      self->n_ticks = 0;
      self->detail_tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), show_detail_cb, NULL, NULL);
    }
}

static void
show_list (DuoMaterialsPage *self)
{
  DuoMaterial *selected = find_selected (self);

  if (selected == NULL && self->coverage->materials->len > 0)
    selected = self->coverage->materials->pdata[0];
  self->selected = selected != NULL ? duo_material_get_id (selected) : 0;
  duo_material_list_show (self->list, self->coverage, self->selected);
  show_detail (self, selected);
  gtk_stack_set_visible_child_name (self->stack, self->coverage->materials->len > 0 ? "list" : "empty");
}

static void
selected_cb (DuoMaterialsPage *self, gint64 id)
{
  self->selected = id;
  duo_material_detail_show (self->detail, find_selected (self));
}

/* ---- Reading ---- */

static void
covered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DuoCampaignCoverage) coverage = duo_materials_cover_finish (DUO_CONTEXT (source), result, &error);
  DuoMaterialsPage *self = user_data;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (coverage == NULL)
    {
      show_error (self, error);
      duo_coverage_view_show_error (self->cover, error);
      return;
    }

  g_clear_pointer (&self->coverage, duo_campaign_coverage_unref);
  self->coverage = g_steal_pointer (&coverage);
  show_list (self);
  duo_coverage_view_set_coverage (self->cover, self->coverage);
}

static void
ask (DuoMaterialsPage *self)
{
  if (self->campaign == 0)
    return;

  g_cancellable_cancel (self->cancellable);
  g_object_unref (self->cancellable);
  self->cancellable = g_cancellable_new ();
  self->stale = FALSE;
  duo_materials_cover_async (self->context, self->campaign, self->coverage, self->cancellable, covered_cb, self);
}

/* Neither the materials nor their coverage are asked for while nobody sees them. */
static void
store_changed_cb (DuoMaterialsPage *self)
{
  self->stale = TRUE;
  if (gtk_widget_get_mapped (GTK_WIDGET (self)) || gtk_widget_get_mapped (GTK_WIDGET (self->cover)))
    ask (self);
}

/* What was done is said over the list: at the foot of the page are buttons, and Undo would come under the pointer. */
static void
shown_cb (DuoMaterialsPage *self)
{
  duo_toasts_set_place (GTK_WIDGET (self), GTK_WIDGET (self->list));
}

static void
hidden_cb (DuoMaterialsPage *self)
{
  duo_toasts_set_place (GTK_WIDGET (self), NULL);
}

static void
map_cb (DuoMaterialsPage *self)
{
  if (self->stale)
    ask (self);
}

/* ---- Taking files in ---- */

static void add_next (DuoMaterialsPage *self);

/* Says @words of a file on a line of its own, below what was said of others. */
static void
refuse (DuoMaterialsPage *self, const char *words)
{
  g_string_append_printf (self->refused, "%s%s", self->refused->len > 0 ? "\n" : "", words);
}

static void
tell_added (DuoMaterialsPage *self, GPtrArray *added)
{
  guint n_added = 0;
  gboolean chosen = FALSE;       /* the first one that was added */
  DuoMaterial *newer = NULL;     /* that took the place of an earlier one */

  for (guint i = 0; i < added->len; i++)
    {
      const DuoMaterialAdded *at = added->pdata[i];
      g_autofree char *words = duo_words_media_verdict (at->facts, at->name);
      g_autofree char *true_name = at->material != NULL ? duo_words_media_true_name (at->facts, at->name) : g_strdup ("");

      n_added += at->material != NULL;
      if (at->material != NULL && duo_material_get_previous (at->material) != 0)
        newer = at->material;
      if (*true_name != '\0')
        refuse (self, true_name);
      if (*words != '\0')
        refuse (self, words);
      else if (at->double_of != NULL)
        {
          g_autofree char *there = duo_words_material_double (at->name, at->double_of, at->double_is_older);

          refuse (self, there);
        }
      else if (at->material != NULL && duo_material_get_campaign (at->material) == self->campaign && !chosen)
        {
          self->selected = duo_material_get_id (at->material);
          chosen = TRUE;
        }
    }
  if (newer != NULL && *duo_material_get_alt_text (newer) != '\0')
    refuse (self, _("What can be seen was written for the version before. Read it again before you release this one."));
  show_sentence (self, self->refused->str);
  if (newer != NULL && n_added == 1)
    {
      g_autofree char *sentence = g_strdup_printf (_("New version of ‘%s’"), duo_material_get_title (newer));

      g_signal_emit_by_name (self->model, "toast", sentence, TRUE);
    }
  else if (n_added > 0)
    {
      g_autofree char *sentence = g_strdup_printf (ngettext ("%u material added", "%u materials added", n_added), n_added);

      g_signal_emit_by_name (self->model, "toast", sentence, TRUE);
    }
}

static void
added_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) added = duo_materials_add_finish (DUO_CONTEXT (source), result, &error);
  DuoMaterialsPage *self = user_data;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  g_clear_object (&self->adding);
  if (added == NULL)
    show_error (self, error);
  else
    {
      tell_added (self, added);
      ask (self);
    }
  add_next (self);
}

static gboolean
progress_cb (gpointer user_data)
{
  DuoMaterialsPage *self = user_data;
  g_autofree char *words = NULL;
  DuoProgress progress;

  if (self->adding == NULL || !duo_progress_read (G_OBJECT (self->adding), &progress))
    {
      self->progress = 0;
      return G_SOURCE_REMOVE;
    }

  words = duo_words_progress (&progress);
  if (!g_str_equal (words, gtk_label_get_label (self->busy_label)))
    gtk_label_set_label (self->busy_label, words);
  gtk_widget_set_opacity (GTK_WIDGET (self->busy_bar), progress.all > 1 ? 1 : 0); /* what lies around it stays where it is */
  gtk_progress_bar_set_fraction (self->busy_bar, progress.all > 0 ? (double) progress.done / progress.all : 0);
  return G_SOURCE_CONTINUE;
}

/* Takes the next batch in; one at a time, for each is one change. */
static void
add_next (DuoMaterialsPage *self)
{
  Batch *batch = self->adding == NULL ? g_queue_pop_head (&self->waiting) : NULL;

  gtk_revealer_set_reveal_child (self->busy, batch != NULL || self->adding != NULL);
  if (batch == NULL)
    return;

  self->adding = g_cancellable_new ();
  duo_progress_watch (G_OBJECT (self->adding));
  duo_progress_report (self->adding, DUO_PROGRESS_MEASURING, 0, batch->paths->len);
  if (self->progress == 0)
    self->progress = g_timeout_add (PROGRESS_MS, progress_cb, self);
  (void) progress_cb (self);
  duo_materials_add_async (self->context, batch->campaign, batch->paths, batch->replaces, self->adding, added_cb, self);
  batch_free (batch);
}

/* @files: (element-type GFile). Returns: whether any can be taken in */
static gboolean
add_files (DuoMaterialsPage *self, GListModel *files, gint64 replaces)
{
  g_autoptr (GPtrArray) paths = g_ptr_array_new_with_free_func (g_free);
  Batch *batch;

  if (self->adding == NULL)
    g_string_truncate (self->refused, 0);
  for (guint i = 0; i < g_list_model_get_n_items (files); i++)
    {
      g_autoptr (GFile) file = g_list_model_get_item (files, i);
      g_autofree char *path = g_file_get_path (file);

      if (path != NULL)
        g_ptr_array_add (paths, g_steal_pointer (&path));
      else
        {
          g_autofree char *address = g_file_get_parse_name (file);
          g_autofree char *words = g_strdup_printf (_("‘%s’ is not on this computer. Copy it to a folder first."), address);

          refuse (self, words);
        }
    }
  show_sentence (self, self->refused->str);
  if (self->campaign == 0 || paths->len == 0)
    return FALSE;

  batch = g_new0 (Batch, 1);
  batch->campaign = self->campaign;
  batch->replaces = replaces;
  batch->paths = g_steal_pointer (&paths);
  g_queue_push_tail (&self->waiting, batch);
  add_next (self);
  return TRUE;
}

static void
forget_waiting (DuoMaterialsPage *self)
{
  g_queue_clear_full (&self->waiting, (GDestroyNotify) batch_free);
  if (self->adding != NULL)
    g_cancellable_cancel (self->adding);
  g_clear_object (&self->adding);
  g_clear_handle_id (&self->progress, g_source_remove);
}

static void
cancel_add_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DuoMaterialsPage *self = DUO_MATERIALS_PAGE (widget);

  forget_waiting (self);
  gtk_revealer_set_reveal_child (self->busy, FALSE);
}

static gboolean
dropped_cb (DuoMaterialsPage *self, const GValue *value, double x, double y)
{
  g_autoptr (GListStore) files = g_list_store_new (G_TYPE_FILE);

  for (GSList *at = g_value_get_boxed (value); at != NULL; at = at->next)
    g_list_store_append (files, at->data);
  return add_files (self, G_LIST_MODEL (files), 0);
}

static void
pasted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  const GValue *value = gdk_clipboard_read_value_finish (GDK_CLIPBOARD (source), result, &error);
  DuoMaterialsPage *self = user_data;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (value == NULL)
    show_sentence (self, _("No files were copied that can be pasted here. Copy them in your file manager first."));
  else
    (void) dropped_cb (self, value, 0, 0);
}

/* Files that were copied elsewhere; a text field that has the focus takes the key first. */
static gboolean
paste_cb (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  DuoMaterialsPage *self = DUO_MATERIALS_PAGE (widget);

  if (!gtk_widget_get_mapped (widget))
    return FALSE;
  gdk_clipboard_read_value_async (gtk_widget_get_clipboard (widget), GDK_TYPE_FILE_LIST, G_PRIORITY_DEFAULT, self->closing, pasted_cb, self);
  return TRUE;
}

static void
chosen_cb (DuoMaterialsPage *self, int response)
{
  g_autoptr (GListModel) files = response == GTK_RESPONSE_ACCEPT ? gtk_file_chooser_get_files (GTK_FILE_CHOOSER (self->chooser)) : NULL;

  g_clear_object (&self->chooser);
  if (files != NULL)
    (void) add_files (self, files, self->replaces);
}

static void
choose_files (DuoMaterialsPage *self, gint64 replaces)
{
  g_clear_object (&self->chooser);
  self->replaces = replaces;
  self->chooser = duo_file_chooser_new (replaces != 0 ? _("Choose the new version") : _("Add files"), GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                                        GTK_FILE_CHOOSER_ACTION_OPEN, _("Add"));
  gtk_file_chooser_set_select_multiple (GTK_FILE_CHOOSER (self->chooser), replaces == 0);
  g_signal_connect_object (self->chooser, "response", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

static void
add_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  choose_files (DUO_MATERIALS_PAGE (widget), 0);
}

static void
new_version_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DuoMaterialsPage *self = DUO_MATERIALS_PAGE (widget);

  if (self->selected != 0)
    choose_files (self, self->selected);
}

/* ---- Releasing and removing ---- */

/* Returns: (transfer full): what became of all of @releases */
static char *
say_released (GPtrArray *releases, gboolean concept)
{
  if (releases->len == 1)
    return g_strdup_printf (concept ? _("‘%s’ is a draft again") : _("‘%s’ released"),
                            duo_material_get_title (((DuoMaterialRelease *) releases->pdata[0])->material));
  if (concept)
    return g_strdup_printf (ngettext ("%u material is a draft again", "%u materials are drafts again", releases->len), releases->len);

  return g_strdup_printf (ngettext ("%u material released", "%u materials released", releases->len), releases->len);
}

static void
released_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) releases = duo_materials_release_finish (DUO_CONTEXT (source), result, &error);
  DuoMaterialsPage *self = user_data;
  guint n_done = 0, n_concept = 0;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (releases == NULL)
    {
      show_error (self, error);
      return;
    }

  for (guint i = 0; i < releases->len; i++)
    {
      const DuoMaterialRelease *release = releases->pdata[i];

      n_done += release->problems == 0;
      n_concept += duo_material_get_status (release->material) == DUO_MATERIAL_CONCEPT;
      if (duo_material_get_id (release->material) == self->selected)
        duo_material_detail_set_problems (self->detail, release->problems);
    }
  if (n_done == releases->len)
    {
      g_autofree char *sentence = say_released (releases, n_concept > 0);

      show_sentence (self, "");
      g_signal_emit_by_name (self->model, "toast", sentence, TRUE);
    }
  else if (releases->len > 1)
    {
      g_autofree char *sentence = g_strdup_printf (_("%u of %u released. Of the others something has to be filled in first: choose one and press Release to see what."),
                                                   n_done, releases->len);

      show_sentence (self, sentence);
    }
}

static void
release_ids (DuoMaterialsPage *self, gboolean all, gboolean concept)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; self->coverage != NULL && i < self->coverage->materials->len; i++)
    {
      const gint64 id = duo_material_get_id (self->coverage->materials->pdata[i]);

      if (all ? duo_material_get_status (self->coverage->materials->pdata[i]) == DUO_MATERIAL_CONCEPT : id == self->selected)
        g_array_append_val (ids, id);
    }
  if (ids->len > 0)
    duo_materials_release_async (self->context, ids, concept, self->closing, released_cb, self);
}

static void
release_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  release_ids (DUO_MATERIALS_PAGE (widget), FALSE, FALSE);
}

static void
concept_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  release_ids (DUO_MATERIALS_PAGE (widget), FALSE, TRUE);
}

static void
release_all_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  release_ids (DUO_MATERIALS_PAGE (widget), TRUE, FALSE);
}

static void
remove_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DuoMaterialsPage *self = DUO_MATERIALS_PAGE (widget);
  DuoMaterial *material = find_selected (self);

  if (material != NULL)
    duo_calendar_model_remove (self->model, G_OBJECT (material));
}

/* ---- DuoCampaignPart ---- */

static void
set_campaign (DuoCampaignPart *part, gint64 campaign)
{
  DuoMaterialsPage *self = DUO_MATERIALS_PAGE (part);

  self->campaign = campaign;
  self->selected = 0;
  show_sentence (self, "");
  store_changed_cb (self);
}

static void
part_init (DuoCampaignPartInterface *iface)
{
  iface->set_campaign = set_campaign;
}

/* ---- Life ---- */

static void
duo_materials_page_dispose (GObject *object)
{
  DuoMaterialsPage *self = DUO_MATERIALS_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  g_cancellable_cancel (self->closing);
  forget_waiting (self);
  g_clear_object (&self->chooser);
  g_clear_pointer (&self->coverage, duo_campaign_coverage_unref);
  g_clear_object (&self->cover);
  g_clear_object (&self->model);
  gtk_widget_dispose_template (GTK_WIDGET (self), DUO_TYPE_MATERIALS_PAGE);

  G_OBJECT_CLASS (duo_materials_page_parent_class)->dispose (object);
}

static void
duo_materials_page_finalize (GObject *object)
{
  g_clear_object (&DUO_MATERIALS_PAGE (object)->cancellable);
  g_clear_object (&DUO_MATERIALS_PAGE (object)->closing);
  g_string_free (DUO_MATERIALS_PAGE (object)->refused, TRUE);

  G_OBJECT_CLASS (duo_materials_page_parent_class)->finalize (object);
}

static void
duo_materials_page_class_init (DuoMaterialsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = duo_materials_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = duo_materials_page_finalize;
  g_type_ensure (DUO_TYPE_MATERIAL_DETAIL);
  g_type_ensure (DUO_TYPE_MATERIAL_LIST);
  g_type_ensure (DUO_TYPE_WRAP_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, DUO_UI_PATH "/materials/duo-materials-page.ui");
  gtk_widget_class_bind_template_child (widget_class, DuoMaterialsPage, error_bar);
  gtk_widget_class_bind_template_child (widget_class, DuoMaterialsPage, error);
  gtk_widget_class_bind_template_child (widget_class, DuoMaterialsPage, busy);
  gtk_widget_class_bind_template_child (widget_class, DuoMaterialsPage, busy_label);
  gtk_widget_class_bind_template_child (widget_class, DuoMaterialsPage, busy_bar);
  gtk_widget_class_bind_template_child (widget_class, DuoMaterialsPage, stack);
  gtk_widget_class_bind_template_child (widget_class, DuoMaterialsPage, list);
  gtk_widget_class_bind_template_child (widget_class, DuoMaterialsPage, detail);
  gtk_widget_class_bind_template_callback (widget_class, selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, told_cb);
  gtk_widget_class_bind_template_callback (widget_class, show_sentence);
  gtk_widget_class_install_action (widget_class, "materials.add", NULL, add_action);
  gtk_widget_class_install_action (widget_class, "materials.cancel-add", NULL, cancel_add_action);
  gtk_widget_class_install_action (widget_class, "materials.new-version", NULL, new_version_action);
  gtk_widget_class_install_action (widget_class, "materials.release", NULL, release_action);
  gtk_widget_class_install_action (widget_class, "materials.release-all", NULL, release_all_action);
  gtk_widget_class_install_action (widget_class, "materials.to-concept", NULL, concept_action);
  gtk_widget_class_install_action (widget_class, "materials.remove", NULL, remove_action);
}

static void
duo_materials_page_init (DuoMaterialsPage *self)
{
  GtkDropTarget *drop = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);
  GtkEventController *keys = gtk_shortcut_controller_new ();

  self->cancellable = g_cancellable_new ();
  self->closing = g_cancellable_new ();
  self->refused = g_string_new (NULL);
  gtk_widget_init_template (GTK_WIDGET (self));
  duo_a11y_label_icon_buttons (GTK_WIDGET (self->error_bar), _("Close"));
  g_signal_connect_object (drop, "drop", G_CALLBACK (dropped_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drop));
  gtk_shortcut_controller_set_scope (GTK_SHORTCUT_CONTROLLER (keys), GTK_SHORTCUT_SCOPE_GLOBAL); /* wherever the focus is */
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys), gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_v, GDK_CONTROL_MASK),
                                                                                           gtk_callback_action_new (paste_cb, NULL, NULL)));
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

/* @cover: is given what is read. Returns: (transfer floating): the part; it reads when one of the two is first seen */
GtkWidget *
duo_materials_page_new (DuoCalendarModel *model, DuoCoverageView *cover)
{
  DuoMaterialsPage *self = g_object_new (DUO_TYPE_MATERIALS_PAGE, NULL);

  self->model = g_object_ref (model);
  self->context = duo_calendar_model_get_context (model);
  self->cover = g_object_ref_sink (cover);
  duo_material_detail_set_up (self->detail, model);
  duo_material_list_set_up (self->list, self->context);
  g_signal_connect_object (duo_context_get_store (self->context), "changed", G_CALLBACK (store_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_swapped (self, "map", G_CALLBACK (map_cb), self);
  g_signal_connect_swapped (self, "map", G_CALLBACK (shown_cb), self);
  g_signal_connect_swapped (self, "unmap", G_CALLBACK (hidden_cb), self);
  g_signal_connect_object (cover, "map", G_CALLBACK (map_cb), self, G_CONNECT_SWAPPED);
  self->stale = TRUE;
  return GTK_WIDGET (self);
}
