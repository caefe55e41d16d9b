/* SPDX-License-Identifier: EUPL-1.2 */
/* The rows of the table channel, with their locations and answers. Synchronous, inside a job of the store. */
#pragma once

#include "duo-channel.h"
#include "duo-database.h"

G_BEGIN_DECLS

/* Which channels to list. */
typedef enum
{
  DUO_CHANNELS_ALL,            /* of everybody */
  DUO_CHANNELS_OF_INSTITUTION, /* of one institution or partner */
  DUO_CHANNELS_OF_PROFILE,     /* that inherit from one profile */
} DuoChannelScope;

GPtrArray *duo_channel_table_list (DuoDatabase *db, DuoChannelScope scope, gint64 id, GError **error);
DuoChannel *duo_channel_table_get (DuoDatabase *db, gint64 id, GError **error);
gboolean duo_channel_table_save (DuoDatabase *db, DuoChannel *channel, GError **error);
gboolean duo_channel_table_remove (DuoDatabase *db, gint64 id, gint64 rev, GError **error);

/* An institution or partner that has channels. */
typedef struct
{
  char *brin; /* (owned): "" for a partner */
  char *name; /* (owned): the short one where there is one */
} DuoChannelOwner;

/* A location that a channel can be at. */
typedef struct
{
  gint64 id;
  gint64 institution;
  char *code;  /* (owned) */
  char *name;  /* (owned) */
  char *place; /* (owned): as the register has it */
} DuoChannelPlace;

void duo_channel_place_free (DuoChannelPlace *self);
GHashTable *duo_channel_table_list_owners (DuoDatabase *db, GError **error);
GHashTable *duo_channel_table_list_brins (DuoDatabase *db, GError **error);
GPtrArray *duo_channel_table_list_places (DuoDatabase *db, gint64 institution, GError **error);

G_END_DECLS
