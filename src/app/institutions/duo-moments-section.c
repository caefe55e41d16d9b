/* SPDX-License-Identifier: EUPL-1.2 */
/* Contact moments: when, what it was, who had it with whom, and what was said. */
#include "duo-moments-section.h"

#include <glib/gi18n.h>

#include "duo-moment-window.h"
#include "duo-people-look.h"
#include "duo-words.h"

struct _DuoMomentsSection
{
  DuoDetailSection parent_instance;

  DuoPeople *people; /* (owned) (nullable): as last read */
};

G_DEFINE_FINAL_TYPE (DuoMomentsSection, duo_moments_section, DUO_TYPE_DETAIL_SECTION)

#define MOMENT_DATA "duo-moment"

static void
present (DuoMomentsSection *self, DuoContactMoment *moment)
{
  duo_moment_window_present (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                             duo_detail_section_get_model (DUO_DETAIL_SECTION (self)), moment, self->people);
}

static void
activated_cb (AdwActionRow *row, DuoMomentsSection *self)
{
  present (self, g_object_get_data (G_OBJECT (row), MOMENT_DATA));
}

static void
add_cb (GtkButton *button, DuoMomentsSection *self)
{
  DuoDetailSection *section = DUO_DETAIL_SECTION (self);

  if (self->people != NULL) /* else not read yet */
    duo_moment_window_present_new (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), duo_detail_section_get_model (section),
                                   duo_detail_section_get_institution (section), 0, self->people);
}

/* "12 okt 2020 · telefoongesprek · A. de Vries · Marieke van Dongen" */
static char *
dup_subtitle (DuoMomentsSection *self, DuoContactMoment *moment)
{
  g_autofree char *day = duo_words_when (duo_contact_moment_get_day (moment), TRUE, TRUE);
  g_autofree char *person = duo_people_dup_person (self->people, duo_contact_moment_get_contact (moment), "");
  GString *line = g_string_new (day);

  duo_people_add_part (line, duo_words_moment (duo_contact_moment_get_kind (moment)));
  duo_people_add_part (line, duo_people_get_manager_name (self->people, duo_contact_moment_get_manager (moment)));
  duo_people_add_part (line, person);
  if (duo_contact_moment_get_institution (moment) == 0)
    duo_people_add_part (line, self->people->board_title);
  return g_string_free (line, FALSE);
}

static GtkWidget *
row_new (DuoMomentsSection *self, DuoContactMoment *moment)
{
  static const char *const icons[DUO_N_MOMENT_KINDS] = {
    [DUO_MOMENT_PHONE] = "call-start-symbolic",
    [DUO_MOMENT_VISIT] = "go-home-symbolic",
    [DUO_MOMENT_MAIL] = "mail-unread-symbolic",
    [DUO_MOMENT_MEETING] = "system-users-symbolic",
  };
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *title = g_markup_escape_text (duo_contact_moment_get_text (moment), -1);
  g_autofree char *subtitle = dup_subtitle (self, moment);
  g_autofree char *escaped = g_markup_escape_text (subtitle, -1);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 4);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), escaped);
  adw_action_row_set_icon_name (ADW_ACTION_ROW (row), icons[duo_contact_moment_get_kind (moment)]);
  gtk_widget_set_tooltip_text (row, duo_contact_moment_get_text (moment));
  g_object_set_data_full (G_OBJECT (row), MOMENT_DATA, g_object_ref (moment), g_object_unref);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_signal_connect (row, "activated", G_CALLBACK (activated_cb), self);
  return row;
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DuoPeople) people = duo_people_load_finish (DUO_CONTEXT (source), result, &error);
  DuoMomentsSection *self = user_data;
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
  for (guint i = 0; i < self->people->moments->len; i++)
    gtk_list_box_append (duo_detail_section_get_list (section), row_new (self, self->people->moments->pdata[i]));
  duo_detail_section_finish (section, _("Nothing was noted yet."));
}

static void
duo_moments_section_load (DuoDetailSection *section, GCancellable *cancellable)
{
  duo_people_load_async (duo_detail_section_get_context (section), duo_detail_section_get_institution (section), cancellable,
                         loaded_cb, section);
}

static void
duo_moments_section_finalize (GObject *object)
{
  g_clear_pointer (&DUO_MOMENTS_SECTION (object)->people, duo_people_free);

  G_OBJECT_CLASS (duo_moments_section_parent_class)->finalize (object);
}

static void
duo_moments_section_class_init (DuoMomentsSectionClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = duo_moments_section_finalize;
  DUO_DETAIL_SECTION_CLASS (klass)->load = duo_moments_section_load;
}

static void
duo_moments_section_init (DuoMomentsSection *self)
{
  DuoDetailSection *section = DUO_DETAIL_SECTION (self);
  GtkWidget *add;

  duo_detail_section_set_title (section, _("Contact Moments"));
  add = duo_detail_section_add_button (section, "list-add-symbolic", _("Note a contact moment"));
  g_signal_connect (add, "clicked", G_CALLBACK (add_cb), self);
}
