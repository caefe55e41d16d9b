/* SPDX-License-Identifier: EUPL-1.2 */
/* A contact. A field is stored when it is left; a new contact is added whole, by one button, since it is two rows and
 * one change. What seems wrong with an address is pointed out while it is typed, and kept all the same. */
#include "duo-contact-editor.h"

#include <glib/gi18n.h>

#include "duo-a11y.h"
#include "duo-application.h"
#include "duo-flaw-hint.h"
#include "duo-people-look.h"
#include "duo-when-row.h"
#include "duo-words.h"

struct _DuoContactEditor
{
  DuoEditorWindow parent_instance;

  DuoCalendarModel *model;   /* (owned) */
  DuoContact *contact;       /* (owned): as stored last, never changed in place */
  DuoContactLink *link;      /* (owned) (nullable): the same */
  DuoContact *same;          /* (owned) (nullable): another contact who is the same person */
  GCancellable *cancellable; /* (owned) */
  gboolean filling;
  DuoFlawHint flaws;

  GtkWidget *remove;
  GtkWidget *history;
  GtkWidget *add;
  GtkWidget *mail;
  AdwEntryRow *name;
  AdwEntryRow *email;
  AdwEntryRow *phone;
  GtkLabel *hint;
  GtkWidget *double_box;
  GtkLabel *double_label;
  GtkButton *merge;
  AdwPreferencesGroup *link_group;
  AdwComboRow *role;
  AdwEntryRow *function;
  GtkSwitch *preferred;
  DuoWhenRow *confirmed;
  AdwComboRow *origin;
  GtkSwitch *do_not_mail;
  AdwEntryRow *purpose;
  DuoWhenRow *keep_until;
  AdwEntryRow *note;
};

G_DEFINE_FINAL_TYPE (DuoContactEditor, duo_contact_editor, DUO_TYPE_EDITOR_WINDOW)

static gboolean
is_new (DuoContactEditor *self)
{
  return duo_contact_get_id (self->contact) == 0;
}

/* ---- What is shown ---- */

static void
set_text (AdwEntryRow *row, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (row), text);
}

static void
fill (DuoContactEditor *self)
{
  self->filling = TRUE;
  set_text (self->name, duo_contact_get_name (self->contact));
  set_text (self->email, duo_contact_get_email (self->contact));
  set_text (self->phone, duo_contact_get_phone (self->contact));
  set_text (self->note, duo_contact_get_note (self->contact));
  gtk_switch_set_active (self->do_not_mail, duo_contact_get_do_not_mail (self->contact));
  if (self->link != NULL)
    {
      adw_combo_row_set_selected (self->role, duo_contact_link_get_role (self->link));
      set_text (self->function, duo_contact_link_get_function (self->link));
      gtk_switch_set_active (self->preferred, duo_contact_link_get_preferred (self->link));
      duo_when_row_set_when (self->confirmed, duo_contact_link_get_confirmed (self->link));
      adw_combo_row_set_selected (self->origin, duo_contact_link_get_origin (self->link));
      set_text (self->purpose, duo_contact_link_get_purpose (self->link));
      duo_when_row_set_when (self->keep_until, duo_contact_link_get_keep_until (self->link));
    }
  gtk_widget_set_visible (GTK_WIDGET (self->link_group), self->link != NULL);
  gtk_widget_set_visible (self->remove, !is_new (self));
  gtk_widget_set_visible (self->history, !is_new (self));
  gtk_widget_set_visible (self->add, is_new (self));
  gtk_window_set_title (GTK_WINDOW (self), is_new (self) ? _("New Contact") : _("Contact"));
  self->filling = FALSE;
}

/* Returns: (transfer full): the contact as the fields have it. */
static DuoContact *
read_contact (DuoContactEditor *self)
{
  DuoContact *contact = duo_contact_copy (self->contact);
  g_autofree char *name = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->name))));
  g_autofree char *email = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->email))));
  g_autofree char *phone = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->phone))));

  duo_contact_set_name (contact, name);
  duo_contact_set_email (contact, email);
  duo_contact_set_phone (contact, phone);
  duo_contact_set_note (contact, gtk_editable_get_text (GTK_EDITABLE (self->note)));
  duo_contact_set_do_not_mail (contact, gtk_switch_get_active (self->do_not_mail));
  return contact;
}

/* Returns: (transfer full) (nullable): the link as the fields have it. */
static DuoContactLink *
read_link (DuoContactEditor *self)
{
  DuoContactLink *link;

  if (self->link == NULL)
    return NULL;

  link = duo_contact_link_copy (self->link);
  duo_contact_link_set_role (link, (DuoContactRole) adw_combo_row_get_selected (self->role));
  duo_contact_link_set_function (link, gtk_editable_get_text (GTK_EDITABLE (self->function)));
  duo_contact_link_set_preferred (link, gtk_switch_get_active (self->preferred));
  duo_contact_link_set_confirmed (link, duo_when_row_get_when (self->confirmed));
  duo_contact_link_set_origin (link, (DuoOrigin) adw_combo_row_get_selected (self->origin));
  duo_contact_link_set_purpose (link, gtk_editable_get_text (GTK_EDITABLE (self->purpose)));
  duo_contact_link_set_keep_until (link, duo_when_row_get_when (self->keep_until));
  return link;
}

static gboolean
is_known_by_something (DuoContact *contact)
{
  return *duo_contact_get_name (contact) != '\0' || *duo_contact_get_email (contact) != '\0'
         || *duo_contact_get_phone (contact) != '\0';
}

/* ---- Hints ---- */

static void
update_hints (DuoContactEditor *self)
{
  g_autoptr (DuoContact) contact = read_contact (self);

  duo_flaw_hint_update (&self->flaws);
  gtk_widget_set_visible (self->mail, duo_people_can_mail (contact));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "contact.add", is_new (self) && is_known_by_something (contact));
}

static void
doubles_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  DuoContactEditor *self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) groups = duo_people_find_doubles_finish (DUO_CONTEXT (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  g_clear_object (&self->same);
  if (groups != NULL && groups->len > 0)
    {
      GPtrArray *group = groups->pdata[0];
      g_autofree char *title = duo_contact_dup_title (group->pdata[0]);
      g_autofree char *sentence
        = g_strdup_printf (is_new (self) ? _("‘%s’ is here already.") : _("‘%s’ is here twice."), title);

      self->same = g_object_ref (group->pdata[0]);
      gtk_label_set_label (self->double_label, sentence);
      gtk_button_set_label (self->merge, is_new (self) ? _("Use That One") : _("Merge"));
      duo_a11y_set_description (GTK_WIDGET (self->merge), sentence);
    }
  gtk_widget_set_visible (self->double_box, self->same != NULL);
}

static void
look_for_doubles (DuoContactEditor *self)
{
  g_autoptr (DuoContact) contact = read_contact (self);

  g_cancellable_cancel (self->cancellable);
  g_object_unref (self->cancellable);
  self->cancellable = g_cancellable_new ();
  duo_people_find_doubles_async (duo_calendar_model_get_context (self->model), contact, self->cancellable, doubles_cb, self);
}

static void
typed_cb (DuoContactEditor *self)
{
  if (!self->filling && self->contact != NULL)
    update_hints (self);
}

/* ---- Storing ---- */

/* What the change of a link is called. */
static DuoChangeKind
kind_of_change (DuoContactLink *before, DuoContactLink *after)
{
  if (duo_contact_link_get_preferred (before) != duo_contact_link_get_preferred (after))
    return DUO_CHANGE_PREFER;
  if (!duo_when_equal (duo_contact_link_get_confirmed (before), duo_contact_link_get_confirmed (after)))
    return DUO_CHANGE_CONFIRM;

  return DUO_CHANGE_EDIT;
}

/* Stores what the fields have, of a contact that is there already. */
static void
store (DuoContactEditor *self)
{
  g_autoptr (DuoContact) contact = NULL;
  g_autoptr (DuoContactLink) link = NULL;

  if (self->filling || duo_editor_window_is_done (DUO_EDITOR_WINDOW (self)) || self->contact == NULL || is_new (self))
    return;

  contact = read_contact (self);
  link = read_link (self);
  duo_a11y_set_invalid (GTK_WIDGET (self->name),
                        is_known_by_something (contact) ? NULL : _("Give a name, an e-mail address or a telephone number"));
  if (is_known_by_something (contact) && !duo_contact_equal (contact, self->contact))
    {
      g_set_object (&self->contact, contact);
      duo_calendar_model_save (self->model, G_OBJECT (contact), DUO_CHANGE_EDIT, FALSE);
      look_for_doubles (self);
    }
  if (link != NULL && !duo_contact_link_equal (link, self->link))
    {
      const DuoChangeKind kind = kind_of_change (self->link, link);

      g_set_object (&self->link, link);
      duo_calendar_model_save (self->model, G_OBJECT (link), kind, FALSE);
    }
}

static void
left_cb (GtkEventControllerFocus *controller, DuoContactEditor *self)
{
  if (self->contact == NULL || duo_editor_window_is_done (DUO_EDITOR_WINDOW (self)))
    return;

  store (self);
  if (is_new (self))
    look_for_doubles (self);
}

static void
chosen_cb (DuoContactEditor *self)
{
  if (self->filling || self->contact == NULL)
    return;

  update_hints (self);
  store (self);
}

static void
confirmed_cb (DuoContactEditor *self)
{
  store (self);
}

static void
keep_until_cb (DuoContactEditor *self)
{
  store (self);
}

static void
confirm_today_cb (GtkButton *button, DuoContactEditor *self)
{
  const DuoWhen today = duo_when_day (duo_calendar_model_get_today (self->model));

  duo_when_row_set_when (self->confirmed, &today);
  store (self);
}

/* ---- What the buttons do ---- */

/* Stores a new one. */
static void
add (DuoContactEditor *self)
{
  g_autoptr (DuoContact) contact = read_contact (self);
  g_autoptr (DuoContactLink) link = read_link (self);
  g_autofree char *title = duo_contact_dup_title (contact);

  duo_people_run (self->model, duo_people_change_add_contact (contact, link), DUO_CHANGE_ADD, DUO_OBJECT_CONTACT, title);
  duo_editor_window_set_done (DUO_EDITOR_WINDOW (self), TRUE);
}

static void
add_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DuoContactEditor *self = DUO_CONTACT_EDITOR (widget);

  if (self->link != NULL && (duo_when_row_holds_back (self->confirmed) || duo_when_row_holds_back (self->keep_until)))
    return;
  add (self);
  gtk_window_close (GTK_WINDOW (self));
}

/* Enter in a field adds a new contact, and is done with one that is there; not before what seems wrong was seen. */
static void
entered_cb (DuoContactEditor *self)
{
  g_autoptr (DuoContact) contact = read_contact (self);

  if (!is_known_by_something (contact) || !duo_flaw_hint_may_leave (&self->flaws))
    return;
  if (is_new (self))
    gtk_widget_activate_action (GTK_WIDGET (self), "contact.add", NULL);
  else
    gtk_window_close (GTK_WINDOW (self));
}

static void
enter_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  entered_cb (DUO_CONTACT_EDITOR (widget));
}

/* Two are one: here the one that is shown stays; a new one gives way to the one that is there. */
static void
merge_cb (DuoContactEditor *self)
{
  g_autofree char *title = duo_contact_dup_title (self->same);

  if (is_new (self))
    {
      g_autoptr (DuoContactLink) link = read_link (self);

      duo_people_run (self->model, duo_people_change_add_contact (self->same, link), DUO_CHANGE_EDIT, DUO_OBJECT_CONTACT, title);
    }
  else
    {
      store (self);
      duo_people_run (self->model,
                      duo_people_change_merge (duo_contact_get_id (self->contact), duo_contact_get_id (self->same)),
                      DUO_CHANGE_MERGE, DUO_OBJECT_CONTACT, title);
    }
  duo_editor_window_done (DUO_EDITOR_WINDOW (self));
}

static void
remove_cb (DuoContactEditor *self)
{
  g_autofree char *title = duo_contact_dup_title (self->contact);

  if (self->link != NULL)
    duo_people_run (self->model, duo_people_change_remove_link (self->link), DUO_CHANGE_REMOVE, DUO_OBJECT_CONTACT, title);
  else
    duo_calendar_model_remove (self->model, G_OBJECT (self->contact));
  duo_editor_window_done (DUO_EDITOR_WINDOW (self));
}

static void
history_cb (DuoContactEditor *self)
{
  duo_editor_window_show_history (DUO_EDITOR_WINDOW (self), DUO_OBJECT_CONTACT, duo_contact_get_id (self->contact));
}

static void
mail_cb (DuoContactEditor *self)
{
  g_autoptr (DuoContact) contact = read_contact (self);

  duo_people_write_mail (GTK_WIDGET (self), contact);
}

/* ---- Life ---- */

/* The rows that were left stored what was typed in them; a new contact is added, with as much as is known of it. */
static gboolean
may_close (DuoEditorWindow *window)
{
  DuoContactEditor *self = DUO_CONTACT_EDITOR (window);
  g_autoptr (DuoContact) contact = read_contact (self);
  g_autoptr (DuoContactLink) link = read_link (self);

  if (is_new (self) && duo_contact_equal (contact, self->contact) && (link == NULL || duo_contact_link_equal (link, self->link)))
    return TRUE;
  if (is_new (self) && !is_known_by_something (contact))
    return !duo_editor_window_hold_open (window, GTK_WIDGET (self->name), _("Give a name, an e-mail address or a telephone number"));
  if (is_new (self) && self->same != NULL
      && duo_editor_window_hold_open (window, GTK_WIDGET (self->merge), gtk_label_get_label (self->double_label)))
    return FALSE;
  if (self->link != NULL && (duo_when_row_holds_open (self->confirmed) || duo_when_row_holds_open (self->keep_until)))
    return FALSE;

  if (is_new (self))
    add (self);
  return TRUE;
}

static void
duo_contact_editor_dispose (GObject *object)
{
  DuoContactEditor *self = DUO_CONTACT_EDITOR (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->contact);
  g_clear_object (&self->link);
  g_clear_object (&self->same);
  g_clear_object (&self->model);
  gtk_widget_dispose_template (GTK_WIDGET (self), DUO_TYPE_CONTACT_EDITOR);

  G_OBJECT_CLASS (duo_contact_editor_parent_class)->dispose (object);
}

static void
duo_contact_editor_finalize (GObject *object)
{
  DuoContactEditor *self = DUO_CONTACT_EDITOR (object);

  g_object_unref (self->cancellable);
  duo_flaw_hint_clear (&self->flaws);

  G_OBJECT_CLASS (duo_contact_editor_parent_class)->finalize (object);
}

#define BIND(name) gtk_widget_class_bind_template_child (widget_class, DuoContactEditor, name)

static void
duo_contact_editor_class_init (DuoContactEditorClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = duo_contact_editor_dispose;
  object_class->finalize = duo_contact_editor_finalize;
  DUO_EDITOR_WINDOW_CLASS (klass)->may_close = may_close;

  g_type_ensure (DUO_TYPE_WHEN_ROW); /* named only in the .ui file */
  gtk_widget_class_set_template_from_resource (widget_class, DUO_UI_PATH "/institutions/duo-contact-editor.ui");
  gtk_widget_class_install_action (widget_class, "contact.add", NULL, add_action);
  gtk_widget_class_install_action (widget_class, "contact.enter", NULL, enter_action);
  BIND (remove);
  BIND (history);
  BIND (add);
  BIND (mail);
  BIND (name);
  BIND (email);
  BIND (phone);
  BIND (hint);
  BIND (double_box);
  BIND (double_label);
  BIND (merge);
  BIND (link_group);
  BIND (role);
  BIND (function);
  BIND (preferred);
  BIND (confirmed);
  BIND (origin);
  BIND (do_not_mail);
  BIND (purpose);
  BIND (keep_until);
  BIND (note);
  gtk_widget_class_bind_template_callback (widget_class, typed_cb);
  gtk_widget_class_bind_template_callback (widget_class, entered_cb);
  gtk_widget_class_bind_template_callback (widget_class, chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, confirmed_cb);
  gtk_widget_class_bind_template_callback (widget_class, keep_until_cb);
  gtk_widget_class_bind_template_callback (widget_class, merge_cb);
  gtk_widget_class_bind_template_callback (widget_class, remove_cb);
  gtk_widget_class_bind_template_callback (widget_class, history_cb);
  gtk_widget_class_bind_template_callback (widget_class, mail_cb);
}

static const char *
role_words (guint code)
{
  return duo_words_role ((DuoContactRole) code);
}

static const char *
origin_words (guint code)
{
  return duo_words_origin ((DuoOrigin) code);
}

static void
duo_contact_editor_init (DuoContactEditor *self)
{
  AdwEntryRow *rows[6];
  GtkWidget *today;

  self->cancellable = g_cancellable_new ();
  self->filling = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  self->flaws = (DuoFlawHint){ self->hint, self->email, self->phone, NULL };
  duo_people_fill_codes (self->role, DUO_N_CONTACT_ROLES, role_words);
  duo_people_fill_codes (self->origin, DUO_N_ORIGINS, origin_words);
  rows[0] = self->name;
  rows[1] = self->email;
  rows[2] = self->phone;
  rows[3] = self->function;
  rows[4] = self->purpose;
  rows[5] = self->note;
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    duo_editor_window_watch (DUO_EDITOR_WINDOW (self), rows[i], G_CALLBACK (left_cb));
  today = gtk_button_new_with_label (C_("confirmed", "Today"));
  gtk_widget_set_valign (today, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (today, _("Confirmed today"));
  g_signal_connect (today, "clicked", G_CALLBACK (confirm_today_cb), self);
  adw_entry_row_add_suffix (ADW_ENTRY_ROW (self->confirmed), today);
}

void
duo_contact_editor_present (GtkWindow *parent, DuoCalendarModel *model, DuoContactEntry *entry)
{
  DuoContactEditor *self = g_object_new (DUO_TYPE_CONTACT_EDITOR, "transient-for", parent, NULL);

  self->model = g_object_ref (model);
  self->contact = duo_contact_copy (entry->contact);
  self->link = entry->link != NULL ? duo_contact_link_copy (entry->link) : NULL;
  if (*entry->title != '\0')
    {
      g_autofree char *title = g_markup_escape_text (entry->title, -1);

      adw_preferences_group_set_title (self->link_group, title);
    }
  fill (self);
  update_hints (self);
  if (!is_new (self))
    look_for_doubles (self);
  gtk_window_present (GTK_WINDOW (self));
  gtk_widget_grab_focus (GTK_WIDGET (self->name));
}
