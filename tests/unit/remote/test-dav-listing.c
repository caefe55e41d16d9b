/* SPDX-License-Identifier: EUPL-1.2 */
/* Listings in the dialects of two servers, and listings that mean harm. */
#include "duo-dav-listing.h"

#include <string.h>

#define ROOT "http://127.0.0.1/remote.php/dav/files/rm.test/Campagne"

static GPtrArray *
read_listing (const char  *text,
              GError     **error)
{
  g_autoptr (GBytes) body = g_bytes_new_static (text, strlen (text));

  return duo_dav_listing_read (ROOT, body, error);
}

static void
assert_refused (const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) entries = read_listing (text, &error);

  g_assert_null (entries);
  g_assert_error (error, DUO_ERROR, DUO_ERROR_PLATFORM_STRANGE);
}

static void
test_nextcloud (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) entries = read_listing (
    "<?xml version=\"1.0\"?>\n"
    "<d:multistatus xmlns:d=\"DAV:\" xmlns:oc=\"http://owncloud.org/ns\" xmlns:nc=\"http://nextcloud.org/ns\">"
    "<d:response><d:href>/remote.php/dav/files/rm.test/Campagne/</d:href><d:propstat><d:prop>"
    "<d:getetag>&quot;6741a&quot;</d:getetag><d:resourcetype><d:collection/></d:resourcetype>"
    "<d:quota-available-bytes>-3</d:quota-available-bytes></d:prop><d:status>HTTP/1.1 200 OK</d:status></d:propstat>"
    "<d:propstat><d:prop><d:getcontentlength/></d:prop><d:status>HTTP/1.1 404 Not Found</d:status></d:propstat>"
    "</d:response>"
    "<d:response><d:href>/remote.php/dav/files/rm.test/Campagne/01AA%20caf%c3%a9.zip</d:href><d:propstat><d:prop>"
    "<d:getetag>&quot;8bd&quot;</d:getetag><d:getcontentlength>12345</d:getcontentlength><d:resourcetype/>"
    "<oc:fileid>77</oc:fileid><oc:checksums><oc:checksum>SHA1:aa SHA256:BB</oc:checksum></oc:checksums>"
    "<nc:share-download-limits><nc:share-download-limit><nc:token>abc</nc:token><nc:limit>1000000</nc:limit>"
    "<nc:count>3</nc:count></nc:share-download-limit></nc:share-download-limits>"
    "</d:prop><d:status>HTTP/1.1 200 OK</d:status></d:propstat></d:response></d:multistatus>",
    &error);
  const DuoDavEntry *file;
  g_autofree char *hash = NULL;

  g_assert_no_error (error);
  g_assert_cmpuint (entries->len, ==, 2);
  g_assert_cmpstr (((DuoDavEntry *) entries->pdata[0])->path, ==, "");
  g_assert_true (((DuoDavEntry *) entries->pdata[0])->is_folder);
  g_assert_cmpint (((DuoDavEntry *) entries->pdata[0])->quota, ==, -3);
  file = entries->pdata[1];
  g_assert_cmpstr (file->path, ==, "01AA caf\xc3\xa9.zip");
  g_assert_cmpint (file->size, ==, 12345);
  g_assert_cmpstr (file->etag, ==, "\"8bd\"");
  g_assert_cmpstr (file->file_id, ==, "77");
  hash = duo_dav_dup_checksum (file->checksums, "SHA256");
  g_assert_cmpstr (hash, ==, "bb");
  g_assert_cmpuint (file->counters->len, ==, 1);
  g_assert_cmpuint (((DuoDavCounter *) file->counters->pdata[0])->count, ==, 3);
}

static void
test_apache (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) entries = read_listing (
    "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n"
    "<D:multistatus xmlns:D=\"DAV:\" xmlns:ns0=\"DAV:\">\n"
    "<D:response xmlns:lp1=\"DAV:\" xmlns:g0=\"http://owncloud.org/ns\">\n"
    "<D:href>/remote.php/dav/files/rm.test/Campagne</D:href>\n"
    "<D:propstat>\n<D:prop>\n<lp1:getcontentlength>9</lp1:getcontentlength>\n<lp1:getetag>W/\"9-1\"</lp1:getetag>\n"
    "<lp1:resourcetype/>\n</D:prop>\n<D:status>HTTP/1.1 200 OK</D:status>\n</D:propstat>\n"
    "<D:propstat>\n<D:prop>\n<g0:fileid/></D:prop>\n<D:status>HTTP/1.1 404 Not Found</D:status>\n</D:propstat>\n"
    "</D:response>\n</D:multistatus>\n",
    &error);
  const DuoDavEntry *file;

  g_assert_no_error (error);
  g_assert_cmpuint (entries->len, ==, 1);
  file = entries->pdata[0];
  g_assert_cmpint (file->size, ==, 9);
  g_assert_true (duo_dav_etag_is_weak (file->etag));
  g_assert_true (duo_dav_etag_equal (file->etag, "\"9-1\""));
  g_assert_false (duo_dav_etag_equal (file->etag, "\"9-2\""));
  g_assert_null (file->file_id);
}

static void
test_refused (void)
{
  g_autoptr (GString) deep = g_string_new ("<d:multistatus xmlns:d=\"DAV:\">");

  assert_refused ("");
  assert_refused ("<html><body>Meld u aan</body></html>");
  assert_refused ("<d:multistatus xmlns:d=\"DAV:\">");
  assert_refused ("<d:multistatus xmlns:d=\"http://elders\"/>");
  assert_refused ("<!DOCTYPE x [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;&a;\">]><d:multistatus xmlns:d=\"DAV:\">&b;</d:multistatus>");
  assert_refused ("<d:multistatus xmlns:d=\"DAV:\"><d:response/></d:multistatus>");
  assert_refused ("<d:multistatus xmlns:d=\"DAV:\"><d:response>"
                  "<d:href>/remote.php/dav/files/rm.test/Campagne/../x</d:href></d:response></d:multistatus>");
  assert_refused ("<d:multistatus xmlns:d=\"DAV:\"><d:response>"
                  "<d:href>https://elders.nl/remote.php/dav/files/rm.test/Campagne/x</d:href></d:response></d:multistatus>");
  for (guint i = 0; i < 100000; i++)
    g_string_append (deep, "<a>");
  assert_refused (deep->str);
  g_string_assign (deep, "<d:multistatus xmlns:d=\"DAV:\">");
  for (guint i = 0; i < 100000; i++)
    g_string_append (deep, "een tekst zonder eind ");
  assert_refused (deep->str);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/dav-listing/nextcloud", test_nextcloud);
  g_test_add_func ("/dav-listing/apache", test_apache);
  g_test_add_func ("/dav-listing/refused", test_refused);
  return g_test_run ();
}
