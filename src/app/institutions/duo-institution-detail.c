/* SPDX-License-Identifier: EUPL-1.2 */
/* The detail. Its sections are those of duo-detail-sections.c; each reads for itself, when somebody sees it. */
#include "duo-institution-detail.h"

#include <glib/gi18n.h>

#include "duo-a11y.h"
#include "duo-application.h"
#include "duo-detail-section.h"
#include "duo-detail-sections.h"
#include "duo-institutions-service.h"
#include "duo-register-text.h"
#include "duo-words.h"

#define WIDTH 354
#define ALONE_WIDTH 620

struct _DuoInstitutionDetail
{
  AdwBin parent_instance;

  DuoCalendarModel *model;   /* (owned) (nullable): NULL until it is set up */
  DuoContext *context;       /* (not owned): of the model */
  gint64 institution;        /* 0 for none */
  gint64 shown;              /* whose head stands there; 0 for none */
  gboolean partner;          /* it is one, without a BRIN */
  GCancellable *cancellable; /* (owned) (nullable) */
  GPtrArray *sections;       /* (owned) (element-type DuoDetailSection): borrowed ones */

  GtkStack *stack;
  AdwStatusPage *nothing;
  GtkWidget *together;
  GtkWidget *again;
  GtkLabel *name;
  GtkBox *tags;
  GtkLabel *line;
  GtkLabel *state;
  GtkStack *pages;
};

G_DEFINE_FINAL_TYPE (DuoInstitutionDetail, duo_institution_detail, ADW_TYPE_BIN)

/* The head */

/* What stands there where no institution does. @description: (nullable) */
static void
show_nothing (DuoInstitutionDetail *self, const char *title, const char *description)
{
  g_autofree char *escaped = description != NULL ? g_markup_escape_text (description, -1) : NULL;

  self->shown = 0;
  adw_status_page_set_title (self->nothing, title);
  adw_status_page_set_description (self->nothing, escaped);
  gtk_widget_set_visible (self->together, FALSE);
  gtk_widget_set_visible (self->again, FALSE);
  gtk_stack_set_visible_child_name (self->stack, "nothing");
}

static void
add_part (GString *line, const char *part)
{
  if (*part != '\0')
    g_string_append_printf (line, "%s%s", line->len > 0 ? " · " : "", part);
}

static char *
dup_line (DuoInstitution *institution)
{
  const char *brin = duo_institution_get_text (institution, DUO_INSTITUTION_BRIN);
  GString *line = g_string_new (*brin != '\0' ? brin : _("partner, without BRIN"));
  const char *board = duo_institution_get_text (institution, DUO_INSTITUTION_BOARD);
  const char *owner = duo_institution_get_text (institution, DUO_INSTITUTION_OWNER);
  g_autofree char *board_part = g_strdup_printf (_("board %s"), board);
  g_autofree char *owner_part = g_strdup_printf (_("owner %s"), owner);
  g_autofree char *place = duo_display_place (duo_institution_get_text (institution, DUO_INSTITUTION_PLACE));

  add_part (line, *board != '\0' ? board_part : "");
  add_part (line, place);
  add_part (line, *owner != '\0' ? owner_part : "");
  return g_string_free (line, FALSE);
}

static void
show_tags (DuoInstitutionDetail *self, DuoSectorSet sectors)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->tags))) != NULL)
    gtk_box_remove (self->tags, child);
  for (guint i = 0; i < DUO_N_SECTORS; i++)
    {
      GtkWidget *tag;

      if (!duo_sector_set_contains (sectors, (DuoSector) i))
        continue;
      tag = gtk_label_new (duo_sector_to_string ((DuoSector) i));
      gtk_widget_add_css_class (tag, "duo-tag");
      gtk_widget_set_valign (tag, GTK_ALIGN_CENTER);
      gtk_widget_set_tooltip_text (tag, duo_words_sector ((DuoSector) i));
      gtk_box_append (self->tags, tag);
    }
}

static void
show_state (DuoInstitutionDetail *self, DuoInstitutionEntry *entry)
{
  g_autofree char *state = NULL;

  if (*entry->successor != '\0')
    state = g_strdup_printf (_("merged into %s"), entry->successor);
  else if (entry->closed)
    state = g_strdup (_("closed"));
  else if (duo_institution_is_foreign (entry->institution))
    state = g_strdup (_("abroad"));
  gtk_label_set_label (self->state, state != NULL ? state : "");
  gtk_widget_set_visible (GTK_WIDGET (self->state), state != NULL);
}

/* In place of another institution's head; the one that is shown already stays, with what its sections say. */
static void
show_failed (DuoInstitutionDetail *self, const GError *error)
{
  g_autofree char *sentence = NULL;

  if (self->shown == self->institution)
    return;

  sentence = duo_words_error (error, NULL);
  show_nothing (self, _("Not Read"), sentence);
  gtk_widget_set_visible (self->again, TRUE);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  DuoInstitutionDetail *self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) entries = duo_institutions_fetch_finish (DUO_CONTEXT (source), result, &error);
  DuoInstitutionEntry *entry;
  g_autofree char *line = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  if (entries == NULL)
    {
      show_failed (self, error);
      return;
    }
  entry = entries->pdata[0];
  if (entry == NULL)
    {
      duo_institution_detail_show_institution (self, 0); /* it is gone */
      return;
    }

  line = dup_line (entry->institution);
  gtk_label_set_label (self->name, duo_institution_entry_get_name (entry));
  gtk_label_set_label (self->line, line);
  show_tags (self, duo_institution_get_sectors (entry->institution));
  show_state (self, entry);
  self->partner = duo_institution_get_kind (entry->institution) == DUO_INSTITUTION_PARTNER;
  gtk_stack_set_visible_child_name (self->stack, "institution");
  self->shown = self->institution;
}

static void
load (DuoInstitutionDetail *self)
{
  g_autoptr (GArray) ids = NULL;

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (self->institution == 0)
    return;

  self->cancellable = g_cancellable_new ();
  ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_array_append_val (ids, self->institution);
  duo_institutions_fetch_async (self->context, ids, self->cancellable, loaded_cb, self);
}

static void ensure_sections (DuoInstitutionDetail *self);

/**
 * duo_institution_detail_show_institution:
 * @self: the detail
 * @institution: its id; 0 for none
 */
void
duo_institution_detail_show_institution (DuoInstitutionDetail *self, gint64 institution)
{
  g_return_if_fail (DUO_IS_INSTITUTION_DETAIL (self));

  self->institution = institution;
  if (institution != 0)
    ensure_sections (self);
  load (self);
  for (guint i = 0; i < self->sections->len; i++)
    duo_detail_section_show_institution (self->sections->pdata[i], institution);
  if (institution == 0)
    duo_institution_detail_show_selection (self, 0);
}

/* Reads again what could not be read. */
static void
again_cb (DuoInstitutionDetail *self)
{
  const gint64 institution = self->institution;

  for (guint i = 0; i < self->sections->len; i++)
    duo_detail_section_show_institution (self->sections->pdata[i], 0);
  duo_institution_detail_show_institution (self, institution);
}

/* Returns: the id of the one shown; 0 for none. */
gint64
duo_institution_detail_get_institution (DuoInstitutionDetail *self)
{
  g_return_val_if_fail (DUO_IS_INSTITUTION_DETAIL (self), 0);

  return self->institution;
}

/* Returns: whether the one shown is a partner, which no register knows. */
gboolean
duo_institution_detail_is_partner (DuoInstitutionDetail *self)
{
  g_return_val_if_fail (DUO_IS_INSTITUTION_DETAIL (self), FALSE);

  return self->shown != 0 && self->shown == self->institution && self->partner;
}

/* Shows none, but how many are selected. */
void
duo_institution_detail_show_selection (DuoInstitutionDetail *self, guint n_selected)
{
  g_autofree char *title = NULL;

  g_return_if_fail (DUO_IS_INSTITUTION_DETAIL (self));

  title = n_selected > 0 ? g_strdup_printf (ngettext ("%u selected", "%u selected", n_selected), n_selected)
                         : g_strdup (_("Nothing Selected"));
  self->institution = 0;
  load (self);
  show_nothing (self, title, n_selected > 0 ? NULL : _("Choose an institution to see what is known of it."));
  gtk_widget_set_visible (self->together, n_selected > 1);
}

/* Beside the list it has its own width; alone it takes the room that reading likes. */
void
duo_institution_detail_set_alone (DuoInstitutionDetail *self, gboolean alone)
{
  AdwClamp *clamp;

  g_return_if_fail (DUO_IS_INSTITUTION_DETAIL (self));

  clamp = ADW_CLAMP (adw_bin_get_child (ADW_BIN (self))); /* not bound: the bin and the template would both let it go */
  adw_clamp_set_maximum_size (clamp, alone ? ALONE_WIDTH : WIDTH);
  adw_clamp_set_tightening_threshold (clamp, alone ? ALONE_WIDTH : WIDTH);
}

/* Sections */

static const struct
{
  const char *name;
  const char *title;
} page_names[DUO_N_DETAIL_PAGES] = {
  [DUO_DETAIL_CARD] = { "card", NC_ ("institution", "Card") },
  [DUO_DETAIL_LOCATIONS] = { "locations", NC_ ("institution", "Locations") },
  [DUO_DETAIL_PARTICIPATION] = { "participation", NC_ ("institution", "Participation") },
  [DUO_DETAIL_TIME_LINE] = { "time-line", NC_ ("institution", "Time line") },
};

/* Returns: (transfer none): the box of a page, made when its first section comes. */
static GtkBox *
ensure_page (DuoInstitutionDetail *self, DuoDetailPage page)
{
  GtkWidget *scroller = gtk_stack_get_child_by_name (self->pages, page_names[page].name);
  GtkWidget *box;

  if (scroller != NULL)
    return GTK_BOX (g_object_get_data (G_OBJECT (scroller), "duo-box"));

  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_add_css_class (box, "duo-detail-page");
  scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), box);
  g_object_set_data (G_OBJECT (scroller), "duo-box", box);
  gtk_stack_add_titled (self->pages, scroller, page_names[page].name, g_dpgettext2 (NULL, "institution", page_names[page].title));
  return GTK_BOX (box);
}

/* They are made when the first institution is shown: the page opens without waiting for them. */
static void
ensure_sections (DuoInstitutionDetail *self)
{
  guint n_sections;
  const DuoDetailSectionEntry *sections = duo_detail_sections (&n_sections);

  if (self->sections->len > 0)
    return;

  for (guint i = 0; i < n_sections; i++)
    {
      GtkWidget *section = g_object_new (sections[i].get_type (), NULL);

      duo_detail_section_set_up (DUO_DETAIL_SECTION (section), self->model);
      gtk_box_append (ensure_page (self, sections[i].page), section);
      g_ptr_array_add (self->sections, section);
    }
}

/* @model is what the sections read and save with. */
void
duo_institution_detail_set_up (DuoInstitutionDetail *self, DuoCalendarModel *model)
{
  g_return_if_fail (DUO_IS_INSTITUTION_DETAIL (self));
  g_return_if_fail (self->model == NULL);

  self->model = g_object_ref (model);
  self->context = duo_calendar_model_get_context (model);
  g_signal_connect_object (duo_context_get_store (self->context), "changed", G_CALLBACK (load), self, G_CONNECT_SWAPPED);
}

/* Life */

static void
duo_institution_detail_dispose (GObject *object)
{
  DuoInstitutionDetail *self = DUO_INSTITUTION_DETAIL (object);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->model);
  g_ptr_array_set_size (self->sections, 0);
  gtk_widget_dispose_template (GTK_WIDGET (self), DUO_TYPE_INSTITUTION_DETAIL);

  G_OBJECT_CLASS (duo_institution_detail_parent_class)->dispose (object);
}

static void
duo_institution_detail_finalize (GObject *object)
{
  g_ptr_array_unref (DUO_INSTITUTION_DETAIL (object)->sections);

  G_OBJECT_CLASS (duo_institution_detail_parent_class)->finalize (object);
}

static void
duo_institution_detail_class_init (DuoInstitutionDetailClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = duo_institution_detail_dispose;
  G_OBJECT_CLASS (klass)->finalize = duo_institution_detail_finalize;
  gtk_widget_class_set_template_from_resource (widget_class, DUO_UI_PATH "/institutions/duo-institution-detail.ui");
  gtk_widget_class_bind_template_child (widget_class, DuoInstitutionDetail, stack);
  gtk_widget_class_bind_template_child (widget_class, DuoInstitutionDetail, nothing);
  gtk_widget_class_bind_template_child (widget_class, DuoInstitutionDetail, together);
  gtk_widget_class_bind_template_child (widget_class, DuoInstitutionDetail, again);
  gtk_widget_class_bind_template_callback (widget_class, again_cb);
  gtk_widget_class_bind_template_child (widget_class, DuoInstitutionDetail, name);
  gtk_widget_class_bind_template_child (widget_class, DuoInstitutionDetail, tags);
  gtk_widget_class_bind_template_child (widget_class, DuoInstitutionDetail, line);
  gtk_widget_class_bind_template_child (widget_class, DuoInstitutionDetail, state);
  gtk_widget_class_bind_template_child (widget_class, DuoInstitutionDetail, pages);
}

static void
duo_institution_detail_init (DuoInstitutionDetail *self)
{
  self->sections = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  duo_a11y_hide_pages (GTK_WIDGET (self->pages));
  duo_institution_detail_show_selection (self, 0);
}
