/* SPDX-License-Identifier: EUPL-1.2 */
/* What an inventory form asks, and what it is prefilled with. Forms are Dutch, whatever the screen is. */
#include "duo-form.h"

#include <string.h>

#include "duo-dutch-spec.h"
#include "duo-dutch.h"

#define UNKNOWN DUO_DUTCH_UNKNOWN
#define FIRST_BLANK "new-1" /* a screen */

/* At most seven to a kind. Kinds: screen, app, newsletter, website, portal, email, social, poster, other. */
static const DuoFormQuestion questions[] = {
  { "screen_count", "Hoeveel schermen zijn het?", "een getal, bijvoorbeeld 4", DUO_ASK_COUNT, DUO_SPEC_SCREEN_COUNT, "s" },
  { "places", "Op welke vestigingen?", "kies uit de lijst, of typ de naam", DUO_ASK_TEXT, DUO_N_SPEC_FIELDS, "s" },
  { "shape", "Hoe hangt het: liggend of staand?", "of de maat, bijvoorbeeld 1080 x 1920", DUO_ASK_SHAPE, DUO_SPEC_ORIENTATION, "sp" },
  { "form", "Welke vorm: liggend, staand of vierkant?", "of de maat, bijvoorbeeld 1080 x 1080", DUO_ASK_SHAPE, DUO_SPEC_ORIENTATION, "ot" },
  { "size", "Hoe groot mag een afbeelding zijn?", "in pixels, bijvoorbeeld 1200 x 675", DUO_ASK_SHAPE, DUO_SPEC_WIDTH_PX, "a" },
  { "width_px", "Hoe breed mag een afbeelding zijn?", "in pixels, bijvoorbeeld 600", DUO_ASK_PIXELS, DUO_SPEC_WIDTH_PX, "nw" },
  { "formats", "Welke bestanden kan het tonen?", "zet een x bij elk dat kan", DUO_ASK_FORMATS, DUO_SPEC_FORMATS, "snweopt" },
  { "duration_s", "Hoe lang staat een beeld?", "in seconden, bijvoorbeeld 10", DUO_ASK_SECONDS, DUO_SPEC_DURATION_S, "s" },
  { "title_max_chars", "Hoe lang mag de titel zijn?", "letters en spaties samen, bijvoorbeeld 120", DUO_ASK_CHARACTERS, DUO_SPEC_TITLE_MAX_CHARS, "a" },
  { "body_max_chars", "Hoe lang mag de tekst zijn?", "letters en spaties samen, bijvoorbeeld 120", DUO_ASK_CHARACTERS, DUO_SPEC_BODY_MAX_CHARS, "ao" },
  { "max_words", "Hoeveel woorden mag de tekst zijn?", "een getal, bijvoorbeeld 60", DUO_ASK_WORDS, DUO_SPEC_MAX_WORDS, "ne" },
  { "link_allowed", "Mag er een link in?", "ja of nee", DUO_ASK_YES_NO, DUO_SPEC_LINK_ALLOWED, "anwe" },
  { "lead_time_days", "Hoeveel werkdagen vooraf wilt u het hebben?", "een getal, bijvoorbeeld 5", DUO_ASK_WORK_DAYS, DUO_SPEC_LEAD_TIME_DAYS, "sanweopt" },
  { "delivery_method", "Hoe en waarheen sturen wij het?", "bijvoorbeeld e-mail naar naam@school.nl", DUO_ASK_TEXT, DUO_SPEC_DELIVERY_METHOD, "sanweopt" },
};

static const char kind_letters[DUO_N_CHANNEL_KINDS] = { 's', 'a', 'n', 'w', 'w', 'e', 'o', 'p', 't' };

static const struct
{
  DuoFormat format;
  const char *code;
  const char *label;
} ticks[] = {
  { DUO_FORMAT_JPG, "jpg", "JPG (afbeelding)" }, { DUO_FORMAT_PNG, "png", "PNG (afbeelding)" }, { DUO_FORMAT_MP4, "mp4", "MP4 (film)" },
  { DUO_FORMAT_PDF, "pdf", "PDF" },              { DUO_FORMAT_PPTX, "pptx", "PowerPoint" },
};

const char *
duo_form_sheet_name (DuoFormSheetKind sheet)
{
  static const char *const names[DUO_N_FORM_SHEETS]
    = { "Deelname", "Contactpersonen", "Communicatiemiddelen", "Voor de beheerder", "Uitleg" };

  return names[sheet];
}

DuoFormContent *
duo_form_content_new (void)
{
  DuoFormContent *self = g_new0 (DuoFormContent, 1);

  self->goals = g_strdup ("");
  self->contacts = g_ptr_array_new_with_free_func (g_object_unref);
  self->channels = g_ptr_array_new ();
  self->places = g_ptr_array_new_with_free_func (g_free);
  self->place_ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  return self;
}

DuoFormChannel *
duo_form_channel_new (DuoChannel *channel, const DuoSpecs *profile)
{
  DuoFormChannel *self = g_new0 (DuoFormChannel, 1);

  self->channel = g_object_ref (channel);
  self->profile = profile != NULL ? duo_specs_copy (profile) : NULL;
  return self;
}

void
duo_form_content_free (DuoFormContent *self)
{
  for (guint i = 0; i < self->channels->len; i++)
    {
      DuoFormChannel *channel = self->channels->pdata[i];

      g_object_unref (channel->channel);
      g_clear_pointer (&channel->profile, duo_specs_free);
      g_free (channel);
    }
  g_ptr_array_unref (self->channels);
  g_ptr_array_unref (self->contacts);
  g_ptr_array_unref (self->places);
  g_array_unref (self->place_ids);
  g_clear_object (&self->participation);
  g_free (self->campaign_uid);
  g_free (self->campaign);
  g_free (self->questions);
  g_free (self->goals);
  g_free (self->institution_uid);
  g_free (self->brin);
  g_free (self->name);
  g_free (self);
}

/* Returns: (nullable): the question of that code */
const DuoFormQuestion *
duo_form_find_question (const char *code)
{
  for (guint i = 0; i < G_N_ELEMENTS (questions); i++)
    if (strcmp (questions[i].code, code) == 0)
      return &questions[i];

  return NULL;
}

/* Returns: whether channels of @kind are asked it */
gboolean
duo_form_asks (const DuoFormQuestion *question, DuoChannelKind kind)
{
  return strchr (question->kinds, kind_letters[kind]) != NULL;
}

/* ---- What is known already ---- */

static const DuoSpecValue *
get_value (const DuoSpecs *own, const DuoSpecs *profile, DuoSpecField field)
{
  DuoSpecOrigin origin;

  return duo_specs_effective (own, profile, field, &origin);
}

/* "5 MB", "200 KB" */
static char *
dup_file_size (const DuoSpecValue *value)
{
  if (value->number >= 1024 && value->number % 1024 == 0)
    return g_strdup_printf ("%d MB", value->number / 1024);
  return g_strdup_printf ("%d KB", value->number);
}

static char *
dup_field (const DuoSpecs *own, const DuoSpecs *profile, DuoSpecField field)
{
  const DuoSpecValue *value = get_value (own, profile, field);

  if (field == DUO_SPEC_MAX_FILE_KB && value != NULL && value->known)
    return dup_file_size (value);
  if (field == DUO_SPEC_NEXT_ISSUE && value != NULL && value->known) /* "22-10-2020" of an ISO date */
    return g_strdup_printf ("%.2s-%.2s-%.4s", value->text + 8, value->text + 5, value->text);
  return duo_dutch_spec_value (field, value);
}

/* Returns: (transfer full): the answer as a form shows it; "" where there is none */
char *
duo_form_answer_text (const DuoSpecs *own, const DuoSpecs *profile, const DuoFormQuestion *question)
{
  if (question->ask == DUO_ASK_SHAPE)
    {
      const DuoSpecValue *width = get_value (own, profile, DUO_SPEC_WIDTH_PX);
      const DuoSpecValue *height = get_value (own, profile, DUO_SPEC_HEIGHT_PX);

      if (width != NULL && height != NULL && width->known && height->known)
        return g_strdup_printf ("%s x %s", width->text, height->text);
    }

  return dup_field (own, profile, question->field);
}

/* Returns: (transfer full): where the channel is, in the words of the list */
char *
duo_form_channel_places (const DuoFormContent *content, DuoChannel *channel)
{
  guint n;
  const gint64 *ids = duo_channel_get_locations (channel, &n);

  if (n == 0)
    return g_strdup ("alle vestigingen");
  if (n == 1)
    for (guint i = 0; i < content->place_ids->len; i++)
      if (g_array_index (content->place_ids, gint64, i) == ids[0])
        return g_strdup (content->places->pdata[i]);

  return g_strdup_printf ("%u vestigingen", n);
}

/* ---- Lines ---- */

static DuoFormLine *
add_line (GPtrArray *lines, DuoFormSheetKind sheet, const char *key, const char *label, const char *value, const char *help)
{
  DuoFormLine *line = g_new0 (DuoFormLine, 1);

  line->sheet = sheet;
  line->key = g_strdup (key);
  line->label = g_strdup (label);
  line->value = g_strdup (value);
  line->help = g_strdup (help);
  g_ptr_array_add (lines, line);
  return line;
}

static void
line_free (DuoFormLine *line)
{
  g_free (line->key);
  g_free (line->label);
  g_free (line->value);
  g_free (line->help);
  g_strfreev (line->choices);
  g_free (line);
}

static void
set_choices (DuoFormLine *line, const char *choices)
{
  line->choices = g_strsplit (choices, "|", -1);
}

static void
add_participation (GPtrArray *lines, const DuoFormContent *content)
{
  const DuoFormSheetKind sheet = DUO_FORM_PARTICIPATION;
  DuoParticipation *row = content->participation;
  const gboolean answered = row != NULL && duo_when_is_known (duo_participation_get_answered (row));
  static const char *const answers[DUO_N_ANSWERS]
    = { [DUO_ANSWER_UNKNOWN] = UNKNOWN, [DUO_ANSWER_YES] = "ja", [DUO_ANSWER_NO] = "nee", [DUO_ANSWER_CONDITION] = "onder voorwaarden" };

  add_line (lines, sheet, NULL, "Doet uw instelling mee?", "", "");
  set_choices (add_line (lines, sheet, "answer", "Doet u mee aan deze campagne?",
                         answered ? answers[duo_participation_get_answer (row)] : "", "ja, nee of onder voorwaarden: kies uit de lijst"),
               "ja|nee|onder voorwaarden|" UNKNOWN);
  add_line (lines, sheet, "condition", "Onder welke voorwaarden?", answered ? duo_participation_get_condition (row) : "",
            "alleen als u onder voorwaarden meedoet");
  add_line (lines, sheet, "person", "Wie beslist hierover?", answered ? duo_participation_get_person (row) : "", "naam en functie");
}

static const char *
role_name (DuoContactRole role)
{
  static const char *const names[DUO_N_CONTACT_ROLES] = {
    [DUO_ROLE_COMMUNICATION] = "Contactpersoon voor communicatie", [DUO_ROLE_BRON] = "Contactpersoon voor BRON (nu ROD)",
    [DUO_ROLE_BOARD] = "Contactpersoon van het bestuur",           [DUO_ROLE_TECHNICAL] = "Wie de schermen beheert",
    [DUO_ROLE_OTHER] = "Andere contactpersoon",
  };

  return names[role];
}

static void
add_contact (GPtrArray *lines, const char *uid, DuoContactRole role, DuoContactEntry *entry)
{
  static const char *const fields[][3] = { { "name", "Naam", "" }, { "function", "Functie", "" }, { "email", "E-mail", "bijvoorbeeld naam@school.nl" }, { "phone", "Telefoon", "" } };
  DuoContact *contact = entry != NULL ? entry->contact : NULL;
  const char *const values[] = { contact != NULL ? duo_contact_get_name (contact) : "",
                                 entry != NULL && entry->link != NULL ? duo_contact_link_get_function (entry->link) : "",
                                 contact != NULL ? duo_contact_get_email (contact) : "",
                                 contact != NULL ? duo_contact_get_phone (contact) : "" };

  add_line (lines, DUO_FORM_CONTACTS, NULL, strcmp (uid, "new-3") == 0 ? "Nog een contactpersoon voor communicatie" : role_name (role), "", "");
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      g_autofree char *key = g_strdup_printf ("contact:%s:%s:%s", uid, duo_contact_role_to_string (role), fields[i][0]);

      add_line (lines, DUO_FORM_CONTACTS, key, fields[i][1], values[i],
                i == 0 && role == DUO_ROLE_TECHNICAL ? "naam of bedrijf" : fields[i][2]);
    }
}

static void
add_contacts (GPtrArray *lines, const DuoFormContent *content)
{
  gboolean has_communication = FALSE, has_technical = FALSE;

  for (guint i = 0; i < content->contacts->len; i++)
    {
      DuoContactEntry *entry = content->contacts->pdata[i];

      if (entry->link == NULL)
        continue;
      has_communication |= duo_contact_link_get_role (entry->link) == DUO_ROLE_COMMUNICATION;
      has_technical |= duo_contact_link_get_role (entry->link) == DUO_ROLE_TECHNICAL;
      add_contact (lines, duo_contact_link_get_uid (entry->link), duo_contact_link_get_role (entry->link), entry);
    }
  if (!has_communication)
    add_contact (lines, "new-1", DUO_ROLE_COMMUNICATION, NULL);
  if (!has_technical)
    add_contact (lines, "new-2", DUO_ROLE_TECHNICAL, NULL);
  add_contact (lines, "new-3", DUO_ROLE_COMMUNICATION, NULL);
}

/* The list of a question's cell; NULL where nothing helps. */
static char *
dup_choices (const DuoFormContent *content, const DuoFormQuestion *question)
{
  GString *choices = NULL;

  if (question->ask == DUO_ASK_SHAPE && question->field == DUO_SPEC_WIDTH_PX)
    return g_strdup (UNKNOWN);
  if (question->ask == DUO_ASK_SHAPE)
    return g_strdup ("liggend|staand|vierkant|liggend (1920 x 1080)|staand (1080 x 1920)|liggend (3840 x 2160)|" UNKNOWN);
  if (question->ask == DUO_ASK_YES_NO)
    return g_strdup ("ja|nee|" UNKNOWN);
  if (question->field == DUO_SPEC_DELIVERY_METHOD)
    {
      choices = g_string_new (NULL);
      for (gint i = 0; i < DUO_DELIVERY_API; i++) /* what a school does by hand; the rest may be typed */
        g_string_append_printf (choices, "%s|", duo_dutch_spec_code (DUO_SPEC_DELIVERY_METHOD, i));
      g_string_append (choices, UNKNOWN);
      return g_string_free (choices, FALSE);
    }
  if (strcmp (question->code, "places") != 0)
    return g_strdup (UNKNOWN);

  choices = g_string_new ("alle vestigingen");
  for (guint i = 0; i < content->places->len; i++)
    {
      const char *place = content->places->pdata[i];

      if (choices->len + strlen (place) < 200 && strpbrk (place, ",|") == NULL) /* the list of a cell has 255 at most */
        g_string_append_printf (choices, "|%s", place);
    }
  g_string_append (choices, "|" UNKNOWN);
  return g_string_free (choices, FALSE);
}

static void
add_formats (GPtrArray *lines, const char *prefix, const DuoSpecs *own, const DuoSpecs *profile)
{
  const DuoSpecValue *value = get_value (own, profile, DUO_SPEC_FORMATS);
  const gint32 known = value != NULL && value->known ? value->number : 0;
  g_autoptr (GString) others = g_string_new (value != NULL && !value->known ? UNKNOWN : "");
  g_autofree char *other_key = g_strconcat (prefix, "formats.other", NULL);
  gint32 ticked = 0;
  DuoFormLine *line;

  for (guint i = 0; i < G_N_ELEMENTS (ticks); i++)
    {
      g_autofree char *key = g_strconcat (prefix, "formats.", ticks[i].code, NULL);

      line = add_line (lines, DUO_FORM_CHANNELS, key, ticks[i].label, (known & (1 << ticks[i].format)) != 0 ? "x" : "", "");
      line->indent = TRUE;
      set_choices (line, "x");
      ticked |= 1 << ticks[i].format;
    }
  for (gint i = 0; i < DUO_N_FORMATS; i++)
    if ((known & ~ticked & (1 << i)) != 0)
      g_string_append_printf (others, "%s%s", others->len > 0 ? ", " : "", duo_dutch_spec_code (DUO_SPEC_FORMATS, i));
  line = add_line (lines, DUO_FORM_CHANNELS, other_key, "anders, namelijk", others->str, "");
  line->indent = TRUE;
  set_choices (line, UNKNOWN);
}

/* What somebody may call it. */
static const char *
name_help (DuoChannelKind kind)
{
  static const char *const helps[DUO_N_CHANNEL_KINDS] = {
    [DUO_CHANNEL_SCREEN] = "bijvoorbeeld schermen kantine", [DUO_CHANNEL_APP] = "bijvoorbeeld studentenapp",
    [DUO_CHANNEL_NEWSLETTER] = "bijvoorbeeld weekbericht",  [DUO_CHANNEL_PORTAL] = "bijvoorbeeld intranet",
    [DUO_CHANNEL_SOCIAL] = "bijvoorbeeld Instagram",
  };

  return helps[kind] != NULL ? helps[kind] : "";
}

/* A block of @kind; @channel NULL for a blank one; @again: there is a blank one of that kind above it. */
static void
add_block (GPtrArray *lines, const DuoFormContent *content, const char *uid, DuoChannelKind kind, const DuoFormChannel *channel, gboolean again)
{
  g_autofree char *prefix = g_strdup_printf ("channel:%s:%s:", uid, duo_channel_kind_to_string (kind));
  g_autofree char *name_key = g_strconcat (prefix, "name", NULL);
  g_autoptr (DuoSpecs) none = duo_specs_new ();
  const DuoSpecs *own = channel != NULL ? duo_channel_get_specs (channel->channel) : none;
  const DuoSpecs *profile = channel != NULL ? channel->profile : NULL;
  const char *word = channel == NULL && kind == DUO_CHANNEL_OTHER ? "iets anders" : duo_dutch_channel_kind (kind);
  g_autofree char *heading = channel != NULL ? g_strdup_printf ("%c%s: %s", g_ascii_toupper (*word), word + 1, duo_channel_get_name (channel->channel))
                             : again         ? g_strdup_printf ("Nog een %s toevoegen", word)
                                             : g_strdup_printf ("%c%s toevoegen", g_ascii_toupper (*word), word + 1);

  add_line (lines, DUO_FORM_CHANNELS, NULL, heading, "", "");
  add_line (lines, DUO_FORM_CHANNELS, name_key, "Hoe noemt u het?", channel != NULL ? duo_channel_get_name (channel->channel) : "",
            name_help (kind));
  for (guint i = 0; i < G_N_ELEMENTS (questions); i++)
    {
      const DuoFormQuestion *question = &questions[i];
      const gboolean places = strcmp (question->code, "places") == 0;
      g_autofree char *key = g_strconcat (prefix, question->code, NULL);
      g_autofree char *value = NULL;
      g_autofree char *choices = NULL;

      if (!duo_form_asks (question, kind))
        continue;
      if (question->ask == DUO_ASK_FORMATS)
        {
          add_line (lines, DUO_FORM_CHANNELS, "", question->label, "", question->help);
          add_formats (lines, prefix, own, profile);
          continue;
        }
      if (places)
        value = channel != NULL ? duo_form_channel_places (content, channel->channel) : g_strdup ("");
      else
        value = duo_form_answer_text (own, profile, question);
      choices = dup_choices (content, question);
      set_choices (add_line (lines, DUO_FORM_CHANNELS, key, question->label, value, question->help), choices);
    }
}

/* Whether a field is left to who runs the screens. */
static gboolean
is_for_system (DuoSpecField field, DuoChannelKind kind)
{
  if (duo_spec_field_weight (field, kind) == DUO_SPEC_NOT_APPLICABLE || field == DUO_SPEC_DELIVERY_CONTACT || field == DUO_SPEC_ASPECT)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (questions); i++)
    if (duo_form_asks (&questions[i], kind)
        && (questions[i].field == field
            || (questions[i].ask == DUO_ASK_SHAPE && (field == DUO_SPEC_WIDTH_PX || field == DUO_SPEC_HEIGHT_PX))))
      return FALSE;

  return TRUE;
}

/* A field as a question, for who never saw the list of fields. */
static void
ask_field (DuoSpecField field, const char **label, const char **help)
{
  static const struct
  {
    DuoSpecField field;
    const char *label;
    const char *help;
  } asked[] = {
    { DUO_SPEC_SYSTEM, "Welk systeem gebruikt u?", "bijvoorbeeld Xibo of Netpresenter" },
    { DUO_SPEC_ORIENTATION, "Liggend of staand?", "kies uit de lijst" },
    { DUO_SPEC_FORMATS, "Welke bestanden kan het tonen?", "bijvoorbeeld jpg, png" },
    { DUO_SPEC_DURATION_S, "Hoe lang staat een beeld?", "in seconden" },
    { DUO_SPEC_TITLE_MAX_CHARS, "Hoe lang mag de titel zijn?", "letters en spaties samen" },
    { DUO_SPEC_BODY_MAX_CHARS, "Hoe lang mag de tekst zijn?", "letters en spaties samen" },
    { DUO_SPEC_LINK_ALLOWED, "Mag er een link in?", "ja of nee" },
    { DUO_SPEC_PUBLISH_DAYS, "Op welke dagen verschijnt het?", "bijvoorbeeld di, do" },
    { DUO_SPEC_PUBLISH_EVERY_WEEKS, "Om de hoeveel weken verschijnt het?", "1 is elke week, 2 om de week" },
    { DUO_SPEC_NEXT_ISSUE, "Wanneer verschijnt het de volgende keer?", "een datum, bijvoorbeeld 22-10-2020" },
    { DUO_SPEC_LEAD_TIME_DAYS, "Hoeveel werkdagen vooraf wilt u het hebben?", "een getal" },
    { DUO_SPEC_MAX_WORDS, "Hoeveel woorden mogen er hooguit in?", "een getal" },
    { DUO_SPEC_MAX_RUN_DAYS, "Hoe lang mag het hooguit blijven staan?", "in dagen" },
    { DUO_SPEC_LANGUAGE, "In welke talen?", "bijvoorbeeld Nederlands, Engels" },
    { DUO_SPEC_WIDTH_PX, "Hoe breed mag een afbeelding zijn?", "in pixels" },
    { DUO_SPEC_HEIGHT_PX, "Hoe hoog mag een afbeelding zijn?", "in pixels" },
    { DUO_SPEC_SAFE_TOP_PX, "Hoeveel moet bovenaan vrij blijven?", "in pixels" },
    { DUO_SPEC_SAFE_RIGHT_PX, "Hoeveel moet rechts vrij blijven?", "in pixels" },
    { DUO_SPEC_SAFE_BOTTOM_PX, "Hoeveel moet onderaan vrij blijven?", "in pixels, bijvoorbeeld voor een klok" },
    { DUO_SPEC_SAFE_LEFT_PX, "Hoeveel moet links vrij blijven?", "in pixels" },
    { DUO_SPEC_MAX_FILE_KB, "Hoe groot mag een bestand zijn?", "bijvoorbeeld 5 MB" },
    { DUO_SPEC_VIDEO_CODEC, "In welke codec wilt u een film?", "bijvoorbeeld H.264" },
    { DUO_SPEC_FPS, "Hoeveel beelden per seconde?", "bijvoorbeeld 25" },
    { DUO_SPEC_AUDIO, "Geluid: geen, mag of moet?", "kies uit de lijst" },
    { DUO_SPEC_LOOP_SHARE, "Welk deel van de tijd is voor ons beeld?", "in procenten" },
    { DUO_SPEC_REPEAT_GAP_DAYS, "Hoe lang moet het weg zijn voor het terug mag?", "in dagen" },
    { DUO_SPEC_HTML_ALLOWED, "Mag er opmaak (html) in?", "ja of nee" },
    { DUO_SPEC_UTM_ALLOWED, "Mag er een meetcode in de link?", "ja of nee" },
    { DUO_SPEC_ALT_TEXT_REQUIRED, "Is een tekst bij het beeld verplicht?", "ja of nee" },
    { DUO_SPEC_SUBTITLES_REQUIRED, "Is ondertiteling verplicht?", "ja of nee" },
    { DUO_SPEC_MAX_LOGOS, "Hoeveel logo's mogen er hooguit op?", "een getal" },
    { DUO_SPEC_SENDER_RULE, "Hoe moet de afzender erop staan?", "bijvoorbeeld alleen het logo van DUO" },
    { DUO_SPEC_COLOUR_PROFILE, "Welk kleurprofiel?", "bijvoorbeeld sRGB" },
    { DUO_SPEC_DPI, "Hoeveel punten per inch?", "bijvoorbeeld 72" },
  };

  *label = duo_dutch_spec_field (field);
  *help = "";
  for (guint i = 0; i < G_N_ELEMENTS (asked); i++)
    if (asked[i].field == field)
      {
        *label = asked[i].label;
        *help = asked[i].help;
      }
}

/* The words that a choice or set offers; with "onbekend". */
static void
offer_codes (DuoFormLine *line, DuoSpecField field)
{
  const DuoSpecInfo *info = duo_spec_field_info (field);
  GString *choices = g_string_new (NULL);

  for (gint i = 0; info->codes != NULL && info->codes[i] != NULL; i++)
    g_string_append_printf (choices, "%s|", duo_dutch_spec_code (field, i));
  g_string_append (choices, UNKNOWN);
  line->choices = g_strsplit (choices->str, "|", -1);
  g_string_free (choices, TRUE);
}

/* @channel NULL for a screen that is added on the sheet of channels, by the uid of that block. */
static void
add_system_block (GPtrArray *lines, const char *uid, DuoChannelKind kind, const char *heading, const DuoFormChannel *channel)
{
  g_autoptr (DuoSpecs) none = duo_specs_new ();
  const DuoSpecs *own = channel != NULL ? duo_channel_get_specs (channel->channel) : none;
  const DuoSpecs *profile = channel != NULL ? channel->profile : NULL;

  add_line (lines, DUO_FORM_SYSTEM, NULL, heading, "", "");
  for (guint field = 0; field < DUO_N_SPEC_FIELDS; field++)
    {
      g_autofree char *key = NULL;
      g_autofree char *value = NULL;
      const char *label, *help;

      if (!is_for_system ((DuoSpecField) field, kind))
        continue;
      key = g_strdup_printf ("channel:%s:%s:%s", uid, duo_channel_kind_to_string (kind), duo_spec_field_to_string ((DuoSpecField) field));
      value = dup_field (own, profile, (DuoSpecField) field);
      ask_field ((DuoSpecField) field, &label, &help);
      offer_codes (add_line (lines, DUO_FORM_SYSTEM, key, label, value, help), (DuoSpecField) field);
    }
}

static gboolean
has_screen (const DuoFormContent *content)
{
  for (guint i = 0; i < content->channels->len; i++)
    if (duo_channel_get_kind (((DuoFormChannel *) content->channels->pdata[i])->channel) == DUO_CHANNEL_SCREEN)
      return TRUE;

  return FALSE;
}

static void
add_system (GPtrArray *lines, const DuoFormContent *content)
{
  for (guint i = 0; i < content->channels->len; i++)
    {
      const DuoFormChannel *channel = content->channels->pdata[i];

      add_system_block (lines, duo_channel_get_uid (channel->channel), duo_channel_get_kind (channel->channel),
                        duo_channel_get_name (channel->channel), channel);
    }
  if (!has_screen (content))
    add_system_block (lines, FIRST_BLANK, DUO_CHANNEL_SCREEN, "De schermen die u toevoegt", NULL);
}

/* After the last block: what is left to do. */
static void
add_end (GPtrArray *lines, const DuoFormContent *content)
{
  g_autofree char *text = g_strdup_printf ("Bewaar dit bestand als Excel-werkmap (.xlsx) en mail het naar %s. Bedankt!", content->questions);

  add_line (lines, DUO_FORM_CHANNELS, NULL, "Klaar?", "", "");
  add_line (lines, DUO_FORM_CHANNELS, "", text, "", "");
}

static void
add_help (GPtrArray *lines, const DuoFormContent *content)
{
  g_autofree char *mail = g_strdup_printf ("Vragen? Mail naar %s.", content->questions);
  const char *const texts[] = {
    "Vul de vakken in met een rand. De rest staat vast.",
    "Kies uit de lijst, of typ uw eigen antwoord: wij lezen het na.",
    "Weet u iets niet? Kies onbekend. Een leeg vak verandert niets.",
    "Klopt wat er al staat? Laat het dan staan.",
    "Hebt u meer schermen of een app? Vul een leeg blok in op Communicatiemiddelen.",
    "Het blad Voor de beheerder is voor wie de schermen beheert. Het mag leeg blijven.",
    "Bewaar het bestand als Excel-werkmap (.xlsx) en stuur het terug.",
    mail,
  };

  add_line (lines, DUO_FORM_HELP, NULL, "Zo vult u dit formulier in", "", "");
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    add_line (lines, DUO_FORM_HELP, "", texts[i], "", "");
}

/**
 * duo_form_lines:
 *
 * Returns: (transfer full) (element-type DuoFormLine): all lines of the form, by sheet
 */
GPtrArray *
duo_form_lines (const DuoFormContent *content)
{
  /* what most have comes first; a screen of another kind may be met after all others */
  static const struct
  {
    const char *uid;
    DuoChannelKind kind;
  } blanks[] = {
    { "new-1", DUO_CHANNEL_SCREEN }, { "new-3", DUO_CHANNEL_APP },   { "new-4", DUO_CHANNEL_NEWSLETTER }, { "new-5", DUO_CHANNEL_PORTAL },
    { "new-6", DUO_CHANNEL_SOCIAL }, { "new-7", DUO_CHANNEL_OTHER }, { "new-2", DUO_CHANNEL_SCREEN },
  };
  GPtrArray *lines = g_ptr_array_new_with_free_func ((GDestroyNotify) line_free);

  add_participation (lines, content);
  add_contacts (lines, content);
  for (guint i = 0; i < content->channels->len; i++)
    {
      const DuoFormChannel *channel = content->channels->pdata[i];

      add_block (lines, content, duo_channel_get_uid (channel->channel), duo_channel_get_kind (channel->channel), channel, FALSE);
    }
  for (guint i = 0; i < G_N_ELEMENTS (blanks); i++)
    {
      const gboolean again = i > 0 && blanks[i].kind == blanks[0].kind;

      if (!again || !has_screen (content)) /* one to add is enough beside those that are known */
        add_block (lines, content, blanks[i].uid, blanks[i].kind, NULL, again);
    }
  add_end (lines, content);
  add_system (lines, content);
  add_help (lines, content);
  return lines;
}

/* Returns: (transfer full): "formulier_25LX_MBO_Continueren-SF-2020.xlsx": plain letters, digits and dashes only */
char *
duo_form_file_name (const DuoFormContent *content)
{
  g_autofree char *campaign = g_str_to_ascii (content->campaign, "nl");

  g_strcanon (campaign, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-", '-');
  if (strlen (campaign) > 60)
    campaign[60] = '\0';
  return g_strdup_printf ("formulier_%s_%s_%s.xlsx", content->brin, duo_sector_to_string (content->sector), campaign);
}
