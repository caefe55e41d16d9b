/* SPDX-License-Identifier: EUPL-1.2 */
/* Owner and substitute: chosen from the colleagues, stored at once. */
#include "duo-owners-section.h"

#include <glib/gi18n.h>

#include "duo-a11y.h"
#include "duo-manager.h"
#include "duo-people-look.h"

struct _DuoOwnersSection
{
  DuoDetailSection parent_instance;

  GArray *manager_ids; /* (owned) (element-type gint64): behind the entries of both */
  gboolean filling;
  AdwComboRow *owner;      /* of the rows that are shown; NULL before */
  AdwComboRow *substitute;
};

G_DEFINE_FINAL_TYPE (DuoOwnersSection, duo_owners_section, DUO_TYPE_DETAIL_SECTION)

static void
chosen_cb (AdwComboRow *row, GParamSpec *pspec, DuoOwnersSection *self)
{
  DuoDetailSection *section = DUO_DETAIL_SECTION (self);
  const guint selected = adw_combo_row_get_selected (row);
  const gint64 institution = duo_detail_section_get_institution (section);
  g_autoptr (GArray) ids = NULL;
  gint64 manager;

  if (self->filling || selected >= self->manager_ids->len)
    return;

  manager = g_array_index (self->manager_ids, gint64, selected);
  ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_array_append_val (ids, institution);
  duo_people_run (duo_detail_section_get_model (section),
                  duo_people_change_assign (ids, row == self->owner ? manager : -1, row == self->substitute ? manager : -1),
                  DUO_CHANGE_ASSIGN, DUO_OBJECT_INSTITUTION, NULL);
}

static AdwComboRow *
add_row (DuoOwnersSection *self, const char *title, GPtrArray *managers, gint64 chosen)
{
  AdwComboRow *row = ADW_COMBO_ROW (adw_combo_row_new ());
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  gtk_string_list_append (names, _("nobody yet"));
  for (guint i = 0; i < managers->len; i++)
    gtk_string_list_append (names, duo_manager_get_name (managers->pdata[i]));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_combo_row_set_model (row, G_LIST_MODEL (names));
  duo_a11y_name_choices (GTK_WIDGET (row));
  for (guint i = 0; i < self->manager_ids->len; i++)
    if (g_array_index (self->manager_ids, gint64, i) == chosen)
      adw_combo_row_set_selected (row, i);
  g_signal_connect (row, "notify::selected", G_CALLBACK (chosen_cb), self);
  gtk_list_box_append (duo_detail_section_get_list (DUO_DETAIL_SECTION (self)), GTK_WIDGET (row));
  return row;
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DuoPeople) people = duo_people_load_finish (DUO_CONTEXT (source), result, &error);
  DuoOwnersSection *self = user_data;
  const gint64 nobody = 0;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (people == NULL)
    {
      duo_detail_section_fail (user_data, error);
      return;
    }

  self->filling = TRUE;
  duo_detail_section_clear (user_data);
  g_array_set_size (self->manager_ids, 0);
  g_array_append_val (self->manager_ids, nobody);
  for (guint i = 0; i < people->managers->len; i++)
    {
      const gint64 id = duo_manager_get_id (people->managers->pdata[i]);

      g_array_append_val (self->manager_ids, id);
    }
  self->owner = add_row (self, C_("column", "Owner"), people->managers, people->owner);
  self->substitute = add_row (self, _("Substitute"), people->managers, people->substitute);
  duo_detail_section_finish (user_data, NULL);
  self->filling = FALSE;
}

static void
duo_owners_section_load (DuoDetailSection *section, GCancellable *cancellable)
{
  duo_people_load_async (duo_detail_section_get_context (section), duo_detail_section_get_institution (section), cancellable,
                         loaded_cb, section);
}

static void
duo_owners_section_finalize (GObject *object)
{
  g_array_unref (DUO_OWNERS_SECTION (object)->manager_ids);

  G_OBJECT_CLASS (duo_owners_section_parent_class)->finalize (object);
}

static void
duo_owners_section_class_init (DuoOwnersSectionClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = duo_owners_section_finalize;
  DUO_DETAIL_SECTION_CLASS (klass)->load = duo_owners_section_load;
}

static void
duo_owners_section_init (DuoOwnersSection *self)
{
  self->manager_ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  duo_detail_section_set_title (DUO_DETAIL_SECTION (self), _("At DUO"));
}
