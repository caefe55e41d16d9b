/* SPDX-License-Identifier: EUPL-1.2 */
/* A list view over items that are known by the id of their material: a newer reading changes the items that are there, and
 * puts what is new between them a few at a time, so that the window never stands still for many. */
#include "duo-material-list.h"

#include <glib/gi18n.h>

#include "duo-a11y.h"
#include "duo-application.h"
#include "duo-thumbnail.h"
#include "duo-words-match.h"

/* Rows to begin with, and those that one frame has time for; GTK 4.8 makes widgets for so many, what comes behind them
 * costs next to nothing. */
#define AT_ONCE 2
#define IN_A_FRAME 1
#define WITH_WIDGETS 210
#define WITHOUT_IN_A_FRAME 10

/* ---- An item ---- */

#define DUO_TYPE_MATERIAL_ITEM (duo_material_item_get_type ())
G_DECLARE_FINAL_TYPE (DuoMaterialItem, duo_material_item, DUO, MATERIAL_ITEM, GObject)

struct _DuoMaterialItem
{
  GObject parent_instance;

  DuoMaterial *material;  /* (owned) */
  guint fits;             /* at so many institutions */
  guint all;              /* of so many */
  GdkTexture *thumbnail;  /* (owned) (nullable): once it was read */
  GtkWidget *row;         /* (not owned) (nullable): that shows it now */
};

G_DEFINE_FINAL_TYPE (DuoMaterialItem, duo_material_item, G_TYPE_OBJECT)

static void
duo_material_item_finalize (GObject *object)
{
  DuoMaterialItem *self = DUO_MATERIAL_ITEM (object);

  g_clear_object (&self->material);
  g_clear_object (&self->thumbnail);

  G_OBJECT_CLASS (duo_material_item_parent_class)->finalize (object);
}

static void
duo_material_item_class_init (DuoMaterialItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = duo_material_item_finalize;
}

static void
duo_material_item_init (DuoMaterialItem *self)
{
}

/* ---- The list ---- */

struct _DuoMaterialList
{
  AdwBin parent_instance;

  DuoContext *context;            /* (owned) (nullable) */
  DuoCampaignCoverage *coverage;  /* (owned) (nullable): what is to be shown */
  GListStore *items;              /* (owned) (element-type DuoMaterialItem) */
  GtkSingleSelection *selection;  /* (not owned): of the view */
  GtkListView *view;
  gint64 selected;                /* id; 0 for none */
  gboolean takes_focus;           /* the selected row gets the focus when it is there */
  gboolean syncing;               /* the rows follow, nobody touched them */
  guint tick;                     /* puts what is new in its place, a few in each frame; 0 for none */
};

G_DEFINE_FINAL_TYPE (DuoMaterialList, duo_material_list, ADW_TYPE_BIN)

enum
{
  SELECTED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* What a row is made of. */
typedef struct
{
  GtkWidget *picture;
  GtkWidget *icon; /* of a text, which has no thumbnail */
  GtkWidget *title;
  GtkWidget *line;
  GtkWidget *status;
} Row;

#define ROW_DATA "duo-row"

static gint64
item_id (DuoMaterialItem *item)
{
  return duo_material_get_id (item->material);
}

/* ---- Rows ---- */

static void
pictured_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DuoMaterialItem) item = user_data;
  g_autoptr (GdkTexture) texture = duo_thumbnail_load_finish (result, NULL);
  Row *row = item->row != NULL ? g_object_get_data (G_OBJECT (item->row), ROW_DATA) : NULL;

  if (texture == NULL || duo_material_get_id (DUO_MATERIAL (source)) != item_id (item))
    return;

  g_set_object (&item->thumbnail, texture);
  if (row != NULL)
    gtk_picture_set_paintable (GTK_PICTURE (row->picture), GDK_PAINTABLE (texture));
}

static void
show_item (DuoMaterialList *self, DuoMaterialItem *item)
{
  Row *row = g_object_get_data (G_OBJECT (item->row), ROW_DATA);
  const gboolean is_text = duo_material_get_kind (item->material) == DUO_MEDIA_KIND_TEXT;
  const gboolean released = duo_material_get_status (item->material) == DUO_MATERIAL_RELEASED;
  const char *status = duo_words_material_status (duo_material_get_status (item->material));
  g_autoptr (DuoMediaFacts) facts = duo_material_dup_facts (item->material);
  g_autofree char *measure = duo_words_media_measure (facts);
  g_autofree char *true_name = duo_words_media_true_name (facts, duo_material_get_file_name (item->material));
  g_autofree char *fits = g_strdup_printf (_("%s · fits at %u of %u"), measure, item->fits, item->all);
  g_autofree char *line = g_strdup_printf ("%s%s%s", true_name, *true_name != '\0' ? "\n" : "", fits);
  g_autofree char *spoken = g_strdup_printf ("%s, %s, %s", duo_material_get_title (item->material), measure, status);

  gtk_label_set_label (GTK_LABEL (row->title), duo_material_get_title (item->material));
  gtk_label_set_label (GTK_LABEL (row->line), line);
  gtk_label_set_label (GTK_LABEL (row->status), status);
  gtk_widget_remove_css_class (row->status, released ? "attention" : "good");
  gtk_widget_add_css_class (row->status, released ? "good" : "attention");
  gtk_widget_set_visible (row->icon, is_text);
  gtk_picture_set_paintable (GTK_PICTURE (row->picture), GDK_PAINTABLE (item->thumbnail));
  if (!is_text && item->thumbnail == NULL)
    duo_thumbnail_load_async (self->context, item->material, NULL, pictured_cb, g_object_ref (item));
  /* the focus is on the list's own widget around the row, which has no name in GTK 4.8 */
  duo_a11y_set_label (gtk_widget_get_parent (item->row), spoken);
}

static GtkWidget *
new_label (const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_lines (GTK_LABEL (label), 3);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  if (css_class != NULL)
    {
      gtk_widget_add_css_class (label, css_class);
      gtk_widget_add_css_class (label, "dim-label");
    }
  return label;
}

static GtkWidget *
new_frame (Row *row)
{
  GtkWidget *frame = gtk_overlay_new (); /* what lies over it is as large as it, whatever its own size */

  gtk_widget_set_size_request (frame, 72, 44);
  gtk_widget_set_valign (frame, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (frame, "duo-thumbnail");
  gtk_widget_set_overflow (frame, GTK_OVERFLOW_HIDDEN);
  row->picture = gtk_picture_new ();
  row->icon = gtk_image_new_from_icon_name ("text-x-generic-symbolic");
  gtk_overlay_add_overlay (GTK_OVERLAY (frame), row->picture);
  gtk_overlay_add_overlay (GTK_OVERLAY (frame), row->icon);
  return frame;
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  Row *row = g_new0 (Row, 1);

  gtk_box_append (GTK_BOX (box), new_frame (row));
  gtk_box_append (GTK_BOX (box), words);
  row->title = new_label (NULL);
  row->line = new_label ("caption");
  gtk_widget_set_hexpand (words, TRUE);
  gtk_widget_set_valign (words, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (words), row->title);
  gtk_box_append (GTK_BOX (words), row->line);
  row->status = gtk_label_new (NULL);
  gtk_widget_set_valign (row->status, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (row->status, "duo-pill");
  gtk_box_append (GTK_BOX (box), row->status);
  gtk_widget_add_css_class (box, "duo-material-row");
  g_object_set_data_full (G_OBJECT (box), ROW_DATA, row, g_free);
  gtk_list_item_set_child (list_item, box);
}

static void
bind_cb (DuoMaterialList *self, GtkListItem *list_item)
{
  DuoMaterialItem *item = gtk_list_item_get_item (list_item);

  item->row = gtk_list_item_get_child (list_item);
  show_item (self, item);
}

static void
unbind_cb (DuoMaterialList *self, GtkListItem *list_item)
{
  DuoMaterialItem *item = gtk_list_item_get_item (list_item);

  if (item->row == gtk_list_item_get_child (list_item))
    item->row = NULL;
}

/* ---- Following the coverage ---- */

static guint
count_items (DuoMaterialList *self)
{
  return g_list_model_get_n_items (G_LIST_MODEL (self->items));
}

static DuoMaterialItem *
get_item (DuoMaterialList *self, guint position)
{
  g_autoptr (DuoMaterialItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), position);

  return item; /* the store has it as well */
}

static guint
find_item (DuoMaterialList *self, gint64 id)
{
  for (guint i = 0; i < count_items (self); i++)
    if (item_id (get_item (self, i)) == id)
      return i;

  return GTK_INVALID_LIST_POSITION;
}

static void
update_item (DuoMaterialList *self, DuoMaterialItem *item, guint place)
{
  DuoMaterial *material = self->coverage->materials->pdata[place];
  const guint fits = duo_coverage_count_fits (self->coverage->coverage, place);
  const guint all = duo_coverage_count_turn (self->coverage->coverage);

  if (item->material != NULL && duo_material_get_rev (item->material) == duo_material_get_rev (material) && item->fits == fits && item->all == all)
    return;

  if (item->material != NULL && !g_str_equal (duo_material_get_sha256 (item->material), duo_material_get_sha256 (material)))
    g_clear_object (&item->thumbnail);
  g_set_object (&item->material, material);
  item->fits = fits;
  item->all = all;
  if (item->row != NULL)
    show_item (self, item);
}

static void
remove_absent (DuoMaterialList *self)
{
  g_autoptr (GHashTable) there = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  for (guint i = 0; i < self->coverage->materials->len; i++)
    {
      const gint64 id = duo_material_get_id (self->coverage->materials->pdata[i]);

      g_hash_table_add (there, g_memdup2 (&id, sizeof id));
    }
  for (guint end = count_items (self); end > 0;)
    {
      guint begin = end;

      while (begin > 0)
        {
          const gint64 id = item_id (get_item (self, begin - 1));

          if (g_hash_table_contains (there, &id))
            break;
          begin--;
        }
      if (begin < end)
        g_list_store_splice (self->items, begin, end - begin, NULL, 0);
      end = begin > 0 ? begin - 1 : 0;
    }
}

/* Puts items where they belong, until @budget new ones were made. Returns: whether there are more to come. */
static gboolean
place_items (DuoMaterialList *self, guint budget)
{
  for (guint i = 0; i < self->coverage->materials->len; i++)
    {
      const gint64 id = duo_material_get_id (self->coverage->materials->pdata[i]);
      g_autoptr (DuoMaterialItem) item = i < count_items (self) ? g_object_ref (get_item (self, i)) : NULL;
      guint from;

      if (item == NULL || item_id (item) != id)
        {
          g_clear_object (&item);
          from = find_item (self, id);
          if (from != GTK_INVALID_LIST_POSITION)
            {
              item = g_object_ref (get_item (self, from));
              g_list_store_remove (self->items, from);
            }
          else if (budget-- == 0)
            return TRUE;
          else
            item = g_object_new (DUO_TYPE_MATERIAL_ITEM, NULL);
          update_item (self, item, i);
          g_list_store_insert (self->items, i, item);
        }
      else
        update_item (self, item, i);
    }

  return FALSE;
}

static void
select_row (DuoMaterialList *self)
{
  const guint position = find_item (self, self->selected);

  if (position == GTK_INVALID_LIST_POSITION)
    return;

  if (gtk_single_selection_get_selected (self->selection) != position)
    {
      self->syncing = TRUE;
      gtk_single_selection_set_selected (self->selection, position);
      self->syncing = FALSE;
      gtk_widget_activate_action (GTK_WIDGET (self->view), "list.scroll-to-item", "u", position);
    }
  if (self->takes_focus && get_item (self, position)->row != NULL)
    self->takes_focus = !gtk_widget_grab_focus (gtk_widget_get_parent (get_item (self, position)->row));
}

static gboolean
place (DuoMaterialList *self, guint budget)
{
  gboolean more;

  self->syncing = TRUE;
  more = place_items (self, budget);
  self->syncing = FALSE;
  select_row (self);
  return more;
}

static gboolean
place_cb (GtkWidget *widget, GdkFrameClock *frames, gpointer user_data)
{
  DuoMaterialList *self = DUO_MATERIAL_LIST (widget);

  if (place (self, count_items (self) < WITH_WIDGETS ? IN_A_FRAME : WITHOUT_IN_A_FRAME))
    return G_SOURCE_CONTINUE;

  self->tick = 0;
  return G_SOURCE_REMOVE;
}

static void
stop_placing (DuoMaterialList *self)
{
  if (self->tick != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->tick);
  self->tick = 0;
}

void
duo_material_list_show (DuoMaterialList *self, DuoCampaignCoverage *coverage, gint64 selected)
{
  g_return_if_fail (DUO_IS_MATERIAL_LIST (self));

  stop_placing (self);
  g_clear_pointer (&self->coverage, duo_campaign_coverage_unref);
  self->coverage = duo_campaign_coverage_ref (coverage);
  self->selected = selected;
  self->takes_focus = gtk_widget_get_focus_child (GTK_WIDGET (self->view)) != NULL;
  self->syncing = TRUE;
  remove_absent (self);
  self->syncing = FALSE;
  if (place (self, count_items (self) == 0 ? AT_ONCE : 0))
    self->tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), place_cb, NULL, NULL);
  self->takes_focus = self->takes_focus && gtk_widget_get_focus_child (GTK_WIDGET (self->view)) == NULL;
}

static void
selected_cb (DuoMaterialList *self)
{
  DuoMaterialItem *item = gtk_single_selection_get_selected_item (self->selection);

  if (self->syncing || item == NULL)
    return;

  self->selected = item_id (item);
  g_signal_emit (self, signals[SELECTED], 0, self->selected);
}

/* ---- Life ---- */

static void
duo_material_list_dispose (GObject *object)
{
  DuoMaterialList *self = DUO_MATERIAL_LIST (object);

  stop_placing (self);
  self->syncing = TRUE;
  adw_bin_set_child (ADW_BIN (self), NULL);
  g_clear_object (&self->items);
  g_clear_pointer (&self->coverage, duo_campaign_coverage_unref);
  g_clear_object (&self->context);

  G_OBJECT_CLASS (duo_material_list_parent_class)->dispose (object);
}

static void
duo_material_list_class_init (DuoMaterialListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = duo_material_list_dispose;
  signals[SELECTED] = g_signal_new ("selected", DUO_TYPE_MATERIAL_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
}

static void
duo_material_list_init (DuoMaterialList *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->items = g_list_store_new (DUO_TYPE_MATERIAL_ITEM);
  self->selection = gtk_single_selection_new (G_LIST_MODEL (g_object_ref (self->items)));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  self->view = GTK_LIST_VIEW (gtk_list_view_new (GTK_SELECTION_MODEL (self->selection), factory));
  gtk_widget_add_css_class (GTK_WIDGET (self->view), "duo-materials");
  duo_a11y_set_label (GTK_WIDGET (self->view), _("Materials"));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->view));
  adw_bin_set_child (ADW_BIN (self), scroller);
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (unbind_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->selection, "notify::selected", G_CALLBACK (selected_cb), self, G_CONNECT_SWAPPED);
}

void
duo_material_list_set_up (DuoMaterialList *self, DuoContext *context)
{
  g_return_if_fail (DUO_IS_MATERIAL_LIST (self) && self->context == NULL);

  self->context = g_object_ref (context);
}
