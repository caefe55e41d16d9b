/* SPDX-License-Identifier: EUPL-1.2 */
/* {jaar} and {volgend jaar} stand out in the text, so that one sees that they are more than words. */
#include "duo-placeholder-tint.h"

#include <adwaita.h>

#include "duo-message-drawing.h"
#include "duo-placeholder.h"

#define TAG "duo-placeholder"

static void
tint_all (GtkTextBuffer *buffer,
          const char    *placeholder)
{
  GtkTextIter from, start, end;

  gtk_text_buffer_get_start_iter (buffer, &from);
  while (gtk_text_iter_forward_search (&from, placeholder, 0, &start, &end, NULL))
    {
      gtk_text_buffer_apply_tag_by_name (buffer, TAG, &start, &end);
      from = end;
    }
}

static void
changed_cb (GtkTextBuffer *buffer)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  gtk_text_buffer_remove_tag_by_name (buffer, TAG, &start, &end);
  tint_all (buffer, DUO_PLACEHOLDER_YEAR);
  tint_all (buffer, DUO_PLACEHOLDER_NEXT_YEAR);
}

/* The palette is another in the dark: the tag follows when the view's style does. */
static void
follow_style (GtkWidget *view)
{
  GtkTextTagTable *tags = gtk_text_buffer_get_tag_table (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)));
  GdkRGBA background, text;

  duo_look_up_colour (view, "duo_selection_bg", &background);
  duo_look_up_colour (view, "duo_selection_text", &text);
  g_object_set (gtk_text_tag_table_lookup (tags, TAG), "background-rgba", &background, "foreground-rgba", &text, NULL);
}

/* Tints the placeholders in @view, from here on. */
void
duo_placeholder_tint_add (GtkTextView *view)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);

  gtk_text_buffer_create_tag (buffer, TAG, NULL);
  g_signal_connect (buffer, "changed", G_CALLBACK (changed_cb), NULL);
  g_signal_connect (view, "map", G_CALLBACK (follow_style), NULL);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark", G_CALLBACK (follow_style), view,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
}
