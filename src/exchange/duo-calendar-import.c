/* SPDX-License-Identifier: EUPL-1.2 */
/* Finding for each message of a file the one here, and how they differ, as both are shown. */
#include "duo-calendar-import.h"

#include <string.h>

#include "duo-fold.h"
#include "duo-import-words.h"
#include "duo-placeholder.h"

/* A message here, with the ways in which it may be shown. */
typedef struct
{
  DuoMessage *message; /* (not owned) */
  GPtrArray  *shown;   /* (owned) (element-type utf8) */
  char       *link;    /* (owned): cleaned */
  gboolean    taken;   /* some message of the file is this one */
} Here;

/* A message of the file, and what it was found to be. */
typedef struct
{
  DuoReadMessage *read;  /* (not owned) */
  GPtrArray      *found; /* (owned) (element-type Here): none = new; more than one = these together */
  gboolean        ambiguous;
} Match;

typedef struct
{
  DuoCalendarFile *file;
  DuoSpan          window;
  GPtrArray       *here;     /* (owned) (element-type Here) */
  GHashTable      *by_uid;   /* (owned): uid -> Here */
  GHashTable      *by_key;   /* (owned): folded text and link -> GPtrArray of Here */
  GHashTable      *by_cell;  /* (owned): folded text with link below it, as in a cell -> GPtrArray of Here */
  GHashTable      *by_text;  /* (owned): folded text -> GPtrArray of Here */
  GPtrArray       *matches;  /* (owned) (element-type Match): in the order of the file */
} Comparison;

static void
here_free (Here *self)
{
  g_ptr_array_unref (self->shown);
  g_free (self->link);
  g_free (self);
}

static void
match_free (Match *self)
{
  g_ptr_array_unref (self->found);
  g_free (self);
}

/* What a message is known by: folded text and link. */
static char *
make_key (const char *text,
          const char *link)
{
  g_autofree char *folded_text = duo_fold_text (text);
  g_autofree char *folded_link = duo_fold_text (link);

  return g_strconcat (folded_text, "\x1f", folded_link, NULL);
}

/* The same of a cell that holds both, the link below the text. */
static char *
make_cell_key (const char *text,
               const char *link)
{
  g_autofree char *joined = g_strconcat (text, "\n", link, NULL);

  return duo_fold_text (joined); /* an empty link leaves nothing: blanks at the end go */
}

static void
index_here (GHashTable *table,
            char       *key,
            Here       *here)
{
  GPtrArray *list = g_hash_table_lookup (table, key);

  if (list == NULL)
    {
      list = g_ptr_array_new ();
      g_hash_table_insert (table, g_strdup (key), list);
    }
  if (list->len == 0 || list->pdata[list->len - 1] != here)
    g_ptr_array_add (list, here);
  g_free (key);
}

/* Puts the students' messages in the indexes: others are not what a calendar file is about. */
static void
add_here (Comparison *self,
          DuoMessage *message)
{
  Here *here;

  if (duo_message_get_audience (message) != DUO_AUDIENCE_STUDENTS)
    return;

  here = g_new0 (Here, 1);
  here->message = message;
  here->shown = duo_message_list_shown_texts (message, &self->window);
  here->link = duo_import_clean_text (duo_message_get_link (message));
  g_ptr_array_add (self->here, here);

  g_hash_table_insert (self->by_uid, (gpointer) duo_message_get_uid (message), here);
  for (guint i = 0; i < here->shown->len; i++)
    {
      const char *text = here->shown->pdata[i];

      index_here (self->by_key, make_key (text, here->link), here);
      index_here (self->by_cell, make_cell_key (text, here->link), here);
      index_here (self->by_text, duo_fold_text (text), here);
    }
}

/* The placements of @array in @sector as a run of months each, clipped to @span. */
static void
add_clipped (GArray             *out,
             const DuoPlacement *placements,
             guint               n_placements,
             const DuoSpan      *span)
{
  for (guint i = 0; i < n_placements; i++)
    {
      const DuoPlacement clipped = { placements[i].sector, MAX (placements[i].first, span->first),
                                     MIN (placements[i].last, span->last) };

      if (clipped.first <= clipped.last)
        g_array_append_val (out, clipped);
    }
}

static gboolean
covers_month (const GArray *placements,
              DuoSector     sector,
              DuoMonth      month)
{
  for (guint i = 0; i < placements->len; i++)
    {
      const DuoPlacement *placement = &g_array_index (placements, DuoPlacement, i);

      if (placement->sector == sector && placement->first <= month && placement->last >= month)
        return TRUE;
    }

  return FALSE;
}

/* Where the message would stand: in the window as the file has it; outside it as it is here, for the file says
 * nothing about that. A placement here that runs over the edge goes on doing so as long as the file has its month
 * at the edge and does not itself say where it ends. */
static GArray *
merge_placements (Comparison           *self,
                  DuoMessage           *message,
                  const DuoReadMessage *read)
{
  GArray *merged = g_array_new (FALSE, FALSE, sizeof (DuoPlacement));
  guint n;
  const DuoPlacement *here = duo_message_get_placements (message, &n);

  g_array_append_vals (merged, read->placements->data, read->placements->len);
  for (guint i = 0; i < n; i++)
    {
      const DuoPlacement before = { here[i].sector, here[i].first, MIN (here[i].last, self->window.first - 1) };
      const DuoPlacement after = { here[i].sector, MAX (here[i].first, self->window.last + 1), here[i].last };

      if (before.first <= before.last
          && (here[i].last < self->window.first
              || (covers_month (read->placements, here[i].sector, self->window.first)
                  && !covers_month (read->placements, here[i].sector, self->window.first - 1))))
        g_array_append_val (merged, before);
      if (after.first <= after.last
          && (here[i].first > self->window.last
              || (covers_month (read->placements, here[i].sector, self->window.last)
                  && !covers_month (read->placements, here[i].sector, self->window.last + 1))))
        g_array_append_val (merged, after);
    }

  duo_placements_normalise (merged);
  return merged;
}

static gboolean
same_placements (DuoMessage   *message,
                 const GArray *placements)
{
  guint n;
  const DuoPlacement *here = duo_message_get_placements (message, &n);

  if (n != placements->len)
    return FALSE;
  for (guint i = 0; i < n; i++)
    if (duo_placement_compare (&here[i], &g_array_index (placements, DuoPlacement, i)) != 0)
      return FALSE;

  return TRUE;
}

static gboolean
is_placed_alike (Comparison           *self,
                 const Here           *here,
                 const DuoReadMessage *read)
{
  g_autoptr (GArray) merged = merge_placements (self, here->message, read);

  return same_placements (here->message, merged);
}

/* Whether the messages of @candidates together stand just where the file has the one: equal messages here, which a
 * file without uids can't tell apart. */
static gboolean
stand_together (Comparison           *self,
                GPtrArray            *candidates,
                const DuoReadMessage *read)
{
  g_autoptr (GArray) here = g_array_new (FALSE, FALSE, sizeof (DuoPlacement));
  g_autoptr (GArray) there = g_array_new (FALSE, FALSE, sizeof (DuoPlacement));

  for (guint i = 0; i < candidates->len; i++)
    {
      guint n;
      const DuoPlacement *placements = duo_message_get_placements (((Here *) candidates->pdata[i])->message, &n);

      add_clipped (here, placements, n, &self->window);
    }
  add_clipped (there, (const DuoPlacement *) (void *) read->placements->data, read->placements->len, &self->window);
  duo_placements_normalise (here);
  duo_placements_normalise (there);

  return duo_placements_equal (here, there);
}

/* Leaves in @candidates only those that @test holds for, unless none would be left. */
static void
prefer (Comparison           *self,
        GPtrArray            *candidates,
        const DuoReadMessage *read,
        gboolean (*test) (Comparison *, const Here *, const DuoReadMessage *))
{
  g_autoptr (GPtrArray) kept = g_ptr_array_new ();

  if (candidates->len < 2)
    return;
  for (guint i = 0; i < candidates->len; i++)
    if (test (self, candidates->pdata[i], read))
      g_ptr_array_add (kept, candidates->pdata[i]);

  if (kept->len > 0)
    {
      g_ptr_array_set_size (candidates, 0);
      g_ptr_array_extend (candidates, kept, NULL, NULL);
    }
}

static gboolean
is_not_withdrawn (Comparison           *self,
                  const Here           *here,
                  const DuoReadMessage *read)
{
  return duo_message_get_status (here->message) != DUO_MESSAGE_WITHDRAWN;
}

static gboolean
has_status (Comparison           *self,
            const Here           *here,
            const DuoReadMessage *read)
{
  return !read->status_given || duo_message_get_status (here->message) == read->status;
}

static gboolean
touches_window (Comparison           *self,
                const Here           *here,
                const DuoReadMessage *read)
{
  return duo_message_overlaps (here->message, &self->window);
}

/* Takes what an index has under @key for the message. Returns: whether it was found, or can't be told. */
static gboolean
match_by (Comparison *self,
          Match      *match,
          GHashTable *table,
          char       *key)
{
  GPtrArray *list = g_hash_table_lookup (table, key);
  g_autoptr (GPtrArray) candidates = g_ptr_array_new ();

  g_free (key);
  for (guint i = 0; list != NULL && i < list->len; i++)
    if (!((Here *) list->pdata[i])->taken)
      g_ptr_array_add (candidates, list->pdata[i]);
  if (candidates->len == 0)
    return FALSE;

  prefer (self, candidates, match->read, is_not_withdrawn);
  prefer (self, candidates, match->read, touches_window);
  prefer (self, candidates, match->read, has_status);
  prefer (self, candidates, match->read, is_placed_alike);

  if (candidates->len > 1 && !stand_together (self, candidates, match->read))
    {
      match->ambiguous = TRUE;
      return TRUE;
    }
  for (guint i = 0; i < candidates->len; i++)
    {
      ((Here *) candidates->pdata[i])->taken = TRUE;
      g_ptr_array_add (match->found, candidates->pdata[i]);
    }
  return TRUE;
}

/* Each step only for what the ones before left over: uid; text and link; for a cell of a grid the two as they stand
 * in one; the text alone where just one is left. */
static void
match_all (Comparison *self)
{
  for (guint i = 0; i < self->matches->len; i++)
    {
      Match *match = self->matches->pdata[i];
      Here *here = match->read->uid != NULL ? g_hash_table_lookup (self->by_uid, match->read->uid) : NULL;

      if (here != NULL && !here->taken)
        {
          here->taken = TRUE;
          g_ptr_array_add (match->found, here);
        }
    }

  for (guint step = 0; step < 3; step++)
    for (guint i = 0; i < self->matches->len; i++)
      {
        Match *match = self->matches->pdata[i];
        const DuoReadMessage *read = match->read;
        GPtrArray *list;

        if (match->found->len > 0 || match->ambiguous)
          continue;
        if (step == 0)
          {
            match_by (self, match, self->by_key, make_key (read->text, read->link));
          }
        else if (step == 1)
          {
            if (read->link_guessed || strchr (read->text, '\n') != NULL || *read->link == '\0')
              match_by (self, match, self->by_cell, make_cell_key (read->text, read->link));
          }
        else
          {
            g_autofree char *folded = duo_fold_text (read->text);

            list = g_hash_table_lookup (self->by_text, folded);
            if (list != NULL && list->len == 1)
              match_by (self, match, self->by_text, g_steal_pointer (&folded));
          }
      }
}

/* Returns: (transfer full): where it stands, to show: "MBO 2020-10/2020-12, HO 2020-06", as ISO 8601 has intervals. */
static char *
placements_to_string (const DuoPlacement *placements,
                      guint               n_placements)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < n_placements; i++)
    {
      g_autofree char *first = duo_month_to_string (placements[i].first);
      g_autofree char *last = duo_month_to_string (placements[i].last);

      g_string_append_printf (text, "%s%s %s", i > 0 ? ", " : "", duo_sector_to_string (placements[i].sector), first);
      if (placements[i].last != placements[i].first)
        g_string_append_printf (text, "/%s", last);
    }

  return g_string_free (text, FALSE);
}

static void
set_place (DuoChangeItem      *item,
           const DuoFilePlace *place)
{
  item->line = place->line;
  item->column = place->column;
  item->column_name = g_strdup (place->column_name);
  item->sheet = g_strdup (place->sheet);
  item->cell = g_strdup (place->cell);
}

static void
add_placements_field (DuoChangeItem      *item,
                      DuoMessage         *current,
                      const DuoPlacement *placements,
                      guint               n_placements)
{
  g_autofree char *new_value = placements_to_string (placements, n_placements);
  g_autofree char *old_value = NULL;

  if (current != NULL)
    {
      guint n;
      const DuoPlacement *here = duo_message_get_placements (current, &n);

      old_value = placements_to_string (here, n);
    }
  duo_change_item_add_field (item, "placements", old_value, new_value);
}

static void
set_proposal (DuoChangeItem        *item,
              const DuoReadMessage *read,
              DuoMonth              first)
{
  if (read->raw_text != NULL && strcmp (read->raw_text, read->text) != 0)
    item->proposal = g_strdup (read->raw_text);
  else if (first != DUO_MONTH_NONE)
    item->proposal = duo_placeholder_propose (read->text, duo_month_get_year (first));
}

static DuoChangeItem *
make_new_item (Comparison           *self,
               const DuoReadMessage *read)
{
  g_autoptr (DuoMessage) message = duo_message_new ();
  g_autofree char *title = NULL;
  const DuoPlacement *placements = (const DuoPlacement *) (void *) read->placements->data;
  DuoChangeItem *item;

  duo_message_set_text (message, read->text);
  duo_message_set_link (message, read->link);
  duo_message_set_audience (message, DUO_AUDIENCE_STUDENTS);
  duo_message_set_status (message, read->status);
  duo_message_set_placements (message, placements, read->placements->len);
  title = duo_message_dup_title (message, duo_message_get_first_month (message));

  item = duo_change_item_new (DUO_CHANGE_ITEM_NEW, title);
  duo_change_item_add_field (item, "text", NULL, read->text);
  if (*read->link != '\0')
    duo_change_item_add_field (item, "link", NULL, read->link);
  add_placements_field (item, NULL, placements, read->placements->len);
  duo_change_item_add_field (item, "status", NULL, duo_message_status_to_string (read->status));
  set_proposal (item, read, duo_message_get_first_month (message));
  item->incoming = G_OBJECT (g_steal_pointer (&message));
  return item;
}

/* Compares text and link as shown; @message gets those of the file where they differ. */
static void
compare_texts (Comparison           *self,
               DuoChangeItem        *item,
               const Here           *here,
               const DuoReadMessage *read,
               DuoMessage           *message)
{
  g_autofree char *joined = g_strconcat (read->text, *read->link != '\0' ? "\n" : "", read->link, NULL);
  gboolean same_text = FALSE;

  for (guint i = 0; i < here->shown->len; i++)
    {
      const char *shown = here->shown->pdata[i];
      g_autofree char *cell = g_strconcat (shown, *here->link != '\0' ? "\n" : "", here->link, NULL);

      /* a cell whose last line only looked like a link, or was one that did not look like it */
      if (strcmp (joined, cell) == 0)
        return;
      same_text = same_text || strcmp (shown, read->text) == 0;
    }

  if (!same_text)
    {
      duo_change_item_add_field (item, "text", here->shown->pdata[0], read->text);
      duo_message_set_text (message, read->text);
      set_proposal (item, read, duo_message_get_first_month_in (message, &self->window));
    }
  /* an empty cell never wipes a value */
  if (*read->link != '\0' && strcmp (read->link, here->link) != 0)
    {
      duo_change_item_add_field (item, "link", *here->link != '\0' ? here->link : NULL, read->link);
      duo_message_set_link (message, read->link);
    }
}

/* @compare_places: not for one of several equal messages that the file has as one. */
static DuoChangeItem *
make_known_item (Comparison           *self,
                 const Here           *here,
                 const DuoReadMessage *read,
                 gboolean              compare_places)
{
  g_autoptr (DuoMessage) message = duo_message_copy (here->message);
  g_autoptr (GArray) merged = merge_placements (self, here->message, read);
  g_autofree char *title =
    duo_message_dup_title (here->message, duo_message_get_first_month_in (here->message, &self->window));
  DuoChangeItem *item = duo_change_item_new (DUO_CHANGE_ITEM_SAME, title);

  compare_texts (self, item, here, read, message);
  if (compare_places && !same_placements (here->message, merged))
    {
      add_placements_field (item, here->message, (const DuoPlacement *) (void *) merged->data, merged->len);
      duo_message_set_placements (message, (const DuoPlacement *) (void *) merged->data, merged->len);
    }
  if (read->status_given && duo_message_get_status (here->message) != read->status)
    {
      duo_change_item_add_field (item, "status", duo_message_status_to_string (duo_message_get_status (here->message)),
                                 duo_message_status_to_string (read->status));
      duo_message_set_status (message, read->status);
    }

  item->state = item->fields->len > 0 ? DUO_CHANGE_ITEM_CHANGED : DUO_CHANGE_ITEM_SAME;
  item->ticked = item->state == DUO_CHANGE_ITEM_CHANGED;
  item->current = g_object_ref (G_OBJECT (here->message));
  item->incoming = G_OBJECT (g_steal_pointer (&message));
  return item;
}

static DuoChangeItem *
make_refused_item (DuoRefusal          reason,
                   const DuoFilePlace *place,
                   const char         *value)
{
  DuoChangeItem *item = duo_change_item_new (DUO_CHANGE_ITEM_REFUSED, value != NULL ? value : "");

  item->refusal = reason;
  item->value = g_strdup (value);
  set_place (item, place);
  return item;
}

/* Adds the item or items of one message of the file. */
static void
add_items (Comparison   *self,
           DuoChangeSet *set,
           const Match  *match)
{
  const DuoReadMessage *read = match->read;

  if (match->ambiguous)
    {
      g_autofree char *value = g_utf8_substring (read->text, 0, MIN (200, g_utf8_strlen (read->text, -1)));

      g_ptr_array_add (set->items, make_refused_item (DUO_REFUSAL_AMBIGUOUS, &read->place, value));
      return;
    }

  for (guint i = 0; i < MAX (match->found->len, 1); i++)
    {
      DuoChangeItem *item = match->found->len == 0
                              ? make_new_item (self, read)
                              : make_known_item (self, match->found->pdata[i], read, match->found->len == 1);

      set_place (item, &read->place);
      g_ptr_array_add (set->items, item);
    }
}

/* Messages that begin in the window and that the file does not have. Withdrawn ones stand in no calendar. */
static void
add_missing (Comparison   *self,
             DuoChangeSet *set)
{
  for (guint i = 0; i < self->here->len; i++)
    {
      const Here *here = self->here->pdata[i];
      const DuoMonth first = duo_message_get_first_month_in (here->message, &self->window);
      g_autofree char *title = NULL;
      DuoChangeItem *item;

      if (here->taken || first < self->window.first || duo_message_get_status (here->message) == DUO_MESSAGE_WITHDRAWN)
        continue;

      title = duo_message_dup_title (here->message, first);
      item = duo_change_item_new (DUO_CHANGE_ITEM_MISSING, title);
      item->ticked = FALSE;
      item->current = g_object_ref (G_OBJECT (here->message));
      g_ptr_array_add (set->items, item);
    }
}

static gint
compare_lines (gconstpointer a,
               gconstpointer b)
{
  const DuoChangeItem *x = *(DuoChangeItem *const *) a;
  const DuoChangeItem *y = *(DuoChangeItem *const *) b;
  const guint line_x = x->line > 0 ? x->line : G_MAXUINT;
  const guint line_y = y->line > 0 ? y->line : G_MAXUINT;

  if (line_x != line_y)
    return line_x < line_y ? -1 : 1;
  return (x->column > y->column) - (x->column < y->column);
}

static void
init (Comparison      *self,
      DuoCalendarFile *file,
      GPtrArray       *messages)
{
  self->here = g_ptr_array_new_with_free_func ((GDestroyNotify) here_free);
  self->matches = g_ptr_array_new_with_free_func ((GDestroyNotify) match_free);
  self->by_uid = g_hash_table_new (g_str_hash, g_str_equal);
  self->by_key = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  self->by_cell = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  self->by_text = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);

  for (guint i = 0; i < messages->len; i++)
    add_here (self, messages->pdata[i]);
  for (guint i = 0; i < file->messages->len; i++)
    {
      Match *match = g_new0 (Match, 1);

      match->read = file->messages->pdata[i];
      match->found = g_ptr_array_new ();
      g_ptr_array_add (self->matches, match);
    }
}

static void
clear (Comparison *self)
{
  g_ptr_array_unref (self->matches);
  g_hash_table_unref (self->by_uid);
  g_hash_table_unref (self->by_key);
  g_hash_table_unref (self->by_cell);
  g_hash_table_unref (self->by_text);
  g_ptr_array_unref (self->here);
}

/**
 * duo_calendar_import_compare:
 * @file: what a file says
 * @messages: (element-type DuoMessage): the messages here that touch the year or the school year that begins in it;
 *   those for others than students are left alone
 *
 * Compared as shown: a text whose placeholders, filled in, give what the file has is the same. Fields are "text",
 * "link", "placements" (as "MBO 2020-10/2020-12, HO 2020-06") and "status" (its code); empty cells and a status
 * that the file does not give change nothing. A changed item's @incoming is a copy of @current with all of its
 * fields changed. Texts with a literal year come in as they stand, with a proposal.
 *
 * Returns: (transfer full): the change set, in the order of the file, what is missing last; new and changed items
 *   are ticked
 */
DuoChangeSet *
duo_calendar_import_compare (DuoCalendarFile *file,
                             GPtrArray       *messages)
{
  DuoChangeSet *set = duo_change_set_new (file->file, file->kind);
  Comparison self = { file, file->window };

  g_free (set->encoding);
  set->encoding = g_strdup (file->encoding);
  g_free (set->separator);
  set->separator = g_strdup (file->separator);
  g_free (set->newline);
  set->newline = g_strdup (file->newline);
  set->lines = file->lines;
  for (guint i = 0; i < file->ignored->len; i++)
    g_ptr_array_add (set->ignored, g_strdup (file->ignored->pdata[i]));

  init (&self, file, messages);
  match_all (&self);
  for (guint i = 0; i < self.matches->len; i++)
    add_items (&self, set, self.matches->pdata[i]);
  for (guint i = 0; i < file->refusals->len; i++)
    {
      const DuoReadRefusal *refusal = file->refusals->pdata[i];

      g_ptr_array_add (set->items, make_refused_item (refusal->reason, &refusal->place, refusal->value));
    }
  g_ptr_array_sort (set->items, compare_lines);
  add_missing (&self, set);
  clear (&self);

  return set;
}
