/* SPDX-License-Identifier: EUPL-1.2 */
/* What the parts of the register reader share while a file is read. */
#pragma once

#include "duo-register-header.h"

G_BEGIN_DECLS

/**
 * DuoRegisterReading:
 *
 * A file under way: records as far as they are known.
 */
typedef struct
{
  DuoRegisterFile   *file;
  DuoRegisterHeader  header;
  const DuoListPlan *plan;      /* (nullable): of somebody's own list */
  const char        *sheet;     /* (nullable): name of the sheet; NULL for a CSV file */
  gint               year;      /* that counts without a year of their own are of */
  GHashTable        *by_key[DUO_N_RECORD_TYPES]; /* (owned): key to DuoRegisterRecord, borrowed from @file */
  GHashTable        *current;   /* (owned): keys of organisations whose current record was seen */
  GHashTable        *other;     /* (owned) (element-type utf8): organisations that are not ours */
  GPtrArray         *locations; /* (owned) (element-type DuoRegisterRecord): that wait for their institution */
  GPtrArray         *old_names; /* (owned) (element-type DuoRegisterRecord): names of past periods */
  GHashTable        *counts;    /* (owned): key to the count under way */
  GPtrArray         *headings;  /* (owned) (element-type utf8) (nullable entries): what the columns are called, by column from 1 */
} DuoRegisterReading;

char              *duo_register_reading_dup_cell (DuoRegisterReading *self, const DuoRow *row, DuoRegisterColumn column);
char              *duo_register_reading_dup_day  (DuoRegisterReading *self, const DuoRow *row, DuoRegisterColumn column);
void               duo_register_reading_refuse   (DuoRegisterReading *self, const DuoRow *row, guint column, DuoRefusal refusal,
                                                  const char *value);
DuoRegisterRecord *duo_register_reading_find     (DuoRegisterReading *self, DuoRecordType type, const char *key);
void               duo_register_reading_add      (DuoRegisterReading *self, DuoRegisterRecord *record);
gboolean           duo_register_reading_add_once (DuoRegisterReading *self, const DuoRow *row, DuoRegisterRecord *record);
void               duo_register_reading_fill     (DuoRegisterReading *self, const DuoRow *row, DuoRegisterRecord *record);
char              *duo_register_reading_dup_brin (DuoRegisterReading *self, const DuoRow *row, DuoRegisterColumn column);
gboolean           duo_register_reading_take_board (DuoRegisterReading *self, const DuoRow *row, DuoRegisterRecord *institution);

void               duo_register_read_addresses     (DuoRegisterReading *self, const DuoRow *row);
void               duo_register_end_locations      (DuoRegisterReading *self);
void               duo_register_read_organisation  (DuoRegisterReading *self, const DuoRow *row);
void               duo_register_read_relation      (DuoRegisterReading *self, const DuoRow *row);
void               duo_register_read_transition    (DuoRegisterReading *self, const DuoRow *row);
void               duo_register_end_organisations  (DuoRegisterReading *self);
void               duo_register_read_count         (DuoRegisterReading *self, const DuoRow *row);
void               duo_register_end_counts         (DuoRegisterReading *self);

G_END_DECLS
