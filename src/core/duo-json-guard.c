/* SPDX-License-Identifier: EUPL-1.2 */
/* Whether JSON of a stranger can be handed to a reader that recurses. */
#include "duo-json-guard.h"

#include <string.h>

#define MAX_DEPTH 64

/**
 * duo_json_is_tame:
 * @text: (array length=length): UTF-8
 *
 * JSON-GLib recurses: a million brackets would end the program. It also takes comments and strings between single
 * quotes (RFC 8259 has neither), in which a quote would hide brackets from whoever counts them: so what is outside a
 * string may only be what JSON has there.
 *
 * Returns: whether it is nested at most 64 deep, and has nothing strange between its strings; not whether it is JSON
 */
gboolean
duo_json_is_tame (const char *text,
                  gsize       length)
{
  guint depth = 0;
  gboolean quoted = FALSE;

  for (gsize i = 0; i < length; i++)
    {
      const char c = text[i];

      if (quoted && c == '\\')
        i++;
      else if (c == '"')
        quoted = !quoted;
      else if (quoted)
        continue;
      else if (c == '[' || c == '{')
        depth++;
      else if (c == ']' || c == '}')
        depth -= depth > 0 ? 1 : 0;
      else if (c == '\0' || (!g_ascii_isalnum (c) && strchr (" \t\r\n,:+-.", c) == NULL))
        return FALSE;

      if (depth > MAX_DEPTH)
        return FALSE;
    }

  return !quoted;
}
