/* SPDX-License-Identifier: EUPL-1.2 */
/* Two groups of rows, made anew when the kind changes. */
#include "duo-spec-groups.h"

#include <glib/gi18n.h>

#include "duo-spec-row.h"
#include "duo-words-spec.h"

struct _DuoSpecGroups
{
  AdwBin parent_instance;

  gboolean has_kind;
  DuoChannelKind kind;
  GPtrArray *rows;  /* (owned) (element-type DuoSpecRow): borrowed ones */
  GPtrArray *uids;  /* (owned) (nullable) */
  GPtrArray *names; /* (owned) (nullable) */
};

G_DEFINE_FINAL_TYPE (DuoSpecGroups, duo_spec_groups, ADW_TYPE_BIN)

enum
{
  ANSWERED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
answered_cb (DuoSpecRow *row, gboolean known, const char *text, DuoSpecGroups *self)
{
  g_signal_emit (self, signals[ANSWERED], 0, (guint) duo_spec_row_get_field (row), known, text);
}

static void
add_row (DuoSpecGroups *self, AdwPreferencesGroup *group, DuoSpecField field)
{
  GtkWidget *row = duo_spec_row_new (field);

  if (self->uids != NULL)
    duo_spec_row_set_contacts (DUO_SPEC_ROW (row), self->uids, self->names);
  g_signal_connect (row, "answered", G_CALLBACK (answered_cb), self);
  adw_preferences_group_add (group, row);
  g_ptr_array_add (self->rows, row);
}

/* What a screen or a page comes down to stands first, and by what system it runs last. */
static const DuoSpecField first_fields[] = { DUO_SPEC_ORIENTATION, DUO_SPEC_WIDTH_PX, DUO_SPEC_HEIGHT_PX };

/* Gives a group the fields of @kind that belong in it. */
static void
add_rows (DuoSpecGroups *self, AdwPreferencesGroup *group, gboolean core)
{
  gboolean done[DUO_N_SPEC_FIELDS] = { FALSE };

  for (guint i = 0; i < DUO_N_SPEC_FIELDS; i++)
    {
      const DuoSpecField field = (DuoSpecField) i;

      /* a profile is of no institution, and has no contacts */
      done[i] = duo_spec_field_weight (field, self->kind) == DUO_SPEC_NOT_APPLICABLE
                || duo_spec_field_is_core (field, self->kind) != core
                || (duo_spec_field_info (field)->type == DUO_SPEC_TYPE_CONTACT && self->uids == NULL);
    }
  for (guint i = 0; i < G_N_ELEMENTS (first_fields); i++)
    {
      if (!done[first_fields[i]])
        add_row (self, group, first_fields[i]);
      done[first_fields[i]] = TRUE;
    }
  for (guint i = 0; i < DUO_N_SPEC_FIELDS; i++)
    if (!done[i] && i != DUO_SPEC_SYSTEM)
      add_row (self, group, (DuoSpecField) i);
  if (!done[DUO_SPEC_SYSTEM])
    add_row (self, group, DUO_SPEC_SYSTEM);
}

static void
make_rows (DuoSpecGroups *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  GtkWidget *core = adw_preferences_group_new ();
  GtkWidget *more = adw_preferences_group_new ();

  g_ptr_array_set_size (self->rows, 0);
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (core), _("Asked of every institution"));
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (more), _("For who runs the system"));
  add_rows (self, ADW_PREFERENCES_GROUP (core), TRUE);
  add_rows (self, ADW_PREFERENCES_GROUP (more), FALSE);
  gtk_box_append (GTK_BOX (box), core);
  gtk_box_append (GTK_BOX (box), more);
  adw_bin_set_child (ADW_BIN (self), box);
}

/* The contacts to choose from, before the next duo_spec_groups_show(): without any, no field that is a contact is shown.
 * @uids, @names: (element-type utf8). */
void
duo_spec_groups_set_contacts (DuoSpecGroups *self, GPtrArray *uids, GPtrArray *names)
{
  g_return_if_fail (DUO_IS_SPEC_GROUPS (self));

  g_clear_pointer (&self->uids, g_ptr_array_unref);
  g_clear_pointer (&self->names, g_ptr_array_unref);
  self->uids = g_ptr_array_ref (uids);
  self->names = g_ptr_array_ref (names);
  self->has_kind = FALSE; /* makes the rows anew */
}

/**
 * duo_spec_groups_show:
 * @self: the groups
 * @kind: the kind of channel, which says what fields there are
 * @own: the answers to show
 * @inherited: (nullable): those of the profile
 * @profile: (nullable): its name
 */
void
duo_spec_groups_show (DuoSpecGroups *self, DuoChannelKind kind, const DuoSpecs *own, const DuoSpecs *inherited, const char *profile)
{
  DuoEffectiveSpecs specs;

  g_return_if_fail (DUO_IS_SPEC_GROUPS (self));

  if (!self->has_kind || kind != self->kind)
    {
      self->has_kind = TRUE;
      self->kind = kind;
      make_rows (self);
    }
  duo_effective_specs_init (&specs, kind, own, inherited);
  for (guint i = 0; i < self->rows->len; i++)
    {
      const DuoSpecField field = duo_spec_row_get_field (self->rows->pdata[i]);

      duo_spec_row_show (self->rows->pdata[i], duo_specs_get (own, field), inherited != NULL ? duo_specs_get (inherited, field) : NULL,
                         profile, &specs);
    }
}

/* As duo_spec_row_holds_back(), for the first row that does. */
gboolean
duo_spec_groups_hold_back (DuoSpecGroups *self, gboolean once)
{
  g_return_val_if_fail (DUO_IS_SPEC_GROUPS (self), FALSE);

  for (guint i = 0; i < self->rows->len; i++)
    if (duo_spec_row_holds_back (self->rows->pdata[i], once))
      return TRUE;
  return FALSE;
}

static void
duo_spec_groups_finalize (GObject *object)
{
  DuoSpecGroups *self = DUO_SPEC_GROUPS (object);

  g_ptr_array_unref (self->rows);
  g_clear_pointer (&self->uids, g_ptr_array_unref);
  g_clear_pointer (&self->names, g_ptr_array_unref);

  G_OBJECT_CLASS (duo_spec_groups_parent_class)->finalize (object);
}

static void
duo_spec_groups_class_init (DuoSpecGroupsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = duo_spec_groups_finalize;

  signals[ANSWERED] = g_signal_new ("answered", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 3,
                                    G_TYPE_UINT, G_TYPE_BOOLEAN, G_TYPE_STRING);
}

static void
duo_spec_groups_init (DuoSpecGroups *self)
{
  self->rows = g_ptr_array_new ();
}
