/* SPDX-License-Identifier: EUPL-1.2 */
/* The client's verbs one by one, for tests that bring a server: remote-try ADDRESS LOGIN VERB ARGUMENTS...
 *
 * The secret is read from standard input. Prints what came of it, a line each; an error as "error CODE message" with
 * exit status 1. An upload is kept in the file that it is told (UPLOAD), as the program keeps it in its store.
 */
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "duo-address.h"
#include "duo-dav-client.h"
#include "duo-dav-upload.h"
#include "duo-platform-probe.h"
#include "duo-share-client.h"
#include "duo-when.h"

typedef struct
{
  DuoHttp        *http;     /* (owned) */
  DuoPlatform    *platform; /* (owned) */
  DuoDavClient   *dav;      /* (owned) */
  DuoShareClient *shares;   /* (owned) */
} Try;

static gboolean
do_probe (Try    *self,
          char  **args,
          GError **error)
{
  const DuoPlatform *platform = self->platform;

  g_print ("kind %s\npractice %d\nuser %s\nchunked %d\nchunk_max %" G_GUINT64_FORMAT "\nlinks %d\ncounters %d\n",
           platform->kind == DUO_PLATFORM_NEXTCLOUD ? "nextcloud" : "webdav", platform->practice,
           platform->user != NULL ? platform->user : "-", platform->chunked, platform->chunk_max, platform->links,
           platform->counters);
  return TRUE;
}

static gboolean
do_list (Try     *self,
         char   **args,
         GError **error)
{
  const char *root = duo_dav_client_get_root (self->dav);
  g_autofree char *url = *args[0] == '\0' ? g_strdup (root) : duo_path_join (root, args[0]);
  g_autoptr (GPtrArray) entries = duo_dav_client_list (self->dav, url, TRUE, NULL, error);

  for (guint i = 0; entries != NULL && i < entries->len; i++)
    {
      const DuoDavEntry *entry = entries->pdata[i];

      g_print ("%s %" G_GINT64_FORMAT " %s\n", entry->is_folder ? "folder" : "file", entry->size, entry->path);
    }
  return entries != NULL;
}

static gboolean
do_mkdir (Try     *self,
          char   **args,
          GError **error)
{
  return duo_dav_client_make_folder (self->dav, args[0], NULL, error);
}

static gboolean
do_remove (Try     *self,
           char   **args,
           GError **error)
{
  return duo_dav_client_remove (self->dav, args[0], NULL, error);
}

static gboolean
do_copy (Try     *self,
         char   **args,
         GError **error)
{
  return duo_dav_client_copy (self->dav, args[0], args[1], DUO_DAV_ONLY_NEW, NULL, error);
}

static gboolean
do_move (Try     *self,
         char   **args,
         GError **error)
{
  return duo_dav_client_move (self->dav, args[0], args[1], DUO_DAV_ONLY_NEW, NULL, error);
}

static gboolean
do_hash (Try     *self,
         char   **args,
         GError **error)
{
  g_autofree char *hash = duo_dav_client_hash (self->dav, args[0], NULL, error);

  if (hash != NULL)
    g_print ("%s\n", hash);
  return hash != NULL;
}

static DuoDavUpload *
read_upload (const char  *path,
             GError     **error)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  DuoDavUpload *upload;

  if (!g_key_file_load_from_file (file, path, G_KEY_FILE_NONE, error))
    return NULL;
  upload = g_new0 (DuoDavUpload, 1);
  upload->file = g_key_file_get_string (file, "upload", "file", NULL);
  upload->target = g_key_file_get_string (file, "upload", "target", NULL);
  upload->sha256 = g_key_file_get_string (file, "upload", "sha256", NULL);
  upload->name = g_key_file_get_string (file, "upload", "name", NULL);
  upload->known_etag = g_key_file_get_string (file, "upload", "known_etag", NULL);
  upload->size = g_key_file_get_int64 (file, "upload", "size", NULL);
  upload->mtime = g_key_file_get_int64 (file, "upload", "mtime", NULL);
  upload->chunk_size = g_key_file_get_int64 (file, "upload", "chunk_size", NULL);
  return upload;
}

static gboolean
write_upload (const DuoDavUpload  *upload,
              const char          *path,
              GError             **error)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();

  g_key_file_set_string (file, "upload", "file", upload->file);
  g_key_file_set_string (file, "upload", "target", upload->target);
  g_key_file_set_string (file, "upload", "sha256", upload->sha256);
  g_key_file_set_string (file, "upload", "name", upload->name);
  if (upload->known_etag != NULL)
    g_key_file_set_string (file, "upload", "known_etag", upload->known_etag);
  g_key_file_set_int64 (file, "upload", "size", upload->size);
  g_key_file_set_int64 (file, "upload", "mtime", upload->mtime);
  g_key_file_set_int64 (file, "upload", "chunk_size", upload->chunk_size);
  return g_key_file_save_to_file (file, path, error);
}

/* upload FILE TARGET UPLOAD [over]: goes on with UPLOAD where it is there. "over" replaces what is there now. */
static gboolean
do_upload (Try     *self,
           char   **args,
           GError **error)
{
  g_autoptr (DuoDavUpload) upload = NULL;
  g_autoptr (DuoDavUploaded) uploaded = NULL;
  DuoDavUploaded *result = NULL;
  DuoDavEntry *found = NULL;
  g_autoptr (DuoDavEntry) entry = NULL;

  if (g_file_test (args[2], G_FILE_TEST_EXISTS))
    upload = read_upload (args[2], error);
  else
    {
      if (args[3] != NULL && !duo_dav_client_look (self->dav, args[1], &found, NULL, error))
        return FALSE;
      entry = found;
      upload = duo_dav_upload_new (args[0], args[1], entry != NULL ? entry->etag : NULL, self->platform->chunk_max,
                                   NULL, error);
      if (upload == NULL || !write_upload (upload, args[2], error))
        return FALSE;
    }
  if (upload == NULL || !duo_dav_upload_run (upload, self->dav, NULL, NULL, &result, NULL, error))
    return FALSE;
  uploaded = result;
  g_print ("sent %" G_GOFFSET_FORMAT "\netag %s\nfile_id %s\n", uploaded->sent,
           uploaded->etag != NULL ? uploaded->etag : "-", uploaded->file_id != NULL ? uploaded->file_id : "-");
  return TRUE;
}

static void
print_share (const DuoShare *share)
{
  g_autofree char *day = share->last_day != 0 ? duo_day_to_string (share->last_day) : g_strdup ("-");

  g_print ("%s %s %s %s %s %s\n", share->id, share->token, day, share->path, share->label, share->url);
}

/* share PATH LABEL CODE LAST_DAY */
static gboolean
do_share (Try     *self,
          char   **args,
          GError **error)
{
  guint32 last_day = 0;
  g_autoptr (DuoShare) share = NULL;

  if (args[3] != NULL && !duo_day_parse (args[3], &last_day))
    return FALSE;
  share = duo_share_client_make (self->shares, args[0], args[1], args[2], last_day, NULL, error);
  if (share == NULL)
    return FALSE;
  print_share (share);
  return !self->platform->counters || duo_share_client_start_counter (self->shares, share->token, NULL, error);
}

static gboolean
do_shares (Try     *self,
           char   **args,
           GError **error)
{
  g_autoptr (GPtrArray) shares = duo_share_client_list (self->shares, args[0], FALSE, NULL, error);

  for (guint i = 0; shares != NULL && i < shares->len; i++)
    print_share (shares->pdata[i]);
  return shares != NULL;
}

static gboolean
do_count (Try     *self,
          char   **args,
          GError **error)
{
  guint64 count = 0;

  if (!duo_share_client_read_counter (self->shares, args[0], &count, NULL, error))
    return FALSE;
  g_print ("%" G_GUINT64_FORMAT "\n", count);
  return TRUE;
}

static gboolean
do_withdraw (Try     *self,
             char   **args,
             GError **error)
{
  return duo_share_client_withdraw (self->shares, args[0], NULL, error);
}

static const struct
{
  const char *name;
  guint       n_args;
  gboolean (*run) (Try *self, char **args, GError **error);
} verbs[] = {
  { "probe", 0, do_probe },   { "list", 1, do_list },     { "mkdir", 1, do_mkdir },   { "remove", 1, do_remove },
  { "copy", 2, do_copy },     { "move", 2, do_move },     { "hash", 1, do_hash },     { "upload", 3, do_upload },
  { "share", 3, do_share },   { "shares", 1, do_shares }, { "count", 1, do_count },   { "withdraw", 1, do_withdraw },
};

static char *
read_secret (void)
{
  char line[256];

  if (fgets (line, sizeof line, stdin) == NULL)
    return g_strdup ("");
  return g_strdup (g_strchomp (line));
}

static gboolean
run (int      argc,
     char   **argv,
     GError **error)
{
  g_autofree char *address = duo_address_parse (argv[1], error);
  g_autofree char *secret = read_secret ();
  Try self = { 0 };
  gboolean done = FALSE;

  if (address == NULL)
    return FALSE;
  self.http = duo_http_new (address, g_getenv ("DUO_TEST_AUTHORITY"), error);
  if (self.http == NULL)
    return FALSE;
  duo_http_sign_in (self.http, argv[2], secret);
  self.platform = duo_platform_probe (self.http, NULL, error);
  if (self.platform != NULL)
    {
      self.dav = duo_dav_client_new (self.http, self.platform);
      self.shares = duo_share_client_new (self.http, self.platform);
      for (guint i = 0; i < G_N_ELEMENTS (verbs); i++)
        if (g_str_equal (argv[3], verbs[i].name) && (guint) argc - 4 >= verbs[i].n_args)
          done = verbs[i].run (&self, argv + 4, error);
    }
  g_clear_object (&self.shares);
  g_clear_object (&self.dav);
  g_clear_pointer (&self.platform, duo_platform_free);
  g_clear_object (&self.http);
  return done;
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr (GError) error = NULL;

  duo_remote_init ();
  if (g_getenv ("DUO_TEST_PATIENCE") != NULL)
    duo_http_set_patience ((guint) g_ascii_strtoull (g_getenv ("DUO_TEST_PATIENCE"), NULL, 10));
  setlocale (LC_ALL, "");
  if (argc < 4)
    return 2;
  if (run (argc, argv, &error))
    return 0;
  if (error == NULL)
    return 2;
  g_print ("error %d %s\n", error->domain == DUO_ERROR ? error->code : -1, error->message);
  return 1;
}
