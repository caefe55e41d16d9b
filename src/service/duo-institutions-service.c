/* SPDX-License-Identifier: EUPL-1.2 */
/* The list of institutions. The order is kept from one question to the next, as long as nothing is written. */
#include "duo-institutions-service.h"

#include "duo-contact-check.h"
#include "duo-institution-table.h"
#include "duo-manager-table.h"
#include "duo-service-task.h"
#include "duo-when.h"

void
duo_institution_entry_free (DuoInstitutionEntry *self)
{
  if (self == NULL)
    return;

  g_clear_object (&self->institution);
  g_free (self->successor);
  g_free (self);
}

/* Returns: (transfer none): what people call it: the short name where it has one. */
const char *
duo_institution_entry_get_name (DuoInstitutionEntry *self)
{
  const char *short_name = duo_institution_get_text (self->institution, DUO_INSTITUTION_SHORT_NAME);

  return *short_name != '\0' ? short_name : duo_institution_get_text (self->institution, DUO_INSTITUTION_NAME);
}

char *
duo_institution_entry_dup_answers (const DuoInstitutionEntry *self, const char *(*word) (DuoAnswer answer), const char *not_asked)
{
  const DuoSectorSet sectors = duo_institution_get_sectors (self->institution) | self->known.asked;
  g_autoptr (GString) text = g_string_new (NULL);
  const char *first = NULL;
  gboolean same = TRUE;

  if (duo_institution_get_kind (self->institution) == DUO_INSTITUTION_PARTNER && self->known.asked == DUO_SECTOR_SET_NONE)
    return NULL;

  for (guint i = 0; i < DUO_N_SECTORS; i++)
    {
      const char *answer;

      if (!duo_sector_set_contains (sectors, (DuoSector) i))
        continue;
      answer = duo_sector_set_contains (self->known.asked, (DuoSector) i) ? word (self->known.answers[i]) : not_asked;
      same = same && (first == NULL || g_str_equal (first, answer));
      first = first != NULL ? first : answer;
      g_string_append_printf (text, "%s%s %s", text->len > 0 ? ", " : "", duo_sector_to_string ((DuoSector) i), answer);
    }

  return g_strdup (same ? (first != NULL ? first : not_asked) : text->str);
}

void
duo_institution_ids_free (DuoInstitutionIds *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->ids, g_array_unref);
  g_clear_pointer (&self->managers, g_ptr_array_unref);
  g_free (self);
}

/* ---- Which ---- */

static void
add_choice (DuoInstitutionQuery *query, DuoInstitutionChoice choice, gint64 me)
{
  switch (choice)
    {
    case DUO_INSTITUTIONS_VO:
      query->sectors |= DUO_SECTOR_SET_VO;
      break;
    case DUO_INSTITUTIONS_MBO:
      query->sectors |= DUO_SECTOR_SET_MBO;
      break;
    case DUO_INSTITUTIONS_HO:
      query->sectors |= DUO_SECTOR_SET_HO;
      break;
    case DUO_INSTITUTIONS_MINE:
      query->owner = me != 0 ? me : -1; /* nobody knows me yet: nothing is mine */
      break;
    case DUO_INSTITUTIONS_NO_OWNER:
      query->without |= DUO_INSTITUTION_OWNED | DUO_INSTITUTION_IS_FOREIGN;
      break;
    case DUO_INSTITUTIONS_NOT_ASKED:
      query->without |= DUO_INSTITUTION_ASKED | DUO_INSTITUTION_IS_PARTNER | DUO_INSTITUTION_IS_FOREIGN; /* these are asked nothing */
      break;
    case DUO_INSTITUTIONS_NO_CONTACT:
      query->without |= DUO_INSTITUTION_HAS_CONTACT | DUO_INSTITUTION_IS_FOREIGN;
      break;
    case DUO_INSTITUTIONS_NO_CHANNEL:
      query->without |= DUO_INSTITUTION_HAS_CHANNEL | DUO_INSTITUTION_IS_FOREIGN;
      break;
    case DUO_INSTITUTIONS_PARTNERS:
      query->with |= DUO_INSTITUTION_IS_PARTNER;
      break;
    case DUO_INSTITUTIONS_CLOSED:
      query->with |= DUO_INSTITUTION_CLOSED;
      break;
    case DUO_N_INSTITUTION_CHOICES:
    default:
      break;
    }
}

void
duo_institutions_choose (DuoInstitutionQuery *query, guint choices, gint64 me)
{
  query->sectors = DUO_SECTOR_SET_NONE;
  query->owner = 0;
  query->with = 0;
  query->without = 0;
  for (guint i = 0; i < DUO_N_INSTITUTION_CHOICES; i++)
    if ((choices & 1u << i) != 0)
      add_choice (query, (DuoInstitutionChoice) i, me);

  if (query->sectors != DUO_SECTOR_SET_NONE)
    query->without |= DUO_INSTITUTION_IS_PARTNER; /* who runs screens for schools is none */
  if (choices != 0 && (query->with & DUO_INSTITUTION_CLOSED) == 0)
    query->without |= DUO_INSTITUTION_CLOSED;
}

/* The order and which choices each institution has, kept with the context. Only jobs that read touch it: they run one at a
 * time, on one thread. */
typedef struct
{
  DuoInstitutionOrder *order; /* (owned) */
  gint64               me;
} Kept;

#define KEPT "duo-institution-order"

static void
kept_free (gpointer data)
{
  Kept *kept = data;

  duo_institution_order_free (kept->order);
  g_free (kept);
}

static void
set_choices (Kept *kept, gint64 me)
{
  DuoInstitutionQuery choices[DUO_N_INSTITUTION_CHOICES] = { 0 };

  G_STATIC_ASSERT (DUO_N_INSTITUTION_CHOICES <= DUO_INSTITUTION_FACETS_MAX);
  kept->me = me;
  for (guint i = 0; i < DUO_N_INSTITUTION_CHOICES; i++)
    duo_institutions_choose (&choices[i], 1u << i, me);
  duo_institution_order_set_facets (kept->order, choices, DUO_N_INSTITUTION_CHOICES);
}

/* Returns: (transfer none) (nullable): the order as the store is now. */
static Kept *
get_kept (DuoContext *context, DuoDatabase *db, gint64 me, GError **error)
{
  const guint32 today = duo_clock_get_today (duo_context_get_clock (context));
  Kept *kept = g_object_get_data (G_OBJECT (context), KEPT);
  gboolean is_current = FALSE;

  if (kept != NULL && !duo_institution_order_is_current (kept->order, db, today, &is_current, error))
    return NULL;
  if (!is_current)
    {
      DuoInstitutionOrder *order = duo_institution_order_load (db, today, error);

      if (order == NULL)
        return NULL;
      kept = g_new0 (Kept, 1);
      kept->order = order;
      g_object_set_data_full (G_OBJECT (context), KEPT, kept, kept_free);
      set_choices (kept, me);
    }
  else if (kept->me != me)
    {
      set_choices (kept, me);
    }

  return kept;
}

typedef struct
{
  DuoContext *context;       /* (owned) */
  DuoInstitutionQuery query; /* its text is owned */
  gboolean mine;
} Asked;

static void
asked_free (Asked *self)
{
  g_object_unref (self->context);
  g_free ((char *) self->query.search);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Asked, asked_free)

static Asked *
asked_new (DuoContext *context, const DuoInstitutionQuery *query, gboolean mine)
{
  Asked *self = g_new0 (Asked, 1);

  self->context = g_object_ref (context);
  self->query = *query;
  self->query.search = g_strdup (query->search);
  self->mine = mine;
  return self;
}

static gboolean
query_job (DuoDatabase *db, gpointer user_data, gpointer *result, GCancellable *cancellable, GError **error)
{
  const Asked *asked = user_data;
  DuoInstitutionQuery query = asked->query;
  g_autoptr (DuoInstitutionIds) found = g_new0 (DuoInstitutionIds, 1);
  g_autoptr (DuoManager) me = NULL;
  Kept *kept;

  found->managers = duo_manager_table_list (db, error);
  if (found->managers == NULL || !duo_context_find_me (asked->context, db, &me, error))
    return FALSE;
  found->me = me != NULL ? duo_manager_get_id (me) : 0;
  kept = get_kept (asked->context, db, found->me, error);
  if (kept == NULL)
    return FALSE;

  if (asked->mine)
    query.owner = found->me != 0 ? found->me : -1;
  found->ids = duo_institution_order_find (kept->order, db, &query, found->counts, error);
  if (found->ids == NULL)
    return FALSE;

  found->n_closed = duo_institution_order_count_with (kept->order, found->ids, DUO_INSTITUTION_CLOSED);
  found->n_partners = duo_institution_order_count_with (kept->order, found->ids, DUO_INSTITUTION_IS_PARTNER);
  found->n_all = duo_institution_order_get_n_all (kept->order);
  *result = g_steal_pointer (&found);
  return TRUE;
}

void
duo_institutions_query_async (DuoContext                *context,
                              const DuoInstitutionQuery *query,
                              gboolean                   mine,
                              GCancellable              *cancellable,
                              GAsyncReadyCallback        callback,
                              gpointer                   user_data)
{
  duo_service_read_async (context, duo_institutions_query_async, query_job, asked_new (context, query, mine),
                          (GDestroyNotify) asked_free, (GDestroyNotify) duo_institution_ids_free, cancellable, callback,
                          user_data);
}

/* Returns: (transfer full): the ids, or %NULL with @error set. */
DuoInstitutionIds *
duo_institutions_query_finish (DuoContext *context, GAsyncResult *result, GError **error)
{
  gpointer found = NULL;

  return duo_service_finish (context, duo_institutions_query_async, result, &found, error) ? found : NULL;
}

/* ---- Rows ---- */

typedef struct
{
  GArray *ids; /* (owned) (element-type gint64) */
  guint32 today;
} Wanted;

static void
wanted_free (Wanted *self)
{
  g_array_unref (self->ids);
  g_free (self);
}

static DuoInstitutionEntry *
entry_new (DuoDatabase *db, DuoInstitution *institution, guint32 today, GError **error)
{
  g_autoptr (DuoInstitutionEntry) entry = g_new0 (DuoInstitutionEntry, 1);
  const char *successor = duo_institution_get_text (institution, DUO_INSTITUTION_SUCCESSOR);
  guint32 until = 0;
  gint64 id = 0;

  entry->institution = g_object_ref (institution);
  entry->closed = duo_day_parse (duo_institution_get_text (institution, DUO_INSTITUTION_OPEN_UNTIL), &until) && until <= today;
  if (*successor == '\0')
    entry->successor = g_strdup ("");
  else if (!duo_institution_table_find (db, successor, &id, &entry->successor, error))
    return NULL;

  return g_steal_pointer (&entry);
}

static gboolean
fetch_job (DuoDatabase *db, gpointer user_data, gpointer *result, GCancellable *cancellable, GError **error)
{
  const Wanted *wanted = user_data;
  g_autoptr (GPtrArray) rows = duo_institution_table_fetch (db, wanted->ids, wanted->today, error);
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (DuoInstitutionKnower) knower = NULL;

  if (rows == NULL)
    return FALSE;
  knower = duo_institution_knower_new (db, wanted->today, error);
  if (knower == NULL)
    return FALSE;

  entries = g_ptr_array_new_with_free_func ((GDestroyNotify) duo_institution_entry_free);
  for (guint i = 0; i < rows->len; i++)
    {
      DuoInstitutionEntry *entry = NULL;

      if (rows->pdata[i] != NULL)
        {
          entry = entry_new (db, rows->pdata[i], wanted->today, error);
          if (entry == NULL)
            return FALSE;
          if (!duo_institution_knower_read (knower, duo_institution_get_id (rows->pdata[i]), &entry->known, error))
            {
              duo_institution_entry_free (entry);
              return FALSE;
            }
        }
      g_ptr_array_add (entries, entry);
    }

  *result = g_steal_pointer (&entries);
  return TRUE;
}

void
duo_institutions_fetch_async (DuoContext          *context,
                              GArray              *ids,
                              GCancellable        *cancellable,
                              GAsyncReadyCallback  callback,
                              gpointer             user_data)
{
  Wanted *wanted = g_new0 (Wanted, 1);

  wanted->ids = g_array_ref (ids);
  wanted->today = duo_clock_get_today (duo_context_get_clock (context));
  duo_service_read_async (context, duo_institutions_fetch_async, fetch_job, wanted, (GDestroyNotify) wanted_free,
                          (GDestroyNotify) g_ptr_array_unref, cancellable, callback, user_data);
}

/* Returns: (transfer full) (element-type DuoInstitutionEntry): the rows in the order asked for, or %NULL with @error set. */
GPtrArray *
duo_institutions_fetch_finish (DuoContext *context, GAsyncResult *result, GError **error)
{
  gpointer entries = NULL;

  return duo_service_finish (context, duo_institutions_fetch_async, result, &entries, error) ? entries : NULL;
}

/* As duo_institutions_fetch_async(), at once; blocks. */
GPtrArray *
duo_institutions_fetch (DuoContext *context, GArray *ids, GError **error)
{
  const Wanted wanted = { ids, duo_clock_get_today (duo_context_get_clock (context)) };
  gpointer entries = NULL;

  return duo_store_read (duo_context_get_store (context), fetch_job, (gpointer) &wanted, &entries, error) ? entries : NULL;
}

/* ---- Addresses ---- */

void
duo_institution_emails_free (DuoInstitutionEmails *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->emails, g_ptr_array_unref);
  g_free (self);
}

static gboolean
emails_job (DuoDatabase *db, gpointer user_data, gpointer *result, GCancellable *cancellable, GError **error)
{
  GArray *ids = user_data;
  g_autoptr (DuoInstitutionEmails) self = g_new0 (DuoInstitutionEmails, 1);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  self->emails = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < ids->len; i++)
    {
      g_autofree char *email = NULL;
      gboolean is_other = FALSE;

      if (!duo_institution_table_find_email (db, g_array_index (ids, gint64, i), &email, &is_other, error))
        return FALSE;
      self->n_others += is_other;
      if (*email == '\0')
        {
          self->n_without++;
        }
      else if (!g_hash_table_contains (seen, email))
        {
          g_hash_table_add (seen, email);
          g_ptr_array_add (self->emails, g_steal_pointer (&email));
        }
    }

  *result = g_steal_pointer (&self);
  return TRUE;
}

void
duo_institutions_list_emails_async (DuoContext          *context,
                                    GArray              *ids,
                                    GCancellable        *cancellable,
                                    GAsyncReadyCallback  callback,
                                    gpointer             user_data)
{
  duo_service_read_async (context, duo_institutions_list_emails_async, emails_job, g_array_ref (ids),
                          (GDestroyNotify) g_array_unref, (GDestroyNotify) duo_institution_emails_free, cancellable,
                          callback, user_data);
}

DuoInstitutionEmails *
duo_institutions_list_emails_finish (DuoContext *context, GAsyncResult *result, GError **error)
{
  gpointer emails = NULL;

  return duo_service_finish (context, duo_institutions_list_emails_async, result, &emails, error) ? emails : NULL;
}
