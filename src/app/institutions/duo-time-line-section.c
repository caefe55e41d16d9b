/* SPDX-License-Identifier: EUPL-1.2 */
/* One line of time: changes of the journal, contact moments, mergers and closing, each read by its own service. */
#include "duo-time-line-section.h"

#include <glib/gi18n.h>
#include <string.h>

#include "duo-history-service.h"
#include "duo-people-service.h"
#include "duo-register-service.h"
#include "duo-words.h"

/* Older changes are in the history window. */
#define MAX_CHANGES 100

struct _DuoTimeLineSection
{
  DuoDetailSection parent_instance;

  GCancellable *cancellable; /* (not owned): of the load under way */
  GPtrArray *events;         /* (owned) (element-type Event): as read so far */
};

G_DEFINE_FINAL_TYPE (DuoTimeLineSection, duo_time_line_section, DUO_TYPE_DETAIL_SECTION)

typedef struct
{
  char *when;  /* (owned): ISO 8601, a day or a moment: sorts as text */
  char *title; /* (owned) */
  char *more;  /* (owned): behind the day */
} Event;

static void
event_free (gpointer data)
{
  Event *self = data;

  g_free (self->when);
  g_free (self->title);
  g_free (self->more);
  g_free (self);
}

/* Takes the texts. */
static void
add_event (DuoTimeLineSection *self, char *when, char *title, char *more)
{
  Event *event = g_new0 (Event, 1);

  event->when = when;
  event->title = title;
  event->more = more;
  g_ptr_array_add (self->events, event);
}

static gint
compare_events (gconstpointer a, gconstpointer b)
{
  const Event *first = *(const Event *const *) a;
  const Event *second = *(const Event *const *) b;

  return strcmp (second->when, first->when);
}

static void
show_events (DuoTimeLineSection *self)
{
  DuoDetailSection *section = DUO_DETAIL_SECTION (self);

  g_ptr_array_sort (self->events, compare_events);
  duo_detail_section_clear (section);
  for (guint i = 0; i < self->events->len; i++)
    {
      const Event *event = self->events->pdata[i];
      g_autofree char *iso = g_strndup (event->when, strlen ("2020-10-14"));
      GtkWidget *row = adw_action_row_new ();
      g_autofree char *title = g_markup_escape_text (event->title, -1);
      g_autofree char *day = NULL;
      g_autofree char *subtitle = NULL;
      guint32 julian = 0;

      if (duo_day_parse (iso, &julian))
        {
          const DuoWhen when = duo_when_day (julian);

          day = duo_words_when (&when, TRUE, FALSE);
        }
      subtitle = g_markup_printf_escaped ("%s%s%s", day != NULL ? day : iso, *event->more != '\0' ? " · " : "", event->more);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
      gtk_list_box_append (duo_detail_section_get_list (section), row);
    }
  duo_detail_section_finish (section, _("Nothing is known of what happened."));
}

/* Returns: (transfer full): "Baronie College (25PY)", or the code alone where no name is known. */
static char *
dup_other (DuoInstitutionCard *card, const char *code)
{
  const char *name = g_hash_table_lookup (card->others, code);

  return name != NULL ? g_strdup_printf ("%s (%s)", name, code) : g_strdup (code);
}

/* What the register says: where it came from and went. */
static void
add_transitions (DuoTimeLineSection *self, DuoInstitutionCard *card)
{
  const char *brin = duo_institution_get_text (card->institution, DUO_INSTITUTION_BRIN);
  const char *from = duo_institution_get_text (card->institution, DUO_INSTITUTION_OPEN_FROM);
  const char *until = duo_institution_get_text (card->institution, DUO_INSTITUTION_OPEN_UNTIL);

  for (guint i = 0; i < card->transitions->len; i++)
    {
      DuoRegisterRecord *record = card->transitions->pdata[i];
      const char *source = duo_register_record_get (record, DUO_REGISTER_FROM_CODE);
      const char *target = duo_register_record_get (record, DUO_REGISTER_TO_CODE);
      const char *day = duo_register_record_get (record, DUO_REGISTER_DAY);
      const gboolean leaves = g_strcmp0 (source, brin) == 0;
      const gboolean complete = g_strcmp0 (duo_register_record_get (record, DUO_REGISTER_COMPLETE), "J") == 0;
      g_autofree char *other = NULL;

      if (day == NULL || source == NULL || target == NULL)
        continue;
      other = dup_other (card, leaves ? target : source);
      add_event (self, g_strdup (day),
                 leaves ? g_strdup_printf (complete ? _("Merged into %s") : _("A part went to %s"), other)
                        : g_strdup_printf (complete ? _("%s merged into it") : _("A part came from %s"), other),
                 g_strdup (_("register")));
    }
  if (*from != '\0')
    add_event (self, g_strdup (from), g_strdup (_("Founded or opened")), g_strdup (_("register")));
  if (*until == '\0' && card->not_in != 0)
    add_event (self, duo_day_to_string (card->not_in), g_strdup (_("Not in the list of that day any more")), g_strdup (_("register")));
  if (*until != '\0')
    add_event (self, g_strdup (until), g_strdup (_("Closed")), g_strdup (_("register")));
}

static void
card_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  DuoTimeLineSection *self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DuoInstitutionCard) card = duo_register_get_card_finish (DUO_CONTEXT (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (card == NULL)
    {
      duo_detail_section_fail (DUO_DETAIL_SECTION (self), error);
      return;
    }

  add_transitions (self, card);
  show_events (self);
}

static void
people_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  DuoTimeLineSection *self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DuoPeople) people = duo_people_load_finish (DUO_CONTEXT (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (people == NULL)
    {
      duo_detail_section_fail (DUO_DETAIL_SECTION (self), error);
      return;
    }

  for (guint i = 0; i < people->moments->len; i++)
    {
      DuoContactMoment *moment = people->moments->pdata[i];
      const DuoWhen *day = duo_contact_moment_get_day (moment);

      if (duo_when_is_known (day))
        add_event (self, duo_day_to_string (day->last), g_strdup (duo_contact_moment_get_text (moment)),
                   g_strdup (duo_words_moment (duo_contact_moment_get_kind (moment))));
    }
  duo_register_get_card_async (DUO_CONTEXT (source), duo_detail_section_get_institution (DUO_DETAIL_SECTION (self)),
                               self->cancellable, card_cb, self);
}

/* Returns: (transfer full): who did it, and of an import what it set otherwise here. */
static char *
dup_more (const DuoHistoryEntry *entry)
{
  g_autoptr (GString) words = g_string_new (entry->who);

  if (entry->fields == NULL)
    return g_strdup (words->str);

  for (guint i = 0; i < entry->fields->len; i++)
    g_string_append_printf (words, "%s%s", i > 0 ? ", " : words->len > 0 ? " · " : "", duo_words_field (entry->fields->pdata[i]));
  if (entry->added)
    g_string_append_printf (words, "%s%s", words->len > 0 ? " · " : "", _("added"));
  return g_strdup (words->str);
}

static void
history_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  DuoTimeLineSection *self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) entries = duo_history_list_finish (DUO_CONTEXT (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (entries == NULL)
    {
      duo_detail_section_fail (DUO_DETAIL_SECTION (self), error);
      return;
    }

  for (guint i = 0; i < entries->len; i++)
    {
      const DuoHistoryEntry *entry = entries->pdata[i];

      if (duo_change_get_state (entry->change) == DUO_CHANGE_STATE_DONE)
        add_event (self, g_strdup (duo_change_get_when (entry->change)),
                   duo_words_change (duo_change_kind_to_string (duo_change_get_kind (entry->change)),
                                     duo_change_get_object_kind (entry->change), entry->title),
                   dup_more (entry));
    }
  duo_people_load_async (DUO_CONTEXT (source), duo_detail_section_get_institution (DUO_DETAIL_SECTION (self)),
                         self->cancellable, people_cb, self);
}

static void
duo_time_line_section_load (DuoDetailSection *section, GCancellable *cancellable)
{
  DuoTimeLineSection *self = DUO_TIME_LINE_SECTION (section);

  self->cancellable = cancellable;
  g_ptr_array_set_size (self->events, 0);
  duo_history_list_around_async (duo_detail_section_get_context (section), duo_detail_section_get_institution (section), MAX_CHANGES,
                                 cancellable, history_cb, self);
}

static void
duo_time_line_section_finalize (GObject *object)
{
  g_ptr_array_unref (DUO_TIME_LINE_SECTION (object)->events);

  G_OBJECT_CLASS (duo_time_line_section_parent_class)->finalize (object);
}

static void
duo_time_line_section_class_init (DuoTimeLineSectionClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = duo_time_line_section_finalize;
  DUO_DETAIL_SECTION_CLASS (klass)->load = duo_time_line_section_load;
}

static void
duo_time_line_section_init (DuoTimeLineSection *self)
{
  self->events = g_ptr_array_new_with_free_func (event_free);
  duo_detail_section_set_title (DUO_DETAIL_SECTION (self), _("Everything that happened"));
}
