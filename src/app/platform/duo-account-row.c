/* SPDX-License-Identifier: EUPL-1.2 */
/* The row asks the platform when it is opened; what it hears stands below it, and what goes wrong too. */
#include "duo-account-row.h"

#include <glib/gi18n.h>

#include "duo-a11y.h"
#include "duo-error.h"
#include "duo-platform-work.h"
#include "duo-words-match.h"
#include "duo-words-platform.h"
#include "duo-words.h"

struct _DuoAccountRow
{
  AdwExpanderRow parent_instance;

  DuoPlatformDesk *desk;       /* (owned) */
  DuoPlatformAccount *account; /* (owned) */
  GCancellable *cancellable;   /* (owned): of the question under way */
  GPtrArray *facts;            /* (owned) (element-type GtkWidget): rows below it */
  GtkWidget *check;
  GtkWidget *sign_out;
};

G_DEFINE_FINAL_TYPE (DuoAccountRow, duo_account_row, ADW_TYPE_EXPANDER_ROW)

static void
clear_facts (DuoAccountRow *self)
{
  for (guint i = 0; i < self->facts->len; i++)
    adw_expander_row_remove (ADW_EXPANDER_ROW (self), self->facts->pdata[i]);
  g_ptr_array_set_size (self->facts, 0);
}

/* @title: of the fact; @good: (nullable): whether it is so */
static void
add_fact (DuoAccountRow *self, const char *icon, const char *title, const char *detail)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *escaped = g_markup_escape_text (title, -1);
  g_autofree char *escaped_detail = g_markup_escape_text (detail, -1);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), escaped);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), escaped_detail);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name (icon));
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self), row);
  g_ptr_array_add (self->facts, row);
}

static void
add_can (DuoAccountRow *self, gboolean can, const char *title, const char *detail)
{
  add_fact (self, can ? "object-select-symbolic" : "window-close-symbolic", title, detail);
}

static char *
dup_links_words (const DuoPlatform *platform)
{
  if (!platform->links)
    return g_strdup (_("files only: hand the files out in another way, or ask the manager of the platform"));
  if (platform->expiry_days > 0 && platform->expiry_enforced)
    return g_strdup_printf (ngettext ("at most %u day", "at most %u days", platform->expiry_days), platform->expiry_days);
  return g_strdup (_("as long as you choose"));
}

static void
show_platform (DuoAccountRow *self, const DuoPlatform *platform)
{
  g_autofree char *links = dup_links_words (platform);
  g_autofree char *free_size = platform->quota_free >= 0 ? duo_words_media_size (platform->quota_free) : NULL;
  g_autofree char *room = free_size != NULL ? g_strdup_printf (_("%s free"), free_size) : g_strdup (_("no limit known"));
  g_autofree char *version = platform->version != NULL ? g_strdup_printf (_("version %s"), platform->version) : g_strdup ("");

  clear_facts (self);
  add_fact (self, "network-server-symbolic", platform->practice ? _("Practice platform") : platform->kind == DUO_PLATFORM_NEXTCLOUD ? _("Nextcloud") : _("WebDAV server"), version);
  if (platform->maintenance)
    add_can (self, FALSE, _("It is being maintained"), _("publishing waits until it is back"));
  add_can (self, platform->links, platform->links ? _("Makes links with a login code") : _("Makes no links with a login code"), links);
  add_can (self, platform->counters, platform->counters ? _("Counts downloads for each link") : _("Counts no downloads"),
           platform->counters ? "" : _("who fetched something is not known"));
  add_can (self, platform->chunked, platform->chunked ? _("Large files go in parts") : _("Large files go in one piece"),
           platform->chunked ? _("after a cut line it goes on from there") : _("after a cut line the file begins anew"));
  add_fact (self, "drive-harddisk-symbolic", _("Room"), room);
}

static void
checked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  DuoAccountRow *self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DuoPlatform) platform = duo_platform_check_finish (DUO_CONTEXT (source), result, &error);
  g_autofree char *sentence = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  gtk_widget_set_sensitive (self->check, TRUE);
  if (platform != NULL)
    {
      show_platform (self, platform);
      return;
    }
  if (duo_platform_account_get_practice (self->account) == 1)
    sentence = duo_words_practice_error (error, NULL, TRUE);
  else if (g_error_matches (error, DUO_ERROR, DUO_ERROR_PLATFORM_SIGN_IN))
    sentence = duo_words_error (error, NULL); /* it did so before */
  else
    sentence = duo_words_sign_in_error (error, NULL);
  clear_facts (self);
  add_fact (self, "dialog-warning-symbolic", _("The platform can’t be asked"), sentence);
}

static void
check_cb (DuoAccountRow *self)
{
  gtk_widget_set_sensitive (self->check, FALSE);
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (self), TRUE);
  duo_platform_check_async (duo_platform_desk_get_context (self->desk), duo_platform_desk_get_secrets (self->desk), self->account,
                            self->cancellable, checked_cb, self);
}

/* Opened by hand, it asks by itself. */
static void
expanded_cb (DuoAccountRow *self)
{
  if (adw_expander_row_get_expanded (ADW_EXPANDER_ROW (self)) && self->facts->len == 0 && gtk_widget_get_sensitive (self->check))
    check_cb (self);
}

static void
signed_out_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  DuoAccountRow *self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *sentence = NULL;

  if (duo_platform_sign_out_finish (DUO_CONTEXT (source), result, &error))
    sentence = g_strdup (_("Signed out. To publish there again, sign in again."));
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  else
    sentence = duo_words_error (error, NULL);
  gtk_widget_set_sensitive (self->sign_out, TRUE);
  g_signal_emit_by_name (duo_platform_desk_get_model (self->desk), "toast", sentence, FALSE);
  clear_facts (self);
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (self), FALSE);
}

static void
sign_out_cb (DuoAccountRow *self)
{
  gtk_widget_set_sensitive (self->sign_out, FALSE);
  duo_platform_sign_out_async (duo_platform_desk_get_context (self->desk), duo_platform_desk_get_secrets (self->desk), self->account,
                               self->cancellable, signed_out_cb, self);
}

/* ---- Life ---- */

static void
duo_account_row_dispose (GObject *object)
{
  DuoAccountRow *self = DUO_ACCOUNT_ROW (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->desk);
  g_clear_object (&self->account);

  G_OBJECT_CLASS (duo_account_row_parent_class)->dispose (object);
}

static void
duo_account_row_finalize (GObject *object)
{
  DuoAccountRow *self = DUO_ACCOUNT_ROW (object);

  g_object_unref (self->cancellable);
  g_ptr_array_unref (self->facts);

  G_OBJECT_CLASS (duo_account_row_parent_class)->finalize (object);
}

static void
duo_account_row_class_init (DuoAccountRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = duo_account_row_dispose;
  G_OBJECT_CLASS (klass)->finalize = duo_account_row_finalize;
}

static void
duo_account_row_init (DuoAccountRow *self)
{
  self->cancellable = g_cancellable_new ();
  self->facts = g_ptr_array_new ();
}

static GtkWidget *
new_button (DuoAccountRow *self, const char *label, GCallback callback)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  g_signal_connect_object (button, "clicked", callback, self, G_CONNECT_SWAPPED);
  return button;
}

/* Returns: (transfer floating): a row about @account */
GtkWidget *
duo_account_row_new (DuoPlatformDesk *desk, DuoPlatformAccount *account)
{
  DuoAccountRow *self = g_object_new (DUO_TYPE_ACCOUNT_ROW, NULL);
  const gboolean practice = duo_platform_account_get_practice (account) == 1;
  g_autofree char *title = g_markup_escape_text (duo_platform_account_get_address (account), -1);
  g_autofree char *subtitle = g_markup_escape_text (duo_platform_account_get_login (account), -1);

  self->desk = g_object_ref (desk);
  self->account = g_object_ref (account);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), title);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self), subtitle);
  duo_a11y_set_label (GTK_WIDGET (self), duo_platform_account_get_address (account));
  self->check = new_button (self, C_("account", "Check"), G_CALLBACK (check_cb));
  self->sign_out = new_button (self, _("Sign out"), G_CALLBACK (sign_out_cb));
  gtk_widget_set_visible (self->sign_out, !practice);
  adw_expander_row_add_action (ADW_EXPANDER_ROW (self), self->sign_out);
  adw_expander_row_add_action (ADW_EXPANDER_ROW (self), self->check);
  if (practice)
    {
      GtkWidget *pill = gtk_label_new (_("exercise"));

      gtk_widget_set_valign (pill, GTK_ALIGN_CENTER);
      gtk_widget_add_css_class (pill, "duo-pill");
      gtk_widget_add_css_class (pill, "attention");
      adw_expander_row_add_action (ADW_EXPANDER_ROW (self), pill);
    }
  g_signal_connect (self, "notify::expanded", G_CALLBACK (expanded_cb), NULL);
  return GTK_WIDGET (self);
}

DuoPlatformAccount *
duo_account_row_get_account (DuoAccountRow *self)
{
  return self->account;
}
