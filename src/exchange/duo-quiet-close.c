/* SPDX-License-Identifier: EUPL-1.2 */
/* libxlsxwriter prints "[ERROR] ..." to standard error, beside the code that it returns and of which the faces make a
 * sentence in the person's language. It has no switch for it, but it prints by way of stdio's stderr. */
#define _GNU_SOURCE 1 /* fopencookie() */
#include "duo-quiet-close.h"

#include <stdio.h>
#include <unistd.h>

static _Thread_local gboolean quiet;
static GMutex mutex;

/* What another thread has to say meanwhile is passed on. */
static ssize_t
write_cb (void       *cookie,
          const char *text,
          size_t      length)
{
  return quiet ? (ssize_t) length : write (STDERR_FILENO, text, length);
}

/**
 * duo_quiet_close:
 * @workbook: (transfer full): freed in any case
 *
 * workbook_close() without a word.
 *
 * Returns: its code
 */
lxw_error
duo_quiet_close (lxw_workbook *workbook)
{
  static FILE *filter;
  FILE *usual;
  lxw_error code;

  g_mutex_lock (&mutex);
  if (filter == NULL)
    {
      filter = fopencookie (NULL, "w", (cookie_io_functions_t) { .write = write_cb });
      if (filter != NULL && setvbuf (filter, NULL, _IONBF, 0) != 0)
        g_debug ("standard error is buffered");
    }
  usual = stderr;
  if (filter != NULL)
    stderr = filter;
  quiet = TRUE;

  code = workbook_close (workbook);

  quiet = FALSE;
  stderr = usual;
  g_mutex_unlock (&mutex);
  return code;
}
