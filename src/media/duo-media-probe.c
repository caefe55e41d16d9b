/* SPDX-License-Identifier: EUPL-1.2 */
/* The program's side of measuring: starts the helper, waits no longer than it may take, trusts nothing it says. */
#include "duo-media-probe.h"

#include <gio/gunixinputstream.h>
#include <errno.h>
#include <fcntl.h>
#include <sys/poll.h>
#include <sys/stat.h>
#include <unistd.h>

#include "duo-config.h"
#include "duo-error.h"
#include "duo-media-wire.h"

/* The helper ends itself long before this; it is for one that is held up where it cannot. */
#define MOST_SECONDS 60

void
duo_media_picture_free (DuoMediaPicture *self)
{
  g_bytes_unref (self->pixels);
  g_free (self);
}

/**
 * duo_media_find_helper:
 *
 * Returns: (transfer full) (type filename): the helper program: what DUO_MEDIA_HELPER names (tests), else the one of
 *   the build folder or of the installation that the running program lies in
 */
char *
duo_media_find_helper (void)
{
  const char *named = g_getenv ("DUO_MEDIA_HELPER");
  g_autofree char *self = named == NULL ? g_file_read_link ("/proc/self/exe", NULL) : NULL;
  g_autofree char *folder = self != NULL ? g_path_get_dirname (self) : NULL;
  g_autofree char *built = folder != NULL ? g_build_filename (folder, "..", "media", "duo-media-helper", NULL) : NULL;

  if (named != NULL)
    return g_strdup (named);
  if (built != NULL && g_file_test (built, G_FILE_TEST_IS_EXECUTABLE))
    return g_steal_pointer (&built);

  return g_build_filename (DUO_LIBEXEC_DIR, "duo-media-helper", NULL);
}

/* The environment of the helper: no display, no bus, no proxy; what fonts and codecs need to be found. */
static GSubprocessLauncher *
new_launcher (void)
{
  static const char *const kept[] = { "PATH", "HOME", "XDG_CACHE_HOME", "XDG_DATA_DIRS", "TMPDIR", "GST_PLUGIN_SYSTEM_PATH",
                                      "GST_REGISTRY", "ASAN_OPTIONS", "LSAN_OPTIONS", "UBSAN_OPTIONS" };
  GSubprocessLauncher *launcher
    = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_SILENCE);
  g_auto (GStrv) environment = g_new0 (char *, 1);

  for (guint i = 0; i < G_N_ELEMENTS (kept); i++)
    if (g_getenv (kept[i]) != NULL)
      environment = g_environ_setenv (environment, kept[i], g_getenv (kept[i]), TRUE);
  environment = g_environ_setenv (environment, "LC_ALL", "C.UTF-8", TRUE);
  environment = g_environ_setenv (environment, "GIO_USE_VFS", "local", TRUE);
  environment = g_environ_setenv (environment, "GSETTINGS_BACKEND", "memory", TRUE);
  g_subprocess_launcher_set_environ (launcher, environment);
  return launcher;
}

/* What the helper wrote, until it closes its end. Returns: (nullable): NULL when it took too long, said too much or
 * @cancellable was cancelled. */
static GBytes *
read_answer (gint fd, GCancellable *cancellable)
{
  g_autoptr (GByteArray) answer = g_byte_array_new ();
  const gint64 deadline = g_get_monotonic_time () + MOST_SECONDS * G_USEC_PER_SEC;

  while (!g_cancellable_is_cancelled (cancellable) && g_get_monotonic_time () < deadline)
    {
      struct pollfd poller = { fd, POLLIN, 0 };
      guint8 buffer[65536];
      gssize n;

      if (poll (&poller, 1, 100) <= 0)
        continue;
      n = read (fd, buffer, sizeof buffer);
      if (n == 0)
        return g_byte_array_free_to_bytes (g_steal_pointer (&answer));
      if (n < 0 && errno != EINTR)
        return NULL;
      if (n > 0)
        g_byte_array_append (answer, buffer, (guint) n);
      if (answer->len > DUO_MEDIA_WIRE_MOST)
        return NULL;
    }

  return NULL;
}

/* Runs the helper on @fd. Returns: (nullable): its answer; NULL when it gave none. @error is set only where it could
 * not be started, or was cancelled. */
static GBytes *
ask_helper (gint fd, DuoMediaFormat format, gint thumbnail, GCancellable *cancellable, GError **error)
{
  g_autoptr (GSubprocessLauncher) launcher = new_launcher ();
  g_autofree char *helper = duo_media_find_helper ();
  g_autofree char *size = g_strdup_printf ("%d", thumbnail);
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GBytes) answer = NULL;
  const gint input = fcntl (fd, F_DUPFD_CLOEXEC, 3);

  if (input < 0)
    {
      g_set_error (error, DUO_ERROR, DUO_ERROR_FAILED, "%s: %s", helper, g_strerror (errno));
      return NULL;
    }
  g_subprocess_launcher_take_stdin_fd (launcher, input);
  process = g_subprocess_launcher_spawn (launcher, error, helper, duo_media_format_to_string (format), size, NULL);
  if (process == NULL)
    return NULL;

  answer = read_answer (g_unix_input_stream_get_fd (G_UNIX_INPUT_STREAM (g_subprocess_get_stdout_pipe (process))), cancellable);
  if (answer == NULL)
    g_subprocess_force_exit (process);
  if (!g_subprocess_wait (process, NULL, error) || g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;

  return g_subprocess_get_successful (process) ? g_steal_pointer (&answer) : NULL;
}

/* A number of the answer, which may say anything: kept between 0 and @most. */
static gint64
get_number (GVariant *said, const char *key, gint64 most)
{
  gint64 number = 0;

  return g_variant_lookup (said, key, "x", &number) ? CLAMP (number, 0, most) : 0;
}

static void
take_text (GVariant *said, const char *key, glong most, char **text)
{
  const char *found = NULL;

  if (!g_variant_lookup (said, key, "&s", &found))
    return;
  g_free (*text);
  *text = g_utf8_strlen (found, -1) <= most ? g_strdup (found) : g_utf8_substring (found, 0, most);
}

static void
take_facts (GVariant *said, DuoMediaFacts *facts)
{
  const char *code = NULL;

  if (!g_variant_lookup (said, DUO_WIRE_VERDICT, "&s", &code) || !duo_media_verdict_parse (code, &facts->verdict))
    facts->verdict = DUO_MEDIA_BROKEN;
  if (g_variant_lookup (said, DUO_WIRE_FORMAT, "&s", &code))
    duo_media_format_parse (code, &facts->format);

  facts->width = (gint) get_number (said, DUO_WIRE_WIDTH, G_MAXINT32);
  facts->height = (gint) get_number (said, DUO_WIRE_HEIGHT, G_MAXINT32);
  facts->pages = (gint) get_number (said, DUO_WIRE_PAGES, 1000000);
  facts->duration = get_number (said, DUO_WIRE_DURATION, G_MAXINT32);
  facts->frame_rate = (gint) get_number (said, DUO_WIRE_FRAME_RATE, 1000000);
  facts->has_audio = get_number (said, DUO_WIRE_AUDIO, 1) == 1;
  facts->title_chars = (gint) get_number (said, DUO_WIRE_TITLE_CHARS, G_MAXINT32);
  facts->chars = (gint) get_number (said, DUO_WIRE_CHARS, G_MAXINT32);
  facts->words = (gint) get_number (said, DUO_WIRE_WORDS, G_MAXINT32);
  facts->text_bytes = get_number (said, DUO_WIRE_TEXT_BYTES, G_MAXINT32);
  facts->notes |= (guint) get_number (said, DUO_WIRE_NOTES, G_MAXUINT8);
  take_text (said, DUO_WIRE_CONTAINER, 20, &facts->container);
  take_text (said, DUO_WIRE_CODEC, 40, &facts->codec);
  take_text (said, DUO_WIRE_AUDIO_CODEC, 40, &facts->audio_codec);
  take_text (said, DUO_WIRE_TEXT, DUO_MEDIA_MOST_TEXT, &facts->text);
}

static DuoMediaPicture *
take_picture (GVariant *said)
{
  g_autoptr (GVariant) pixels = g_variant_lookup_value (said, DUO_WIRE_PIXELS, G_VARIANT_TYPE_BYTESTRING);
  const gint64 width = get_number (said, DUO_WIRE_PIXELS_WIDTH, 4096);
  DuoMediaPicture *picture;

  if (pixels == NULL || width == 0 || g_variant_get_size (pixels) == 0 || g_variant_get_size (pixels) % (gsize) (width * 4) != 0)
    return NULL;

  picture = g_new0 (DuoMediaPicture, 1);
  picture->width = (gint) width;
  picture->height = (gint) (g_variant_get_size (pixels) / (gsize) (width * 4));
  picture->pixels = g_variant_get_data_as_bytes (pixels);
  return picture;
}

/* Fills in what the helper said of a file that is called @name. */
static void
read_answer_into (DuoMediaFacts *facts, GBytes *answer, const char *name, DuoMediaPicture **picture)
{
  g_autoptr (GVariant) raw = g_variant_ref_sink (g_variant_new_from_bytes (DUO_MEDIA_WIRE_TYPE, answer, FALSE));
  g_autoptr (GVariant) said = g_variant_get_normal_form (raw);

  take_facts (said, facts);
  if (facts->verdict == DUO_MEDIA_FINE && duo_media_format_from_name (name) != facts->format)
    facts->notes |= DUO_MEDIA_NOTE_NAME_LIES;
  if (picture != NULL)
    *picture = take_picture (said);
}

/**
 * duo_media_read_answer:
 * @answer: what the helper wrote of a file
 * @size: of that file, in bytes
 * @name: its name
 * @picture: (out) (optional) (nullable): a picture of it; %NULL where there is none
 *
 * For files that were measured earlier, by the helper that belongs to this program.
 *
 * Returns: (transfer full): what was measured, but for the checksum
 */
DuoMediaFacts *
duo_media_read_answer (GBytes *answer, gint64 size, const char *name, DuoMediaPicture **picture)
{
  DuoMediaFacts *facts = duo_media_facts_new ();

  facts->size = size;
  read_answer_into (facts, answer, name, picture);
  return facts;
}

/* What can be said of @fd without looking inside. Returns: whether it is worth looking. */
static gboolean
look_from_outside (gint fd, DuoMediaFacts *facts)
{
  struct stat status;
  guint8 head[DUO_MEDIA_HEAD];
  gssize n;

  if (fstat (fd, &status) != 0 || !S_ISREG (status.st_mode))
    {
      facts->verdict = DUO_MEDIA_UNREADABLE;
      return FALSE;
    }
  facts->size = status.st_size;
  n = pread (fd, head, sizeof head, 0);
  facts->format = n > 0 ? duo_media_sniff (head, (gsize) n) : DUO_MEDIA_FORMAT_UNKNOWN;

  if (n < 0)
    facts->verdict = DUO_MEDIA_UNREADABLE;
  else if (n == 0)
    facts->verdict = DUO_MEDIA_EMPTY;
  else if (status.st_size > DUO_MEDIA_MOST_BYTES)
    facts->verdict = DUO_MEDIA_TOO_LARGE;
  else if (facts->format == DUO_MEDIA_FORMAT_UNKNOWN)
    facts->verdict = DUO_MEDIA_UNKNOWN_TYPE;

  return facts->verdict == DUO_MEDIA_FINE;
}

/**
 * duo_media_probe:
 * @fd: a file open for reading; stays the caller's
 * @name: its name, in whatever bytes: only to see whether it lies
 * @thumbnail: longest side of the picture to make, in pixels; 0 for none
 * @picture: (out) (optional) (nullable): a picture of it; %NULL where there is none to make
 * @cancellable: (nullable): ends the helper
 * @error: set only where the helper cannot be started, or when cancelled: a bad file is a verdict, not an error
 *
 * Measures a file. Blocks, for a minute at most: not on a thread that a person waits for. The checksum is not made
 * here: who copies the file reads it anyway.
 *
 * Returns: (transfer full) (nullable): what was measured
 */
DuoMediaFacts *
duo_media_probe (gint fd, const char *name, gint thumbnail, DuoMediaPicture **picture, GCancellable *cancellable, GError **error)
{
  g_autoptr (DuoMediaFacts) facts = duo_media_facts_new ();
  g_autoptr (GBytes) answer = NULL;
  g_autoptr (GError) cause = NULL;

  if (picture != NULL)
    *picture = NULL;
  if (!look_from_outside (fd, facts))
    return g_steal_pointer (&facts);

  answer = ask_helper (fd, facts->format, thumbnail, cancellable, &cause);
  if (cause != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&cause));
      return NULL;
    }
  if (answer == NULL)
    facts->verdict = DUO_MEDIA_TOO_HEAVY; /* it died, or was ended */
  else
    read_answer_into (facts, answer, name, picture);

  return g_steal_pointer (&facts);
}
