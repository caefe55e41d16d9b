/* SPDX-License-Identifier: EUPL-1.2 */
/* Rows of the first institutions; how many more there are stands below them. */
#include "duo-bulk-list.h"

#include <glib/gi18n.h>

#include "duo-portions.h"

/* So many are shown; of the others it is said how many there are. */
#define MAX_ROWS 200

struct _DuoBulkList
{
  GtkListBox *list;         /* (not owned): as the label, of the owner */
  GtkLabel *more;
  DuoBulkDescribe describe;
  gpointer owner;           /* (not owned): outlives this */
  GPtrArray *entries;       /* (owned) (element-type DuoInstitutionEntry): without those that are gone */
  GPtrArray *rows;          /* (element-type AdwActionRow): of the first entries */
  DuoPortions *portions;    /* (owned) */
};

static void
describe_row (DuoBulkList *self, guint place)
{
  g_autofree char *words = self->describe (self->owner, self->entries->pdata[place]);
  g_autofree char *escaped = g_markup_escape_text (words, -1);

  adw_action_row_set_subtitle (self->rows->pdata[place], escaped);
}

static void
make_row (gpointer owner, guint place)
{
  DuoBulkList *self = owner;
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *title = g_markup_escape_text (duo_institution_entry_get_name (self->entries->pdata[place]), -1);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  g_ptr_array_add (self->rows, row);
  describe_row (self, place);
  gtk_list_box_append (self->list, row);
}

/**
 * duo_bulk_list_new:
 * @list: gets the rows; empty
 * @more: says how many more there are
 * @describe: what becomes of one
 * @owner: is handed to @describe, has both widgets, and frees the list before it goes itself
 *
 * Returns: (transfer full): an empty list
 */
DuoBulkList *
duo_bulk_list_new (GtkListBox *list, GtkLabel *more, DuoBulkDescribe describe, gpointer owner)
{
  DuoBulkList *self = g_new0 (DuoBulkList, 1);

  self->list = list;
  self->more = more;
  self->describe = describe;
  self->owner = owner;
  self->entries = g_ptr_array_new ();
  self->rows = g_ptr_array_new ();
  self->portions = duo_portions_new (make_row, self);
  return self;
}

void
duo_bulk_list_free (DuoBulkList *self)
{
  duo_portions_free (self->portions);
  g_ptr_array_unref (self->entries);
  g_ptr_array_unref (self->rows);
  g_free (self);
}

/* Returns: (transfer full) (element-type gint64): those of @ids that are shown: what has to be read. */
GArray *
duo_bulk_list_dup_first (GArray *ids)
{
  GArray *first = g_array_new (FALSE, FALSE, sizeof (gint64));

  g_array_append_vals (first, ids->data, MIN (ids->len, MAX_ROWS));
  return first;
}

/* Shows @entries (element-type DuoInstitutionEntry, with NULL for those that are gone), which stay the owner's, of @n_all
 * that the change is about. Once. */
void
duo_bulk_list_show (DuoBulkList *self, GPtrArray *entries, guint n_all)
{
  g_autofree char *more = g_strdup_printf (_("And %'u more."), n_all - entries->len);

  for (guint i = 0; i < entries->len; i++)
    if (entries->pdata[i] != NULL)
      g_ptr_array_add (self->entries, entries->pdata[i]);
  duo_portions_start (self->portions, self->entries->len);
  gtk_label_set_label (self->more, more);
  gtk_widget_set_visible (GTK_WIDGET (self->more), n_all > entries->len);
}

/* The choices are others now: so is what becomes of each. */
void
duo_bulk_list_update (DuoBulkList *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    describe_row (self, i);
}
