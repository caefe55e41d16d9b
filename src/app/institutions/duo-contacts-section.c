/* SPDX-License-Identifier: EUPL-1.2 */
/* Contacts: who, what he is here, how he is reached, and how old that is. */
#include "duo-contacts-section.h"

#include <glib/gi18n.h>
#include <string.h>

#include "duo-a11y.h"
#include "duo-contact-check.h"
#include "duo-contact-editor.h"
#include "duo-flaw-hint.h"
#include "duo-moment-window.h"
#include "duo-people-look.h"
#include "duo-words.h"

struct _DuoContactsSection
{
  DuoDetailSection parent_instance;

  DuoPeople *people; /* (owned) (nullable): as last read */
};

G_DEFINE_FINAL_TYPE (DuoContactsSection, duo_contacts_section, DUO_TYPE_DETAIL_SECTION)

#define ENTRY_DATA "duo-entry"
#define SUBTITLE_LINES 3 /* an address, a number, since when and of whom */

static DuoCalendarModel *
model_of (DuoContactsSection *self)
{
  return duo_detail_section_get_model (DUO_DETAIL_SECTION (self));
}

static guint32
today_of (DuoContactsSection *self)
{
  return duo_calendar_model_get_today (model_of (self));
}

/* ---- What a person does ---- */

static void
present (DuoContactsSection *self, DuoContactEntry *entry)
{
  duo_contact_editor_present (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), model_of (self), entry);
}

static void
activated_cb (AdwActionRow *row, DuoContactsSection *self)
{
  present (self, g_object_get_data (G_OBJECT (row), ENTRY_DATA));
}

/* A new one is for communication, and confirmed today: somebody is just being told of it. */
static void
add_cb (GtkButton *button, DuoContactsSection *self)
{
  const DuoWhen today = duo_when_day (today_of (self));
  g_autoptr (DuoContact) contact = duo_contact_new ();
  g_autoptr (DuoContactLink) link = duo_contact_link_new ();
  g_autoptr (DuoContactEntry) entry = NULL;

  duo_contact_link_set_institution (link, duo_detail_section_get_institution (DUO_DETAIL_SECTION (self)));
  duo_contact_link_set_confirmed (link, &today);
  entry = duo_contact_entry_new (contact, link);
  present (self, entry);
}

static void
save_link (DuoContactsSection *self, DuoContactEntry *entry, DuoContactLink *changed, DuoChangeKind kind)
{
  duo_calendar_model_save (model_of (self), G_OBJECT (changed), kind, FALSE);
}

static DuoContactEntry *
entry_of (DuoContactsSection *self, GVariant *parameter)
{
  const guint place = g_variant_get_uint32 (parameter);

  return self->people != NULL && place < self->people->entries->len ? self->people->entries->pdata[place] : NULL;
}

static void
mail_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DuoContactEntry *entry = entry_of (DUO_CONTACTS_SECTION (widget), parameter);

  if (entry != NULL && duo_people_can_mail (entry->contact))
    duo_people_write_mail (widget, entry->contact);
}

static void
copy_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DuoContactEntry *entry = entry_of (DUO_CONTACTS_SECTION (widget), parameter);

  if (entry != NULL)
    gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), duo_contact_get_email (entry->contact));
}

static void
copy_phone_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DuoContactEntry *entry = entry_of (DUO_CONTACTS_SECTION (widget), parameter);

  if (entry != NULL)
    gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), duo_contact_get_phone (entry->contact));
}

static void
moment_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DuoContactsSection *self = DUO_CONTACTS_SECTION (widget);
  DuoContactEntry *entry = entry_of (self, parameter);

  if (entry != NULL)
    duo_moment_window_present_new (GTK_WINDOW (gtk_widget_get_root (widget)), model_of (self),
                                   duo_detail_section_get_institution (DUO_DETAIL_SECTION (self)),
                                   duo_contact_get_id (entry->contact), self->people);
}

static void
confirm_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DuoContactsSection *self = DUO_CONTACTS_SECTION (widget);
  const DuoWhen today = duo_when_day (today_of (self));
  DuoContactEntry *entry = entry_of (self, parameter);
  g_autoptr (DuoContactLink) link = NULL;

  if (entry == NULL)
    return;
  link = duo_contact_link_copy (entry->link);
  duo_contact_link_set_confirmed (link, &today);
  save_link (self, entry, link, DUO_CHANGE_CONFIRM);
}

static void
prefer_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DuoContactsSection *self = DUO_CONTACTS_SECTION (widget);
  DuoContactEntry *entry = entry_of (self, parameter);
  g_autoptr (DuoContactLink) link = NULL;

  if (entry == NULL)
    return;
  link = duo_contact_link_copy (entry->link);
  duo_contact_link_set_preferred (link, !duo_contact_link_get_preferred (link));
  save_link (self, entry, link, DUO_CHANGE_PREFER);
}

static void
remove_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DuoContactsSection *self = DUO_CONTACTS_SECTION (widget);
  DuoContactEntry *entry = entry_of (self, parameter);
  g_autofree char *title = entry != NULL ? duo_contact_dup_title (entry->contact) : NULL;

  if (entry != NULL)
    duo_people_run (model_of (self), duo_people_change_remove_link (entry->link), DUO_CHANGE_REMOVE, DUO_OBJECT_CONTACT, title);
}

/* ---- What is shown ---- */

/* Returns: (transfer full) (nullable): @text on one line: a number or a date is not broken off. */
static char *
dup_unbroken (const char *text)
{
  g_auto (GStrv) parts = text != NULL ? g_strsplit (text, " ", -1) : NULL;

  return parts != NULL ? g_strjoinv ("\302\240", parts) : NULL;
}

/* "m.vandongen@curio.example · 076 555 01 00 · sep 2020 · bestuur Het Baken", and below it what seems wrong, as it was said while typing */
static char *
dup_subtitle (DuoContactsSection *self, DuoContactEntry *entry)
{
  const DuoWhen *confirmed = duo_contact_link_get_confirmed (entry->link);
  const gboolean named = *duo_contact_get_name (entry->contact) != '\0';
  const char *email = duo_contact_get_email (entry->contact);
  const char *phone = duo_contact_get_phone (entry->contact);
  g_autofree char *day = duo_when_is_known (confirmed) ? duo_words_when (confirmed, TRUE, TRUE) : NULL;
  g_autofree char *since = dup_unbroken (day);
  g_autofree char *number = dup_unbroken (phone);
  g_autofree char *flaws = duo_flaw_dup_words (email, phone);
  GString *line = g_string_new (NULL);

  duo_people_add_part (line, named && *email != '\0' ? email : NULL);
  duo_people_add_part (line, *phone != '\0' && (named || *email != '\0') ? number : NULL); /* else it is the title */
  duo_people_add_part (line, duo_contact_get_do_not_mail (entry->contact) ? _("do not mail") : NULL);
  duo_people_add_part (line, since);
  if (entry->target_kind != DUO_OBJECT_INSTITUTION)
    duo_people_add_part (line, *entry->title != '\0' ? entry->title : entry->code);
  if (*flaws != '\0')
    g_string_append_printf (line, "%s%s", line->len > 0 ? "\n" : "", flaws);
  return g_string_free (line, FALSE);
}

/* A clock and its age on one that nobody confirmed for a year; never confirmed is said as such. */
static GtkWidget *
age_pill_new (DuoContactsSection *self, DuoContactEntry *entry)
{
  const DuoWhen *confirmed = duo_contact_link_get_confirmed (entry->link);
  const gint months = duo_months_since (confirmed, today_of (self));
  g_autofree char *text = NULL;
  GtkWidget *pill;

  if (!duo_contact_is_stale (confirmed, today_of (self)))
    return NULL;

  text = months < 0 ? g_strdup (_("unconfirmed")) /* Translators: months, short */
                    : g_strdup_printf (C_("age", "%d mo"), months);
  pill = duo_people_pill_new ("document-open-recent-symbolic", text, "attention");
  gtk_widget_set_tooltip_text (pill, months < 0 ? _("Nobody has confirmed this contact yet")
                                                : _("Nobody has confirmed this contact for a year or more"));
  return pill;
}

static void
append (GMenu *menu, const char *label, const char *action, guint place)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, action, "u", place);
  g_menu_append_item (menu, item);
}

static GtkWidget *
menu_button_new (DuoContactEntry *entry, guint place, const char *title)
{
  GtkWidget *button = gtk_menu_button_new ();
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autofree char *label = g_strdup_printf (_("More for %s"), title);

  if (duo_people_can_mail (entry->contact))
    append (menu, _("Write a _Mail"), "contacts.mail", place);
  if (*duo_contact_get_email (entry->contact) != '\0')
    append (menu, _("_Copy the E-Mail Address"), "contacts.copy", place);
  if (*duo_contact_get_phone (entry->contact) != '\0')
    append (menu, _("Copy the Tele_phone Number"), "contacts.copy-phone", place);
  append (menu, _("Note a C_ontact Moment…"), "contacts.moment", place);
  append (menu, _("Con_firmed Today"), "contacts.confirm", place);
  append (menu, duo_contact_link_get_preferred (entry->link) ? _("No Longer the _Preferred Contact") : _("_Preferred Contact"),
          "contacts.prefer", place);
  append (menu, _("_Remove"), "contacts.remove", place);
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), G_MENU_MODEL (menu));
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "view-more-symbolic");
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, label);
  duo_a11y_set_label (button, label);
  return button;
}

static GtkWidget *
row_new (DuoContactsSection *self, DuoContactEntry *entry, guint place)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *title = duo_contact_dup_title (entry->contact);
  g_autofree char *markup = g_markup_printf_escaped ("<b>%s</b> · %s", title, duo_words_role (duo_contact_link_get_role (entry->link)));
  g_autofree char *subtitle = dup_subtitle (self, entry);
  g_autofree char *escaped = duo_detail_section_dup_markup (subtitle);
  GtkWidget *age = age_pill_new (self, entry);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), markup);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), escaped);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), strchr (subtitle, '\n') != NULL ? 0 : SUBTITLE_LINES);
  if (age != NULL)
    adw_action_row_add_suffix (ADW_ACTION_ROW (row), age);
  if (duo_contact_link_get_preferred (entry->link))
    {
      GtkWidget *star = gtk_image_new_from_icon_name ("starred-symbolic");

      gtk_widget_add_css_class (star, "duo-star");
      gtk_widget_set_tooltip_text (star, _("Preferred contact"));
      duo_a11y_set_label (star, _("Preferred contact"));
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), star);
    }
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), menu_button_new (entry, place, title));
  g_object_set_data_full (G_OBJECT (row), ENTRY_DATA, g_object_ref (entry), g_object_unref);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_signal_connect (row, "activated", G_CALLBACK (activated_cb), self);
  return row;
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DuoPeople) people = duo_people_load_finish (DUO_CONTEXT (source), result, &error);
  DuoContactsSection *self = user_data;
  DuoDetailSection *section = user_data;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (people == NULL)
    {
      duo_detail_section_fail (section, error);
      return;
    }

  g_clear_pointer (&self->people, duo_people_free);
  self->people = g_steal_pointer (&people);
  duo_detail_section_clear (section);
  for (guint i = 0; i < self->people->entries->len; i++)
    gtk_list_box_append (duo_detail_section_get_list (section), row_new (self, self->people->entries->pdata[i], i));
  duo_detail_section_finish (section, _("No contact is known yet."));
}

static void
duo_contacts_section_load (DuoDetailSection *section, GCancellable *cancellable)
{
  duo_people_load_async (duo_detail_section_get_context (section), duo_detail_section_get_institution (section), cancellable,
                         loaded_cb, section);
}

static void
duo_contacts_section_finalize (GObject *object)
{
  g_clear_pointer (&DUO_CONTACTS_SECTION (object)->people, duo_people_free);

  G_OBJECT_CLASS (duo_contacts_section_parent_class)->finalize (object);
}

static void
duo_contacts_section_class_init (DuoContactsSectionClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = duo_contacts_section_finalize;
  DUO_DETAIL_SECTION_CLASS (klass)->load = duo_contacts_section_load;
  gtk_widget_class_install_action (widget_class, "contacts.mail", "u", mail_action);
  gtk_widget_class_install_action (widget_class, "contacts.copy", "u", copy_action);
  gtk_widget_class_install_action (widget_class, "contacts.copy-phone", "u", copy_phone_action);
  gtk_widget_class_install_action (widget_class, "contacts.moment", "u", moment_action);
  gtk_widget_class_install_action (widget_class, "contacts.confirm", "u", confirm_action);
  gtk_widget_class_install_action (widget_class, "contacts.prefer", "u", prefer_action);
  gtk_widget_class_install_action (widget_class, "contacts.remove", "u", remove_action);
}

static void
duo_contacts_section_init (DuoContactsSection *self)
{
  DuoDetailSection *section = DUO_DETAIL_SECTION (self);
  GtkWidget *add;

  duo_detail_section_set_title (section, _("Contacts"));
  add = duo_detail_section_add_button (section, "list-add-symbolic", _("New contact"));
  g_signal_connect (add, "clicked", G_CALLBACK (add_cb), self);
}
