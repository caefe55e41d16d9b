/* SPDX-License-Identifier: EUPL-1.2 */
/* Lines of the list of channels. */
#include "duo-channel-line.h"

/* Returns: (transfer full): a line without answers, for the caller to fill. */
DuoChannelLine *
duo_channel_line_new (const char *brin, const char *owner, const char *name, DuoChannelKind kind, const DuoWhen *confirmed)
{
  DuoChannelLine *self = g_new0 (DuoChannelLine, 1);

  self->brin = g_strdup (brin);
  self->owner = g_strdup (owner);
  self->name = g_strdup (name);
  self->kind = kind;
  self->confirmed = *confirmed;
  self->specs = duo_specs_new ();
  return self;
}

void
duo_channel_line_free (DuoChannelLine *self)
{
  if (self == NULL)
    return;

  g_free (self->brin);
  g_free (self->owner);
  g_free (self->name);
  duo_specs_free (self->specs);
  g_free (self);
}
