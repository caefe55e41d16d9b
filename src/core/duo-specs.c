/* SPDX-License-Identifier: EUPL-1.2 */
/* Answers of a channel and of its profile, put together. */
#include "duo-specs.h"

/* Returns: (transfer full): no answers yet. */
DuoSpecs *
duo_specs_new (void)
{
  return g_new0 (DuoSpecs, 1);
}

DuoSpecs *
duo_specs_copy (const DuoSpecs *self)
{
  DuoSpecs *copy = duo_specs_new ();

  for (guint i = 0; i < DUO_N_SPEC_FIELDS; i++)
    copy->values[i] = duo_spec_value_copy (self->values[i]);

  return copy;
}

void
duo_specs_free (DuoSpecs *self)
{
  if (self == NULL)
    return;

  for (guint i = 0; i < DUO_N_SPEC_FIELDS; i++)
    duo_spec_value_free (self->values[i]);
  g_free (self);
}

gboolean
duo_specs_equal (const DuoSpecs *self, const DuoSpecs *other)
{
  for (guint i = 0; i < DUO_N_SPEC_FIELDS; i++)
    if (!duo_spec_value_equal (self->values[i], other->values[i]))
      return FALSE;

  return TRUE;
}

/* Returns: (transfer none) (nullable): the answer; %NULL where there is none. */
const DuoSpecValue *
duo_specs_get (const DuoSpecs *self, DuoSpecField field)
{
  g_return_val_if_fail ((guint) field < DUO_N_SPEC_FIELDS, NULL);

  return self->values[field];
}

/* @value: (transfer full) (nullable): %NULL takes the answer away. */
void
duo_specs_take (DuoSpecs *self, DuoSpecField field, DuoSpecValue *value)
{
  g_return_if_fail ((guint) field < DUO_N_SPEC_FIELDS);

  duo_spec_value_free (self->values[field]);
  self->values[field] = value;
}

/* A known value, with nothing else said. Returns: %FALSE for what is no value of @field; nothing is changed then. */
gboolean
duo_specs_set_known (DuoSpecs *self, DuoSpecField field, const char *text)
{
  DuoSpecValue *value = duo_spec_value_new (field, text);

  if (value == NULL)
    return FALSE;
  duo_specs_take (self, field, value);
  return TRUE;
}

/* The answer that it is not known, with nothing else said. */
void
duo_specs_set_unknown (DuoSpecs *self, DuoSpecField field)
{
  duo_specs_take (self, field, duo_spec_value_new_unknown ());
}

/**
 * duo_specs_effective:
 * @own: the channel's
 * @profile: (nullable): those of its profile
 * @field: a field
 * @origin: (out) (optional): whose answer it is
 *
 * The channel's own answer counts before that of the profile, also where it says that it is not known.
 *
 * Returns: (transfer none) (nullable): the answer that counts; %NULL where it was not asked
 */
const DuoSpecValue *
duo_specs_effective (const DuoSpecs *own, const DuoSpecs *profile, DuoSpecField field, DuoSpecOrigin *origin)
{
  const DuoSpecValue *value = duo_specs_get (own, field);
  DuoSpecOrigin from = DUO_SPEC_OWN;

  if (value == NULL && profile != NULL)
    {
      value = duo_specs_get (profile, field);
      from = DUO_SPEC_INHERITED;
    }
  if (origin != NULL)
    *origin = value != NULL ? from : DUO_SPEC_NOT_ASKED;
  return value;
}

static void
set_derived (DuoEffectiveSpecs *self, DuoSpecField field, gint32 number)
{
  /* said in the same words it stays somebody's answer */
  if (duo_effective_specs_is_known (self, field) && self->number[field] == number)
    return;

  self->state[field] = DUO_SPEC_STATE_KNOWN;
  self->origin[field] = DUO_SPEC_DERIVED;
  self->number[field] = number;
}

/* Forgets a value that can't be right. */
static void
set_unknown (DuoEffectiveSpecs *self, DuoSpecField field)
{
  self->state[field] = DUO_SPEC_STATE_UNKNOWN;
  self->number[field] = 0;
}

/* Whether the channel itself answered @field and only its profile the width. */
static gboolean
is_nearer_than_size (const DuoEffectiveSpecs *self, DuoSpecField field)
{
  return self->origin[field] == DUO_SPEC_OWN && self->origin[DUO_SPEC_WIDTH_PX] == DUO_SPEC_INHERITED
         && self->origin[DUO_SPEC_HEIGHT_PX] == DUO_SPEC_INHERITED;
}

/* Width and height say the orientation and the ratio, and are believed before an answer that says otherwise; but
 * what the channel says itself is believed before the size of its profile: that screen hangs another way. */
static void
derive_from_size (DuoEffectiveSpecs *self)
{
  const gint width = self->number[DUO_SPEC_WIDTH_PX];
  const gint height = self->number[DUO_SPEC_HEIGHT_PX];
  const gint32 orientation = (gint32) duo_spec_orientation_of (width, height);
  gboolean believed = TRUE;

  if (duo_effective_specs_is_known (self, DUO_SPEC_ORIENTATION) && self->number[DUO_SPEC_ORIENTATION] != orientation)
    {
      self->problems |= DUO_SPEC_PROBLEM_ORIENTATION;
      believed = !is_nearer_than_size (self, DUO_SPEC_ORIENTATION);
    }
  if (duo_effective_specs_is_known (self, DUO_SPEC_ASPECT) && !duo_spec_ratio_matches (self->number[DUO_SPEC_ASPECT], width, height))
    {
      self->problems |= DUO_SPEC_PROBLEM_ASPECT;
      believed = believed && !is_nearer_than_size (self, DUO_SPEC_ASPECT);
    }

  if (!believed)
    {
      set_unknown (self, DUO_SPEC_WIDTH_PX);
      set_unknown (self, DUO_SPEC_HEIGHT_PX);
      return;
    }
  set_derived (self, DUO_SPEC_ORIENTATION, orientation);
  if (!duo_effective_specs_is_known (self, DUO_SPEC_ASPECT) || (self->problems & DUO_SPEC_PROBLEM_ASPECT) != 0)
    set_derived (self, DUO_SPEC_ASPECT, duo_spec_ratio_of (width, height));
}

/* Without a size, a ratio still says the orientation; one that contradicts it helps nobody. */
static void
derive_from_aspect (DuoEffectiveSpecs *self)
{
  const gint32 aspect = self->number[DUO_SPEC_ASPECT];
  const gint32 orientation = (gint32) duo_spec_orientation_of (duo_spec_ratio_width (aspect), duo_spec_ratio_height (aspect));

  if (!duo_effective_specs_is_known (self, DUO_SPEC_ORIENTATION))
    set_derived (self, DUO_SPEC_ORIENTATION, orientation);
  else if (self->number[DUO_SPEC_ORIENTATION] != orientation)
    {
      self->problems |= DUO_SPEC_PROBLEM_ASPECT;
      set_unknown (self, DUO_SPEC_ASPECT);
    }
}

/* Two margins that leave nothing between them, or one of half the size or more. */
static gboolean
is_margin_too_large (const DuoEffectiveSpecs *self, DuoSpecField size, DuoSpecField first, DuoSpecField second)
{
  return duo_effective_specs_is_known (self, size)
         && (self->number[first] * 2 >= self->number[size] || self->number[second] * 2 >= self->number[size]);
}

static void
check_size (DuoEffectiveSpecs *self)
{
  const gboolean width = duo_effective_specs_is_known (self, DUO_SPEC_WIDTH_PX);
  const gboolean height = duo_effective_specs_is_known (self, DUO_SPEC_HEIGHT_PX);

  if (duo_channel_kind_is_drawn (self->kind) && width != height)
    self->problems |= DUO_SPEC_PROBLEM_HALF_SIZE;
  if (is_margin_too_large (self, DUO_SPEC_WIDTH_PX, DUO_SPEC_SAFE_LEFT_PX, DUO_SPEC_SAFE_RIGHT_PX)
      || is_margin_too_large (self, DUO_SPEC_HEIGHT_PX, DUO_SPEC_SAFE_TOP_PX, DUO_SPEC_SAFE_BOTTOM_PX))
    self->problems |= DUO_SPEC_PROBLEM_MARGIN;
}

/**
 * duo_effective_specs_init:
 * @self: (out caller-allocates): what counts
 * @kind: the kind of channel; answers to what it is not asked are left out
 * @own: the channel's answers
 * @profile: (nullable): those of its profile
 *
 * Puts the answers together: own before inherited, orientation and ratio following from width and height, and what
 * contradicts itself marked and, where it can't be believed, unknown.
 */
void
duo_effective_specs_init (DuoEffectiveSpecs *self, DuoChannelKind kind, const DuoSpecs *own, const DuoSpecs *profile)
{
  *self = (DuoEffectiveSpecs) { .kind = kind };

  for (guint i = 0; i < DUO_N_SPEC_FIELDS; i++)
    {
      const DuoSpecField field = (DuoSpecField) i;
      DuoSpecOrigin origin = DUO_SPEC_NOT_ASKED;
      const DuoSpecValue *value;

      if (duo_spec_field_weight (field, kind) == DUO_SPEC_NOT_APPLICABLE)
        continue;
      value = duo_specs_effective (own, profile, field, &origin);
      self->origin[i] = (guint8) origin;
      if (value == NULL)
        continue;
      self->state[i] = value->known ? DUO_SPEC_STATE_KNOWN : DUO_SPEC_STATE_UNKNOWN;
      self->number[i] = value->known ? value->number : 0;
    }

  check_size (self);
  if (duo_spec_field_weight (DUO_SPEC_ORIENTATION, kind) == DUO_SPEC_NOT_APPLICABLE)
    return;
  if (duo_effective_specs_is_known (self, DUO_SPEC_WIDTH_PX) && duo_effective_specs_is_known (self, DUO_SPEC_HEIGHT_PX))
    derive_from_size (self);
  if (duo_effective_specs_is_known (self, DUO_SPEC_ASPECT))
    derive_from_aspect (self);
}

/**
 * duo_effective_specs_find_undecided:
 * @self: what counts for a channel
 * @field: (out) (optional): the first deciding field that is not known
 *
 * Orientation and ratio are one question: what says one of them is enough.
 *
 * Returns: whether there is such a field: whether a material fits can't be told then
 */
gboolean
duo_effective_specs_find_undecided (const DuoEffectiveSpecs *self, DuoSpecField *field)
{
  for (guint i = 0; i < DUO_N_SPEC_FIELDS; i++)
    {
      const DuoSpecField at = (DuoSpecField) i;

      if (duo_spec_field_weight (at, self->kind) != DUO_SPEC_DECIDING || duo_effective_specs_is_known (self, at))
        continue;
      if (at == DUO_SPEC_ASPECT && duo_effective_specs_is_known (self, DUO_SPEC_ORIENTATION))
        continue;
      if (field != NULL)
        *field = at;
      return TRUE;
    }

  return FALSE;
}
