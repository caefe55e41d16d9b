/* SPDX-License-Identifier: EUPL-1.2 */
/* A year's messages as concepts of another year. */
#include "duo-calendar-copy.h"

#include <string.h>

#include "duo-fold.h"
#include "duo-placeholder.h"

void
duo_copied_message_free (DuoCopiedMessage *self)
{
  if (self == NULL)
    return;

  g_clear_object (&self->source);
  g_clear_object (&self->copy);
  g_free (self);
}

/* Returns: (transfer full) (element-type DuoPlacement): the placements that begin in @year, @months later. */
static GArray *
placements_of_year (DuoMessage *message, gint year, gint months)
{
  GArray *moved = g_array_new (FALSE, FALSE, sizeof (DuoPlacement));
  guint n;
  const DuoPlacement *placements = duo_message_get_placements (message, &n);

  for (guint i = 0; i < n; i++)
    {
      const DuoPlacement placement
        = { placements[i].sector, placements[i].first + months, placements[i].last + months };

      if (duo_month_get_year (placements[i].first) == year)
        g_array_append_val (moved, placement);
    }

  return moved;
}

/* What a message is known by within a year: its audience and its text as it reads there. */
static char *
text_key (DuoMessage *message, gint year)
{
  g_autofree char *shown = duo_placeholder_fill (duo_message_get_text (message), year, NULL);
  g_autofree char *folded = duo_fold_text (shown);

  return g_strdup_printf ("%s %s", duo_audience_to_string (duo_message_get_audience (message)), folded);
}

/* A link has no words around its years: any four digits will do, "lesgeld-2020.jsp". */
static gboolean
link_has_year (const char *link, gint around)
{
  while (*link != '\0')
    {
      const gsize n_digits = strspn (link, "0123456789");
      g_autoptr (GArray) years = NULL;

      if (n_digits == 4)
        {
          g_autofree char *digits = g_strndup (link, n_digits);

          years = duo_placeholder_find_years (digits, around);
          if (years->len > 0)
            return TRUE;
        }
      link += MAX (n_digits, 1);
    }

  return FALSE;
}

static DuoCopyLook
look_at (DuoMessage *message, gint year)
{
  g_autoptr (GArray) years = duo_placeholder_find_years (duo_message_get_text (message), year);
  DuoCopyLook look = DUO_COPY_LOOK_NONE;

  if (years->len > 0)
    look |= DUO_COPY_LOOK_LITERAL_YEAR;
  if (link_has_year (duo_message_get_link (message), year))
    look |= DUO_COPY_LOOK_LINK;
  if (duo_message_get_status (message) == DUO_MESSAGE_CONCEPT)
    look |= DUO_COPY_LOOK_CONCEPT;
  if (duo_message_get_campaign (message) != 0)
    look |= DUO_COPY_LOOK_CAMPAIGN;

  return look;
}

/* Returns: (transfer full): a new concept with the content of @message and other placements. */
static DuoMessage *
make_copy (DuoMessage *message, GArray *placements)
{
  DuoMessage *copy = duo_message_new ();

  duo_message_set_text (copy, duo_message_get_text (message));
  duo_message_set_link (copy, duo_message_get_link (message));
  duo_message_set_audience (copy, duo_message_get_audience (message));
  duo_message_set_status (copy, DUO_MESSAGE_CONCEPT);
  duo_message_set_campaign (copy, duo_message_get_campaign (message));
  duo_message_set_note (copy, duo_message_get_note (message));
  duo_message_set_placements (copy, (const DuoPlacement *) (void *) placements->data, placements->len);
  return copy;
}

/**
 * duo_calendar_copy:
 * @source: (element-type DuoMessage): messages that touch @from_year, of all audiences
 * @target: (element-type DuoMessage): messages that touch @to_year
 * @from_year: the year to copy
 * @to_year: the year to copy to
 *
 * A placement belongs to the year of its first month: only those that begin in @from_year are copied, and one
 * that merely runs on into @to_year is not there yet. Withdrawn messages are not copied, but one of @to_year
 * still counts as being there: somebody took it out. The text keeps its placeholders, which reads right by
 * itself; literal years are kept too, and told of.
 *
 * Returns: (transfer full) (element-type DuoCopiedMessage): each message of @from_year, in the order of @source
 */
GPtrArray *
duo_calendar_copy (GPtrArray *source, GPtrArray *target, gint from_year, gint to_year)
{
  GPtrArray *copies = g_ptr_array_new_with_free_func ((GDestroyNotify) duo_copied_message_free);
  g_autoptr (GHashTable) there = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  g_return_val_if_fail (source != NULL && target != NULL && from_year != to_year, copies);

  for (guint i = 0; i < target->len; i++)
    {
      g_autoptr (GArray) placements = placements_of_year (target->pdata[i], to_year, 0);

      if (placements->len > 0)
        g_hash_table_add (there, text_key (target->pdata[i], to_year));
    }

  for (guint i = 0; i < source->len; i++)
    {
      DuoMessage *message = source->pdata[i];
      g_autoptr (GArray) placements = placements_of_year (message, from_year, (to_year - from_year) * 12);
      g_autofree char *key = text_key (message, to_year);
      DuoCopiedMessage *copied;

      if (placements->len == 0 || duo_message_get_status (message) == DUO_MESSAGE_WITHDRAWN)
        continue;

      copied = g_new0 (DuoCopiedMessage, 1);
      copied->source = g_object_ref (message);
      copied->look = look_at (message, from_year);
      if (g_hash_table_contains (there, key))
        copied->look |= DUO_COPY_LOOK_EXISTS;
      else
        copied->copy = make_copy (message, placements);
      g_ptr_array_add (copies, copied);
    }

  return copies;
}
