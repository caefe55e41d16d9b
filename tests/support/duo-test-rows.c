/* SPDX-License-Identifier: EUPL-1.2 */
/* Short ways to the rows of a test's store. */
#include "duo-test-rows.h"

#include "duo-action-table.h"
#include "duo-campaign-table.h"
#include "duo-error.h"
#include "duo-manager-table.h"
#include "duo-message-table.h"
#include "duo-milestone-table.h"

/* Returns: (transfer full): a definite message for students, placed once. */
DuoMessage *
test_message_new (const char *text, DuoSector sector, const char *first, const char *last)
{
  DuoMessage *message = duo_message_new ();

  duo_message_set_text (message, text);
  duo_message_set_status (message, DUO_MESSAGE_DEFINITE);
  test_place (message, sector, first, last);
  return message;
}

/* Makes this the only placement of the message. */
void
test_place (DuoMessage *message, DuoSector sector, const char *first, const char *last)
{
  const DuoPlacement placement = { sector, duo_month_parse (first), duo_month_parse (last) };

  duo_message_set_placements (message, &placement, 1);
}

typedef struct
{
  GObject *object;
  gboolean join;
} Save;

static gboolean
save_job (DuoDatabase *db, gpointer user_data, gpointer *result, GCancellable *cancellable, GError **error)
{
  const Save *save = user_data;
  gint64 id;
  gboolean ok;

  if (save->join)
    duo_store_join_previous (db);
  if (DUO_IS_MESSAGE (save->object))
    ok = duo_message_table_save (db, DUO_MESSAGE (save->object), error);
  else if (DUO_IS_CAMPAIGN (save->object))
    ok = duo_campaign_table_save (db, DUO_CAMPAIGN (save->object), error);
  else if (DUO_IS_MILESTONE (save->object))
    ok = duo_milestone_table_save (db, DUO_MILESTONE (save->object), error);
  else if (DUO_IS_ACTION (save->object))
    ok = duo_action_table_save (db, DUO_ACTION (save->object), error);
  else
    ok = duo_manager_table_save (db, DUO_MANAGER (save->object), error);

  g_object_get (save->object, "id", &id, NULL);
  duo_store_name_object (db, id);
  return ok;
}

static DuoObjectKind
kind_of (GObject *object)
{
  if (DUO_IS_MESSAGE (object))
    return DUO_OBJECT_MESSAGE;
  if (DUO_IS_CAMPAIGN (object))
    return DUO_OBJECT_CAMPAIGN;
  if (DUO_IS_MILESTONE (object))
    return DUO_OBJECT_MILESTONE;
  return DUO_IS_ACTION (object) ? DUO_OBJECT_ACTION : DUO_OBJECT_MANAGER;
}

/* Saves any object of the calendar as one change. */
gboolean
test_try_save (DuoStore *store, GObject *object, DuoChangeKind kind, gboolean join, gint64 *change, GError **error)
{
  const DuoChangeName name = { kind, kind_of (object), 0 };
  Save save = { object, join };

  return duo_store_write (store, &name, save_job, &save, NULL, change, error);
}

/* Returns: the id of the change; 0 when nothing was changed. */
gint64
test_save_message (DuoStore *store, DuoMessage *message, DuoChangeKind kind)
{
  g_autoptr (GError) error = NULL;
  gint64 change = -1;

  test_try_save (store, G_OBJECT (message), kind, FALSE, &change, &error);
  g_assert_no_error (error);
  return change;
}

static gboolean
remove_job (DuoDatabase *db, gpointer user_data, gpointer *result, GCancellable *cancellable, GError **error)
{
  GObject *object = user_data;
  gint64 id;
  gint64 rev;

  g_object_get (object, "id", &id, "rev", &rev, NULL);
  if (DUO_IS_MESSAGE (object))
    return duo_message_table_remove (db, id, rev, error);
  if (DUO_IS_CAMPAIGN (object))
    return duo_campaign_table_remove (db, id, rev, error);
  if (DUO_IS_MILESTONE (object))
    return duo_milestone_table_remove (db, id, rev, error);
  return duo_action_table_remove (db, id, rev, error);
}

/* Removes any object of the calendar but a manager, as one change. */
gboolean
test_try_remove (DuoStore *store, GObject *object, GError **error)
{
  DuoChangeName name = { DUO_CHANGE_REMOVE, kind_of (object), 0 };

  g_object_get (object, "id", &name.object, NULL);
  return duo_store_write (store, &name, remove_job, object, NULL, NULL, error);
}

static gboolean
get_job (DuoDatabase *db, gpointer user_data, gpointer *result, GCancellable *cancellable, GError **error)
{
  *result = duo_message_table_get (db, *(const gint64 *) user_data, error);
  return *result != NULL;
}

/* Returns: (transfer full) (nullable): the message as the store has it. */
DuoMessage *
test_try_read_message (DuoStore *store, gint64 id, GError **error)
{
  gpointer message = NULL;

  return duo_store_read (store, get_job, &id, &message, error) ? message : NULL;
}

/* Returns: (transfer full): the message as the store has it. */
DuoMessage *
test_read_message (DuoStore *store, gint64 id)
{
  g_autoptr (GError) error = NULL;
  DuoMessage *message = test_try_read_message (store, id, &error);

  g_assert_no_error (error);
  return message;
}

gboolean
test_message_exists (DuoStore *store, gint64 id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DuoMessage) message = test_try_read_message (store, id, &error);

  if (message == NULL)
    g_assert_error (error, DUO_ERROR, DUO_ERROR_NOT_FOUND);
  return message != NULL;
}

static gboolean
list_changes_job (DuoDatabase *db, gpointer user_data, gpointer *result, GCancellable *cancellable, GError **error)
{
  *result = duo_journal_list (db, DUO_OBJECT_NONE, 0, 0, error);
  return *result != NULL;
}

/* Returns: (transfer full) (element-type DuoChange): the whole journal, newest first. */
GPtrArray *
test_list_changes (DuoStore *store)
{
  g_autoptr (GError) error = NULL;
  gpointer changes = NULL;

  duo_store_read (store, list_changes_job, NULL, &changes, &error);
  g_assert_no_error (error);
  return changes;
}

static gboolean
list_fields_job (DuoDatabase *db, gpointer user_data, gpointer *result, GCancellable *cancellable, GError **error)
{
  *result = duo_journal_list_fields (db, *(const gint64 *) user_data, error);
  return *result != NULL;
}

/* Returns: (transfer full) (element-type DuoFieldChange): what the change did. */
GPtrArray *
test_list_fields (DuoStore *store, gint64 change)
{
  g_autoptr (GError) error = NULL;
  gpointer fields = NULL;

  duo_store_read (store, list_fields_job, &change, &fields, &error);
  g_assert_no_error (error);
  return fields;
}
