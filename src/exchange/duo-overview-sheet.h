/* SPDX-License-Identifier: EUPL-1.2 */
/* A sheet of the month overview: one file each, called from one table. */
#pragma once

#include "duo-calendar-page.h"
#include "duo-month-overview.h"
#include "duo-workbook.h"

G_BEGIN_DECLS

/**
 * DuoSheetContext:
 * @overview: what is written
 * @title: "Maandoverzicht oktober 2020", for the foot
 * @concept: it is not issued
 * @page: the calendar year of the month
 * @messages: messages by id
 * @milestones: milestones by id
 *
 * What every sheet is given.
 */
typedef struct
{
  const DuoMonthOverview *overview;
  char                   *title;      /* (owned) */
  gboolean                concept;
  DuoCalendarPage        *page;
  GHashTable             *messages;   /* (owned) (element-type gint64 DuoMessage) */
  GHashTable             *milestones; /* (owned) (element-type gint64 DuoMilestone) */
} DuoSheetContext;

/**
 * DuoOverviewSheet:
 * @name: of the sheet
 * @write: adds it to the workbook; what goes wrong is told by duo_workbook_close()
 */
typedef struct
{
  const char *name;
  void      (*write) (DuoWorkbook *workbook, const DuoSheetContext *context);
} DuoOverviewSheet;

void  duo_front_sheet_write      (DuoWorkbook *workbook, const DuoSheetContext *context);
void  duo_milestones_sheet_write (DuoWorkbook *workbook, const DuoSheetContext *context);
void  duo_actions_sheet_write    (DuoWorkbook *workbook, const DuoSheetContext *context);
void  duo_campaigns_sheet_write  (DuoWorkbook *workbook, const DuoSheetContext *context);
void  duo_channels_sheet_write   (DuoWorkbook *workbook, const DuoSheetContext *context);
void  duo_materials_sheet_write  (DuoWorkbook *workbook, const DuoSheetContext *context);
void  duo_platform_sheet_write   (DuoWorkbook *workbook, const DuoSheetContext *context);
void  duo_changes_sheet_write    (DuoWorkbook *workbook, const DuoSheetContext *context);
void  duo_participation_sheet_write (DuoWorkbook *workbook, const DuoSheetContext *context);

/* Titles and dates as several sheets write them. */
char *duo_sheet_context_dup_object_title (GObject *object);
char *duo_sheet_context_dup_campaign     (const DuoSheetContext *context, gint64 id);

G_END_DECLS
