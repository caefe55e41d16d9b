/* SPDX-License-Identifier: EUPL-1.2 */
/* What several tables say together about people: rows for lists, owners, and two contacts made one. Synchronous, inside
 * a job of the store. */
#pragma once

#include "duo-contact.h"
#include "duo-database.h"
#include "duo-kinds.h"
#include "duo-sector.h"

G_BEGIN_DECLS

/* Returns: (transfer full) (element-type DuoContactEntry) (nullable). @kind: %DUO_OBJECT_NONE for all, those without a
 * link too; %DUO_OBJECT_INSTITUTION: its own, those of its locations, then those of its board; %DUO_OBJECT_BOARD. */
GPtrArray *duo_people_table_list_entries (DuoDatabase   *db,
                                          DuoObjectKind  kind,
                                          gint64         id,
                                          GError       **error);

/**
 * DuoOwners:
 *
 * Who at DUO looks after an institution, and where it hangs.
 */
typedef struct
{
  gint64 owner;      /* id of a manager; 0 for nobody */
  gint64 substitute; /* the same */
  gint64 board;      /* id; 0 for none */
} DuoOwners;

gboolean   duo_people_table_get_owners   (DuoDatabase   *db,
                                          gint64         institution,
                                          DuoOwners     *owners,
                                          GError       **error);
gboolean   duo_people_table_get_sectors  (DuoDatabase   *db,
                                          gint64         institution,
                                          DuoSectorSet  *sectors,
                                          GError       **error);
/* Values below 0 stay as they are. */
gboolean   duo_people_table_assign       (DuoDatabase   *db,
                                          gint64         institution,
                                          gint64         owner,
                                          gint64         substitute,
                                          GError       **error);
gboolean   duo_people_table_merge        (DuoDatabase   *db,
                                          gint64         kept,
                                          gint64         other,
                                          GError       **error);
/* All answers of institutions: id (gint64) to (element-type DuoWillingness) GPtrArray, the oldest first. */
GHashTable *duo_people_table_load_answers (DuoDatabase  *db,
                                           GError      **error);
/* *@used: (out): whether anything refers to the contact: a link, a moment, an answer, an action. */
gboolean   duo_people_table_is_used      (DuoDatabase   *db,
                                          gint64         contact,
                                          gboolean      *used,
                                          GError       **error);
/* *@id: (out): of the board, institution or location with that code; 0 where there is none. */
gboolean   duo_people_table_find_target  (DuoDatabase   *db,
                                          DuoObjectKind  kind,
                                          const char    *code,
                                          gint64        *id,
                                          GError       **error);
/* *@id: (out): of the institution or partner with that name or short name, however it is written, else with that former name, else
 * the one that has all its words in its name; *@n_found: how many there are that fit as well. */
gboolean   duo_people_table_find_by_name (DuoDatabase   *db,
                                          const char    *name,
                                          gint64        *id,
                                          guint         *n_found,
                                          GError       **error);
/* Returns: (transfer full): folded name of locations to the id (gint64) of their institution; 0 where several have it. */
GHashTable *duo_people_table_list_location_names (DuoDatabase *db,
                                                  GError     **error);
/* *@brin, *@name: (out) (transfer full): what the institution is called; "" for no BRIN. */
gboolean   duo_people_table_name_target  (DuoDatabase   *db,
                                          gint64         institution,
                                          char         **brin,
                                          char         **name,
                                          GError       **error);

G_END_DECLS
