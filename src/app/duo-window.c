/* SPDX-License-Identifier: EUPL-1.2 */
/* The one window: sidebar, pages, toasts. */
#include "duo-window.h"

#include <glib/gi18n.h>

struct _DuoWindow
{
  AdwApplicationWindow parent_instance;

  AdwToastOverlay *toasts;
  AdwLeaflet *leaflet;
  GtkListBox *subjects;
  GtkStack *pages;
};

G_DEFINE_FINAL_TYPE (DuoWindow, duo_window, ADW_TYPE_APPLICATION_WINDOW)

static void
duo_window_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), DUO_TYPE_WINDOW);
  G_OBJECT_CLASS (duo_window_parent_class)->dispose (object);
}

static void
duo_window_class_init (DuoWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = duo_window_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, DUO_UI_PATH "/duo-window.ui");
  gtk_widget_class_bind_template_child (widget_class, DuoWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, DuoWindow, leaflet);
  gtk_widget_class_bind_template_child (widget_class, DuoWindow, subjects);
  gtk_widget_class_bind_template_child (widget_class, DuoWindow, pages);
}

static void
duo_window_init (DuoWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* Returns: (transfer none): a window of @application, not yet shown. */
DuoWindow *
duo_window_new (DuoApplication *application)
{
  return g_object_new (DUO_TYPE_WINDOW, "application", application, NULL);
}
