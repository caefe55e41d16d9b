/* SPDX-License-Identifier: EUPL-1.2 */
/* The base of the panes: it keeps what they need until they go. */
#include "duo-platform-pane.h"

typedef struct
{
  DuoPlatformDesk *desk;     /* (owned) */
  DuoMemoryRows *rows;       /* (owned): of DuoPublishRow */
  DuoTableView *table;       /* (not owned): child of the slot */
  GCancellable *cancellable; /* (owned) */
} DuoPlatformPanePrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (DuoPlatformPane, duo_platform_pane, ADW_TYPE_BIN)

static void
duo_platform_pane_dispose (GObject *object)
{
  DuoPlatformPanePrivate *priv = duo_platform_pane_get_instance_private (DUO_PLATFORM_PANE (object));

  g_cancellable_cancel (priv->cancellable);
  g_clear_object (&priv->rows);
  g_clear_object (&priv->desk);

  G_OBJECT_CLASS (duo_platform_pane_parent_class)->dispose (object);
}

static void
duo_platform_pane_finalize (GObject *object)
{
  DuoPlatformPanePrivate *priv = duo_platform_pane_get_instance_private (DUO_PLATFORM_PANE (object));

  g_clear_object (&priv->cancellable);

  G_OBJECT_CLASS (duo_platform_pane_parent_class)->finalize (object);
}

static void
duo_platform_pane_class_init (DuoPlatformPaneClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = duo_platform_pane_dispose;
  G_OBJECT_CLASS (klass)->finalize = duo_platform_pane_finalize;
}

static void
duo_platform_pane_init (DuoPlatformPane *self)
{
  DuoPlatformPanePrivate *priv = duo_platform_pane_get_instance_private (self);

  priv->cancellable = g_cancellable_new ();
}

void
duo_platform_pane_set_up (DuoPlatformPane *self, DuoPlatformDesk *desk, const DuoViewColumn *columns, const char *label, AdwBin *slot)
{
  DuoPlatformPanePrivate *priv = duo_platform_pane_get_instance_private (self);

  g_return_if_fail (DUO_IS_PLATFORM_PANE (self) && priv->desk == NULL);

  priv->desk = g_object_ref (desk);
  priv->rows = duo_memory_rows_new (G_STRUCT_OFFSET (DuoPublishRow, id));
  priv->table = DUO_TABLE_VIEW (duo_table_view_new (columns, duo_memory_rows_get_list (priv->rows), label, self));
  adw_bin_set_child (slot, GTK_WIDGET (priv->table));
}

DuoMemoryRows *
duo_platform_pane_get_rows (DuoPlatformPane *self)
{
  DuoPlatformPanePrivate *priv = duo_platform_pane_get_instance_private (self);

  return priv->rows;
}

DuoTableView *
duo_platform_pane_get_table (DuoPlatformPane *self)
{
  DuoPlatformPanePrivate *priv = duo_platform_pane_get_instance_private (self);

  return priv->table;
}

GCancellable *
duo_platform_pane_get_cancellable (DuoPlatformPane *self)
{
  DuoPlatformPanePrivate *priv = duo_platform_pane_get_instance_private (self);

  return priv->cancellable;
}
