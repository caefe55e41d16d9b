/* SPDX-License-Identifier: EUPL-1.2 */
/* What seems wrong with an address and a number. */
#include "duo-flaw-hint.h"

#include <glib/gi18n.h>

#include "duo-a11y.h"
#include "duo-contact-check.h"
#include "duo-words.h"

static char *
dup_text (AdwEntryRow *row)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (row))));
}

char *
duo_flaw_dup_words (const char *email, const char *phone)
{
  const char *of_email = duo_words_flaw (duo_email_find_flaw (email));
  const char *of_phone = duo_words_flaw (duo_phone_find_flaw (phone));

  return g_strconcat (of_email != NULL ? of_email : "", of_email != NULL && of_phone != NULL ? "\n" : "",
                      of_phone != NULL ? of_phone : "", NULL);
}

/* What seems wrong stands under the fields, and is the description of its own. */
void
duo_flaw_hint_update (DuoFlawHint *self)
{
  g_autofree char *email = dup_text (self->email);
  g_autofree char *phone = dup_text (self->phone);
  g_autofree char *words = duo_flaw_dup_words (email, phone);
  const char *of_email = duo_words_flaw (duo_email_find_flaw (email));
  const char *of_phone = duo_words_flaw (duo_phone_find_flaw (phone));

  gtk_label_set_label (self->label, words);
  gtk_widget_set_visible (GTK_WIDGET (self->label), *words != '\0');
  duo_a11y_set_description (GTK_WIDGET (self->email), of_email != NULL ? of_email : "");
  duo_a11y_set_description (GTK_WIDGET (self->phone), of_phone != NULL ? of_phone : "");
}

/**
 * duo_flaw_hint_may_leave:
 * @self: a hint
 *
 * To be asked when Enter is pressed. The first time that something seems wrong it says that Enter once more keeps it as it
 * is, and the field in question gets the keyboard.
 *
 * Returns: whether nothing seems wrong, or it was said before
 */
gboolean
duo_flaw_hint_may_leave (DuoFlawHint *self)
{
  g_autofree char *email = dup_text (self->email);
  g_autofree char *phone = dup_text (self->phone);
  g_autofree char *words = duo_flaw_dup_words (email, phone);
  g_autofree char *typed = g_strconcat (email, "\n", phone, NULL);
  g_autofree char *all = NULL;
  AdwEntryRow *row = duo_email_find_flaw (email) != DUO_FLAW_NONE ? self->email : self->phone;

  if (*words == '\0' || g_strcmp0 (typed, self->seen) == 0)
    return TRUE;

  g_free (self->seen);
  self->seen = g_steal_pointer (&typed);
  all = g_strconcat (words, "\n", _("Press Enter once more to keep it like this."), NULL);
  gtk_label_set_label (self->label, all);
  duo_a11y_set_description (GTK_WIDGET (row), all);
  (void) gtk_text_grab_focus_without_selecting (GTK_TEXT (gtk_editable_get_delegate (GTK_EDITABLE (row))));
  return FALSE;
}

void
duo_flaw_hint_clear (DuoFlawHint *self)
{
  g_clear_pointer (&self->seen, g_free);
}
