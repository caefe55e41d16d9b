/* SPDX-License-Identifier: EUPL-1.2 */
/* One answer of several institutions, for one sector or all that each serves: old beside new before anything is stored,
 * then one change. */
#include "duo-answers-window.h"

#include <glib/gi18n.h>

#include "duo-a11y.h"
#include "duo-application.h"
#include "duo-bulk-list.h"
#include "duo-institutions-service.h"
#include "duo-people-look.h"
#include "duo-when-row.h"
#include "duo-whole-title.h"
#include "duo-words.h"

struct _DuoAnswersWindow
{
  AdwWindow parent_instance;

  DuoCalendarModel *model;   /* (owned) */
  GArray *ids;               /* (owned) (element-type gint64) */
  GPtrArray *entries;        /* (owned) (nullable) (element-type DuoInstitutionEntry): the first of them */
  GCancellable *cancellable; /* (owned) */
  DuoBulkList *steps;        /* (owned): what is in the list */

  AdwWindowTitle *heading;
  GtkWidget *apply;
  GtkInfoBar *error_bar;
  GtkLabel *error;
  AdwComboRow *sectors;
  AdwComboRow *answer;
  AdwEntryRow *condition;
  DuoWhenRow *since;
  AdwComboRow *origin;
  AdwEntryRow *person;
  AdwEntryRow *note;
  GtkListBox *list;
  GtkLabel *more;
};

G_DEFINE_FINAL_TYPE (DuoAnswersWindow, duo_answers_window, ADW_TYPE_WINDOW)

/* The answers in the order of the choice: what is said most comes first. */
static const DuoAnswer answers[DUO_N_ANSWERS] = { DUO_ANSWER_YES, DUO_ANSWER_CONDITION, DUO_ANSWER_NO, DUO_ANSWER_UNKNOWN };

/* The first choice is all that each serves, then each sector. */
static DuoSectorSet
get_sectors (DuoAnswersWindow *self)
{
  const guint selected = adw_combo_row_get_selected (self->sectors);

  return selected == 0 || selected > DUO_N_SECTORS ? DUO_SECTOR_SET_ALL : 1u << (selected - 1);
}

static DuoAnswer
get_answer (DuoAnswersWindow *self)
{
  const guint selected = adw_combo_row_get_selected (self->answer);

  return selected < DUO_N_ANSWERS ? answers[selected] : DUO_ANSWER_UNKNOWN;
}

static void
show_error (DuoAnswersWindow *self, const GError *error)
{
  g_autofree char *sentence = duo_words_error (error, NULL);

  gtk_label_set_label (self->error, sentence);
  gtk_widget_set_visible (GTK_WIDGET (self->error_bar), TRUE);
}

/* Returns: (transfer full): "VO: niet gevraagd → doet mee · MBO: …"; "" where it serves none of the sectors. */
static char *
dup_steps (DuoAnswersWindow *self, const DuoInstitutionEntry *entry)
{
  const DuoSectorSet sectors = duo_institution_get_sectors (entry->institution) & get_sectors (self);
  GString *steps = g_string_new (NULL);

  for (guint i = 0; i < DUO_N_SECTORS; i++)
    if (duo_sector_set_contains (sectors, (DuoSector) i))
      g_string_append_printf (steps, "%s%s: %s → %s", steps->len > 0 ? " · " : "", duo_sector_to_string ((DuoSector) i),
                              duo_sector_set_contains (entry->known.asked, (DuoSector) i)
                                ? duo_words_answer (entry->known.answers[i])
                                : duo_words_not_asked (),
                              duo_words_answer (get_answer (self)));
  return g_string_free (steps, FALSE);
}

static char *
describe (gpointer owner, const DuoInstitutionEntry *entry)
{
  g_autofree char *steps = dup_steps (owner, entry);

  return *steps != '\0' ? g_steal_pointer (&steps) : g_strdup (_("serves another sector: stays as it is"));
}

/* Whether anything would be stored. Of those that are not shown it is not known here. */
static void
update_apply (DuoAnswersWindow *self)
{
  gboolean any = self->ids->len > self->entries->len;

  for (guint i = 0; !any && i < self->entries->len; i++)
    {
      g_autofree char *steps = self->entries->pdata[i] != NULL ? dup_steps (self, self->entries->pdata[i]) : NULL;

      any = steps != NULL && *steps != '\0';
    }
  gtk_widget_set_sensitive (self->apply, any);
}

static void
changed_cb (DuoAnswersWindow *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->condition), get_answer (self) == DUO_ANSWER_CONDITION);
  if (self->entries == NULL)
    return;

  duo_bulk_list_update (self->steps);
  update_apply (self);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  DuoAnswersWindow *self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) entries = duo_institutions_fetch_finish (DUO_CONTEXT (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  if (entries == NULL)
    {
      show_error (self, error);
      return;
    }
  self->entries = g_steal_pointer (&entries);
  duo_bulk_list_show (self->steps, self->entries, self->ids->len);
  update_apply (self);
}

/* Storing */

static void
done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DuoAnswersWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *sentence = NULL;

  if (!duo_people_do_finish (DUO_CONTEXT (source), result, &error))
    {
      show_error (self, error);
      gtk_widget_set_sensitive (self->apply, TRUE);
      return;
    }

  sentence = g_strdup_printf (ngettext ("Answer of %'u institution noted", "Answer of %'u institutions noted", self->ids->len),
                              self->ids->len);
  g_signal_emit_by_name (self->model, "toast", sentence, TRUE);
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
apply_cb (DuoAnswersWindow *self)
{
  g_autoptr (DuoWillingness) answer = duo_willingness_new ();

  if (!gtk_widget_get_sensitive (self->apply))
    return;

  if (duo_when_row_holds_back (self->since)
      || (get_answer (self) == DUO_ANSWER_CONDITION && duo_people_holds_back (GTK_WIDGET (self->condition), _("Say under which condition"))))
    return;
  duo_willingness_set_answer (answer, get_answer (self));
  if (get_answer (self) == DUO_ANSWER_CONDITION)
    duo_willingness_set_condition (answer, gtk_editable_get_text (GTK_EDITABLE (self->condition)));
  duo_willingness_set_since (answer, duo_when_row_get_when (self->since));
  duo_willingness_set_origin (answer, (DuoOrigin) adw_combo_row_get_selected (self->origin));
  duo_willingness_set_person (answer, gtk_editable_get_text (GTK_EDITABLE (self->person)));
  duo_willingness_set_note (answer, gtk_editable_get_text (GTK_EDITABLE (self->note)));
  gtk_widget_set_sensitive (self->apply, FALSE);
  duo_people_do_async (duo_calendar_model_get_context (self->model),
                       duo_people_change_answer (self->ids, get_sectors (self), answer), NULL, done_cb, g_object_ref (self));
}

static void
apply_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  apply_cb (DUO_ANSWERS_WINDOW (widget));
}

/* Life */

static void
duo_answers_window_dispose (GObject *object)
{
  DuoAnswersWindow *self = DUO_ANSWERS_WINDOW (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->model);
  g_clear_pointer (&self->steps, duo_bulk_list_free);
  gtk_widget_dispose_template (GTK_WIDGET (self), DUO_TYPE_ANSWERS_WINDOW);

  G_OBJECT_CLASS (duo_answers_window_parent_class)->dispose (object);
}

static void
duo_answers_window_finalize (GObject *object)
{
  DuoAnswersWindow *self = DUO_ANSWERS_WINDOW (object);

  g_clear_pointer (&self->ids, g_array_unref);
  g_clear_pointer (&self->entries, g_ptr_array_unref);
  g_object_unref (self->cancellable);

  G_OBJECT_CLASS (duo_answers_window_parent_class)->finalize (object);
}

static void
duo_answers_window_class_init (DuoAnswersWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = duo_answers_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = duo_answers_window_finalize;
  g_type_ensure (DUO_TYPE_WHEN_ROW); /* named only in the .ui file */
  gtk_widget_class_set_template_from_resource (widget_class, DUO_UI_PATH "/institutions/duo-answers-window.ui");
  gtk_widget_class_bind_template_child (widget_class, DuoAnswersWindow, heading);
  gtk_widget_class_bind_template_child (widget_class, DuoAnswersWindow, apply);
  gtk_widget_class_bind_template_child (widget_class, DuoAnswersWindow, error_bar);
  gtk_widget_class_bind_template_child (widget_class, DuoAnswersWindow, error);
  gtk_widget_class_bind_template_child (widget_class, DuoAnswersWindow, sectors);
  gtk_widget_class_bind_template_child (widget_class, DuoAnswersWindow, answer);
  gtk_widget_class_bind_template_child (widget_class, DuoAnswersWindow, condition);
  gtk_widget_class_bind_template_child (widget_class, DuoAnswersWindow, since);
  gtk_widget_class_bind_template_child (widget_class, DuoAnswersWindow, origin);
  gtk_widget_class_bind_template_child (widget_class, DuoAnswersWindow, person);
  gtk_widget_class_bind_template_child (widget_class, DuoAnswersWindow, note);
  gtk_widget_class_bind_template_child (widget_class, DuoAnswersWindow, list);
  gtk_widget_class_bind_template_child (widget_class, DuoAnswersWindow, more);
  gtk_widget_class_bind_template_callback (widget_class, apply_cb);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_install_action (widget_class, "answers.apply", NULL, apply_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, "answers.apply", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static const char *
answer_words (guint place)
{
  return duo_words_answer (answers[place]);
}

static const char *
origin_words (guint code)
{
  return duo_words_origin ((DuoOrigin) code);
}

static const char *
sector_words (guint place)
{
  return place == 0 ? _("each sector that it serves") : duo_words_sector ((DuoSector) (place - 1));
}

static void
duo_answers_window_init (DuoAnswersWindow *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  duo_whole_title_show (ADW_WINDOW (self));
  duo_people_fill_codes (self->sectors, DUO_N_SECTORS + 1, sector_words);
  duo_people_fill_codes (self->answer, DUO_N_ANSWERS, answer_words);
  duo_people_fill_codes (self->origin, DUO_N_ORIGINS, origin_words);
  self->steps = duo_bulk_list_new (self->list, self->more, describe, self);
  changed_cb (self);
}

/**
 * duo_answers_window_present:
 * @parent: the window it belongs to
 * @model: stores, and tells what was done
 * @ids: (element-type gint64): the institutions, at least one
 */
void
duo_answers_window_present (GtkWindow *parent, DuoCalendarModel *model, GArray *ids)
{
  DuoAnswersWindow *self = g_object_new (DUO_TYPE_ANSWERS_WINDOW, "transient-for", parent, NULL);
  g_autofree char *subtitle = g_strdup_printf (ngettext ("%'u institution", "%'u institutions", ids->len), ids->len);
  g_autoptr (GArray) first = duo_bulk_list_dup_first (ids);
  const guint32 today = duo_calendar_model_get_today (model);
  const DuoWhen when = duo_when_day (today);

  self->model = g_object_ref (model);
  self->ids = g_array_copy (ids);
  adw_window_title_set_subtitle (self->heading, subtitle);
  duo_when_row_set_default_year (self->since, duo_day_get_year (today));
  duo_when_row_set_when (self->since, &when);
  adw_combo_row_set_selected (self->origin, DUO_ORIGIN_PHONE);
  duo_institutions_fetch_async (duo_calendar_model_get_context (model), first, self->cancellable, read_cb, self);
  gtk_window_present (GTK_WINDOW (self));
  gtk_widget_grab_focus (GTK_WIDGET (self->answer));
}
