/* SPDX-License-Identifier: EUPL-1.2 */
/* The parts of the sample, a file per subject: each makes its own inside the sample's one change. */
#pragma once

#include "duo-database.h"
#include "duo-when.h"

G_BEGIN_DECLS

/**
 * DuoSampleIds:
 *
 * The ids that the store gave, by place in the sample's arrays, for the parts that come after. (element-type gint64).
 */
typedef struct
{
  GArray *campaigns;
  GArray *messages;
  GArray *milestones;
  GArray *managers;
  GArray *boards;
  GArray *institutions;
  GArray *partners;
  GArray *locations; /* of all institutions together, by code */
  GArray *contacts;
} DuoSampleIds;

/* Institutions of the sample, by their place: one for each case that the screens have to show. */
typedef enum
{
  DUO_SAMPLE_HARBOUR,   /* ROC: mbo and vo, several locations, all is known */
  DUO_SAMPLE_PROFILE,   /* ROC: channels that inherit */
  DUO_SAMPLE_SILENT,    /* ROC: nobody answers */
  DUO_SAMPLE_COLLEGE,   /* lyceum */
  DUO_SAMPLE_ACADEMY,   /* hogeschool */
  DUO_SAMPLE_UNIVERSITY,
  DUO_SAMPLE_LONG_NAME,
  DUO_SAMPLE_MERGED,    /* became DUO_SAMPLE_HARBOUR */
} DuoSampleInstitutionPlace;

#define duo_sample_id_at(ids, place) (g_array_index ((ids), gint64, (guint) (place)))

DuoWhen  duo_sample_when              (const char   *text);
gboolean duo_sample_fill_institutions (DuoDatabase  *db,
                                       DuoSampleIds *ids,
                                       GError      **error);
gboolean duo_sample_fill_people       (DuoDatabase  *db,
                                       DuoSampleIds *ids,
                                       GError      **error);
gboolean duo_sample_fill_channels     (DuoDatabase  *db,
                                       DuoSampleIds *ids,
                                       GError      **error);

gboolean duo_sample_fill_campaigns    (DuoDatabase  *db,
                                       DuoSampleIds *ids,
                                       GError      **error);

gboolean duo_sample_fill_materials    (DuoDatabase  *db,
                                       DuoSampleIds *ids,
                                       const char   *folder,
                                       GError      **error);

extern const guint duo_sample_n_institutions;
extern const guint duo_sample_n_materials;
extern const guint duo_sample_n_channels;

G_END_DECLS
