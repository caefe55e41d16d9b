/* SPDX-License-Identifier: EUPL-1.2 */
/* From choosing or dropping files to their preview: of the register, of channels, or, where nobody knows its headings,
 * somebody's own list, whose columns are pointed out first. */
#include "duo-register-import.h"

#include <glib/gi18n.h>

#include "duo-channels-import-source.h"
#include "duo-file-chooser.h"
#include "duo-form-import.h"
#include "duo-import-window.h"
#include "duo-list-window.h"
#include "duo-register-import-source.h"

static void
applied_cb (DuoCalendarModel *model, const char *sentence)
{
  g_signal_emit_by_name (model, "toast", sentence, TRUE);
}

/* A file that is neither of the register nor unreadable. */
typedef struct
{
  char *path;        /* (owned) */
  DuoListLook *look; /* (owned) (nullable): until its window has it */
} Other;

static void
other_free (gpointer data)
{
  Other *other = data;

  g_free (other->path);
  g_clear_pointer (&other->look, duo_list_look_free);
  g_free (other);
}

typedef struct
{
  GtkWidget *page;         /* (owned) */
  DuoCalendarModel *model; /* (owned) */
  gboolean elsewhere;      /* the files came to another page, and may be none of this one */
  char **paths;            /* (owned) (nullable): all of them */
  guint at;                /* the one that is looked at */
  GPtrArray *of_register;  /* (owned) (element-type filename): those of the register, and those that nobody can read */
  guint n_unreadable;      /* of these */
  GPtrArray *forms;        /* (owned) (element-type filename): forms of a campaign that came back */
  GPtrArray *others;       /* (owned) (element-type Other): to be shown when those are done */
} Choice;

static Choice *
choice_new (GtkWidget *page, DuoCalendarModel *model)
{
  Choice *choice = g_new0 (Choice, 1);

  choice->page = g_object_ref (page);
  choice->model = g_object_ref (model);
  choice->of_register = g_ptr_array_new_with_free_func (g_free);
  choice->forms = g_ptr_array_new_with_free_func (g_free);
  choice->others = g_ptr_array_new_with_free_func (other_free);
  return choice;
}

static void
choice_free (Choice *choice)
{
  g_object_unref (choice->page);
  g_object_unref (choice->model);
  g_strfreev (choice->paths);
  g_ptr_array_unref (choice->of_register);
  g_ptr_array_unref (choice->forms);
  g_ptr_array_unref (choice->others);
  g_free (choice);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Choice, choice_free)

static void
choice_closed (gpointer data, GClosure *closure)
{
  choice_free (data);
}

/* Showing */

static void show_next (Choice *choice);

static void
another_cb (DuoImportWindow *window, Choice *choice)
{
  duo_register_import_choose (choice->page, choice->model);
}

static void
next_cb (gpointer user_data)
{
  show_next (user_data);
}

/* The window before it goes, taken over or not: the next comes when it is gone. */
static void
gone_cb (GtkWidget *window, Choice *choice)
{
  g_idle_add_once (next_cb, choice);
}

static GtkWindow *
get_parent (Choice *choice)
{
  return GTK_WINDOW (gtk_widget_get_root (choice->page));
}

static GtkWidget *
present_preview (Choice *choice, DuoImportSource *source)
{
  DuoImportWindow *window = duo_import_window_new (duo_calendar_model_get_context (choice->model), source, 0, get_parent (choice));

  g_signal_connect_object (window, "applied", G_CALLBACK (applied_cb), choice->model, G_CONNECT_SWAPPED);
  g_signal_connect_data (window, "another", G_CALLBACK (another_cb), choice_new (choice->page, choice->model), choice_closed, 0);
  gtk_window_present (GTK_WINDOW (window));
  return GTK_WIDGET (window);
}

static GtkWidget *
present_register (Choice *choice)
{
  g_autoptr (DuoImportSource) source = NULL;

  g_ptr_array_add (choice->of_register, NULL);
  source = duo_register_import_source_new ((const char *const *) choice->of_register->pdata);
  g_ptr_array_set_size (choice->of_register, 0);
  return present_preview (choice, source);
}

/* A form that came back is read as one, wherever it was opened. */
static GtkWidget *
present_forms (Choice *choice)
{
  GtkWidget *window;

  g_ptr_array_add (choice->forms, NULL);
  window = duo_form_import_present (choice->model, (const char *const *) choice->forms->pdata, get_parent (choice));
  g_ptr_array_set_size (choice->forms, 0);
  return window;
}

static GtkWidget *
present_other (Choice *choice)
{
  g_autofree Other *other = g_ptr_array_steal_index (choice->others, 0);
  g_autofree char *path = other->path;
  g_autoptr (DuoListLook) look = other->look;
  g_autoptr (DuoImportSource) source = NULL;

  if (!duo_list_is_of_channels (look))
    return duo_list_window_present (get_parent (choice), choice->model, path, g_steal_pointer (&look));

  source = duo_channels_import_source_new (path);
  return present_preview (choice, source);
}

/* One window after the other: those of the register together, the forms together, then each of the others. Takes @choice. */
static void
show_next (Choice *choice)
{
  g_autoptr (Choice) mine = choice;
  GtkWidget *window;

  if (gtk_widget_get_root (mine->page) == NULL || (mine->of_register->len == 0 && mine->forms->len == 0 && mine->others->len == 0))
    return;

  window = mine->of_register->len > 0 ? present_register (mine) : mine->forms->len > 0 ? present_forms (mine) : present_other (mine);
  if (mine->forms->len > 0 || mine->others->len > 0)
    g_signal_connect (window, "destroy", G_CALLBACK (gone_cb), g_steal_pointer (&mine));
}

/* Looking */

/* Whether what the columns may mean is about institutions or people, which a calendar's never are. */
static gboolean
is_about_people (DuoListLook *look)
{
  for (guint i = 0; i < look->columns->len; i++)
    {
      const DuoListColumn *column = look->columns->pdata[i];
      const DuoMeaning guess = column->guesses[look->kind];

      if (guess == DUO_MEANING_CODE || guess == DUO_MEANING_EMAIL || guess == DUO_MEANING_PHONE)
        return TRUE;
    }

  return FALSE;
}

/* What came to another page and is not of this one goes where it would have gone. Takes @choice. */
static void
all_looked_at (Choice *choice)
{
  if (choice->elsewhere && choice->forms->len == 0 && choice->others->len == 0 && choice->n_unreadable == choice->of_register->len)
    {
      gtk_widget_activate_action (choice->page, "calendar.import-file", "s", choice->paths[0]);
      choice_free (choice);
      return;
    }

  if (choice->elsewhere && choice->of_register->len + choice->others->len > 0)
    gtk_widget_activate_action (choice->page, "win.show-institution", "x", (gint64) 0);
  show_next (choice);
}

static void look_at_next (Choice *choice);

/* What can't be looked into goes to the preview too, which says why; so does a zip, which is looked into there. */
static void
looked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Choice *choice = user_data;
  const char *path = choice->paths[choice->at++];
  g_autofree char *lower = g_ascii_strdown (path, -1);
  g_autoptr (GError) error = NULL;
  g_autoptr (DuoListLook) look = duo_list_look_finish (DUO_CONTEXT (source), result, &error);
  Other *other;

  if (look != NULL && look->of_form)
    {
      g_ptr_array_add (choice->forms, g_strdup (path));
      look_at_next (choice);
      return;
    }
  if (look == NULL || look->of_register || (choice->elsewhere && !is_about_people (look) && !duo_list_is_of_channels (look)))
    {
      g_ptr_array_add (choice->of_register, g_strdup (path));
      choice->n_unreadable += (look == NULL && !g_str_has_suffix (lower, ".zip")) || (look != NULL && !look->of_register);
      look_at_next (choice);
      return;
    }

  other = g_new0 (Other, 1);
  other->path = g_strdup (path);
  other->look = g_steal_pointer (&look);
  g_ptr_array_add (choice->others, other);
  look_at_next (choice);
}

/* Takes @choice. */
static void
look_at_next (Choice *choice)
{
  if (gtk_widget_get_root (choice->page) == NULL)
    choice_free (choice); /* the window closed meanwhile */
  else if (choice->paths[choice->at] != NULL)
    duo_list_look_async (duo_calendar_model_get_context (choice->model), choice->paths[choice->at], NULL, DUO_LIST_FIND,
                         DUO_LIST_FIND, NULL, looked_cb, choice);
  else
    all_looked_at (choice);
}

static void
open_files (GtkWidget *page, DuoCalendarModel *model, const char *const *paths, gboolean elsewhere)
{
  Choice *choice = choice_new (page, model);

  choice->paths = g_strdupv ((char **) paths);
  choice->elsewhere = elsewhere;
  look_at_next (choice);
}

/* Files that came to @widget, which is not the page of institutions: those that are about institutions are shown there, and
 * where none is, the first is read as a calendar. */
void
duo_register_import_take (GtkWidget *widget, DuoCalendarModel *model, const char *const *paths)
{
  open_files (widget, model, paths, TRUE);
}

/* Choosing and dropping */

static void
chosen_cb (GtkNativeDialog *dialog, gint response, gpointer user_data)
{
  Choice *choice = user_data;
  g_autoptr (GListModel) files = gtk_file_chooser_get_files (GTK_FILE_CHOOSER (dialog));
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) paths = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (files); i++)
    {
      g_autoptr (GFile) file = g_list_model_get_item (files, i);
      g_autofree char *path = g_file_get_path (file);

      if (path != NULL)
        g_strv_builder_add (builder, path);
    }
  paths = g_strv_builder_end (builder);
  if (response == GTK_RESPONSE_ACCEPT && paths[0] != NULL)
    open_files (choice->page, choice->model, (const char *const *) paths, FALSE);
  g_object_unref (dialog); /* nobody holds it while it is open but itself */
}

/* Asks which files, one or several, and shows what they would change. */
void
duo_register_import_choose (GtkWidget *page, DuoCalendarModel *model)
{
  static const char *const suffixes[] = { "csv", "txt", "xlsx", "zip" };
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();
  GtkFileChooserNative *files;

  gtk_file_filter_set_name (filter, _("Tables, workbooks and zip files"));
  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    gtk_file_filter_add_suffix (filter, suffixes[i]);

  files = duo_file_chooser_new (_("Read institutions in"), GTK_WINDOW (gtk_widget_get_root (page)),
                                GTK_FILE_CHOOSER_ACTION_OPEN, _("Open"));
  gtk_file_chooser_set_select_multiple (GTK_FILE_CHOOSER (files), TRUE);
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (files), filter);
  g_signal_connect_data (files, "response", G_CALLBACK (chosen_cb), choice_new (page, model), choice_closed, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (files));
}

static gboolean
drop_cb (GtkDropTarget *target, const GValue *value, double x, double y, DuoCalendarModel *model)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) paths = NULL;

  for (GSList *file = g_value_get_boxed (value); file != NULL; file = file->next)
    {
      g_autofree char *path = g_file_get_path (file->data);

      if (path != NULL)
        g_strv_builder_add (builder, path);
    }
  paths = g_strv_builder_end (builder);
  if (paths[0] == NULL)
    return FALSE;

  open_files (gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (target)), model, (const char *const *) paths, FALSE);
  return TRUE;
}

/* Files that are dropped on @page go where chosen ones go. */
void
duo_register_import_take_drops (GtkWidget *page, DuoCalendarModel *model)
{
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  g_signal_connect_object (target, "drop", G_CALLBACK (drop_cb), model, 0);
  gtk_widget_add_controller (page, GTK_EVENT_CONTROLLER (target));
}
