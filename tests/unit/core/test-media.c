/* SPDX-License-Identifier: EUPL-1.2 */
/* Files of material by their names. */
#include "duo-media.h"

/* What others get says by its ending what it is. */
static void
test_true_name (void)
{
  static const struct
  {
    DuoMediaFormat format;
    const char *name;
    const char *given;
  } files[] = {
    { DUO_MEDIA_FORMAT_PNG, "x.mp4", "x.png" },
    { DUO_MEDIA_FORMAT_PNG, "x.png", "x.png" },
    { DUO_MEDIA_FORMAT_JPG, "foto.JPEG", "foto.JPEG" },
    { DUO_MEDIA_FORMAT_PNG, "plan.v2", "plan.v2.png" },
    { DUO_MEDIA_FORMAT_PNG, "plan", "plan.png" },
    { DUO_MEDIA_FORMAT_PNG, ".mp4", ".mp4.png" },
    { DUO_MEDIA_FORMAT_PDF, "poster.exe", "poster.exe.pdf" },
    { DUO_MEDIA_FORMAT_MP4, "clip.mov", "clip.mp4" },
    { DUO_MEDIA_FORMAT_TEXT, "clip.mp4", "clip.txt" },
    { DUO_MEDIA_FORMAT_TEXT, "ondertitels.vtt", "ondertitels.vtt" },
    { DUO_MEDIA_FORMAT_TEXT, "bericht", "bericht.txt" },
    { DUO_MEDIA_FORMAT_UNKNOWN, "weg.xyz", "weg.xyz" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *given = duo_media_dup_true_name (files[i].format, files[i].name);

      g_assert_cmpstr (given, ==, files[i].given);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/media/true-name", test_true_name);
  return g_test_run ();
}
