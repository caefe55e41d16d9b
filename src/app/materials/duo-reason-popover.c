/* SPDX-License-Identifier: EUPL-1.2 */
/* A popover with the channels as tabs, the material drawn in each, and the reasons with their numbers. */
#include "duo-reason-popover.h"

#include <glib/gi18n.h>

#include "duo-a11y.h"
#include "duo-fit-popover.h"
#include "duo-screen-preview.h"
#include "duo-thumbnail.h"
#include "duo-words-match.h"
#include "duo-words-spec.h"

/* What a tab shows; lives as long as the popover. */
typedef struct
{
  DuoCampaignCoverage *coverage; /* (owned) */
  GCancellable *cancellable;     /* (owned) */
  guint material;
  guint channel;
  GdkTexture *picture;           /* (owned) (nullable) */
  DuoScreenPreview *preview;
  GtkLabel *caption;
  GtkBox *reasons;
} Reason;

static void
reason_free (gpointer data)
{
  Reason *self = data;

  g_cancellable_cancel (self->cancellable);
  g_object_unref (self->cancellable);
  g_clear_object (&self->picture);
  duo_campaign_coverage_unref (self->coverage);
  g_free (self);
}

static const char *
icon_of (DuoOutcome outcome)
{
  return outcome == DUO_OUTCOME_FAILS ? "window-close-symbolic"
         : outcome == DUO_OUTCOME_PASSES ? "object-select-symbolic"
         : outcome == DUO_OUTCOME_NOTED ? "dialog-information-symbolic" : "dialog-question-symbolic";
}

static void
add_reason (Reason *self, DuoOutcome outcome, const char *label, const char *words)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  GtkWidget *icon = gtk_image_new_from_icon_name (icon_of (outcome));
  g_autofree char *markup = label != NULL ? g_markup_printf_escaped ("<b>%s</b>: %s", label, words) : g_markup_escape_text (words, -1);
  GtkWidget *text = gtk_label_new (NULL);

  gtk_widget_set_valign (icon, GTK_ALIGN_START);
  gtk_widget_add_css_class (icon, outcome == DUO_OUTCOME_FAILS ? "error" : outcome == DUO_OUTCOME_PASSES ? "success" : outcome == DUO_OUTCOME_NOTED ? "dim-label" : "warning");
  gtk_label_set_markup (GTK_LABEL (text), markup);
  gtk_label_set_wrap (GTK_LABEL (text), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (text), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (text), 0);
  gtk_label_set_max_width_chars (GTK_LABEL (text), 44);
  gtk_widget_set_hexpand (text, TRUE);
  gtk_box_append (GTK_BOX (row), icon);
  gtk_box_append (GTK_BOX (row), text);
  gtk_box_append (self->reasons, row);
}

/* "The institution has: e-mail, poster" */
static void
add_kinds (Reason *self, const char *label, DuoChannelKinds kinds)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint kind = 0; kind < DUO_N_CHANNEL_KINDS; kind++)
    if ((kinds & (1u << kind)) != 0)
      g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "", duo_words_channel_kind ((DuoChannelKind) kind));
  add_reason (self, DUO_OUTCOME_NOTED, label, names->len > 0 ? names->str : _("nothing that is known"));
}

/* The rules in the order in which they are told: what fails, what is not known, remarks, what is right; and in one line
 * what was not asked. */
static void
show_channel (Reason *self)
{
  static const DuoOutcome order[] = { DUO_OUTCOME_FAILS, DUO_OUTCOME_UNKNOWN, DUO_OUTCOME_NOTED, DUO_OUTCOME_PASSES };
  DuoCoverage *coverage = self->coverage->coverage;
  const DuoMatchMaterial *material = &g_array_index (coverage->materials, DuoCoverageMaterial, self->material).match;
  const DuoEffectiveSpecs *specs = &g_array_index (coverage->channels, DuoCoverageChannel, self->channel).specs;
  g_autofree char *caption = duo_screen_preview_dup_caption (specs);
  g_autofree char *not_asked = duo_words_not_asked_fields (duo_coverage_get_match (coverage, self->material, self->channel)->not_asked);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->reasons))) != NULL)
    gtk_box_remove (self->reasons, child);
  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    for (guint rule = 0; rule < DUO_N_MATCH_RULES; rule++)
      {
        g_autofree char *words = NULL;

        if (duo_match_rule ((DuoMatchRule) rule, material, specs, &coverage->period) != order[i])
          continue;
        words = duo_words_match_reason ((DuoMatchRule) rule, order[i], material, specs, &coverage->period);
        add_reason (self, order[i], duo_words_match_rule ((DuoMatchRule) rule), words);
      }
  if (not_asked != NULL)
    add_reason (self, DUO_OUTCOME_NOT_ASKED, NULL, not_asked);
  gtk_label_set_label (self->caption, caption);
  duo_screen_preview_show (self->preview, self->coverage->materials->pdata[self->material], self->picture, specs);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  GdkTexture *picture = duo_thumbnail_load_finish (result, &error);
  Reason *self = user_data; /* gone where it was cancelled */

  if (picture == NULL)
    return; /* cancelled, or a text */

  self->picture = picture;
  show_channel (self);
}

/* What the institution does have, where the material is meant for none of it: the reasons of a channel would be those of
 * another institution. */
static void
show_nothing (Reason *self, const DuoCoverageInstitution *institution)
{
  const DuoChannelKinds kinds = g_array_index (self->coverage->coverage->materials, DuoCoverageMaterial, self->material).match.kinds;
  DuoChannelKinds had = 0;

  for (guint c = institution->first; c < institution->first + institution->n_channels; c++)
    had |= 1u << g_array_index (self->coverage->coverage->channels, DuoCoverageChannel, c).specs.kind;
  add_kinds (self, _("It is meant for"), kinds);
  add_kinds (self, _("The institution has"), had);
}

static void
tab_cb (GtkToggleButton *tab, Reason *self)
{
  if (!gtk_toggle_button_get_active (tab))
    return;

  self->channel = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (tab), "duo-channel"));
  show_channel (self);
}

/* A tab for each channel that the material is meant for: "✓ 6 schermen kantine". */
static GtkWidget *
make_tabs (Reason *self, const DuoCoverageInstitution *institution)
{
  GtkWidget *tabs = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkToggleButton *first = NULL;

  gtk_widget_add_css_class (tabs, "linked");
  for (guint c = institution->first; c < institution->first + institution->n_channels; c++)
    {
      const DuoMatchVerdict verdict = duo_coverage_get_match (self->coverage->coverage, self->material, c)->verdict;
      const DuoChannelEntry *entry = self->coverage->channels->pdata[c];
      g_autofree char *name = NULL;
      GtkWidget *tab;

      if (verdict == DUO_MATCH_VERDICT_OTHER)
        continue;
      name = g_strdup_printf ("%s %s", verdict == DUO_MATCH_VERDICT_FITS ? "✓" : verdict == DUO_MATCH_VERDICT_CANNOT_TELL ? "?" : "✕",
                              duo_channel_get_name (entry->channel));
      tab = gtk_toggle_button_new_with_label (name);
      gtk_label_set_ellipsize (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (tab))), PANGO_ELLIPSIZE_END);
      gtk_widget_set_tooltip_text (tab, duo_words_match_verdict (verdict));
      gtk_widget_set_hexpand (tab, TRUE);
      g_object_set_data (G_OBJECT (tab), "duo-channel", GUINT_TO_POINTER (c));
      gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (tab), first);
      g_signal_connect (tab, "toggled", G_CALLBACK (tab_cb), self);
      gtk_box_append (GTK_BOX (tabs), tab);
      if (first == NULL)
        first = GTK_TOGGLE_BUTTON (tab);
    }
  if (first != NULL)
    gtk_toggle_button_set_active (first, TRUE);

  return tabs;
}

/* "Clip liggend past op 6 van 9" */
static char *
make_title (DuoCampaignCoverage *coverage, guint institution, guint material)
{
  const DuoCell cell = duo_coverage_get_cell (coverage->coverage, institution, material);
  const char *title = duo_material_get_title (coverage->materials->pdata[material]);

  if (cell.state == DUO_CELL_PARTLY)
    return g_strdup_printf (_("%s fits on %u of %u"), title, cell.screens_fit, cell.screens);

  return g_strdup_printf ("%s: %s", title, duo_words_cell_state (cell.state));
}

static GtkWidget *
make_head (DuoCampaignCoverage *coverage, guint institution, guint material)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  g_autofree char *title = make_title (coverage, institution, material);
  g_autofree char *line = g_strdup_printf ("%s · %s", duo_institution_get_shown_name (coverage->institutions->pdata[institution]),
                                           duo_material_get_file_name (coverage->materials->pdata[material]));
  GtkWidget *labels[] = { gtk_label_new (title), gtk_label_new (line) };

  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    {
      gtk_label_set_xalign (GTK_LABEL (labels[i]), 0);
      gtk_label_set_ellipsize (GTK_LABEL (labels[i]), PANGO_ELLIPSIZE_END);
      gtk_label_set_max_width_chars (GTK_LABEL (labels[i]), 44);
      gtk_box_append (GTK_BOX (head), labels[i]);
    }
  gtk_widget_add_css_class (labels[0], "heading");
  gtk_widget_add_css_class (labels[1], "caption");
  gtk_widget_add_css_class (labels[1], "dim-label");
  return head;
}

static GtkWidget *
make_picture (Reason *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  self->preview = DUO_SCREEN_PREVIEW (duo_screen_preview_new ());
  self->caption = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_justify (self->caption, GTK_JUSTIFY_CENTER);
  gtk_widget_add_css_class (GTK_WIDGET (self->caption), "caption");
  gtk_widget_add_css_class (GTK_WIDGET (self->caption), "dim-label");
  gtk_widget_set_halign (GTK_WIDGET (self->preview), GTK_ALIGN_CENTER);
  gtk_widget_set_valign (box, GTK_ALIGN_START);
  gtk_widget_set_size_request (box, 216, -1);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->preview));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->caption));
  return box;
}

/* Tab stays in the popover: what it stands in would send the keyboard to what lies under it. */
static gboolean
key_cb (GtkEventControllerKey *keys, guint key, guint code, GdkModifierType state, GtkWidget *popover)
{
  const gboolean back = key == GDK_KEY_ISO_Left_Tab;
  GtkWidget *child = gtk_popover_get_child (GTK_POPOVER (popover));

  if (key != GDK_KEY_Tab && !back)
    return FALSE;
  if (gtk_widget_child_focus (child, back ? GTK_DIR_TAB_BACKWARD : GTK_DIR_TAB_FORWARD))
    return TRUE;

  gtk_widget_set_focus_child (popover, NULL); /* past the last one: from the first again */
  (void) gtk_widget_child_focus (child, back ? GTK_DIR_TAB_BACKWARD : GTK_DIR_TAB_FORWARD);
  return TRUE;
}

/**
 * duo_reason_popover_new:
 * @context: the context
 * @coverage: the coverage
 * @institution: place of the institution
 * @material: place of the material
 *
 * Returns: (transfer floating): a popover, to be given a parent and a place
 */
GtkWidget *
duo_reason_popover_new (DuoContext *context, DuoCampaignCoverage *coverage, guint institution, guint material)
{
  const DuoCoverageInstitution *at = &g_array_index (coverage->coverage->institutions, DuoCoverageInstitution, institution);
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 16);
  GtkWidget *side = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();
  Reason *self = g_new0 (Reason, 1);
  GtkWidget *tabs;

  self->coverage = duo_campaign_coverage_ref (coverage);
  self->cancellable = g_cancellable_new ();
  self->material = material;
  g_object_set_data_full (G_OBJECT (popover), "duo-reason", self, reason_free);
  gtk_box_append (GTK_BOX (box), make_picture (self));
  self->reasons = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 8));
  gtk_box_append (GTK_BOX (side), make_head (coverage, institution, material));
  tabs = make_tabs (self, at);
  if (gtk_widget_get_first_child (tabs) == NULL) /* nothing of its kind: only that is said */
    {
      gtk_widget_set_visible (gtk_widget_get_first_child (box), FALSE);
      gtk_widget_set_visible (tabs, FALSE);
      show_nothing (self, at);
    }
  else
    duo_thumbnail_load_async (context, coverage->materials->pdata[material], self->cancellable, loaded_cb, self);
  gtk_box_append (GTK_BOX (side), tabs);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), 320);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->reasons));
  gtk_widget_set_size_request (side, 380, 232);
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_box_append (GTK_BOX (side), scroller);
  gtk_box_append (GTK_BOX (side), duo_fit_popover_button (coverage, institution));
  gtk_box_append (GTK_BOX (box), side);
  gtk_widget_add_css_class (popover, "duo-reason");
  duo_a11y_set_label (popover, _("Reasons"));
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_cb), popover);
  gtk_widget_add_controller (popover, keys);
  gtk_popover_set_child (GTK_POPOVER (popover), box);
  return popover;
}
