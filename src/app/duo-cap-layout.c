/* SPDX-License-Identifier: EUPL-1.2 */
/* As high as the content of a scroller, up to a limit. */
#include "duo-cap-layout.h"

struct _DuoCapLayout
{
  GtkLayoutManager parent_instance;
  guint max_height;
};

G_DEFINE_FINAL_TYPE (DuoCapLayout, duo_cap_layout, GTK_TYPE_LAYOUT_MANAGER)

enum
{
  PROP_0,
  PROP_MAX_HEIGHT,
  N_PROPS,
};

static GParamSpec *props[N_PROPS];

static void
duo_cap_layout_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  DUO_CAP_LAYOUT (object)->max_height = g_value_get_uint (value);
  gtk_layout_manager_layout_changed (GTK_LAYOUT_MANAGER (object));
}

static GtkSizeRequestMode
duo_cap_layout_get_request_mode (GtkLayoutManager *manager, GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

/* Returns: (transfer none) (nullable): what is scrolled, inside the viewport that the scroller puts around it. */
static GtkWidget *
get_content (GtkWidget *widget)
{
  GtkWidget *scroller = gtk_widget_get_first_child (widget);
  GtkWidget *child = GTK_IS_SCROLLED_WINDOW (scroller) ? gtk_scrolled_window_get_child (GTK_SCROLLED_WINDOW (scroller)) : NULL;

  return GTK_IS_VIEWPORT (child) ? gtk_viewport_get_child (GTK_VIEWPORT (child)) : child;
}

static void
duo_cap_layout_measure (GtkLayoutManager *manager, GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                        int *natural, int *minimum_baseline, int *natural_baseline)
{
  GtkWidget *content = get_content (widget);

  if (content == NULL)
    return;

  gtk_widget_measure (content, orientation, for_size, minimum, natural, NULL, NULL);
  if (orientation == GTK_ORIENTATION_VERTICAL)
    *minimum = *natural = MIN (*natural, (int) DUO_CAP_LAYOUT (manager)->max_height);
}

static void
duo_cap_layout_allocate (GtkLayoutManager *manager, GtkWidget *widget, int width, int height, int baseline)
{
  GtkWidget *scroller = gtk_widget_get_first_child (widget);
  gint minimum;

  if (scroller == NULL)
    return;

  gtk_widget_measure (scroller, GTK_ORIENTATION_VERTICAL, width, &minimum, NULL, NULL, NULL); /* GTK wants it to be asked */
  gtk_widget_size_allocate (scroller, &(GtkAllocation) { 0, 0, width, MAX (height, minimum) }, -1);
}

static void
duo_cap_layout_class_init (DuoCapLayoutClass *klass)
{
  GtkLayoutManagerClass *layout_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  G_OBJECT_CLASS (klass)->set_property = duo_cap_layout_set_property;
  layout_class->get_request_mode = duo_cap_layout_get_request_mode;
  layout_class->measure = duo_cap_layout_measure;
  layout_class->allocate = duo_cap_layout_allocate;
  props[PROP_MAX_HEIGHT] = g_param_spec_uint ("max-height", NULL, NULL, 0, G_MAXINT16, 100, G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (G_OBJECT_CLASS (klass), N_PROPS, props);
}

static void
duo_cap_layout_init (DuoCapLayout *self)
{
  self->max_height = 100;
}
