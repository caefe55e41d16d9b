/* SPDX-License-Identifier: EUPL-1.2 */
/* Sending 1 GiB to the practice platform: how much memory the client takes more than before, and how long it takes beside
 * curl -T to the same server. Ours hashes the file, sends it in pieces, has them put together and the hash of what
 * arrived made anew over there; curl only sends. */
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "duo-bench.h"
#include "duo-dav-upload.h"
#include "duo-platform-probe.h"
#include "duo-test-platform.h"

#define SIZE ((goffset) 1 << 30)
#define PIECE (1 << 20)
#define MEBIBYTES_AT_MOST 32.0

/* "VmRSS:", "VmHWM:" of this process, in MiB. */
static double
memory (const char *what)
{
  g_autofree char *status = NULL;
  const char *line;

  g_assert_true (g_file_get_contents ("/proc/self/status", &status, NULL, NULL));
  line = strstr (status, what);
  g_assert_nonnull (line);
  return (double) g_ascii_strtoull (line + strlen (what), NULL, 10) / 1024;
}

/* Nothing in it can be left out or packed. */
static char *
make_file (const char *folder)
{
  char *path = g_build_filename (folder, "1-gib.bin", NULL);
  g_autofree guint32 *piece = g_new (guint32, PIECE / sizeof (guint32));
  g_autoptr (GRand) chance = g_rand_new_with_seed (1);
  const gint file = g_open (path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);

  g_assert_cmpint (file, >=, 0);
  for (guint i = 0; i < PIECE / sizeof (guint32); i++)
    piece[i] = g_rand_int (chance);
  for (goffset written = 0; written < SIZE; written += PIECE)
    {
      piece[0] = (guint32) (written / PIECE);
      g_assert_cmpint (write (file, piece, PIECE), ==, PIECE);
    }
  g_assert_cmpint (fsync (file), ==, 0);
  g_assert_cmpint (close (file), ==, 0);
  return path;
}

static double
seconds_since (gint64 started)
{
  return (double) (g_get_monotonic_time () - started) / G_USEC_PER_SEC;
}

/* When the first byte went, and when the last one had gone. */
typedef struct
{
  gint64 first;
  gint64 last;
} Sent;

static void
sent_cb (goffset  done,
         gpointer user_data)
{
  Sent *sent = user_data;

  sent->last = g_get_monotonic_time ();
  if (sent->first == 0)
    sent->first = sent->last;
}

static double
send_with_client (DuoTestPlatform *platform,
                  const char      *file,
                  Sent            *sent)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DuoHttp) http = duo_http_new (platform->address, NULL, &error);
  g_autoptr (DuoPlatform) there = NULL;
  g_autoptr (DuoDavClient) client = NULL;
  g_autoptr (DuoDavUpload) upload = NULL;
  DuoDavUploaded *uploaded = NULL;
  const gint64 started = g_get_monotonic_time ();

  duo_http_sign_in (http, platform->user, platform->password);
  there = duo_platform_probe (http, NULL, &error);
  g_assert_no_error (error);
  client = duo_dav_client_new (http, there);
  upload = duo_dav_upload_new (file, "ours.bin", NULL, there->chunk_max, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (duo_dav_upload_run (upload, client, sent_cb, sent, &uploaded, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpint (uploaded->sent, ==, SIZE);
  duo_dav_uploaded_free (uploaded);
  return seconds_since (started);
}

/* The password goes by standard input. */
static double
send_with_curl (DuoTestPlatform *platform,
                const char      *file)
{
  g_autofree char *url = g_strconcat (platform->address, "/remote.php/dav/files/", platform->user, "/curl.bin", NULL);
  g_autofree char *config = g_strdup_printf ("user = \"%s:%s\"\n", platform->user, platform->password);
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) curl = NULL;
  const gint64 started = g_get_monotonic_time ();

  curl = g_subprocess_new (G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_SILENCE, &error, "curl", "--silent", "--fail",
                           "--config", "-", "-T", file, url, NULL);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_communicate_utf8 (curl, config, NULL, NULL, NULL, &error));
  g_assert_true (g_subprocess_get_successful (curl));
  return seconds_since (started);
}

int
main (void)
{
  g_autoptr (DuoTestPlatform) platform = NULL;
  g_autofree char *file = NULL;
  double before, grown, ours, curls, line;
  Sent sent = { 0 };
  gboolean within;

  duo_remote_init ();
  g_setenv ("DUO_PLATFORM_PROGRAM", PLATFORM, TRUE);
  platform = duo_test_platform_new (NULL);
  file = make_file (platform->folder);
  curls = send_with_curl (platform, file);
  before = memory ("VmRSS:");
  ours = send_with_client (platform, file, &sent);
  line = (double) (sent.last - sent.first) / G_USEC_PER_SEC;
  grown = memory ("VmHWM:") - before;

  within = duo_bench_report ("1 GiB sent, memory more than before", grown, "MiB", "before", before, MEBIBYTES_AT_MOST);
  duo_bench_report ("1 GiB sent, hashed and checked: seconds", ours, "s", "curl -T", curls, 0);
  duo_bench_report ("1 GiB, of which on the line: seconds", line, "s", "curl -T", curls, 0);
  duo_bench_report ("1 GiB on the line: throughput", 1024 / line, "MiB/s", "curl -T", 1024 / curls, 0);
  return within ? 0 : 1;
}
