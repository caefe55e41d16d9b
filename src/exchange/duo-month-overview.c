/* SPDX-License-Identifier: EUPL-1.2 */
/* The month overview: its sheets in order, and getting the file safely where it belongs. A new sheet is a file of
 * its own and a line in the table here. */
#include "duo-month-overview.h"

#include "duo-calendar-sheet.h"
#include "duo-dutch-materials.h"
#include "duo-dutch-people.h"
#include "duo-dutch-platform.h"
#include "duo-dutch.h"
#include "duo-overview-sheet.h"
#include "duo-safe-file.h"
#include "duo-workbook-check.h"

static void
calendar_sheet_write (DuoWorkbook           *workbook,
                      const DuoSheetContext *context)
{
  duo_calendar_sheet_write (workbook, context->page, context->title);
}

/* The messages of the sheet "Kalender" by their uid, hidden, last. */
static void
uid_sheet_write (DuoWorkbook           *workbook,
                 const DuoSheetContext *context)
{
  duo_uid_sheet_write (workbook, context->page);
}

static const DuoOverviewSheet sheets[] = {
  { DUO_DUTCH_SHEET_OVERVIEW, duo_front_sheet_write },
  { DUO_DUTCH_SHEET_CALENDAR, calendar_sheet_write },
  { DUO_DUTCH_SHEET_MILESTONES, duo_milestones_sheet_write },
  { DUO_DUTCH_SHEET_ACTIONS, duo_actions_sheet_write },
  { DUO_DUTCH_SHEET_CHANGES, duo_changes_sheet_write },
  { DUO_DUTCH_SHEET_CAMPAIGNS, duo_campaigns_sheet_write },
  { DUO_DUTCH_SHEET_PARTICIPATION, duo_participation_sheet_write },
  { DUO_DUTCH_SHEET_CHANNELS, duo_channels_sheet_write },
  { DUO_DUTCH_SHEET_MATERIALS, duo_materials_sheet_write },
  { DUO_DUTCH_SHEET_PLATFORM, duo_platform_sheet_write },
  { DUO_UID_SHEET, uid_sheet_write },
};

/* Those that can be left out come first in the table. */
#define N_SHEETS_TO_CHOOSE (G_N_ELEMENTS (sheets) - 1)
#define CALENDAR_SHEET 1

const char *
duo_month_overview_get_sheet (guint index)
{
  return index < N_SHEETS_TO_CHOOSE ? sheets[index].name : NULL;
}

/* The hidden uids belong to the calendar and go where it goes. */
static gboolean
is_left_out (const DuoMonthOverview *overview,
             guint                   sheet)
{
  return (overview->left_out & 1u << (sheet < N_SHEETS_TO_CHOOSE ? sheet : CALENDAR_SHEET)) != 0;
}

/* Returns: (transfer full): what an object of the calendar is called in a list, on one line. */
char *
duo_sheet_context_dup_object_title (GObject *object)
{
  g_autofree char *title = NULL;

  if (DUO_IS_MESSAGE (object))
    title = duo_message_dup_title (DUO_MESSAGE (object), duo_message_get_first_month (DUO_MESSAGE (object)));
  else if (DUO_IS_MILESTONE (object))
    title = g_strdup (duo_milestone_get_title (DUO_MILESTONE (object)));
  else if (DUO_IS_ACTION (object))
    title = g_strdup (duo_action_get_text (DUO_ACTION (object)));

  return title != NULL && *title != '\0' ? g_steal_pointer (&title) : g_strdup (DUO_DUTCH_NO_TEXT);
}

/* Returns: (transfer full): the name of a campaign, "" when it has none. */
char *
duo_sheet_context_dup_campaign (const DuoSheetContext *context,
                                gint64                 id)
{
  DuoCampaign *campaign = duo_calendar_content_find_campaign (context->overview->content, id);

  return g_strdup (campaign != NULL ? duo_campaign_get_name (campaign) : "");
}

static GHashTable *
index_by_id (GPtrArray  *objects,
             const char *property)
{
  GHashTable *table = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  for (guint i = 0; i < objects->len; i++)
    {
      gint64 id;

      g_object_get (objects->pdata[i], property, &id, NULL);
      g_hash_table_insert (table, g_memdup2 (&id, sizeof id), objects->pdata[i]);
    }

  return table;
}

/**
 * duo_month_overview_write_file:
 * @overview: what to write
 * @path: the file to write, a temporary one
 * @folder: where the library keeps temporary files of its own
 * @concept: whether it is made without being issued; it says so
 * @n_sheets: (out) (optional): how many sheets it has, to check the file by
 * @cancellable: (nullable): looked at before each sheet
 * @error: where to store an error
 *
 * From values in memory to a closed file, without looking at it again. Equal input gives an equal file.
 *
 * Returns: whether it was written
 */
gboolean
duo_month_overview_write_file (const DuoMonthOverview *overview,
                               const char             *path,
                               const char             *folder,
                               gboolean                concept,
                               guint                  *n_sheets,
                               GCancellable           *cancellable,
                               GError                **error)
{
  g_autoptr (DuoWorkbook) workbook = duo_workbook_new (path, folder);
  DuoCalendarContent *content = overview->content;
  g_autofree char *month = duo_dutch_month_year (content->month, FALSE);
  g_autofree char *title = g_strdup_printf (DUO_DUTCH_OVERVIEW_TITLE, month);
  g_autoptr (GHashTable) messages = index_by_id (content->messages, "id");
  g_autoptr (GHashTable) milestones = index_by_id (content->milestones, "id");
  const DuoSpan year = duo_span_calendar_year (duo_month_get_year (content->month));
  const guint all_lanes[DUO_N_SECTORS] = { 0 };
  g_autoptr (DuoCalendarPage) page = duo_calendar_page_new (&year, content->today, content->messages,
                                                            content->campaigns, content->milestones, all_lanes);
  const DuoSheetContext context = { overview, title, concept, page, messages, milestones };
  guint n_written = 0;

  duo_workbook_set_properties (workbook, title, content->maker, content->today);
  for (guint i = 0; i < G_N_ELEMENTS (sheets); i++)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      if (is_left_out (overview, i))
        continue;
      sheets[i].write (workbook, &context);
      n_written++;
    }
  if (n_sheets != NULL)
    *n_sheets = n_written;

  return duo_workbook_close (workbook, error);
}

static gboolean
place (gpointer place_data,
       GError **error)
{
  return duo_safe_file_place (place_data, error);
}

/**
 * duo_month_overview_write:
 * @overview: what to write
 * @path: where; a file that is there is replaced when the new one is whole
 * @concept: whether it is made without being issued; it says so
 * @keep: (nullable) (scope call): keeps elsewhere what the file says; a file that is not kept does not come
 * @user_data: for @keep
 * @cancellable: (nullable): to stop it; nothing is left behind then
 * @error: where to store an error: %DUO_ERROR_DISK_FULL, %DUO_ERROR_FILE_NOT_WRITTEN, %DUO_ERROR_FILE_FOLDER or
 *   %G_IO_ERROR_CANCELLED
 *
 * Any thread, as long as nobody changes the values meanwhile.
 *
 * Returns: whether the file is there
 */
gboolean
duo_month_overview_write (const DuoMonthOverview *overview,
                          const char             *path,
                          gboolean                concept,
                          DuoKeepFunc             keep,
                          gpointer                user_data,
                          GCancellable           *cancellable,
                          GError                **error)
{
  g_autoptr (DuoSafeFile) file = duo_safe_file_new (path, error);
  g_autoptr (GError) failure = NULL;
  const char *temporary;
  guint n_sheets = 0;

  if (file == NULL)
    return FALSE;

  temporary = duo_safe_file_get_temporary (file);
  if (!duo_month_overview_write_file (overview, temporary, duo_safe_file_get_folder (file), concept, &n_sheets,
                                      cancellable, &failure)
      || !duo_workbook_is_whole (temporary, n_sheets, &failure))
    {
      if (failure->domain == DUO_ERROR)
        duo_safe_file_set_error (file, failure->message, error);
      else
        g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  if (keep == NULL)
    return duo_safe_file_finish (file, error);
  if (!duo_safe_file_sync (file, error))
    return FALSE;
  if (!keep (user_data, place, file, error))
    {
      duo_safe_file_take_back (file);
      return FALSE;
    }

  duo_safe_file_keep (file);
  return TRUE;
}
