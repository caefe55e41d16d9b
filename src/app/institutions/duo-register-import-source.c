/* SPDX-License-Identifier: EUPL-1.2 */
/* One file of the register or several, or a zip of them, in the import preview: shown together, taken over as one
 * change. */
#include "duo-register-import-source.h"

#include <glib/gi18n.h>

#include "duo-register-service.h"
#include "duo-register-text.h"
#include "duo-words.h"

struct _DuoRegisterImportSource
{
  DuoImportSource parent_instance;

  char **paths;              /* (owned) (element-type filename) */
  DuoTextForm form;          /* of somebody's own list, until another one is chosen */
  DuoListPlan plan;          /* of that list */
  gboolean has_plan;         /* it is that, not the register */
  GHashTable *said;          /* (owned) (element-type filename guint32): the days that a person said, by path */
  DuoRegisterImport *import; /* (owned) (nullable): what was read last */
};

G_DEFINE_FINAL_TYPE (DuoRegisterImportSource, duo_register_import_source, DUO_TYPE_IMPORT_SOURCE)

/* Reading and storing */

static char *
dup_file (DuoImportSource *source)
{
  DuoRegisterImportSource *self = DUO_REGISTER_IMPORT_SOURCE (source);
  const guint n_paths = g_strv_length (self->paths);

  if (n_paths == 1)
    return g_path_get_basename (self->paths[0]);
  return g_strdup_printf (ngettext ("%u file", "%u files", n_paths), n_paths);
}

static void
read_async (DuoImportSource *source, DuoContext *context, const DuoTextForm *form, gint year, GCancellable *cancellable,
            GAsyncReadyCallback callback, gpointer user_data)
{
  DuoRegisterImportSource *self = DUO_REGISTER_IMPORT_SOURCE (source);

  if (self->has_plan && (form->encoding != DUO_TEXT_ENCODING_FOUND || form->separator != '\0'))
    self->form = *form;
  duo_register_read_async (context, (const char *const *) self->paths, self->has_plan ? &self->form : form,
                           self->has_plan ? &self->plan : NULL, self->said, cancellable, callback, user_data);
}

static DuoChangeSet *
read_finish (DuoImportSource *source, DuoContext *context, GAsyncResult *result, GError **error)
{
  DuoRegisterImportSource *self = DUO_REGISTER_IMPORT_SOURCE (source);
  DuoRegisterImport *import = duo_register_read_finish (context, result, error);

  if (import == NULL)
    return NULL;
  duo_register_import_free (self->import);
  self->import = import;
  return g_object_ref (import->whole);
}

static void
apply_async (DuoImportSource *source, DuoContext *context, DuoChangeSet *set, GCancellable *cancellable,
             GAsyncReadyCallback callback, gpointer user_data)
{
  duo_register_apply_sets_async (context, DUO_REGISTER_IMPORT_SOURCE (source)->import->sets, cancellable, callback, user_data);
}

static gboolean
apply_finish (DuoImportSource *source, DuoContext *context, GAsyncResult *result, GError **error)
{
  return duo_register_apply_sets_finish (context, result, error);
}

/* Asked where no name says of what day the file tells, and shown again once a person said another. */
static GArray *
get_days (DuoImportSource *source)
{
  DuoRegisterImportSource *self = DUO_REGISTER_IMPORT_SOURCE (source);
  GArray *days = g_array_new (FALSE, FALSE, sizeof (DuoImportDay));

  for (guint i = 0; self->import != NULL && i < self->import->asked->len; i++)
    {
      const DuoRegisterAsked *asked = self->import->asked->pdata[i];
      const DuoImportDay day = { asked->path, asked->name, asked->day, asked->needed };

      g_array_append_val (days, day);
    }
  return days;
}

static void
set_day (DuoImportSource *source, const char *key, guint32 day)
{
  g_hash_table_insert (DUO_REGISTER_IMPORT_SOURCE (source)->said, g_strdup (key), GUINT_TO_POINTER (day));
}

/* Words */

static gboolean
is_pointed_out (DuoImportSource *source)
{
  return DUO_REGISTER_IMPORT_SOURCE (source)->has_plan;
}

/* Returns: (transfer full): "Locations of secondary education, 1 December 2020". */
static char *
dup_kind (DuoChangeSet *set)
{
  DuoSource source = DUO_SOURCE_NONE;
  const DuoWhen when = duo_when_day (set->as_of);
  g_autofree char *day = duo_words_when (&when, TRUE, FALSE);

  (void) duo_source_parse (set->kind, &source); /* one that is not known has a word too */
  return g_strdup_printf (C_ ("file", "%s, as of %s"), duo_words_register_source (source), day);
}

/* How many of @type stand in the files that were read. */
static guint
count_type (DuoChangeSet *set, const char *type)
{
  guint n = 0;

  for (guint i = 0; i < set->items->len; i++)
    {
      const DuoChangeItem *item = set->items->pdata[i];

      if (item->state <= DUO_CHANGE_ITEM_SAME && g_strcmp0 (item->type, type) == 0)
        n++;
    }
  return n;
}

static void
add_count (GString *text, char *count)
{
  g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "", count);
  g_free (count);
}

/* A line is a location: the institution and the board stand in it too. */
static char *
dup_holds (DuoImportSource *source, DuoChangeSet *set)
{
  const guint institutions = count_type (set, "institution"), locations = count_type (set, "location"), boards = count_type (set, "board");
  GString *text = g_string_new (NULL);

  if (institutions > 0)
    add_count (text, g_strdup_printf (ngettext ("%'u institution", "%'u institutions", institutions), institutions));
  if (locations > 0)
    add_count (text, g_strdup_printf (ngettext ("%'u location", "%'u locations", locations), locations));
  if (boards > 0)
    add_count (text, g_strdup_printf (ngettext ("%'u board", "%'u boards", boards), boards));
  return g_string_free (text, FALSE);
}

static char *
dup_recognised (DuoImportSource *source, DuoChangeSet *set)
{
  GPtrArray *sets = DUO_REGISTER_IMPORT_SOURCE (source)->import->sets;
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < sets->len; i++)
    {
      g_autofree char *kind = dup_kind (sets->pdata[i]);

      if (is_pointed_out (source))
        g_string_append (text, kind);
      else if (sets->len == 1)
        g_string_append_printf (text, _("Recognised as: %s"), kind);
      else
        g_string_append_printf (text, "%s%s: %s", i > 0 ? "\n" : "", ((DuoChangeSet *) sets->pdata[i])->file, kind);
    }
  return g_string_free (text, FALSE);
}

/* Returns: (transfer full): who publishes it, and the days that the files tell about, the first and the last. */
static char *
dup_origin (DuoImportSource *source, DuoChangeSet *set)
{
  GPtrArray *sets = DUO_REGISTER_IMPORT_SOURCE (source)->import->sets;
  const DuoWhen last = duo_when_day (((DuoChangeSet *) sets->pdata[0])->as_of);
  const DuoWhen first = duo_when_day (((DuoChangeSet *) sets->pdata[sets->len - 1])->as_of);
  g_autofree char *last_day = duo_words_when (&last, TRUE, FALSE);
  g_autofree char *first_day = duo_words_when (&first, TRUE, FALSE);
  const char *who = is_pointed_out (source) ? _("own list") : _("DUO Open Onderwijsdata");

  return g_str_equal (first_day, last_day) ? g_strdup_printf (_("Source: %s, as of %s"), who, last_day)
                                           : g_strdup_printf (_("Source: %s, as of %s to %s"), who, first_day, last_day);
}

static char *
dup_new_word (DuoImportSource *source, DuoChangeItem *item)
{
  return g_strdup (duo_words_register_record (DUO_REGISTER_RECORD (item->incoming)->type));
}

/* Returns: (transfer none): what the institution, location or board is called; "" where nobody knows. */
static const char *
find_name (DuoImportSource *source, const char *code)
{
  const char *name = g_hash_table_lookup (DUO_REGISTER_IMPORT_SOURCE (source)->import->names, code);

  return name != NULL ? name : "";
}

/* Returns: (transfer full): a code with its name beside it. */
static char *
dup_named (DuoImportSource *source, const char *code)
{
  const char *name = code[0] != '\0' ? find_name (source, code) : "";

  return name[0] != '\0' ? g_strdup_printf ("%s %s", code, name) : g_strdup (code);
}

/* What a person knows it by: of transitions and names the key has more. */
static char *
dup_key (DuoImportSource *source, DuoChangeItem *item)
{
  DuoRegisterRecord *record = item->incoming != NULL ? DUO_REGISTER_RECORD (item->incoming) : NULL;

  if (record != NULL && record->type == DUO_RECORD_TRANSITION)
    return g_strdup_printf ("%s → %s", duo_register_record_get (record, DUO_REGISTER_FROM_CODE),
                            duo_register_record_get (record, DUO_REGISTER_TO_CODE));
  if (record != NULL && record->type == DUO_RECORD_NAME)
    return g_strdup (duo_register_record_get (record, DUO_REGISTER_CODE));
  return g_strdup (item->key);
}

/* What is new says its name itself. */
static char *
dup_name (DuoImportSource *source, DuoChangeItem *item)
{
  return g_strdup (item->state == DUO_CHANGE_ITEM_NEW ? "" : find_name (source, item->key));
}

/* Places and days as people write them. */
static char *
dup_value (DuoImportSource *source, GObject *object, const char *field, const char *value)
{
  guint32 day = 0;

  if (g_str_equal (field, "board") || g_str_equal (field, "from_code") || g_str_equal (field, "to_code") || g_str_equal (field, "code"))
    return dup_named (source, value);
  if (g_str_equal (field, "place"))
    return duo_display_place (value);
  if ((g_str_equal (field, "open_from") || g_str_equal (field, "open_until") || g_str_equal (field, "day"))
      && duo_day_parse (value, &day))
    {
      const DuoWhen when = duo_when_day (day);

      return duo_words_when (&when, TRUE, TRUE);
    }

  return g_strdup (value);
}

static void
add_part (GString *summary, const char *part)
{
  if (*part != '\0')
    g_string_append_printf (summary, "%s%s", summary->len > 0 ? " · " : "", part);
}

/* What it is called, where it is: what its key does not say. */
static char *
dup_summary (DuoImportSource *source, DuoChangeItem *item)
{
  static const DuoRegisterField fields[] = { DUO_REGISTER_NAME,      DUO_REGISTER_PLACE, DUO_REGISTER_FROM_CODE,
                                             DUO_REGISTER_TO_CODE,   DUO_REGISTER_DAY,   DUO_REGISTER_YEAR,
                                             DUO_REGISTER_PERSONS };
  DuoRegisterRecord *record = DUO_REGISTER_RECORD (item->incoming);
  GString *summary = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      const char *value = duo_record_find_field (record->type, fields[i]) >= 0 ? duo_register_record_get (record, fields[i]) : NULL;
      const char *known = value != NULL && fields[i] == DUO_REGISTER_NAME && record->type != DUO_RECORD_NAME ? find_name (source, record->key) : "";
      g_autofree char *shown = *known != '\0' ? g_strdup (known) /* of the files together */
                               : value != NULL ? dup_value (source, NULL, duo_register_field_to_string (fields[i]), value)
                                               : g_strdup ("");

      add_part (summary, shown);
    }
  for (guint i = 0; i < DUO_N_SECTORS; i++)
    if (duo_sector_set_contains (record->sectors, (DuoSector) i))
      add_part (summary, duo_sector_to_string ((DuoSector) i));

  if (summary->len == 0)
    g_string_append (summary, _("its code only"));
  return g_string_free (summary, FALSE);
}

/* Life */

static void
duo_register_import_source_finalize (GObject *object)
{
  DuoRegisterImportSource *self = DUO_REGISTER_IMPORT_SOURCE (object);

  g_strfreev (self->paths);
  g_hash_table_unref (self->said);
  duo_register_import_free (self->import);

  G_OBJECT_CLASS (duo_register_import_source_parent_class)->finalize (object);
}

static void
duo_register_import_source_class_init (DuoRegisterImportSourceClass *klass)
{
  DuoImportSourceClass *source_class = DUO_IMPORT_SOURCE_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = duo_register_import_source_finalize;
  source_class->title = N_("Import: institutions");
  source_class->key_title = N_("Code");
  source_class->kind = DUO_OBJECT_INSTITUTION;
  source_class->short_keys = TRUE;
  source_class->knows_edited = TRUE;
  source_class->dup_file = dup_file;
  source_class->read_async = read_async;
  source_class->read_finish = read_finish;
  source_class->apply_async = apply_async;
  source_class->apply_finish = apply_finish;
  source_class->get_days = get_days;
  source_class->set_day = set_day;
  source_class->is_pointed_out = is_pointed_out;
  source_class->dup_recognised = dup_recognised;
  source_class->dup_holds = dup_holds;
  source_class->dup_origin = dup_origin;
  source_class->dup_key = dup_key;
  source_class->dup_name = dup_name;
  source_class->dup_new_word = dup_new_word;
  source_class->dup_value = dup_value;
  source_class->dup_summary = dup_summary;
}

static void
duo_register_import_source_init (DuoRegisterImportSource *self)
{
  self->said = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

/* @paths: (element-type filename): one or more. Returns: (transfer full): these files as the register */
DuoImportSource *
duo_register_import_source_new (const char *const *paths)
{
  DuoRegisterImportSource *self = g_object_new (DUO_TYPE_REGISTER_IMPORT_SOURCE, NULL);

  self->paths = g_strdupv ((char **) paths);
  return DUO_IMPORT_SOURCE (self);
}

/* Returns: (transfer full): somebody's own list of institutions, as @plan says. */
DuoImportSource *
duo_register_import_source_new_list (const char *path, const DuoTextForm *form, const DuoListPlan *plan)
{
  const char *const paths[] = { path, NULL };
  DuoImportSource *source = duo_register_import_source_new (paths);
  DuoRegisterImportSource *self = DUO_REGISTER_IMPORT_SOURCE (source);

  self->form = *form;
  self->plan = *plan;
  self->has_plan = TRUE;
  return source;
}
