/* SPDX-License-Identifier: EUPL-1.2 */
/* The first start: an empty store, and three ways on. */
#include "duo-start-page.h"

#include <glib/gi18n.h>

#include "duo-application.h"

struct _DuoStartPage
{
  AdwBin parent_instance;

  GtkButton *sidebar_button;
  AdwActionRow *begin_row;
};

G_DEFINE_FINAL_TYPE (DuoStartPage, duo_start_page, ADW_TYPE_BIN)

static void
duo_start_page_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), DUO_TYPE_START_PAGE);
  G_OBJECT_CLASS (duo_start_page_parent_class)->dispose (object);
}

static void
duo_start_page_class_init (DuoStartPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = duo_start_page_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, DUO_UI_PATH "/duo-start-page.ui");
  gtk_widget_class_bind_template_child (widget_class, DuoStartPage, sidebar_button);
  gtk_widget_class_bind_template_child (widget_class, DuoStartPage, begin_row);
}

static void
duo_start_page_init (DuoStartPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
duo_start_page_set_year (DuoStartPage *self, gint year)
{
  g_autofree char *subtitle = g_strdup_printf (_("You type the first message of %d in a month yourself."), year);

  g_return_if_fail (DUO_IS_START_PAGE (self));

  adw_action_row_set_subtitle (self->begin_row, subtitle);
}

void
duo_start_page_set_compact (DuoStartPage *self, gboolean compact)
{
  g_return_if_fail (DUO_IS_START_PAGE (self));

  gtk_widget_set_visible (GTK_WIDGET (self->sidebar_button), compact);
}
