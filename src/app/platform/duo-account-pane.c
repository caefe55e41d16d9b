/* SPDX-License-Identifier: EUPL-1.2 */
/* Signing in: the address is typed, the rest happens in the browser; or with a name and a password. What goes wrong
 * stands below what was typed. */
#include "duo-account-pane.h"

#include <glib/gi18n.h>

#include "duo-a11y.h"
#include "duo-account-row.h"
#include "duo-application.h"
#include "duo-file-chooser.h"
#include "duo-platform-work.h"
#include "duo-words-platform.h"

struct _DuoAccountPane
{
  AdwBin parent_instance;

  DuoPlatformDesk *desk;         /* (owned) */
  GPtrArray *rows;               /* (owned) (element-type GtkWidget): of accounts, in their group */
  char *authority;               /* (owned) (nullable) (type filename): chosen */
  GtkFileChooserNative *chooser; /* (owned) (nullable) */
  GCancellable *signing_in;      /* (owned) (nullable): while it goes on */

  AdwActionRow *practice_row;
  GtkButton *practise;
  AdwPreferencesGroup *accounts_group;
  GtkEditable *address;
  AdwActionRow *authority_row;
  GtkWidget *clear_authority;
  AdwExpanderRow *password_row;
  GtkEditable *login;
  GtkEditable *password;
  GtkLabel *problem;
  GtkSpinner *spinner;
  GtkLabel *busy;
  GtkWidget *stop;
  GtkWidget *sign_in;
  GtkWidget *browse;
};

G_DEFINE_FINAL_TYPE (DuoAccountPane, duo_account_pane, ADW_TYPE_BIN)

/* ---- The practice platform ---- */

static void
show_practice (DuoAccountPane *self)
{
  const char *address = duo_platform_desk_get_practice (self->desk);
  const gboolean starting = duo_platform_desk_is_starting (self->desk);
  g_autofree char *words = address != NULL ? g_strdup_printf (_("runs at %s"), address) : NULL;

  adw_action_row_set_subtitle (self->practice_row, words != NULL ? words : starting ? _("is being started…") : _("stands still"));
  gtk_button_set_label (self->practise, address != NULL ? _("Stop the practice platform") : _("Start the practice platform"));
  gtk_widget_set_sensitive (GTK_WIDGET (self->practise), !starting && !(address != NULL && duo_platform_desk_get_state (self->desk)->running));
}

static void
practise_cb (DuoAccountPane *self)
{
  if (duo_platform_desk_get_practice (self->desk) != NULL)
    duo_platform_desk_end_practice (self->desk);
  else
    duo_platform_desk_begin_practice (self->desk);
}

/* ---- Accounts ---- */

/* Rows that would be made again as they are stay, opened or not. */
static gboolean
is_same (DuoAccountPane *self, GPtrArray *accounts)
{
  if (self->rows->len != accounts->len)
    return FALSE;
  for (guint i = 0; i < accounts->len; i++)
    {
      DuoPlatformAccount *shown = duo_account_row_get_account (self->rows->pdata[i]);

      if (duo_platform_account_get_id (shown) != duo_platform_account_get_id (accounts->pdata[i])
          || duo_platform_account_get_rev (shown) != duo_platform_account_get_rev (accounts->pdata[i]))
        return FALSE;
    }
  return TRUE;
}

void
duo_account_pane_show (DuoAccountPane *self, GPtrArray *accounts, gboolean keyring)
{
  gtk_widget_set_visible (GTK_WIDGET (self->accounts_group), accounts->len > 0);
  adw_preferences_group_set_description (self->accounts_group,
                                         keyring ? _("Passwords are in the keyring of this computer, never in the file of the calendar.")
                                                 : _("Nothing on this computer keeps passwords safely: they are known until the program ends, and asked for again."));
  if (is_same (self, accounts))
    return;
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (self->accounts_group, self->rows->pdata[i]);
  g_ptr_array_set_size (self->rows, 0);
  for (guint i = 0; i < accounts->len; i++)
    {
      GtkWidget *row = duo_account_row_new (self->desk, accounts->pdata[i]);

      adw_preferences_group_add (self->accounts_group, row);
      g_ptr_array_add (self->rows, row);
    }
}

/* ---- Signing in ---- */

static void
show_problem (DuoAccountPane *self, const char *sentence)
{
  gtk_label_set_label (self->problem, sentence);
  gtk_widget_set_visible (GTK_WIDGET (self->problem), *sentence != '\0');
  duo_a11y_set_invalid (GTK_WIDGET (self->address), *sentence != '\0' ? sentence : NULL);
}

static void
show_busy (DuoAccountPane *self, const char *words)
{
  const gboolean busy = self->signing_in != NULL;
  const gboolean address = *gtk_editable_get_text (self->address) != '\0';
  const gboolean password = *gtk_editable_get_text (self->login) != '\0' && *gtk_editable_get_text (self->password) != '\0';

  gtk_label_set_label (self->busy, busy ? words : "");
  gtk_widget_set_visible (GTK_WIDGET (self->spinner), busy);
  gtk_spinner_set_spinning (self->spinner, busy);
  gtk_widget_set_visible (self->stop, busy);
  gtk_widget_set_sensitive (self->browse, !busy && address);
  gtk_widget_set_sensitive (self->sign_in, !busy && address && password);
  gtk_widget_set_visible (self->sign_in, adw_expander_row_get_expanded (self->password_row));
}

static void
changed_cb (DuoAccountPane *self)
{
  if (self->desk == NULL)
    return;
  show_problem (self, "");
  show_busy (self, "");
}

static void
signed_in_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DuoAccountPane) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DuoPlatformAccount) account = duo_platform_sign_in_finish (DUO_CONTEXT (source), result, &error);
  g_autofree char *sentence = NULL;

  if (self->desk == NULL)
    return;

  g_clear_object (&self->signing_in);
  gtk_editable_set_text (self->password, "");
  show_busy (self, "");
  if (account != NULL)
    {
      gtk_editable_set_text (self->address, "");
      gtk_editable_set_text (self->login, "");
      adw_expander_row_set_expanded (self->password_row, FALSE);
      sentence = g_strdup_printf (_("Signed in on %s"), duo_platform_account_get_address (account));
      g_signal_emit_by_name (duo_platform_desk_get_model (self->desk), "toast", sentence, FALSE);
      g_signal_emit_by_name (self->desk, "accounts", duo_platform_account_get_id (account));
    }
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      sentence = duo_words_sign_in_error (error, gtk_editable_get_text (self->address));
      show_problem (self, sentence);
    }
}

typedef struct
{
  GWeakRef pane;
  char *page; /* (owned) */
} Opening;

static void
opening_free (gpointer data)
{
  Opening *opening = data;

  g_weak_ref_clear (&opening->pane);
  g_free (opening->page);
  g_free (opening);
}

static gboolean
open_cb (gpointer user_data)
{
  const Opening *opening = user_data;
  g_autoptr (DuoAccountPane) self = g_weak_ref_get ((GWeakRef *) &opening->pane);

  if (self != NULL && self->signing_in != NULL)
    gtk_show_uri (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), opening->page, GDK_CURRENT_TIME);
  return G_SOURCE_REMOVE;
}

/* A DuoPlatformOpenPage, on the thread of the work. */
static void
open_page (const char *page, gpointer user_data)
{
  Opening *opening = g_new0 (Opening, 1);

  g_weak_ref_init (&opening->pane, user_data);
  opening->page = g_strdup (page);
  g_idle_add_full (G_PRIORITY_DEFAULT, open_cb, opening, opening_free);
}

static void
begin (DuoAccountPane *self, gboolean in_browser)
{
  const DuoSigningIn signing_in = {
    .address = gtk_editable_get_text (self->address),
    .login = in_browser ? NULL : gtk_editable_get_text (self->login),
    .password = in_browser ? NULL : gtk_editable_get_text (self->password),
    .authority = self->authority,
    .open = open_page,
    .user_data = self,
  };

  if (self->signing_in != NULL || *signing_in.address == '\0')
    return;
  self->signing_in = g_cancellable_new ();
  show_problem (self, "");
  show_busy (self, in_browser ? _("Go on in the browser. This waits until you have allowed it there, at most twenty minutes.") : _("Signs in…"));
  duo_platform_sign_in_async (duo_platform_desk_get_context (self->desk), duo_platform_desk_get_secrets (self->desk), &signing_in,
                              self->signing_in, signed_in_cb, g_object_ref (self));
}

static void
browse_cb (DuoAccountPane *self)
{
  begin (self, TRUE);
}

static void
sign_in_cb (DuoAccountPane *self)
{
  if (gtk_widget_get_sensitive (self->sign_in))
    begin (self, FALSE);
}

static void
stop_cb (DuoAccountPane *self)
{
  if (self->signing_in != NULL)
    g_cancellable_cancel (self->signing_in);
}

/* ---- The own authority ---- */

static void
set_authority (DuoAccountPane *self, char *path)
{
  g_autofree char *name = path != NULL ? g_filename_display_basename (path) : NULL;

  g_free (self->authority);
  self->authority = path;
  adw_action_row_set_subtitle (self->authority_row, name != NULL ? name : _("only where your organisation makes its own certificates"));
  gtk_widget_set_visible (self->clear_authority, path != NULL);
}

static void
chosen_cb (DuoAccountPane *self, int response)
{
  g_autoptr (GFile) file = response == GTK_RESPONSE_ACCEPT ? gtk_file_chooser_get_file (GTK_FILE_CHOOSER (self->chooser)) : NULL;

  if (file != NULL)
    set_authority (self, g_file_get_path (file));
  g_clear_object (&self->chooser);
}

static void
choose_authority_cb (DuoAccountPane *self)
{
  g_clear_object (&self->chooser);
  self->chooser = duo_file_chooser_new (_("Choose the certificate of the authority"), GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                                        GTK_FILE_CHOOSER_ACTION_OPEN, _("Choose"));
  g_signal_connect_object (self->chooser, "response", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

static void
clear_authority_cb (DuoAccountPane *self)
{
  set_authority (self, NULL);
}

/* ---- Life ---- */

static void
duo_account_pane_dispose (GObject *object)
{
  DuoAccountPane *self = DUO_ACCOUNT_PANE (object);

  if (self->signing_in != NULL)
    g_cancellable_cancel (self->signing_in);
  g_clear_object (&self->signing_in);
  gtk_widget_dispose_template (GTK_WIDGET (self), DUO_TYPE_ACCOUNT_PANE);
  g_clear_object (&self->chooser);
  g_clear_object (&self->desk);

  G_OBJECT_CLASS (duo_account_pane_parent_class)->dispose (object);
}

static void
duo_account_pane_finalize (GObject *object)
{
  DuoAccountPane *self = DUO_ACCOUNT_PANE (object);

  g_ptr_array_unref (self->rows);
  g_free (self->authority);

  G_OBJECT_CLASS (duo_account_pane_parent_class)->finalize (object);
}

static void
duo_account_pane_class_init (DuoAccountPaneClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = duo_account_pane_dispose;
  G_OBJECT_CLASS (klass)->finalize = duo_account_pane_finalize;
  gtk_widget_class_set_template_from_resource (widget_class, DUO_UI_PATH "/platform/duo-account-pane.ui");
#define BIND(name) gtk_widget_class_bind_template_child (widget_class, DuoAccountPane, name)
  BIND (practice_row);
  BIND (practise);
  BIND (accounts_group);
  BIND (address);
  BIND (authority_row);
  BIND (clear_authority);
  BIND (password_row);
  BIND (login);
  BIND (password);
  BIND (problem);
  BIND (spinner);
  BIND (busy);
  BIND (stop);
  BIND (sign_in);
  BIND (browse);
#undef BIND
  gtk_widget_class_bind_template_callback (widget_class, practise_cb);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, browse_cb);
  gtk_widget_class_bind_template_callback (widget_class, sign_in_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_cb);
  gtk_widget_class_bind_template_callback (widget_class, choose_authority_cb);
  gtk_widget_class_bind_template_callback (widget_class, clear_authority_cb);
}

static void
duo_account_pane_init (DuoAccountPane *self)
{
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (self->password_row, "notify::expanded", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
}

/* Once, before anything is shown. */
void
duo_account_pane_set_up (DuoAccountPane *self, DuoPlatformDesk *desk)
{
  g_return_if_fail (DUO_IS_ACCOUNT_PANE (self) && self->desk == NULL);

  self->desk = g_object_ref (desk);
  g_signal_connect_object (desk, "practice", G_CALLBACK (show_practice), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (desk, "progress", G_CALLBACK (show_practice), self, G_CONNECT_SWAPPED);
  show_practice (self);
  show_busy (self, "");
}
