/* SPDX-License-Identifier: EUPL-1.2 */
/* The line: read again whenever the store changed while it can be seen. */
#include "duo-platform-notice.h"

#include <glib/gi18n.h>

#include "duo-publish-service.h"
#include "duo-words-platform.h"

struct _DuoPlatformNotice
{
  AdwBin parent_instance;

  DuoCalendarModel *model;   /* (owned) (nullable) */
  GCancellable *cancellable; /* (owned): of the question under way */
  GtkWidget *words;          /* child of box */
};

G_DEFINE_FINAL_TYPE (DuoPlatformNotice, duo_platform_notice, ADW_TYPE_BIN)

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  DuoPlatformNotice *self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) duties = duo_publish_list_duties_finish (DUO_CONTEXT (source), result, &error);
  g_autoptr (GString) text = g_string_new (NULL);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (duties == NULL)
    g_debug ("%s", error->message); /* the page beside it says what is wrong with the store */
  for (guint i = 0; duties != NULL && i < duties->len; i++)
    {
      const DuoPublishDuty *duty = duties->pdata[i];
      g_autofree char *words = duo_words_publish_duty (duty->campaign, duty->n_ending, duty->first_end, duty->unfinished);

      g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", words);
    }
  gtk_label_set_label (GTK_LABEL (self->words), text->str);
  gtk_widget_set_visible (gtk_widget_get_parent (self->words), text->len > 0);
}

static void
ask (DuoPlatformNotice *self)
{
  g_cancellable_cancel (self->cancellable);
  g_object_unref (self->cancellable);
  self->cancellable = g_cancellable_new ();
  if (self->model != NULL && gtk_widget_get_mapped (GTK_WIDGET (self)))
    duo_publish_list_duties_async (duo_calendar_model_get_context (self->model), self->cancellable, loaded_cb, self);
}

static void
duo_platform_notice_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (duo_platform_notice_parent_class)->map (widget);
  ask (DUO_PLATFORM_NOTICE (widget));
}

static void
duo_platform_notice_dispose (GObject *object)
{
  DuoPlatformNotice *self = DUO_PLATFORM_NOTICE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->model);

  G_OBJECT_CLASS (duo_platform_notice_parent_class)->dispose (object);
}

static void
duo_platform_notice_finalize (GObject *object)
{
  g_clear_object (&DUO_PLATFORM_NOTICE (object)->cancellable);

  G_OBJECT_CLASS (duo_platform_notice_parent_class)->finalize (object);
}

static void
duo_platform_notice_class_init (DuoPlatformNoticeClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = duo_platform_notice_dispose;
  G_OBJECT_CLASS (klass)->finalize = duo_platform_notice_finalize;
  GTK_WIDGET_CLASS (klass)->map = duo_platform_notice_map;
}

static void
duo_platform_notice_init (DuoPlatformNotice *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  self->cancellable = g_cancellable_new ();
  self->words = gtk_label_new ("");
  gtk_label_set_wrap (GTK_LABEL (self->words), TRUE);
  gtk_label_set_xalign (GTK_LABEL (self->words), 0);
  gtk_widget_set_hexpand (self->words, TRUE);
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name ("dialog-warning-symbolic"));
  gtk_box_append (GTK_BOX (box), self->words);
  gtk_widget_add_css_class (box, "duo-notice");
  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 12);
  gtk_widget_set_margin_bottom (box, 6);
  gtk_widget_set_visible (box, FALSE);
  adw_bin_set_child (ADW_BIN (self), box);
}

/* Once: whose store it is about. */
void
duo_platform_notice_set_model (DuoPlatformNotice *self, DuoCalendarModel *model)
{
  g_return_if_fail (DUO_IS_PLATFORM_NOTICE (self) && self->model == NULL);

  self->model = g_object_ref (model);
  g_signal_connect_object (duo_context_get_store (duo_calendar_model_get_context (model)), "changed", G_CALLBACK (ask), self,
                           G_CONNECT_SWAPPED);
  ask (self);
}
