/* SPDX-License-Identifier: EUPL-1.2 */
/* Lines of the list of materials. */
#include "duo-material-line.h"

static const char *const states[DUO_N_MATERIAL_LINE_STATES] = { "concept", "released", "to_make" };

const char *
duo_material_line_state_to_string (DuoMaterialLineState state)
{
  g_return_val_if_fail ((guint) state < DUO_N_MATERIAL_LINE_STATES, NULL);

  return states[state];
}

gboolean
duo_material_line_state_parse (const char *text, DuoMaterialLineState *state)
{
  for (guint i = 0; i < DUO_N_MATERIAL_LINE_STATES; i++)
    if (g_str_equal (text, states[i]))
      {
        *state = (DuoMaterialLineState) i;
        return TRUE;
      }

  return FALSE;
}

/* Returns: (transfer full): a line without numbers, for the caller to fill. */
DuoMaterialLine *
duo_material_line_new (const char *campaign, const char *title, const char *format)
{
  DuoMaterialLine *self = g_new0 (DuoMaterialLine, 1);

  self->campaign = g_strdup (campaign);
  self->title = g_strdup (title);
  self->format = g_strdup (format);
  self->rights_until = DUO_WHEN_NONE;
  return self;
}

void
duo_material_line_free (DuoMaterialLine *self)
{
  if (self == NULL)
    return;

  g_free (self->campaign);
  g_free (self->title);
  g_free (self->format);
  g_free (self);
}
