/* SPDX-License-Identifier: EUPL-1.2 */
/* The fewest formats to make: from the specifications collected, a short list that reaches most institutions. */
#pragma once

#include "duo-coverage.h"

G_BEGIN_DECLS

/**
 * DuoFormatOption:
 * @material: what would be made; its size in bytes is 0: that is asked of the designer
 * @is_standard: of the set that is made where nothing is known (domain report 4.2)
 * @reach: (owned): a bit for each institution at which it fits, 64 to a word
 * @n_reach: how many
 * @n_channels: channels that it fits on
 * @most_kb: the smallest of their limits of size, in KB; 0 = none said so
 * @margins: the largest of their safe margins: top, right, bottom, left; pixels
 */
typedef struct
{
  DuoMatchMaterial material;
  gboolean is_standard;
  guint64 *reach;
  guint n_reach;
  guint n_channels;
  gint most_kb;
  gint margins[4];
} DuoFormatOption;

/* Why an institution stays without. */
typedef enum
{
  DUO_LEFT_OUT_NO_CHANNEL, /* none of its channels is known */
  DUO_LEFT_OUT_UNKNOWN,    /* what its channels take is not known */
  DUO_LEFT_OUT_NO_FORMAT,  /* no format that we make fits on them */
  DUO_LEFT_OUT_SHARE,      /* it could be reached: by more formats than the chosen share needs */
  DUO_N_LEFT_OUT_REASONS,
} DuoLeftOutReason;

typedef struct
{
  gint64 institution;
  DuoLeftOutReason reason;
} DuoLeftOut;

/**
 * DuoFormatChoice:
 * @option: place in the options
 * @adds: institutions that it adds to those of the choices before it
 * @total: institutions that are reached with it
 */
typedef struct
{
  guint option;
  guint adds;
  guint total;
} DuoFormatChoice;

/**
 * DuoFormats:
 * @options: (owned) (element-type DuoFormatOption)
 * @choices: (owned) (element-type DuoFormatChoice): the list, what adds most first
 * @left_out: (owned) (element-type DuoLeftOut)
 * @n_institutions: those that were asked for: who waits for a wave is not
 * @n_reachable: with all options together
 */
typedef struct
{
  GArray *options;
  GArray *choices;
  GArray *left_out;
  guint n_institutions;
  guint n_reachable;
} DuoFormats;

GArray     *duo_formats_list_options (GArray *institutions, GArray *channels);
GArray     *duo_formats_choose       (GArray *options, guint n_institutions, guint target);
DuoFormats *duo_formats_new          (DuoCoverage *coverage, gdouble share);
DuoFormats *duo_formats_new_missing  (DuoCoverage *coverage);
void        duo_formats_free         (DuoFormats *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DuoFormats, duo_formats_free)

gboolean    duo_formats_is_standard  (const DuoMatchMaterial *material);

G_END_DECLS
