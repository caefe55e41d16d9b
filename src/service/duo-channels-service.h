/* SPDX-License-Identifier: EUPL-1.2 */
/* The use cases of channels, profiles and partners, the same for both faces. Any of the three is saved and removed by
 * duo_calendar_save() and duo_calendar_remove(), by its type. */
#pragma once

#include "duo-channel-table.h"
#include "duo-context.h"
#include "duo-partner.h"
#include "duo-profile.h"

G_BEGIN_DECLS

/**
 * DuoChannelEntry:
 *
 * A channel with all that counts for it.
 */
typedef struct
{
  DuoChannel *channel;     /* (owned) */
  DuoProfile *profile;     /* (owned) (nullable) */
  DuoEffectiveSpecs specs; /* its own answers and those of the profile, put together */
  char *brin;              /* (owned): of the institution; "" for a partner */
  char *owner;             /* (owned): name of the institution or partner */
} DuoChannelEntry;

void duo_channel_entry_free (DuoChannelEntry *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DuoChannelEntry, duo_channel_entry_free)

/* Channels with their profiles, by kind, then by name; of everybody by name of the owner first. @id: of the institution
 * or profile. Returns: (transfer full) (element-type DuoChannelEntry) (nullable). The first belongs inside a job. */
GPtrArray *duo_channel_entries_read  (DuoDatabase         *db,
                                      DuoChannelScope      scope,
                                      gint64               id,
                                      GError             **error);
GPtrArray *duo_channels_list         (DuoContext          *context,
                                      DuoChannelScope      scope,
                                      gint64               id,
                                      GError             **error);
void       duo_channels_list_async   (DuoContext          *context,
                                      DuoChannelScope      scope,
                                      gint64               id,
                                      GCancellable        *cancellable,
                                      GAsyncReadyCallback  callback,
                                      gpointer             user_data);
GPtrArray *duo_channels_list_finish  (DuoContext          *context,
                                      GAsyncResult        *result,
                                      GError             **error);

/* All profiles by name. Returns: (transfer full) (element-type DuoProfile) (nullable). */
GPtrArray *duo_profiles_list         (DuoContext          *context,
                                      GError             **error);
void       duo_profiles_list_async   (DuoContext          *context,
                                      GCancellable        *cancellable,
                                      GAsyncReadyCallback  callback,
                                      gpointer             user_data);
GPtrArray *duo_profiles_list_finish  (DuoContext          *context,
                                      GAsyncResult        *result,
                                      GError             **error);

/* All partners by name. Returns: (transfer full) (element-type DuoPartner) (nullable). */
GPtrArray *duo_partners_list         (DuoContext          *context,
                                      GError             **error);

/* The locations of an institution, by code; of all with 0. Returns: (transfer full) (element-type DuoChannelPlace)
 * (nullable). */
GPtrArray *duo_channel_places_list        (DuoContext          *context,
                                           gint64               institution,
                                           GError             **error);
void       duo_channel_places_list_async  (DuoContext          *context,
                                           gint64               institution,
                                           GCancellable        *cancellable,
                                           GAsyncReadyCallback  callback,
                                           gpointer             user_data);
GPtrArray *duo_channel_places_list_finish (DuoContext          *context,
                                           GAsyncResult        *result,
                                           GError             **error);

/* Those of @entries that would show another value if their profile's answer to @field became @value (nullable). Returns:
 * (transfer container) (element-type DuoChannelEntry). */
GPtrArray *duo_channel_entries_touched (GPtrArray          *entries,
                                        DuoSpecField        field,
                                        const DuoSpecValue *value);

G_END_DECLS
