/* SPDX-License-Identifier: EUPL-1.2 */
/* What reading a file in, or copying a year, found. */
#include "duo-words.h"

#include <glib/gi18n.h>

#include "duo-words-spec.h"

/* @made: an ISO day */
static char *
earlier_year (const char *made)
{
  guint32 day;
  DuoWhen when = DUO_WHEN_NONE;
  g_autofree char *text = NULL;

  if (duo_day_parse (made, &day))
    when = duo_when_day (day);
  text = duo_when_is_known (&when) ? duo_words_when (&when, TRUE, FALSE) : g_strdup (made);
  return g_strdup_printf (_("This form was made on %s, for an earlier year. Ask for the form of this campaign."), text);
}

/**
 * duo_words_refusal:
 * @refusal: why
 * @value: (nullable): the value refused
 *
 * Returns: (transfer full): what is wrong with it and what would be right
 */
char *
duo_words_refusal (DuoRefusal  refusal,
                   const char *value)
{
  if (value == NULL)
    value = "";

  switch (refusal)
    {
    case DUO_REFUSAL_NONE:
      return g_strdup (_("Nothing is wrong here."));
    case DUO_REFUSAL_UNKNOWN_MONTH:
      return g_strdup_printf (_("‘%s’ is not a month. Write the name of the month, such as October."), value);
    case DUO_REFUSAL_OTHER_YEAR:
      return g_strdup_printf (_("‘%s’ does not lie in the year that is read in. Read the file in for its own year, or correct the month."), value);
    case DUO_REFUSAL_UNKNOWN_SECTOR:
      return g_strdup_printf (_("‘%s’ is not a sector. Write VO, MBO or HO."), value);
    case DUO_REFUSAL_UNKNOWN_STATUS:
      return g_strdup_printf (_("‘%s’ is not a status. Write draft, final or withdrawn."), value);
    case DUO_REFUSAL_EMPTY_TEXT:
      return g_strdup (_("There is no text here. Write what it is about, or remove the line."));
    case DUO_REFUSAL_TEXT_TOO_LONG:
      return g_strdup (_("The text is longer than fits in a cell of a workbook. Make it shorter than 32,000 characters."));
    case DUO_REFUSAL_TOO_FEW_COLUMNS:
      return g_strdup (_("This line has fewer columns than the heading. Fill in the missing cells."));
    case DUO_REFUSAL_BAD_ENCODING:
      return g_strdup (_("This line holds characters that can't be read. Save the file as UTF-8 and try again."));
    case DUO_REFUSAL_OPEN_QUOTE:
      return g_strdup_printf (_("The quotation mark before ‘%s’ is not closed. Close it on the same line, or leave it out."), value);
    case DUO_REFUSAL_BAD_DATE:
      return g_strdup_printf (_("‘%s’ is not a date. Write a day such as 3-8-2020, a month such as 2020-08, or a period such as 2019-10/2019-11."), value);
    case DUO_REFUSAL_BAD_VALUE:
      return g_strdup_printf (_("‘%s’ can't be used here. Correct it in the file."), value);
    case DUO_REFUSAL_AMBIGUOUS:
      return g_strdup_printf (_("‘%s’ is equal to more than one that is there already. Make clear which one is meant."), value);
    case DUO_REFUSAL_BAD_CODE:
      return g_strdup_printf (_("‘%s’ is not a code of the register. A BRIN is two digits and two letters, such as 25LX; a board has five digits."), value);
    case DUO_REFUSAL_DUPLICATE:
      return g_strdup_printf (_("A line above says something else about ‘%s’. Keep one of them."), value);
    case DUO_REFUSAL_ENDS_BEFORE_START:
      return g_strdup_printf (_("It would end on ‘%s’, before it begins. Correct one of the dates."), value);
    case DUO_REFUSAL_ORPHAN:
      return g_strdup_printf (_("‘%s’ is a location of an institution that is not in this file. Nothing was made of it."), value);
    case DUO_REFUSAL_NOT_HERE:
      return g_strdup_printf (_("‘%s’ is not known here. Write its BRIN or its full name in the file and read it in again, or read the register of institutions in first."), value);
    case DUO_REFUSAL_CIRCLE:
      return g_strdup_printf (_("By ‘%s’ an institution would go on in itself: the mergers make a circle. Nothing was made of this line."), value);
    case DUO_REFUSAL_FILE:
      return g_strdup_printf (_("‘%s’ is no file of a kind that can be read in here, or it is damaged. It was left out; the other files can be taken over."), value);
    case DUO_REFUSAL_FORM_UNCLEAR:
      return g_strdup_printf (_("‘%s’ is not certain. It is on the list of questions; until then the answer is unknown."), value);
    case DUO_REFUSAL_FORM_FORMULA:
      return g_strdup (_("There is a formula here. It is on the list of questions; until then the answer is unknown."));
    case DUO_REFUSAL_FORM_ERROR:
      return g_strdup_printf (_("The cell shows the error ‘%s’. It is on the list of questions; until then the answer is unknown."), value);
    case DUO_REFUSAL_FORM_NEGATIVE:
      return g_strdup_printf (_("‘%s’ is less than nothing. Ask the school what is meant."), value);
    case DUO_REFUSAL_FORM_ABSURD:
      return g_strdup_printf (_("‘%s’ is more than there can be. Ask the school what is meant."), value);
    case DUO_REFUSAL_FORM_NUMBER:
      return g_strdup_printf (_("‘%s’ is text where a number belongs. It is on the list of questions."), value);
    case DUO_REFUSAL_FORM_EMAIL:
      return g_strdup_printf (_("‘%s’ is not one e-mail address. It is on the list of questions."), value);
    case DUO_REFUSAL_FORM_LINE_BREAK:
      return g_strdup_printf (_("‘%s’ has a line break in it. An address is one line. It is on the list of questions."), value);
    case DUO_REFUSAL_FORM_CONTACT:
      return g_strdup_printf (_("‘%s’ would replace another contact. Choose whether that is so."), value);
    case DUO_REFUSAL_FORM_GONE:
      return g_strdup_printf (_("‘%s’ is not known here any more. Nothing was made of it."), value);
    case DUO_REFUSAL_FORM_TWICE:
      return g_strdup_printf (_("‘%s’ is something else than this institution said before. Choose which one stands."), value);
    case DUO_REFUSAL_FORM_DOUBLE:
      return g_strdup (_("This question stands in the form twice, with different answers. It is on the list of questions."));
    case DUO_REFUSAL_FORM_COLUMN:
      return g_strdup_printf (_("The column with the answers is gone from sheet ‘%s’. Ask for the form again, or make a new one."), value);
    case DUO_REFUSAL_FORM_KEYS:
      return g_strdup_printf (_("The hidden columns are gone from sheet ‘%s’: its answers can't be told apart. Make a new form."), value);
    case DUO_REFUSAL_FORM_EMPTY:
      return g_strdup (_("Nothing was filled in or changed in this form."));
    case DUO_REFUSAL_FORM_CAMPAIGN:
      return g_strdup (_("This form is of another campaign, which is not here. Nothing was taken over."));
    case DUO_REFUSAL_FORM_YEAR:
      return earlier_year (value);
    case DUO_REFUSAL_FORM_INSTITUTION:
      return g_strdup_printf (_("No institution ‘%s’ is asked by this campaign. Nothing was taken over."), value);
    case DUO_REFUSAL_FORM_BRIN:
      return g_strdup_printf (_("The hidden marks of this form are gone. It was recognised by BRIN %s; see whether that is right."), value);
    case DUO_REFUSAL_FORM_VERSION:
      return g_strdup (_("This form was made by a newer version of the program. Install that one, then read it in."));
    case DUO_N_REFUSALS:
    default:
      g_return_val_if_reached (g_strdup (""));
    }
}

/**
 * duo_words_refused:
 * @item: one that is refused
 *
 * Returns: (transfer full): as duo_words_refusal(); of a file that can't be read what is wrong with that one
 */
char *
duo_words_refused (DuoChangeItem *item)
{
  g_autofree char *sentence = NULL;

  if (item->refusal == DUO_REFUSAL_FORM_TWICE && item->cell == NULL)
    return g_strdup_printf (_("There is another form of this institution: ‘%s’. What is certain in this one stands there too."), item->value);
  if (item->refusal != DUO_REFUSAL_FILE || item->trouble == NULL)
    return duo_words_refusal (item->refusal, item->value);

  sentence = duo_words_error (item->trouble, item->value);
  return g_strdup_printf (_("%s It was left out; the other files can be taken over."), sentence);
}

/**
 * duo_words_refusal_of_many:
 * @refusal: why
 * @n: how many lines are refused for it, more than one
 *
 * Returns: (transfer full) (nullable): what is wrong with all of them; %NULL where each says something of its own
 */
char *
duo_words_refusal_of_many (DuoRefusal refusal, guint n)
{
  static const struct
  {
    DuoRefusal refusal;
    const char *word;
  } words[] = {
    { DUO_REFUSAL_UNKNOWN_MONTH, N_("no month") },
    { DUO_REFUSAL_UNKNOWN_SECTOR, N_("not a sector (VO, MBO or HO)") },
    { DUO_REFUSAL_EMPTY_TEXT, N_("no text where it is needed") },
    { DUO_REFUSAL_TEXT_TOO_LONG, N_("longer than fits") },
    { DUO_REFUSAL_TOO_FEW_COLUMNS, N_("fewer columns than the heading") },
    { DUO_REFUSAL_BAD_ENCODING, N_("characters that can't be read") },
    { DUO_REFUSAL_OPEN_QUOTE, N_("a quotation mark that is not closed") },
    { DUO_REFUSAL_BAD_DATE, N_("not a date") },
    { DUO_REFUSAL_BAD_VALUE, N_("a value that can't be used here") },
    { DUO_REFUSAL_AMBIGUOUS, N_("equal to more than one that is there already") },
    { DUO_REFUSAL_BAD_CODE, N_("not a code of the register (a BRIN such as 25LX, five digits of a board)") },
    { DUO_REFUSAL_DUPLICATE, N_("a line above says something else about the same") },
    { DUO_REFUSAL_ENDS_BEFORE_START, N_("would end before it begins") },
    { DUO_REFUSAL_ORPHAN, N_("a location of an institution that is not in this file; nothing was made of it") },
    { DUO_REFUSAL_NOT_HERE, N_("not known here; correct it, or read the register of institutions in first") },
    { DUO_REFUSAL_CIRCLE, N_("mergers that make a circle") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (words[i].refusal == refusal)
      return g_strdup_printf (_("%'u lines: %s"), n, _(words[i].word));

  return NULL;
}

/* Returns: (transfer full): what is to be known of something new: that a later list does not have it any more. */
char *
duo_words_item_remark (DuoChangeItem *item)
{
  const DuoWhen when = duo_when_day (item->ended != 0 ? item->ended : item->not_in_day);
  g_autofree char *day = NULL;

  if (item->ended == 0 && item->not_in_day == 0)
    return g_strdup ("");

  day = duo_words_when (&when, TRUE, TRUE);
  if (item->ended != 0)
    return g_strdup_printf (_("Closed since %s"), day);
  if (item->not_in[0] == '\0')
    return g_strdup_printf (_("Not in the list of %s, which was read in before"), day);
  return g_strdup_printf (_("Not in the list of %s: %s"), day, item->not_in);
}

/* Returns: (transfer full): how far an import is. */
char *
duo_words_progress (const DuoProgress *progress)
{
  switch (progress->stage)
    {
    case DUO_PROGRESS_READING:
      if (progress->done == 0)
        return g_strdup (_("Reading the file…"));
      return g_strdup_printf (ngettext ("%'u line read…", "%'u lines read…", progress->done), progress->done);
    case DUO_PROGRESS_FILES:
      return g_strdup_printf (_("%'u of %'u files read…"), progress->done, progress->all);
    case DUO_PROGRESS_MAKING:
      if (progress->all == 0)
        return g_strdup (_("Making forms…"));
      return g_strdup_printf (_("%'u of %'u forms made…"), progress->done, progress->all);
    case DUO_PROGRESS_COPYING:
      return g_strdup_printf (_("Copying: %'u of %'u MB…"), progress->done, progress->all);
    case DUO_PROGRESS_MEASURING:
      if (progress->all <= 1)
        return g_strdup (_("Measuring the file…"));
      return g_strdup_printf (_("%'u of %'u files measured…"), progress->done, progress->all);
    case DUO_PROGRESS_COMPARING:
      return g_strdup_printf (ngettext ("%'u line read; comparing with what is here…",
                                        "%'u lines read; comparing with what is here…", progress->done),
                              progress->done);
    case DUO_PROGRESS_STORING:
      if (progress->all == 0)
        return g_strdup (_("Taking over…"));
      return g_strdup_printf (_("Taking over: %'u of %'u…"), progress->done, progress->all);
    case DUO_PROGRESS_ENDING:
      return g_strdup (_("Taking over: almost ready…"));
    default:
      g_return_val_if_reached (g_strdup (""));
    }
}

/* Returns: (transfer none): the state of an item of an import. */
const char *
duo_words_item_state (DuoChangeItemState state)
{
  switch (state)
    {
    case DUO_CHANGE_ITEM_NEW:
      return C_("import", "new");
    case DUO_CHANGE_ITEM_CHANGED:
      return C_("import", "changed");
    case DUO_CHANGE_ITEM_SAME:
      return C_("import", "same");
    case DUO_CHANGE_ITEM_MISSING:
      return C_("import", "missing in the file");
    case DUO_CHANGE_ITEM_REFUSED:
      return C_("import", "refused");
    case DUO_N_CHANGE_ITEM_STATES:
    default:
      g_return_val_if_reached ("");
    }
}

/* Returns: (transfer none): what a field is called on the screen. */
const char *
duo_words_field (const char *field)
{
  static const struct
  {
    const char *code;
    const char *word;
  } fields[] = {
    { "about", NC_("field", "about") },
    { "about_kind", NC_("field", "kind of subject") },
    { "actual", NC_("field", "actual date") },
    { "actual_first", NC_("field", "actual, first day") },
    { "actual_last", NC_("field", "actual, last day") },
    { "actual_precision", NC_("field", "actual, precision") },
    { "answer", NC_("field", "answer") },
    { "answered", NC_("field", "answered on") },
    { "audience", NC_("field", "audience") },
    { "board", NC_("field", "board") },
    { "brin", NC_("field", "BRIN") },
    { "campaign", NC_("field", "campaign") },
    { "cause", NC_("field", "cause") },
    { "channel", NC_("field", "channel") },
    { "class", NC_("field", "kind of institution") },
    { "code", NC_("field", "code") },
    { "code_issued", NC_("field", "code issued on") },
    { "colour", NC_("field", "colour") },
    { "complete", NC_("field", "complete") },
    { "concluded", NC_("field", "concluded on") },
    { "conclusion", NC_("field", "conclusion") },
    { "condition", NC_("field", "condition") },
    { "confirmed", NC_("field", "confirmed on") },
    { "contact", NC_("field", "contact") },
    { "content", NC_("field", "content") },
    { "day", NC_("field", "date") },
    { "denomination", NC_("field", "denomination") },
    { "do_not_mail", NC_("field", "do not mail") },
    { "done", NC_("field", "done on") },
    { "downloaded", NC_("field", "downloaded on") },
    { "due", NC_("field", "due date") },
    { "email", NC_("field", "e-mail address") },
    { "evaluated", NC_("field", "evaluated on") },
    { "exercise", NC_("field", "exercise") },
    { "field", NC_("field", "field") },
    { "file", NC_("field", "file") },
    { "first", NC_("field", "first month") },
    { "first_month", NC_("field", "first month") },
    { "form_back", NC_("field", "form back on") },
    { "form_made", NC_("field", "form made on") },
    { "from_code", NC_("field", "from") },
    { "from_function", NC_("field", "from, function") },
    { "function", NC_("field", "function") },
    { "goals", NC_("field", "goals") },
    { "house_number", NC_("field", "house number") },
    { "institution", NC_("field", "institution") },
    { "invited", NC_("field", "invited on") },
    { "keep_until", NC_("field", "keep until") },
    { "kind", NC_("field", "kind") },
    { "known", NC_("field", "known") },
    { "kvk", NC_("field", "Chamber of Commerce number") },
    { "last", NC_("field", "last month") },
    { "last_month", NC_("field", "last month") },
    { "link", NC_("field", "link") },
    { "location", NC_("field", "location") },
    { "locations", NC_("field", "locations") },
    { "login", NC_("field", "login name") },
    { "manager", NC_("field", "colleague") },
    { "message", NC_("field", "message") },
    { "month", NC_("field", "month") },
    { "municipality", NC_("field", "municipality") },
    { "name", NC_("field", "name") },
    { "note", NC_("field", "note") },
    { "noted", NC_("field", "noted on") },
    { "number", NC_("field", "number") },
    { "open_from", NC_("field", "open from") },
    { "open_until", NC_("field", "open until") },
    { "origin", NC_("field", "source") },
    { "outcome", NC_("field", "outcome") },
    { "owner", NC_("field", "owner") },
    { "path", NC_("field", "place of the file") },
    { "period", NC_("field", "period") },
    { "person", NC_("field", "person") },
    { "persons", NC_("field", "pupils and students") },
    { "phone", NC_("field", "telephone number") },
    { "place", NC_("field", "place") },
    { "placements", NC_("field", "placements") },
    { "planned", NC_("field", "planned date") },
    { "postcode", NC_("field", "postcode") },
    { "preferred", NC_("field", "preferred contact") },
    { "profile", NC_("field", "profile") },
    { "proposals", NC_("field", "proposals") },
    { "province", NC_("field", "province") },
    { "purpose", NC_("field", "purpose") },
    { "question_address", NC_("field", "address for questions") },
    { "reason", NC_("field", "reason") },
    { "reminded", NC_("field", "reminded on") },
    { "rio_code", NC_("field", "RIO code") },
    { "role", NC_("field", "role") },
    { "rule", NC_("field", "rule") },
    { "sector", NC_("field", "sector") },
    { "sectors", NC_("field", "sectors") },
    { "settled", NC_("field", "settled on") },
    { "short_name", NC_("field", "short name") },
    { "shown", NC_("field", "shown on") },
    { "since", NC_("field", "since") },
    { "sources", NC_("field", "sources") },
    { "spec_value", NC_("field", "specification") },
    { "state", NC_("field", "state") },
    { "status", NC_("field", "status") },
    { "step", NC_("field", "step") },
    { "street", NC_("field", "street") },
    { "structure", NC_("field", "structure of education") },
    { "substitute", NC_("field", "substitute") },
    { "supplier", NC_("field", "supplier") },
    { "suppressed", NC_("field", "numbers kept back") },
    { "target", NC_("field", "about") },
    { "text", NC_("field", "text") },
    { "title", NC_("field", "title") },
    { "to_code", NC_("field", "to") },
    { "to_function", NC_("field", "to, function") },
    { "topic", NC_("field", "topic") },
    { "transition", NC_("field", "kind of transition") },
    { "type", NC_("field", "type") },
    { "valid_from", NC_("field", "valid from") },
    { "value", NC_("field", "value") },
    { "website", NC_("field", "website") },
    { "words", NC_("field", "words of the school") },
    { "year", NC_("field", "year") },
  };
  DuoSpecField spec;

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    if (g_strcmp0 (fields[i].code, field) == 0)
      return g_dpgettext2 (NULL, "field", fields[i].word);

  if (duo_spec_field_parse (field, &spec))
    return duo_words_spec_field (spec);
  return field;
}

/**
 * duo_words_copy_look:
 * @look: a set of reasons
 *
 * Returns: (transfer full): each reason as a sentence
 */
char *
duo_words_copy_look (DuoCopyLook look)
{
  g_autoptr (GPtrArray) sentences = g_ptr_array_new ();

  if (look & DUO_COPY_LOOK_EXISTS)
    g_ptr_array_add (sentences, (gpointer) _("The other year has this text already, so it was not copied."));
  if (look & DUO_COPY_LOOK_LITERAL_YEAR)
    g_ptr_array_add (sentences, (gpointer) _("The text names a year; check whether it is still right."));
  if (look & DUO_COPY_LOOK_LINK)
    g_ptr_array_add (sentences, (gpointer) _("The link holds a year; check whether the page still exists."));
  if (look & DUO_COPY_LOOK_CONCEPT)
    g_ptr_array_add (sentences, (gpointer) _("It was still a draft."));
  if (look & DUO_COPY_LOOK_CAMPAIGN)
    g_ptr_array_add (sentences, (gpointer) _("It belongs to a campaign of the old year; check which campaign it is part of now."));
  if (sentences->len == 0)
    g_ptr_array_add (sentences, (gpointer) _("Nothing to look at."));

  g_ptr_array_add (sentences, NULL);
  return g_strjoinv (" ", (char **) sentences->pdata);
}
