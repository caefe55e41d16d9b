/* SPDX-License-Identifier: EUPL-1.2 */
/* The columns of a table of channels: what a cell says of a channel, and what a channel makes of a cell. */
#pragma once

#include "duo-change-set.h"
#include "duo-channels-service.h"

G_BEGIN_DECLS

/* The fields of specifications come after these, in their own order. */
typedef enum
{
  DUO_CHANNELS_KEY,   /* uid: known again by it, whatever else was changed */
  DUO_CHANNELS_BRIN,  /* empty for a partner */
  DUO_CHANNELS_OWNER, /* name; of a partner it says which one */
  DUO_CHANNELS_KIND,
  DUO_CHANNELS_NAME,
  DUO_CHANNELS_PROFILE,
  DUO_CHANNELS_STATUS,
  DUO_CHANNELS_LOCATIONS,
  DUO_CHANNELS_VALID_FROM,
  DUO_CHANNELS_CONFIRMED,
  DUO_CHANNELS_NOTE,
  DUO_CHANNELS_SPECS,
  DUO_N_CHANNELS_COLUMNS = DUO_CHANNELS_SPECS + DUO_N_SPEC_FIELDS,
} DuoChannelsColumn;

/**
 * DuoChannelsAround:
 *
 * What the store has that cells refer to.
 */
typedef struct
{
  GPtrArray *entries;  /* (owned) (element-type DuoChannelEntry) */
  GPtrArray *profiles; /* (owned) (element-type DuoProfile) */
  GPtrArray *partners; /* (owned) (element-type DuoPartner) */
  GPtrArray *places;   /* (owned) (element-type DuoChannelPlace): of everybody */
  GHashTable *brins;   /* (owned) (element-type utf8 gint64): ids of institutions */
} DuoChannelsAround;

DuoChannelsAround *duo_channels_around_load      (DuoContext        *context,
                                                  GError           **error);
void               duo_channels_around_free      (DuoChannelsAround *self);
gint64             duo_channels_around_find_owner (DuoChannelsAround *self,
                                                  const char        *brin,
                                                  const char        *name);

const char        *duo_channels_column_heading   (guint              column);
const char        *duo_channels_column_code      (guint              column);
gboolean           duo_channels_column_find      (const char        *heading,
                                                  guint             *column);
gboolean           duo_channels_column_is_data   (guint              column);
char              *duo_channels_column_dup_text  (guint              column,
                                                  DuoChannel        *channel,
                                                  DuoChannelsAround *around);
DuoRefusal         duo_channels_column_take_text (guint              column,
                                                  DuoChannel        *channel,
                                                  const char        *text,
                                                  DuoChannelsAround *around);
void               duo_channels_column_copy      (guint              column,
                                                  DuoChannel        *to,
                                                  DuoChannel        *from);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DuoChannelsAround, duo_channels_around_free)

G_END_DECLS
