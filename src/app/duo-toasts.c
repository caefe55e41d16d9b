/* SPDX-License-Identifier: EUPL-1.2 */
/* One sentence at a time: a held key would queue dozens. */
#include "duo-toasts.h"

#include <glib/gi18n.h>

#include "duo-a11y.h"

#define SHOWN_DATA "duo-toast"
#define PLACE_DATA "duo-toast-place"

/* So long a toast moves, at most. */
#define MOVING_MS 500

/* One that waits until the one that is shown lies still. */
typedef struct
{
  AdwToastOverlay *overlay; /* (not owned): it has this */
  GtkWidget *place;         /* (owned) */
  char *sentence;           /* (owned) */
  char *label;              /* (owned) (nullable) */
  char *action;             /* (owned) (nullable) */
  GVariant *target;         /* (owned) (nullable) */
} Waiting;

/* The one that is shown now. */
typedef struct
{
  AdwToast *toast; /* (weak) (nullable) */
  gint64 time;     /* when it came, in monotonic microseconds */
  guint source;    /* 0 = none waits */
} Shown;

static void
waiting_free (gpointer data)
{
  Waiting *self = data;

  g_object_unref (self->place);
  g_free (self->sentence);
  g_free (self->label);
  g_free (self->action);
  g_clear_pointer (&self->target, g_variant_unref);
  g_free (self);
}

static void
shown_free (gpointer data)
{
  Shown *shown = data;

  g_clear_handle_id (&shown->source, g_source_remove);
  g_clear_weak_pointer (&shown->toast);
  g_free (shown);
}

static Shown *
get_shown (AdwToastOverlay *overlay)
{
  Shown *shown = g_object_get_data (G_OBJECT (overlay), SHOWN_DATA);

  if (shown == NULL)
    {
      shown = g_new0 (Shown, 1);
      g_object_set_data_full (G_OBJECT (overlay), SHOWN_DATA, shown, shown_free);
    }
  return shown;
}

static void
dismissed_cb (AdwToast        *toast,
              AdwToastOverlay *overlay)
{
  Shown *shown = get_shown (overlay);

  if (shown->toast == toast)
    g_clear_weak_pointer (&shown->toast);
}

/* Returns: (nullable): the button below @widget whose label is @text. */
static GtkWidget *
find_button (GtkWidget  *widget,
             const char *text)
{
  if (GTK_IS_BUTTON (widget) && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), text) == 0)
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_button (child, text);

      if (found != NULL)
        return found;
    }

  return NULL;
}

/* libadwaita's button holds a word only: it gets the key that does the same beside it. */
static void
add_keycap (GtkWidget  *button,
            const char *text,
            const char *key)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *keycap = gtk_label_new (key);

  gtk_widget_add_css_class (keycap, "duo-keycap");
  gtk_widget_set_valign (keycap, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), gtk_label_new (text));
  gtk_box_append (GTK_BOX (box), keycap);
  gtk_button_set_child (GTK_BUTTON (button), box);
  duo_a11y_set_label (button, text);
}

/* libadwaita puts a toast in the middle of the overlay, at its foot: margins move it to the foot of @page, or of what that
 * page asked for; where it is wider than that, over all of the page at the same height. */
static void
put_in_place (AdwToastOverlay *overlay,
              GtkWidget       *toast,
              GtkWidget       *page)
{
  GtkWidget *asked = g_object_get_data (G_OBJECT (overlay), PLACE_DATA);
  GtkWidget *place = asked != NULL && gtk_widget_is_ancestor (asked, page) ? asked : page;
  const int width = gtk_widget_get_width (GTK_WIDGET (overlay));
  const int height = gtk_widget_get_height (GTK_WIDGET (overlay));
  graphene_rect_t bounds, whole;
  int least;

  if (!gtk_widget_compute_bounds (place, GTK_WIDGET (overlay), &bounds))
    return;

  gtk_widget_measure (toast, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  if (bounds.size.width < least && gtk_widget_compute_bounds (page, GTK_WIDGET (overlay), &whole))
    {
      bounds.origin.x = whole.origin.x;
      bounds.size.width = whole.size.width;
    }
  gtk_widget_set_margin_start (toast, MAX (0, (int) bounds.origin.x));
  gtk_widget_set_margin_end (toast, MAX (0, width - (int) (bounds.origin.x + bounds.size.width)));
  gtk_widget_set_margin_bottom (toast, MAX (0, height - (int) (bounds.origin.y + bounds.size.height)));
}

/**
 * duo_toasts_set_place:
 * @widget: what is shown, or is about to be hidden
 * @place: (nullable): in @widget: toasts stand at its foot until @widget is hidden; %NULL for that
 */
void
duo_toasts_set_place (GtkWidget *widget,
                      GtkWidget *place)
{
  GtkWidget *overlay = gtk_widget_get_ancestor (widget, ADW_TYPE_TOAST_OVERLAY);
  GtkWidget *asked = overlay != NULL ? g_object_get_data (G_OBJECT (overlay), PLACE_DATA) : NULL;

  if (overlay != NULL && (place != NULL || (asked != NULL && gtk_widget_is_ancestor (asked, widget))))
    g_object_set_data (G_OBJECT (overlay), PLACE_DATA, place);
}

static gboolean
waited_cb (gpointer user_data)
{
  Waiting *self = user_data;

  get_shown (self->overlay)->source = 0;
  duo_toasts_show (self->overlay, self->place, self->sentence, self->label, self->action, self->target);
  return G_SOURCE_REMOVE;
}

/* Shows it when the one that is shown lies still; of several that wait the last is said. */
static void
wait_for_rest (Shown *shown, AdwToastOverlay *overlay, GtkWidget *place, const char *sentence, const char *label,
               const char *action, GVariant *target)
{
  Waiting *waiting = g_new0 (Waiting, 1);

  waiting->overlay = overlay;
  waiting->place = g_object_ref (place);
  waiting->sentence = g_strdup (sentence);
  waiting->label = g_strdup (label);
  waiting->action = g_strdup (action);
  waiting->target = target != NULL ? g_variant_ref_sink (target) : NULL;
  g_clear_handle_id (&shown->source, g_source_remove);
  shown->source = g_timeout_add_full (G_PRIORITY_DEFAULT, MOVING_MS, waited_cb, waiting, waiting_free);
}

/**
 * duo_toasts_show:
 * @overlay: shows it
 * @place: in @overlay: at whose foot it stands, so that it covers nothing of what is beside or below that
 * @sentence: what was done
 * @label: (nullable): of its button
 * @action: (nullable): of its button; %NULL for none
 * @target: (nullable): of @action; a floating one is taken
 */
void
duo_toasts_show (AdwToastOverlay *overlay,
                 GtkWidget       *place,
                 const char      *sentence,
                 const char      *label,
                 const char      *action,
                 GVariant        *target)
{
  g_autofree char *escaped = g_markup_escape_text (sentence, -1);
  Shown *shown = get_shown (overlay);
  AdwToast *toast;

  /* What was said before is over. One that is still coming up gets the new words, or is waited for: libadwaita 1.2
   * crashes when toasts are dismissed while they move. */
  if (shown->toast != NULL && target == NULL && g_strcmp0 (adw_toast_get_action_name (shown->toast), action) == 0
      && g_get_monotonic_time () - shown->time < G_USEC_PER_SEC)
    {
      adw_toast_set_title (shown->toast, escaped);
      return;
    }
  if (shown->toast != NULL && g_get_monotonic_time () - shown->time < MOVING_MS * G_TIME_SPAN_MILLISECOND)
    {
      wait_for_rest (shown, overlay, place, sentence, label, action, target);
      return;
    }
  g_clear_handle_id (&shown->source, g_source_remove);
  if (shown->toast != NULL)
    adw_toast_dismiss (shown->toast);

  toast = adw_toast_new (escaped);
  if (action != NULL)
    {
      adw_toast_set_button_label (toast, label);
      adw_toast_set_action_name (toast, action);
      if (target != NULL)
        adw_toast_set_action_target_value (toast, target);
    }
  g_set_weak_pointer (&shown->toast, toast);
  shown->time = g_get_monotonic_time ();
  g_signal_connect_object (toast, "dismissed", G_CALLBACK (dismissed_cb), overlay, 0);
  adw_toast_overlay_add_toast (overlay, toast);

  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (overlay)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *button = NULL;

      if (child == adw_toast_overlay_get_child (overlay))
        continue;
      put_in_place (overlay, child, place);
      duo_a11y_label_icon_buttons (child, _("Close"));
      if (g_strcmp0 (action, "calendar.undo") == 0)
        button = find_button (child, label);
      if (button != NULL)
        add_keycap (button, label, "Ctrl Z");
    }
}
