/* SPDX-License-Identifier: EUPL-1.2 */
/* Small pieces of the windows about people. */
#include "duo-people-look.h"

#include "duo-a11y.h"
#include "duo-contact-check.h"
#include "duo-words.h"

/**
 * duo_people_pill_new:
 * @icon: (nullable): name of an icon; a state is a shape and a word
 * @text: the word
 * @look: (nullable): "good", "attention", "bad" or "info"; without it only an outline
 *
 * Returns: (transfer floating): a pill
 */
GtkWidget *
duo_people_pill_new (const char *icon, const char *text, const char *look)
{
  GtkWidget *pill = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);

  gtk_widget_add_css_class (pill, "duo-pill");
  gtk_widget_add_css_class (pill, look != NULL ? look : "outline");
  gtk_widget_set_valign (pill, GTK_ALIGN_CENTER);
  if (icon != NULL)
    {
      GtkWidget *image = gtk_image_new_from_icon_name (icon);

      gtk_image_set_pixel_size (GTK_IMAGE (image), 12);
      gtk_box_append (GTK_BOX (pill), image);
    }
  gtk_box_append (GTK_BOX (pill), gtk_label_new (text));
  return pill;
}

/* @standing: (nullable): NULL where nobody was asked. */
GtkWidget *
duo_people_answer_pill (DuoWillingness *standing)
{
  if (standing == NULL)
    return duo_people_pill_new (NULL, duo_words_not_asked (), NULL);

  switch (duo_willingness_get_answer (standing))
    {
    case DUO_ANSWER_YES:
      return duo_people_pill_new ("object-select-symbolic", duo_words_answer (DUO_ANSWER_YES), "good");
    case DUO_ANSWER_NO:
      return duo_people_pill_new ("window-close-symbolic", duo_words_answer (DUO_ANSWER_NO), "bad");
    case DUO_ANSWER_CONDITION:
      return duo_people_pill_new ("dialog-information-symbolic", duo_words_answer (DUO_ANSWER_CONDITION), "attention");
    case DUO_ANSWER_UNKNOWN:
    case DUO_N_ANSWERS:
    default:
      return duo_people_pill_new ("dialog-question-symbolic", duo_words_answer (DUO_ANSWER_UNKNOWN), NULL);
    }
}

static void
start_cb (DuoContext *context, gpointer data, GAsyncReadyCallback callback, gpointer user_data)
{
  duo_people_do_async (context, data, NULL, callback, user_data);
}

static void
free_cb (gpointer data)
{
  duo_people_change_free (data);
}

/* Stores @change (transfer full), and tells it as a change of that kind. */
void
duo_people_run (DuoCalendarModel *model, DuoPeopleChange *change, DuoChangeKind kind, DuoObjectKind object_kind, const char *title)
{
  static const DuoStepWork work = { start_cb, duo_people_do_finish, free_cb };
  g_autofree char *sentence = duo_words_change (duo_change_kind_to_string (kind), object_kind, title);

  duo_calendar_model_run (model, &work, change, sentence);
}

/* Adds @part to @line behind a dot, if there is one. */
void
duo_people_add_part (GString *line, const char *part)
{
  if (part != NULL && *part != '\0')
    g_string_append_printf (line, "%s%s", line->len > 0 ? " · " : "", part);
}

/* Returns: (transfer full): the contact's name, or else @person; "" for nobody. */
char *
duo_people_dup_person (DuoPeople *people, gint64 contact, const char *person)
{
  DuoContact *known = contact != 0 ? duo_people_find_contact (people, contact) : NULL;

  return known != NULL ? duo_contact_dup_title (known) : g_strdup (person);
}

/* Whether there is an address to write to, of somebody who wants that. */
gboolean
duo_people_can_mail (DuoContact *contact)
{
  return !duo_contact_get_do_not_mail (contact) && duo_email_is_usable (duo_contact_get_email (contact));
}

/* By the mail program of the desktop. */
void
duo_people_write_mail (GtkWidget *widget, DuoContact *contact)
{
  g_autofree char *address = g_strstrip (g_strdup (duo_contact_get_email (contact)));
  g_autofree char *escaped = g_uri_escape_string (address, "@", FALSE);
  g_autofree char *uri = g_strconcat ("mailto:", escaped, NULL);

  gtk_show_uri (GTK_WINDOW (gtk_widget_get_root (widget)), uri, GDK_CURRENT_TIME);
}

/* Fills a choice with the words of a closed set, in the order of its codes. */
void
duo_people_fill_codes (AdwComboRow *row, guint n_codes, const char *(*words) (guint code))
{
  g_autoptr (GtkStringList) list = gtk_string_list_new (NULL);

  for (guint i = 0; i < n_codes; i++)
    gtk_string_list_append (list, words (i));
  adw_combo_row_set_model (row, G_LIST_MODEL (list));
  duo_a11y_name_choices (GTK_WIDGET (row));
}

static void
filled_cb (GtkEditable *row)
{
  if (*gtk_editable_get_text (row) != '\0')
    duo_a11y_set_invalid (GTK_WIDGET (row), NULL);
}

/**
 * duo_people_holds_back:
 * @row: a row of text that has to be filled in
 * @reason: what is missing, in words
 *
 * Returns: whether it is empty: then it is marked, until it is not, and has the keyboard
 */
gboolean
duo_people_holds_back (GtkWidget *row, const char *reason)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (row))));

  if (*text != '\0')
    return FALSE;

  g_signal_handlers_disconnect_by_func (row, filled_cb, NULL);
  g_signal_connect (row, "changed", G_CALLBACK (filled_cb), NULL);
  duo_a11y_set_invalid (row, reason);
  gtk_widget_grab_focus (row);
  return TRUE;
}
