/* SPDX-License-Identifier: EUPL-1.2 */
/* The sheet "Communicatiemiddelen": screens, apps and the others, with what they can show. */
#include "duo-channel-line.h"
#include "duo-dutch-spec.h"
#include "duo-dutch.h"
#include "duo-list-sheet.h"
#include "duo-overview-sheet.h"

enum
{
  COLUMN_OWNER,
  COLUMN_BRIN,
  COLUMN_KIND,
  COLUMN_NAME,
  COLUMN_FIRST_SPEC,
  COLUMN_CONFIRMED = 15,
  N_COLUMNS,
};

/* What a maker of material asks first; the file of channels has all fields. */
static const DuoSpecField fields[] = {
  DUO_SPEC_SCREEN_COUNT, DUO_SPEC_ORIENTATION, DUO_SPEC_WIDTH_PX,       DUO_SPEC_HEIGHT_PX,      DUO_SPEC_FORMATS,        DUO_SPEC_DURATION_S,
  DUO_SPEC_MAX_FILE_KB,  DUO_SPEC_MAX_WORDS,   DUO_SPEC_TITLE_MAX_CHARS, DUO_SPEC_BODY_MAX_CHARS, DUO_SPEC_LEAD_TIME_DAYS,
};

G_STATIC_ASSERT (COLUMN_FIRST_SPEC + G_N_ELEMENTS (fields) == COLUMN_CONFIRMED);

/* Follows from the size where nobody said it. */
static char *
dup_spec (const DuoChannelLine *line, DuoSpecField field)
{
  DuoEffectiveSpecs specs;

  if (duo_spec_field_weight (field, line->kind) == DUO_SPEC_NOT_APPLICABLE)
    return g_strdup (DUO_DUTCH_DASH);
  duo_effective_specs_init (&specs, line->kind, line->specs, NULL);
  if (field == DUO_SPEC_ORIENTATION && duo_effective_specs_is_known (&specs, field))
    return g_strdup (duo_dutch_spec_code (field, specs.number[field]));
  return duo_dutch_spec_value (field, duo_specs_get (line->specs, field));
}

static void
write_line (DuoListSheet *list, const DuoChannelLine *line)
{
  duo_list_sheet_text (list, COLUMN_OWNER, line->owner);
  duo_list_sheet_text (list, COLUMN_BRIN, line->brin);
  duo_list_sheet_text (list, COLUMN_KIND, duo_dutch_channel_kind (line->kind));
  duo_list_sheet_text (list, COLUMN_NAME, line->name);
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      const DuoSpecValue *value = duo_specs_get (line->specs, fields[i]);
      g_autofree char *text = dup_spec (line, fields[i]);

      if (value != NULL && value->known && duo_spec_field_info (fields[i])->type == DUO_SPEC_TYPE_INTEGER
          && duo_spec_field_weight (fields[i], line->kind) != DUO_SPEC_NOT_APPLICABLE)
        duo_list_sheet_number (list, COLUMN_FIRST_SPEC + i, value->number);
      else
        duo_list_sheet_text (list, COLUMN_FIRST_SPEC + i, text);
    }
  duo_list_sheet_when (list, COLUMN_CONFIRMED, &line->confirmed);
  duo_list_sheet_end_row (list);
}

/* A DuoOverviewSheet: by institution, then kind; empty = not asked, a dash = not for this kind. */
void
duo_channels_sheet_write (DuoWorkbook *workbook, const DuoSheetContext *context)
{
  DuoListColumn columns[N_COLUMNS] = {
    [COLUMN_OWNER] = { DUO_DUTCH_INSTITUTION, 32 }, [COLUMN_BRIN] = { DUO_DUTCH_BRIN, 8 },
    [COLUMN_KIND] = { DUO_DUTCH_KIND, 16 },         [COLUMN_NAME] = { DUO_DUTCH_NAME, 32 },
    [COLUMN_CONFIRMED] = { DUO_DUTCH_CONFIRMED, 18, TRUE },
  };
  GPtrArray *lines = context->overview->content->channels;
  DuoListSheet *list;
  g_autofree char *count = duo_dutch_count (lines->len, DUO_OBJECT_CHANNEL);
  g_autofree char *total = g_strdup_printf (DUO_DUTCH_TOTAL ": %s", count);

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    columns[COLUMN_FIRST_SPEC + i]
      = (DuoListColumn) { duo_dutch_spec_field (fields[i]), 18, duo_spec_field_info (fields[i])->type == DUO_SPEC_TYPE_INTEGER };
  list = duo_list_sheet_new (workbook, DUO_DUTCH_SHEET_CHANNELS, columns, N_COLUMNS);
  for (guint i = 0; i < lines->len; i++)
    write_line (list, lines->pdata[i]);
  duo_list_sheet_begin_total (list);
  duo_list_sheet_text (list, COLUMN_OWNER, total);
  duo_list_sheet_end_row (list);
  duo_list_sheet_finish (list, context->title);
}
