/* SPDX-License-Identifier: EUPL-1.2 */
/* The rules about contacts and answers: what is pointed out, what is stale, who is the same, which answer stands. */
#include "duo-contact-check.h"
#include "duo-contact-doubles.h"
#include "duo-standing.h"

typedef struct
{
  const char *text;
  DuoFlaw flaw;
} Case;

static void
test_flaws_of_addresses (void)
{
  static const Case cases[] = {
    { "", DUO_FLAW_NONE },
    { "  ", DUO_FLAW_NONE },
    { "m.vandongen@curio.example", DUO_FLAW_NONE },
    { " m.vandongen@curio.example ", DUO_FLAW_NONE },
    { "o'neill+duo@sub.curio-college.nl", DUO_FLAW_NONE },
    { "zoë@café.nl", DUO_FLAW_NONE },
    { "curio.nl", DUO_FLAW_EMAIL_NO_AT },
    { "marieke", DUO_FLAW_EMAIL_NO_AT },
    { "a@b.nl; c@d.nl", DUO_FLAW_EMAIL_SEVERAL },
    { "a@@b.nl", DUO_FLAW_EMAIL_SEVERAL },
    { "@curio.nl", DUO_FLAW_EMAIL_NAME },
    { ".m@curio.nl", DUO_FLAW_EMAIL_NAME },
    { "m..v@curio.nl", DUO_FLAW_EMAIL_NAME },
    { "m,v@curio.nl", DUO_FLAW_EMAIL_NAME },
    { "m@", DUO_FLAW_EMAIL_DOMAIN },
    { "m@curio", DUO_FLAW_EMAIL_DOMAIN },
    { "m@curio,nl", DUO_FLAW_EMAIL_DOMAIN },
    { "m@curio..nl", DUO_FLAW_EMAIL_DOMAIN },
    { "m@curio.nl.", DUO_FLAW_EMAIL_DOMAIN },
    { "m@-curio.nl", DUO_FLAW_EMAIL_DOMAIN },
    { "m@curio.n", DUO_FLAW_EMAIL_DOMAIN },
    { "m vandongen@curio.nl", DUO_FLAW_EMAIL_BLANK },
    { "m@curio.nl\nBcc: x@y.nl", DUO_FLAW_LINE_BREAK },
    { "m@curio.nl\r\n", DUO_FLAW_NONE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s", cases[i].text);
      g_assert_cmpint (duo_email_find_flaw (cases[i].text), ==, cases[i].flaw);
    }
}

/* As people write them: what works is not nagged about, what they mistype is seen. */
static void
test_flaws_of_addresses_as_people_write_them (void)
{
  static const Case cases[] = {
    { "info@gymnasium-exempel.nl", DUO_FLAW_NONE },
    { "Info@Gymnasium-Exempel.NL", DUO_FLAW_NONE },
    { "communicatie@rochavenstad.nl", DUO_FLAW_NONE },
    { "a.j.m.van.der.berg-dejong@student.hogeschool.nl", DUO_FLAW_NONE },
    { "bron_administratie@college.nl", DUO_FLAW_NONE },
    { "schermen+duo@voorbeeldvervoer.example", DUO_FLAW_NONE },
    { "n.'t.hart@school.nl", DUO_FLAW_NONE },
    { "d'hondt@lyceum.be", DUO_FLAW_NONE },
    { "20ab@scholen.net", DUO_FLAW_NONE },
    { "1@2.nl", DUO_FLAW_NONE },
    { "mbo4@3college.eu", DUO_FLAW_NONE },
    { "directie@s-hertogenbosch.school", DUO_FLAW_NONE },
    { "pr@hogeschool.amsterdam", DUO_FLAW_NONE },
    { "balie@campus.education", DUO_FLAW_NONE },
    { "hulp@xn--caf-dma.nl", DUO_FLAW_NONE },
    { "post@school.xn--p1ai", DUO_FLAW_NONE },
    { "j.jansen@gmail.com", DUO_FLAW_NONE },
    { "p_pieters@hotmail.nl", DUO_FLAW_NONE },
    { "k.klaassen@outlook.com", DUO_FLAW_NONE },
    { "familie.bos@ziggo.nl", DUO_FLAW_NONE },
    { "x@mail.comenius.nl", DUO_FLAW_NONE },
    { "x@condor.nl", DUO_FLAW_NONE },
    { "wwwinkel@school.nl", DUO_FLAW_NONE },
    { "raad@bestuur.co.uk", DUO_FLAW_NONE },

    { "j.jansen2school.nl", DUO_FLAW_EMAIL_NO_AT },
    { "j.jansen(at)school.nl", DUO_FLAW_EMAIL_NO_AT },
    { "j.jansen", DUO_FLAW_EMAIL_NO_AT },
    { "https://school.nl/contact", DUO_FLAW_EMAIL_NO_AT },
    { "j.jansen@school.nl / p@school.nl", DUO_FLAW_EMAIL_SEVERAL },
    { "j.jansen@school.nl,p@school.nl", DUO_FLAW_EMAIL_SEVERAL },
    { "j.jansen@@school.nl", DUO_FLAW_EMAIL_SEVERAL },
    { "j jansen@school.nl", DUO_FLAW_EMAIL_BLANK },
    { "j.jansen @school.nl", DUO_FLAW_EMAIL_BLANK },
    { "j.jansen@ school.nl", DUO_FLAW_EMAIL_BLANK },
    { "j.jansen@school. nl", DUO_FLAW_EMAIL_BLANK },
    { "j.jansen\xc2\xa0@school.nl", DUO_FLAW_EMAIL_BLANK },
    { "Jan Jansen <j.jansen@school.nl>", DUO_FLAW_EMAIL_BLANK },
    { "j.jansen.@school.nl", DUO_FLAW_EMAIL_NAME },
    { "j..jansen@school.nl", DUO_FLAW_EMAIL_NAME },
    { "mailto:j.jansen@school.nl", DUO_FLAW_EMAIL_NAME },
    { "<j.jansen@school.nl>", DUO_FLAW_EMAIL_NAME },
    { "j,jansen@school.nl", DUO_FLAW_EMAIL_NAME },
    { "j.jansen@school", DUO_FLAW_EMAIL_DOMAIN },
    { "j.jansen@schoolnl", DUO_FLAW_EMAIL_DOMAIN },
    { "j.jansen@school,nl", DUO_FLAW_EMAIL_DOMAIN },
    { "j.jansen@school.nl.", DUO_FLAW_EMAIL_DOMAIN },
    { "j.jansen@school.nl;", DUO_FLAW_EMAIL_DOMAIN },
    { "j.jansen@school.nl>", DUO_FLAW_EMAIL_DOMAIN },
    { "j.jansen@school..nl", DUO_FLAW_EMAIL_DOMAIN },
    { "j.jansen@.school.nl", DUO_FLAW_EMAIL_DOMAIN },
    { "j.jansen@school-.nl", DUO_FLAW_EMAIL_DOMAIN },
    { "j.jansen@mijn_school.nl", DUO_FLAW_EMAIL_DOMAIN },
    { "j.jansen@school.n", DUO_FLAW_EMAIL_DOMAIN },
    { "j.jansen@school.n1", DUO_FLAW_EMAIL_DOMAIN },
    { "j.jansen@school/nl", DUO_FLAW_EMAIL_DOMAIN },
    { "j.jansen@school.nll", DUO_FLAW_EMAIL_TYPO },
    { "j.jansen@school.nI", DUO_FLAW_EMAIL_TYPO },
    { "j.jansen@school.ml", DUO_FLAW_EMAIL_TYPO },
    { "j.jansen@school.nl.nl", DUO_FLAW_EMAIL_TYPO },
    { "j.jansen@school.con", DUO_FLAW_EMAIL_TYPO },
    { "j.jansen@SCHOOL.CON", DUO_FLAW_EMAIL_TYPO },
    { "j.jansen@gmial.com", DUO_FLAW_EMAIL_TYPO },
    { "j.jansen@gmail.con", DUO_FLAW_EMAIL_TYPO },
    { "j.jansen@hotmial.com", DUO_FLAW_EMAIL_TYPO },
    { "j.jansen@outlok.com", DUO_FLAW_EMAIL_TYPO },
    { "www.j.jansen@school.nl", DUO_FLAW_EMAIL_TYPO },
    { "j.jansen@www.school.nl", DUO_FLAW_EMAIL_TYPO },
  };
  g_autofree char *long_name = g_strnfill (65, 'a');
  g_autofree char *too_long = g_strconcat (long_name, "@school.nl", NULL);
  g_autofree char *long_label = g_strconcat ("a@", long_name, ".nl", NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s", cases[i].text);
      g_assert_cmpint (duo_email_find_flaw (cases[i].text), ==, cases[i].flaw);
    }
  g_assert_cmpint (duo_email_find_flaw (too_long), ==, DUO_FLAW_EMAIL_NAME);
  g_assert_cmpint (duo_email_find_flaw (long_label), ==, DUO_FLAW_EMAIL_DOMAIN);
}

static void
test_flaws_of_numbers (void)
{
  static const Case cases[] = {
    { "", DUO_FLAW_NONE },
    { "0765550100", DUO_FLAW_NONE },
    { "(076) 555 01 00", DUO_FLAW_NONE },
    { "076–5550100", DUO_FLAW_NONE },
    { "06-12345678", DUO_FLAW_NONE },
    { "088 123 45 67", DUO_FLAW_NONE },
    { "0800 1234", DUO_FLAW_NONE },
    { "0900-1234567", DUO_FLAW_NONE },
    { "14 020", DUO_FLAW_NONE },
    { "+31 (0)76 555 01 00", DUO_FLAW_NONE },
    { "0031 76 5550100", DUO_FLAW_NONE },
    { "+32 2 555 12 12", DUO_FLAW_NONE },
    { "765550100", DUO_FLAW_PHONE_NO_ZERO },
    { "076555010", DUO_FLAW_PHONE_SHORT },
    { "07655501001", DUO_FLAW_PHONE_LONG },
    { "+31 76", DUO_FLAW_PHONE_SHORT },
    { "+31 76 555 01 00 123 456 7", DUO_FLAW_PHONE_LONG },
    { "076 555 01 00 tst 12", DUO_FLAW_PHONE_LETTERS },
    { "www.curio.nl", DUO_FLAW_PHONE_LETTERS },
    { "076 555\n01 00", DUO_FLAW_LINE_BREAK },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s", cases[i].text);
      g_assert_cmpint (duo_phone_find_flaw (cases[i].text), ==, cases[i].flaw);
    }
}

static void
test_keys_are_the_same_for_two_ways_to_write (void)
{
  g_autofree char *one = duo_phone_dup_key ("+31 (0)76 555 01 00");
  g_autofree char *two = duo_phone_dup_key ("076-5550100");
  g_autofree char *three = duo_phone_dup_key ("0031765550100");
  g_autofree char *none = duo_phone_dup_key ("toestel 12");
  g_autofree char *email = duo_email_dup_key (" M.VanDongen@Curio.example ");

  g_assert_cmpstr (one, ==, "0765550100");
  g_assert_cmpstr (two, ==, one);
  g_assert_cmpstr (three, ==, one);
  g_assert_null (none);
  g_assert_cmpstr (email, ==, "m.vandongen@curio.example");
  g_assert_null (duo_email_dup_key (""));
}

static guint32
day (const char *text)
{
  guint32 julian = 0;

  g_assert_true (duo_day_parse (text, &julian));
  return julian;
}

static gint
months (const char *confirmed)
{
  DuoWhen when;

  g_assert_true (duo_when_parse (confirmed, &when));
  return duo_months_since (&when, day ("2020-10-14"));
}

static void
test_stale_after_a_year (void)
{
  const DuoWhen never = DUO_WHEN_NONE;
  const DuoWhen just = duo_when_day (day ("2019-10-15"));
  const DuoWhen year = duo_when_day (day ("2019-10-14"));

  g_assert_cmpint (months (""), ==, -1);
  g_assert_cmpint (months ("2020-10-14"), ==, 0);
  g_assert_cmpint (months ("2021-01"), ==, 0);
  g_assert_cmpint (months ("2020-09-14"), ==, 1);
  g_assert_cmpint (months ("2020-09-15"), ==, 0);
  g_assert_cmpint (months ("2020-09"), ==, 0);
  g_assert_cmpint (months ("2019-04-03"), ==, 18);
  g_assert_true (duo_contact_is_stale (&never, day ("2020-10-14")));
  g_assert_false (duo_contact_is_stale (&just, day ("2020-10-14")));
  g_assert_true (duo_contact_is_stale (&year, day ("2020-10-14")));
}

static DuoContact *
contact (const char *name, const char *email, const char *phone)
{
  DuoContact *self = duo_contact_new ();

  duo_contact_set_name (self, name);
  duo_contact_set_email (self, email);
  duo_contact_set_phone (self, phone);
  return self;
}

static void
test_doubles_by_name_and_address_or_number (void)
{
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) doubles = NULL;
  GPtrArray *group;

  g_ptr_array_add (all, contact ("Joost Peeters", "j.peeters@curio.example", ""));
  g_ptr_array_add (all, contact ("Iemand anders", "info@curio.example", ""));
  g_ptr_array_add (all, contact ("JOOST  PEETERS", "J.Peeters@curio.example", "076 5550100"));
  g_ptr_array_add (all, contact ("Nog een ander", "info@curio.example", "")); /* shares a mailbox */
  g_ptr_array_add (all, contact ("Joost Peeters", "", "+31 76 5550100")); /* by way of the third */
  g_ptr_array_add (all, contact ("Joost Peeters", "", "")); /* nothing to know him by */
  g_ptr_array_add (all, contact ("", "info@curio.example", "")); /* nobody's name */

  doubles = duo_contacts_find_doubles (all);
  g_assert_cmpuint (doubles->len, ==, 1);
  group = doubles->pdata[0];
  g_assert_cmpuint (group->len, ==, 3);
  g_assert_true (group->pdata[0] == all->pdata[0]);
  g_assert_true (group->pdata[1] == all->pdata[2]);
  g_assert_true (group->pdata[2] == all->pdata[4]);
  g_assert_true (duo_contact_is_double_of (all->pdata[0], all->pdata[2]));
  g_assert_false (duo_contact_is_double_of (all->pdata[0], all->pdata[4]));
  g_assert_false (duo_contact_is_double_of (all->pdata[5], all->pdata[5]));
}

static void
test_merging_loses_nothing (void)
{
  g_autoptr (DuoContact) kept = contact ("Joost Peeters", "j.peeters@curio.example", "");
  g_autoptr (DuoContact) other = contact ("J. Peeters", "joost@elders.example", "076 5550100");
  g_autoptr (DuoContact) merged = NULL;

  duo_contact_set_note (kept, "belt liever");
  duo_contact_set_note (other, "vrij op vrijdag");
  duo_contact_set_do_not_mail (other, TRUE);
  merged = duo_contact_merge (kept, other);
  g_assert_cmpstr (duo_contact_get_uid (merged), ==, duo_contact_get_uid (kept));
  g_assert_cmpstr (duo_contact_get_name (merged), ==, "Joost Peeters");
  g_assert_cmpstr (duo_contact_get_email (merged), ==, "j.peeters@curio.example");
  g_assert_cmpstr (duo_contact_get_phone (merged), ==, "076 5550100");
  g_assert_cmpstr (duo_contact_get_note (merged), ==, "belt liever\njoost@elders.example\nvrij op vrijdag");
  g_assert_true (duo_contact_get_do_not_mail (merged));
}

static void
add_answer (GPtrArray *answers, DuoSector sector, const char *since, DuoAnswer value)
{
  DuoWillingness *answer = duo_willingness_new ();
  DuoWhen when;

  g_assert_true (duo_when_parse (since, &when));
  duo_willingness_set_institution (answer, 1);
  duo_willingness_set_sector (answer, sector);
  duo_willingness_set_since (answer, &when);
  duo_willingness_set_answer (answer, value);
  g_ptr_array_add (answers, answer);
}

static void
test_the_newest_answer_stands (void)
{
  g_autoptr (GPtrArray) answers = g_ptr_array_new_with_free_func (g_object_unref);

  add_answer (answers, DUO_SECTOR_MBO, "", DUO_ANSWER_UNKNOWN);
  add_answer (answers, DUO_SECTOR_MBO, "2019-12", DUO_ANSWER_NO);
  add_answer (answers, DUO_SECTOR_MBO, "2020-09-14", DUO_ANSWER_YES);
  add_answer (answers, DUO_SECTOR_MBO, "2021-01", DUO_ANSWER_CONDITION);

  g_assert_cmpint (duo_willingness_get_answer (duo_answers_find_standing (answers, DUO_SECTOR_MBO, day ("2020-10-14"))), ==,
                   DUO_ANSWER_YES);
  g_assert_cmpint (duo_willingness_get_answer (duo_answers_find_standing (answers, DUO_SECTOR_MBO, day ("2021-01-01"))), ==,
                   DUO_ANSWER_CONDITION);
  g_assert_cmpint (duo_willingness_get_answer (duo_answers_find_standing (answers, DUO_SECTOR_MBO, day ("2018-01-01"))), ==,
                   DUO_ANSWER_UNKNOWN);
  g_assert_null (duo_answers_find_standing (answers, DUO_SECTOR_VO, day ("2020-10-14")));
  g_assert_cmpuint (duo_answers_get_not_asked (answers, DUO_SECTOR_SET_VO | DUO_SECTOR_SET_MBO, day ("2020-10-14")), ==,
                    DUO_SECTOR_SET_VO);
}

static void
add_link (GPtrArray *links, gint64 contact_id, DuoContactRole role, gboolean preferred)
{
  DuoContactLink *link = duo_contact_link_new ();

  duo_contact_link_set_contact (link, contact_id);
  duo_contact_link_set_institution (link, 1);
  duo_contact_link_set_role (link, role);
  duo_contact_link_set_preferred (link, preferred);
  duo_contact_link_set_id (link, contact_id * 100);
  g_ptr_array_add (links, link);
}

static void
add_channel (GPtrArray *channels, const char *name, DuoChannelStatus status)
{
  const gint64 location = 12;
  DuoChannel *channel = duo_channel_new ();

  duo_channel_set_institution (channel, 1);
  duo_channel_set_name (channel, name);
  duo_channel_set_status (channel, status);
  duo_channel_set_locations (channel, &location, 1);
  g_ptr_array_add (channels, channel);
}

static void
test_what_a_successor_is_offered (void)
{
  g_autoptr (GPtrArray) channels = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) new_channels = g_ptr_array_new_with_free_func (g_object_unref);
  guint n_locations = 1;
  g_autoptr (GPtrArray) links = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) answers = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) new_links = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) new_answers = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) offers = NULL;
  DuoOffer *offer;

  add_link (links, 1, DUO_ROLE_COMMUNICATION, TRUE);
  add_link (links, 2, DUO_ROLE_COMMUNICATION, FALSE); /* is there already */
  add_link (links, 2, DUO_ROLE_BRON, TRUE);
  add_link (new_links, 2, DUO_ROLE_COMMUNICATION, TRUE);
  add_answer (answers, DUO_SECTOR_MBO, "2019-01", DUO_ANSWER_NO);
  add_answer (answers, DUO_SECTOR_MBO, "2020-01", DUO_ANSWER_YES);
  add_answer (answers, DUO_SECTOR_VO, "2020-01", DUO_ANSWER_YES);
  add_answer (new_answers, DUO_SECTOR_VO, "2020-02", DUO_ANSWER_NO);

  add_channel (channels, "Scherm in de hal", DUO_CHANNEL_CONFIRMED);
  add_channel (channels, "Oude app", DUO_CHANNEL_OUTDATED);
  add_channel (channels, "Nieuwsbrief", DUO_CHANNEL_CONFIRMED);
  add_channel (new_channels, "nieuwsbrief", DUO_CHANNEL_CONFIRMED);

  offers = duo_offers_new (links, answers, channels, 7, new_links, new_answers, new_channels, day ("2020-10-14"));
  g_assert_cmpuint (offers->len, ==, 5);

  offer = offers->pdata[0];
  g_assert_cmpint (duo_contact_link_get_contact (DUO_CONTACT_LINK (offer->copy)), ==, 1);
  g_assert_cmpint (duo_contact_link_get_institution (DUO_CONTACT_LINK (offer->copy)), ==, 7);
  g_assert_cmpint (duo_contact_link_get_id (DUO_CONTACT_LINK (offer->copy)), ==, 0);
  g_assert_cmpstr (duo_contact_link_get_uid (DUO_CONTACT_LINK (offer->copy)), !=,
                   duo_contact_link_get_uid (DUO_CONTACT_LINK (offer->object)));
  g_assert_false (duo_contact_link_get_preferred (DUO_CONTACT_LINK (offer->copy))); /* it has its own */
  g_assert_true (duo_contact_link_get_preferred (DUO_CONTACT_LINK (offer->object)));

  offer = offers->pdata[1];
  g_assert_cmpint (duo_contact_link_get_role (DUO_CONTACT_LINK (offer->copy)), ==, DUO_ROLE_BRON);
  g_assert_true (duo_contact_link_get_preferred (DUO_CONTACT_LINK (offer->copy)));

  offer = offers->pdata[2];
  g_assert_cmpint (duo_willingness_get_sector (DUO_WILLINGNESS (offer->copy)), ==, DUO_SECTOR_VO);
  g_assert_false (offer->ticked);
  offer = offers->pdata[3];
  g_assert_cmpint (duo_willingness_get_answer (DUO_WILLINGNESS (offer->copy)), ==, DUO_ANSWER_YES);
  g_assert_cmpint (duo_willingness_get_institution (DUO_WILLINGNESS (offer->copy)), ==, 7);
  g_assert_true (offer->ticked);

  offer = offers->pdata[4]; /* not what is outdated, nor what it has by that name */
  g_assert_cmpstr (duo_channel_get_name (DUO_CHANNEL (offer->copy)), ==, "Scherm in de hal");
  g_assert_cmpint (duo_channel_get_institution (DUO_CHANNEL (offer->copy)), ==, 7);
  (void) duo_channel_get_locations (DUO_CHANNEL (offer->copy), &n_locations); /* only how many there are */
  g_assert_cmpuint (n_locations, ==, 0);
  g_assert_true (offer->ticked);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/people/flaws-of-addresses", test_flaws_of_addresses);
  g_test_add_func ("/people/flaws-of-addresses-as-written", test_flaws_of_addresses_as_people_write_them);
  g_test_add_func ("/people/flaws-of-numbers", test_flaws_of_numbers);
  g_test_add_func ("/people/keys-are-the-same-for-two-ways-to-write", test_keys_are_the_same_for_two_ways_to_write);
  g_test_add_func ("/people/stale-after-a-year", test_stale_after_a_year);
  g_test_add_func ("/people/doubles-by-name-and-address-or-number", test_doubles_by_name_and_address_or_number);
  g_test_add_func ("/people/merging-loses-nothing", test_merging_loses_nothing);
  g_test_add_func ("/people/the-newest-answer-stands", test_the_newest_answer_stands);
  g_test_add_func ("/people/what-a-successor-is-offered", test_what_a_successor_is_offered);

  return g_test_run ();
}
