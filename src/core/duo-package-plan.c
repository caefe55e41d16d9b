/* SPDX-License-Identifier: EUPL-1.2 */
/* A package for each institution, from the coverage of the released materials. */
#include "duo-package-plan.h"

#include "duo-formats.h"

static void
item_clear (gpointer data)
{
  DuoPackageItem *item = data;

  g_clear_pointer (&item->channels, g_array_unref);
}

void
duo_package_free (DuoPackage *self)
{
  g_array_unref (self->items);
  g_free (self);
}

/* Returns: (transfer full): the code, "check". */
const char *
duo_package_reason_to_string (DuoPackageReason reason)
{
  static const char *const codes[DUO_N_PACKAGE_REASONS] = { "fits", "check", "standard" };

  g_return_val_if_fail ((guint) reason < DUO_N_PACKAGE_REASONS, NULL);

  return codes[reason];
}

static const DuoCoverageMaterial *
get_material (DuoCoverage *coverage, guint material)
{
  return &g_array_index (coverage->materials, DuoCoverageMaterial, material);
}

static void
add_item (DuoPackage *package, guint material, DuoPackageReason reason, GArray *channels)
{
  DuoPackageItem item = { material, reason, channels };

  g_array_append_val (package->items, item);
}

/* Channels of the institution on which the material has this verdict. Returns: (transfer full) (nullable). */
static GArray *
list_channels (DuoCoverage *coverage, const DuoCoverageInstitution *institution, guint material, DuoMatchVerdict verdict)
{
  GArray *channels = NULL;

  for (guint c = institution->first; c < institution->first + institution->n_channels; c++)
    if (duo_coverage_get_match (coverage, material, c)->verdict == verdict)
      {
        if (channels == NULL)
          channels = g_array_new (FALSE, FALSE, sizeof (guint));
        g_array_append_val (channels, c);
      }

  return channels;
}

/* Whether somebody at @institution could do something with it. A text is written for a kind of channel: who has told of its
 * channels, and has none of that kind, has nowhere to put it. An image can be shown elsewhere than was told. */
static gboolean
is_of_use (DuoCoverage *coverage, const DuoCoverageInstitution *institution, const DuoMatchMaterial *material)
{
  if (material->kind != DUO_MEDIA_KIND_TEXT || institution->n_channels == 0)
    return TRUE;
  for (guint c = institution->first; c < institution->first + institution->n_channels; c++)
    if ((material->kinds & (1u << g_array_index (coverage->channels, DuoCoverageChannel, c).specs.kind)) != 0)
      return TRUE;

  return FALSE;
}

/* The standard set of what is released, as far as it is of use; all that is standard where that is nothing; all that is
 * released where none of it is standard. */
static void
add_standard (DuoCoverage *coverage, const DuoCoverageInstitution *institution, DuoPackage *package)
{
  for (guint pass = 0; pass < 3 && package->items->len == 0; pass++)
    for (guint m = 0; m < coverage->materials->len; m++)
      {
        const DuoCoverageMaterial *material = get_material (coverage, m);

        if (material->is_released && (pass == 2 || duo_formats_is_standard (&material->match))
            && (pass > 0 || is_of_use (coverage, institution, &material->match)))
          add_item (package, m, DUO_PACKAGE_STANDARD, NULL);
      }
}

/**
 * duo_package_plan_new:
 * @coverage: the materials, and those who take part
 * @waiting_too: those who wait for a wave too: they get nothing yet, but one may have been given something before
 *
 * What fits goes along, and what cannot be told is marked to be checked; who would get nothing gets the standard set.
 *
 * Returns: (transfer full) (element-type DuoPackage): one for each institution whose turn it is, in their order
 */
GPtrArray *
duo_package_plan_new (DuoCoverage *coverage, gboolean waiting_too)
{
  GPtrArray *plan = g_ptr_array_new_with_free_func ((GDestroyNotify) duo_package_free);

  for (guint i = 0; i < coverage->institutions->len; i++)
    {
      const DuoCoverageInstitution *institution = &g_array_index (coverage->institutions, DuoCoverageInstitution, i);
      DuoPackage *package;

      if (!waiting_too && !duo_coverage_is_turn (coverage, i))
        continue;
      package = g_new0 (DuoPackage, 1);
      package->institution = i;
      package->items = g_array_new (FALSE, FALSE, sizeof (DuoPackageItem));
      g_array_set_clear_func (package->items, item_clear);
      for (guint m = 0; m < coverage->materials->len; m++)
        {
          GArray *channels;

          if (!get_material (coverage, m)->is_released)
            continue;
          channels = list_channels (coverage, institution, m, DUO_MATCH_VERDICT_FITS);
          if (channels != NULL)
            {
              add_item (package, m, DUO_PACKAGE_FITS, channels);
              continue;
            }
          channels = list_channels (coverage, institution, m, DUO_MATCH_VERDICT_CANNOT_TELL);
          if (channels != NULL)
            add_item (package, m, DUO_PACKAGE_CHECK, channels);
        }
      if (package->items->len == 0)
        add_standard (coverage, institution, package);
      g_ptr_array_add (plan, package);
    }

  return plan;
}
