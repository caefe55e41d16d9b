/* SPDX-License-Identifier: EUPL-1.2 */
/* How long a form takes to make and to read, beside a bare loop that writes the same texts with libxlsxwriter, and one
 * that unzips and parses the same parts with libzip and libxml2. Ours also measures every text for the height of its
 * row, reads the file back and syncs it; and compares each answer with what is known. */
#include <glib/gstdio.h>
#include <libxml/parser.h>
#include <string.h>
#include <xlsxwriter.h>
#include <zip.h>

#include "duo-bench.h"
#include "duo-form.h"

#define N_FORMS 100
#define N_ROUNDS 3
/* Each time is that of all forms. Measured: making 3.6 times, reading 1.8 times the bare loop. */
#define WRITE_AT_MOST 5.0
#define READ_AT_MOST 3.0

typedef struct
{
  DuoFormContent *content; /* (owned) */
  GPtrArray      *lines;   /* (owned) (element-type DuoFormLine) */
  char           *folder;  /* (owned) */
  guint64         n_nodes;
} Bench;

static void
require (gboolean ok, const char *what)
{
  if (!ok)
    {
      g_printerr ("%s\n", what);
      exit (EXIT_FAILURE);
    }
}

static void
add_channel (DuoFormContent *content, guint number)
{
  g_autoptr (DuoChannel) channel = duo_channel_new ();
  g_autoptr (DuoSpecs) specs = duo_specs_new ();
  g_autofree char *name = g_strdup_printf ("Schermen gebouw %u", number);

  require (duo_specs_set_known (specs, DUO_SPEC_SCREEN_COUNT, "6") && duo_specs_set_known (specs, DUO_SPEC_WIDTH_PX, "1920")
             && duo_specs_set_known (specs, DUO_SPEC_HEIGHT_PX, "1080") && duo_specs_set_known (specs, DUO_SPEC_FORMATS, "jpg,mp4"),
           "a specification is refused");
  duo_channel_set_name (channel, name);
  duo_channel_set_kind (channel, (DuoChannelKind) (number % 3));
  duo_channel_set_specs (channel, specs);
  g_ptr_array_add (content->channels, duo_form_channel_new (channel, NULL));
}

static void
add_contact (DuoFormContent *content, DuoContactRole role)
{
  g_autoptr (DuoContact) contact = duo_contact_new ();
  g_autoptr (DuoContactLink) link = duo_contact_link_new ();

  duo_contact_set_name (contact, "Marieke Voorbeeld");
  duo_contact_set_email (contact, "m.voorbeeld@school.example");
  duo_contact_link_set_role (link, role);
  g_ptr_array_add (content->contacts, duo_contact_entry_new (contact, link));
}

static DuoFormContent *
content_new (void)
{
  DuoFormContent *content = duo_form_content_new ();
  GDate day;

  g_date_set_dmy (&day, 14, G_DATE_SEPTEMBER, 2020);
  content->campaign_uid = g_strdup ("c0000000-0000-4000-8000-000000000001");
  content->campaign = g_strdup ("Continueren studiefinanciering 2020");
  content->campaign_id = 1;
  content->questions = g_strdup ("campagnes@duo.nl");
  content->institution_uid = g_strdup ("i0000000-0000-4000-8000-000000000001");
  content->institution_id = 1;
  content->brin = g_strdup ("25LX");
  content->name = g_strdup ("ROC Voorbeeld");
  content->sector = DUO_SECTOR_MBO;
  content->day = g_date_get_julian (&day);
  for (guint i = 0; i < 4; i++)
    add_channel (content, i);
  add_contact (content, DUO_ROLE_COMMUNICATION);
  add_contact (content, DUO_ROLE_BRON);
  return content;
}

static char *
path_of (Bench *self, const char *prefix, guint number)
{
  g_autofree char *name = g_strdup_printf ("%s-%u.xlsx", prefix, number);

  return g_build_filename (self->folder, name, NULL);
}

/* ---- Writing ---- */

static void
write_ours (gpointer data)
{
  Bench *self = data;

  for (guint i = 0; i < N_FORMS; i++)
    {
      g_autofree char *path = path_of (self, "form", i);
      g_autoptr (GError) error = NULL;

      require (duo_form_write (self->content, path, &error), "a form is not written");
    }
}

/* The texts of the same lines in the same places: question, answer, help, key, what stood there. */
static void
write_bare (gpointer data)
{
  Bench *self = data;

  for (guint i = 0; i < N_FORMS; i++)
    {
      g_autofree char *path = path_of (self, "bare", i);
      lxw_workbook *workbook = workbook_new (path);
      lxw_format *format = workbook_add_format (workbook);
      lxw_worksheet *sheets[DUO_N_FORM_SHEETS];
      lxw_row_t rows[DUO_N_FORM_SHEETS] = { 0 };

      format_set_unlocked (format);
      for (guint sheet = 0; sheet < DUO_N_FORM_SHEETS; sheet++)
        sheets[sheet] = workbook_add_worksheet (workbook, duo_form_sheet_name ((DuoFormSheetKind) sheet));
      for (guint j = 0; j < self->lines->len; j++)
        {
          const DuoFormLine *line = self->lines->pdata[j];
          lxw_worksheet *sheet = sheets[line->sheet];
          const lxw_row_t row = rows[line->sheet]++;

          worksheet_write_string (sheet, row, 0, line->label, NULL);
          worksheet_write_string (sheet, row, 1, line->value, format);
          worksheet_write_string (sheet, row, 2, line->help, NULL);
          if (line->key == NULL)
            continue;
          worksheet_write_string (sheet, row, 3, line->key, NULL);
          worksheet_write_string (sheet, row, 4, line->value, NULL);
        }
      require (workbook_close (workbook) == LXW_NO_ERROR, "libxlsxwriter failed");
    }
}

/* ---- Reading ---- */

static void
read_ours (gpointer data)
{
  Bench *self = data;

  for (guint i = 0; i < N_FORMS; i++)
    {
      g_autofree char *path = path_of (self, "form", i);
      g_autoptr (GError) error = NULL;
      g_autoptr (DuoFormReading) reading = duo_form_read (path, &error);
      g_autoptr (DuoFormResult) result = NULL;

      require (reading != NULL, "a form is not read");
      result = duo_form_compare (reading, self->content);
      require (duo_change_set_count_ticked (result->set) == 0, "an unchanged form changes something");
    }
}

static void
start_cb (void *data, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri, int n_namespaces, const xmlChar **namespaces,
          int n_attributes, int n_defaulted, const xmlChar **attributes)
{
  (*(guint64 *) data)++;
}

static void
parse_part (Bench *self, zip_t *zip, zip_uint64_t part)
{
  xmlSAXHandler sax = { .initialized = XML_SAX2_MAGIC, .startElementNs = start_cb };
  xmlParserCtxtPtr parser = xmlCreatePushParserCtxt (&sax, &self->n_nodes, NULL, 0, NULL);
  zip_file_t *file = zip_fopen_index (zip, part, 0);
  char buffer[16 * 1024];
  zip_int64_t n;

  require (parser != NULL && file != NULL, "a part is not opened");
  while ((n = zip_fread (file, buffer, sizeof buffer)) > 0)
    xmlParseChunk (parser, buffer, (int) n, 0);
  xmlParseChunk (parser, NULL, 0, 1);
  require (zip_fclose (file) == 0, "a part is damaged");
  xmlFreeParserCtxt (parser);
}

/* The sheets and the texts that they share, every one of them once. */
static void
read_bare (gpointer data)
{
  Bench *self = data;

  for (guint i = 0; i < N_FORMS; i++)
    {
      g_autofree char *path = path_of (self, "form", i);
      zip_t *zip = zip_open (path, ZIP_RDONLY | ZIP_CHECKCONS, NULL);

      require (zip != NULL, "a form is not opened");
      for (zip_uint64_t part = 0; part < (zip_uint64_t) zip_get_num_entries (zip, 0); part++)
        if (g_str_has_suffix (zip_get_name (zip, part, 0), ".xml"))
          parse_part (self, zip, part);
      zip_discard (zip);
    }
}

static void
remove_files (Bench *self)
{
  for (guint i = 0; i < N_FORMS; i++)
    {
      g_autofree char *form = path_of (self, "form", i);
      g_autofree char *bare = path_of (self, "bare", i);

      (void) g_unlink (form);
      (void) g_unlink (bare);
    }
  (void) g_rmdir (self->folder);
}

int
main (void)
{
  g_autoptr (GError) error = NULL;
  Bench self = { .content = content_new (), .folder = g_dir_make_tmp ("duo-bench-XXXXXX", &error) };
  double bare, ours;
  gboolean within = TRUE;

  require (self.folder != NULL, "no folder");
  self.lines = duo_form_lines (self.content);
  ours = duo_bench_best_ms (write_ours, &self, N_ROUNDS) / N_FORMS;
  bare = duo_bench_best_ms (write_bare, &self, N_ROUNDS) / N_FORMS;
  within &= duo_bench_report ("a form made", ours, "ms", "the same texts bare", bare, bare * WRITE_AT_MOST);
  ours = duo_bench_best_ms (read_ours, &self, N_ROUNDS) / N_FORMS;
  bare = duo_bench_best_ms (read_bare, &self, N_ROUNDS) / N_FORMS;
  within &= duo_bench_report ("a form read and compared", ours, "ms", "bare unzip and parse", bare, bare * READ_AT_MOST);
  remove_files (&self);
  g_ptr_array_unref (self.lines);
  duo_form_content_free (self.content);
  g_free (self.folder);
  return within ? EXIT_SUCCESS : EXIT_FAILURE;
}
