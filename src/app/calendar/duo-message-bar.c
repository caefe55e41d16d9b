/* SPDX-License-Identifier: EUPL-1.2 */
/* A message as one button. It is a GtkButton for its focus, keys, role and action; it draws itself, and only its
 * legs take the pointer, so that a notch belongs to the cell under it. */
#include "duo-message-bar.h"

/* Pixels from an end in which a press takes hold of the end instead of the whole. */
#define END_ZONE 8

#define PADDING_BEGIN 11
#define PADDING_END 7
#define PADDING_TOP 4

/* A bar of few words' width gives them a little more. */
#define NARROW 100

struct _DuoMessageBar
{
  GtkButton parent_instance;

  GtkOrientation  months;
  DuoMessage     *message;             /* (owned) (nullable): none while it waits in the pool */
  DuoMessageFace *face;                /* (owned) (nullable) */
  DuoMessageLeg   legs[DUO_N_SECTORS]; /* in order of sector */
  guint           n_legs;
  gboolean        lit;                 /* another part of its message is pointed at */
  DuoTextBlock   *text;                /* (owned) (nullable): set for the size it has; made when first drawn */
  PangoLayout    *labels[DUO_N_SECTORS]; /* (owned) (nullable): of each leg */
};

G_DEFINE_FINAL_TYPE (DuoMessageBar, duo_message_bar, GTK_TYPE_BUTTON)

static void
forget_words (DuoMessageBar *self)
{
  g_clear_pointer (&self->text, duo_text_block_free);
  for (guint i = 0; i < DUO_N_SECTORS; i++)
    g_clear_object (&self->labels[i]);
}

static void
clear_legs (DuoMessageBar *self)
{
  for (guint i = 0; i < self->n_legs; i++)
    duo_message_leg_clear (&self->legs[i]);
  self->n_legs = 0;
}

static void
duo_message_bar_dispose (GObject *object)
{
  DuoMessageBar *self = DUO_MESSAGE_BAR (object);

  forget_words (self);
  clear_legs (self);
  g_clear_object (&self->message);
  g_clear_pointer (&self->face, duo_message_face_free);

  G_OBJECT_CLASS (duo_message_bar_parent_class)->dispose (object);
}

/* Whether the legs at @a and @a + 1 are one figure. */
static gboolean
joins_next (DuoMessageBar *self,
            guint          a)
{
  const graphene_rect_t *here = &self->legs[a].area;
  const graphene_rect_t *next;

  if (a + 1 >= self->n_legs)
    return FALSE;

  next = &self->legs[a + 1].area;
  if (self->months == GTK_ORIENTATION_VERTICAL)
    return here->origin.y < next->origin.y + next->size.height && next->origin.y < here->origin.y + here->size.height;
  return here->origin.x < next->origin.x + next->size.width && next->origin.x < here->origin.x + here->size.width;
}

/* The leg at a place, or -1: the strip between two legs that join belongs to the earlier one. */
static gint
find_leg (DuoMessageBar *self,
          double         x,
          double         y)
{
  for (guint i = 0; i < self->n_legs; i++)
    {
      graphene_rect_t area = self->legs[i].area;

      if (joins_next (self, i) && self->months == GTK_ORIENTATION_VERTICAL)
        area.size.width = self->legs[i + 1].area.origin.x - area.origin.x;
      else if (joins_next (self, i))
        area.size.height = self->legs[i + 1].area.origin.y - area.origin.y;
      if (graphene_rect_contains_point (&area, &GRAPHENE_POINT_INIT ((float) x, (float) y)))
        return (gint) i;
    }

  return -1;
}

static gboolean
duo_message_bar_contains (GtkWidget *widget,
                          double     x,
                          double     y)
{
  return find_leg (DUO_MESSAGE_BAR (widget), x, y) >= 0;
}

/* Where the words go: the leg that begins first, with its neighbours that begin there too. */
static graphene_rect_t
get_text_area (DuoMessageBar *self)
{
  const gboolean vertical = self->months == GTK_ORIENTATION_VERTICAL;
  graphene_rect_t area;
  guint best = 0;

  for (guint i = 1; i < self->n_legs; i++)
    {
      const graphene_point_t *origin = &self->legs[i].area.origin, *first = &self->legs[best].area.origin;

      if (vertical ? origin->y < first->y : origin->x < first->x)
        best = i;
    }
  area = self->legs[best].area;
  for (guint i = best; joins_next (self, i); i++)
    {
      const graphene_rect_t *next = &self->legs[i + 1].area;

      if (vertical ? next->origin.y > area.origin.y : next->origin.x > area.origin.x)
        break;
      if (vertical)
        {
          area.size.width = next->origin.x + next->size.width - area.origin.x;
          area.size.height = MIN (area.size.height, next->size.height);
        }
      else
        {
          area.size.height = next->origin.y + next->size.height - area.origin.y;
          area.size.width = MIN (area.size.width, next->size.width);
        }
    }

  return area;
}

/* Where words begin: past the strip, which only a definite message has. */
static int
get_padding (DuoMessageBar         *self,
             const graphene_rect_t *area)
{
  if (area->size.width >= NARROW)
    return PADDING_BEGIN;
  return self->face->message_status == DUO_MESSAGE_DEFINITE ? PADDING_BEGIN - 2 : PADDING_BEGIN / 2;
}

/* Sets the labels of the legs. Returns: how much height one takes from the words above it. */
static int
make_labels (DuoMessageBar *self)
{
  int highest = 0;

  for (guint i = 0; i < self->n_legs; i++)
    {
      const DuoMessageLeg *leg = &self->legs[i];
      g_autofree char *sector = NULL;
      g_autofree char *months = NULL;
      g_autofree char *markup = NULL;
      int height = 0;

      if (leg->sector_label == NULL && leg->months_label == NULL)
        continue;
      sector = g_markup_escape_text (leg->sector_label != NULL ? leg->sector_label : "", -1);
      months = g_markup_escape_text (leg->months_label != NULL ? leg->months_label : "", -1);
      markup = g_strdup_printf ("<span size=\"95%%\"><b>%s</b>%s%s</span>", sector,
                                leg->sector_label != NULL ? " " : "", months);
      self->labels[i] = gtk_widget_create_pango_layout (GTK_WIDGET (self), NULL);
      pango_layout_set_markup (self->labels[i], markup, -1);
      pango_layout_set_ellipsize (self->labels[i], PANGO_ELLIPSIZE_END);
      pango_layout_set_width (
        self->labels[i], ((int) leg->area.size.width - get_padding (self, &leg->area) - PADDING_END) * PANGO_SCALE);
      if (pango_layout_is_ellipsized (self->labels[i]))
        {
          g_autofree char *small = g_strdup_printf ("<span size=\"85%%\">%s</span>", months);

          pango_layout_set_markup (self->labels[i], small, -1);
          pango_layout_set_width (self->labels[i],
                                  ((int) leg->area.size.width - get_padding (self, &leg->area) - 2) * PANGO_SCALE);
        }
      pango_layout_get_pixel_size (self->labels[i], NULL, &height);
      highest = MAX (highest, height);
    }

  return highest;
}

/* How many lines there must be for a label below the words: the title's, the status' and its own. */
static int
words_lines (DuoMessageBar *self)
{
  return self->face->status != NULL ? 3 : 2;
}

static void
ensure_words (DuoMessageBar *self)
{
  const graphene_rect_t area = get_text_area (self);
  const int padding = get_padding (self, &area) + (area.size.width < NARROW ? PADDING_END / 2 : PADDING_END);
  int height = (int) area.size.height - 2 * PADDING_TOP;
  int label_height;

  if (self->text != NULL)
    return;

  label_height = make_labels (self);
  if (label_height > 0 && height >= words_lines (self) * label_height)
    height -= label_height;
  self->text = duo_text_block_new (GTK_WIDGET (self), self->face, (int) area.size.width - padding, height);
}

/* A leg's label stands at its foot; one too low for words and a label has no label. */
static void
snapshot_labels (DuoMessageBar           *self,
                 GtkSnapshot             *snapshot,
                 const DuoMessageColours *colours)
{
  const graphene_rect_t words = get_text_area (self);

  for (guint i = 0; i < self->n_legs; i++)
    {
      const graphene_rect_t *area = &self->legs[i].area;
      const gboolean has_words = area->origin.x == words.origin.x && area->origin.y == words.origin.y;
      int height = 0;

      if (self->labels[i] == NULL)
        continue;
      pango_layout_get_pixel_size (self->labels[i], NULL, &height);
      if (area->size.height - 2 * PADDING_TOP < (has_words ? words_lines (self) * height : height))
        continue;
      gtk_snapshot_save (snapshot);
      gtk_snapshot_translate (snapshot,
                              &GRAPHENE_POINT_INIT (area->origin.x + (float) get_padding (self, area),
                                                    area->origin.y + area->size.height - height - PADDING_TOP));
      gtk_snapshot_append_layout (snapshot, self->labels[i], &colours->text);
      gtk_snapshot_restore (snapshot);
    }
}

static void
duo_message_bar_snapshot (GtkWidget   *widget,
                          GtkSnapshot *snapshot)
{
  DuoMessageBar *self = DUO_MESSAGE_BAR (widget);
  const graphene_rect_t bounds
    = GRAPHENE_RECT_INIT (0, 0, (float) gtk_widget_get_width (widget), (float) gtk_widget_get_height (widget));
  DuoMessageColours colours;
  graphene_rect_t words;

  if (self->message == NULL || self->n_legs == 0 || bounds.size.width < 1 || bounds.size.height < 1)
    return;

  ensure_words (self);
  words = get_text_area (self);
  duo_message_colours_look_up (widget, self->face->colour, &colours);
  duo_message_draw_shape (snapshot, self->legs, self->n_legs, self->months, &bounds, self->face->message_status,
                          &colours, self->lit || (gtk_widget_get_state_flags (widget) & GTK_STATE_FLAG_PRELIGHT) != 0,
                          gtk_widget_has_visible_focus (widget));
  gtk_snapshot_push_clip (snapshot, &bounds);
  duo_text_block_snapshot (self->text, snapshot, words.origin.x + (float) get_padding (self, &words),
                           words.origin.y + PADDING_TOP, &colours);
  snapshot_labels (self, snapshot, &colours);
  gtk_snapshot_pop (snapshot);
}

static void
duo_message_bar_state_flags_changed (GtkWidget     *widget,
                                     GtkStateFlags  previous)
{
  GTK_WIDGET_CLASS (duo_message_bar_parent_class)->state_flags_changed (widget, previous);
  gtk_widget_queue_draw (widget);
}

static void
duo_message_bar_css_changed (GtkWidget         *widget,
                             GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (duo_message_bar_parent_class)->css_changed (widget, change);
  forget_words (DUO_MESSAGE_BAR (widget));
  gtk_widget_queue_draw (widget);
}

/* Says in full what did not fit. */
static gboolean
duo_message_bar_query_tooltip (GtkWidget  *widget,
                               int         x,
                               int         y,
                               gboolean    keyboard,
                               GtkTooltip *tooltip)
{
  DuoMessageBar *self = DUO_MESSAGE_BAR (widget);
  g_autofree char *text = NULL;

  if (self->text == NULL || !duo_text_block_is_cut (self->text))
    return FALSE;

  text = g_strdup_printf ("%s%s%s\n%s%s%s", self->face->title, self->face->body != NULL ? "\n" : "",
                          self->face->body != NULL ? self->face->body : "", self->face->campaign,
                          self->face->link != NULL ? " · " : "", self->face->link != NULL ? self->face->link : "");
  gtk_tooltip_set_text (tooltip, text);
  return TRUE;
}

static void
duo_message_bar_class_init (DuoMessageBarClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = duo_message_bar_dispose;
  widget_class->contains = duo_message_bar_contains;
  widget_class->snapshot = duo_message_bar_snapshot;
  widget_class->state_flags_changed = duo_message_bar_state_flags_changed;
  widget_class->css_changed = duo_message_bar_css_changed;
  widget_class->query_tooltip = duo_message_bar_query_tooltip;
  gtk_widget_class_set_css_name (widget_class, "messagebar");
}

static void
duo_message_bar_init (DuoMessageBar *self)
{
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
}

/* Returns: (transfer full): a bar without a message, for months that run along @months. */
GtkWidget *
duo_message_bar_new (GtkOrientation months)
{
  DuoMessageBar *self = g_object_new (DUO_TYPE_MESSAGE_BAR, NULL);

  self->months = months;
  return GTK_WIDGET (self);
}

/* Returns: (transfer none) (nullable): its message; none while it waits in the pool. */
DuoMessage *
duo_message_bar_get_message (DuoMessageBar *self)
{
  g_return_val_if_fail (DUO_IS_MESSAGE_BAR (self), NULL);

  return self->message;
}

/**
 * duo_message_bar_set_message:
 * @self: a bar
 * @message: (nullable): what it shows from now on; %NULL puts it back in the pool
 * @face: (transfer full) (nullable): how that reads
 */
void
duo_message_bar_set_message (DuoMessageBar  *self,
                             DuoMessage     *message,
                             DuoMessageFace *face)
{
  g_return_if_fail (DUO_IS_MESSAGE_BAR (self));
  g_return_if_fail ((message == NULL) == (face == NULL));

  g_set_object (&self->message, message);
  if (self->face != NULL && face != NULL && duo_message_face_equal (self->face, face))
    {
      duo_message_face_free (face);
      return;
    }

  g_clear_pointer (&self->face, duo_message_face_free);
  self->face = face;
  forget_words (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static gboolean
legs_equal (const DuoMessageLeg *a,
            const DuoMessageLeg *b)
{
  return graphene_rect_equal (&a->area, &b->area) && a->sector == b->sector && a->open_begin == b->open_begin
         && a->open_end == b->open_end && g_strcmp0 (a->sector_label, b->sector_label) == 0
         && g_strcmp0 (a->months_label, b->months_label) == 0;
}

/**
 * duo_message_bar_set_legs:
 * @self: a bar
 * @legs: (transfer full): the legs, in order of sector; their labels are taken over and left %NULL
 * @n_legs: 1 to 3
 */
void
duo_message_bar_set_legs (DuoMessageBar *self,
                          DuoMessageLeg *legs,
                          guint          n_legs)
{
  gboolean equal;

  g_return_if_fail (DUO_IS_MESSAGE_BAR (self));
  g_return_if_fail (n_legs >= 1 && n_legs <= DUO_N_SECTORS);

  equal = n_legs == self->n_legs;
  for (guint i = 0; equal && i < n_legs; i++)
    equal = legs_equal (&self->legs[i], &legs[i]);
  if (equal)
    {
      for (guint i = 0; i < n_legs; i++)
        duo_message_leg_clear (&legs[i]);
      return;
    }

  clear_legs (self);
  for (guint i = 0; i < n_legs; i++)
    {
      self->legs[i] = legs[i];
      legs[i].sector_label = NULL;
      legs[i].months_label = NULL;
    }
  self->n_legs = n_legs;
  forget_words (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* Lights it up: another part of its message is pointed at or has the focus. */
void
duo_message_bar_set_lit (DuoMessageBar *self,
                         gboolean       lit)
{
  g_return_if_fail (DUO_IS_MESSAGE_BAR (self));

  if (self->lit == lit)
    return;

  self->lit = lit;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * duo_message_bar_get_zone:
 * @self: a bar
 * @x: in its coordinates
 * @y: likewise
 * @leg: (out): the leg there
 *
 * Returns: what a press there takes hold of
 */
DuoBarZone
duo_message_bar_get_zone (DuoMessageBar *self,
                          double         x,
                          double         y,
                          guint         *leg)
{
  const gint found = find_leg (self, x, y);
  const graphene_rect_t *area;
  double from_begin, to_end;

  *leg = (guint) MAX (found, 0);
  if (found < 0)
    return DUO_BAR_BODY;

  area = &self->legs[found].area;
  if (self->months == GTK_ORIENTATION_VERTICAL)
    {
      from_begin = y - area->origin.y;
      to_end = area->origin.y + area->size.height - y;
    }
  else
    {
      from_begin = x - area->origin.x;
      to_end = area->origin.x + area->size.width - x;
    }
  if (to_end <= END_ZONE && !self->legs[found].open_end)
    return DUO_BAR_END;
  if (from_begin <= END_ZONE && !self->legs[found].open_begin)
    return DUO_BAR_BEGIN;
  return DUO_BAR_BODY;
}
