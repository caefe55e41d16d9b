/* SPDX-License-Identifier: EUPL-1.2 */
/* Changes of the journal by name: what was done, and to what. */
#include "duo-words.h"

#include <glib/gi18n.h>

/* The changes that are about one object: "%s" is that object, by its title or its kind. */
static char *
object_change (const char *kind,
               const char *subject)
{
  if (g_str_equal (kind, "add"))
    return g_strdup_printf (C_("change", "%s made"), subject);
  if (g_str_equal (kind, "edit"))
    return g_strdup_printf (C_("change", "%s edited"), subject);
  if (g_str_equal (kind, "move"))
    return g_strdup_printf (C_("change", "%s moved"), subject);
  if (g_str_equal (kind, "stretch"))
    return g_strdup_printf (C_("change", "%s made longer or shorter"), subject);
  if (g_str_equal (kind, "sectors"))
    return g_strdup_printf (C_("change", "%s: sectors changed"), subject);
  if (g_str_equal (kind, "status"))
    return g_strdup_printf (C_("change", "%s: status changed"), subject);
  if (g_str_equal (kind, "withdraw"))
    return g_strdup_printf (C_("change", "%s withdrawn"), subject);
  if (g_str_equal (kind, "remove"))
    return g_strdup_printf (C_("change", "%s removed"), subject);
  if (g_str_equal (kind, "duplicate"))
    return g_strdup_printf (C_("change", "%s duplicated"), subject);
  if (g_str_equal (kind, "done"))
    return g_strdup_printf (C_("change", "%s ticked off"), subject);
  if (g_str_equal (kind, "reopen"))
    return g_strdup_printf (C_("change", "%s opened again"), subject);
  if (g_str_equal (kind, "issue"))
    return g_strdup_printf (C_("change", "%s issued"), subject);
  if (g_str_equal (kind, "silence"))
    return g_strdup_printf (C_("change", "%s ignored with a note"), subject);
  if (g_str_equal (kind, "unsilence"))
    return g_strdup_printf (C_("change", "%s no longer ignored"), subject);
  if (g_str_equal (kind, "confirm"))
    return g_strdup_printf (C_("change", "%s confirmed"), subject);
  if (g_str_equal (kind, "prefer"))
    return g_strdup_printf (C_("change", "%s: preferred contact changed"), subject);
  if (g_str_equal (kind, "merge"))
    return g_strdup_printf (C_("change", "%s merged with a double"), subject);
  if (g_str_equal (kind, "assign"))
    return g_strdup_printf (C_("change", "%s: owner or substitute changed"), subject);
  if (g_str_equal (kind, "answer"))
    return g_strdup_printf (C_("change", "%s: answer noted"), subject);
  if (g_str_equal (kind, "hand-over"))
    return g_strdup_printf (C_("change", "%s: taken over by its successor"), subject);
  if (g_str_equal (kind, "publish"))
    return g_strdup_printf (C_("change", "%s published"), subject);
  if (g_str_equal (kind, "revoke"))
    return g_strdup_printf (C_("change", "%s: links withdrawn"), subject);
  if (g_str_equal (kind, "invite"))
    return g_strdup_printf (C_("change", "%s: invited"), subject);
  if (g_str_equal (kind, "remind"))
    return g_strdup_printf (C_("change", "%s: reminded"), subject);
  if (g_str_equal (kind, "forms"))
    return g_strdup_printf (C_("change", "%s: forms made"), subject);
  if (g_str_equal (kind, "settle"))
    return g_strdup_printf (C_("change", "%s: question settled"), subject);
  if (g_str_equal (kind, "reissue"))
    return g_strdup_printf (C_("change", "%s: new login codes"), subject);
  if (g_str_equal (kind, "extend"))
    return g_strdup_printf (C_("change", "%s: last day of links changed"), subject);
  if (g_str_equal (kind, "receipts"))
    return g_strdup_printf (C_("change", "%s: downloads noted"), subject);
  if (g_str_equal (kind, "undo"))
    return g_strdup_printf (C_("change", "%s: change undone"), subject);
  if (g_str_equal (kind, "take-back"))
    return g_strdup_printf (C_("change", "%s: older change taken back"), subject);

  /* a newer program may know kinds that this one does not */
  return g_strdup_printf (C_("change", "%s changed"), subject);
}

/* The object by its title or its kind; a month overview by both: its title is its month, "2020-10". */
static char *
subject_of (DuoObjectKind  kind,
            const char    *title)
{
  const DuoMonth month = kind == DUO_OBJECT_OVERVIEW ? duo_month_parse (title) : DUO_MONTH_NONE;

  if (month != DUO_MONTH_NONE)
    {
      g_autofree char *words = duo_words_month_year (month);

      return g_strdup_printf ("%s %s", duo_words_object (kind), words);
    }

  if (title == NULL || *title == '\0')
    return g_strdup (duo_words_object (kind));
  return g_strdup_printf ("‘%s’", title);
}

/**
 * duo_words_change:
 * @kind: code of a kind of change
 * @object_kind: what kind of object it is about
 * @title: (nullable): the object's title; %NULL or "" where it is about many, or has none
 *
 * Returns: (transfer full): the change as a line of a history or a tooltip
 */
char *
duo_words_change (const char    *kind,
                  DuoObjectKind  object_kind,
                  const char    *title)
{
  g_autofree char *subject = NULL;

  g_return_val_if_fail (kind != NULL, NULL);

  if (g_str_equal (kind, "sample"))
    return g_strdup (C_("change", "Sample made"));
  if (g_str_equal (kind, "copy-year"))
    return g_strdup (C_("change", "Year copied"));
  if (g_str_equal (kind, "import"))
    {
      if (object_kind == DUO_OBJECT_MILESTONE)
        return g_strdup (C_("change", "Milestones read in"));
      if (object_kind == DUO_OBJECT_INSTITUTION)
        return g_strdup (C_("change", "Register of institutions read in"));
      if (object_kind == DUO_OBJECT_CONTACT)
        return g_strdup (C_("change", "Contacts read in"));
      if (object_kind == DUO_OBJECT_CHANNEL)
        return g_strdup (C_("change", "Channels read in"));
      if (object_kind == DUO_OBJECT_CAMPAIGN)
        return g_strdup (C_("change", "School holidays read in"));
      if (object_kind == DUO_OBJECT_PARTICIPATION)
        return g_strdup (C_("change", "Forms read in"));
      return g_strdup (C_("change", "Calendar read in"));
    }

  if (g_str_equal (kind, "add") && object_kind == DUO_OBJECT_CONTACT_MOMENT)
    return title == NULL || *title == '\0' ? g_strdup (C_("change", "Contact moment noted"))
                                           : g_strdup_printf (C_("change", "Contact moment ‘%s’ noted"), title);
  if (object_kind == DUO_OBJECT_MATERIAL && (title == NULL || *title == '\0'))
    {
      if (g_str_equal (kind, "add"))
        return g_strdup (C_("change", "Materials added"));
      if (g_str_equal (kind, "status"))
        return g_strdup (C_("change", "Materials: status changed"));
    }
  if (g_str_equal (kind, "assign") && (title == NULL || *title == '\0'))
    return g_strdup (C_("change", "Owners of institutions changed"));

  subject = subject_of (object_kind, title);
  if (g_str_equal (kind, "add") && object_kind == DUO_OBJECT_CONTACT)
    return g_strdup_printf (C_("change", "%s added"), subject);
  return object_change (kind, subject);
}
