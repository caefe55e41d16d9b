/* SPDX-License-Identifier: EUPL-1.2 */
/* Without a fuzzer: replays the files and folders of files that are named on the command line. */
#include <glib.h>
#include <stdlib.h>

#include "fuzz.h"

static void
replay (const char *path)
{
  g_autofree char *content = NULL;
  gsize length;

  if (g_file_test (path, G_FILE_TEST_IS_DIR))
    {
      g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
      const char *name;

      while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
        {
          g_autofree char *child = g_build_filename (path, name, NULL);

          replay (child);
        }
    }
  else if (g_file_get_contents (path, &content, &length, NULL))
    {
      LLVMFuzzerTestOneInput ((const uint8_t *) content, length);
    }
  else
    {
      g_printerr ("%s can't be read\n", path);
      exit (EXIT_FAILURE);
    }
}

int
main (int    argc,
      char **argv)
{
  if (argc < 2)
    {
      g_printerr ("Which files should be replayed?\n");
      return EXIT_FAILURE;
    }

  for (int i = 1; i < argc; i++)
    if (!g_str_has_prefix (argv[i], "--")) /* what all unit tests are told, such as --tap */
      replay (argv[i]);
  return EXIT_SUCCESS;
}
