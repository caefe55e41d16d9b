/* SPDX-License-Identifier: EUPL-1.2 */
/* The locations of an institution, each with its code, address and telephone number, and what seems wrong with that. */
#include "duo-locations-section.h"

#include <glib/gi18n.h>

#include "duo-contact-check.h"
#include "duo-register-service.h"
#include "duo-register-text.h"
#include "duo-words.h"

struct _DuoLocationsSection
{
  DuoDetailSection parent_instance;
};

G_DEFINE_FINAL_TYPE (DuoLocationsSection, duo_locations_section, DUO_TYPE_DETAIL_SECTION)

static const char *
text_of (DuoRegisterRecord *location, DuoRegisterField field)
{
  const char *text = duo_register_record_get (location, field);

  return text != NULL ? text : "";
}

/* Adds @part to @line behind a dot, if there is one. */
static void
add_part (GString *line, const char *part)
{
  if (*part != '\0')
    g_string_append_printf (line, "%s%s", line->len > 0 ? " · " : "", part);
}

static void
add_location (GtkListBox *list, DuoRegisterRecord *location)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *place = duo_display_place (text_of (location, DUO_REGISTER_PLACE));
  g_autofree char *street = g_strstrip (g_strconcat (text_of (location, DUO_REGISTER_STREET), " ", text_of (location, DUO_REGISTER_HOUSE_NUMBER), NULL));
  g_autofree char *title = g_markup_escape_text (text_of (location, DUO_REGISTER_NAME), -1);
  g_autofree char *subtitle = NULL;
  const char *phone = text_of (location, DUO_REGISTER_PHONE);
  const char *flaw = duo_words_flaw (duo_phone_find_flaw (phone));
  g_autoptr (GString) line = g_string_new (location->key);

  add_part (line, street);
  add_part (line, place);
  add_part (line, text_of (location, DUO_REGISTER_STRUCTURE));
  add_part (line, phone);
  if (flaw != NULL)
    g_string_append_printf (line, "\n%s", flaw);
  subtitle = g_markup_escape_text (line->str, -1);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  gtk_list_box_append (list, row);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  DuoDetailSection *self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DuoInstitutionCard) card = duo_register_get_card_finish (DUO_CONTEXT (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (card == NULL)
    {
      duo_detail_section_fail (self, error);
      return;
    }

  duo_detail_section_clear (self);
  for (guint i = 0; i < card->locations->len; i++)
    add_location (duo_detail_section_get_list (self), card->locations->pdata[i]);
  duo_detail_section_finish (self, _("No locations are known."));
}

static void
duo_locations_section_load (DuoDetailSection *self, GCancellable *cancellable)
{
  duo_register_get_card_async (duo_detail_section_get_context (self), duo_detail_section_get_institution (self), cancellable,
                               loaded_cb, self);
}

static void
duo_locations_section_class_init (DuoLocationsSectionClass *klass)
{
  DUO_DETAIL_SECTION_CLASS (klass)->load = duo_locations_section_load;
}

static void
duo_locations_section_init (DuoLocationsSection *self)
{
  duo_detail_section_set_title (DUO_DETAIL_SECTION (self), _("Locations"));
}
