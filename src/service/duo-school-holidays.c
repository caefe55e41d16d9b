/* SPDX-License-Identifier: EUPL-1.2 */
/* Reading the government's file of school holidays. */
#include "duo-school-holidays.h"

#include <json-glib/json-glib.h>
#include <string.h>

#include "duo-error.h"
#include "duo-school-holiday-table.h"
#include "duo-service-task.h"
#include "duo-when.h"

/* Ten school years take less than a tenth of it. */
#define MAX_SIZE (4 * 1024 * 1024)
/* Longer is no holiday. */
#define MAX_DAYS 92

/* A day of the file: "2020-10-10", or a moment in UTC that is midnight in the Netherlands ("2020-10-09T22:00:00.000Z"). */
static gboolean
read_day (const char *text, guint32 *day)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier ("Europe/Amsterdam");
  g_autoptr (GDateTime) moment = NULL;
  g_autoptr (GDateTime) local = NULL;
  g_autofree char *local_day = NULL;

  if (text == NULL || strlen (text) > 40)
    return FALSE;
  if (duo_day_parse (text, day))
    return TRUE;

  moment = g_date_time_new_from_iso8601 (text, zone);
  local = moment != NULL && zone != NULL ? g_date_time_to_timezone (moment, zone) : NULL;
  local_day = local != NULL ? g_date_time_format (local, "%Y-%m-%d") : NULL;
  return local_day != NULL && duo_day_parse (local_day, day);
}

/* Members by name, of anything: NULL where it is not of that type. */
static const char *
get_text (JsonNode *node, const char *name)
{
  JsonNode *member = JSON_NODE_HOLDS_OBJECT (node) ? json_object_get_member (json_node_get_object (node), name) : NULL;

  return member != NULL && JSON_NODE_HOLDS_VALUE (member) && json_node_get_value_type (member) == G_TYPE_STRING
           ? json_node_get_string (member)
           : NULL;
}

static JsonArray *
get_array (JsonNode *node, const char *name)
{
  JsonNode *member = JSON_NODE_HOLDS_OBJECT (node) ? json_object_get_member (json_node_get_object (node), name) : NULL;

  return member != NULL && JSON_NODE_HOLDS_ARRAY (member) ? json_node_get_array (member) : NULL;
}

/* "noord" gives "Noord"; "heel Nederland" is no region. */
static char *
name_of_region (const char *text)
{
  g_autofree char *lower = g_strstrip (g_ascii_strdown (text != NULL ? text : "", -1));

  if (strcmp (lower, "heel nederland") == 0)
    return g_strdup ("");
  if (*lower != '\0')
    *lower = g_ascii_toupper (*lower);
  return g_steal_pointer (&lower);
}

static gboolean
read_region (JsonNode *node, const char *name, GPtrArray *holidays)
{
  g_autofree char *region = name_of_region (get_text (node, "region"));
  guint32 first, last;

  if (!read_day (get_text (node, "startdate"), &first) || !read_day (get_text (node, "enddate"), &last) || last < first
      || last - first > MAX_DAYS || strlen (region) > 40)
    return FALSE;

  g_ptr_array_add (holidays, duo_school_holiday_new (name, region, first, last));
  return TRUE;
}

static gboolean
read_vacation (JsonNode *node, GPtrArray *holidays)
{
  g_autofree char *name = g_strstrip (g_strdup (get_text (node, "type") != NULL ? get_text (node, "type") : ""));
  JsonArray *regions = get_array (node, "regions");

  if (*name == '\0' || strlen (name) > 100 || regions == NULL)
    return FALSE;
  for (guint i = 0; i < json_array_get_length (regions); i++)
    if (!read_region (json_array_get_element (regions, i), name, holidays))
      return FALSE;

  return TRUE;
}

/* One school year, or the content of one. */
static gboolean
read_document (JsonNode *node, GPtrArray *holidays)
{
  JsonArray *content = get_array (node, "content");
  JsonArray *vacations = get_array (node, "vacations");

  for (guint i = 0; content != NULL && i < json_array_get_length (content); i++)
    if (!read_document (json_array_get_element (content, i), holidays))
      return FALSE;
  for (guint i = 0; vacations != NULL && i < json_array_get_length (vacations); i++)
    if (!read_vacation (json_array_get_element (vacations, i), holidays))
      return FALSE;

  return content != NULL || vacations != NULL;
}

static gboolean
read_root (JsonNode *root, GPtrArray *holidays)
{
  JsonArray *documents = root != NULL && JSON_NODE_HOLDS_ARRAY (root) ? json_node_get_array (root) : NULL;

  if (documents == NULL)
    return root != NULL && read_document (root, holidays);
  for (guint i = 0; i < json_array_get_length (documents); i++)
    if (!read_document (json_array_get_element (documents, i), holidays))
      return FALSE;

  return TRUE;
}

GPtrArray *
duo_school_holidays_read (const char *path, GError **error)
{
  g_autoptr (GPtrArray) holidays = g_ptr_array_new_with_free_func ((GDestroyNotify) duo_school_holiday_free);
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  g_autofree char *content = NULL;
  gsize length = 0;

  if (g_file_test (path, G_FILE_TEST_IS_DIR))
    {
      g_set_error_literal (error, DUO_ERROR, DUO_ERROR_FILE_FOLDER, path);
      return NULL;
    }
  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    {
      g_set_error_literal (error, DUO_ERROR, DUO_ERROR_FILE_MISSING, path);
      return NULL;
    }
  if (!g_file_get_contents (path, &content, &length, NULL))
    {
      g_set_error_literal (error, DUO_ERROR, DUO_ERROR_FILE_UNREADABLE, path);
      return NULL;
    }
  if (length > MAX_SIZE || !g_utf8_validate (content, (gssize) length, NULL)
      || !json_parser_load_from_data (parser, content, (gssize) length, NULL))
    {
      g_set_error_literal (error, DUO_ERROR, length > MAX_SIZE ? DUO_ERROR_FILE_TOO_LARGE : DUO_ERROR_FILE_DAMAGED, path);
      return NULL;
    }
  if (!read_root (json_parser_get_root (parser), holidays) || holidays->len == 0)
    {
      g_set_error_literal (error, DUO_ERROR, DUO_ERROR_FILE_UNKNOWN, "schoolholidays");
      return NULL;
    }

  return g_steal_pointer (&holidays);
}

static gboolean
put_job (DuoDatabase *db, gpointer user_data, gpointer *result, GCancellable *cancellable, GError **error)
{
  return duo_school_holiday_table_put (db, user_data, error);
}

static gboolean
import_work (DuoContext *context, gpointer data, gpointer *result, GCancellable *cancellable, GError **error)
{
  static const DuoChangeName name = { DUO_CHANGE_IMPORT, DUO_OBJECT_CAMPAIGN, 0 };
  g_autoptr (GPtrArray) holidays = duo_school_holidays_read (data, error);

  if (holidays == NULL || g_cancellable_set_error_if_cancelled (cancellable, error)
      || !duo_store_write (duo_context_get_store (context), &name, put_job, holidays, NULL, NULL, error))
    return FALSE;

  *result = GUINT_TO_POINTER (holidays->len);
  return TRUE;
}

gboolean
duo_school_holidays_import (DuoContext *context, const char *path, guint *n_holidays, GError **error)
{
  g_autofree char *copy = g_strdup (path);
  gpointer n = NULL;

  if (!import_work (context, copy, &n, NULL, error))
    return FALSE;

  *n_holidays = GPOINTER_TO_UINT (n);
  return TRUE;
}

void
duo_school_holidays_import_async (DuoContext *context, const char *path, GCancellable *cancellable, GAsyncReadyCallback callback,
                                  gpointer user_data)
{
  duo_service_work_async (context, duo_school_holidays_import_async, import_work, g_strdup (path), g_free, NULL, cancellable,
                          callback, user_data);
}

gboolean
duo_school_holidays_import_finish (DuoContext *context, GAsyncResult *result, guint *n_holidays, GError **error)
{
  gpointer n = NULL;

  if (!duo_service_finish (context, duo_school_holidays_import_async, result, &n, error))
    return FALSE;

  *n_holidays = GPOINTER_TO_UINT (n);
  return TRUE;
}
