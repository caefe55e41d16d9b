/* SPDX-License-Identifier: EUPL-1.2 */
/* The agenda. It opens at today; after that the place in the list is the person's. */
#include "duo-agenda.h"

#include <glib/gi18n.h>

#include "duo-a11y.h"
#include "duo-agenda-row.h"

#define SCROLL_STEPS 4

struct _DuoAgenda
{
  AdwBin parent_instance;

  DuoCalendarModel *model; /* (owned) */
  GListStore *entries;     /* (owned) (element-type DuoAgendaEntry) */
  GPtrArray *bound;        /* (element-type GtkListItem): whose row shows an entry now */
  GtkSingleSelection *selection;
  GtkWidget *list;
  gboolean stale;    /* hidden while the model changed */
  gint shown_year;   /* the one scrolled to today in; 0 before the first */
  gboolean scroll_wanted;
  guint scroll_tick; /* 0 = not scrolling */
  guint n_steps;     /* of scrolling, that are done */
};

G_DEFINE_FINAL_TYPE (DuoAgenda, duo_agenda, ADW_TYPE_BIN)

static void
setup_cb (GtkSignalListItemFactory *factory,
          GtkListItem              *item,
          DuoAgenda                *self)
{
  gtk_list_item_set_child (item, duo_agenda_row_new ());
}

static void
show_item (DuoAgenda   *self,
           GtkListItem *item)
{
  duo_agenda_row_show (DUO_AGENDA_ROW (gtk_list_item_get_child (item)), gtk_list_item_get_item (item),
                       duo_calendar_model_get_snapshot (self->model));
}

static void
bind_cb (GtkSignalListItemFactory *factory,
         GtkListItem              *item,
         DuoAgenda                *self)
{
  DuoAgendaEntry *entry = gtk_list_item_get_item (item);

  /* A heading can be selected, though that does nothing: the arrow keys stop at a row that takes no focus. */
  gtk_list_item_set_activatable (item, entry->kind != DUO_AGENDA_HEADING);
  g_ptr_array_add (self->bound, item);
  show_item (self, item);
}

static void
unbind_cb (GtkSignalListItemFactory *factory,
           GtkListItem              *item,
           DuoAgenda                *self)
{
  g_ptr_array_remove_fast (self->bound, item);
}

static void
activate_cb (GtkListView *list,
             guint        position,
             DuoAgenda   *self)
{
  g_autoptr (DuoAgendaEntry) entry = g_list_model_get_item (G_LIST_MODEL (self->entries), position);

  if (entry->kind == DUO_AGENDA_MESSAGE)
    {
      duo_calendar_model_select (self->model, duo_message_get_id (entry->message));
      duo_calendar_model_edit (self->model, duo_message_get_id (entry->message));
    }
  else if (entry->kind == DUO_AGENDA_MILESTONE)
    {
      gtk_widget_activate_action (GTK_WIDGET (self), "calendar.edit-milestone", "x", duo_milestone_get_id (entry->milestone));
    }
}

/* The keys that change a message act on the one selected here too. */
static void
selected_cb (DuoAgenda *self)
{
  DuoAgendaEntry *entry = gtk_single_selection_get_selected_item (self->selection);

  duo_calendar_model_select (self->model, entry != NULL && entry->message != NULL ? duo_message_get_id (entry->message) : 0);
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint                  keyval,
                guint                  keycode,
                GdkModifierType        state,
                DuoAgenda             *self)
{
  DuoAgendaEntry *entry = gtk_single_selection_get_selected_item (self->selection);

  if (entry == NULL || entry->message == NULL)
    return GDK_EVENT_PROPAGATE;

  if (keyval == GDK_KEY_Delete)
    duo_calendar_model_delete (self->model, entry->message);
  else if (keyval == GDK_KEY_t && (state & GDK_CONTROL_MASK) != 0)
    duo_calendar_model_toggle_status (self->model, entry->message);
  else if (keyval == GDK_KEY_d && (state & GDK_CONTROL_MASK) != 0)
    duo_calendar_model_duplicate (self->model, entry->message);
  else
    return GDK_EVENT_PROPAGATE;

  return GDK_EVENT_STOP;
}

/* Returns: the place of the current month's heading, or of the first after it. */
static guint
find_now (DuoAgenda *self)
{
  const DuoMonth now = duo_day_get_month (duo_calendar_model_get_today (self->model));
  const guint n_entries = g_list_model_get_n_items (G_LIST_MODEL (self->entries));

  for (guint i = 0; i < n_entries; i++)
    {
      g_autoptr (DuoAgendaEntry) entry = g_list_model_get_item (G_LIST_MODEL (self->entries), i);

      if (entry->month >= now)
        return i;
    }

  return 0;
}

/* The list scrolls no further than it must: coming from the end, the current month lands at the top. It guesses
 * the heights of rows it never made, so it goes there twice; each step wants a frame of its own. Scrolling does
 * not take the focus along: where the list has it, its current month gets it. */
static gboolean
scroll_to_now_cb (GtkWidget     *list,
                  GdkFrameClock *clock,
                  gpointer       user_data)
{
  DuoAgenda *self = user_data;
  const guint n_entries = g_list_model_get_n_items (G_LIST_MODEL (self->entries));

  if (self->scroll_wanted && n_entries > 0)
    {
      gtk_widget_activate_action (list, "list.scroll-to-item", "u",
                                  self->n_steps % 2 == 0 ? n_entries - 1 : find_now (self));
      self->n_steps++;
      if (self->n_steps < SCROLL_STEPS)
        return G_SOURCE_CONTINUE;
      if (gtk_widget_get_focus_child (list) != NULL)
        gtk_widget_grab_focus (list);
    }

  self->n_steps = 0;
  self->scroll_tick = 0;
  self->scroll_wanted = FALSE;
  return G_SOURCE_REMOVE;
}

/* From the first key that is pressed in it the place in the list is the person's. The list would take the keys of
 * the years for itself. */
static gboolean
any_key_cb (GtkEventControllerKey *controller,
            guint                  keyval,
            guint                  keycode,
            GdkModifierType        state,
            DuoAgenda             *self)
{
  const char *action = NULL;

  self->scroll_wanted = FALSE;
  if ((state & gtk_accelerator_get_default_mod_mask ()) != GDK_CONTROL_MASK)
    return GDK_EVENT_PROPAGATE;

  if (keyval == GDK_KEY_Page_Down || keyval == GDK_KEY_KP_Page_Down)
    action = "calendar.next-year";
  else if (keyval == GDK_KEY_Page_Up || keyval == GDK_KEY_KP_Page_Up)
    action = "calendar.previous-year";
  else if (keyval == GDK_KEY_Home || keyval == GDK_KEY_KP_Home)
    action = "calendar.today";

  return action != NULL && gtk_widget_activate_action (GTK_WIDGET (self), action, NULL);
}

/* Only a list that is seen can be scrolled; one that is not waits for it. */
static void
scroll_when_seen (DuoAgenda *self)
{
  if (self->scroll_wanted && self->scroll_tick == 0 && gtk_widget_get_mapped (self->list)
      && g_list_model_get_n_items (G_LIST_MODEL (self->entries)) > 0)
    self->scroll_tick = gtk_widget_add_tick_callback (self->list, scroll_to_now_cb, self, NULL);
}

static void
select_message (DuoAgenda *self,
                gint64     id)
{
  const guint n_entries = g_list_model_get_n_items (G_LIST_MODEL (self->entries));

  for (guint i = 0; i < n_entries; i++)
    {
      g_autoptr (DuoAgendaEntry) entry = g_list_model_get_item (G_LIST_MODEL (self->entries), i);

      if (entry->message != NULL && duo_message_get_id (entry->message) == id)
        {
          gtk_single_selection_set_selected (self->selection, i);
          return;
        }
    }

  gtk_single_selection_set_selected (self->selection, GTK_INVALID_LIST_POSITION);
}

/* Lines that stay keep their row, and with it the focus; only between the first and the last that came or went
 * the list is made anew. */
static void
replace_entries (DuoAgenda *self,
                 GPtrArray *entries)
{
  const guint n_old = g_list_model_get_n_items (G_LIST_MODEL (self->entries));
  guint head = 0;
  guint tail = 0;

  for (; head < MIN (n_old, entries->len); head++)
    {
      g_autoptr (DuoAgendaEntry) old = g_list_model_get_item (G_LIST_MODEL (self->entries), head);

      if (!duo_agenda_entry_is_same_line (old, entries->pdata[head]))
        break;
      duo_agenda_entry_update (old, entries->pdata[head]);
    }
  for (; tail < MIN (n_old, entries->len) - head; tail++)
    {
      g_autoptr (DuoAgendaEntry) old = g_list_model_get_item (G_LIST_MODEL (self->entries), n_old - 1 - tail);
      DuoAgendaEntry *entry = entries->pdata[entries->len - 1 - tail];

      if (!duo_agenda_entry_is_same_line (old, entry))
        break;
      duo_agenda_entry_update (old, entry);
    }

  if (head + tail < n_old || head + tail < entries->len)
    g_list_store_splice (self->entries, head, n_old - head - tail, entries->pdata + head, entries->len - head - tail);
  for (guint i = 0; i < self->bound->len; i++)
    show_item (self, self->bound->pdata[i]);
}

static void
update (DuoAgenda *self)
{
  DuoCalendarSnapshot *snapshot = duo_calendar_model_get_snapshot (self->model);
  const gint64 selected = duo_calendar_model_get_selected (self->model);
  const gint year = duo_calendar_model_get_year (self->model);
  g_autoptr (GPtrArray) entries = NULL;

  if (snapshot == NULL)
    return;

  entries = duo_agenda_entries_new (duo_calendar_model_get_visible (self->model), snapshot,
                                    duo_day_get_month (duo_calendar_model_get_today (self->model)),
                                    duo_calendar_model_get_filter (self->model)->text);
  g_signal_handlers_block_by_func (self->selection, selected_cb, self);
  replace_entries (self, entries);
  select_message (self, selected);
  g_signal_handlers_unblock_by_func (self->selection, selected_cb, self);

  if (year != self->shown_year)
    {
      self->shown_year = year;
      self->scroll_wanted = TRUE;
      scroll_when_seen (self);
    }
}

/* A list that nobody sees waits until it is shown. */
static void
model_changed_cb (DuoAgenda *self)
{
  self->stale = !gtk_widget_get_mapped (GTK_WIDGET (self));
  if (!self->stale)
    update (self);
}

static void
duo_agenda_map (GtkWidget *widget)
{
  DuoAgenda *self = DUO_AGENDA (widget);

  /* before the list is: it scrolls when it is mapped */
  if (self->stale)
    {
      self->stale = FALSE;
      update (self);
    }
  GTK_WIDGET_CLASS (duo_agenda_parent_class)->map (widget);
}

static void
duo_agenda_dispose (GObject *object)
{
  DuoAgenda *self = DUO_AGENDA (object);

  if (self->scroll_tick != 0)
    gtk_widget_remove_tick_callback (self->list, self->scroll_tick);
  self->scroll_tick = 0;
  g_clear_object (&self->entries);
  g_clear_object (&self->model);

  G_OBJECT_CLASS (duo_agenda_parent_class)->dispose (object);
}

static void
duo_agenda_finalize (GObject *object)
{
  g_ptr_array_unref (DUO_AGENDA (object)->bound);

  G_OBJECT_CLASS (duo_agenda_parent_class)->finalize (object);
}

static void
duo_agenda_class_init (DuoAgendaClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = duo_agenda_dispose;
  G_OBJECT_CLASS (klass)->finalize = duo_agenda_finalize;
  GTK_WIDGET_CLASS (klass)->map = duo_agenda_map;
}

static void
duo_agenda_init (DuoAgenda *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *clamp = adw_clamp_scrollable_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *any_key = gtk_event_controller_key_new ();

  self->bound = g_ptr_array_new ();
  self->entries = g_list_store_new (DUO_TYPE_AGENDA_ENTRY);
  self->selection = gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->entries)));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), self);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), self);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), self);
  g_signal_connect_object (self->selection, "notify::selected", G_CALLBACK (selected_cb), self, G_CONNECT_SWAPPED);

  self->list = gtk_list_view_new (GTK_SELECTION_MODEL (self->selection), factory);
  gtk_widget_add_css_class (self->list, "duo-agenda");
  duo_a11y_set_label (self->list, _("Agenda"));
  g_signal_connect (self->list, "activate", G_CALLBACK (activate_cb), self);
  g_signal_connect_swapped (self->list, "map", G_CALLBACK (scroll_when_seen), self);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (self->list, keys);
  gtk_event_controller_set_propagation_phase (any_key, GTK_PHASE_CAPTURE);
  g_signal_connect (any_key, "key-pressed", G_CALLBACK (any_key_cb), self);
  gtk_widget_add_controller (self->list, any_key);

  adw_clamp_scrollable_set_maximum_size (ADW_CLAMP_SCROLLABLE (clamp), 900);
  adw_clamp_scrollable_set_tightening_threshold (ADW_CLAMP_SCROLLABLE (clamp), 900);
  adw_clamp_scrollable_set_child (ADW_CLAMP_SCROLLABLE (clamp), self->list);
  gtk_widget_set_focusable (scroller, FALSE);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), clamp);
  gtk_widget_set_vexpand (scroller, TRUE);
  adw_bin_set_child (ADW_BIN (self), scroller);
}

/* Returns: (transfer floating): the agenda of what @model shows. */
GtkWidget *
duo_agenda_new (DuoCalendarModel *model)
{
  DuoAgenda *self = g_object_new (DUO_TYPE_AGENDA, NULL);

  self->model = g_object_ref (model);
  g_signal_connect_object (model, "changed", G_CALLBACK (model_changed_cb), self, G_CONNECT_SWAPPED);
  model_changed_cb (self);
  return GTK_WIDGET (self);
}
