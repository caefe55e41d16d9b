/* SPDX-License-Identifier: EUPL-1.2 */
/* Chips that are on or off: those that fit beside each other, the others below; many lines of them scroll. */
#include "duo-institution-chips.h"

#include <glib/gi18n.h>

#include "duo-a11y.h"
#include "duo-cap-layout.h"
#include "duo-wrap-layout.h"

#define MAX_HEIGHT 136

struct _DuoInstitutionChips
{
  AdwBin parent_instance;

  GtkToggleButton *chips[DUO_N_INSTITUTION_CHOICES];
  GtkLabel *labels[DUO_N_INSTITUTION_CHOICES];
  gboolean syncing; /* the chips follow, nobody touched them */
};

G_DEFINE_FINAL_TYPE (DuoInstitutionChips, duo_institution_chips, ADW_TYPE_BIN)

static guint chosen_signal;

static const char *const names[DUO_N_INSTITUTION_CHOICES] = {
  [DUO_INSTITUTIONS_VO] = "VO",
  [DUO_INSTITUTIONS_MBO] = "MBO",
  [DUO_INSTITUTIONS_HO] = "HO",
  [DUO_INSTITUTIONS_MINE] = NC_ ("institutions", "Mine"),
  [DUO_INSTITUTIONS_NO_OWNER] = NC_ ("institutions", "Without owner"),
  [DUO_INSTITUTIONS_NOT_ASKED] = NC_ ("institutions", "Not asked"),
  [DUO_INSTITUTIONS_NO_CONTACT] = NC_ ("institutions", "Without contact"),
  [DUO_INSTITUTIONS_NO_CHANNEL] = NC_ ("institutions", "Channels unknown"),
  [DUO_INSTITUTIONS_PARTNERS] = NC_ ("institutions", "Partners"),
  [DUO_INSTITUTIONS_CLOSED] = NC_ ("institutions", "Closed"),
};

/* As they are saved with a filter: never changed. */
static const char *const codes[DUO_N_INSTITUTION_CHOICES] = {
  [DUO_INSTITUTIONS_VO] = "vo",
  [DUO_INSTITUTIONS_MBO] = "mbo",
  [DUO_INSTITUTIONS_HO] = "ho",
  [DUO_INSTITUTIONS_MINE] = "mine",
  [DUO_INSTITUTIONS_NO_OWNER] = "no-owner",
  [DUO_INSTITUTIONS_NOT_ASKED] = "not-asked",
  [DUO_INSTITUTIONS_NO_CONTACT] = "no-contact",
  [DUO_INSTITUTIONS_NO_CHANNEL] = "no-channel",
  [DUO_INSTITUTIONS_PARTNERS] = "partners",
  [DUO_INSTITUTIONS_CLOSED] = "closed",
};

static const char *
get_name (guint choice)
{
  return choice <= DUO_INSTITUTIONS_HO ? names[choice] : g_dpgettext2 (NULL, "institutions", names[choice]);
}

static char *
dup_joined (guint choices, gboolean as_codes)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < DUO_N_INSTITUTION_CHOICES; i++)
    if ((choices & 1u << i) != 0)
      g_string_append_printf (text, "%s%s", text->len == 0 ? "" : (as_codes ? "," : ", "), as_codes ? codes[i] : get_name (i));

  return g_string_free (g_steal_pointer (&text), FALSE);
}

char *
duo_institution_choices_dup_names (guint choices)
{
  return dup_joined (choices, FALSE);
}

char *
duo_institution_choices_to_string (guint choices)
{
  return dup_joined (choices, TRUE);
}

guint
duo_institution_choices_parse (const char *text)
{
  g_auto (GStrv) parts = g_strsplit (text, ",", -1);
  guint choices = 0;

  for (guint i = 0; i < DUO_N_INSTITUTION_CHOICES; i++)
    if (g_strv_contains ((const char *const *) parts, codes[i]))
      choices |= 1u << i;

  return choices;
}

guint
duo_institution_chips_get_choices (DuoInstitutionChips *self)
{
  guint choices = 0;

  for (guint i = 0; i < DUO_N_INSTITUTION_CHOICES; i++)
    if (gtk_toggle_button_get_active (self->chips[i]))
      choices |= 1u << i;

  return choices;
}

void
duo_institution_chips_set_choices (DuoInstitutionChips *self, guint choices)
{
  self->syncing = TRUE;
  for (guint i = 0; i < DUO_N_INSTITUTION_CHOICES; i++)
    gtk_toggle_button_set_active (self->chips[i], (choices & 1u << i) != 0);
  self->syncing = FALSE;
}

void
duo_institution_chips_set_counts (DuoInstitutionChips *self, const guint counts[DUO_N_INSTITUTION_CHOICES])
{
  for (guint i = 0; i < DUO_N_INSTITUTION_CHOICES; i++)
    {
      g_autofree char *label = g_strdup_printf ("%s · %'u", get_name (i), counts[i]);

      gtk_label_set_label (self->labels[i], label);
      duo_a11y_set_label (GTK_WIDGET (self->chips[i]), label);
    }
}

static void
toggled_cb (GtkToggleButton *chip, DuoInstitutionChips *self)
{
  if (!self->syncing)
    g_signal_emit (self, chosen_signal, 0);
}

/* One that is on has a cross: pressed again it is off. */
static GtkWidget *
new_chip (DuoInstitutionChips *self, guint choice)
{
  GtkWidget *chip = gtk_toggle_button_new ();
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  GtkWidget *label = gtk_label_new (get_name (choice));
  GtkWidget *cross = gtk_image_new_from_icon_name ("window-close-symbolic");

  gtk_image_set_pixel_size (GTK_IMAGE (cross), 12);
  g_object_bind_property (chip, "active", cross, "visible", G_BINDING_SYNC_CREATE);
  gtk_box_append (GTK_BOX (line), label);
  gtk_box_append (GTK_BOX (line), cross);
  gtk_button_set_child (GTK_BUTTON (chip), line);
  gtk_widget_add_css_class (chip, "duo-chip");
  g_signal_connect_object (chip, "toggled", G_CALLBACK (toggled_cb), self, 0);
  self->chips[choice] = GTK_TOGGLE_BUTTON (chip);
  self->labels[choice] = GTK_LABEL (label);
  return chip;
}

static void
duo_institution_chips_class_init (DuoInstitutionChipsClass *klass)
{
  chosen_signal = g_signal_new ("chosen", DUO_TYPE_INSTITUTION_CHIPS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
duo_institution_chips_init (DuoInstitutionChips *self)
{
  GtkWidget *window = gtk_scrolled_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_set_layout_manager (box, g_object_new (DUO_TYPE_WRAP_LAYOUT, "ragged", TRUE, NULL));
  gtk_widget_add_css_class (box, "duo-chip-row");
  for (guint i = 0; i < DUO_N_INSTITUTION_CHOICES; i++)
    gtk_box_append (GTK_BOX (box), new_chip (self, i));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (window), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (window), box);
  gtk_widget_set_layout_manager (GTK_WIDGET (self), g_object_new (DUO_TYPE_CAP_LAYOUT, "max-height", MAX_HEIGHT, NULL));
  adw_bin_set_child (ADW_BIN (self), window);
}
