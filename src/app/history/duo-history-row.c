/* SPDX-License-Identifier: EUPL-1.2 */
/* One change. What it did is read when the row is opened first; a journal may hold thousands of rows. */
#include "duo-history-row.h"

#include <glib/gi18n.h>

#include "duo-a11y.h"
#include "duo-history-line.h"
#include "duo-store-undo.h"
#include "duo-words.h"

/* An import touches hundreds of fields; who wants more than this wants the import's own preview. */
#define MAX_LINES 100

struct _DuoHistoryRow
{
  AdwExpanderRow parent_instance;

  DuoCalendarModel *model; /* (owned) */
  DuoChange *change;       /* (owned) */
  DuoObjectKind kind;      /* whose history this is */
  gint64 object;           /* 0 = of more than one */
  GCancellable *cancellable;
  GPtrArray *fields;       /* (owned) (nullable) (element-type DuoFieldChange) */
  GPtrArray *lines;        /* (owned) (nullable) (element-type DuoHistoryLine) */
  GPtrArray *checks;       /* (owned) (nullable) (element-type GtkCheckButton): of the lines, NULL for those untouched */
  guint n_left;            /* fields that the last taking back left as they are */
  gboolean loading;
};

G_DEFINE_FINAL_TYPE (DuoHistoryRow, duo_history_row, ADW_TYPE_EXPANDER_ROW)

enum
{
  FAILED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
tell_failed (DuoHistoryRow *self,
             const GError  *error)
{
  g_autofree char *sentence = duo_words_error (error, NULL);

  g_signal_emit (self, signals[FAILED], 0, sentence);
}

static void
taken_back_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr (DuoHistoryRow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DuoChange) change = duo_store_take_back_finish (DUO_STORE (source), result, &error);

  if (change != NULL && self->n_left > 0)
    {
      g_autofree char *sentence
        = g_strdup_printf (ngettext ("Taken back, but %u field that was changed again since stays as it is",
                                     "Taken back, but %u fields that were changed again since stay as they are", self->n_left), self->n_left);

      g_signal_emit_by_name (self->model, "toast", sentence, TRUE);
    }
  if (change == NULL && error != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    tell_failed (self, error);
}

static void
take_back_cb (GtkButton     *button,
              DuoHistoryRow *self)
{
  g_autoptr (GPtrArray) ticked = g_ptr_array_new ();

  self->n_left = 0;
  for (guint i = 0; i < self->fields->len; i++) /* those of the other things that the change touched too */
    self->n_left += ((const DuoFieldChange *) self->fields->pdata[i])->touched ? 1 : 0;
  for (guint i = 0; i < self->lines->len && i < self->checks->len; i++)
    {
      const DuoHistoryLine *line = self->lines->pdata[i];
      GtkCheckButton *check = self->checks->pdata[i];

      if (check != NULL && gtk_check_button_get_active (check))
        for (guint f = 0; f < line->fields->len; f++)
          {
            g_ptr_array_add (ticked, line->fields->pdata[f]);
            self->n_left -= ((const DuoFieldChange *) line->fields->pdata[f])->touched ? 1 : 0;
          }
    }

  gtk_widget_set_sensitive (GTK_WIDGET (button), FALSE);
  duo_store_take_back_async (duo_context_get_store (duo_calendar_model_get_context (self->model)),
                             duo_change_get_id (self->change), ticked, self->cancellable, taken_back_cb,
                             g_object_ref (self));
}

/* "mei – juli → juni – juli", "nieuw: ...", "weg: ..." */
static char *
dup_difference (const DuoHistoryLine *line)
{
  if (line->before == NULL)
    return g_strdup (line->after != NULL ? line->after : "");
  if (line->after == NULL)
    return g_strdup_printf (_("%s → removed"), line->before);
  return g_strdup_printf ("%s → %s", line->before, line->after);
}

static GtkWidget *
new_line_row (DuoHistoryRow        *self,
              const DuoHistoryLine *line)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *difference = dup_difference (line);
  g_autofree char *escaped = g_markup_escape_text (difference, -1);
  g_autofree char *label = g_markup_escape_text (line->label, -1);
  GtkWidget *check = NULL;

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), label);
  if (line->touched)
    {
      g_autofree char *now = g_markup_escape_text (line->current != NULL ? line->current : _("nothing"), -1);
      g_autofree char *subtitle = g_strdup_printf (_("%s\nChanged again since: now ‘%s’"), escaped, now);
      g_autofree char *name = g_strdup_printf (_("Take back %s all the same"), line->label);

      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
      check = gtk_check_button_new_with_label (_("Take back too"));
      gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
      duo_a11y_set_label (check, name);
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), check);
    }
  else
    {
      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), escaped);
    }
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 4);
  g_ptr_array_add (self->checks, check);
  return row;
}

/* The button, or why there is none. */
static GtkWidget *
new_take_back_row (DuoHistoryRow *self)
{
  GtkWidget *row = adw_action_row_new ();
  const char *why_not = NULL;

  if (!duo_change_kind_can_be_undone (duo_change_get_kind (self->change)))
    why_not = _("This left the building and can't be taken back");
  else if (duo_change_get_behind_barrier (self->change))
    why_not = _("Made before the program was renewed: it is shown, and can't be taken back");
  else if (duo_change_get_state (self->change) != DUO_CHANGE_STATE_DONE)
    why_not = _("Undone already");

  if (why_not != NULL)
    {
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), why_not);
    }
  else
    {
      GtkWidget *button = gtk_button_new_with_label (_("Take Back"));

      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _("Take this change back"));
      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), _("What was changed again since is left alone, unless you tick it"));
      gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
      g_signal_connect (button, "clicked", G_CALLBACK (take_back_cb), self);
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
    }
  return row;
}

static void
add_words (DuoHistoryRow *self,
           const char    *words)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), words);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self), row);
}

static void
loaded_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  DuoHistoryRow *self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) fields = duo_history_fields_finish (DUO_CONTEXT (source), result, &error);
  g_autoptr (GPtrArray) own = NULL;
  guint n_hidden = 0;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  self->loading = FALSE;
  if (fields == NULL)
    {
      tell_failed (self, error);
      return;
    }

  self->fields = g_steal_pointer (&fields);
  own = duo_history_fields_of (self->fields, self->kind, self->object);
  self->lines = duo_history_lines_new (own);
  self->checks = g_ptr_array_new ();
  for (guint i = 0; i < self->lines->len; i++)
    {
      const DuoHistoryLine *line = self->lines->pdata[i];

      if (i < MAX_LINES || line->touched) /* what stays is always there to be ticked */
        adw_expander_row_add_row (ADW_EXPANDER_ROW (self), new_line_row (self, line));
      else
        {
          g_ptr_array_add (self->checks, NULL);
          n_hidden++;
        }
    }
  if (n_hidden > 0)
    {
      g_autofree char *more = g_strdup_printf (_("And %u more fields"), n_hidden);

      add_words (self, more);
    }
  if (own->len < self->fields->len)
    add_words (self, _("The same change touched other things too; taking it back takes back all of it"));
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self), new_take_back_row (self));
}

static void
expanded_cb (DuoHistoryRow *self)
{
  if (!adw_expander_row_get_expanded (ADW_EXPANDER_ROW (self)) || self->fields != NULL || self->loading)
    return;

  self->loading = TRUE;
  duo_history_fields_async (duo_calendar_model_get_context (self->model), duo_change_get_id (self->change),
                            self->cancellable, loaded_cb, self);
}

static void
duo_history_row_dispose (GObject *object)
{
  DuoHistoryRow *self = DUO_HISTORY_ROW (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->model);

  G_OBJECT_CLASS (duo_history_row_parent_class)->dispose (object);
}

static void
duo_history_row_finalize (GObject *object)
{
  DuoHistoryRow *self = DUO_HISTORY_ROW (object);

  g_clear_object (&self->cancellable);
  g_clear_object (&self->change);
  g_clear_pointer (&self->checks, g_ptr_array_unref);
  g_clear_pointer (&self->lines, g_ptr_array_unref);
  g_clear_pointer (&self->fields, g_ptr_array_unref);

  G_OBJECT_CLASS (duo_history_row_parent_class)->finalize (object);
}

static void
duo_history_row_class_init (DuoHistoryRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = duo_history_row_dispose;
  G_OBJECT_CLASS (klass)->finalize = duo_history_row_finalize;

  signals[FAILED] = g_signal_new ("failed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                  1, G_TYPE_STRING);
}

static void
duo_history_row_init (DuoHistoryRow *self)
{
  self->cancellable = g_cancellable_new ();
  g_signal_connect (self, "notify::expanded", G_CALLBACK (expanded_cb), NULL);
}

/* Returns: (transfer full): "14 oktober 2020, 10:42", in local time. */
static char *
dup_moment (const char *iso)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_iso8601 (iso, NULL);
  g_autoptr (GDateTime) local = utc != NULL ? g_date_time_to_local (utc) : NULL;

  if (local == NULL)
    return g_strdup (iso);

  return g_strdup_printf ("%d %s %d, %02d:%02d", g_date_time_get_day_of_month (local),
                          duo_words_month (g_date_time_get_month (local), FALSE), g_date_time_get_year (local),
                          g_date_time_get_hour (local), g_date_time_get_minute (local));
}

/* Returns: (transfer floating): a row for @entry, closed, in the history of that object; @object 0 = of all. */
GtkWidget *
duo_history_row_new (DuoCalendarModel      *model,
                     const DuoHistoryEntry *entry,
                     DuoObjectKind          kind,
                     gint64                 object)
{
  DuoHistoryRow *self = g_object_new (DUO_TYPE_HISTORY_ROW, NULL);
  const gboolean undone = duo_change_get_state (entry->change) != DUO_CHANGE_STATE_DONE;
  g_autofree char *sentence
    = duo_words_change (duo_change_kind_to_string (duo_change_get_kind (entry->change)),
                        duo_change_get_object_kind (entry->change), *entry->title != '\0' ? entry->title : NULL);
  g_autofree char *title = g_markup_escape_text (sentence, -1);
  g_autofree char *moment = dup_moment (duo_change_get_when (entry->change));
  g_autofree char *by = undone ? g_strdup_printf (_("%s · %s · undone"), moment, entry->who)
                               : g_strdup_printf ("%s · %s", moment, entry->who);
  g_autofree char *subtitle = g_markup_escape_text (by, -1);

  self->model = g_object_ref (model);
  self->change = g_object_ref (entry->change);
  self->kind = kind;
  self->object = object;
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), title);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self), subtitle);
  duo_a11y_set_label (GTK_WIDGET (self), sentence);
  if (undone)
    gtk_widget_add_css_class (GTK_WIDGET (self), "duo-done");
  return GTK_WIDGET (self);
}
