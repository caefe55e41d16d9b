/* SPDX-License-Identifier: EUPL-1.2 */
/* Materials and their files in the language of the screen. */
#include <glib/gi18n.h>

#include "duo-paper.h"
#include "duo-words-match.h"
#include "duo-words-spec.h"

/* Returns: (transfer full): "jpg"; of a text its word. */
char *
duo_words_media_format (DuoMediaFormat format)
{
  const gint code = duo_match_format_of (format);

  if (format == DUO_MEDIA_FORMAT_UNKNOWN)
    return g_strdup (_("unknown type"));

  return g_strdup (code >= 0 ? duo_words_spec_code (DUO_SPEC_FORMATS, code) : duo_media_format_to_string (format));
}

/* Returns: (transfer full): "4,1 MB", in the steps of 1,024 that limits are asked in. */
char *
duo_words_media_size (gint64 bytes)
{
  if (bytes < 1024)
    return g_strdup_printf (ngettext ("%d byte", "%d bytes", (gulong) bytes), (gint) bytes);
  if (bytes < 1024 * 1024)
    return g_strdup_printf (_("%d kB"), (gint) ((bytes + 512) / 1024));
  if (bytes < (gint64) 1024 * 1024 * 1024)
    return g_strdup_printf (bytes % (1024 * 1024) == 0 ? _("%.0f MB") : _("%.1f MB"), (gdouble) bytes / 1024 / 1024);

  return g_strdup_printf (_("%.1f GB"), (gdouble) bytes / 1024 / 1024 / 1024);
}

char *
duo_words_media_measure (const DuoMediaFacts *facts)
{
  g_autofree char *format = duo_words_media_format (facts->format);
  const gint paper = facts->format == DUO_MEDIA_FORMAT_PDF ? duo_paper_find (facts->width, facts->height) : -1;

  switch (duo_media_format_get_kind (facts->format))
    {
    case DUO_MEDIA_KIND_IMAGE:
      return g_strdup_printf ("%d × %d, %s", facts->width, facts->height, format);
    case DUO_MEDIA_KIND_CLIP:
      return g_strdup_printf (_("%d × %d, %d s, %s"), facts->width, facts->height, (gint) ((facts->duration + 500) / 1000), format);
    case DUO_MEDIA_KIND_DOCUMENT:
      if (paper >= 0)
        return g_strdup_printf (ngettext ("A%d, %d page, %s", "A%d, %d pages, %s", (gulong) facts->pages), paper, facts->pages, format);
      return g_strdup_printf (ngettext ("%d page, %s", "%d pages, %s", (gulong) facts->pages), facts->pages, format);
    case DUO_MEDIA_KIND_TEXT:
      if (facts->title_chars > 0)
        return g_strdup_printf (_("title %d, text %d characters"), facts->title_chars, facts->chars);
      return g_strdup_printf (ngettext ("%d character", "%d characters", (gulong) facts->chars), facts->chars);
    case DUO_MEDIA_KIND_UNKNOWN:
    case DUO_N_MEDIA_KINDS:
    default:
      return g_steal_pointer (&format);
    }
}

static void
add_detail (GString *details, const char *words)
{
  if (words != NULL && *words != '\0')
    g_string_append_printf (details, "%s%s", details->len > 0 ? " · " : "", words);
}

static void
add_clip_details (GString *details, const DuoMediaFacts *facts)
{
  const gint codec = duo_match_codec_of (facts->codec);
  g_autofree char *container = *facts->container != '\0' ? g_strdup_printf (_("container %s"), facts->container) : NULL;
  g_autofree char *rate = facts->frame_rate <= 0           ? NULL
                          : facts->frame_rate % 1000 == 0 ? g_strdup_printf (_("%d frames a second"), facts->frame_rate / 1000)
                                                          : g_strdup_printf (_("%.2f frames a second"), facts->frame_rate / 1000.0);
  g_autofree char *sound = facts->has_audio && *facts->audio_codec != '\0' ? g_strdup_printf (_("with sound (%s)"), facts->audio_codec) : NULL;

  add_detail (details, codec >= 0 ? duo_words_spec_code (DUO_SPEC_VIDEO_CODEC, codec) : facts->codec);
  add_detail (details, container);
  add_detail (details, rate);
  add_detail (details, sound != NULL ? sound : facts->has_audio ? _("with sound") : _("without sound"));
}

/* Returns: (transfer full): what else was measured than duo_words_media_measure() says: "liggend · H.264 · 25 beelden per
 * seconde · zonder geluid", "12 woorden"; "" for nothing */
char *
duo_words_media_details (const DuoMediaFacts *facts)
{
  g_autoptr (GString) details = g_string_new (NULL);

  if (facts->width > 0 && facts->height > 0)
    add_detail (details, duo_words_spec_code (DUO_SPEC_ORIENTATION, (gint) duo_spec_orientation_of (facts->width, facts->height)));
  if (duo_media_format_get_kind (facts->format) == DUO_MEDIA_KIND_CLIP)
    add_clip_details (details, facts);
  if (facts->words > 0)
    {
      g_autofree char *words = g_strdup_printf (ngettext ("%d word", "%d words", (gulong) facts->words), facts->words);

      add_detail (details, words);
    }

  return g_string_free (g_steal_pointer (&details), FALSE);
}

/**
 * duo_words_media_verdict:
 * @facts: what was measured
 * @name: the file's name, to show
 *
 * Returns: (transfer full): why the file was not taken, and what to do; "" for one that is fine
 */
char *
duo_words_media_verdict (const DuoMediaFacts *facts, const char *name)
{
  switch (facts->verdict)
    {
    case DUO_MEDIA_FINE:
      return g_strdup ("");
    case DUO_MEDIA_EMPTY:
      return g_strdup_printf (_("‘%s’ is empty. Ask for it again."), name);
    case DUO_MEDIA_MISSING:
      return g_strdup_printf (_("‘%s’ is not there, or no longer."), name);
    case DUO_MEDIA_UNREADABLE:
      return g_strdup_printf (_("‘%s’ cannot be read: it is a folder, or you are not allowed to."), name);
    case DUO_MEDIA_CHANGED:
      return g_strdup_printf (_("‘%s’ changed while it was read. Try again when it is finished."), name);
    case DUO_MEDIA_UNKNOWN_TYPE:
      return g_strdup_printf (_("‘%s’ is no image, clip, document or text that channels take."), name);
    case DUO_MEDIA_BROKEN:
      return g_strdup_printf (_("‘%s’ is damaged or not complete. Ask for it again."), name);
    case DUO_MEDIA_TOO_LARGE:
      if (facts->width > 0)
        return g_strdup_printf (_("‘%s’ has %d × %d pixels; that is more than any channel shows. Make it smaller."), name, facts->width, facts->height);
      return g_strdup_printf (_("‘%s’ is too large. Make it smaller."), name);
    case DUO_MEDIA_TOO_HEAVY:
      return g_strdup_printf (_("‘%s’ could not be opened safely: it takes too much memory or time."), name);
    case DUO_MEDIA_PASSWORD:
      return g_strdup_printf (_("‘%s’ has a password. Ask for it without."), name);
    case DUO_MEDIA_NO_VIDEO:
      return g_strdup_printf (_("‘%s’ has no picture, only sound."), name);
    case DUO_N_MEDIA_VERDICTS:
    default:
      g_return_val_if_reached (g_strdup (""));
    }
}

/* Returns: (transfer full): what to know of a file that is fine, joined; "" for nothing. */
char *
duo_words_media_notes (guint notes)
{
  const struct
  {
    guint note;
    const char *words;
  } all[] = {
    { DUO_MEDIA_NOTE_NAME_LIES, _("its name says another type than it is") },
    { DUO_MEDIA_NOTE_SCRIPT, _("it holds a script, which was not run") },
    { DUO_MEDIA_NOTE_EXTERNAL, _("it refers to other files, which were not fetched") },
    { DUO_MEDIA_NOTE_TURNED, _("it is stored on its side") },
    { DUO_MEDIA_NOTE_MOVING, _("it moves") },
  };
  g_autoptr (GString) said = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    if ((notes & all[i].note) != 0)
      g_string_append_printf (said, "%s%s", said->len > 0 ? "; " : "", all[i].words);

  return g_string_free (g_steal_pointer (&said), FALSE);
}

/* Returns: (transfer full) */
char *
duo_words_media_true_name (const DuoMediaFacts *facts, const char *name)
{
  g_autofree char *format = duo_words_media_format (facts->format);
  g_autofree char *given = duo_media_dup_true_name (facts->format, name);

  if (g_str_equal (given, name))
    return g_strdup ("");

  return g_strdup_printf (_("‘%s’ is a %s. Schools get it as ‘%s’."), name, format, given);
}

/* @name: of the file that was not taken, for @same has its content. @is_older: a newer version took the place of that one.
 * Returns: (transfer full) */
char *
duo_words_material_double (const char *name, DuoMaterial *same, gboolean is_older)
{
  if (is_older)
    return g_strdup_printf (_("‘%s’ is there already, as version %d of ‘%s’. To go back to that one, remove the newer version."), name,
                            (gint) duo_material_get_version (same), duo_material_get_title (same));

  return g_strdup_printf (_("‘%s’ is there already, as ‘%s’."), name, duo_material_get_title (same));
}

const char *
duo_words_material_status (DuoMaterialStatus status)
{
  return status == DUO_MATERIAL_RELEASED ? C_("material", "released") : C_("material", "draft");
}

const char *
duo_words_captions (DuoCaptions captions)
{
  static const char *const words[DUO_N_CAPTIONS] = {
    [DUO_CAPTIONS_NONE] = NC_("captions", "none"),
    [DUO_CAPTIONS_IN_PICTURE] = NC_("captions", "in the picture"),
    [DUO_CAPTIONS_FILE] = NC_("captions", "in a file beside it"),
    [DUO_CAPTIONS_EXEMPT] = NC_("captions", "not needed, because…"),
  };

  g_return_val_if_fail ((guint) captions < DUO_N_CAPTIONS, "");

  return g_dpgettext2 (NULL, "captions", words[captions]);
}

const char *
duo_words_rights (DuoRights rights)
{
  static const char *const words[DUO_N_RIGHTS] = {
    [DUO_RIGHTS_UNKNOWN] = NC_("rights", "not known"),
    [DUO_RIGHTS_UNLIMITED] = NC_("rights", "without end"),
    [DUO_RIGHTS_UNTIL] = NC_("rights", "until a day"),
  };

  g_return_val_if_fail ((guint) rights < DUO_N_RIGHTS, "");

  return g_dpgettext2 (NULL, "rights", words[rights]);
}

/* Returns: (transfer full): one #DuoReleaseProblem, and what to do. */
char *
duo_words_release_problem (guint problem)
{
  const struct
  {
    guint problem;
    const char *words;
  } all[] = {
    { DUO_RELEASE_TITLE, _("It has no title.") },
    { DUO_RELEASE_CONTENT, _("There is nothing in it.") },
    { DUO_RELEASE_ALT_TEXT, _("‘What can be seen, for who cannot see it’ is not filled in.") },
    { DUO_RELEASE_CAPTIONS, _("The clip has sound, and ‘Subtitles’ is not filled in.") },
    { DUO_RELEASE_RIGHTS, _("‘May be shown’ is not filled in.") },
    { DUO_RELEASE_RIGHTS_ENDED, _("‘May be shown’ ends before the campaign begins.") },
    { DUO_RELEASE_KINDS, _("Nothing is chosen under ‘Meant for’.") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    if (problem == all[i].problem)
      return g_strdup (all[i].words);

  g_return_val_if_reached (g_strdup (""));
}

/* Returns: (transfer full): "scherm, website". */
char *
duo_words_channel_kinds (DuoChannelKinds kinds)
{
  g_autoptr (GString) list = g_string_new (NULL);

  for (guint i = 0; i < DUO_N_CHANNEL_KINDS; i++)
    if ((kinds & (1u << i)) != 0)
      g_string_append_printf (list, "%s%s", list->len > 0 ? ", " : "", duo_words_channel_kind ((DuoChannelKind) i));

  return g_string_free (g_steal_pointer (&list), FALSE);
}
