/* SPDX-License-Identifier: EUPL-1.2 */
/* Lanes by the greedy rule for intervals: the leg that begins first takes the first lane that is free. With
 * at most twelve rows a lane is a set of bits, and so is what overlaps what. */
#include "duo-year-layout.h"

#include <string.h>

/* A set of rows, one bit each. */
typedef guint16 RowSet;

G_STATIC_ASSERT (DUO_LAYOUT_MAX_ROWS <= 16);

/* A leg on its way to a shape. */
typedef struct
{
  DuoMessage *message; /* (unowned) */
  guint       index;   /* of @message */
  gboolean    hidden;
  DuoLayoutLeg leg;
} Draft;

/* What stands where in one sector. */
typedef struct
{
  guint  n_lanes[DUO_LAYOUT_MAX_ROWS]; /* of the cluster that the row belongs to */
  guint  hidden[DUO_LAYOUT_MAX_ROWS];
  guint  total[DUO_LAYOUT_MAX_ROWS];
  RowSet crowded;                      /* rows of clusters that hide something */
} Column;

static RowSet
rows_of (const DuoLayoutLeg *leg)
{
  return (RowSet) ((1u << (leg->last_row + 1)) - (1u << leg->first_row));
}

/* Ids count up; what was not saved yet is the newest. */
static gint64
made_order (DuoMessage *message)
{
  const gint64 id = duo_message_get_id (message);

  return id != 0 ? id : G_MAXINT64;
}

/* What begins first comes first, then what lasts longest, then what was made first. The rest only decides
 * between messages that no store has seen. */
static gint
compare_drafts (gconstpointer a, gconstpointer b)
{
  const Draft *left = *(const Draft *const *) a;
  const Draft *right = *(const Draft *const *) b;
  gint64 left_id, right_id;
  gint order;

  if (left->leg.first != right->leg.first)
    return left->leg.first < right->leg.first ? -1 : 1;
  if (left->leg.last != right->leg.last)
    return left->leg.last > right->leg.last ? -1 : 1;

  left_id = made_order (left->message);
  right_id = made_order (right->message);
  if (left_id != right_id)
    return left_id < right_id ? -1 : 1;

  order = strcmp (duo_message_get_text (left->message), duo_message_get_text (right->message));
  if (order == 0)
    order = strcmp (duo_message_get_uid (left->message), duo_message_get_uid (right->message));
  return order != 0 ? order : (left->index > right->index) - (left->index < right->index);
}

/* Returns: (element-type Draft): the placements of @messages that touch @span, clipped; those of one message
 * stand together, in order of sector and row. */
static GArray *
collect_drafts (GPtrArray *messages, const DuoSpan *span)
{
  GArray *drafts = g_array_sized_new (FALSE, TRUE, sizeof (Draft), messages->len * 2);

  for (guint i = 0; i < messages->len; i++)
    {
      guint n_placements;
      const DuoPlacement *placements = duo_message_get_placements (messages->pdata[i], &n_placements);

      for (guint j = 0; j < n_placements; j++)
        {
          Draft draft = { messages->pdata[i], i, FALSE, { placements[j].sector } };

          if (placements[j].first > span->last || placements[j].last < span->first)
            continue;

          draft.leg.first = placements[j].first;
          draft.leg.last = placements[j].last;
          draft.leg.from_before = placements[j].first < span->first;
          draft.leg.goes_on = placements[j].last > span->last;
          draft.leg.first_row = (guint) (MAX (placements[j].first, span->first) - span->first);
          draft.leg.last_row = (guint) (MIN (placements[j].last, span->last) - span->first);
          g_array_append_val (drafts, draft);
        }
    }

  return drafts;
}

/* Gives each leg the first lane in which its rows are free, or hides it. @lanes (element-type RowSet) tells
 * afterwards which rows each lane has in use. */
static void
assign_lanes (GPtrArray *drafts, guint max_lanes, gint64 shown, GArray *lanes)
{
  for (guint i = 0; i < drafts->len; i++)
    {
      Draft *draft = drafts->pdata[i];
      const RowSet rows = rows_of (&draft->leg);
      guint lane = 0;

      if (shown != 0 && duo_message_get_id (draft->message) == shown)
        continue;

      while (lane < lanes->len && (g_array_index (lanes, RowSet, lane) & rows) != 0)
        lane++;

      draft->hidden = max_lanes > 0 && lane >= max_lanes;
      if (draft->hidden)
        continue;

      if (lane == lanes->len)
        g_array_set_size (lanes, lane + 1);
      g_array_index (lanes, RowSet, lane) |= rows;
      draft->leg.lane = lane;
    }
}

/* Which rows of a sector belong together, how many lanes each such cluster needs, and what it hides. */
static void
measure_column (Column *column, GPtrArray *drafts)
{
  RowSet joined_to_next = 0;

  *column = (Column) { { 0 } };
  for (guint i = 0; i < drafts->len; i++)
    {
      const Draft *draft = drafts->pdata[i];

      for (guint row = draft->leg.first_row; row <= draft->leg.last_row; row++)
        {
          column->total[row]++;
          if (draft->hidden)
            column->hidden[row]++;
          else
            column->n_lanes[row] = MAX (column->n_lanes[row], draft->leg.lane + 1);
        }
      if (draft->hidden)
        column->crowded |= rows_of (&draft->leg);
      joined_to_next |= rows_of (&draft->leg) & (RowSet) ~(1u << draft->leg.last_row);
    }

  for (guint first = 0, last; first < DUO_LAYOUT_MAX_ROWS; first = last + 1)
    {
      RowSet rows = (RowSet) (1u << first);
      guint n_lanes = column->n_lanes[first];

      for (last = first; last + 1 < DUO_LAYOUT_MAX_ROWS && (joined_to_next & (1u << last)) != 0; last++)
        {
          rows |= (RowSet) (1u << (last + 1));
          n_lanes = MAX (n_lanes, column->n_lanes[last + 1]);
        }

      for (guint row = first; row <= last; row++)
        column->n_lanes[row] = n_lanes;
      if ((column->crowded & rows) != 0)
        column->crowded |= rows;
    }
}

/* Lets legs grow to the right. Only the nearest leg at its left can want a free place, so none is wanted twice. */
static void
widen_legs (GPtrArray *drafts, const Column *column, GArray *lanes)
{
  for (guint i = 0; i < drafts->len; i++)
    {
      Draft *draft = drafts->pdata[i];
      const RowSet rows = rows_of (&draft->leg);
      guint end = draft->leg.lane + 1;

      if (draft->hidden)
        continue;

      draft->leg.n_lanes = column->n_lanes[draft->leg.first_row];
      draft->leg.crowded = (column->crowded & rows) != 0;
      while (end < draft->leg.n_lanes && (g_array_index (lanes, RowSet, end) & rows) == 0)
        end++;
      draft->leg.lane_span = end - draft->leg.lane;
    }
}

static gboolean
can_join (const DuoLayoutLeg *left, const DuoLayoutLeg *right)
{
  return left->sector + 1 == right->sector && left->n_lanes == 1 && right->n_lanes == 1 && !left->crowded
         && !right->crowded && (rows_of (left) & rows_of (right)) != 0;
}

static void
add_leg (DuoLayoutShape *shape, const DuoLayoutLeg *leg)
{
  shape->months_differ |= shape->n_legs > 0 && (shape->legs[0].first != leg->first || shape->legs[0].last != leg->last);
  shape->sectors |= 1u << leg->sector;
  shape->legs[shape->n_legs++] = *leg;
}

/* Makes the shapes of one message from its @n drafts, which are in order of sector, and adds them. */
static void
add_shapes (GArray *shapes, const Draft *drafts, guint n)
{
  const guint first_shape = shapes->len;
  DuoSectorSet all_sectors = DUO_SECTOR_SET_NONE;

  for (guint i = 0; i < n; i++)
    {
      DuoLayoutShape *joined = NULL;

      all_sectors |= 1u << drafts[i].leg.sector;
      if (drafts[i].hidden)
        continue;

      /* the last leg of a shape is its rightmost; a shape that has this sector already can't join */
      for (guint j = first_shape; j < shapes->len && joined == NULL; j++)
        {
          DuoLayoutShape *shape = &g_array_index (shapes, DuoLayoutShape, j);

          if (can_join (&shape->legs[shape->n_legs - 1], &drafts[i].leg))
            joined = shape;
        }
      if (joined == NULL)
        {
          g_array_set_size (shapes, shapes->len + 1);
          joined = &g_array_index (shapes, DuoLayoutShape, shapes->len - 1);
          joined->message = drafts[i].index;
        }
      add_leg (joined, &drafts[i].leg);
    }

  for (guint i = first_shape; i < shapes->len; i++)
    g_array_index (shapes, DuoLayoutShape, i).all_sectors = all_sectors;
}

/* The leg of a shape that is read first. */
static const DuoLayoutLeg *
first_leg (const DuoLayoutShape *shape)
{
  const DuoLayoutLeg *first = &shape->legs[0];

  for (guint i = 1; i < shape->n_legs; i++)
    if (shape->legs[i].first_row < first->first_row)
      first = &shape->legs[i];

  return first;
}

/* In reading order; no two shapes have the same first place. */
static gint
compare_shapes (gconstpointer a, gconstpointer b)
{
  const DuoLayoutLeg *left = first_leg (a);
  const DuoLayoutLeg *right = first_leg (b);

  if (left->first_row != right->first_row)
    return left->first_row < right->first_row ? -1 : 1;
  if (left->sector != right->sector)
    return left->sector < right->sector ? -1 : 1;
  return (left->lane > right->lane) - (left->lane < right->lane);
}

static gboolean
is_hidden (GPtrArray *drafts, gint64 message)
{
  for (guint i = 0; i < drafts->len; i++)
    {
      const Draft *draft = drafts->pdata[i];

      if (draft->hidden && duo_message_get_id (draft->message) == message)
        return TRUE;
    }

  return FALSE;
}

/* Empties @lanes and gives @message the last of those that fit: what stands in the others stays where it is. */
static void
reserve_lane (GPtrArray *drafts, guint max_lanes, gint64 message, GArray *lanes)
{
  g_array_set_size (lanes, 0);
  g_array_set_size (lanes, max_lanes);
  for (guint i = 0; i < drafts->len; i++)
    {
      Draft *draft = drafts->pdata[i];

      if (duo_message_get_id (draft->message) != message)
        continue;
      draft->hidden = FALSE;
      draft->leg.lane = max_lanes - 1;
      g_array_index (lanes, RowSet, max_lanes - 1) |= rows_of (&draft->leg);
    }
}

/* Lays out the drafts of one sector in place and tells how that column looks. */
static void
lay_out_sector (GArray *drafts, DuoSector sector, guint max_lanes, gint64 shown, Column *column)
{
  g_autoptr (GPtrArray) in_sector = g_ptr_array_new ();
  g_autoptr (GArray) lanes = g_array_new (FALSE, TRUE, sizeof (RowSet));

  for (guint i = 0; i < drafts->len; i++)
    {
      Draft *draft = &g_array_index (drafts, Draft, i);

      if (draft->leg.sector == sector)
        g_ptr_array_add (in_sector, draft);
    }
  g_ptr_array_sort (in_sector, compare_drafts);

  assign_lanes (in_sector, max_lanes, 0, lanes);
  if (max_lanes > 0 && shown != 0 && is_hidden (in_sector, shown))
    {
      reserve_lane (in_sector, max_lanes, shown, lanes);
      assign_lanes (in_sector, max_lanes, shown, lanes);
    }
  measure_column (column, in_sector);
  widen_legs (in_sector, column, lanes);
}

/**
 * duo_year_layout_new_showing:
 * @messages: as of duo_year_layout_new()
 * @span: likewise
 * @max_lanes: likewise
 * @shown: id of a message that is not hidden, since somebody works on it; 0 for none
 *
 * Returns: (transfer full): the layout; that of duo_year_layout_new() where @shown is not hidden there
 */
DuoYearLayout *
duo_year_layout_new_showing (GPtrArray *messages, const DuoSpan *span, const guint *max_lanes, gint64 shown)
{
  g_autoptr (GArray) drafts = NULL;
  Column columns[DUO_N_SECTORS];
  DuoYearLayout *self;

  g_return_val_if_fail (messages != NULL && span != NULL, NULL);
  g_return_val_if_fail (span->last >= span->first && span->last - span->first < DUO_LAYOUT_MAX_ROWS, NULL);

  self = g_new0 (DuoYearLayout, 1);
  self->span = *span;
  self->shapes = g_array_new (FALSE, TRUE, sizeof (DuoLayoutShape));
  self->more = g_array_new (FALSE, FALSE, sizeof (DuoLayoutMore));

  drafts = collect_drafts (messages, span);
  for (guint sector = 0; sector < DUO_N_SECTORS; sector++)
    {
      lay_out_sector (drafts, (DuoSector) sector, max_lanes != NULL ? max_lanes[sector] : 0, shown, &columns[sector]);
      self->n_lanes[sector] = 1;
      for (guint row = 0; row < DUO_LAYOUT_MAX_ROWS; row++)
        self->n_lanes[sector] = MAX (self->n_lanes[sector], columns[sector].n_lanes[row]);
    }

  for (guint i = 0, end; i < drafts->len; i = end)
    {
      const Draft *first = &g_array_index (drafts, Draft, i);

      for (end = i + 1; end < drafts->len && g_array_index (drafts, Draft, end).index == first->index;)
        end++;
      add_shapes (self->shapes, first, end - i);
    }
  g_array_sort (self->shapes, compare_shapes);

  for (guint row = 0; row < DUO_LAYOUT_MAX_ROWS; row++)
    for (guint sector = 0; sector < DUO_N_SECTORS; sector++)
      {
        const Column *column = &columns[sector];
        const DuoLayoutMore more
          = { (DuoSector) sector, row, column->hidden[row], column->total[row], column->n_lanes[row] };

        if (more.hidden > 0)
          g_array_append_val (self->more, more);
      }

  return self;
}

/**
 * duo_year_layout_new:
 * @messages: (element-type DuoMessage): those to lay out, filtered already, in any order
 * @span: at most twelve months
 * @max_lanes: (nullable) (array fixed-size=3): how many lanes fit in each sector; 0 = as many as are needed,
 *   %NULL = everywhere so. Where more are needed the ones that begin first and last longest stay; another one
 *   is hidden in all its months, and counted as "more" in each
 *
 * The same messages give the same picture whatever their order in @messages.
 *
 * Returns: (transfer full): the layout
 */
DuoYearLayout *
duo_year_layout_new (GPtrArray *messages, const DuoSpan *span, const guint *max_lanes)
{
  return duo_year_layout_new_showing (messages, span, max_lanes, 0);
}

void
duo_year_layout_free (DuoYearLayout *self)
{
  if (self == NULL)
    return;

  g_array_unref (self->shapes);
  g_array_unref (self->more);
  g_free (self);
}

/**
 * duo_year_layout_get_cell:
 * @messages: (element-type DuoMessage): those that were laid out
 * @span: the months that were laid out
 * @sector: a sector
 * @row: a row, from 0
 *
 * Returns: (transfer container) (element-type DuoMessage): all messages of that cell, drawn and hidden, in
 *   the order in which they were given lanes; the list holds references
 */
GPtrArray *
duo_year_layout_get_cell (GPtrArray *messages, const DuoSpan *span, DuoSector sector, guint row)
{
  GPtrArray *cell = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) found = g_ptr_array_new ();
  g_autoptr (GArray) drafts = NULL;

  g_return_val_if_fail (messages != NULL && span != NULL, cell);
  g_return_val_if_fail (span->last >= span->first && span->last - span->first < DUO_LAYOUT_MAX_ROWS, cell);

  drafts = collect_drafts (messages, span);
  for (guint i = 0; i < drafts->len; i++)
    {
      Draft *draft = &g_array_index (drafts, Draft, i);

      if (draft->leg.sector == sector && row >= draft->leg.first_row && row <= draft->leg.last_row)
        g_ptr_array_add (found, draft);
    }

  g_ptr_array_sort (found, compare_drafts);
  for (guint i = 0; i < found->len; i++)
    g_ptr_array_add (cell, g_object_ref (((Draft *) found->pdata[i])->message));

  return cell;
}
