/* SPDX-License-Identifier: EUPL-1.2 */
/* Fills a store through its own tables, each kind of row as one change. */
#include "duo-bench-rows.h"

#include "duo-action-table.h"
#include "duo-campaign-table.h"
#include "duo-fold.h"
#include "duo-manager-table.h"
#include "duo-message-table.h"
#include "duo-milestone-table.h"

#define N_CAMPAIGNS 5
#define N_MANAGERS 8
#define MILESTONES_PER_YEAR 12

static const char *const topics[] = {
  "Vraag je studiefinanciering op tijd aan", "Geef je adreswijziging door", "Zet je studentenreisproduct stop",
  "Terugbetalen: wat kun je verwachten",     "Check je bijverdiensten",    "Kies voor {volgend jaar} je opleiding",
};

/* Messages in one to three sectors, one to four months long. */
static gboolean
fill_year (DuoDatabase *db, GRand *rand, gint year, GError **error)
{
  for (guint i = 0; i < DUO_BENCH_PER_YEAR; i++)
    {
      g_autoptr (DuoMessage) message = duo_message_new ();
      g_autofree char *text = g_strdup_printf ("%s (%u)", topics[i % G_N_ELEMENTS (topics)], i + 1);
      DuoPlacement placements[DUO_N_SECTORS];
      const guint n = (guint) g_rand_int_range (rand, 1, DUO_N_SECTORS + 1);
      const guint begin = (guint) g_rand_int_range (rand, 0, DUO_N_SECTORS);

      for (guint j = 0; j < n; j++)
        {
          const DuoMonth first = year * 12 + g_rand_int_range (rand, 0, 12);

          placements[j]
            = (DuoPlacement) { (DuoSector) ((begin + j) % DUO_N_SECTORS), first, first + g_rand_int_range (rand, 0, 4) };
        }
      duo_message_set_text (message, text);
      duo_message_set_campaign (message, g_rand_int_range (rand, 0, N_CAMPAIGNS + 1));
      duo_message_set_status (message, i % 5 == 0 ? DUO_MESSAGE_CONCEPT : DUO_MESSAGE_DEFINITE);
      duo_message_set_placements (message, placements, n);
      if (!duo_message_table_save (db, message, error))
        return FALSE;
    }
  for (guint i = 0; i < MILESTONES_PER_YEAR; i++)
    {
      g_autoptr (DuoMilestone) milestone = duo_milestone_new ();
      g_autofree char *text = g_strdup_printf ("Mijlpaal %u", i + 1);
      const DuoWhen planned = duo_when_month (year * 12 + (gint) i);

      duo_milestone_set_title (milestone, text);
      duo_milestone_set_planned (milestone, &planned);
      if (!duo_milestone_table_save (db, milestone, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
fill_calendar_job (DuoDatabase *db, gpointer user_data, gpointer *result, GCancellable *cancellable, GError **error)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (2020);

  for (guint i = 0; i < N_CAMPAIGNS; i++)
    {
      g_autoptr (DuoCampaign) campaign = duo_campaign_new ();
      g_autofree char *name = g_strdup_printf ("Campagne %u", i + 1);

      duo_campaign_set_name (campaign, name);
      duo_campaign_set_colour (campaign, (DuoColour) (i + 1));
      if (!duo_campaign_table_save (db, campaign, error))
        return FALSE;
    }
  for (gint year = 0; year < DUO_BENCH_N_YEARS; year++)
    if (!fill_year (db, rand, DUO_BENCH_FIRST_YEAR + year, error))
      return FALSE;
  return TRUE;
}

/* Ten years of messages and milestones, and the campaigns they belong to. */
void
duo_bench_fill_calendar (DuoStore *store)
{
  const DuoChangeName name = { DUO_CHANGE_IMPORT, DUO_OBJECT_CALENDAR, 0 };
  g_autoptr (GError) error = NULL;

  duo_store_write (store, &name, fill_calendar_job, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
}

static gboolean
fill_actions_job (DuoDatabase *db, gpointer user_data, gpointer *result, GCancellable *cancellable, GError **error)
{
  const guint n_actions = GPOINTER_TO_UINT (user_data);
  g_autoptr (GRand) rand = g_rand_new_with_seed (2020);
  gint64 managers[N_MANAGERS];

  for (guint i = 0; i < N_MANAGERS; i++)
    {
      g_autoptr (DuoManager) manager = duo_manager_new ();
      g_autofree char *name = g_strdup_printf ("Beheerder %u", i + 1);
      g_autofree char *login = g_strdup_printf ("beheerder%u", i + 1);

      duo_manager_set_name (manager, name);
      duo_manager_set_login (manager, login);
      if (!duo_manager_table_save (db, manager, error))
        return FALSE;
      managers[i] = duo_manager_get_id (manager);
    }
  for (guint i = 0; i < n_actions; i++)
    {
      g_autoptr (DuoAction) action = duo_action_new ();
      g_autofree char *text = g_strdup_printf ("Actie %u: %s", i + 1, topics[i % G_N_ELEMENTS (topics)]);
      const DuoWhen due = duo_when_month (2020 * 12 + g_rand_int_range (rand, 0, 60));

      duo_action_set_text (action, text);
      duo_action_set_owner (action, managers[i % N_MANAGERS]);
      duo_action_set_due (action, &due);
      if (!duo_action_table_save (db, action, error))
        return FALSE;
    }
  return TRUE;
}

/* @n_actions open points, with owners and due months. */
void
duo_bench_fill_actions (DuoStore *store, guint n_actions)
{
  const DuoChangeName name = { DUO_CHANGE_IMPORT, DUO_OBJECT_ACTION, 0 };
  g_autoptr (GError) error = NULL;

  duo_store_write (store, &name, fill_actions_job, GUINT_TO_POINTER (n_actions), NULL, NULL, &error);
  g_assert_no_error (error);
}

static const char *const kinds[] = { "Lyceum", "College", "Gymnasium", "Opleidingscentrum", "Scholengemeenschap", "Academie" };
static const char *const beginnings[] = { "Meer", "Zand", "Noorder", "Water", "Molen", "Kerk", "Linden", "Berg", "Ooster", "Veen", "Duin" };
static const char *const endings[] = { "hoven", "poort", "dijk", "land", "veld", "burcht", "stede", "horst", "daal", "brug" };

static gboolean
fill_institutions_job (DuoDatabase *db, gpointer user_data, gpointer *result, GCancellable *cancellable, GError **error)
{
  const guint n_institutions = GPOINTER_TO_UINT (user_data);
  g_autoptr (DuoStatement) stmt = NULL;
  g_autoptr (DuoStatement) sector = NULL;

  stmt = duo_database_prepare (db,
                               "INSERT INTO institution (uid, rev, kind, name, short_name, street, house_number, postcode, place,"
                               " municipality, province, denomination, phone, website, email, structure, class, kvk, rio_code,"
                               " open_from, open_until, note, sources, sort_key) VALUES ($1, 1, 'partner', $2, '', '', '', '', $3, '',"
                               " '', '', '', '', '', '', '', '', '', '', '', '', '', $4)",
                               error);
  sector = stmt != NULL ? duo_database_prepare (db, "INSERT INTO institution_sector (uid, rev, institution, sector) VALUES ($1, 1, $2, $3)", error) : NULL;
  if (sector == NULL)
    return FALSE;

  for (guint i = 0; i < n_institutions; i++)
    {
      g_autofree char *uid = g_uuid_string_random ();
      g_autofree char *sector_uid = g_uuid_string_random ();
      g_autofree char *name = g_strdup_printf ("%s %s%s %u", kinds[i % G_N_ELEMENTS (kinds)],
                                               beginnings[i * 7919u % G_N_ELEMENTS (beginnings)],
                                               endings[i / 13 % G_N_ELEMENTS (endings)], i % 1009);
      g_autofree char *sort_key = duo_fold_sort_key (name);

      duo_statement_bind_text (stmt, "$1", uid);
      duo_statement_bind_text (stmt, "$2", name);
      duo_statement_bind_text (stmt, "$3", endings[i % G_N_ELEMENTS (endings)]);
      duo_statement_bind_text (stmt, "$4", sort_key);
      if (!duo_statement_run (stmt, error))
        return FALSE;
      duo_statement_bind_text (sector, "$1", sector_uid);
      duo_statement_bind_int (sector, "$2", duo_database_last_insert_id (db));
      duo_statement_bind_text (sector, "$3", duo_sector_to_string ((DuoSector) (i % DUO_N_SECTORS)));
      if (!duo_statement_run (sector, error))
        return FALSE;
    }

  return TRUE;
}

/* @n_institutions of one sector each, with names of three words and a place. */
void
duo_bench_fill_institutions (DuoStore *store, guint n_institutions)
{
  const DuoChangeName name = { DUO_CHANGE_IMPORT, DUO_OBJECT_INSTITUTION, 0 };
  g_autoptr (GError) error = NULL;

  duo_store_write (store, &name, fill_institutions_job, GUINT_TO_POINTER (n_institutions), NULL, NULL, &error);
  g_assert_no_error (error);
}
