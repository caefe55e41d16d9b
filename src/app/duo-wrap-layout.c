/* SPDX-License-Identifier: EUPL-1.2 */
/* As many children beside each other as fit, the others on the next line. */
#include "duo-wrap-layout.h"

struct _DuoWrapLayout
{
  GtkLayoutManager parent_instance;
  guint spacing;
  gboolean homogeneous;
  gboolean ragged;
};

G_DEFINE_FINAL_TYPE (DuoWrapLayout, duo_wrap_layout, GTK_TYPE_LAYOUT_MANAGER)

enum
{
  PROP_0,
  PROP_SPACING,
  PROP_HOMOGENEOUS,
  PROP_RAGGED,
  N_PROPS,
};

static GParamSpec *props[N_PROPS];

static void
duo_wrap_layout_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  DuoWrapLayout *self = DUO_WRAP_LAYOUT (object);

  if (prop_id == PROP_SPACING)
    self->spacing = g_value_get_uint (value);
  else if (prop_id == PROP_HOMOGENEOUS)
    self->homogeneous = g_value_get_boolean (value);
  else
    self->ragged = g_value_get_boolean (value);
  gtk_layout_manager_layout_changed (GTK_LAYOUT_MANAGER (self));
}

/* The shown children in order, (transfer container). */
static GPtrArray *
list_children (GtkWidget *widget)
{
  GPtrArray *children = g_ptr_array_new ();

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (gtk_widget_should_layout (child))
      g_ptr_array_add (children, child);
  return children;
}

/* The narrowest that the widest child can be, and how wide the widest wants to be. */
static void
measure_widest (GPtrArray *children, gint *minimum, gint *natural)
{
  *minimum = *natural = 0;
  for (guint i = 0; i < children->len; i++)
    {
      gint child_minimum;
      gint child_natural;

      gtk_widget_measure (children->pdata[i], GTK_ORIENTATION_HORIZONTAL, -1, &child_minimum, &child_natural, NULL, NULL);
      *minimum = MAX (*minimum, child_minimum);
      *natural = MAX (*natural, child_natural);
    }
}

/**
 * find_line:
 * @first: the child that the line begins with
 * @width: of the line
 * @left: (out): what the children of the line leave free at their natural widths; may be less than 0 for one alone
 *
 * Returns: how many children are on the line
 */
static guint
find_line (DuoWrapLayout *self, GPtrArray *children, guint first, gint width, gint *left)
{
  const gint spacing = (gint) self->spacing;
  guint count = 0;

  *left = width + spacing;
  if (self->homogeneous)
    {
      gint minimum;
      gint natural;
      guint per_line;
      guint n_lines;

      measure_widest (children, &minimum, &natural);
      per_line = MAX ((guint) ((width + spacing) / (natural + spacing)), 1);
      n_lines = (children->len + per_line - 1) / per_line;
      per_line = (children->len + n_lines - 1) / n_lines; /* none alone on the last line where the others can make room */
      *left = 0;
      return MIN (per_line, children->len - first);
    }

  for (guint i = first; i < children->len; i++, count++)
    {
      gint natural;

      gtk_widget_measure (children->pdata[i], GTK_ORIENTATION_HORIZONTAL, -1, NULL, &natural, NULL, NULL);
      if (count > 0 && natural + spacing > *left)
        break;
      *left -= natural + spacing;
    }
  return count;
}

/* Lays the lines out, or only measures them where @allocate is FALSE. Returns: their height. */
static gint
lay_out (DuoWrapLayout *self, GtkWidget *widget, gint width, gboolean allocate)
{
  g_autoptr (GPtrArray) children = list_children (widget);
  const gint spacing = (gint) self->spacing;
  const gboolean mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  gint y = 0;
  guint columns = 0;

  for (guint first = 0, count; first < children->len; first += count)
    {
      gint left;
      gint x = 0;
      gint height = 0;
      g_autofree gint *widths = g_new0 (gint, children->len);

      count = find_line (self, children, first, width, &left);
      columns = MAX (columns, count);
      for (guint i = 0; i < count; i++)
        {
          gint natural;
          gint child_height;

          gtk_widget_measure (children->pdata[first + i], GTK_ORIENTATION_HORIZONTAL, -1, NULL, &natural, NULL, NULL);
          if (self->homogeneous) /* the last line keeps the columns of the others */
            widths[i] = (width - (gint) (columns - 1) * spacing) / (gint) columns;
          else
            widths[i] = natural + (i == 0 && (left < 0 || !self->ragged) ? left : 0);
          gtk_widget_measure (children->pdata[first + i], GTK_ORIENTATION_VERTICAL, widths[i], NULL, &child_height, NULL,
                              NULL);
          height = MAX (height, child_height);
        }
      for (guint i = 0; allocate && i < count; i++)
        {
          const GtkAllocation place = { mirrored ? width - x - widths[i] : x, y, widths[i], height };

          gtk_widget_size_allocate (children->pdata[first + i], &place, -1);
          x += widths[i] + spacing;
        }
      y += height + (first + count < children->len ? spacing : 0);
    }
  return y;
}

static GtkSizeRequestMode
duo_wrap_layout_get_request_mode (GtkLayoutManager *manager, GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
duo_wrap_layout_measure (GtkLayoutManager *manager, GtkWidget *widget, GtkOrientation orientation, int for_size,
                         int *minimum, int *natural, int *minimum_baseline, int *natural_baseline)
{
  DuoWrapLayout *self = DUO_WRAP_LAYOUT (manager);
  g_autoptr (GPtrArray) children = list_children (widget);
  gint widest_minimum;
  gint widest_natural;

  measure_widest (children, &widest_minimum, &widest_natural);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      gint all = MAX ((gint) children->len - 1, 0) * (gint) self->spacing;

      for (guint i = 0; i < children->len; i++)
        {
          gint child_natural;

          gtk_widget_measure (children->pdata[i], GTK_ORIENTATION_HORIZONTAL, -1, NULL, &child_natural, NULL, NULL);
          all += self->homogeneous ? widest_natural : child_natural;
        }
      *minimum = widest_minimum;
      *natural = all;
    }
  else
    {
      *minimum = *natural = lay_out (self, widget, for_size >= 0 ? MAX (for_size, widest_minimum) : G_MAXINT16, FALSE);
    }
}

static void
duo_wrap_layout_allocate (GtkLayoutManager *manager, GtkWidget *widget, int width, int height, int baseline)
{
  (void) lay_out (DUO_WRAP_LAYOUT (manager), widget, width, TRUE);
}

static void
duo_wrap_layout_class_init (DuoWrapLayoutClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkLayoutManagerClass *layout_class = GTK_LAYOUT_MANAGER_CLASS (klass);
  const GParamFlags flags = G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS;

  object_class->set_property = duo_wrap_layout_set_property;
  layout_class->get_request_mode = duo_wrap_layout_get_request_mode;
  layout_class->measure = duo_wrap_layout_measure;
  layout_class->allocate = duo_wrap_layout_allocate;
  props[PROP_SPACING] = g_param_spec_uint ("spacing", NULL, NULL, 0, G_MAXINT16, 6, flags | G_PARAM_CONSTRUCT);
  props[PROP_HOMOGENEOUS] = g_param_spec_boolean ("homogeneous", NULL, NULL, FALSE, flags);
  props[PROP_RAGGED] = g_param_spec_boolean ("ragged", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
duo_wrap_layout_init (DuoWrapLayout *self)
{
}

/* Returns: (transfer full) */
GtkLayoutManager *
duo_wrap_layout_new (guint spacing, gboolean homogeneous)
{
  return g_object_new (DUO_TYPE_WRAP_LAYOUT, "spacing", spacing, "homogeneous", homogeneous, NULL);
}
