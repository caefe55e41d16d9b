/* SPDX-License-Identifier: EUPL-1.2 */
/* A row for each channel: drawn to scale, with what matters most, and what is missing. */
#include "duo-channels-section.h"

#include <glib/gi18n.h>

#include "duo-a11y.h"
#include "duo-channel-editor.h"
#include "duo-channels-service.h"
#include "duo-profiles-window.h"
#include "duo-screen-shape.h"
#include "duo-words-spec.h"

#define SHAPE_SIZE 34

struct _DuoChannelsSection
{
  DuoDetailSection parent_instance;

  GPtrArray *entries; /* (owned) (nullable) (element-type DuoChannelEntry): in the order of the rows */
};

G_DEFINE_FINAL_TYPE (DuoChannelsSection, duo_channels_section, DUO_TYPE_DETAIL_SECTION)

static GtkWindow *
get_window (DuoChannelsSection *self)
{
  return GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));
}

/* A drawing for what has a surface, an icon for the others. */
static GtkWidget *
make_sign (const DuoChannelEntry *entry)
{
  static const char *const icons[DUO_N_CHANNEL_KINDS] = {
    [DUO_CHANNEL_APP] = "phone-symbolic",          [DUO_CHANNEL_NEWSLETTER] = "mail-unread-symbolic",
    [DUO_CHANNEL_WEBSITE] = "web-browser-symbolic", [DUO_CHANNEL_PORTAL] = "user-home-symbolic",
    [DUO_CHANNEL_EMAIL] = "mail-send-symbolic",    [DUO_CHANNEL_OTHER] = "view-more-symbolic",
  };
  const char *icon = icons[entry->specs.kind];
  GtkWidget *sign;

  if (icon != NULL)
    {
      sign = gtk_image_new_from_icon_name (icon);
      gtk_widget_set_size_request (sign, SHAPE_SIZE, -1);
      duo_a11y_set_label (sign, duo_words_channel_kind (entry->specs.kind));
      return sign;
    }

  sign = duo_screen_shape_new (SHAPE_SIZE);
  duo_screen_shape_set_specs (DUO_SCREEN_SHAPE (sign), &entry->specs);
  return sign;
}

/* What is known, and what is not on a line of its own: it is long, and has to be read whole. Returns: markup. */
static char *
dup_subtitle (const DuoChannelEntry *entry)
{
  g_autofree char *summary = duo_words_channel_summary (&entry->specs);
  g_autofree char *gap = duo_words_channel_gap (&entry->specs);
  g_autoptr (GString) line = g_string_new (NULL);

  if (*summary == '\0' || !duo_channel_kind_is_drawn (entry->specs.kind))
    g_string_append (line, duo_words_channel_kind (entry->specs.kind));
  if (*summary != '\0')
    g_string_append_printf (line, "%s%s", line->len > 0 ? " · " : "", summary);
  return gap != NULL ? g_markup_printf_escaped ("%s\n<i>? %s</i>", line->str, gap) : g_markup_escape_text (line->str, -1);
}

static void
add_row (DuoChannelsSection *self, const DuoChannelEntry *entry)
{
  GtkWidget *row = adw_action_row_new ();
  const guint32 today = duo_calendar_model_get_today (duo_detail_section_get_model (DUO_DETAIL_SECTION (self)));
  g_autofree char *title = g_markup_escape_text (duo_channel_get_name (entry->channel), -1);
  g_autofree char *subtitle = dup_subtitle (entry);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 2);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 3);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), make_sign (entry));
  if (duo_channel_is_stale (entry->channel, today))
    {
      GtkWidget *pill = gtk_label_new (duo_words_channel_status (DUO_CHANNEL_OUTDATED));

      gtk_widget_add_css_class (pill, "duo-pill");
      gtk_widget_add_css_class (pill, "attention");
      gtk_widget_set_valign (pill, GTK_ALIGN_CENTER);
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), pill);
    }
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_widget_set_tooltip_text (row, duo_channel_get_name (entry->channel));
  gtk_list_box_append (duo_detail_section_get_list (DUO_DETAIL_SECTION (self)), row);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  DuoChannelsSection *self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) entries = duo_channels_list_finish (DUO_CONTEXT (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (entries == NULL)
    {
      duo_detail_section_fail (DUO_DETAIL_SECTION (self), error);
      return;
    }

  g_clear_pointer (&self->entries, g_ptr_array_unref);
  self->entries = g_steal_pointer (&entries);
  duo_detail_section_clear (DUO_DETAIL_SECTION (self));
  for (guint i = 0; i < self->entries->len; i++)
    add_row (self, self->entries->pdata[i]);
  duo_detail_section_finish (DUO_DETAIL_SECTION (self), _("No channels are known. Ask which screens, apps and newsletters there are."));
}

static void
duo_channels_section_load (DuoDetailSection *section, GCancellable *cancellable)
{
  duo_channels_list_async (duo_detail_section_get_context (section), DUO_CHANNELS_OF_INSTITUTION,
                           duo_detail_section_get_institution (section), cancellable, loaded_cb, section);
}

static void
activated_cb (DuoChannelsSection *self, GtkListBoxRow *row)
{
  const gint index = gtk_list_box_row_get_index (row);
  const DuoChannelEntry *entry;

  if (self->entries == NULL || index < 0 || (guint) index >= self->entries->len)
    return;

  entry = self->entries->pdata[index];
  duo_channel_editor_present (get_window (self), duo_detail_section_get_model (DUO_DETAIL_SECTION (self)), entry->channel);
}

static void
add_cb (DuoChannelsSection *self)
{
  g_autoptr (DuoChannel) channel = duo_channel_new ();

  duo_channel_set_institution (channel, duo_detail_section_get_institution (DUO_DETAIL_SECTION (self)));
  duo_channel_editor_present (get_window (self), duo_detail_section_get_model (DUO_DETAIL_SECTION (self)), channel);
}

static void
profiles_cb (DuoChannelsSection *self)
{
  duo_profiles_window_present (get_window (self), duo_detail_section_get_model (DUO_DETAIL_SECTION (self)), 0);
}

static void
duo_channels_section_finalize (GObject *object)
{
  g_clear_pointer (&DUO_CHANNELS_SECTION (object)->entries, g_ptr_array_unref);

  G_OBJECT_CLASS (duo_channels_section_parent_class)->finalize (object);
}

static void
duo_channels_section_class_init (DuoChannelsSectionClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = duo_channels_section_finalize;
  DUO_DETAIL_SECTION_CLASS (klass)->load = duo_channels_section_load;
}

static void
duo_channels_section_init (DuoChannelsSection *self)
{
  DuoDetailSection *section = DUO_DETAIL_SECTION (self);
  GtkWidget *profiles;
  GtkWidget *add;

  duo_detail_section_set_title (section, _("Channels"));
  profiles = duo_detail_section_add_button (section, "view-paged-symbolic", _("Profiles"));
  add = duo_detail_section_add_button (section, "list-add-symbolic", _("Add a channel"));
  g_signal_connect_swapped (profiles, "clicked", G_CALLBACK (profiles_cb), self);
  g_signal_connect_swapped (add, "clicked", G_CALLBACK (add_cb), self);
  g_signal_connect_swapped (duo_detail_section_get_list (section), "row-activated", G_CALLBACK (activated_cb), self);
}
