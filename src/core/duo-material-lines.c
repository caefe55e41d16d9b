/* SPDX-License-Identifier: EUPL-1.2 */
/* Those that are there, then what is missing. */
#include "duo-material-lines.h"

#include "duo-formats.h"

static DuoMaterialLine *
line_of_material (const char *campaign, DuoMaterial *material, DuoCoverage *coverage, guint place)
{
  g_autoptr (DuoMediaFacts) facts = duo_material_dup_facts (material);
  DuoMaterialLine *line = duo_material_line_new (campaign, duo_material_get_title (material), duo_media_format_to_string (facts->format));

  line->state = duo_material_get_status (material) == DUO_MATERIAL_RELEASED ? DUO_MATERIAL_LINE_RELEASED : DUO_MATERIAL_LINE_CONCEPT;
  line->width = facts->width;
  line->height = facts->height;
  line->pages = facts->pages;
  line->duration = facts->duration;
  line->chars = duo_media_format_get_kind (facts->format) == DUO_MEDIA_KIND_TEXT ? facts->title_chars + facts->chars : 0;
  line->rights = duo_material_get_rights (material);
  if (line->rights == DUO_RIGHTS_UNTIL)
    line->rights_until = *duo_material_get_rights_until (material);
  line->fits = duo_coverage_count_fits (coverage, place);
  for (guint i = 0; i < coverage->institutions->len; i++)
    line->unclear += duo_coverage_is_turn (coverage, i) && duo_coverage_get_cell (coverage, i, place).state == DUO_CELL_UNCLEAR;
  return line;
}

static DuoMaterialLine *
line_of_format (const char *campaign, const DuoFormats *formats, const DuoFormatChoice *choice)
{
  const DuoMatchMaterial *material = &g_array_index (formats->options, DuoFormatOption, choice->option).material;
  DuoMaterialLine *line = duo_material_line_new (campaign, "", material->format >= 0 ? duo_spec_field_info (DUO_SPEC_FORMATS)->codes[material->format] : "");

  line->state = DUO_MATERIAL_LINE_TO_MAKE;
  line->width = material->width;
  line->height = material->height;
  line->duration = material->duration;
  line->chars = material->kind == DUO_MEDIA_KIND_TEXT ? material->title_chars + material->chars : 0;
  line->fits = choice->adds;
  return line;
}

/**
 * duo_material_lines_add:
 * @lines: (element-type DuoMaterialLine): where they are added
 * @campaign: name of the campaign
 * @materials: (element-type DuoMaterial): in the order of @coverage
 * @coverage: of the campaign
 *
 * A line for each material, and for each of the fewest formats that reach those at which nothing fits yet.
 */
void
duo_material_lines_add (GPtrArray *lines, const char *campaign, GPtrArray *materials, DuoCoverage *coverage)
{
  const DuoCoverageTotals totals = duo_coverage_get_totals (coverage, DUO_SECTOR_SET_NONE);
  g_autoptr (DuoFormats) missing = duo_formats_new_missing (coverage);
  const guint first = lines->len;

  for (guint i = 0; i < materials->len; i++)
    g_ptr_array_add (lines, line_of_material (campaign, materials->pdata[i], coverage, i));
  for (guint i = 0; i < missing->choices->len; i++)
    g_ptr_array_add (lines, line_of_format (campaign, missing, &g_array_index (missing->choices, DuoFormatChoice, i)));
  for (guint i = first; i < lines->len; i++)
    {
      DuoMaterialLine *line = lines->pdata[i];

      line->asked = totals.n;
      line->reached = totals.n_reached;
    }
}
