/* SPDX-License-Identifier: EUPL-1.2 */
/* Contacts, answers and channels of an institution that closed are offered to the one that goes on; the old one keeps its own.
 * Nothing is shown where there is nothing to offer. */
#include "duo-succession-section.h"

#include <glib/gi18n.h>

#include "duo-a11y.h"
#include "duo-people-service.h"
#include "duo-register-service.h"
#include "duo-words-spec.h"
#include "duo-words.h"

struct _DuoSuccessionSection
{
  DuoDetailSection parent_instance;

  GCancellable *cancellable; /* (not owned): of the load under way */
  gint64 successor;          /* its id */
  char *successor_name;      /* (owned) (nullable) */
  DuoPeople *people;         /* (owned) (nullable): of the old one, for names */
  GPtrArray *offers;         /* (owned) (nullable) (element-type DuoOffer) */
};

G_DEFINE_FINAL_TYPE (DuoSuccessionSection, duo_succession_section, DUO_TYPE_DETAIL_SECTION)

static void
handed_over_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DuoSuccessionSection) self = user_data;
  g_autoptr (GError) error = NULL;
  DuoCalendarModel *model = duo_detail_section_get_model (DUO_DETAIL_SECTION (self));
  g_autofree char *sentence = NULL;

  if (model == NULL)
    return;
  if (duo_people_do_finish (DUO_CONTEXT (source), result, &error))
    {
      sentence = duo_words_change ("hand-over", DUO_OBJECT_INSTITUTION, self->successor_name);
      g_signal_emit_by_name (model, "toast", sentence, TRUE);
    }
  else
    {
      sentence = duo_words_error (error, self->successor_name);
      g_signal_emit_by_name (model, "failed", sentence);
    }
}

static void
hand_over_cb (GtkButton *button, DuoSuccessionSection *self)
{
  gtk_widget_set_sensitive (GTK_WIDGET (button), FALSE); /* the section is filled anew when it is stored */
  duo_people_do_async (duo_detail_section_get_context (DUO_DETAIL_SECTION (self)),
                       duo_people_change_hand_over (self->successor, self->offers), NULL, handed_over_cb, g_object_ref (self));
}

static void
ticked_cb (GtkCheckButton *check, DuoOffer *offer)
{
  offer->ticked = gtk_check_button_get_active (check);
}

/* Returns: (transfer full): whom or what an offer is about; @more: (out) (transfer full): as what. */
static char *
dup_title (DuoSuccessionSection *self, DuoOffer *offer, char **more)
{
  if (offer->kind == DUO_OBJECT_CONTACT_LINK)
    {
      DuoContactLink *link = DUO_CONTACT_LINK (offer->object);
      DuoContact *contact = duo_people_find_contact (self->people, duo_contact_link_get_contact (link));
      const char *name = contact != NULL ? duo_contact_get_name (contact) : "";

      *more = g_strdup (duo_words_role (duo_contact_link_get_role (link)));
      return g_strdup (*name != '\0' || contact == NULL ? name : duo_contact_get_email (contact));
    }

  if (offer->kind == DUO_OBJECT_CHANNEL)
    {
      *more = g_strdup (duo_words_channel_kind (duo_channel_get_kind (DUO_CHANNEL (offer->object))));
      return g_strdup (duo_channel_get_name (DUO_CHANNEL (offer->object)));
    }

  *more = g_strdup (duo_words_answer (duo_willingness_get_answer (DUO_WILLINGNESS (offer->object))));
  return g_strdup_printf (_("Answer for %s"), duo_sector_to_string (duo_willingness_get_sector (DUO_WILLINGNESS (offer->object))));
}

static void
add_offer (DuoSuccessionSection *self, DuoOffer *offer)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *check = gtk_check_button_new ();
  g_autofree char *more = NULL;
  g_autofree char *title = dup_title (self, offer, &more);
  g_autofree char *escaped = g_markup_escape_text (title, -1);
  g_autofree char *spoken = g_strdup_printf ("%s, %s", title, more);

  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), offer->ticked);
  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  duo_a11y_set_label (check, spoken);
  g_signal_connect (check, "toggled", G_CALLBACK (ticked_cb), offer);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), escaped);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), more);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
  gtk_list_box_append (duo_detail_section_get_list (DUO_DETAIL_SECTION (self)), row);
}

static void
offers_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  DuoSuccessionSection *self = user_data;
  DuoDetailSection *section = DUO_DETAIL_SECTION (self);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) offers = duo_people_load_offers_finish (DUO_CONTEXT (source), result, &error);
  gboolean any_ticked = FALSE;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (offers == NULL)
    {
      duo_detail_section_fail (section, error);
      return;
    }

  duo_detail_section_clear (section);
  g_clear_pointer (&self->offers, g_ptr_array_unref);
  self->offers = g_steal_pointer (&offers);
  for (guint i = 0; i < self->offers->len; i++)
    {
      add_offer (self, self->offers->pdata[i]);
      any_ticked = any_ticked || ((DuoOffer *) self->offers->pdata[i])->ticked;
    }
  if (self->offers->len > 0)
    {
      g_autofree char *label = g_strdup_printf (any_ticked ? _("Take over to %s") : _("Take ticked ones over to %s"), self->successor_name);
      GtkWidget *button = gtk_button_new_with_label (label);
      GtkWidget *row = gtk_list_box_row_new ();

      /* the button takes the keyboard, its row does not */
      gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), button);
      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
      gtk_widget_set_focusable (row, FALSE);
      gtk_widget_add_css_class (button, "flat");
      g_signal_connect_object (button, "clicked", G_CALLBACK (hand_over_cb), self, 0);
      gtk_list_box_append (duo_detail_section_get_list (section), row);
    }
  duo_detail_section_finish (section, NULL);
}

static void
people_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  DuoSuccessionSection *self = user_data;
  g_autoptr (GError) error = NULL;
  DuoPeople *people = duo_people_load_finish (DUO_CONTEXT (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (people == NULL)
    {
      duo_detail_section_fail (DUO_DETAIL_SECTION (self), error);
      return;
    }

  g_clear_pointer (&self->people, duo_people_free);
  self->people = people;
  duo_people_load_offers_async (DUO_CONTEXT (source), duo_detail_section_get_institution (DUO_DETAIL_SECTION (self)),
                                self->successor, self->cancellable, offers_cb, self);
}

static void
card_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  DuoSuccessionSection *self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DuoInstitutionCard) card = duo_register_get_card_finish (DUO_CONTEXT (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (card == NULL)
    {
      duo_detail_section_fail (DUO_DETAIL_SECTION (self), error);
      return;
    }

  if (card->successor_id == 0)
    {
      duo_detail_section_clear (DUO_DETAIL_SECTION (self));
      duo_detail_section_finish (DUO_DETAIL_SECTION (self), NULL);
      return;
    }
  self->successor = card->successor_id;
  g_free (self->successor_name);
  self->successor_name = g_strdup (card->successor);
  duo_people_load_async (DUO_CONTEXT (source), duo_detail_section_get_institution (DUO_DETAIL_SECTION (self)),
                         self->cancellable, people_cb, self);
}

static void
duo_succession_section_load (DuoDetailSection *section, GCancellable *cancellable)
{
  DUO_SUCCESSION_SECTION (section)->cancellable = cancellable;
  duo_register_get_card_async (duo_detail_section_get_context (section), duo_detail_section_get_institution (section),
                               cancellable, card_cb, section);
}

static void
duo_succession_section_finalize (GObject *object)
{
  DuoSuccessionSection *self = DUO_SUCCESSION_SECTION (object);

  g_free (self->successor_name);
  g_clear_pointer (&self->people, duo_people_free);
  g_clear_pointer (&self->offers, g_ptr_array_unref);

  G_OBJECT_CLASS (duo_succession_section_parent_class)->finalize (object);
}

static void
duo_succession_section_class_init (DuoSuccessionSectionClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = duo_succession_section_finalize;
  DUO_DETAIL_SECTION_CLASS (klass)->load = duo_succession_section_load;
}

static void
duo_succession_section_init (DuoSuccessionSection *self)
{
  duo_detail_section_set_title (DUO_DETAIL_SECTION (self), _("For the successor"));
  duo_detail_section_finish (DUO_DETAIL_SECTION (self), NULL);
}
