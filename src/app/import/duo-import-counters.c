/* SPDX-License-Identifier: EUPL-1.2 */
/* The five counters above an import preview: as many beside each other as fit, none of their words cut off. */
#include "duo-import-counters.h"

#include <glib/gi18n.h>

#include "duo-a11y.h"
#include "duo-words.h"
#include "duo-wrap-layout.h"

struct _DuoImportCounters
{
  GtkWidget parent_instance;

  DuoChangeItemState chosen;
  GtkToggleButton *buttons[DUO_N_CHANGE_ITEM_STATES];
  GtkLabel *names[DUO_N_CHANGE_ITEM_STATES];
  GtkLabel *numbers[DUO_N_CHANGE_ITEM_STATES];
  GtkLabel *seconds[DUO_N_CHANGE_ITEM_STATES];
  gboolean syncing; /* the buttons follow what was chosen */
};

G_DEFINE_FINAL_TYPE (DuoImportCounters, duo_import_counters, GTK_TYPE_WIDGET)

static guint chosen_signal;

static void
toggled_cb (GtkToggleButton *button, gpointer user_data)
{
  DuoImportCounters *self = user_data;

  if (self->syncing)
    return;

  for (guint state = 0; state < DUO_N_CHANGE_ITEM_STATES; state++)
    if (self->buttons[state] == button)
      duo_import_counters_choose (self, state);
}

static GtkWidget *
new_counter (DuoImportCounters *self, DuoChangeItemState state)
{
  static const char *const icons[] = { "list-add-symbolic", "document-edit-symbolic", "object-select-symbolic",
                                       "list-remove-symbolic", "dialog-warning-symbolic" };
  GtkWidget *button = gtk_toggle_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *icon = gtk_image_new_from_icon_name (icons[state]);

  self->names[state] = GTK_LABEL (gtk_label_new (NULL));
  self->numbers[state] = GTK_LABEL (gtk_label_new (NULL));
  self->seconds[state] = GTK_LABEL (gtk_label_new (NULL));
  gtk_widget_add_css_class (GTK_WIDGET (self->numbers[state]), "number");
  gtk_widget_add_css_class (GTK_WIDGET (self->numbers[state]), "numeric");
  gtk_widget_add_css_class (GTK_WIDGET (self->seconds[state]), "caption");
  gtk_widget_add_css_class (GTK_WIDGET (self->seconds[state]), "dim-label");
  gtk_widget_add_css_class (icon, duo_change_item_state_to_string (state));
  gtk_label_set_xalign (self->names[state], 0);
  gtk_label_set_xalign (self->seconds[state], 0);
  gtk_box_append (GTK_BOX (texts), GTK_WIDGET (self->names[state]));
  gtk_box_append (GTK_BOX (texts), GTK_WIDGET (self->seconds[state]));
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->numbers[state]));
  gtk_box_append (GTK_BOX (box), texts);
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "duo-counter");
  gtk_widget_add_css_class (button, "flat");
  g_signal_connect (button, "toggled", G_CALLBACK (toggled_cb), self);
  self->buttons[state] = GTK_TOGGLE_BUTTON (button);
  return button;
}

static void
duo_import_counters_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (duo_import_counters_parent_class)->dispose (object);
}

static void
duo_import_counters_class_init (DuoImportCountersClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = duo_import_counters_dispose;
  chosen_signal = g_signal_new ("chosen", DUO_TYPE_IMPORT_COUNTERS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                1, G_TYPE_INT);
}

static void
duo_import_counters_init (DuoImportCounters *self)
{
  gtk_widget_set_layout_manager (GTK_WIDGET (self), duo_wrap_layout_new (6, TRUE));
  for (guint state = 0; state < DUO_N_CHANGE_ITEM_STATES; state++)
    gtk_widget_set_parent (new_counter (self, state), GTK_WIDGET (self));
}

static const char *
get_name (DuoChangeItemState state, guint n_questions)
{
  if (state == DUO_CHANGE_ITEM_MISSING)
    return _("not in file");
  return state == DUO_CHANGE_ITEM_REFUSED && n_questions > 0 ? _("unclear") : duo_words_item_state (state);
}

static char *
dup_second_line (DuoChangeSet *set, DuoChangeItemState state, guint n_questions)
{
  switch (state)
    {
    case DUO_CHANGE_ITEM_NEW:
    case DUO_CHANGE_ITEM_CHANGED:
      return g_strdup_printf (_("%'u ticked"), duo_change_set_count_ticked_in (set, state));
    case DUO_CHANGE_ITEM_SAME:
      return g_strdup (_("nothing to do"));
    case DUO_CHANGE_ITEM_MISSING:
      return g_strdup (_("stays as it is"));
    case DUO_CHANGE_ITEM_REFUSED:
    case DUO_N_CHANGE_ITEM_STATES:
    default:
      if (n_questions > 0)
        return g_strdup_printf (ngettext ("%u on the list", "%u on the list", n_questions), n_questions);
      return g_strdup (_("with the reason"));
    }
}

/* The number and the line under it, for each state. @n_questions: how many of those refused are asked on a list instead */
void
duo_import_counters_update (DuoImportCounters *self, DuoChangeSet *set, guint n_questions)
{
  for (guint state = 0; state < DUO_N_CHANGE_ITEM_STATES; state++)
    {
      const guint count = duo_change_set_count (set, state);
      g_autofree char *number = g_strdup_printf ("%'u", count);
      g_autofree char *second = dup_second_line (set, state, n_questions);
      const char *name = get_name (state, n_questions);
      g_autofree char *spoken = g_strdup_printf ("%s %s, %s", number, name, second);

      gtk_label_set_label (self->names[state], name);
      gtk_label_set_label (self->numbers[state], number);
      gtk_label_set_label (self->seconds[state], second);
      gtk_widget_set_sensitive (GTK_WIDGET (self->buttons[state]), count > 0);
      duo_a11y_set_label (GTK_WIDGET (self->buttons[state]), spoken);
    }
}

void
duo_import_counters_choose (DuoImportCounters *self, DuoChangeItemState state)
{
  self->chosen = state;
  self->syncing = TRUE;
  for (guint i = 0; i < DUO_N_CHANGE_ITEM_STATES; i++)
    gtk_toggle_button_set_active (self->buttons[i], i == state);
  self->syncing = FALSE;
  g_signal_emit (self, chosen_signal, 0, (gint) state);
}

/* Gives the focus to the one that is chosen. */
void
duo_import_counters_focus (DuoImportCounters *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->buttons[self->chosen]));
}
