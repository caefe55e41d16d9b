/* SPDX-License-Identifier: EUPL-1.2 */
/* The review list. At the left the questions, at the right the one that is chosen: what the school wrote, what is known,
 * and what can be done, by number keys too. */
#include "duo-review-view.h"

#include <glib/gi18n.h>
#include <string.h>

#include "duo-a11y.h"
#include "duo-campaign-part.h"
#include "duo-campaigns-service.h"
#include "duo-form-import.h"
#include "duo-review-service.h"
#include "duo-words-campaign.h"
#include "duo-words.h"
#include "duo-wrap-layout.h"

/* What a number key stands for. */
typedef struct
{
  DuoSettle settle;
  char *text; /* (owned): the value; "" */
} Choice;

struct _DuoReviewView
{
  AdwBin parent_instance;

  DuoCalendarModel *model;   /* (owned) */
  gint64 campaign;           /* whose questions are shown; 0 before the first */
  GCancellable *cancellable; /* (owned): of the question under way */
  GPtrArray *entries;        /* (owned) (element-type DuoReviewEntry): as they stand in the list */
  DuoReviewEntry *shown;     /* (not owned) (nullable): the one at the right, an element of entries */
  GArray *done;              /* (owned) (element-type gint64): questions that were settled here, the last one last */
  GPtrArray *choices;        /* (owned) (element-type Choice): behind the buttons, in order */
  gboolean stale;            /* something changed while nobody saw it */
  gboolean take_focus;       /* the next question gets the focus of the one that was settled */
  gboolean syncing;

  GtkStack *stack;
  AdwStatusPage *empty;
  GtkInfoBar *error_bar;
  GtkLabel *error;
  AdwLeaflet *leaflet;
  GtkWidget *back;
  GtkLabel *heading;
  GtkToggleButton *settled;  /* what is settled is shown, not what waits */
  GtkWidget *look_settled;
  GtkListBox *list;
  GtkLabel *name;
  GtkLabel *place;
  GtkLabel *question;
  GtkLabel *reason;
  GtkLabel *words;
  GtkLabel *known;
  GtkBox *proposals;
  GtkWidget *other_line;
  GtkEditable *other;
  GtkLabel *other_reading;
  GtkWidget *take_other;
  GtkEditable *note;
  GtkWidget *dismiss;
  GtkWidget *note_line;
  GtkWidget *open_form;
  GtkWidget *outcome_line;
  GtkLabel *outcome;
};

static void part_init (DuoCampaignPartInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (DuoReviewView, duo_review_view, ADW_TYPE_BIN, G_IMPLEMENT_INTERFACE (DUO_TYPE_CAMPAIGN_PART, part_init))

static void
choice_free (gpointer data)
{
  Choice *self = data;

  g_free (self->text);
  g_free (self);
}

static void
show_error (DuoReviewView *self, const GError *error)
{
  g_autofree char *sentence = duo_words_error (error, NULL);

  gtk_label_set_text (self->error, sentence);
  gtk_info_bar_set_revealed (self->error_bar, TRUE);
}

/* ---- Settling ---- */

static void load (DuoReviewView *self);

static void
settled_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DuoReviewView) self = user_data;
  g_autoptr (GError) error = NULL;

  gtk_widget_set_sensitive (GTK_WIDGET (self->leaflet), TRUE);
  if (!duo_review_settle_finish (DUO_CONTEXT (source), result, &error))
    {
      self->take_focus = FALSE;
      show_error (self, error);
      load (self);
      return;
    }

  gtk_info_bar_set_revealed (self->error_bar, FALSE);
  g_signal_emit_by_name (self->model, "toast", _("Question settled"), TRUE);
}

/* The question goes when the store has changed, and the next one comes. */
static void
settle (DuoReviewView *self, DuoSettle settle, const char *text)
{
  gint64 id;

  if (self->shown == NULL)
    return;
  id = duo_review_item_get_id (self->shown->item);
  g_array_append_val (self->done, id);
  self->take_focus = TRUE;
  gtk_widget_set_sensitive (GTK_WIDGET (self->leaflet), FALSE);
  duo_review_settle_async (duo_calendar_model_get_context (self->model), self->shown->item, settle, text, NULL, settled_cb,
                           g_object_ref (self));
}

static void
settle_choice (DuoReviewView *self, guint place)
{
  if (place < self->choices->len && gtk_widget_get_sensitive (GTK_WIDGET (self->leaflet)))
    {
      const Choice *choice = self->choices->pdata[place];
      g_autofree char *text = g_strdup (choice->text);

      if (choice->settle == DUO_SETTLE_ANYWAY)
        {
          duo_form_import_anyway (self->model, self->shown->item, self->shown->has_file, self->campaign,
                                  GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))));
          return;
        }
      settle (self, choice->settle, text);
    }
}

static void
choice_cb (GtkWidget *button, DuoReviewView *self)
{
  settle_choice (self, GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "duo-place")));
}

static void
number_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  settle_choice (DUO_REVIEW_VIEW (widget), (guint) g_variant_get_int32 (parameter) - 1);
}

static void
take_other_cb (DuoReviewView *self)
{
  if (gtk_widget_get_sensitive (self->take_other))
    settle (self, DUO_SETTLE_TAKE, gtk_editable_get_text (self->other));
}

static void
dismiss_cb (DuoReviewView *self)
{
  if (gtk_widget_get_sensitive (self->dismiss))
    settle (self, DUO_SETTLE_DISMISS, gtk_editable_get_text (self->note));
}

/* As it came back, in the program for workbooks. */
static void
open_form_cb (DuoReviewView *self)
{
  if (self->shown != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.open-path", "s", duo_review_item_get_path (self->shown->item));
}

/* There the settling can be taken back. */
static void
history_cb (DuoReviewView *self)
{
  if (self->shown != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.history-of", "(sx)", duo_object_kind_to_string (DUO_OBJECT_REVIEW_ITEM),
                                duo_review_item_get_id (self->shown->item));
}

/* How what is being typed is understood, before it is taken over. */
static void
other_cb (DuoReviewView *self)
{
  const char *text = gtk_editable_get_text (self->other);
  g_autofree char *value = self->shown != NULL && *text != '\0' ? duo_review_entry_read (self->shown, text) : NULL;
  g_autofree char *words = value != NULL ? duo_words_review_value (self->shown->item, value) : NULL;
  g_autofree char *reading = words != NULL ? g_strdup_printf (_("Read as: %s"), words) : NULL;

  gtk_widget_set_sensitive (self->take_other, value != NULL);
  gtk_label_set_label (self->other_reading, reading != NULL ? reading : _("Not certain: write it another way"));
  gtk_widget_set_visible (GTK_WIDGET (self->other_reading), *text != '\0');
}

static void
note_cb (DuoReviewView *self)
{
  gtk_widget_set_sensitive (self->dismiss, *gtk_editable_get_text (self->note) != '\0');
}

/* ---- One question ---- */

static void
add_choice (DuoReviewView *self, DuoSettle settle, const char *text, const char *label)
{
  Choice *choice = g_new0 (Choice, 1);
  GtkWidget *button = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *words = gtk_label_new (label);
  g_autofree char *key = g_strdup_printf ("%u", self->choices->len + 1);
  GtkWidget *key_label = gtk_label_new (key);
  g_autofree char *spoken = g_strdup_printf (_("%s, key %s"), label, key);

  choice->settle = settle;
  choice->text = g_strdup (text);
  gtk_label_set_wrap (GTK_LABEL (words), TRUE);
  gtk_label_set_xalign (GTK_LABEL (words), 0);
  gtk_widget_add_css_class (key_label, "duo-key");
  gtk_box_append (GTK_BOX (box), words);
  if (self->choices->len < 9)
    gtk_box_append (GTK_BOX (box), key_label);
  gtk_button_set_child (GTK_BUTTON (button), box);
  duo_a11y_set_label (button, self->choices->len < 9 ? spoken : label);
  g_object_set_data (G_OBJECT (button), "duo-place", GUINT_TO_POINTER (self->choices->len));
  g_signal_connect (button, "clicked", G_CALLBACK (choice_cb), self);
  gtk_box_append (self->proposals, button);
  g_ptr_array_add (self->choices, choice);
}

static void
clear_choices (DuoReviewView *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->proposals))) != NULL)
    gtk_box_remove (self->proposals, child);
  g_ptr_array_set_size (self->choices, 0);
}

/* What the form says of the new contact: "Anne de Boer, a@school.nl, 06 ...". */
static char *
dup_new_contact (DuoReviewEntry *entry)
{
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < entry->values->len; i++)
    {
      const char *line = entry->values->pdata[i];
      const char *value = strchr (line, '=');

      g_string_append_printf (words, "%s%s", words->len > 0 ? ", " : "", value != NULL ? value + 1 : line);
    }
  return g_string_free (words, FALSE);
}

static void
add_contact_choices (DuoReviewView *self, DuoReviewEntry *entry)
{
  g_autofree char *replace = g_strdup_printf (_("Takes the place of %s"), entry->target);
  g_autofree char *keep = g_strdup_printf (_("Keep %s"), entry->target);

  add_choice (self, DUO_SETTLE_REPLACE, "", replace);
  add_choice (self, DUO_SETTLE_RENAME, "", _("The same person, written another way"));
  add_choice (self, DUO_SETTLE_ADD, "", _("Both are contacts"));
  add_choice (self, DUO_SETTLE_KEEP, "", keep);
}

static void
add_keep (DuoReviewView *self, DuoReviewEntry *entry)
{
  g_autofree char *known = duo_words_review_value (entry->item, entry->known);
  g_autofree char *label = g_strdup_printf (_("Keep: %s"), known);

  add_choice (self, DUO_SETTLE_KEEP, "", label);
}

static void
add_choices (DuoReviewView *self, DuoReviewEntry *entry)
{
  gboolean can_keep = (entry->settles & 1u << DUO_SETTLE_KEEP) != 0;

  clear_choices (self);
  if ((entry->settles & 1u << DUO_SETTLE_REPLACE) != 0)
    {
      add_contact_choices (self, entry);
      return;
    }
  for (guint i = 0; (entry->settles & 1u << DUO_SETTLE_TAKE) != 0 && i < entry->values->len; i++)
    {
      const char *value = entry->values->pdata[i];
      g_autofree char *label = duo_words_review_value (entry->item, value);

      if (g_strcmp0 (value, entry->known) != 0)
        add_choice (self, DUO_SETTLE_TAKE, value, label);
      else if (can_keep) /* at its own place: a key means the same answer at each question */
        {
          add_keep (self, entry);
          can_keep = FALSE;
        }
    }
  if ((entry->settles & 1u << DUO_SETTLE_ANYWAY) != 0)
    add_choice (self, DUO_SETTLE_ANYWAY, "", _("Take over for this campaign anyway…"));
  if ((entry->settles & 1u << DUO_SETTLE_UNKNOWN) != 0)
    add_choice (self, DUO_SETTLE_UNKNOWN, "", _("Unknown"));
  if (can_keep)
    add_keep (self, entry);
}

static void
show_words (DuoReviewView *self, DuoReviewEntry *entry)
{
  const gboolean is_contact = (entry->settles & 1u << DUO_SETTLE_REPLACE) != 0;
  g_autofree char *contact = is_contact ? dup_new_contact (entry) : NULL;
  g_autofree char *quoted = g_strdup_printf ("“%s”", is_contact ? contact : duo_review_item_get_words (entry->item));
  g_autofree char *known = entry->known != NULL ? duo_words_review_value (entry->item, entry->known) : g_strdup (_("nothing yet"));

  gtk_label_set_label (self->words, quoted);
  gtk_label_set_label (self->known, known);
}

/* "ROC Havenstad · MBO" */
static char *
dup_name (DuoReviewItem *item)
{
  return g_strdup_printf ("%s · %s", duo_review_item_get_title (item), duo_sector_to_string (duo_review_item_get_sector (item)));
}

static void
show_entry (DuoReviewView *self, DuoReviewEntry *entry)
{
  DuoReviewItem *item = entry->item;
  g_autofree char *name = dup_name (item);
  g_autofree char *place = duo_words_review_place (item);
  g_autofree char *question = duo_words_review_field (item, entry->target);
  g_autofree char *outcome = duo_words_review_outcome (item);
  const gboolean settled = *outcome != '\0';

  self->shown = entry;
  gtk_label_set_label (self->name, name);
  gtk_label_set_label (self->place, place);
  gtk_label_set_label (self->question, question);
  gtk_label_set_label (self->reason, duo_words_review_kind (duo_review_item_get_kind (item)));
  show_words (self, entry);
  if (settled)
    clear_choices (self);
  else
    add_choices (self, entry);
  gtk_label_set_label (self->outcome, outcome);
  gtk_widget_set_visible (self->outcome_line, settled);
  gtk_widget_set_visible (self->note_line, !settled);
  gtk_widget_set_visible (self->open_form, entry->has_file);
  gtk_widget_set_visible (GTK_WIDGET (self->proposals), !settled);
  gtk_widget_set_visible (self->other_line, entry->can_type && !settled);
  gtk_editable_set_text (self->other, "");
  gtk_editable_set_text (self->note, "");
  other_cb (self);
  note_cb (self);
}

static void
focus_first_choice (DuoReviewView *self)
{
  GtkWidget *first = gtk_widget_get_first_child (GTK_WIDGET (self->proposals));

  gtk_widget_grab_focus (first != NULL ? first : GTK_WIDGET (self->note));
}

static void
row_cb (DuoReviewView *self, GtkListBoxRow *row)
{
  if (self->syncing || row == NULL || (guint) gtk_list_box_row_get_index (row) >= self->entries->len)
    return;
  show_entry (self, self->entries->pdata[gtk_list_box_row_get_index (row)]);
}

static void
row_activated_cb (DuoReviewView *self)
{
  adw_leaflet_set_visible_child_name (self->leaflet, "question");
  focus_first_choice (self);
}

static void
back_cb (DuoReviewView *self)
{
  adw_leaflet_set_visible_child_name (self->leaflet, "list");
}

static void
folded_cb (DuoReviewView *self)
{
  gtk_widget_set_visible (self->back, adw_leaflet_get_folded (self->leaflet));
}

/* ---- The list ---- */

static const char *
get_icon (DuoReviewKind kind)
{
  static const char *const icons[DUO_N_REVIEW_KINDS] = {
    [DUO_REVIEW_UNCLEAR] = "dialog-question-symbolic",
    [DUO_REVIEW_CONTACT] = "avatar-default-symbolic",
    [DUO_REVIEW_TWICE] = "edit-copy-symbolic",
    [DUO_REVIEW_OTHER_CAMPAIGN] = "duo-campaigns-symbolic",
    [DUO_REVIEW_OTHER_YEAR] = "duo-calendar-symbolic",
    [DUO_REVIEW_INSTITUTION] = "duo-institutions-symbolic",
  };

  return icons[kind];
}

static GtkWidget *
row_new (DuoReviewEntry *entry)
{
  DuoReviewItem *item = entry->item;
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  const gboolean settled = duo_when_is_known (duo_review_item_get_settled (item));
  GtkWidget *icon = gtk_image_new_from_icon_name (settled ? "object-select-symbolic" : get_icon (duo_review_item_get_kind (item)));
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  g_autofree char *name = dup_name (item);
  GtkWidget *title = gtk_label_new (name);
  g_autofree char *field = duo_words_review_field (item, entry->target);
  GtkWidget *second = gtk_label_new (field);
  g_autofree char *spoken = g_strdup_printf ("%s, %s", name, field);

  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_ellipsize (GTK_LABEL (title), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (title, "heading");
  gtk_label_set_xalign (GTK_LABEL (second), 0);
  gtk_label_set_ellipsize (GTK_LABEL (second), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (second, "caption");
  gtk_widget_add_css_class (second, "dim-label");
  gtk_widget_set_tooltip_text (row, field);
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), second);
  gtk_widget_add_css_class (icon, "duo-review-icon");
  if (settled)
    gtk_widget_add_css_class (icon, "good");
  gtk_widget_set_valign (icon, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (line), icon);
  gtk_box_append (GTK_BOX (line), box);
  gtk_widget_set_margin_top (line, 9);
  gtk_widget_set_margin_bottom (line, 9);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), line);
  duo_a11y_set_label (row, spoken);
  return row;
}

/* Returns: where the question stands; the number of questions where it is gone */
static guint
find_entry (DuoReviewView *self, gint64 id)
{
  guint place = 0;

  while (place < self->entries->len && duo_review_item_get_id (((DuoReviewEntry *) self->entries->pdata[place])->item) != id)
    place++;
  return place;
}

/* Where a question stands that was settled here and is back: that was undone. Else the one that was shown; where it is
 * gone, the one that followed it. */
static guint
find_place (DuoReviewView *self, gint64 id, guint before)
{
  guint place;

  for (guint i = gtk_toggle_button_get_active (self->settled) ? 0 : self->done->len; i > 0; i--)
    {
      place = find_entry (self, g_array_index (self->done, gint64, i - 1));
      if (place < self->entries->len)
        {
          g_array_remove_index (self->done, i - 1);
          return place;
        }
    }
  place = find_entry (self, id);
  if (place < self->entries->len)
    return place;
  return before < self->entries->len ? before : self->entries->len > 0 ? self->entries->len - 1 : 0;
}

static guint
get_place (DuoReviewView *self)
{
  guint place = 0;

  if (self->shown != NULL)
    (void) g_ptr_array_find (self->entries, self->shown, &place);
  return place;
}

/* Takes @entries over. What is being typed about a question that stays is kept. */
static void
take_entries (DuoReviewView *self, GPtrArray *entries)
{
  const gint64 id = self->shown != NULL ? duo_review_item_get_id (self->shown->item) : 0;
  const guint before = get_place (self);
  const gboolean settled = gtk_toggle_button_get_active (self->settled);
  g_autofree char *heading = settled ? g_strdup_printf (ngettext ("%u settled", "%u settled", entries->len), entries->len)
                                     : g_strdup_printf (ngettext ("%u question", "%u questions", entries->len), entries->len);
  GtkWidget *child;
  guint place;

  self->syncing = TRUE;
  self->shown = NULL;
  g_clear_pointer (&self->entries, g_ptr_array_unref);
  self->entries = g_ptr_array_ref (entries);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, child);
  for (guint i = 0; i < entries->len; i++)
    gtk_list_box_append (self->list, row_new (entries->pdata[i]));
  gtk_label_set_label (self->heading, heading);
  gtk_stack_set_visible_child_name (self->stack, entries->len > 0 || settled ? "questions" : "empty");
  place = find_place (self, id, before);
  if (place < entries->len)
    {
      DuoReviewEntry *entry = entries->pdata[place];

      gtk_list_box_select_row (self->list, gtk_list_box_get_row_at_index (self->list, (int) place));
      if (duo_review_item_get_id (entry->item) == id)
        self->shown = entry;
      else
        show_entry (self, entry);
    }
  self->syncing = FALSE;
  gtk_widget_set_visible (gtk_widget_get_ancestor (GTK_WIDGET (self->name), ADW_TYPE_CLAMP), self->shown != NULL);
  if (self->take_focus && entries->len > 0 && !settled)
    focus_first_choice (self);
  self->take_focus = FALSE;
}

/* Where there is nothing to ask: how far the forms are; and whether anything was settled. */
static void
counted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  DuoReviewView *self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DuoCampaignView) view = duo_campaign_view_load_finish (DUO_CONTEXT (source), result, &error);
  g_autofree char *out = NULL;
  g_autofree char *counted = NULL;
  guint n_out = 0, n_back = 0;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (view == NULL)
    {
      show_error (self, error);
      return;
    }
  for (guint i = 0; i < view->rows->len; i++)
    {
      DuoParticipation *facts = ((DuoFunnelRow *) view->rows->pdata[i])->participation;

      n_out += facts != NULL && duo_when_is_known (duo_participation_get_form_made (facts)) ? 1 : 0;
      n_back += facts != NULL && duo_when_is_known (duo_participation_get_form_back (facts)) ? 1 : 0;
    }
  out = g_strdup_printf (ngettext ("%u form went out", "%u forms went out", n_out), n_out);
  counted = g_strdup_printf (ngettext ("%s, %u came back.", "%s, %u came back.", n_back), out, n_back);
  adw_status_page_set_description (self->empty, counted);
  gtk_widget_set_visible (self->look_settled, view->n_settled > 0);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  DuoReviewView *self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) entries = duo_review_list_finish (DUO_CONTEXT (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (entries == NULL)
    {
      show_error (self, error);
      return;
    }
  take_entries (self, entries);
  if (entries->len == 0 && !gtk_toggle_button_get_active (self->settled))
    duo_campaign_view_load_async (DUO_CONTEXT (source), self->campaign, self->cancellable, counted_cb, self);
}

static void
load (DuoReviewView *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  duo_review_list_async (duo_calendar_model_get_context (self->model), self->campaign, gtk_toggle_button_get_active (self->settled),
                         self->cancellable, loaded_cb, self);
}

static void
settled_toggled_cb (DuoReviewView *self)
{
  self->shown = NULL;
  if (self->campaign != 0)
    load (self);
}

static void
look_settled_cb (DuoReviewView *self)
{
  gtk_toggle_button_set_active (self->settled, TRUE);
}

/* A part that nobody sees asks when it is shown. */
static void
model_changed_cb (DuoReviewView *self)
{
  self->stale = !gtk_widget_get_mapped (GTK_WIDGET (self));
  if (!self->stale && self->campaign != 0)
    load (self);
}

static void
map_cb (DuoReviewView *self)
{
  if (self->stale && self->campaign != 0)
    load (self);
  self->stale = FALSE;
}

static void
set_campaign (DuoCampaignPart *part, gint64 campaign)
{
  DuoReviewView *self = DUO_REVIEW_VIEW (part);

  self->shown = NULL;
  self->campaign = campaign;
  gtk_toggle_button_set_active (self->settled, FALSE);
  model_changed_cb (self);
}

static void
part_init (DuoCampaignPartInterface *iface)
{
  iface->set_campaign = set_campaign;
}

/* ---- Life ---- */

static void
duo_review_view_dispose (GObject *object)
{
  DuoReviewView *self = DUO_REVIEW_VIEW (object);

  g_cancellable_cancel (self->cancellable);

  G_OBJECT_CLASS (duo_review_view_parent_class)->dispose (object);
}

static void
duo_review_view_finalize (GObject *object)
{
  DuoReviewView *self = DUO_REVIEW_VIEW (object);

  g_clear_object (&self->cancellable);
  g_clear_object (&self->model);
  g_ptr_array_unref (self->entries);
  g_array_unref (self->done);
  g_ptr_array_unref (self->choices);

  G_OBJECT_CLASS (duo_review_view_parent_class)->finalize (object);
}

static void
duo_review_view_class_init (DuoReviewViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = duo_review_view_dispose;
  G_OBJECT_CLASS (klass)->finalize = duo_review_view_finalize;
  gtk_widget_class_set_template_from_resource (widget_class, "/nl/duo/Campagnes/ui/campaigns/duo-review-view.ui");
#define BIND(name) gtk_widget_class_bind_template_child (widget_class, DuoReviewView, name)
  BIND (stack);
  BIND (empty);
  BIND (error_bar);
  BIND (error);
  BIND (leaflet);
  BIND (back);
  BIND (heading);
  BIND (list);
  BIND (name);
  BIND (place);
  BIND (question);
  BIND (reason);
  BIND (words);
  BIND (known);
  BIND (proposals);
  BIND (other_line);
  BIND (other);
  BIND (other_reading);
  BIND (take_other);
  BIND (note);
  BIND (dismiss);
  BIND (note_line);
  BIND (open_form);
  BIND (outcome_line);
  BIND (outcome);
  BIND (settled);
  BIND (look_settled);
#undef BIND
  gtk_widget_class_bind_template_callback (widget_class, row_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, back_cb);
  gtk_widget_class_bind_template_callback (widget_class, folded_cb);
  gtk_widget_class_bind_template_callback (widget_class, other_cb);
  gtk_widget_class_bind_template_callback (widget_class, take_other_cb);
  gtk_widget_class_bind_template_callback (widget_class, note_cb);
  gtk_widget_class_bind_template_callback (widget_class, dismiss_cb);
  gtk_widget_class_bind_template_callback (widget_class, open_form_cb);
  gtk_widget_class_bind_template_callback (widget_class, history_cb);
  gtk_widget_class_bind_template_callback (widget_class, settled_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, look_settled_cb);
  gtk_widget_class_install_action (widget_class, "review.choose", "i", number_action);
  for (guint i = 1; i <= 9; i++)
    {
      gtk_widget_class_add_binding_action (widget_class, GDK_KEY_0 + i, 0, "review.choose", "i", (int) i);
      gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_0 + i, 0, "review.choose", "i", (int) i);
    }
}

static void
duo_review_view_init (DuoReviewView *self)
{
  self->entries = g_ptr_array_new ();
  self->done = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->choices = g_ptr_array_new_with_free_func (choice_free);
  g_type_ensure (DUO_TYPE_WRAP_LAYOUT);
  gtk_widget_init_template (GTK_WIDGET (self));
  folded_cb (self);
  g_signal_connect_swapped (self, "map", G_CALLBACK (map_cb), self);
}

GtkWidget *
duo_review_view_new (DuoCalendarModel *model)
{
  DuoReviewView *self = g_object_new (DUO_TYPE_REVIEW_VIEW, NULL);

  self->model = g_object_ref (model);
  g_signal_connect_object (model, "changed", G_CALLBACK (model_changed_cb), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}
