/* SPDX-License-Identifier: EUPL-1.2 */
/* The fields of a material. Each is stored when it is left; a check that fails stands at its own field. */
#include "duo-material-detail.h"

#include <glib/gi18n.h>

#include "duo-a11y.h"
#include "duo-application.h"
#include "duo-thumbnail.h"
#include "duo-when-row.h"
#include "duo-wrap-layout.h"
#include "duo-words-match.h"
#include "duo-words-spec.h"
#include "duo-words.h"

struct _DuoMaterialDetail
{
  AdwBin parent_instance;

  DuoCalendarModel *model;   /* (owned) (nullable) */
  DuoMaterial *material;     /* (owned) (nullable) */
  GCancellable *cancellable; /* (owned): of what is read of the material */
  GPtrArray *versions;       /* (owned) (element-type GtkWidget): rows of the earlier ones, in their group */
  gboolean filling;          /* the rows follow, nobody touched them */
  GtkCheckButton *kinds[DUO_N_CHANNEL_KINDS];

  GtkStack *stack;
  GtkPicture *picture;
  GtkLabel *measure;
  GtkLabel *true_name;
  GtkLabel *notes;
  AdwEntryRow *title;
  AdwEntryRow *alt_text;
  AdwComboRow *captions;
  AdwEntryRow *captions_note;
  AdwComboRow *language;
  AdwComboRow *rights;
  DuoWhenRow *rights_until;
  AdwEntryRow *note;
  AdwPreferencesGroup *earlier;
  GtkBox *kinds_box;
  GtkLabel *problems;
  GtkButton *release;
  GtkStack *release_words;
  guint shown_problems; /* of #DuoReleaseProblem */
};

G_DEFINE_FINAL_TYPE (DuoMaterialDetail, duo_material_detail, ADW_TYPE_BIN)

enum
{
  FAILED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

#define VERSION_DATA "duo-version"

static void
mark (GtkWidget *row, gboolean wrong)
{
  if (wrong)
    gtk_widget_add_css_class (row, "error");
  else
    gtk_widget_remove_css_class (row, "error");
}

/* Shows why the material could not be released, each at its field and together below. */
void
duo_material_detail_set_problems (DuoMaterialDetail *self, guint problems)
{
  g_autoptr (GString) words = g_string_new (NULL);

  g_return_if_fail (DUO_IS_MATERIAL_DETAIL (self));

  for (guint problem = 1; problem <= DUO_RELEASE_KINDS; problem <<= 1)
    if ((problems & problem) != 0)
      {
        g_autofree char *sentence = duo_words_release_problem (problem);

        g_string_append_printf (words, "%s%s", words->len > 0 ? "\n" : "", sentence);
      }
  mark (GTK_WIDGET (self->alt_text), (problems & DUO_RELEASE_ALT_TEXT) != 0);
  mark (GTK_WIDGET (self->captions), (problems & DUO_RELEASE_CAPTIONS) != 0);
  mark (GTK_WIDGET (self->rights), (problems & DUO_RELEASE_RIGHTS) != 0);
  mark (GTK_WIDGET (self->rights_until), (problems & DUO_RELEASE_RIGHTS_ENDED) != 0);
  self->shown_problems = problems;
  gtk_label_set_label (self->problems, words->str);
  gtk_widget_set_visible (GTK_WIDGET (self->problems), words->len > 0);
}

/* Of what was said of the last attempt to release it only what is still so: @problems. */
void
duo_material_detail_keep_problems (DuoMaterialDetail *self, guint problems)
{
  g_return_if_fail (DUO_IS_MATERIAL_DETAIL (self));

  if ((self->shown_problems & ~problems) != 0)
    duo_material_detail_set_problems (self, self->shown_problems & problems);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GdkTexture) texture = duo_thumbnail_load_finish (result, &error);
  DuoMaterialDetail *self = user_data;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  gtk_picture_set_paintable (self->picture, texture != NULL ? GDK_PAINTABLE (texture) : NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->picture), texture != NULL);
}

static void
load_picture (DuoMaterialDetail *self)
{
  g_cancellable_cancel (self->cancellable);
  g_object_unref (self->cancellable);
  self->cancellable = g_cancellable_new ();
  gtk_picture_set_alternative_text (self->picture, duo_material_get_alt_text (self->material));
  duo_thumbnail_load_async (duo_calendar_model_get_context (self->model), self->material, self->cancellable, loaded_cb, self);
}

/* ---- The file, and its earlier versions ---- */

static void
shown_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DuoMaterialDetail) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!gtk_show_uri_full_finish (GTK_WINDOW (source), result, &error) && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_signal_emit (self, signals[FAILED], 0, _("No program on this computer opens this kind of file."));
}

static void
lent_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DuoMaterialDetail) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = duo_materials_lend_finish (DUO_CONTEXT (source), result, &error);
  g_autofree char *uri = path != NULL ? g_filename_to_uri (path, NULL, NULL) : NULL;
  GtkRoot *window = gtk_widget_get_root (GTK_WIDGET (self));

  if (uri != NULL && window != NULL)
    gtk_show_uri_full (GTK_WINDOW (window), uri, GDK_CURRENT_TIME, NULL, shown_cb, g_object_ref (self));
  else if (error != NULL)
    {
      g_autofree char *sentence = duo_words_error (error, NULL);

      g_signal_emit (self, signals[FAILED], 0, sentence);
    }
}

static void
open_material (DuoMaterialDetail *self, DuoMaterial *material)
{
  duo_materials_lend_async (duo_calendar_model_get_context (self->model), material, NULL, lent_cb, g_object_ref (self));
}

static void
open_cb (DuoMaterialDetail *self)
{
  if (self->material != NULL)
    open_material (self, self->material);
}

static void
open_version_cb (GtkWidget *button, DuoMaterialDetail *self)
{
  open_material (self, g_object_get_data (G_OBJECT (button), VERSION_DATA));
}

static GtkWidget *
make_version (DuoMaterialDetail *self, DuoMaterial *version)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *button = gtk_button_new_with_label (_("Open"));
  g_autoptr (DuoMediaFacts) facts = duo_material_dup_facts (version);
  g_autofree char *measure = duo_words_media_measure (facts);
  g_autofree char *size = duo_words_media_size (facts->size);
  g_autofree char *title = g_strdup_printf (_("Version %d"), (gint) duo_material_get_version (version));
  g_autofree char *line = g_strdup_printf ("%s · %s · %s", measure, size, duo_material_get_file_name (version));
  g_autofree char *escaped = g_markup_escape_text (line, -1);
  g_autofree char *label = g_strdup_printf (_("Open version %d"), (gint) duo_material_get_version (version));

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), escaped);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, label);
  g_object_set_data_full (G_OBJECT (button), VERSION_DATA, g_object_ref (version), g_object_unref);
  g_signal_connect_object (button, "clicked", G_CALLBACK (open_version_cb), self, 0);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  return row;
}

static void
show_versions (DuoMaterialDetail *self, GPtrArray *versions)
{
  for (guint i = 0; i < self->versions->len; i++)
    adw_preferences_group_remove (self->earlier, self->versions->pdata[i]);
  g_ptr_array_set_size (self->versions, 0);
  for (guint i = 0; versions != NULL && i < versions->len; i++)
    {
      g_ptr_array_add (self->versions, make_version (self, versions->pdata[i]));
      adw_preferences_group_add (self->earlier, self->versions->pdata[i]);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->earlier), self->versions->len > 0);
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) versions = duo_materials_list_earlier_finish (DUO_CONTEXT (source), result, &error);
  DuoMaterialDetail *self = user_data;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  if (error != NULL)
    g_debug ("earlier versions: %s", error->message);
  show_versions (self, versions);
}

/* Only what has any is asked for them. */
static void
load_versions (DuoMaterialDetail *self)
{
  if (duo_material_get_previous (self->material) == 0)
    show_versions (self, NULL);
  else
    duo_materials_list_earlier_async (duo_calendar_model_get_context (self->model), self->material, self->cancellable, listed_cb, self);
}

static void
update_rows (DuoMaterialDetail *self)
{
  const DuoMediaKind kind = duo_material_get_kind (self->material);

  gtk_widget_set_visible (GTK_WIDGET (self->alt_text), kind == DUO_MEDIA_KIND_IMAGE || kind == DUO_MEDIA_KIND_CLIP);
  gtk_widget_set_visible (GTK_WIDGET (self->captions), kind == DUO_MEDIA_KIND_CLIP);
  gtk_widget_set_visible (GTK_WIDGET (self->captions_note), kind == DUO_MEDIA_KIND_CLIP && duo_material_get_captions (self->material) == DUO_CAPTIONS_EXEMPT);
  gtk_widget_set_visible (GTK_WIDGET (self->rights_until), duo_material_get_rights (self->material) == DUO_RIGHTS_UNTIL);
}

static void
fill (DuoMaterialDetail *self)
{
  g_autoptr (DuoMediaFacts) facts = duo_material_dup_facts (self->material);
  g_autofree char *measure = duo_words_media_measure (facts);
  g_autofree char *size = duo_words_media_size (facts->size);
  g_autofree char *line = g_strdup_printf (_("%s · %s · version %d · %s"), measure, size, (gint) duo_material_get_version (self->material),
                                           duo_material_get_file_name (self->material));
  g_autofree char *details = duo_words_media_details (facts);
  g_autofree char *lines = g_strdup_printf ("%s\n%s%sSHA-256 %.12s…", line, details, *details != '\0' ? " · " : "", facts->sha256);
  g_autofree char *true_name = duo_words_media_true_name (facts, duo_material_get_file_name (self->material));
  const gboolean lies = *true_name != '\0';
  g_autofree char *notes = duo_words_media_notes (lies ? facts->notes & ~(guint) DUO_MEDIA_NOTE_NAME_LIES : facts->notes);
  const gboolean released = duo_material_get_status (self->material) == DUO_MATERIAL_RELEASED;
  const gint language = duo_spec_field_find_code (DUO_SPEC_LANGUAGE, duo_material_get_language (self->material));

  self->filling = TRUE;
  gtk_label_set_label (self->measure, lines);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->measure), facts->sha256);
  gtk_label_set_label (self->true_name, true_name);
  gtk_widget_set_visible (GTK_WIDGET (self->true_name), lies);
  gtk_label_set_label (self->notes, notes);
  gtk_widget_set_visible (GTK_WIDGET (self->notes), *notes != '\0');
  gtk_editable_set_text (GTK_EDITABLE (self->title), duo_material_get_title (self->material));
  gtk_editable_set_text (GTK_EDITABLE (self->alt_text), duo_material_get_alt_text (self->material));
  gtk_editable_set_text (GTK_EDITABLE (self->captions_note), duo_material_get_captions_note (self->material));
  gtk_editable_set_text (GTK_EDITABLE (self->note), duo_material_get_note (self->material));
  adw_combo_row_set_selected (self->captions, duo_material_get_captions (self->material));
  adw_combo_row_set_selected (self->language, (guint) (language + 1));
  adw_combo_row_set_selected (self->rights, duo_material_get_rights (self->material));
  duo_when_row_set_when (self->rights_until, duo_material_get_rights_until (self->material));
  for (guint i = 0; i < DUO_N_CHANNEL_KINDS; i++)
    gtk_check_button_set_active (self->kinds[i], (duo_material_get_kinds (self->material) & (1u << i)) != 0);
  update_rows (self);
  gtk_stack_set_visible_child_name (self->release_words, released ? "released" : "concept");
  duo_a11y_set_label (GTK_WIDGET (self->release), released ? _("Back to draft") : _("Release"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->release), released ? "materials.to-concept" : "materials.release");
  if (released)
    gtk_widget_remove_css_class (GTK_WIDGET (self->release), "suggested-action");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self->release), "suggested-action");
  self->filling = FALSE;
}

/* ---- Storing ---- */

/* Reads all fields into a copy, and stores it where it is another. */
static void
store (DuoMaterialDetail *self)
{
  g_autoptr (DuoMaterial) copy = NULL;
  const guint language = adw_combo_row_get_selected (self->language);
  DuoChannelKinds kinds = 0;

  if (self->filling || self->material == NULL)
    return;

  copy = duo_material_copy (self->material);
  if (*gtk_editable_get_text (GTK_EDITABLE (self->title)) != '\0')
    duo_material_set_title (copy, gtk_editable_get_text (GTK_EDITABLE (self->title)));
  duo_material_set_alt_text (copy, gtk_editable_get_text (GTK_EDITABLE (self->alt_text)));
  duo_material_set_captions (copy, (DuoCaptions) adw_combo_row_get_selected (self->captions));
  duo_material_set_captions_note (copy, gtk_editable_get_text (GTK_EDITABLE (self->captions_note)));
  duo_material_set_language (copy, language > 0 ? duo_spec_field_info (DUO_SPEC_LANGUAGE)->codes[language - 1] : "");
  duo_material_set_rights (copy, (DuoRights) adw_combo_row_get_selected (self->rights));
  duo_material_set_rights_until (copy, duo_when_row_get_when (self->rights_until));
  duo_material_set_note (copy, gtk_editable_get_text (GTK_EDITABLE (self->note)));
  for (guint i = 0; i < DUO_N_CHANNEL_KINDS; i++)
    if (gtk_check_button_get_active (self->kinds[i]))
      kinds |= 1u << i;
  duo_material_set_kinds (copy, kinds);
  if (!duo_material_equal (copy, self->material))
    duo_calendar_model_save (self->model, G_OBJECT (copy), DUO_CHANGE_EDIT, FALSE);
}

static void
changed_cb (DuoMaterialDetail *self)
{
  store (self);
}

static void
left_cb (GtkEventControllerFocus *focus, DuoMaterialDetail *self)
{
  store (self);
}

static void
watch_entry (DuoMaterialDetail *self, AdwEntryRow *row)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();

  g_signal_connect_object (focus, "leave", G_CALLBACK (left_cb), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (row), focus);
  g_signal_connect_object (row, "entry-activated", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
}

/* ---- Life ---- */

static void
duo_material_detail_dispose (GObject *object)
{
  DuoMaterialDetail *self = DUO_MATERIAL_DETAIL (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->model);
  g_clear_object (&self->material);
  adw_bin_set_child (ADW_BIN (self), NULL); /* it is bound: disposing the template would take it from under AdwBin */
  gtk_widget_dispose_template (GTK_WIDGET (self), DUO_TYPE_MATERIAL_DETAIL);

  G_OBJECT_CLASS (duo_material_detail_parent_class)->dispose (object);
}

static void
duo_material_detail_finalize (GObject *object)
{
  g_clear_object (&DUO_MATERIAL_DETAIL (object)->cancellable);
  g_ptr_array_unref (DUO_MATERIAL_DETAIL (object)->versions);

  G_OBJECT_CLASS (duo_material_detail_parent_class)->finalize (object);
}

static void
duo_material_detail_class_init (DuoMaterialDetailClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = duo_material_detail_dispose;
  G_OBJECT_CLASS (klass)->finalize = duo_material_detail_finalize;
  signals[FAILED] = g_signal_new ("failed", DUO_TYPE_MATERIAL_DETAIL, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  g_type_ensure (DUO_TYPE_WHEN_ROW);
  g_type_ensure (DUO_TYPE_WRAP_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, DUO_UI_PATH "/materials/duo-material-detail.ui");
  gtk_widget_class_bind_template_child (widget_class, DuoMaterialDetail, stack);
  gtk_widget_class_bind_template_child (widget_class, DuoMaterialDetail, picture);
  gtk_widget_class_bind_template_child (widget_class, DuoMaterialDetail, measure);
  gtk_widget_class_bind_template_child (widget_class, DuoMaterialDetail, true_name);
  gtk_widget_class_bind_template_child (widget_class, DuoMaterialDetail, notes);
  gtk_widget_class_bind_template_child (widget_class, DuoMaterialDetail, title);
  gtk_widget_class_bind_template_child (widget_class, DuoMaterialDetail, alt_text);
  gtk_widget_class_bind_template_child (widget_class, DuoMaterialDetail, captions);
  gtk_widget_class_bind_template_child (widget_class, DuoMaterialDetail, captions_note);
  gtk_widget_class_bind_template_child (widget_class, DuoMaterialDetail, language);
  gtk_widget_class_bind_template_child (widget_class, DuoMaterialDetail, rights);
  gtk_widget_class_bind_template_child (widget_class, DuoMaterialDetail, rights_until);
  gtk_widget_class_bind_template_child (widget_class, DuoMaterialDetail, note);
  gtk_widget_class_bind_template_child (widget_class, DuoMaterialDetail, earlier);
  gtk_widget_class_bind_template_child (widget_class, DuoMaterialDetail, kinds_box);
  gtk_widget_class_bind_template_child (widget_class, DuoMaterialDetail, problems);
  gtk_widget_class_bind_template_child (widget_class, DuoMaterialDetail, release);
  gtk_widget_class_bind_template_child (widget_class, DuoMaterialDetail, release_words);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, open_cb);
}

static void
duo_material_detail_init (DuoMaterialDetail *self)
{
  g_autoptr (GtkStringList) captions = gtk_string_list_new (NULL);
  g_autoptr (GtkStringList) languages = gtk_string_list_new (NULL);
  g_autoptr (GtkStringList) rights = gtk_string_list_new (NULL);

  self->cancellable = g_cancellable_new ();
  self->versions = g_ptr_array_new ();
  self->filling = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; i < DUO_N_CAPTIONS; i++)
    gtk_string_list_append (captions, duo_words_captions ((DuoCaptions) i));
  gtk_string_list_append (languages, duo_words_rights (DUO_RIGHTS_UNKNOWN));
  for (guint i = 0; duo_spec_field_info (DUO_SPEC_LANGUAGE)->codes[i] != NULL; i++)
    gtk_string_list_append (languages, duo_words_spec_code (DUO_SPEC_LANGUAGE, (gint) i));
  for (guint i = 0; i < DUO_N_RIGHTS; i++)
    gtk_string_list_append (rights, duo_words_rights ((DuoRights) i));
  adw_combo_row_set_model (self->captions, G_LIST_MODEL (captions));
  adw_combo_row_set_model (self->language, G_LIST_MODEL (languages));
  adw_combo_row_set_model (self->rights, G_LIST_MODEL (rights));
  duo_a11y_name_choices (GTK_WIDGET (self->captions));
  duo_a11y_name_choices (GTK_WIDGET (self->language));
  duo_a11y_name_choices (GTK_WIDGET (self->rights));
  for (guint i = 0; i < DUO_N_CHANNEL_KINDS; i++)
    {
      GtkWidget *kind = gtk_check_button_new_with_label (duo_words_channel_kind ((DuoChannelKind) i));

      self->kinds[i] = GTK_CHECK_BUTTON (kind);
      g_signal_connect_object (kind, "toggled", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
      gtk_box_append (self->kinds_box, kind);
    }
  watch_entry (self, self->title);
  watch_entry (self, self->alt_text);
  watch_entry (self, self->captions_note);
  watch_entry (self, self->note);
  g_signal_connect_object (self->rights_until, "when-changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  self->filling = FALSE;
}

/* Once, before it shows anything. */
void
duo_material_detail_set_up (DuoMaterialDetail *self, DuoCalendarModel *model)
{
  g_return_if_fail (DUO_IS_MATERIAL_DETAIL (self));

  g_set_object (&self->model, model);
}

/* Whether @material (nullable) is the one that is shown. */
gboolean
duo_material_detail_is_of (DuoMaterialDetail *self, DuoMaterial *material)
{
  g_return_val_if_fail (DUO_IS_MATERIAL_DETAIL (self), FALSE);

  return material != NULL && self->material != NULL ? duo_material_get_id (material) == duo_material_get_id (self->material)
                                                    : material == self->material;
}

/* Shows @material (nullable). One that is shown already keeps what is being typed, and its problems that were solved go. */
void
duo_material_detail_show (DuoMaterialDetail *self, DuoMaterial *material)
{
  const gboolean same = duo_material_detail_is_of (self, material);

  g_return_if_fail (DUO_IS_MATERIAL_DETAIL (self));

  if (!same)
    store (self); /* what was typed in the one before it */
  g_set_object (&self->material, material);
  gtk_stack_set_visible_child_name (self->stack, material != NULL ? "material" : "nothing");
  if (material == NULL)
    return;

  fill (self);
  if (!same)
    duo_material_detail_set_problems (self, 0);
  load_picture (self);
  load_versions (self);
}
