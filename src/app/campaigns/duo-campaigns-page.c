/* SPDX-License-Identifier: EUPL-1.2 */
/* It asks anew whenever the store changes; the table shows the institutions of the number that is pressed in the funnel,
 * or all. */
#include "duo-campaigns-page.h"

#include <glib/gi18n.h>

#include "duo-a11y.h"
#include "duo-application.h"
#include "duo-campaign-part.h"
#include "duo-reply-window.h"
#include "duo-campaign-show.h"
#include "duo-campaign-steps.h"
#include "duo-campaigns-service.h"
#include "duo-choice.h"
#include "duo-fold.h"
#include "duo-form-making.h"
#include "duo-form-setup.h"
#include "duo-milestone-editor.h"
#include "duo-table-view.h"
#include "duo-wave-window.h"
#include "duo-words-campaign.h"
#include "duo-words.h"
#include "duo-wrap-layout.h"

#define COLUMNS_KEY "campaign-columns"

struct _DuoCampaignsPage
{
  AdwBin parent_instance;

  DuoCalendarModel *model;   /* (owned) */
  gint64 campaign;           /* id of the one to show; 0 for none yet */
  DuoCampaignView *view;     /* (owned) (nullable): as last read */
  GObject *holder;           /* (owned): what the rows come from; has the view as data */
  DuoRowList *rows;          /* (owned) */
  DuoTableView *table;       /* (not owned): child of slot */
  GCancellable *cancellable; /* (owned): of the question under way */
  gboolean stale;            /* something changed while the page was hidden */
  gboolean syncing;          /* the controls follow, nobody touched them */
  gboolean filtered;         /* a number of the funnel is pressed */
  DuoSector sector;          /* whose */
  DuoFunnelStage stage;
  guint n_recorded;          /* institutions that something was noted for last */

  GtkWidget *forms;
  GtkInfoBar *error_bar;
  GtkLabel *error;
  GtkLabel *name;
  GtkLabel *meta;
  GtkOverlay *line;
  GtkBox *steps;
  GtkWidget *today; /* (not owned): marker over line */
  GtkGrid *funnel;
  GtkToggleButton *weighted;
  GtkLabel *uncounted;
  GtkLabel *count;
  GtkDropDown *filter;
  GtkToggleButton *mine;
  GtkEditable *search;
  GtkWidget *invite;
  GtkWidget *remind;
  GtkWidget *answer;
  GtkMenuButton *columns;
  AdwBin *slot;
};

static void part_init (DuoCampaignPartInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (DuoCampaignsPage, duo_campaigns_page, ADW_TYPE_BIN,
                               G_IMPLEMENT_INTERFACE (DUO_TYPE_CAMPAIGN_PART, part_init))

/* ---- The table: its rows are in memory, known by institution and sector ---- */

static gint64
id_of (DuoFunnelRow *row)
{
  return row->institution * DUO_N_SECTORS + (gint64) row->sector;
}

static DuoFunnelRow *
find_in (DuoCampaignView *view, gint64 id)
{
  for (guint i = 0; view != NULL && i < view->rows->len; i++)
    if (id_of (view->rows->pdata[i]) == id)
      return view->rows->pdata[i];

  return NULL;
}

static DuoFunnelRow *
find_row (DuoCampaignsPage *self, gint64 id)
{
  return find_in (self->view, id);
}

static void
row_free (gpointer row)
{
  g_clear_object (&row); /* one that is gone is NULL */
}

static void
fetch_async (gpointer source, GArray *ids, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (source, cancellable, callback, user_data);
  GPtrArray *rows = g_ptr_array_new_with_free_func (row_free);
  DuoCampaignView *view = g_object_get_data (G_OBJECT (source), "duo-view");

  for (guint i = 0; i < ids->len; i++)
    {
      DuoFunnelRow *row = find_in (view, g_array_index (ids, gint64, i));

      g_ptr_array_add (rows, row != NULL ? g_object_ref (row) : NULL);
    }
  g_task_return_pointer (task, rows, (GDestroyNotify) g_ptr_array_unref);
}

static GPtrArray *
fetch_finish (gpointer source, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static char *
dup_name (gpointer value, gpointer user_data)
{
  return g_strdup (((DuoFunnelRow *) value)->name);
}

static char *
dup_brin (gpointer value, gpointer user_data)
{
  return g_strdup (((DuoFunnelRow *) value)->brin);
}

static char *
dup_sector (gpointer value, gpointer user_data)
{
  return g_strdup (duo_sector_to_string (((DuoFunnelRow *) value)->sector));
}

/* "✓ doet mee" */
static char *
dup_taking_part (gpointer value, gpointer user_data)
{
  static const char *const glyphs[DUO_N_TAKING_PARTS] = { "–", "○", "○", "✓", "!", "✕" };
  const DuoTakingPart taking_part = duo_funnel_row_get_taking_part (value);

  return g_strdup_printf ("%s %s", glyphs[taking_part], duo_words_taking_part (taking_part));
}

static const char *
get_taking_part_look (gpointer value, gpointer user_data)
{
  static const char *const looks[DUO_N_TAKING_PARTS]
    = { [DUO_TAKING_PART_NO_ANSWER] = "outline", [DUO_TAKING_PART_EXPECTED] = "info", [DUO_TAKING_PART_YES] = "good",
        [DUO_TAKING_PART_CONDITION] = "attention", [DUO_TAKING_PART_NO] = "bad" };

  return looks[duo_funnel_row_get_taking_part (value)];
}

/* The standing answer; with a sign where this campaign's is another. */
static char *
dup_standing (gpointer value, gpointer user_data)
{
  DuoFunnelRow *row = value;

  if (!row->standing)
    return g_strdup ("–");
  return g_strdup_printf ("%s%s", duo_funnel_row_differs (row) ? "≠ " : "", duo_words_answer (row->willingness));
}

static char *
dup_mark (gpointer value, DuoFunnelStage stage)
{
  static const char *const glyphs[] = { [DUO_FUNNEL_NOT_YET] = "○", [DUO_FUNNEL_DONE] = "✓", [DUO_FUNNEL_UNCLEAR] = "?", [DUO_FUNNEL_NOT_APPLICABLE] = "–" };
  const DuoFunnelMark mark = duo_funnel_row_mark (value, stage);

  if (mark == DUO_FUNNEL_NOT_APPLICABLE)
    return g_strdup (glyphs[mark]);
  if (duo_funnel_row_is_exercise (value, stage))
    return g_strdup_printf ("%s %s", glyphs[mark], C_("funnel", "exercise"));
  return g_strdup_printf ("%s %s", glyphs[mark], duo_words_funnel_mark (mark));
}

/* Returns: (transfer none) (nullable): when it was asked again */
static const DuoWhen *
get_reminded (DuoFunnelRow *row)
{
  const DuoWhen *reminded = row->participation != NULL ? duo_participation_get_reminded (row->participation) : NULL;

  return reminded != NULL && duo_when_is_known (reminded) ? reminded : NULL;
}

static char *
dup_invited (gpointer value, gpointer user_data)
{
  if (get_reminded (value) != NULL)
    return g_strdup_printf ("✓ %s", _("reminded"));
  return dup_mark (value, DUO_FUNNEL_INVITED);
}

static char *
dup_reminded (gpointer value, gpointer user_data)
{
  const DuoWhen *reminded = get_reminded (value);
  g_autofree char *day = NULL;

  if (reminded == NULL)
    return g_strdup ("–");
  day = duo_words_when (reminded, FALSE, TRUE);
  return g_strdup_printf ("✓ %s", day);
}

/* When it answered: what it said stands in a column of its own, and "yes" would be read as that. */
static char *
dup_answered (gpointer value, gpointer user_data)
{
  DuoFunnelRow *row = value;

  if (duo_funnel_row_mark (row, DUO_FUNNEL_ANSWERED) == DUO_FUNNEL_DONE && !duo_funnel_row_is_exercise (row, DUO_FUNNEL_ANSWERED)
      && row->participation != NULL && duo_when_is_known (duo_participation_get_answered (row->participation)))
    {
      g_autofree char *day = duo_words_when (duo_participation_get_answered (row->participation), FALSE, TRUE);

      return g_strdup_printf ("✓ %s", day);
    }
  return dup_mark (value, DUO_FUNNEL_ANSWERED);
}

static char *
dup_specs (gpointer value, gpointer user_data)
{
  return dup_mark (value, DUO_FUNNEL_SPECS);
}

static char *
dup_code (gpointer value, gpointer user_data)
{
  return dup_mark (value, DUO_FUNNEL_CODE);
}

static char *
dup_downloaded (gpointer value, gpointer user_data)
{
  return dup_mark (value, DUO_FUNNEL_DOWNLOADED);
}

static char *
dup_persons (gpointer value, gpointer user_data)
{
  const gint64 persons = ((DuoFunnelRow *) value)->persons;

  return persons >= 0 ? g_strdup_printf ("%'" G_GINT64_FORMAT, persons) : g_strdup_printf ("? %s", _("unknown"));
}

static char *
dup_contact (gpointer value, gpointer user_data)
{
  const char *contact = ((DuoFunnelRow *) value)->contact;

  return g_strdup (*contact != '\0' ? contact : "–");
}

static char *
dup_owner (gpointer value, gpointer user_data)
{
  const char *owner = ((DuoFunnelRow *) value)->owner;

  return g_strdup (*owner != '\0' ? owner : "–");
}

static const DuoViewColumn columns[] = {
  { "name", NC_ ("column", "Institution"), 0, FALSE, FALSE, dup_name },
  { "brin", NC_ ("column", "BRIN"), 7, FALSE, FALSE, dup_brin },
  { "sector", NC_ ("column", "Sector"), 7, FALSE, TRUE, dup_sector },
  { "taking-part", NC_ ("column", "Participation"), 24, FALSE, FALSE, dup_taking_part, FALSE, get_taking_part_look },
  { "standing", NC_ ("column", "Standing answer"), 20, FALSE, FALSE, dup_standing },
  { "invited", NC_ ("column", "Invited"), 10, FALSE, FALSE, dup_invited },
  { "reminded", NC_ ("column", "Reminded"), 11, FALSE, TRUE, dup_reminded },
  { "answered", NC_ ("column", "Answer"), 9, FALSE, FALSE, dup_answered },
  { "specs", NC_ ("column", "Specs"), 10, FALSE, FALSE, dup_specs },
  { "code", NC_ ("column", "Code"), 11, FALSE, TRUE, dup_code },
  { "downloaded", NC_ ("column", "Downloaded"), 11, FALSE, TRUE, dup_downloaded },
  { "persons", NC_ ("column", "Students"), 10, TRUE, TRUE, dup_persons },
  { "contact", NC_ ("column", "Contact"), 15, FALSE, FALSE, dup_contact },
  { "owner", NC_ ("column", "Owner"), 15, FALSE, TRUE, dup_owner },
  { NULL },
};

static GSettings *
get_settings (void)
{
  return duo_application_get_settings (DUO_APPLICATION (g_application_get_default ()));
}

/* Those that were chosen are for every campaign. */
static void
columns_changed_cb (DuoTableView *table, DuoCampaignsPage *self)
{
  g_auto (GStrv) codes = duo_table_view_dup_shown (table);

  g_settings_set_strv (get_settings (), COLUMNS_KEY, (const char *const *) codes);
}

/* ---- Showing ---- */

static void
show_error (DuoCampaignsPage *self, const GError *error)
{
  g_autofree char *sentence = duo_words_error (error, NULL);

  gtk_label_set_text (self->error, sentence);
  gtk_info_bar_set_revealed (self->error_bar, TRUE);
}

/* Whether it is among those that the number pressed, or the open waves, the search and whose they are leave. */
static gboolean
is_listed (DuoCampaignsPage *self, DuoFunnelRow *row)
{
  const char *search = gtk_editable_get_text (self->search);
  DuoWave *wave = duo_campaign_view_find_wave (self->view, row->sector);

  if (self->filtered ? row->sector != self->sector || duo_funnel_row_mark (row, self->stage) != DUO_FUNNEL_DONE
                     : !duo_wave_is_open (self->view->waves, wave, NULL))
    return FALSE;
  if (gtk_toggle_button_get_active (self->mine) && !row->mine)
    return FALSE;
  return *search == '\0' || duo_fold_matches (row->name, search) || duo_fold_matches (row->brin, search);
}

static gboolean
is_shown (DuoCampaignsPage *self, DuoFunnelRow *row)
{
  return is_listed (self, row) && duo_campaign_show_has ((DuoCampaignShow) duo_choice_get_selected (self->filter), row);
}

/* What the list can be narrowed to, with how many there are: what there is none of is left out, but for what is chosen. */
static void
show_choices (DuoCampaignsPage *self)
{
  const DuoCampaignShow chosen = (DuoCampaignShow) duo_choice_get_selected (self->filter);
  g_autoptr (GListStore) store = g_list_store_new (DUO_TYPE_CHOICE);
  g_autoptr (GString) said = g_string_new (NULL);

  for (guint show = 0; show < DUO_N_CAMPAIGN_SHOWS; show++)
    {
      g_autoptr (DuoChoice) choice = NULL;
      g_autofree char *label = NULL;
      guint n = 0;

      for (guint i = 0; self->view != NULL && i < self->view->rows->len; i++)
        n += is_listed (self, self->view->rows->pdata[i]) && duo_campaign_show_has ((DuoCampaignShow) show, self->view->rows->pdata[i]) ? 1 : 0;
      if (n == 0 && show != DUO_CAMPAIGN_SHOW_ALL && show != chosen)
        continue;
      label = show == DUO_CAMPAIGN_SHOW_ALL ? g_strdup (duo_campaign_show_words (DUO_CAMPAIGN_SHOW_ALL)) : g_strdup_printf ("%s · %u", duo_campaign_show_words ((DuoCampaignShow) show), n);
      choice = duo_choice_new (label, show);
      g_list_store_append (store, choice);
      g_string_append_printf (said, "%s\n", label);
    }
  if (g_strcmp0 (g_object_get_data (G_OBJECT (self->filter), "duo-said"), said->str) == 0) /* it may be open */
    return;
  self->syncing = TRUE;
  gtk_drop_down_set_model (self->filter, G_LIST_MODEL (store));
  duo_choice_select (self->filter, chosen);
  self->syncing = FALSE;
  g_object_set_data_full (G_OBJECT (self->filter), "duo-said", g_string_free (g_steal_pointer (&said), FALSE), g_free);
}

static void
show_rows (DuoCampaignsPage *self)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autofree char *count = NULL;

  show_choices (self);
  for (guint i = 0; self->view != NULL && i < self->view->rows->len; i++)
    if (is_shown (self, self->view->rows->pdata[i]))
      {
        const gint64 id = id_of (self->view->rows->pdata[i]);

        g_array_append_val (ids, id);
      }
  duo_row_list_set_ids (self->rows, ids);
  duo_row_list_refresh (self->rows);
  count = ids->len > 0 ? g_strdup_printf (ngettext ("%u institution", "%u institutions", ids->len), ids->len)
                       : g_strdup (_("No institution: search or choose otherwise"));
  gtk_label_set_label (self->count, count);
}

static void
filter_cb (DuoCampaignsPage *self)
{
  if (!self->syncing)
    show_rows (self);
}

/* A number that is pressed shows its institutions; the one before springs back. */
static void
chosen_cb (DuoSector sector, DuoFunnelStage stage, gboolean active, gpointer user_data)
{
  DuoCampaignsPage *self = user_data;

  if (self->syncing)
    return;
  self->syncing = TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->funnel)); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      int column, row;

      if (!GTK_IS_TOGGLE_BUTTON (child))
        continue;
      gtk_grid_query_child (self->funnel, child, &column, &row, NULL, NULL);
      gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (child),
                                    active && column == (int) stage + 1
                                      && duo_wave_get_sector (self->view->waves->pdata[row - 1]) == sector);
    }
  self->syncing = FALSE;
  self->filtered = active;
  self->sector = sector;
  self->stage = stage;
  show_rows (self);
}

static GtkWindow *
get_window (DuoCampaignsPage *self)
{
  return GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));
}

/* Go-live takes others along; another step is a milestone by itself. */
static void
step_cb (DuoMilestone *step, gpointer user_data)
{
  DuoCampaignsPage *self = user_data;

  if (duo_milestone_get_step (step) == DUO_STEP_LIVE)
    gtk_widget_activate_action (GTK_WIDGET (self), "campaigns.move", NULL);
  else
    duo_milestone_editor_present (get_window (self), self->model, step, DUO_MONTH_NONE);
}

static void
wave_cb (DuoWave *wave, gboolean opens, gpointer user_data)
{
  DuoCampaignsPage *self = user_data;

  duo_wave_window_present (self->model, wave, opens, get_window (self));
}

static void
show_funnel (DuoCampaignsPage *self)
{
  const gboolean weighted = gtk_toggle_button_get_active (self->weighted);
  guint n_uncounted = 0;
  g_autofree char *text = NULL;

  if (self->view == NULL)
    return;
  duo_campaign_funnel_fill (self->funnel, self->view, weighted, self->filtered, chosen_cb, wave_cb, self);
  self->filtered = FALSE;
  for (guint i = 0; i < self->view->rows->len; i++)
    n_uncounted += ((DuoFunnelRow *) self->view->rows->pdata[i])->persons < 0 ? 1 : 0;
  text = g_strdup_printf (ngettext ("%u institution has no known number of students and is left out", "%u institutions have no known number of students and are left out", n_uncounted),
                          n_uncounted);
  gtk_label_set_label (self->uncounted, weighted && n_uncounted > 0 ? text : _("Press a number to see only those institutions"));
}

static void
show_view (DuoCampaignsPage *self)
{
  DuoCampaign *campaign = self->view->campaign;
  g_autoptr (GString) meta = g_string_new (duo_words_campaign_status (duo_campaign_status_to_string (duo_campaign_view_get_status (self->view))));

  g_string_append_printf (meta, " · %s", duo_words_audience (duo_campaign_get_audience (campaign)));
  g_string_append_printf (meta, _(" · questions to %s"), duo_campaign_get_question_address (campaign));
  if (*self->view->owner != '\0')
    g_string_append_printf (meta, " · %s", self->view->owner);
  if (self->view->review->len > 0)
    g_string_append_printf (meta, ngettext (" · %u question about forms", " · %u questions about forms", self->view->review->len), self->view->review->len);
  gtk_label_set_label (self->name, duo_campaign_get_name (campaign));
  gtk_label_set_label (self->meta, meta->str);
  duo_campaign_steps_fill (self->steps, self->today, self->view, step_cb, self);
  show_funnel (self);
  show_rows (self);
  gtk_widget_set_sensitive (self->forms, self->view->rows->len > 0);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  DuoCampaignsPage *self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DuoCampaignView) view = duo_campaign_view_load_finish (DUO_CONTEXT (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (view == NULL)
    {
      show_error (self, error);
      return;
    }

  gtk_info_bar_set_revealed (self->error_bar, FALSE);
  g_set_object (&self->view, view);
  g_object_set_data_full (self->holder, "duo-view", g_object_ref (view), g_object_unref);
  show_view (self);
}

static void
ask (DuoCampaignsPage *self)
{
  if (self->campaign == 0)
    return;

  g_cancellable_cancel (self->cancellable);
  g_object_unref (self->cancellable);
  self->cancellable = g_cancellable_new ();
  duo_campaign_view_load_async (duo_calendar_model_get_context (self->model), self->campaign, self->cancellable, loaded_cb, self);
}

/* A part that nobody sees asks when it is shown. */
static void
model_changed_cb (DuoCampaignsPage *self)
{
  self->stale = !gtk_widget_get_mapped (GTK_WIDGET (self));
  if (!self->stale)
    ask (self);
}

static void
map_cb (DuoCampaignsPage *self)
{
  if (self->stale)
    ask (self);
  self->stale = FALSE;
}

/* A row leads to its institution. */
static void
activated_cb (DuoCampaignsPage *self, gint64 id)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.show-institution", "x", id / DUO_N_SECTORS);
}

/* ---- Recording ---- */

static void
selection_cb (DuoCampaignsPage *self)
{
  g_autoptr (GArray) selected = duo_table_view_dup_selected (self->table);

  gtk_widget_set_sensitive (self->invite, selected->len > 0);
  gtk_widget_set_sensitive (self->remind, selected->len > 0);
  gtk_widget_set_sensitive (self->answer, selected->len > 0);
}

static GArray *
dup_targets (DuoCampaignsPage *self)
{
  g_autoptr (GArray) selected = duo_table_view_dup_selected (self->table);
  GArray *targets = g_array_new (FALSE, FALSE, sizeof (DuoTarget));

  for (guint i = 0; i < selected->len; i++)
    {
      DuoFunnelRow *row = find_row (self, g_array_index (selected, gint64, i));

      if (row != NULL)
        g_array_append_val (targets, ((DuoTarget){ row->institution, row->sector }));
    }
  return targets;
}

static void
recorded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DuoCampaignsPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *sentence = g_strdup_printf (ngettext ("Noted for %u institution", "Noted for %u institutions", self->n_recorded), self->n_recorded);

  if (duo_campaigns_do_finish (DUO_CONTEXT (source), result, &error) == 0)
    show_error (self, error);
  else
    g_signal_emit_by_name (self->model, "toast", sentence, TRUE);
}

static void
record (DuoCampaignsPage *self, DuoChangeKind kind)
{
  g_autoptr (GArray) targets = dup_targets (self);

  self->n_recorded = targets->len;
  if (targets->len > 0)
    duo_campaigns_do_async (duo_calendar_model_get_context (self->model),
                            duo_campaign_change_record (duo_campaign_get_id (self->view->campaign), kind, targets, self->view->today), NULL,
                            recorded_cb, g_object_ref (self));
}

static void
invite_cb (DuoCampaignsPage *self)
{
  record (self, DUO_CHANGE_INVITE);
}

static void
remind_cb (DuoCampaignsPage *self)
{
  record (self, DUO_CHANGE_REMIND);
}

static void
answer_cb (DuoCampaignsPage *self)
{
  g_autoptr (GArray) targets = dup_targets (self);
  g_autoptr (GArray) selected = duo_table_view_dup_selected (self->table);
  DuoFunnelRow *first = selected->len > 0 ? find_row (self, g_array_index (selected, gint64, 0)) : NULL;
  g_autofree char *many = g_strdup_printf (ngettext ("%u institution", "%u institutions", targets->len), targets->len);

  if (first != NULL)
    gtk_window_present (GTK_WINDOW (duo_reply_window_new (self->model, duo_campaign_get_id (self->view->campaign), targets,
                                                           targets->len == 1 ? first->name : many, GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))))));
}

/* ---- Forms ---- */

static void
made_cb (DuoCampaignsPage *self, const GError *error)
{
  gtk_widget_set_sensitive (self->forms, TRUE);
  if (error != NULL)
    show_error (self, error);
}

/* Returns: (transfer full) (element-type DuoTarget): those that are shown */
static GArray *
dup_shown_targets (DuoCampaignsPage *self)
{
  GArray *targets = g_array_new (FALSE, FALSE, sizeof (DuoTarget));

  for (guint i = 0; i < self->view->rows->len; i++)
    {
      DuoFunnelRow *row = self->view->rows->pdata[i];

      if (is_shown (self, row))
        g_array_append_val (targets, ((DuoTarget){ row->institution, row->sector }));
    }
  return targets;
}

typedef struct
{
  DuoCampaignsPage *page; /* (owned) */
  GArray *targets;        /* (owned) (element-type DuoTarget): as they were when it was asked */
  gint64 campaign;
} Make;

static void
make_free (gpointer data, GClosure *closure)
{
  Make *make = data;

  g_object_unref (make->page);
  g_array_unref (make->targets);
  g_free (make);
}

static void
make_cb (DuoFormSetup *setup, const char *folder, Make *make)
{
  DuoCampaignsPage *self = make->page;
  DuoFormMaking *making;

  if (self->model == NULL) /* the page is gone */
    return;
  gtk_widget_set_sensitive (self->forms, FALSE);
  making = duo_form_making_start (self->model, make->campaign, make->targets, folder, gtk_window_get_transient_for (GTK_WINDOW (setup)));
  g_signal_connect_object (making, "done", G_CALLBACK (made_cb), self, G_CONNECT_SWAPPED);
}

static void
forms_cb (DuoCampaignsPage *self)
{
  Make *make = g_new0 (Make, 1);
  DuoFormSetup *setup;

  *make = (Make){ g_object_ref (self), dup_shown_targets (self), duo_campaign_get_id (self->view->campaign) };
  setup = duo_form_setup_new (self->view, make->targets, get_window (self));
  g_signal_connect_data (setup, "make", G_CALLBACK (make_cb), make, make_free, 0);
  gtk_window_present (GTK_WINDOW (setup));
}

/* ---- DuoCampaignPart ---- */

static void
set_campaign (DuoCampaignPart *part, gint64 campaign)
{
  DuoCampaignsPage *self = DUO_CAMPAIGNS_PAGE (part);

  self->campaign = campaign;
  model_changed_cb (self);
}

static void
part_init (DuoCampaignPartInterface *iface)
{
  iface->set_campaign = set_campaign;
}

/* ---- Life ---- */

static void
duo_campaigns_page_dispose (GObject *object)
{
  DuoCampaignsPage *self = DUO_CAMPAIGNS_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->view);
  g_clear_object (&self->holder);
  g_clear_object (&self->rows);
  g_clear_object (&self->model);

  G_OBJECT_CLASS (duo_campaigns_page_parent_class)->dispose (object);
}

static void
duo_campaigns_page_class_init (DuoCampaignsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = duo_campaigns_page_dispose;
  g_type_ensure (DUO_TYPE_WRAP_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/nl/duo/Campagnes/ui/campaigns/duo-campaigns-page.ui");
#define BIND(name) gtk_widget_class_bind_template_child (widget_class, DuoCampaignsPage, name)
  BIND (forms);
  BIND (error_bar);
  BIND (error);
  BIND (name);
  BIND (filter);
  BIND (mine);
  BIND (meta);
  BIND (line);
  BIND (steps);
  BIND (funnel);
  BIND (weighted);
  BIND (uncounted);
  BIND (count);
  BIND (search);
  BIND (invite);
  BIND (remind);
  BIND (answer);
  BIND (columns);
  BIND (slot);
#undef BIND
  gtk_widget_class_bind_template_callback (widget_class, forms_cb);
  gtk_widget_class_bind_template_callback (widget_class, show_funnel);
  gtk_widget_class_bind_template_callback (widget_class, show_rows);
  gtk_widget_class_bind_template_callback (widget_class, filter_cb);
  gtk_widget_class_bind_template_callback (widget_class, invite_cb);
  gtk_widget_class_bind_template_callback (widget_class, remind_cb);
  gtk_widget_class_bind_template_callback (widget_class, answer_cb);
}

static void
duo_campaigns_page_init (DuoCampaignsPage *self)
{
  self->cancellable = g_cancellable_new ();
  self->stale = TRUE;
  self->holder = g_object_new (G_TYPE_OBJECT, NULL);
  self->syncing = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  duo_choice_set_up_drop_down (self->filter, NULL);
  duo_a11y_label_drop_down (GTK_WIDGET (self->filter), _("Show"));
  self->syncing = FALSE;
  self->today = duo_campaign_steps_set_up (self->line, GTK_WIDGET (self->steps));
  g_signal_connect_swapped (self, "map", G_CALLBACK (map_cb), self);
}

/* Returns: (transfer floating): the page over @model's store */
GtkWidget *
duo_campaigns_page_new (DuoCalendarModel *model)
{
  static const DuoRowSource source = { fetch_async, fetch_finish, row_free };
  DuoCampaignsPage *self = g_object_new (DUO_TYPE_CAMPAIGNS_PAGE, NULL);
  g_auto (GStrv) shown = g_settings_get_strv (get_settings (), COLUMNS_KEY);

  self->model = g_object_ref (model);
  self->rows = duo_row_list_new (&source, self->holder);
  self->table = DUO_TABLE_VIEW (duo_table_view_new (columns, self->rows, _("Institutions of the campaign"), self));
  adw_bin_set_child (self->slot, GTK_WIDGET (self->table));
  gtk_widget_insert_action_group (GTK_WIDGET (self), "table", duo_table_view_get_actions (self->table));
  duo_table_view_set_columns_button (self->table, self->columns);
  duo_table_view_set_shown (self->table, (const char *const *) shown);
  g_signal_connect_object (self->table, "columns-changed", G_CALLBACK (columns_changed_cb), self, 0);
  g_signal_connect_swapped (self->table, "activated", G_CALLBACK (activated_cb), self);
  g_signal_connect_swapped (self->table, "selection-changed", G_CALLBACK (selection_cb), self);
  g_signal_connect_object (model, "changed", G_CALLBACK (model_changed_cb), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}
