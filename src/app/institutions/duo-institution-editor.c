/* SPDX-License-Identifier: EUPL-1.2 */
/* The editor of an institution's own fields. Each is a named change of its own, stored when it is left; there is no OK. */
#include "duo-institution-editor.h"

#include <glib/gi18n.h>

#include "duo-a11y.h"
#include "duo-application.h"
#include "duo-flaw-hint.h"
#include "duo-register-service.h"
#include "duo-words.h"

#define ROW_PHONE 6
#define ROW_EMAIL 7

static const struct
{
  DuoRegisterField   field;
  DuoInstitutionText text;
  const char        *title;
} fields[] = {
  { DUO_REGISTER_SHORT_NAME, DUO_INSTITUTION_SHORT_NAME, N_("Short name") },
  { DUO_REGISTER_NAME, DUO_INSTITUTION_NAME, N_("Name in the register") },
  { DUO_REGISTER_STREET, DUO_INSTITUTION_STREET, N_("Street") },
  { DUO_REGISTER_HOUSE_NUMBER, DUO_INSTITUTION_HOUSE_NUMBER, N_("House number") },
  { DUO_REGISTER_POSTCODE, DUO_INSTITUTION_POSTCODE, N_("Postcode") },
  { DUO_REGISTER_PLACE, DUO_INSTITUTION_PLACE, N_("Place") },
  [ROW_PHONE] = { DUO_REGISTER_PHONE, DUO_INSTITUTION_PHONE, N_("Telephone") },
  [ROW_EMAIL] = { DUO_REGISTER_EMAIL, DUO_INSTITUTION_EMAIL, N_("E-mail") },
  { DUO_REGISTER_WEBSITE, DUO_INSTITUTION_WEBSITE, N_("Website") },
};

struct _DuoInstitutionEditor
{
  DuoEditorWindow parent_instance;

  DuoCalendarModel *model;   /* (owned) */
  gint64 institution;
  char *name;                /* (owned): for what is told */
  GCancellable *cancellable; /* (owned) */
  AdwEntryRow *rows[G_N_ELEMENTS (fields)];
  char *stored[G_N_ELEMENTS (fields)]; /* (owned) (nullable): their texts; NULL until they are read */

  DuoFlawHint flaws;

  GtkLabel *hint;
  GtkInfoBar *error_bar;
  GtkLabel *error;
  AdwPreferencesGroup *group;
};

G_DEFINE_FINAL_TYPE (DuoInstitutionEditor, duo_institution_editor, DUO_TYPE_EDITOR_WINDOW)

static void
show_error (DuoInstitutionEditor *self, const GError *error)
{
  g_autofree char *sentence = duo_words_error (error, self->name);

  gtk_label_set_label (self->error, sentence);
  gtk_widget_set_visible (GTK_WIDGET (self->error_bar), TRUE);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  DuoInstitutionEditor *self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DuoInstitutionCard) card = duo_register_get_card_finish (DUO_CONTEXT (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (card == NULL)
    {
      show_error (self, error);
      return;
    }

  g_free (self->name);
  self->name = g_strdup (duo_institution_get_text (card->institution, DUO_INSTITUTION_NAME));
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      self->stored[i] = g_strdup (duo_institution_get_text (card->institution, fields[i].text));
      gtk_editable_set_text (GTK_EDITABLE (self->rows[i]), self->stored[i]);
    }
}

static void
stored_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DuoInstitutionEditor) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *sentence = NULL;

  if (!duo_register_edit_field_finish (DUO_CONTEXT (source), result, &error))
    {
      show_error (self, error);
      return;
    }

  gtk_widget_set_visible (GTK_WIDGET (self->error_bar), FALSE);
  sentence = duo_words_change ("edit", DUO_OBJECT_INSTITUTION, self->name);
  g_signal_emit_by_name (self->model, "toast", sentence, TRUE);
}

static void
left_cb (GtkEventControllerFocus *controller, DuoInstitutionEditor *self)
{
  GtkWidget *row = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (controller));

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      const char *text = gtk_editable_get_text (GTK_EDITABLE (self->rows[i]));

      if (GTK_WIDGET (self->rows[i]) != row || self->stored[i] == NULL || g_str_equal (text, self->stored[i]))
        continue;
      duo_register_edit_field_async (duo_calendar_model_get_context (self->model), self->institution, fields[i].field, text, NULL,
                                     stored_cb, g_object_ref (self));
      g_free (self->stored[i]);
      self->stored[i] = g_strdup (text);
    }
}

/* What seems wrong is pointed out while it is typed, and kept all the same. */
static void
typed_cb (DuoInstitutionEditor *self)
{
  duo_flaw_hint_update (&self->flaws);
}

static void
entered_cb (DuoInstitutionEditor *self)
{
  if (duo_flaw_hint_may_leave (&self->flaws))
    gtk_window_close (GTK_WINDOW (self));
}

static void
duo_institution_editor_dispose (GObject *object)
{
  DuoInstitutionEditor *self = DUO_INSTITUTION_EDITOR (object);

  g_cancellable_cancel (self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (self), DUO_TYPE_INSTITUTION_EDITOR);

  G_OBJECT_CLASS (duo_institution_editor_parent_class)->dispose (object);
}

static void
duo_institution_editor_finalize (GObject *object)
{
  DuoInstitutionEditor *self = DUO_INSTITUTION_EDITOR (object);

  g_clear_object (&self->model);
  g_clear_object (&self->cancellable);
  g_free (self->name);
  duo_flaw_hint_clear (&self->flaws);
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    g_free (self->stored[i]);

  G_OBJECT_CLASS (duo_institution_editor_parent_class)->finalize (object);
}

static void
duo_institution_editor_class_init (DuoInstitutionEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = duo_institution_editor_dispose;
  G_OBJECT_CLASS (klass)->finalize = duo_institution_editor_finalize;
  gtk_widget_class_set_template_from_resource (widget_class, DUO_UI_PATH "/institutions/duo-institution-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, DuoInstitutionEditor, error_bar);
  gtk_widget_class_bind_template_child (widget_class, DuoInstitutionEditor, error);
  gtk_widget_class_bind_template_child (widget_class, DuoInstitutionEditor, group);
  gtk_widget_class_bind_template_child (widget_class, DuoInstitutionEditor, hint);
}

static void
duo_institution_editor_init (DuoInstitutionEditor *self)
{
  self->cancellable = g_cancellable_new ();
  self->name = g_strdup ("");
  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      GtkWidget *row = adw_entry_row_new ();

      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _(fields[i].title));
      g_signal_connect_object (row, "entry-activated", G_CALLBACK (entered_cb), self, G_CONNECT_SWAPPED);
      duo_editor_window_watch (DUO_EDITOR_WINDOW (self), ADW_ENTRY_ROW (row), G_CALLBACK (left_cb));
      adw_preferences_group_add (self->group, row);
      self->rows[i] = ADW_ENTRY_ROW (row);
    }
  self->flaws = (DuoFlawHint){ self->hint, self->rows[ROW_EMAIL], self->rows[ROW_PHONE], NULL };
  g_signal_connect_object (self->rows[ROW_EMAIL], "changed", G_CALLBACK (typed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->rows[ROW_PHONE], "changed", G_CALLBACK (typed_cb), self, G_CONNECT_SWAPPED);
}

/* Shows the fields of the institution of that id. */
void
duo_institution_editor_present (GtkWindow *parent, DuoCalendarModel *model, gint64 institution)
{
  DuoInstitutionEditor *self = g_object_new (DUO_TYPE_INSTITUTION_EDITOR, "transient-for", parent, NULL);

  self->model = g_object_ref (model);
  self->institution = institution;
  duo_register_get_card_async (duo_calendar_model_get_context (model), institution, self->cancellable, read_cb, self);
  gtk_window_present (GTK_WINDOW (self));
  gtk_widget_grab_focus (GTK_WIDGET (self->rows[0]));
}
