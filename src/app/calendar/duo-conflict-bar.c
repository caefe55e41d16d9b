/* SPDX-License-Identifier: EUPL-1.2 */
/* The question who wins, when somebody else changed the same thing in the meantime: both texts, two buttons. */
#include "duo-conflict-bar.h"

#include <glib/gi18n.h>

#include "duo-application.h"
#include "duo-words.h"

struct _DuoConflictBar
{
  AdwBin parent_instance;

  DuoCalendarModel *model; /* (owned) */
  GObject *mine;           /* (owned) (nullable) */
  GObject *theirs;         /* (owned) (nullable) */

  gboolean wants_focus; /* when it comes on the screen */

  GtkRevealer *revealer;
  GtkLabel *heading;
  GtkLabel *mine_label;
  GtkLabel *theirs_label;
  GtkButton *keep_mine;
  GtkButton *keep_theirs;
};

G_DEFINE_FINAL_TYPE (DuoConflictBar, duo_conflict_bar, ADW_TYPE_BIN)

/* All of an object that two people may have changed, a line each. */
static char *
describe (GObject *object)
{
  if (DUO_IS_MESSAGE (object))
    {
      DuoMessage *message = DUO_MESSAGE (object);
      g_autoptr (GString) text = g_string_new (duo_message_get_text (message));
      const DuoPlacement *placements;
      guint n_placements;

      if (duo_message_get_link (message)[0] != '\0')
        g_string_append_printf (text, "\n%s", duo_message_get_link (message));
      g_string_append_printf (text, "\n%s", duo_words_status (duo_message_get_status (message)));
      placements = duo_message_get_placements (message, &n_placements);
      for (guint i = 0; i < n_placements; i++)
        {
          const char *sector = duo_sector_to_string (placements[i].sector);
          g_autofree char *months = duo_words_months (placements[i].first, placements[i].last, FALSE);

          g_string_append_printf (text, "%s%s %s", i == 0 ? " · " : ", ", sector, months);
        }
      return g_string_free (g_steal_pointer (&text), FALSE);
    }
  if (DUO_IS_MILESTONE (object))
    {
      DuoMilestone *milestone = DUO_MILESTONE (object);
      g_autofree char *planned = duo_words_when (duo_milestone_get_planned (milestone), TRUE, FALSE);
      g_autofree char *actual = duo_words_when (duo_milestone_get_actual (milestone), TRUE, FALSE);

      return g_strdup_printf ("%s\n%s\n%s", duo_milestone_get_title (milestone), planned, actual);
    }
  if (DUO_IS_CAMPAIGN (object))
    return g_strdup (duo_campaign_get_name (DUO_CAMPAIGN (object)));
  if (DUO_IS_ACTION (object))
    return g_strdup (duo_action_get_text (DUO_ACTION (object)));
  return g_strdup (duo_manager_get_name (DUO_MANAGER (object)));
}

static void
settle (DuoConflictBar *self)
{
  gtk_revealer_set_reveal_child (self->revealer, FALSE);
  g_clear_object (&self->mine);
  g_clear_object (&self->theirs);
}

static void
keep_mine_cb (DuoConflictBar *self)
{
  if (self->mine != NULL)
    duo_calendar_model_overwrite (self->model, self->mine, self->theirs);
  settle (self);
}

static void
keep_theirs_cb (DuoConflictBar *self)
{
  settle (self);
  duo_calendar_model_reload (self->model);
}

/* As soon as it is on the screen: nobody is told of a focus that is not there yet. */
static void
take_focus (DuoConflictBar *self)
{
  if (!self->wants_focus || !gtk_widget_get_mapped (GTK_WIDGET (self->keep_mine)))
    return;

  self->wants_focus = FALSE;
  gtk_widget_grab_focus (GTK_WIDGET (self->keep_mine));
}

static void
conflict_cb (DuoConflictBar *self, GObject *mine, GObject *theirs, const char *who)
{
  g_autofree char *mine_text = describe (mine);
  g_autofree char *theirs_text = describe (theirs);
  const char *name = who != NULL ? who : _("Somebody else");
  g_autofree char *heading = g_strdup_printf (_("%s changed this in the meantime"), name);
  g_autofree char *keep
    = who != NULL ? g_strdup_printf (_("Take the version of %s"), who) : g_strdup (_("Take that version"));

  g_set_object (&self->mine, mine);
  g_set_object (&self->theirs, theirs);
  gtk_label_set_label (self->heading, heading);
  gtk_label_set_label (self->mine_label, mine_text);
  gtk_label_set_label (self->theirs_label, theirs_text);
  gtk_button_set_label (self->keep_theirs, keep);
  gtk_revealer_set_reveal_child (self->revealer, TRUE);
  self->wants_focus = TRUE;
  take_focus (self);
}

static void
duo_conflict_bar_dispose (GObject *object)
{
  DuoConflictBar *self = DUO_CONFLICT_BAR (object);

  g_clear_object (&self->model);
  g_clear_object (&self->mine);
  g_clear_object (&self->theirs);
  /* The bin gives up its child by itself; gtk_widget_dispose_template() would do it first, as it is bound. */

  G_OBJECT_CLASS (duo_conflict_bar_parent_class)->dispose (object);
}

static void
duo_conflict_bar_class_init (DuoConflictBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = duo_conflict_bar_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, DUO_UI_PATH "/calendar/duo-conflict-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, DuoConflictBar, revealer);
  gtk_widget_class_bind_template_child (widget_class, DuoConflictBar, heading);
  gtk_widget_class_bind_template_child (widget_class, DuoConflictBar, mine_label);
  gtk_widget_class_bind_template_child (widget_class, DuoConflictBar, theirs_label);
  gtk_widget_class_bind_template_child (widget_class, DuoConflictBar, keep_mine);
  gtk_widget_class_bind_template_child (widget_class, DuoConflictBar, keep_theirs);
  gtk_widget_class_bind_template_callback (widget_class, keep_mine_cb);
  gtk_widget_class_bind_template_callback (widget_class, keep_theirs_cb);
}

static void
duo_conflict_bar_init (DuoConflictBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (self->keep_mine, "map", G_CALLBACK (take_focus), self, G_CONNECT_SWAPPED | G_CONNECT_AFTER);
}

/* Once, before it is shown. */
void
duo_conflict_bar_set_model (DuoConflictBar *self, DuoCalendarModel *model)
{
  g_return_if_fail (DUO_IS_CONFLICT_BAR (self));
  g_return_if_fail (self->model == NULL);

  self->model = g_object_ref (model);
  g_signal_connect_object (model, "conflict", G_CALLBACK (conflict_cb), self, G_CONNECT_SWAPPED);
}
