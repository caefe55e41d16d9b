/* SPDX-License-Identifier: EUPL-1.2 */
/* Which files go to which institution (architecture 4): nobody who is willing is left without. */
#pragma once

#include "duo-coverage.h"

G_BEGIN_DECLS

/* Why a file is in a package. */
typedef enum
{
  DUO_PACKAGE_FITS,     /* on one of its channels at least */
  DUO_PACKAGE_CHECK,    /* it cannot be told: "controleer zelf" */
  DUO_PACKAGE_STANDARD, /* of the standard set: nothing is known of its channels, or nothing fits them; check too */
  DUO_N_PACKAGE_REASONS,
} DuoPackageReason;

/**
 * DuoPackageItem:
 * @material: place in the materials of the coverage
 * @reason: why it goes along
 * @channels: (nullable) (owned) (element-type guint): places of the channels that it fits on, or may fit on
 */
typedef struct
{
  guint material;
  DuoPackageReason reason;
  GArray *channels;
} DuoPackageItem;

/**
 * DuoPackage:
 * @institution: place in the institutions of the coverage
 * @items: (owned) (element-type DuoPackageItem): in the order of the materials; empty only where nothing is released
 */
typedef struct
{
  guint institution;
  GArray *items;
} DuoPackage;

GPtrArray  *duo_package_plan_new          (DuoCoverage *coverage, gboolean waiting_too);
void        duo_package_free              (DuoPackage *self);
const char *duo_package_reason_to_string  (DuoPackageReason reason);

G_END_DECLS
