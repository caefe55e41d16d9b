/* SPDX-License-Identifier: EUPL-1.2 */
/* Of what day do these files tell? A day that can't be read is said in its row and holds the import back. */
#include "duo-import-days.h"

#include <glib/gi18n.h>

#include "duo-a11y.h"
#include "duo-register-text.h"

struct _DuoImportDays
{
  AdwBin parent_instance;

  AdwPreferencesGroup *group;
  GtkWidget *for_all;
  GPtrArray *rows; /* (owned) (element-type Row) */
};

G_DEFINE_FINAL_TYPE (DuoImportDays, duo_import_days, ADW_TYPE_BIN)

static guint said_signal;
static guint checked_signal;

typedef struct
{
  char *key;        /* (owned) */
  guint32 day;      /* as it was read for */
  gboolean needed;  /* nobody said it, and it has to be */
  gboolean invalid; /* what was typed is no day */
  GtkWidget *row;   /* (not owned) */
  GtkWidget *entry; /* (not owned) */
} Row;

static void
row_free (gpointer data)
{
  Row *row = data;

  g_free (row->key);
  g_free (row);
}

static void
show_state (Row *row)
{
  const char *trouble = row->invalid  ? _("This is not a day. Write it as 14-10-2020.")
                        : row->needed ? _("Another file of this kind is here too. Say of which day each is: the later one counts.")
                                      : NULL;

  adw_action_row_set_subtitle (ADW_ACTION_ROW (row->row), trouble != NULL ? trouble : "");
  duo_a11y_set_invalid (row->entry, trouble);
}

static void
set_day (Row *row, guint32 day)
{
  GDate date;
  char text[16];

  row->day = day;
  row->invalid = FALSE;
  g_date_set_julian (&date, day);
  g_date_strftime (text, sizeof text, "%d-%m-%Y", &date);
  if (!g_str_equal (gtk_editable_get_text (GTK_EDITABLE (row->entry)), text))
    gtk_editable_set_text (GTK_EDITABLE (row->entry), text);
}

/* Looks at what stands in the row, and tells what is new in it. @confirmed: who presses Enter says the day that stands there. */
static void
look_at (DuoImportDays *self, Row *row, gboolean confirmed)
{
  guint32 day = 0;

  row->invalid = !duo_day_parse_any (gtk_editable_get_text (GTK_EDITABLE (row->entry)), &day);
  if (!row->invalid && (day != row->day || (confirmed && row->needed)))
    {
      row->needed = FALSE;
      row->day = day;
      g_signal_emit (self, said_signal, 0, row->key, (guint) day);
    }
  show_state (row);
}

void
duo_import_days_settle (DuoImportDays *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    look_at (self, self->rows->pdata[i], FALSE);
  g_signal_emit (self, checked_signal, 0);
}

gboolean
duo_import_days_is_settled (DuoImportDays *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      const Row *row = self->rows->pdata[i];

      if (row->invalid || row->needed)
        return FALSE;
    }

  return TRUE;
}

static Row *
find_row (DuoImportDays *self, GtkWidget *entry)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      Row *row = self->rows->pdata[i];

      if (row->entry == entry)
        return row;
    }

  g_return_val_if_reached (NULL);
}

static void
entered_cb (DuoImportDays *self, GtkWidget *entry)
{
  look_at (self, find_row (self, entry), TRUE);
  g_signal_emit (self, checked_signal, 0);
}

static void
left_cb (DuoImportDays *self, GtkEventController *focus)
{
  if (self->rows->len == 0 || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return; /* it goes with its window */

  look_at (self, find_row (self, gtk_event_controller_get_widget (focus)), FALSE);
  g_signal_emit (self, checked_signal, 0);
}

/* The day of the first file for each of them. */
static void
for_all_cb (DuoImportDays *self)
{
  const Row *first = self->rows->pdata[0];
  guint32 day = 0;

  look_at (self, self->rows->pdata[0], TRUE);
  if (!first->invalid && duo_day_parse_any (gtk_editable_get_text (GTK_EDITABLE (first->entry)), &day))
    {
      for (guint i = 1; i < self->rows->len; i++)
        {
          set_day (self->rows->pdata[i], day);
          ((Row *) self->rows->pdata[i])->day = 0; /* said, also where it stood there already */
          look_at (self, self->rows->pdata[i], TRUE);
        }
    }
  g_signal_emit (self, checked_signal, 0);
}

static void
add_row (DuoImportDays *self, const DuoImportDay *day)
{
  Row *row = g_new0 (Row, 1);
  GtkEventController *focus = gtk_event_controller_focus_new ();
  g_autofree char *label = g_strdup_printf (_("Day that %s tells about"), day->name);

  row->key = g_strdup (day->key);
  row->row = adw_action_row_new ();
  row->entry = gtk_entry_new ();
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row->row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row->row), day->name);
  gtk_editable_set_width_chars (GTK_EDITABLE (row->entry), 11);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (row->entry), 11);
  gtk_widget_set_valign (row->entry, GTK_ALIGN_CENTER);
  duo_a11y_set_label (row->entry, label);
  g_signal_connect_swapped (row->entry, "activate", G_CALLBACK (entered_cb), self);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (left_cb), self);
  gtk_widget_add_controller (row->entry, focus);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row->row), row->entry);
  adw_preferences_group_add (self->group, row->row);
  g_ptr_array_add (self->rows, row);
}

/* Whether the same files are asked about as before: their rows stay, and who types in one goes on. */
static gboolean
is_the_same (DuoImportDays *self, GArray *days)
{
  for (guint i = 0; i < days->len; i++)
    if (i >= self->rows->len || !g_str_equal (((Row *) self->rows->pdata[i])->key, g_array_index (days, DuoImportDay, i).key))
      return FALSE;

  return days->len == self->rows->len;
}

void
duo_import_days_show (DuoImportDays *self, GArray *days)
{
  const guint n = days != NULL ? days->len : 0;

  if (n > 0 && !is_the_same (self, days))
    {
      for (guint i = 0; i < self->rows->len; i++)
        adw_preferences_group_remove (self->group, ((Row *) self->rows->pdata[i])->row);
      g_ptr_array_set_size (self->rows, 0);
      for (guint i = 0; i < n; i++)
        add_row (self, &g_array_index (days, DuoImportDay, i));
    }
  for (guint i = 0; i < n; i++)
    {
      Row *row = self->rows->pdata[i];
      const DuoImportDay *day = &g_array_index (days, DuoImportDay, i);

      row->needed = day->needed;
      if (row->day != day->day) /* else somebody may be typing there */
        set_day (row, day->day);
      show_state (row);
    }
  adw_preferences_group_set_title (self->group, n == 1 ? _("Of which day is this file?") : _("Of which day is each file?"));
  gtk_widget_set_visible (self->for_all, n > 1);
  gtk_widget_set_visible (GTK_WIDGET (self), n > 0);
}

/* GObject */

static void
duo_import_days_dispose (GObject *object)
{
  g_ptr_array_set_size (DUO_IMPORT_DAYS (object)->rows, 0);
  G_OBJECT_CLASS (duo_import_days_parent_class)->dispose (object);
}

static void
duo_import_days_finalize (GObject *object)
{
  g_ptr_array_unref (DUO_IMPORT_DAYS (object)->rows);
  G_OBJECT_CLASS (duo_import_days_parent_class)->finalize (object);
}

static void
duo_import_days_class_init (DuoImportDaysClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = duo_import_days_dispose;
  G_OBJECT_CLASS (klass)->finalize = duo_import_days_finalize;
  said_signal = g_signal_new ("said", DUO_TYPE_IMPORT_DAYS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_UINT);
  checked_signal = g_signal_new ("checked", DUO_TYPE_IMPORT_DAYS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
duo_import_days_init (DuoImportDays *self)
{
  self->rows = g_ptr_array_new_with_free_func (row_free);
  self->group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  self->for_all = gtk_button_new_with_label (_("First Day for All"));
  gtk_widget_set_valign (self->for_all, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (self->for_all, _("All files tell of the day of the first one"));
  g_signal_connect_swapped (self->for_all, "clicked", G_CALLBACK (for_all_cb), self);
  adw_preferences_group_set_description (self->group, _("No name says it. An older file never overwrites what a newer one knows."));
  adw_preferences_group_set_header_suffix (self->group, self->for_all);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->group));
}
