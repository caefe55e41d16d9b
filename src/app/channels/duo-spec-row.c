/* SPDX-License-Identifier: EUPL-1.2 */
/* A row for one field. What is inherited or follows from other fields is shown dim; any answer makes it an own one. */
#include "duo-spec-row.h"

#include <glib/gi18n.h>

#include "duo-a11y.h"
#include "duo-when-text.h"
#include "duo-words-spec.h"
#include "duo-words.h"

#define UNIT_CHARS 9
#define STATE_WIDTH 116

/* The entries of the list behind the value. */
typedef enum
{
  STATE_NONE, /* not asked; inherited where there is a profile */
  STATE_UNKNOWN,
  STATE_KNOWN,
} State;

struct _DuoSpecRow
{
  AdwActionRow parent_instance;

  DuoSpecField field;
  gboolean filling;
  gboolean has_own;
  char *shown;       /* (owned): the text of the value that is shown, "" for none */
  char *put;         /* (owned): what was put in the entry: another text is being typed */
  char *subtitle;    /* (owned): under the name, while all is well */
  char *passed;      /* (owned) (nullable): no value, and the window was closed over it once */
  GPtrArray *uids;   /* (owned) (nullable) (element-type utf8): of the contacts to choose from */
  GtkStringList *states; /* (owned) */

  GtkWidget *editor; /* an entry, a drop-down or a menu button, by type */
  GPtrArray *checks; /* (owned) (element-type GtkCheckButton): of a set, borrowed ones */
  GtkDropDown *state;
};

G_DEFINE_FINAL_TYPE (DuoSpecRow, duo_spec_row, ADW_TYPE_ACTION_ROW)

enum
{
  ANSWERED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static DuoSpecType
get_type (DuoSpecRow *self)
{
  return duo_spec_field_info (self->field)->type;
}

static gboolean
is_entry (DuoSpecRow *self)
{
  return GTK_IS_ENTRY (self->editor);
}

static void
answer (DuoSpecRow *self, gboolean known, const char *text)
{
  g_signal_emit (self, signals[ANSWERED], 0, known, text);
}

/* Entries */

/* Returns: (transfer full) (nullable): the canonical text of what was typed; %NULL for what is no value. */
static char *
read_typed (DuoSpecRow *self, const char *typed)
{
  DuoWhen when;

  if (get_type (self) != DUO_SPEC_TYPE_DATE)
    return duo_spec_canonical (self->field, typed);
  if (!duo_when_read (typed, 0, &when) || when.precision != DUO_PRECISION_DAY)
    return NULL;
  return duo_day_to_string (when.first);
}

/* What this field takes, for who typed something else. */
static char *
dup_hint (DuoSpecRow *self)
{
  const DuoSpecInfo *info = duo_spec_field_info (self->field);

  if (info->type == DUO_SPEC_TYPE_INTEGER)
    return g_strdup_printf (_("Type a whole number from %d to %d."), info->least, info->most);
  if (info->type == DUO_SPEC_TYPE_RATIO)
    return g_strdup (_("Type two numbers, such as 16:9."));
  if (info->type == DUO_SPEC_TYPE_DATE)
    return g_strdup (_("Type a day, such as 5 nov 2020."));
  return g_strdup (_("Type one line of at most 200 characters."));
}

/* Returns: whether what stands in the entry is no value of this field; nothing at all is no such thing. */
static gboolean
is_no_value (DuoSpecRow *self)
{
  g_autofree char *typed = is_entry (self) ? g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->editor)))) : g_strdup ("");
  g_autofree char *text = *typed != '\0' ? read_typed (self, typed) : NULL;

  return *typed != '\0' && text == NULL;
}

/* What is no value stays as it was typed, with what this field takes under its name. */
static void
show_flaw (DuoSpecRow *self)
{
  g_autofree char *hint = is_no_value (self) ? dup_hint (self) : NULL;

  duo_a11y_set_invalid (self->editor, hint);
  gtk_widget_set_tooltip_text (self->editor, hint);
  if (g_strcmp0 (adw_action_row_get_subtitle (ADW_ACTION_ROW (self)), hint != NULL ? hint : self->subtitle) != 0)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (self), hint != NULL ? hint : self->subtitle);
}

/* What was typed counts when the field is left; an empty one means: no answer of its own. */
static void
take_typed (DuoSpecRow *self)
{
  g_autofree char *typed = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->editor))));
  g_autofree char *text = NULL;

  if (self->filling)
    return;
  show_flaw (self);
  if (*typed == '\0')
    {
      if (self->has_own && *self->shown != '\0')
        answer (self, TRUE, NULL);
      return;
    }

  text = read_typed (self, typed);
  if (text != NULL && (!self->has_own || g_strcmp0 (text, self->shown) != 0))
    answer (self, TRUE, text);
}

static void
left_cb (GtkEventControllerFocus *controller, DuoSpecRow *self)
{
  take_typed (self);
}

static void
make_entry (DuoSpecRow *self)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();
  const gboolean is_long = get_type (self) == DUO_SPEC_TYPE_TEXT || get_type (self) == DUO_SPEC_TYPE_DATE;

  self->editor = gtk_entry_new ();
  gtk_editable_set_width_chars (GTK_EDITABLE (self->editor), is_long ? 17 : 7);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (self->editor), is_long ? 22 : 7);
  gtk_entry_set_alignment (GTK_ENTRY (self->editor), get_type (self) == DUO_SPEC_TYPE_INTEGER ? 1 : 0);
  g_signal_connect_swapped (self->editor, "activate", G_CALLBACK (take_typed), self);
  g_signal_connect (focus, "leave", G_CALLBACK (left_cb), self);
  gtk_widget_add_controller (self->editor, focus);
}

/* Choices: the first entry is none of them. */

static const char *const no_choice[] = { "–", NULL };

static void
chosen_cb (DuoSpecRow *self)
{
  const guint chosen = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->editor));

  if (self->filling || chosen == GTK_INVALID_LIST_POSITION)
    return;

  if (chosen == 0)
    answer (self, TRUE, NULL);
  else if (get_type (self) == DUO_SPEC_TYPE_CHOICE)
    answer (self, TRUE, duo_spec_field_info (self->field)->codes[chosen - 1]);
  else if (self->uids != NULL && chosen <= self->uids->len)
    answer (self, TRUE, self->uids->pdata[chosen - 1]);
}

static void
make_drop_down (DuoSpecRow *self)
{
  const char *const *codes = duo_spec_field_info (self->field)->codes;
  GtkStringList *words = gtk_string_list_new (no_choice);

  for (gint i = 0; codes != NULL && codes[i] != NULL; i++)
    gtk_string_list_append (words, duo_words_spec_code (self->field, i));
  self->editor = gtk_drop_down_new (G_LIST_MODEL (words), NULL);
  duo_a11y_name_choices (self->editor);
  duo_a11y_label_drop_down (self->editor, duo_words_spec_field (self->field));
  g_signal_connect_swapped (self->editor, "notify::selected", G_CALLBACK (chosen_cb), self);
}

/* Sets */

static void
checked_cb (DuoSpecRow *self)
{
  const char *const *codes = duo_spec_field_info (self->field)->codes;
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *canonical = NULL;

  if (self->filling)
    return;

  for (guint i = 0; i < self->checks->len; i++)
    if (gtk_check_button_get_active (self->checks->pdata[i]))
      g_string_append_printf (text, "%s,", codes[i]);
  canonical = duo_spec_canonical (self->field, text->str);
  answer (self, TRUE, canonical); /* nothing ticked is no answer */
}

static void
make_set (DuoSpecRow *self)
{
  const char *const *codes = duo_spec_field_info (self->field)->codes;
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);

  for (gint i = 0; codes[i] != NULL; i++)
    {
      GtkWidget *check = gtk_check_button_new_with_label (duo_words_spec_code (self->field, i));

      g_signal_connect_swapped (check, "toggled", G_CALLBACK (checked_cb), self);
      g_ptr_array_add (self->checks, check);
      gtk_box_append (GTK_BOX (box), check);
    }
  gtk_popover_set_child (GTK_POPOVER (popover), box);
  self->editor = gtk_menu_button_new ();
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (self->editor), popover);
}

/* The state */

static void
state_cb (DuoSpecRow *self)
{
  const State state = (State) gtk_drop_down_get_selected (self->state);

  if (self->filling)
    return;

  if (state == STATE_UNKNOWN)
    answer (self, FALSE, NULL);
  else if (state == STATE_NONE)
    answer (self, TRUE, NULL);
  else if (*self->shown != '\0')
    answer (self, TRUE, self->shown); /* what it inherits becomes its own */
  else
    gtk_widget_grab_focus (self->editor); /* the value comes next */
}

static void
show_state (DuoSpecRow *self, State state, const char *none)
{
  const char *const words[] = { none, NULL };

  if (g_strcmp0 (gtk_string_list_get_string (self->states, STATE_NONE), none) != 0)
    gtk_string_list_splice (self->states, STATE_NONE, 1, words);
  gtk_drop_down_set_selected (self->state, (guint) state);
}

/* Showing */

static char *
dup_origin (const DuoSpecValue *value)
{
  DuoWhen when = DUO_WHEN_NONE;
  g_autofree char *day = NULL;

  if (value->confirmed_on != 0)
    when = duo_when_day (value->confirmed_on);
  day = value->confirmed_on != 0 ? duo_words_when (&when, TRUE, TRUE) : g_strdup ("");
  if (value->origin == DUO_ORIGIN_UNKNOWN)
    return g_steal_pointer (&day);
  if (*day == '\0')
    return g_strdup (duo_words_origin (value->origin));
  return g_strdup_printf ("%s, %s", duo_words_origin (value->origin), day);
}

/* Where the answer comes from, and the words in which it was given. */
static char *
dup_subtitle (DuoSpecRow *self, const DuoSpecValue *own, const DuoSpecValue *inherited, const char *profile,
              const DuoEffectiveSpecs *specs)
{
  const DuoSpecValue *value = own != NULL ? own : inherited;
  g_autoptr (GString) line = g_string_new (NULL);
  g_autofree char *origin = own != NULL ? dup_origin (own) : NULL;

  if (own == NULL && inherited != NULL)
    g_string_append_printf (line, _("from profile %s"), profile);
  else if (value == NULL && specs->origin[self->field] == DUO_SPEC_DERIVED)
    g_string_append (line, _("follows from other answers"));
  if (value != NULL && *value->words != '\0')
    g_string_append_printf (line, "%s‘%s’", line->len > 0 ? " · " : "", value->words);
  if (origin != NULL && *origin != '\0')
    g_string_append_printf (line, "%s%s", line->len > 0 ? " · " : "", origin);

  return g_markup_escape_text (line->str, -1);
}

static void
show_set (DuoSpecRow *self, gint32 number)
{
  g_autofree char *words = number != 0 ? duo_words_spec_number (self->field, number) : g_strdup ("–");
  g_autofree char *spoken = g_strdup_printf ("%s: %s", duo_words_spec_field (self->field), words);

  for (guint i = 0; i < self->checks->len; i++)
    gtk_check_button_set_active (self->checks->pdata[i], (number & (1 << i)) != 0);
  gtk_menu_button_set_label (GTK_MENU_BUTTON (self->editor), words);
  gtk_widget_set_tooltip_text (self->editor, words);
  duo_a11y_set_label (gtk_widget_get_first_child (self->editor), spoken); /* the button that takes the focus */
}

/* Returns: the entry of the contact; 0 for none of them. */
static guint
find_contact (DuoSpecRow *self, const char *uid)
{
  for (guint i = 0; self->uids != NULL && i < self->uids->len; i++)
    if (g_str_equal (self->uids->pdata[i], uid))
      return i + 1;

  return 0;
}

static void
show_entry (DuoSpecRow *self, gboolean is_own, gint32 number)
{
  g_autofree char *words = get_type (self) == DUO_SPEC_TYPE_DATE && *self->shown != '\0' ? duo_words_spec_number (self->field, number)
                                                                                        : g_strdup (self->shown);

  gtk_entry_set_placeholder_text (GTK_ENTRY (self->editor), is_own ? NULL : words);
  if ((gtk_widget_get_state_flags (self->editor) & GTK_STATE_FLAG_FOCUS_WITHIN) != 0
      && g_strcmp0 (gtk_editable_get_text (GTK_EDITABLE (self->editor)), self->put) != 0)
    return; /* somebody is typing: what he types is not taken from him */

  if (is_no_value (self))
    return; /* it is not dropped because another field was answered */

  g_free (self->put);
  self->put = g_strdup (is_own ? words : "");
  gtk_editable_set_text (GTK_EDITABLE (self->editor), self->put);
}

/**
 * duo_spec_row_show:
 * @self: a row
 * @own: (nullable): the answer of the channel or profile itself
 * @inherited: (nullable): that of the channel's profile
 * @profile: (nullable): name of the profile; %NULL for none
 * @specs: what counts
 *
 * Shows an answer, and tells nobody.
 */
void
duo_spec_row_show (DuoSpecRow *self, const DuoSpecValue *own, const DuoSpecValue *inherited, const char *profile,
                   const DuoEffectiveSpecs *specs)
{
  const DuoSpecValue *value = own != NULL ? own : inherited;
  const gboolean is_own = own != NULL && own->known;
  gint32 number = 0;

  g_return_if_fail (DUO_IS_SPEC_ROW (self));

  self->filling = TRUE;
  self->has_own = own != NULL;
  g_free (self->shown);
  self->shown = g_strdup (value != NULL ? value->text : "");
  if (value != NULL && value->known)
    number = value->number;
  else if (value == NULL && specs->origin[self->field] == DUO_SPEC_DERIVED)
    {
      number = specs->number[self->field];
      g_free (self->shown);
      self->shown = get_type (self) == DUO_SPEC_TYPE_CHOICE ? g_strdup (duo_spec_field_info (self->field)->codes[number])
                                                            : duo_words_spec_number (self->field, number);
    }

  if (is_entry (self))
    show_entry (self, is_own, number);
  else if (get_type (self) == DUO_SPEC_TYPE_SET)
    show_set (self, number);
  else if (get_type (self) == DUO_SPEC_TYPE_CONTACT)
    gtk_drop_down_set_selected (GTK_DROP_DOWN (self->editor), find_contact (self, self->shown));
  else
    gtk_drop_down_set_selected (GTK_DROP_DOWN (self->editor), *self->shown != '\0' ? (guint) number + 1 : 0);
  if (is_own)
    gtk_widget_remove_css_class (self->editor, "duo-inherited");
  else
    gtk_widget_add_css_class (self->editor, "duo-inherited");

  show_state (self, own == NULL ? STATE_NONE : own->known ? STATE_KNOWN : STATE_UNKNOWN,
              inherited != NULL ? _("inherited") : _("not asked"));
  g_free (self->subtitle);
  self->subtitle = dup_subtitle (self, own, inherited, profile, specs);
  if (is_entry (self)
      && ((gtk_widget_get_state_flags (self->editor) & GTK_STATE_FLAG_FOCUS_WITHIN) == 0 || gtk_widget_has_css_class (self->editor, "error")))
    show_flaw (self); /* not while somebody is typing */
  else
    adw_action_row_set_subtitle (ADW_ACTION_ROW (self), self->subtitle);
  self->filling = FALSE;
}

/* The contacts to choose from, for a field that is one. @uids, @names: (element-type utf8). */
void
duo_spec_row_set_contacts (DuoSpecRow *self, GPtrArray *uids, GPtrArray *names)
{
  GtkStringList *words;

  g_return_if_fail (DUO_IS_SPEC_ROW (self));
  g_return_if_fail (uids->len == names->len);

  if (get_type (self) != DUO_SPEC_TYPE_CONTACT)
    return;

  words = gtk_string_list_new (no_choice);
  for (guint i = 0; i < names->len; i++)
    gtk_string_list_append (words, names->pdata[i]);
  g_clear_pointer (&self->uids, g_ptr_array_unref);
  self->uids = g_ptr_array_ref (uids);
  self->filling = TRUE;
  gtk_drop_down_set_model (GTK_DROP_DOWN (self->editor), G_LIST_MODEL (words));
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->editor), find_contact (self, self->shown));
  self->filling = FALSE;
  g_object_unref (words);
}

DuoSpecField
duo_spec_row_get_field (DuoSpecRow *self)
{
  g_return_val_if_fail (DUO_IS_SPEC_ROW (self), DUO_SPEC_SYSTEM);

  return self->field;
}

/* For who is about to store. @once: what is no value is pointed out the first time only, so that nobody is locked in.
 *
 * Returns: whether what was typed is no value; the row says so then, and has the focus. */
gboolean
duo_spec_row_holds_back (DuoSpecRow *self, gboolean once)
{
  const char *text;

  g_return_val_if_fail (DUO_IS_SPEC_ROW (self), FALSE);

  if (!is_no_value (self))
    return FALSE;
  text = gtk_editable_get_text (GTK_EDITABLE (self->editor));
  if (once && g_strcmp0 (self->passed, text) == 0)
    return FALSE;

  g_free (self->passed);
  self->passed = g_strdup (text);
  show_flaw (self);
  gtk_widget_grab_focus (self->editor);
  return TRUE;
}

/* Life */

static void
duo_spec_row_finalize (GObject *object)
{
  DuoSpecRow *self = DUO_SPEC_ROW (object);

  g_free (self->shown);
  g_free (self->put);
  g_free (self->subtitle);
  g_free (self->passed);
  g_clear_pointer (&self->uids, g_ptr_array_unref);
  g_ptr_array_unref (self->checks);
  g_object_unref (self->states);

  G_OBJECT_CLASS (duo_spec_row_parent_class)->finalize (object);
}

/* The row itself is no stop of the Tab key: what is typed goes into a value, not into nothing. */
static gboolean
duo_spec_row_focus (GtkWidget *widget, GtkDirectionType direction)
{
  DuoSpecRow *self = DUO_SPEC_ROW (widget);
  GtkWidget *at = gtk_widget_get_focus_child (widget);

  if (direction == GTK_DIR_TAB_FORWARD && at == NULL && !gtk_widget_has_focus (widget) && gtk_widget_is_sensitive (self->editor))
    return gtk_widget_grab_focus (self->editor);
  if (direction == GTK_DIR_TAB_BACKWARD && at != NULL && gtk_widget_get_state_flags (self->editor) & GTK_STATE_FLAG_FOCUS_WITHIN)
    return FALSE;

  return GTK_WIDGET_CLASS (duo_spec_row_parent_class)->focus (widget, direction);
}

static void
duo_spec_row_class_init (DuoSpecRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = duo_spec_row_finalize;
  GTK_WIDGET_CLASS (klass)->focus = duo_spec_row_focus;

  signals[ANSWERED] = g_signal_new ("answered", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2,
                                    G_TYPE_BOOLEAN, G_TYPE_STRING);
}

static void
duo_spec_row_init (DuoSpecRow *self)
{
  const char *const words[] = { _("not asked"), C_("specification", "unknown"), C_("specification", "known"), NULL };

  self->shown = g_strdup ("");
  self->put = g_strdup ("");
  self->subtitle = g_strdup ("");
  self->checks = g_ptr_array_new ();
  self->states = gtk_string_list_new (words);
}

/* Returns: (transfer floating): a row for @field that shows no answer yet. */
GtkWidget *
duo_spec_row_new (DuoSpecField field)
{
  DuoSpecRow *self = g_object_new (DUO_TYPE_SPEC_ROW, NULL);
  const char *label = duo_words_spec_field (field);
  GtkWidget *unit_label = gtk_label_new (duo_words_spec_unit (duo_spec_field_info (field)->unit));
  g_autofree char *state_label = g_strdup_printf (_("%s: known or not"), label);

  self->field = field;
  self->filling = TRUE;
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), label);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (self), 2);
  if (get_type (self) == DUO_SPEC_TYPE_SET)
    make_set (self);
  else if (get_type (self) == DUO_SPEC_TYPE_CHOICE || get_type (self) == DUO_SPEC_TYPE_CONTACT)
    make_drop_down (self);
  else
    make_entry (self);
  gtk_widget_set_valign (self->editor, GTK_ALIGN_CENTER);
  if (is_entry (self))
    duo_a11y_set_label (self->editor, label);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), self->editor);
  gtk_label_set_xalign (GTK_LABEL (unit_label), 0);
  gtk_label_set_width_chars (GTK_LABEL (unit_label), UNIT_CHARS); /* for all, so that the values stand under one another */
  gtk_widget_add_css_class (unit_label, "dim-label");
  gtk_widget_add_css_class (unit_label, "caption");
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), unit_label);

  self->state = GTK_DROP_DOWN (gtk_drop_down_new (G_LIST_MODEL (g_object_ref (self->states)), NULL));
  gtk_widget_set_valign (GTK_WIDGET (self->state), GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (GTK_WIDGET (self->state), "duo-spec-state");
  gtk_widget_set_size_request (GTK_WIDGET (self->state), STATE_WIDTH, -1);
  duo_a11y_name_choices (GTK_WIDGET (self->state));
  duo_a11y_label_drop_down (GTK_WIDGET (self->state), state_label);
  g_signal_connect_swapped (self->state, "notify::selected", G_CALLBACK (state_cb), self);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), GTK_WIDGET (self->state));
  self->filling = FALSE;
  return GTK_WIDGET (self);
}
