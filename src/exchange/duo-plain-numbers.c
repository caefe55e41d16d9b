/* SPDX-License-Identifier: EUPL-1.2 */
/* Numbers with a point in files. */
#include "duo-plain-numbers.h"

#include <errno.h>

/**
 * duo_plain_numbers_begin:
 *
 * From here this thread, and no other, works in the locale C. Say no sentences before duo_plain_numbers_end().
 *
 * Returns: what to give to duo_plain_numbers_end()
 */
locale_t
duo_plain_numbers_begin (void)
{
  static gsize plain = 0;

  if (g_once_init_enter (&plain))
    {
      const locale_t made = newlocale (LC_ALL_MASK, "C", (locale_t) 0);

      if (made == (locale_t) 0)
        g_error ("no locale C: %s", g_strerror (errno));
      g_once_init_leave (&plain, (gsize) made);
    }

  return uselocale ((locale_t) plain);
}

/* The thread works in its own locale again. */
void
duo_plain_numbers_end (locale_t before)
{
  if (uselocale (before) == (locale_t) 0)
    g_error ("the locale can't be put back: %s", g_strerror (errno));
}
