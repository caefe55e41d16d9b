/* SPDX-License-Identifier: EUPL-1.2 */
/* Materials of campaigns: taking files in, releasing them, and what fits where. The same for both faces. A material is
 * saved and removed by duo_calendar_save() and duo_calendar_remove(), by its type. */
#pragma once

#include "duo-campaign.h"
#include "duo-channels-service.h"
#include "duo-context.h"
#include "duo-formats.h"
#include "duo-institution.h"
#include "duo-material.h"
#include "duo-package-plan.h"

G_BEGIN_DECLS

/* ---- The materials of a campaign ---- */

/* Returns: (transfer full) (element-type DuoMaterial) (nullable): the newest version of each (@all_versions: all), by
 * title. @campaign 0: of all. */
GPtrArray  *duo_materials_list          (DuoContext *context, gint64 campaign, gboolean all_versions, GError **error);

/* Returns: (transfer full) (element-type DuoMaterial) (nullable): the versions before @material, the newest first. */
void        duo_materials_list_earlier_async  (DuoContext *context, DuoMaterial *material, GCancellable *cancellable,
                                               GAsyncReadyCallback callback, gpointer user_data);
GPtrArray  *duo_materials_list_earlier_finish (DuoContext *context, GAsyncResult *result, GError **error);

/**
 * DuoMaterialAdded:
 * @name: (owned): name of the file, to show
 * @facts: (owned): what was measured; its verdict says why a file was not taken
 * @material: (owned) (nullable): the new material
 * @double_of: (owned) (nullable): the material with the same content that the campaign has already: nothing was added
 * @double_is_older: a newer version took the place of that one
 *
 * What became of one file.
 */
typedef struct
{
  char          *name;
  DuoMediaFacts *facts;
  DuoMaterial   *material;
  DuoMaterial   *double_of;
  gboolean       double_is_older;
} DuoMaterialAdded;

void        duo_material_added_free     (DuoMaterialAdded *self);

/* Takes the files @paths (element-type filename) in, as one change: each is copied, measured and added as a concept.
 * @replaces: id of the material that the (one) file is a new version of; 0 for none. Bad files are in the answer, the
 * others are added all the same. Returns: (transfer full) (element-type DuoMaterialAdded) (nullable): in their order. */
GPtrArray  *duo_materials_add           (DuoContext *context, gint64 campaign, GPtrArray *paths, gint64 replaces,
                                         GCancellable *cancellable, GError **error);
void        duo_materials_add_async     (DuoContext *context, gint64 campaign, GPtrArray *paths, gint64 replaces,
                                         GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
GPtrArray  *duo_materials_add_finish    (DuoContext *context, GAsyncResult *result, GError **error);

/* What came of releasing one material. */
typedef struct
{
  DuoMaterial *material; /* (owned): as it is now */
  guint        problems; /* #DuoReleaseProblem flags; 0 = released */
} DuoMaterialRelease;

void        duo_material_release_free   (DuoMaterialRelease *self);

/* Releases those of @ids (element-type gint64) that pass the checks, as one change; with @concept they all become
 * concept again. Returns: (transfer full) (element-type DuoMaterialRelease) (nullable): in their order. */
GPtrArray  *duo_materials_release        (DuoContext *context, GArray *ids, gboolean concept, GError **error);
void        duo_materials_release_async  (DuoContext *context, GArray *ids, gboolean concept, GCancellable *cancellable,
                                          GAsyncReadyCallback callback, gpointer user_data);
GPtrArray  *duo_materials_release_finish (DuoContext *context, GAsyncResult *result, GError **error);

/* When the campaign runs: its step "live" until its step "off-screen", else its period. Inside a job. */
gboolean    duo_materials_read_period   (DuoDatabase *db, DuoCampaign *campaign, guint32 today, DuoMatchPeriod *period,
                                         GError **error);

/* ---- The files ---- */

char       *duo_materials_dup_file      (DuoContext *context, DuoMaterial *material);
char       *duo_materials_dup_thumbnail (DuoContext *context, DuoMaterial *material);
/* The file of a material, verified now: for who sends it on. Blocks. Returns: (transfer full) (nullable) (type filename). */
char       *duo_materials_open          (DuoContext *context, DuoMaterial *material, GCancellable *cancellable, GError **error);
/* The same under the name that it came with, in a folder that lasts as long as the session: for a program to look at.
 * Returns: (transfer full) (nullable) (type filename). */
void        duo_materials_lend_async    (DuoContext *context, DuoMaterial *material, GCancellable *cancellable,
                                         GAsyncReadyCallback callback, gpointer user_data);
char       *duo_materials_lend_finish   (DuoContext *context, GAsyncResult *result, GError **error);
/* What is wrong with the files, a line each in English, added to @findings. Blocks. */
gboolean    duo_materials_verify        (DuoContext *context, GPtrArray *findings, GError **error);
/* Removes content that no row, and no change that can still be undone or done again, names: to be done now and then,
 * where nobody waits for it. The first blocks. */
gboolean    duo_materials_sweep         (DuoContext *context, GError **error);
void        duo_materials_sweep_async   (DuoContext *context, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
gboolean    duo_materials_sweep_finish  (DuoContext *context, GAsyncResult *result, GError **error);
/* The files of the store beside its backup @path, and back. Block. */
gboolean    duo_materials_backup        (DuoContext *context, const char *path, GError **error);
gboolean    duo_materials_restore       (DuoContext *context, const char *backup, GError **error);

/* ---- What fits where ---- */

/**
 * DuoCampaignCoverage:
 * @campaign: (owned)
 * @coverage: (owned): the newest version of each material against all channels of those who take part
 * @materials: (owned) (element-type DuoMaterial): in the order of the coverage, which is by kind, then by title
 * @institutions: (owned) (element-type DuoInstitution): likewise: those whose turn it is by name, then who waits for a wave
 * @channels: (owned) (element-type DuoChannelEntry): likewise
 * @sectors: the sectors of the campaign
 */
typedef struct
{
  gatomicrefcount ref_count;
  DuoCampaign *campaign;
  DuoCoverage *coverage;
  GPtrArray *materials;
  GPtrArray *institutions;
  GPtrArray *channels;
  DuoSectorSet sectors;
} DuoCampaignCoverage;

DuoCampaignCoverage *duo_campaign_coverage_ref    (DuoCampaignCoverage *self);
void                 duo_campaign_coverage_unref  (DuoCampaignCoverage *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DuoCampaignCoverage, duo_campaign_coverage_unref)

/* Who takes part: who answered yes, or yes under a condition, for this campaign; and who did not answer yet and whose
 * standing answer is that. @earlier: (nullable): one made before: only what changed since is matched again. */
DuoCampaignCoverage *duo_materials_cover          (DuoContext *context, gint64 campaign, DuoCampaignCoverage *earlier,
                                                   GError **error);
void                 duo_materials_cover_async    (DuoContext *context, gint64 campaign, DuoCampaignCoverage *earlier,
                                                   GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
DuoCampaignCoverage *duo_materials_cover_finish   (DuoContext *context, GAsyncResult *result, GError **error);

/* As duo_materials_cover(), inside a job. */
DuoCampaignCoverage *duo_materials_read_coverage  (DuoDatabase *db, gint64 campaign, guint32 today, GError **error);

/* The fewest formats for that share of those who take part, as a workbook (.xlsx, else %DUO_ERROR_INVALID) for the
 * designer. The first blocks. */
gboolean             duo_materials_write_briefing        (DuoContext *context, DuoCampaignCoverage *coverage, gdouble share,
                                                          const char *path, GError **error);
void                 duo_materials_write_briefing_async  (DuoContext *context, DuoCampaignCoverage *coverage, gdouble share,
                                                          const char *path, GCancellable *cancellable,
                                                          GAsyncReadyCallback callback, gpointer user_data);
char                *duo_materials_write_briefing_finish (DuoContext *context, GAsyncResult *result, GError **error);

G_END_DECLS
