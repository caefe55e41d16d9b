/* SPDX-License-Identifier: EUPL-1.2 */
/* Calendars to write. The ordinary one is the year of the design: seven messages of the slide and four concepts. */
#include "exchange-fixture.h"

#include <glib/gstdio.h>
#include <string.h>

enum
{
  CAMPAIGN_CONTINUE = 1,
  CAMPAIGN_STUDY,
  CAMPAIGN_APPLY,
  CAMPAIGN_CHANGE,
  CAMPAIGN_RED,
  N_CAMPAIGNS = CAMPAIGN_RED,
};

/* Returns: the Julian day of an ISO 8601 text. */
guint32
fixture_day (const char *text)
{
  guint32 day = 0;

  g_assert_true (duo_day_parse (text, &day));
  return day;
}

static void
add_campaign (DuoCalendarContent *content,
              gint64              id,
              const char         *name,
              DuoColour           colour)
{
  DuoCampaign *campaign = duo_campaign_new ();

  duo_campaign_set_id (campaign, id);
  duo_campaign_set_name (campaign, name);
  duo_campaign_set_colour (campaign, colour);
  g_ptr_array_add (content->campaigns, campaign);
}

/* @placements: "VO 2020-01/2020-04; HO 2020-02/2020-02" */
DuoMessage *
fixture_add_message (DuoCalendarContent *content,
                     const char         *text,
                     const char         *link,
                     DuoMessageStatus    status,
                     gint64              campaign,
                     const char         *placements)
{
  DuoMessage *message = duo_message_new ();
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (DuoPlacement));
  g_auto (GStrv) parts = g_strsplit (placements, "; ", -1);
  const gint64 id = content->messages->len + 1;
  g_autofree char *uid = g_strdup_printf ("00000000-0000-4000-8000-%012" G_GINT64_FORMAT, id);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      char *months = strchr (parts[i], ' ');
      DuoPlacement placement;
      DuoWhen when;

      *months++ = '\0';
      g_assert_true (duo_sector_parse (parts[i], &placement.sector));
      g_assert_true (duo_when_parse (months, &when));
      placement.first = duo_day_get_month (when.first);
      placement.last = duo_day_get_month (when.last);
      g_array_append_val (places, placement);
    }

  duo_message_set_id (message, id);
  duo_message_set_rev (message, 1);
  duo_message_set_uid (message, uid);
  duo_message_set_text (message, text);
  duo_message_set_link (message, link);
  duo_message_set_status (message, status);
  duo_message_set_audience (message, DUO_AUDIENCE_STUDENTS);
  duo_message_set_campaign (message, campaign);
  duo_message_set_placements (message, (const DuoPlacement *) places->data, places->len);
  g_ptr_array_add (content->messages, message);
  return message;
}

void
fixture_add_milestone (DuoCalendarContent *content,
                       const char         *title,
                       const char         *planned,
                       const char         *actual,
                       gint64              campaign)
{
  DuoMilestone *milestone = duo_milestone_new ();
  const gint64 id = content->milestones->len + 1;
  g_autofree char *uid = g_strdup_printf ("00000000-0000-4000-8001-%012" G_GINT64_FORMAT, id);
  DuoWhen when;

  duo_milestone_set_id (milestone, id);
  duo_milestone_set_rev (milestone, 1);
  duo_milestone_set_uid (milestone, uid);
  duo_milestone_set_title (milestone, title);
  g_assert_true (duo_when_parse (planned, &when));
  duo_milestone_set_planned (milestone, &when);
  g_assert_true (duo_when_parse (actual, &when));
  duo_milestone_set_actual (milestone, &when);
  duo_milestone_set_campaign (milestone, campaign);
  duo_milestone_set_audience (milestone, DUO_AUDIENCE_INSTITUTIONS);
  g_ptr_array_add (content->milestones, milestone);
}

static void
add_action (DuoCalendarContent *content,
            const char         *text,
            gint64              owner,
            const char         *due,
            const char         *done,
            DuoObjectKind       about_kind,
            gint64              about)
{
  DuoAction *action = duo_action_new ();
  DuoWhen when;

  duo_action_set_id (action, content->actions->len + 1);
  duo_action_set_text (action, text);
  duo_action_set_owner (action, owner);
  g_assert_true (duo_when_parse (due, &when));
  duo_action_set_due (action, &when);
  g_assert_true (duo_when_parse (done, &when));
  duo_action_set_done (action, &when);
  duo_action_set_about_kind (action, about_kind);
  duo_action_set_about (action, about);
  g_ptr_array_add (content->actions, action);
}

static void
add_manager (DuoCalendarContent *content,
             gint64              id,
             const char         *name)
{
  DuoManager *manager = duo_manager_new ();

  duo_manager_set_id (manager, id);
  duo_manager_set_name (manager, name);
  g_ptr_array_add (content->managers, manager);
}

static void
add_campaigns (DuoCalendarContent *content)
{
  add_campaign (content, CAMPAIGN_CONTINUE, "Continueren SF", DUO_COLOUR_BLUE);
  add_campaign (content, CAMPAIGN_STUDY, "Vervolgstudie", DUO_COLOUR_OCHRE);
  add_campaign (content, CAMPAIGN_APPLY, "SF aanvragen", DUO_COLOUR_PURPLE);
  add_campaign (content, CAMPAIGN_CHANGE, "Wijzigingshulp", DUO_COLOUR_GREEN);
  add_campaign (content, CAMPAIGN_RED, "Reisproduct", DUO_COLOUR_RED);
  add_manager (content, 1, "A. de Vries");
  add_manager (content, 2, "S. Bakker");
}

/* Twelve months without anything in them. */
DuoCalendarContent *
fixture_empty_new (void)
{
  return duo_calendar_content_new (duo_month_new (2020, 10), fixture_day ("2020-10-14"), "A. de Vries");
}

/* Screens of a school: the size is known, the duration expressly not, the orientation follows. */
static void
add_screens (DuoCalendarContent *content)
{
  const DuoWhen confirmed = DUO_WHEN_NONE;
  DuoChannelLine *line = duo_channel_line_new ("01AA", "Het Baken", "Schermen kantine", DUO_CHANNEL_SCREEN, &confirmed);

  g_assert_true (duo_specs_set_known (line->specs, DUO_SPEC_WIDTH_PX, "1080"));
  g_assert_true (duo_specs_set_known (line->specs, DUO_SPEC_HEIGHT_PX, "1920"));
  g_assert_true (duo_specs_set_known (line->specs, DUO_SPEC_FORMATS, "jpg,mp4"));
  duo_specs_set_unknown (line->specs, DUO_SPEC_DURATION_S);
  g_ptr_array_add (content->channels, line);
}

/* One whose rights end soon, one of which nobody knows, one that may no longer be used, and one to make. */
static void
add_materials (DuoCalendarContent *content)
{
  static const struct
  {
    const char *title;
    const char *format;
    DuoMaterialLineState state;
    DuoRights rights;
    const char *until;
  } lines[] = {
    { "Clip liggend", "mp4", DUO_MATERIAL_LINE_RELEASED, DUO_RIGHTS_UNTIL, "2020-10-26" },
    { "Poster", "pdf", DUO_MATERIAL_LINE_CONCEPT, DUO_RIGHTS_UNKNOWN, "" },
    { "Pushbericht", "text", DUO_MATERIAL_LINE_RELEASED, DUO_RIGHTS_UNTIL, "2020-10-13" },
    { "", "jpg", DUO_MATERIAL_LINE_TO_MAKE, DUO_RIGHTS_UNKNOWN, "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      DuoMaterialLine *line = duo_material_line_new ("Continueren SF", lines[i].title, lines[i].format);

      line->state = lines[i].state;
      line->rights = lines[i].rights;
      g_assert_true (duo_when_parse (lines[i].until, &line->rights_until));
      line->pages = g_str_equal (lines[i].format, "pdf") ? 2 : 0;
      line->chars = g_str_equal (lines[i].format, "text") ? 112 : 0;
      line->width = 1920;
      line->height = 1080;
      line->duration = g_str_equal (lines[i].format, "mp4") ? 10000 : 0;
      line->fits = i;
      line->asked = 8;
      line->reached = 6;
      g_ptr_array_add (content->materials, line);
    }
}

/* One to chase whose code ends soon, one with the old version only, one withdrawn, one that is not there yet, and an
 * exercise that is over. */
static void
add_platform (DuoCalendarContent *content)
{
  static const struct
  {
    const char *campaign;
    const char *institution;
    gboolean there;
    DuoLinkState link;
    const char *last_day;
    gboolean counted;
    gint downloads;
  } lines[] = {
    { "Continueren SF", "Goudenregen", TRUE, DUO_LINK_MADE, "2020-10-17", TRUE, 0 },
    { "Continueren SF", "ROC Havenstad", TRUE, DUO_LINK_MADE, "2020-12-31", TRUE, 12 },
    { "Continueren SF", "Vossenveld College", TRUE, DUO_LINK_WITHDRAWN, "", FALSE, 0 },
    { "Continueren SF", "Waterland College", FALSE, DUO_LINK_PLANNED, "", FALSE, 0 },
    { "Oefenen", "Goudenregen", TRUE, DUO_LINK_ENDED, "2020-10-13", TRUE, 1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      DuoPlatformLine *line = duo_platform_line_new (lines[i].campaign, lines[i].institution, i == 1 ? "90AA" : "90BB");

      line->practice = g_str_equal (lines[i].campaign, "Oefenen");
      line->there = lines[i].there;
      line->link = lines[i].link;
      line->issued = lines[i].link >= DUO_LINK_MADE ? duo_when_dmy (5, 10, 2020) : DUO_WHEN_NONE;
      g_assert_true (duo_when_parse (lines[i].last_day, &line->last_day));
      line->live = duo_when_dmy (27, 10, 2020);
      line->counted = lines[i].counted;
      line->downloads = lines[i].downloads;
      line->first = line->downloads > 0 ? duo_when_dmy (9, 10, 2020) : DUO_WHEN_NONE;
      line->old = line->downloads == 12;
      g_ptr_array_add (content->platform, line);
    }
}

DuoCalendarContent *
fixture_ordinary_new (void)
{
  DuoCalendarContent *content = fixture_empty_new ();

  add_campaigns (content);
  fixture_add_message (content, "Inschrijven vervolgstudie", "", DUO_MESSAGE_DEFINITE, CAMPAIGN_STUDY, "VO 2020-01/2020-04");
  fixture_add_message (content, "Wat te doen als je AB niet is berekend.", "", DUO_MESSAGE_DEFINITE, CAMPAIGN_CONTINUE,
                       "MBO 2020-01/2020-01; HO 2020-01/2020-01");
  fixture_add_message (content, "SRP 18-", "", DUO_MESSAGE_DEFINITE, CAMPAIGN_APPLY, "VO 2020-05/2020-05");
  fixture_add_message (content, "Aanvragen SF", "", DUO_MESSAGE_DEFINITE, CAMPAIGN_APPLY, "VO 2020-06/2020-07");
  fixture_add_message (content, "Afgestudeerd gefeliciteerd!", "www.duo.nl/wijzigingshulp", DUO_MESSAGE_DEFINITE,
                       CAMPAIGN_CHANGE, "MBO 2020-05/2020-07; HO 2020-06/2020-08");
  fixture_add_message (content, "Lesgeld betalen", "Duo.nl/lesgeld", DUO_MESSAGE_DEFINITE, 0, "MBO 2020-09/2020-09");
  fixture_add_message (content,
                       "Continueren:\n- lees je bericht over {volgend jaar} goed\n- AB nog niet berekend? Wacht op bericht DUO",
                       "", DUO_MESSAGE_DEFINITE, CAMPAIGN_CONTINUE, "MBO 2020-10/2020-12; HO 2020-10/2020-12");
  fixture_add_message (content, "DigiD aanvragen", "", DUO_MESSAGE_CONCEPT, CAMPAIGN_APPLY, "VO 2020-11/2020-12");
  fixture_add_message (content, "Numerus fixus: meld je aan", "", DUO_MESSAGE_CONCEPT, CAMPAIGN_STUDY, "VO 2020-11/2021-01");
  fixture_add_message (content, "Open dagen", "", DUO_MESSAGE_CONCEPT, CAMPAIGN_STUDY, "VO 2020-11/2020-11");
  fixture_add_message (content, "Aanmelden staatsexamen", "", DUO_MESSAGE_CONCEPT, 0, "VO 2020-11/2020-11");

  fixture_add_milestone (content, "Inventarisatie bij instellingen", "2019-10/2019-11", "2019-10/2019-11", CAMPAIGN_CONTINUE);
  fixture_add_milestone (content, "DAMBO uit", "2020-01-01", "2020-01-01", 0);
  fixture_add_milestone (content, "Besluit over VO en HO", "2020-01", "2020-01", 0);
  fixture_add_milestone (content, "Loket gemeenten uit", "2020-02-01", "2020-08-03", 0);
  fixture_add_milestone (content, "Formulieren terug", "2020-09-18", "2020-09-18", CAMPAIGN_CONTINUE);
  fixture_add_milestone (content, "Materialen klaar", "2020-09-25", "2020-10-02", CAMPAIGN_CONTINUE);
  fixture_add_milestone (content, "Mailing aan scholen", "2020-10-09", "2020-10-09", CAMPAIGN_CONTINUE);
  fixture_add_milestone (content, "Proefscherm Curio", "2020-10-12", "", CAMPAIGN_CONTINUE);
  fixture_add_milestone (content, "Live", "2020-11-02", "", CAMPAIGN_CONTINUE);
  fixture_add_milestone (content, "Van scherm", "2020-11-13", "", CAMPAIGN_CONTINUE);
  fixture_add_milestone (content, "eHerkenning verplicht bij DUO", "2021-01-01", "2022-01-01", 0);

  add_action (content, "Met de landelijke vereniging bellen over de schermen", 1, "2020-10-20", "", DUO_OBJECT_CAMPAIGN,
              CAMPAIGN_CONTINUE);
  add_action (content, "Tekst van de mailing laten nalezen", 2, "2020-10-05", "", DUO_OBJECT_MESSAGE, 7);
  add_action (content, "Adressen van het loket opvragen", 2, "2020-07", "2020-07-14", DUO_OBJECT_MILESTONE, 4);
  add_action (content, "Formulier vereenvoudigen", 0, "", "", DUO_OBJECT_NONE, 0);
  add_screens (content);
  add_materials (content);
  add_platform (content);

  return content;
}

/* Returns: (element-type DuoDifference): one of each kind that a meeting sees. */
GPtrArray *
fixture_differences_new (DuoCalendarContent *content)
{
  const struct { DuoDifferenceKind kind; DuoObjectKind object; guint index; } rows[] = {
    { DUO_DIFFERENCE_ADDED, DUO_OBJECT_MESSAGE, 7 },
    { DUO_DIFFERENCE_MOVED, DUO_OBJECT_MESSAGE, 4 },
    { DUO_DIFFERENCE_REWORDED, DUO_OBJECT_MESSAGE, 6 },
    { DUO_DIFFERENCE_STATUS, DUO_OBJECT_MESSAGE, 6 },
    { DUO_DIFFERENCE_WITHDRAWN, DUO_OBJECT_MESSAGE, 9 },
    { DUO_DIFFERENCE_MOVED, DUO_OBJECT_MILESTONE, 5 },
    { DUO_DIFFERENCE_DONE, DUO_OBJECT_MILESTONE, 6 },
    { DUO_DIFFERENCE_OTHER, DUO_OBJECT_ACTION, 1 },
  };
  GPtrArray *differences = g_ptr_array_new_with_free_func ((GDestroyNotify) duo_difference_free);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      DuoDifference *difference = g_new0 (DuoDifference, 1);

      difference->kind = rows[i].kind;
      difference->object_kind = rows[i].object;
      if (rows[i].object == DUO_OBJECT_MESSAGE)
        {
          DuoMessage *after = content->messages->pdata[rows[i].index];
          DuoMessage *before = duo_message_copy (after);
          const DuoPlacement moved = { DUO_SECTOR_MBO, duo_month_new (2020, 4), duo_month_new (2020, 6) };

          if (rows[i].kind == DUO_DIFFERENCE_MOVED)
            duo_message_set_placements (before, &moved, 1);
          if (rows[i].kind == DUO_DIFFERENCE_REWORDED)
            duo_message_set_text (before, "Continueren: let op");
          if (rows[i].kind == DUO_DIFFERENCE_STATUS)
            duo_message_set_status (before, DUO_MESSAGE_CONCEPT);
          difference->before = G_OBJECT (before);
          difference->after = g_object_ref (G_OBJECT (after));
        }
      else if (rows[i].object == DUO_OBJECT_MILESTONE)
        {
          DuoMilestone *after = content->milestones->pdata[rows[i].index];
          DuoMilestone *before = duo_milestone_copy (after);

          duo_milestone_set_actual (before, &DUO_WHEN_NONE);
          difference->before = G_OBJECT (before);
          difference->after = g_object_ref (G_OBJECT (after));
        }
      else
        {
          DuoAction *after = content->actions->pdata[rows[i].index];
          DuoAction *before = duo_action_copy (after);

          duo_action_set_owner (before, 1);
          difference->before = G_OBJECT (before);
          difference->after = g_object_ref (G_OBJECT (after));
        }
      if (rows[i].kind == DUO_DIFFERENCE_ADDED)
        g_clear_object (&difference->before);
      g_ptr_array_add (differences, difference);
    }

  return differences;
}

/* Forty messages, five lanes in places. */
DuoCalendarContent *
fixture_crowded_new (void)
{
  static const char * const texts[] = {
    "Controleer je gegevens", "Studievoorschot aanvragen", "Reisproduct stopzetten\nvoor de tiende van de maand",
    "Inschrijven", "Let op je collegegeldkrediet", "Wijzig je rekeningnummer op tijd",
    "Verhuisd? Geef het door", "DigiD-app met ID-check",
  };
  DuoCalendarContent *content = fixture_empty_new ();

  add_campaigns (content);
  for (guint i = 0; i < 40; i++)
    {
      static const char * const sectors[] = { "VO", "MBO", "HO" };
      const guint first = (i * 7) % 12;
      const guint last = MIN (first + i % 4, 11);
      g_autofree char *places = NULL;
      g_autoptr (GString) text = g_string_new (texts[i % G_N_ELEMENTS (texts)]);

      if (i >= G_N_ELEMENTS (texts))
        g_string_append_printf (text, " %u", i / (guint) G_N_ELEMENTS (texts) + 1);
      if (i % 5 == 0)
        places = g_strdup_printf ("MBO 2020-%02u/2020-%02u; HO 2020-%02u/2020-%02u", first + 1, last + 1, first + 1, last + 1);
      else
        places = g_strdup_printf ("%s 2020-%02u/2020-%02u", sectors[i % 3], first + 1, last + 1);
      fixture_add_message (content, text->str, i % 6 == 0 ? "www.duo.nl/particulier" : "",
                           i % 4 == 0 ? DUO_MESSAGE_CONCEPT : DUO_MESSAGE_DEFINITE, i % 6, places);
    }
  for (guint i = 0; i < 40; i++)
    {
      g_autofree char *planned = g_strdup_printf ("2020-%02u-%02u", i * 5 % 12 + 1, i % 28 + 1);

      fixture_add_milestone (content, "Overleg met de klankbordgroep van instellingen", planned, i % 3 == 0 ? planned : "",
                             i % 6);
    }

  return content;
}

/* Texts that break what handles them carelessly. */
DuoCalendarContent *
fixture_hostile_new (void)
{
  DuoCalendarContent *content = fixture_empty_new ();
  g_autoptr (GString) endless = g_string_new (NULL);
  g_autoptr (GString) word = g_string_new (NULL);

  add_campaigns (content);
  for (guint i = 0; i < 7000; i++)
    g_string_append (endless, "eindeloze tekst ");
  for (guint i = 0; i < 60; i++)
    g_string_append (word, "Hottentotten");

  fixture_add_message (content, "=cmd|' /C calc'!A0", "=HYPERLINK(\"http://x\")", DUO_MESSAGE_DEFINITE, 0, "VO 2020-01/2020-02");
  fixture_add_message (content, "+31 6 bellen", "@SUM(A1)", DUO_MESSAGE_DEFINITE, 1, "MBO 2020-01/2020-02");
  fixture_add_message (content, "-1+1", "", DUO_MESSAGE_CONCEPT, 2, "HO 2020-01/2020-02");
  fixture_add_message (content, "أهلا وسهلا بكم في الجامعة", "", DUO_MESSAGE_DEFINITE, 3, "VO 2020-03/2020-04");
  fixture_add_message (content, "Gefeliciteerd 🎓🎉 met je diploma 👩‍🎓", "", DUO_MESSAGE_DEFINITE, 4, "MBO 2020-03/2020-04");
  fixture_add_message (content, "Stuur\x01 een \x1b[31mbericht\x7f _x0041_ & <b>\"x\"</b>", "", DUO_MESSAGE_DEFINITE, 5,
                       "HO 2020-03/2020-04");
  fixture_add_message (content, endless->str, "", DUO_MESSAGE_DEFINITE, 1, "VO 2020-05/2020-07");
  fixture_add_message (content, word->str, "", DUO_MESSAGE_CONCEPT, 2, "MBO 2020-05/2020-06");
  fixture_add_message (content, "", "", DUO_MESSAGE_DEFINITE, 3, "HO 2020-05/2020-06");
  fixture_add_message (content, "\n\n\nNa lege regels", "", DUO_MESSAGE_DEFINITE, 4, "HO 2020-08/2020-09");
  fixture_add_message (content, "学生贷款 申请", "https://duo.nl/?a=1&b=2;c", DUO_MESSAGE_DEFINITE, 5, "VO 2019-11/2021-02");
  fixture_add_milestone (content, "=1+1", "2020-03-01", "", 0);
  fixture_add_milestone (content, "Regel een\nregel twee; komma, \\ en \"aanhaling\"", "2020-04", "2020-05-10", 1);
  add_action (content, "=HYPERLINK(\"http://example.org\")", 1, "2020-10-01", "", DUO_OBJECT_MESSAGE, 999);
  add_action (content, endless->str, 77, "2020-10", "", DUO_OBJECT_NONE, 0);

  return content;
}

/* As many as a benchmark asks for. */
DuoCalendarContent *
fixture_large_new (guint n_messages,
                   guint n_rows)
{
  DuoCalendarContent *content = fixture_empty_new ();

  add_campaigns (content);
  for (guint i = 0; i < n_messages; i++)
    {
      static const char * const sectors[] = { "VO", "MBO", "HO" };
      const guint first = i * 5 % 12 + 1;
      g_autofree char *text = g_strdup_printf ("Boodschap %u over studiefinanciering\nmet een tweede regel", i);
      g_autofree char *places = g_strdup_printf ("%s 2020-%02u/2020-%02u", sectors[i % 3], first, MIN (first + i % 3, 12));

      fixture_add_message (content, text, "", i % 4 == 0 ? DUO_MESSAGE_CONCEPT : DUO_MESSAGE_DEFINITE, i % 6, places);
    }
  for (guint i = 0; i < n_rows; i++)
    {
      g_autofree char *title = g_strdup_printf ("Mijlpaal %u bij de instellingen", i);
      g_autofree char *text = g_strdup_printf ("Actie %u: bellen met de contactpersoon", i);
      g_autofree char *day = g_strdup_printf ("%u-%02u-%02u", 2010 + i % 20, i % 12 + 1, i % 28 + 1);

      fixture_add_milestone (content, title, day, i % 2 == 0 ? day : "", i % 6);
      add_action (content, text, i % 3, day, i % 3 == 0 ? day : "", DUO_OBJECT_MESSAGE, i % n_messages + 1);
    }

  return content;
}

/* Returns: (transfer full): a folder of its own, for fixture_folder_free(). */
char *
fixture_folder_new (void)
{
  g_autoptr (GError) error = NULL;
  char *folder = g_dir_make_tmp ("duo-export-XXXXXX", &error);

  g_assert_no_error (error);
  return folder;
}

static void
remove_tree (const char *path)
{
  if (g_file_test (path, G_FILE_TEST_IS_DIR) && !g_file_test (path, G_FILE_TEST_IS_SYMLINK))
    {
      g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
      const char *name;

      while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
        {
          g_autofree char *child = g_build_filename (path, name, NULL);

          remove_tree (child);
        }
    }
  g_assert_cmpint (g_remove (path), ==, 0);
}

/* Removes it with all that is in it. */
void
fixture_folder_free (char *folder)
{
  remove_tree (folder);
  g_free (folder);
}
