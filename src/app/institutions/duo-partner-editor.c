/* SPDX-License-Identifier: EUPL-1.2 */
/* A partner. A field is stored when it is left; a new partner is added whole, by one button. What seems wrong with an
 * address or a number is pointed out while it is typed, and kept all the same. */
#include "duo-partner-editor.h"

#include <glib/gi18n.h>

#include "duo-a11y.h"
#include "duo-application.h"
#include "duo-flaw-hint.h"
#include "duo-partner.h"
#include "duo-words.h"

struct _DuoPartnerEditor
{
  DuoEditorWindow parent_instance;

  DuoCalendarModel *model;   /* (owned) */
  GtkWidget *page;           /* (not owned): this window goes with its window */
  DuoPartner *partner;       /* (owned): as stored last, never changed in place */
  GCancellable *cancellable; /* (owned) */
  gboolean filling;
  GtkToggleButton *sectors[DUO_N_SECTORS];
  DuoFlawHint flaws;

  GtkWidget *remove;
  GtkWidget *history;
  GtkWidget *add;
  GtkInfoBar *error_bar;
  GtkLabel *error;
  AdwEntryRow *name;
  AdwEntryRow *short_name;
  GtkBox *sector_box;
  AdwEntryRow *place;
  AdwEntryRow *email;
  AdwEntryRow *phone;
  AdwEntryRow *website;
  AdwEntryRow *note;
  GtkLabel *hint;
};

G_DEFINE_FINAL_TYPE (DuoPartnerEditor, duo_partner_editor, DUO_TYPE_EDITOR_WINDOW)

static gboolean
is_new (DuoPartnerEditor *self)
{
  return duo_partner_get_id (self->partner) == 0;
}

/* Fields and object */

static void
fill (DuoPartnerEditor *self)
{
  self->filling = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->name), duo_partner_get_name (self->partner));
  gtk_editable_set_text (GTK_EDITABLE (self->short_name), duo_partner_get_short_name (self->partner));
  gtk_editable_set_text (GTK_EDITABLE (self->place), duo_partner_get_place (self->partner));
  gtk_editable_set_text (GTK_EDITABLE (self->email), duo_partner_get_email (self->partner));
  gtk_editable_set_text (GTK_EDITABLE (self->phone), duo_partner_get_phone (self->partner));
  gtk_editable_set_text (GTK_EDITABLE (self->website), duo_partner_get_website (self->partner));
  gtk_editable_set_text (GTK_EDITABLE (self->note), duo_partner_get_note (self->partner));
  for (guint i = 0; i < DUO_N_SECTORS; i++)
    gtk_toggle_button_set_active (self->sectors[i], duo_sector_set_contains (duo_partner_get_sectors (self->partner), (DuoSector) i));
  gtk_widget_set_visible (self->remove, !is_new (self));
  gtk_widget_set_visible (self->history, !is_new (self));
  gtk_widget_set_visible (self->add, is_new (self));
  gtk_window_set_title (GTK_WINDOW (self), is_new (self) ? _("New Partner") : _("Partner"));
  self->filling = FALSE;
}

static char *
dup_text (AdwEntryRow *row)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (row))));
}

/* Returns: (transfer full): the partner as the fields have it. */
static DuoPartner *
read_fields (DuoPartnerEditor *self)
{
  const struct
  {
    AdwEntryRow *row;
    void (*set) (DuoPartner *partner, const char *text);
  } texts[] = {
    { self->name, duo_partner_set_name },       { self->short_name, duo_partner_set_short_name },
    { self->place, duo_partner_set_place },     { self->email, duo_partner_set_email },
    { self->phone, duo_partner_set_phone },     { self->website, duo_partner_set_website },
    { self->note, duo_partner_set_note },
  };
  DuoPartner *partner = duo_partner_copy (self->partner);
  DuoSectorSet sectors = DUO_SECTOR_SET_NONE;

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *text = dup_text (texts[i].row);

      texts[i].set (partner, text);
    }
  for (guint i = 0; i < DUO_N_SECTORS; i++)
    if (gtk_toggle_button_get_active (self->sectors[i]))
      sectors |= 1u << i;
  duo_partner_set_sectors (partner, sectors);
  return partner;
}

static void
update_hints (DuoPartnerEditor *self)
{
  g_autoptr (DuoPartner) partner = read_fields (self);

  duo_flaw_hint_update (&self->flaws);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "partner.add", is_new (self) && *duo_partner_get_name (partner) != '\0');
}

static void
typed_cb (DuoPartnerEditor *self)
{
  if (!self->filling)
    update_hints (self);
}

/* Storing */

/* Stores what the fields have, of a partner that is there already. */
static void
store (DuoPartnerEditor *self)
{
  g_autoptr (DuoPartner) partner = NULL;

  if (self->filling || duo_editor_window_is_done (DUO_EDITOR_WINDOW (self)) || is_new (self))
    return;

  partner = read_fields (self);
  duo_a11y_set_invalid (GTK_WIDGET (self->name), *duo_partner_get_name (partner) == '\0' ? _("A partner needs a name") : NULL);
  if (*duo_partner_get_name (partner) == '\0' || duo_partner_equal (partner, self->partner))
    return;

  g_set_object (&self->partner, partner);
  duo_calendar_model_save (self->model, G_OBJECT (partner), DUO_CHANGE_EDIT, FALSE);
}

static void
left_cb (GtkEventControllerFocus *controller, DuoPartnerEditor *self)
{
  store (self);
}

static void
sector_cb (GtkToggleButton *button, DuoPartnerEditor *self)
{
  store (self);
}

/* The list goes to a partner that the store has just got. */
static void
added_cb (DuoPartner *partner, GParamSpec *pspec, GtkWidget *page)
{
  gtk_widget_activate_action (page, "institutions.show", "x", duo_partner_get_id (partner));
}

/* Stores a new one. */
static void
add (DuoPartnerEditor *self)
{
  g_autoptr (DuoPartner) partner = read_fields (self);

  g_signal_connect_object (partner, "notify::id", G_CALLBACK (added_cb), self->page, 0);
  duo_calendar_model_save (self->model, G_OBJECT (partner), DUO_CHANGE_ADD, FALSE);
  duo_editor_window_set_done (DUO_EDITOR_WINDOW (self), TRUE);
}

static void
add_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  add (DUO_PARTNER_EDITOR (widget));
  gtk_window_close (GTK_WINDOW (widget));
}

/* Enter in a field adds a new partner, and is done with one that is there; not before what seems wrong was seen. */
static void
entered_cb (DuoPartnerEditor *self)
{
  if (!duo_flaw_hint_may_leave (&self->flaws))
    return;
  if (is_new (self))
    gtk_widget_activate_action (GTK_WIDGET (self), "partner.add", NULL);
  else
    gtk_window_close (GTK_WINDOW (self));
}

static void
enter_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  entered_cb (DUO_PARTNER_EDITOR (widget));
}

static void
remove_cb (DuoPartnerEditor *self)
{
  duo_calendar_model_remove (self->model, G_OBJECT (self->partner));
  duo_editor_window_done (DUO_EDITOR_WINDOW (self));
}

static void
history_cb (DuoPartnerEditor *self)
{
  duo_editor_window_show_history (DUO_EDITOR_WINDOW (self), DUO_OBJECT_INSTITUTION, duo_partner_get_id (self->partner));
}

/* Life */

/* The rows that were left stored what was typed in them; a new partner is added, with as much as is known of it. */
static gboolean
may_close (DuoEditorWindow *window)
{
  DuoPartnerEditor *self = DUO_PARTNER_EDITOR (window);
  g_autoptr (DuoPartner) partner = read_fields (self);

  if (!is_new (self) || duo_partner_equal (partner, self->partner))
    return TRUE;
  if (*duo_partner_get_name (partner) == '\0')
    return !duo_editor_window_hold_open (window, GTK_WIDGET (self->name), _("A partner needs a name"));

  add (self);
  return TRUE;
}

static void
duo_partner_editor_dispose (GObject *object)
{
  DuoPartnerEditor *self = DUO_PARTNER_EDITOR (object);

  duo_editor_window_set_done (DUO_EDITOR_WINDOW (self), TRUE);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->model);
  gtk_widget_dispose_template (GTK_WIDGET (self), DUO_TYPE_PARTNER_EDITOR);

  G_OBJECT_CLASS (duo_partner_editor_parent_class)->dispose (object);
}

static void
duo_partner_editor_finalize (GObject *object)
{
  DuoPartnerEditor *self = DUO_PARTNER_EDITOR (object);

  g_object_unref (self->cancellable);
  g_object_unref (self->partner);
  duo_flaw_hint_clear (&self->flaws);

  G_OBJECT_CLASS (duo_partner_editor_parent_class)->finalize (object);
}

#define BIND(name) gtk_widget_class_bind_template_child (widget_class, DuoPartnerEditor, name)

static void
duo_partner_editor_class_init (DuoPartnerEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = duo_partner_editor_dispose;
  G_OBJECT_CLASS (klass)->finalize = duo_partner_editor_finalize;
  DUO_EDITOR_WINDOW_CLASS (klass)->may_close = may_close;

  gtk_widget_class_set_template_from_resource (widget_class, DUO_UI_PATH "/institutions/duo-partner-editor.ui");
  gtk_widget_class_install_action (widget_class, "partner.add", NULL, add_action);
  gtk_widget_class_install_action (widget_class, "partner.enter", NULL, enter_action);
  BIND (remove);
  BIND (history);
  BIND (add);
  BIND (error_bar);
  BIND (error);
  BIND (name);
  BIND (short_name);
  BIND (sector_box);
  BIND (place);
  BIND (email);
  BIND (phone);
  BIND (website);
  BIND (note);
  BIND (hint);
  gtk_widget_class_bind_template_callback (widget_class, typed_cb);
  gtk_widget_class_bind_template_callback (widget_class, entered_cb);
  gtk_widget_class_bind_template_callback (widget_class, remove_cb);
  gtk_widget_class_bind_template_callback (widget_class, history_cb);
}

static void
add_sectors (DuoPartnerEditor *self)
{
  for (guint i = 0; i < DUO_N_SECTORS; i++)
    {
      GtkWidget *button = gtk_toggle_button_new_with_label (duo_sector_to_string ((DuoSector) i));

      gtk_widget_set_tooltip_text (button, duo_words_sector ((DuoSector) i));
      g_signal_connect_object (button, "toggled", G_CALLBACK (sector_cb), self, 0);
      gtk_box_append (self->sector_box, button);
      self->sectors[i] = GTK_TOGGLE_BUTTON (button);
    }
}

static void
duo_partner_editor_init (DuoPartnerEditor *self)
{
  AdwEntryRow *rows[7];

  self->cancellable = g_cancellable_new ();
  self->partner = duo_partner_new ();
  self->filling = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  self->flaws = (DuoFlawHint){ self->hint, self->email, self->phone, NULL };
  add_sectors (self);
  rows[0] = self->name;
  rows[1] = self->short_name;
  rows[2] = self->place;
  rows[3] = self->email;
  rows[4] = self->phone;
  rows[5] = self->website;
  rows[6] = self->note;
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    duo_editor_window_watch (DUO_EDITOR_WINDOW (self), rows[i], G_CALLBACK (left_cb));
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  DuoPartnerEditor *self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GObject) partner = duo_calendar_reread_finish (DUO_CONTEXT (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (partner == NULL)
    {
      g_autofree char *sentence = duo_words_error (error, NULL);

      gtk_label_set_label (self->error, sentence);
      gtk_widget_set_visible (GTK_WIDGET (self->error_bar), TRUE);
      return;
    }

  g_set_object (&self->partner, DUO_PARTNER (partner));
  duo_editor_window_set_done (DUO_EDITOR_WINDOW (self), FALSE);
  fill (self);
  update_hints (self);
}

/**
 * duo_partner_editor_present:
 * @page: the page of institutions, which goes to one that is added
 * @model: what it is stored with
 * @partner: id of the partner that is edited; 0 to add one
 */
void
duo_partner_editor_present (GtkWidget *page, DuoCalendarModel *model, gint64 partner)
{
  DuoPartnerEditor *self
    = g_object_new (DUO_TYPE_PARTNER_EDITOR, "transient-for", GTK_WINDOW (gtk_widget_get_root (page)), NULL);

  self->model = g_object_ref (model);
  self->page = page;
  duo_partner_set_id (self->partner, partner);
  fill (self);
  update_hints (self);
  if (partner != 0)
    {
      duo_editor_window_set_done (DUO_EDITOR_WINDOW (self), TRUE); /* until it is read */
      duo_calendar_reread_async (duo_calendar_model_get_context (model), G_OBJECT (self->partner), self->cancellable, read_cb,
                                 self);
    }
  gtk_window_present (GTK_WINDOW (self));
  gtk_widget_grab_focus (GTK_WIDGET (self->name));
}
