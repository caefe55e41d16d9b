/* SPDX-License-Identifier: EUPL-1.2 */
/* The materials of the sample's first campaign. They were made and measured when the program was built (data/sample),
 * so that a sample is there at once, also where no helper can run. */
#include "duo-sample-parts.h"

#include <gio/gio.h>

#include "duo-material-table.h"
#include "duo-media-folder.h"

#include "duo-sample-resources.h"

#define RESOURCES "/nl/duo/Campagnes/sample/"

typedef struct
{
  const char       *file;
  const char       *title;
  DuoMaterialStatus status;
  const char       *alt_text;
  const char       *rights_until; /* "" = unlimited; NULL = not known */
} SampleMaterial;

#define ALT "Tekst: Studeer je door in 2021? Je studiefinanciering loopt door. Lees je bericht over 2021 goed."

/* The smallest useful set, with what still has to be done in it: one without rights, one without a text for who cannot
 * see it, two whose rights end soon. */
static const SampleMaterial materials[] = {
  { "scherm-liggend.jpg", "Scherm liggend", DUO_MATERIAL_RELEASED, ALT, "" },
  { "scherm-staand.jpg", "Scherm staand", DUO_MATERIAL_RELEASED, ALT, "2021-01-31" },
  { "vierkant.jpg", "Vierkant", DUO_MATERIAL_CONCEPT, "", "" },
  { "banner-nieuwsbrief.png", "Banner nieuwsbrief", DUO_MATERIAL_RELEASED, ALT, "" },
  { "clip-liggend.mp4", "Clip liggend", DUO_MATERIAL_RELEASED, ALT, "2021-01-31" },
  { "clip-staand.mp4", "Clip staand", DUO_MATERIAL_CONCEPT, ALT, NULL },
  { "poster-a2.pdf", "Poster A2", DUO_MATERIAL_RELEASED, "", "" },
  { "pushbericht.txt", "Pushbericht", DUO_MATERIAL_RELEASED, "", "" },
  { "nieuwsbrief.txt", "Tekst nieuwsbrief", DUO_MATERIAL_RELEASED, "", "" },
  { "portaal.txt", "Tekst portaal", DUO_MATERIAL_RELEASED, "", "" },
};

const guint duo_sample_n_materials = G_N_ELEMENTS (materials);

static GBytes *
look_up (const char *file, const char *suffix, GError **error)
{
  g_autofree char *path = g_strconcat (RESOURCES, file, suffix, NULL);

  return g_resource_lookup_data (duo_sample_get_resource (), path, G_RESOURCE_LOOKUP_FLAGS_NONE, error);
}

static void
set_words (DuoMaterial *material, const SampleMaterial *sample)
{
  duo_material_set_title (material, sample->title);
  duo_material_set_file_name (material, sample->file);
  duo_material_set_status (material, sample->status);
  duo_material_set_alt_text (material, sample->alt_text);
  duo_material_set_language (material, "nl");
  if (sample->rights_until != NULL && *sample->rights_until == '\0')
    duo_material_set_rights (material, DUO_RIGHTS_UNLIMITED);
  else if (sample->rights_until != NULL)
    {
      const DuoWhen until = duo_sample_when (sample->rights_until);

      duo_material_set_rights (material, DUO_RIGHTS_UNTIL);
      duo_material_set_rights_until (material, &until);
    }
}

static gboolean
add_material (DuoDatabase *db, gint64 campaign, const char *folder, const SampleMaterial *sample, GError **error)
{
  g_autoptr (GBytes) content = look_up (sample->file, "", error);
  g_autoptr (GBytes) answer = content != NULL ? look_up (sample->file, ".facts", error) : NULL;
  g_autoptr (DuoMediaTaken) taken = answer != NULL ? duo_media_folder_put (folder, sample->file, content, answer, error) : NULL;
  g_autoptr (DuoMaterial) material = NULL;

  if (taken == NULL)
    return FALSE;
  if (taken->facts->verdict != DUO_MEDIA_FINE)
    return TRUE; /* it was built without the codecs for it */
  if (!duo_media_folder_keep (folder, taken, error))
    return FALSE;

  material = duo_material_new ();
  duo_material_set_campaign (material, campaign);
  duo_material_set_kinds (material, duo_match_guess_kinds (taken->facts));
  duo_material_set_facts (material, taken->facts);
  set_words (material, sample);
  return duo_material_table_save (db, material, error);
}

/* @folder: beside the store, where their content goes. */
gboolean
duo_sample_fill_materials (DuoDatabase *db, DuoSampleIds *ids, const char *folder, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (materials); i++)
    if (!add_material (db, duo_sample_id_at (ids->campaigns, 0), folder, &materials[i], error))
      return FALSE;

  return TRUE;
}
