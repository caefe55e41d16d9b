/* SPDX-License-Identifier: EUPL-1.2 */
/* Chips of which one at a time is on: those that fit beside each other, the others below; many lines of them scroll. */
#include "duo-institution-chips.h"

#include <glib/gi18n.h>

#include "duo-cap-layout.h"
#include "duo-wrap-layout.h"

#define MAX_HEIGHT 136

struct _DuoInstitutionChips
{
  AdwBin parent_instance;

  GtkToggleButton *chips[DUO_N_INSTITUTION_CHOICES];
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

const char *
duo_institution_choice_get_name (DuoInstitutionChoice choice)
{
  if (choice >= DUO_N_INSTITUTION_CHOICES)
    return "";

  return choice <= DUO_INSTITUTIONS_HO ? names[choice] : g_dpgettext2 (NULL, "institutions", names[choice]);
}

const char *
duo_institution_choice_to_string (DuoInstitutionChoice choice)
{
  return choice < DUO_N_INSTITUTION_CHOICES ? codes[choice] : "";
}

DuoInstitutionChoice
duo_institution_choice_parse (const char *text)
{
  guint i = 0;

  while (i < DUO_N_INSTITUTION_CHOICES && !g_str_equal (codes[i], text))
    i++;
  return (DuoInstitutionChoice) i;
}

DuoInstitutionChoice
duo_institution_chips_get_choice (DuoInstitutionChips *self)
{
  guint i = 0;

  while (i < DUO_N_INSTITUTION_CHOICES && !gtk_toggle_button_get_active (self->chips[i]))
    i++;
  return (DuoInstitutionChoice) i;
}

void
duo_institution_chips_set_choice (DuoInstitutionChips *self, DuoInstitutionChoice choice)
{
  self->syncing = TRUE;
  for (guint i = 0; i < DUO_N_INSTITUTION_CHOICES; i++)
    gtk_toggle_button_set_active (self->chips[i], i == choice);
  self->syncing = FALSE;
}

void
duo_institution_chips_set_counts (DuoInstitutionChips *self, const guint counts[DUO_N_INSTITUTION_CHOICES])
{
  for (guint i = 0; i < DUO_N_INSTITUTION_CHOICES; i++)
    {
      g_autofree char *label = g_strdup_printf ("%s · %'u", duo_institution_choice_get_name ((DuoInstitutionChoice) i), counts[i]);

      gtk_button_set_label (GTK_BUTTON (self->chips[i]), label);
    }
}

/* One choice at a time; the same again is none. */
static void
toggled_cb (GtkToggleButton *chip, DuoInstitutionChips *self)
{
  if (self->syncing)
    return;

  self->syncing = TRUE;
  for (guint i = 0; i < DUO_N_INSTITUTION_CHOICES; i++)
    if (self->chips[i] != chip)
      gtk_toggle_button_set_active (self->chips[i], FALSE);
  self->syncing = FALSE;
  g_signal_emit (self, chosen_signal, 0);
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
    {
      GtkWidget *chip = gtk_toggle_button_new_with_label (names[i]);

      gtk_widget_add_css_class (chip, "duo-chip");
      g_signal_connect_object (chip, "toggled", G_CALLBACK (toggled_cb), self, 0);
      gtk_box_append (GTK_BOX (box), chip);
      self->chips[i] = GTK_TOGGLE_BUTTON (chip);
    }
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (window), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (window), box);
  gtk_widget_set_layout_manager (GTK_WIDGET (self), g_object_new (DUO_TYPE_CAP_LAYOUT, "max-height", MAX_HEIGHT, NULL));
  adw_bin_set_child (ADW_BIN (self), window);
}
