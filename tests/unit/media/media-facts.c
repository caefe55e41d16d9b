/* SPDX-License-Identifier: EUPL-1.2 */
/* Prints what the program measures of each file that it is given, one "key=value" a line, for test_media.py. */
#include "duo-media-probe.h"

#include <fcntl.h>
#include <unistd.h>

static void
print_facts (const DuoMediaFacts *facts, const DuoMediaPicture *picture)
{
  g_autofree char *text = g_strescape (facts->text, NULL);

  g_print ("verdict=%s\nformat=%s\nwidth=%d\nheight=%d\npages=%d\nduration=%" G_GINT64_FORMAT "\nframe_rate=%d\naudio=%d\n",
           duo_media_verdict_to_string (facts->verdict), duo_media_format_to_string (facts->format), facts->width, facts->height,
           facts->pages, facts->duration, facts->frame_rate, facts->has_audio);
  g_print ("container=%s\ncodec=%s\naudio_codec=%s\nsize=%" G_GINT64_FORMAT "\ntitle_chars=%d\nchars=%d\nwords=%d\ntext_bytes=%" G_GINT64_FORMAT
           "\nnotes=%u\ntext=%s\n",
           facts->container, facts->codec, facts->audio_codec, facts->size, facts->title_chars, facts->chars, facts->words,
           facts->text_bytes, facts->notes, text);
  if (picture != NULL)
    {
      const guint8 *pixels = g_bytes_get_data (picture->pixels, NULL);
      const guint8 *middle = pixels + ((gsize) (picture->height / 2) * (gsize) picture->width + (gsize) (picture->width / 2)) * 4;

      g_print ("picture=%dx%d\nmiddle=%d,%d,%d\n", picture->width, picture->height, middle[0], middle[1], middle[2]);
    }
}

int
main (int argc, char **argv)
{
  for (int i = 1; i < argc; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (DuoMediaPicture) picture = NULL;
      g_autoptr (DuoMediaFacts) facts = NULL;
      const int fd = open (argv[i], O_RDONLY | O_CLOEXEC | O_NONBLOCK);

      if (fd < 0)
        {
          g_print ("verdict=missing\n\n");
          continue;
        }
      facts = duo_media_probe (fd, argv[i], DUO_MEDIA_THUMBNAIL, &picture, NULL, &error);
      g_assert_no_error (error);
      print_facts (facts, picture);
      g_print ("\n");
      close (fd);
    }

  return 0;
}
