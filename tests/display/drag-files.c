/* SPDX-License-Identifier: EUPL-1.2 */
/* drag-files [--copied] FILE...: a window to drag these files from, as a file manager has; or in which they were copied, to
 * paste elsewhere. Ends when they were dragged, or when it is killed. */
#include <gtk/gtk.h>

static GMainLoop *loop;

static void
drag_end_cb (GtkDragSource *source, GdkDrag *drag, gboolean delete_data)
{
  g_main_loop_quit (loop);
}

int
main (int argc, char **argv)
{
  g_autofree GFile **files = g_new0 (GFile *, (gsize) argc);
  GdkFileList *list;
  g_autoptr (GdkContentProvider) content = NULL;
  const gboolean copied = argc > 1 && g_str_equal (argv[1], "--copied");
  const int first = copied ? 2 : 1;
  GtkDragSource *source;
  GtkWidget *window;

  gtk_init ();
  loop = g_main_loop_new (NULL, FALSE);
  for (int i = first; i < argc; i++)
    files[i - first] = g_file_new_for_path (argv[i]);
  list = gdk_file_list_new_from_array (files, (gsize) (argc - first));
  content = gdk_content_provider_new_typed (GDK_TYPE_FILE_LIST, list);
  g_boxed_free (GDK_TYPE_FILE_LIST, list);

  window = gtk_window_new ();
  gtk_window_set_title (GTK_WINDOW (window), "Te slepen bestanden");
  gtk_window_set_decorated (GTK_WINDOW (window), FALSE);
  gtk_window_set_default_size (GTK_WINDOW (window), 120, 60);
  gtk_window_set_child (GTK_WINDOW (window), gtk_label_new ("bestanden"));
  source = gtk_drag_source_new ();
  gtk_drag_source_set_content (source, content);
  g_signal_connect (source, "drag-end", G_CALLBACK (drag_end_cb), NULL);
  gtk_widget_add_controller (window, GTK_EVENT_CONTROLLER (source));
  if (copied)
    gdk_clipboard_set_content (gtk_widget_get_clipboard (window), content);
  gtk_window_present (GTK_WINDOW (window));
  g_main_loop_run (loop);

  for (int i = first; i < argc; i++)
    g_object_unref (files[i - first]);
  g_main_loop_unref (loop);
  return 0;
}
