/* SPDX-License-Identifier: EUPL-1.2 */
/* Rows in portions, by an idle source. */
#include "duo-portions.h"

/* Rows that fill a window, and those that one frame has time for. */
#define AT_ONCE 24
#define IN_A_FRAME 4

struct _DuoPortions
{
  DuoPortionsMake make;
  gpointer owner; /* (not owned): outlives this */
  guint n;
  guint n_made;
  guint source;   /* makes the others; 0 for none */
};

/* Makes the next @n rows. Returns: whether there are more to come. */
static gboolean
make_rows (DuoPortions *self, guint n)
{
  const guint end = MIN (self->n_made + n, self->n);

  while (self->n_made < end)
    self->make (self->owner, self->n_made++);
  return self->n_made < self->n;
}

static gboolean
make_cb (gpointer user_data)
{
  DuoPortions *self = user_data;

  if (make_rows (self, IN_A_FRAME))
    return G_SOURCE_CONTINUE;

  self->source = 0;
  return G_SOURCE_REMOVE;
}

/**
 * duo_portions_new:
 * @make: makes a row; called on the main thread
 * @owner: is handed to it, and frees the portions before it goes itself
 *
 * Returns: (transfer full): portions of nothing yet
 */
DuoPortions *
duo_portions_new (DuoPortionsMake make, gpointer owner)
{
  DuoPortions *self = g_new0 (DuoPortions, 1);

  self->make = make;
  self->owner = owner;
  return self;
}

void
duo_portions_free (DuoPortions *self)
{
  g_clear_handle_id (&self->source, g_source_remove);
  g_free (self);
}

/* Begins with the first of @n rows; those of before were taken away, and none of them comes any more. */
void
duo_portions_start (DuoPortions *self, guint n)
{
  g_clear_handle_id (&self->source, g_source_remove);
  self->n = n;
  self->n_made = 0;
  if (make_rows (self, AT_ONCE))
    self->source = g_idle_add (make_cb, self);
}

/* Returns: how many rows there are by now. */
guint
duo_portions_count_made (DuoPortions *self)
{
  return self->n_made;
}
