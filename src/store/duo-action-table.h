/* SPDX-License-Identifier: EUPL-1.2 */
/* The rows of the table action, as objects. Synchronous, inside a job of the store. */
#pragma once

#include "duo-database.h"
#include "duo-action.h"

G_BEGIN_DECLS

typedef enum
{
  DUO_ACTION_SORT_DUE,    /* open ones first, by the last day to do it */
  DUO_ACTION_SORT_OWNER,  /* by the owner's name, nobody's last; then as by due */
  DUO_ACTION_SORT_NEWEST, /* the one added last first */
} DuoActionSort;

/**
 * DuoActionQuery:
 * @open_only: leave done ones out
 * @owner: id of a manager; 0 = of anybody
 * @text: (nullable): words, folded or not, that have to be in the text or the note
 * @sort: the order
 *
 * Which actions, in what order.
 */
typedef struct
{
  gboolean      open_only;
  gint64        owner;
  const char   *text;
  DuoActionSort sort;
} DuoActionQuery;

/* (element-type gint64) */
GArray    *duo_action_table_list_ids (DuoDatabase *db, const DuoActionQuery *query, GError **error);
GPtrArray *duo_action_table_list   (DuoDatabase *db, GError **error);
DuoAction *duo_action_table_get    (DuoDatabase *db, gint64 id, GError **error);
gboolean   duo_action_table_save   (DuoDatabase *db, DuoAction *action, GError **error);
gboolean   duo_action_table_remove (DuoDatabase *db, gint64 id, gint64 rev, GError **error);

G_END_DECLS
