/* SPDX-License-Identifier: EUPL-1.2 */
/* The card of an institution: where it is, how it is reached, whom it belongs to, what it was and became. */
#include "duo-facts-section.h"

#include <glib/gi18n.h>

#include "duo-a11y.h"
#include "duo-contact-check.h"
#include "duo-register-service.h"
#include "duo-register-text.h"
#include "duo-words.h"

struct _DuoFactsSection
{
  DuoDetailSection parent_instance;
};

G_DEFINE_FINAL_TYPE (DuoFactsSection, duo_facts_section, DUO_TYPE_DETAIL_SECTION)

static const char *
text_of (DuoInstitutionCard *card, DuoInstitutionText text)
{
  return duo_institution_get_text (card->institution, text);
}

/* Returns: (transfer full): "Stationsplein 4, 4811 BB Breda", without what is not known. */
static char *
dup_address (DuoInstitutionCard *card)
{
  g_autofree char *place = duo_display_place (text_of (card, DUO_INSTITUTION_PLACE));
  g_autofree char *street = g_strstrip (g_strconcat (text_of (card, DUO_INSTITUTION_STREET), " ", text_of (card, DUO_INSTITUTION_HOUSE_NUMBER), NULL));
  g_autofree char *town = g_strstrip (g_strconcat (text_of (card, DUO_INSTITUTION_POSTCODE), " ", place, NULL));

  return g_strconcat (street, *street != '\0' && *town != '\0' ? "\n" : "", town, NULL);
}

static char *
dup_day (const char *iso)
{
  guint32 day = 0;
  DuoWhen when;

  if (!duo_day_parse (iso, &day))
    return g_strdup (iso);
  when = duo_when_day (day);
  return duo_words_when (&when, TRUE, FALSE);
}

/* Adds up how many the newest year has that is known of @sector. Returns: whether there is any. */
static gboolean
find_persons (DuoInstitutionCard *card, DuoSector sector, gint *year, gint64 *persons)
{
  *year = 0;
  *persons = 0;
  for (guint i = 0; i < card->counts->len; i++)
    {
      DuoRegisterRecord *count = card->counts->pdata[i];
      const char *number = duo_register_record_get (count, DUO_REGISTER_PERSONS);
      const char *year_text = duo_register_record_get (count, DUO_REGISTER_YEAR);
      const gint of_year = year_text != NULL ? (gint) g_ascii_strtoll (year_text, NULL, 10) : 0;

      if (number == NULL || of_year < *year
          || g_strcmp0 (duo_register_record_get (count, DUO_REGISTER_SECTOR), duo_sector_to_string (sector)) != 0)
        continue;
      if (of_year > *year)
        *persons = 0;
      *year = of_year;
      *persons += g_ascii_strtoll (number, NULL, 10);
    }
  return *year != 0;
}

/* Returns: (transfer full): a line for each sector, "VO: 8.561 in 2019": pupils of VO are not all that an institution of MBO has. */
static char *
dup_persons (DuoInstitutionCard *card)
{
  const DuoSectorSet sectors = duo_institution_get_sectors (card->institution);
  GString *lines = g_string_new (NULL);

  for (guint i = 0; i < DUO_N_SECTORS; i++)
    {
      gint64 persons;
      gint year;
      const gboolean known = find_persons (card, (DuoSector) i, &year, &persons);

      if (!known && !duo_sector_set_contains (sectors, (DuoSector) i))
        continue;
      g_string_append_printf (lines, "%s%s: ", lines->len > 0 ? "\n" : "", duo_sector_to_string ((DuoSector) i));
      if (known)
        g_string_append_printf (lines, _("%'d in %d"), (gint) persons, year);
      else
        g_string_append (lines, _("unknown"));
    }
  return g_string_free (lines, FALSE);
}

static void
open_cb (GtkButton *button, const char *uri)
{
  gtk_show_uri (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (button))), uri, GDK_CURRENT_TIME);
}

/* Returns: (transfer none): a button at the end of @row; @text is @clicked's. */
static void
add_button (GtkWidget *row, const char *icon, const char *label, GCallback clicked, const char *text)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, label);
  duo_a11y_set_label (button, label);
  g_signal_connect_data (button, "clicked", clicked, g_strdup (text), (GClosureNotify) (void (*) (void)) g_free, 0);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
}

/* A fact that the desktop can do something with. */
static void
add_link (GtkWidget *row, const char *uri, const char *icon, const char *label)
{
  if (row != NULL && uri != NULL)
    add_button (row, icon, label, G_CALLBACK (open_cb), uri);
}

/* A fact with what seems wrong with it below it. @flaw: (nullable): in words. */
static GtkWidget *
add_checked (DuoDetailSection *self, const char *title, const char *value, const char *flaw)
{
  g_autofree char *both = flaw != NULL ? g_strconcat (value, "\n", flaw, NULL) : g_strdup (value);
  GtkWidget *row = duo_detail_section_add_fact (self, title, both);
  GtkWidget *sign;

  if (row == NULL || flaw == NULL)
    return row;

  sign = gtk_image_new_from_icon_name ("dialog-warning-symbolic");
  gtk_widget_add_css_class (sign, "duo-flaw");
  gtk_widget_set_tooltip_text (sign, flaw);
  duo_a11y_set_label (sign, flaw);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), sign);
  return row;
}

static void
mended_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DuoDetailSection) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *sentence = NULL;

  if (!duo_register_edit_field_finish (DUO_CONTEXT (source), result, &error))
    {
      duo_detail_section_fail (self, error);
      return;
    }

  sentence = g_strdup (_("Website changed"));
  g_signal_emit_by_name (duo_detail_section_get_model (self), "toast", sentence, TRUE);
}

/* What was proposed is what was meant. */
static void
mend_cb (GtkButton *button, const char *website)
{
  DuoDetailSection *self = DUO_DETAIL_SECTION (gtk_widget_get_ancestor (GTK_WIDGET (button), DUO_TYPE_DETAIL_SECTION));

  duo_register_edit_field_async (duo_detail_section_get_context (self), duo_detail_section_get_institution (self),
                                 DUO_REGISTER_WEBSITE, website, NULL, mended_cb, g_object_ref (self));
}

/* One that can't be right is shown as it is, with what may have been meant. */
static void
add_website (DuoDetailSection *self, const char *website, gboolean partner)
{
  g_autofree char *proposal = NULL;
  const gboolean is_right = duo_website_check (website, &proposal);
  g_autofree char *uri = is_right && !g_str_has_prefix (website, "http") ? g_strconcat ("https://", website, NULL) : g_strdup (website);
  g_autofree char *flaw = is_right           ? NULL
                          : proposal != NULL ? g_strdup_printf (_("This is no web address. Perhaps %s?"), proposal)
                                             : g_strdup (_("This is no web address."));
  GtkWidget *row = add_checked (self, _("Website"), website, flaw);

  if (row != NULL && is_right)
    add_link (row, uri, "insert-link-symbolic", _("Open the website"));
  else if (row != NULL && proposal != NULL && !partner)
    {
      g_autofree char *label = g_strdup_printf (_("Change into ‘%s’"), proposal);

      add_button (row, "object-select-symbolic", label, G_CALLBACK (mend_cb), proposal);
    }
}

static void
follow_cb (GtkWidget *row, gpointer id)
{
  gtk_widget_activate_action (row, "institutions.show", "x", (gint64) GPOINTER_TO_SIZE (id));
}

/* Where it went, above all else. */
static void
add_end (DuoDetailSection *self, DuoInstitutionCard *card)
{
  const char *until = text_of (card, DUO_INSTITUTION_OPEN_UNTIL);
  const char *successor = text_of (card, DUO_INSTITUTION_SUCCESSOR);
  g_autofree char *day = dup_day (until);
  g_autofree char *who = NULL;
  GtkWidget *row;

  if (*until != '\0')
    duo_detail_section_add_fact (self, _("Closed on"), day);
  if (*successor == '\0')
    return;

  who = card->successor_id != 0 ? g_strdup_printf ("%s, %s", card->successor, successor) : g_strdup (successor);
  row = duo_detail_section_add_fact (self, _("Merged into"), who);
  if (card->successor_id == 0)
    return;
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_signal_connect (row, "activated", G_CALLBACK (follow_cb), GSIZE_TO_POINTER ((gsize) card->successor_id));
}

static void
add_names (DuoDetailSection *self, DuoInstitutionCard *card)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < card->names->len; i++)
    g_string_append_printf (names, "%s%s", i > 0 ? "\n" : "", duo_register_record_get (card->names->pdata[i], DUO_REGISTER_NAME));
  duo_detail_section_add_fact (self, _("Other and former names"), names->str);
}

/* Whether it is in no list any more, and nobody knows what became of it. */
static gboolean
is_out_of_list (DuoInstitutionCard *card)
{
  return card->not_in != 0 && *text_of (card, DUO_INSTITUTION_OPEN_UNTIL) == '\0';
}

/* Where what is known comes from; one that is in no list any more is not closed for that, but it is said. */
static void
add_source (DuoDetailSection *self, DuoInstitutionCard *card)
{
  const DuoWhen when = duo_when_day (card->from.as_of);
  const DuoWhen later = duo_when_day (card->not_in);
  g_autofree char *day = NULL;
  g_autofree char *text = NULL;

  if (card->from.as_of == 0 || card->from.source == DUO_SOURCE_PERSON)
    return;

  day = duo_words_when (&when, TRUE, FALSE);
  text = g_strdup_printf (C_("file", "%s, as of %s"), duo_words_register_source ((DuoSource) card->from.source), day);
  if (is_out_of_list (card))
    {
      g_autofree char *later_day = duo_words_when (&later, TRUE, FALSE);
      g_autofree char *both = g_strdup_printf (_("%s\nNot in the list of %s. Look whether it still exists."), text, later_day);

      duo_detail_section_add_fact (self, _("Source"), both);
      return;
    }
  duo_detail_section_add_fact (self, _("Source"), text);
}

static void
show_card (DuoDetailSection *self, DuoInstitutionCard *card)
{
  const gboolean partner = duo_institution_get_kind (card->institution) == DUO_INSTITUTION_PARTNER;
  g_autofree char *address = dup_address (card);
  g_autofree char *persons = dup_persons (card);
  g_autofree char *board = g_strstrip (g_strconcat (text_of (card, DUO_INSTITUTION_BOARD_NAME), " ", text_of (card, DUO_INSTITUTION_BOARD), NULL));
  const char *email = text_of (card, DUO_INSTITUTION_EMAIL);
  const char *phone = text_of (card, DUO_INSTITUTION_PHONE);
  g_autofree char *mail_uri = g_strconcat ("mailto:", email, NULL);

  duo_detail_section_clear (self);
  add_end (self, card);
  if (is_out_of_list (card)) /* it is to be seen */
    add_source (self, card);
  if (*text_of (card, DUO_INSTITUTION_SHORT_NAME) != '\0')
    duo_detail_section_add_fact (self, partner ? _("Full name") : _("Name in the register"), text_of (card, DUO_INSTITUTION_NAME));
  duo_detail_section_add_fact (self, _("Board"), board);
  duo_detail_section_add_fact (self, _("Address"), address);
  add_checked (self, _("Telephone"), phone, duo_words_flaw (duo_phone_find_flaw (phone)));
  add_link (add_checked (self, _("E-mail"), email, duo_words_flaw (duo_email_find_flaw (email))),
            duo_email_is_usable (email) ? mail_uri : NULL, "mail-send-symbolic", _("Write a mail"));
  add_website (self, text_of (card, DUO_INSTITUTION_WEBSITE), partner);
  duo_detail_section_add_fact (self, _("Pupils and students"), partner ? "" : persons);
  duo_detail_section_add_fact (self, _("Kind"), text_of (card, DUO_INSTITUTION_CLASS));
  duo_detail_section_add_fact (self, _("Structure"), text_of (card, DUO_INSTITUTION_STRUCTURE));
  duo_detail_section_add_fact (self, _("Denomination"), text_of (card, DUO_INSTITUTION_DENOMINATION));
  add_names (self, card);
  if (!is_out_of_list (card))
    add_source (self, card);
  duo_detail_section_add_fact (self, _("Note"), text_of (card, DUO_INSTITUTION_NOTE));
  duo_detail_section_finish (self, NULL);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DuoInstitutionCard) card = duo_register_get_card_finish (DUO_CONTEXT (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (card != NULL)
    show_card (user_data, card);
  else
    duo_detail_section_fail (user_data, error);
}

static void
duo_facts_section_load (DuoDetailSection *self, GCancellable *cancellable)
{
  duo_register_get_card_async (duo_detail_section_get_context (self), duo_detail_section_get_institution (self), cancellable,
                               loaded_cb, self);
}

static void
duo_facts_section_class_init (DuoFactsSectionClass *klass)
{
  DUO_DETAIL_SECTION_CLASS (klass)->load = duo_facts_section_load;
}

static void
duo_facts_section_init (DuoFactsSection *self)
{
  duo_detail_section_set_title (DUO_DETAIL_SECTION (self), _("Details"));
}
