/* SPDX-License-Identifier: EUPL-1.2 */
/* A start waits for no page but its own. Pages with a long list are made ahead, while nothing else is to be done, so
 * that their list has its rows when somebody goes there. */
#include "duo-subject-pages.h"

#include <glib/gi18n.h>

#include "duo-actions-page.h"
#include "duo-calendar-view.h"
#include "duo-campaign-place.h"
#include "duo-institutions-page.h"
#include "duo-sidebar.h"
#include "duo-subject-page.h"

/* After a start, and between two pages that are made ahead. */
#define AHEAD_MS 400

struct _DuoSubjectPages
{
  GtkStack *stack;          /* (not owned): outlives this */
  GSettings *settings;      /* (owned) (nullable), and */
  DuoCalendarModel *model;  /* (owned) (nullable): %NULL when no store is open */
  GHashTable *ahead;        /* (owned): name -> page (owned) that nobody has gone to; no part of the window yet */
  guint ahead_source;       /* 0 = none waits */
  gboolean folded;
};

static GtkWidget *
new_actions_page (DuoCalendarModel *model, GSettings *settings)
{
  return duo_actions_page_new (model);
}

static GtkWidget *
new_campaign_place (DuoCalendarModel *model, GSettings *settings)
{
  return duo_campaign_place_new (model);
}

/* In the order of the sidebar and of their keys. */
static const struct
{
  DuoSubject subject;
  GtkWidget *(*new_page) (DuoCalendarModel *model, GSettings *settings); /* a DuoSubjectPage */
  gboolean ahead;                                                        /* made before somebody goes there */
} subjects[] = {
  { { "calendar", "duo-calendar-symbolic", N_("Calendar") }, duo_calendar_view_new, FALSE },
  { { "actions", "duo-actions-symbolic", N_("Actions") }, new_actions_page, TRUE },
  { { "institutions", "duo-institutions-symbolic", N_("Institutions") }, duo_institutions_page_new, TRUE },
  { { DUO_SIDEBAR_CAMPAIGNS, "duo-campaigns-symbolic", N_("All campaigns") }, new_campaign_place, FALSE },
};

/* Returns: (transfer none) (nullable): the subject at @place, from 0; %NULL behind the last */
const DuoSubject *
duo_subject_get (guint place)
{
  return place < G_N_ELEMENTS (subjects) ? &subjects[place].subject : NULL;
}

/* Makes one page; the next one has its own turn. */
static gboolean
make_ahead_cb (gpointer user_data)
{
  DuoSubjectPages *self = user_data;

  for (guint i = 0; i < G_N_ELEMENTS (subjects); i++)
    {
      const char *name = subjects[i].subject.name;

      if (!subjects[i].ahead || g_hash_table_contains (self->ahead, name) || gtk_stack_get_child_by_name (self->stack, name) != NULL)
        continue;

      g_hash_table_insert (self->ahead, (gpointer) name, g_object_ref_sink (subjects[i].new_page (self->model, self->settings)));
      return G_SOURCE_CONTINUE;
    }

  self->ahead_source = 0;
  return G_SOURCE_REMOVE;
}

/**
 * duo_subject_pages_new:
 * @stack: gets the pages; outlives them
 *
 * Returns: (transfer full): the pages of no store
 */
DuoSubjectPages *
duo_subject_pages_new (GtkStack *stack)
{
  DuoSubjectPages *self = g_new0 (DuoSubjectPages, 1);

  self->stack = stack;
  self->ahead = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_object_unref);
  return self;
}

void
duo_subject_pages_free (DuoSubjectPages *self)
{
  duo_subject_pages_end (self);
  g_hash_table_unref (self->ahead);
  g_free (self);
}

/* From here on pages are made: of @model, as the @settings of the application say. */
void
duo_subject_pages_begin (DuoSubjectPages *self, DuoCalendarModel *model, GSettings *settings)
{
  g_return_if_fail (self->model == NULL);

  self->model = g_object_ref (model);
  self->settings = g_object_ref (settings);
  self->ahead_source = g_timeout_add_full (G_PRIORITY_LOW, AHEAD_MS, make_ahead_cb, self, NULL);
}

/* No page is left. */
void
duo_subject_pages_end (DuoSubjectPages *self)
{
  g_clear_handle_id (&self->ahead_source, g_source_remove);
  g_hash_table_remove_all (self->ahead);
  for (guint i = 0; i < G_N_ELEMENTS (subjects); i++)
    {
      GtkWidget *page = gtk_stack_get_child_by_name (self->stack, subjects[i].subject.name);

      if (page != NULL)
        gtk_stack_remove (self->stack, page);
    }
  g_clear_object (&self->model);
  g_clear_object (&self->settings);
}

/* Returns: (transfer none) (nullable): the page of the subject @name, made now if it wasn't there; %NULL when no store is
 *   open or no subject has that name */
GtkWidget *
duo_subject_pages_ensure (DuoSubjectPages *self, const char *name)
{
  GtkWidget *page = gtk_stack_get_child_by_name (self->stack, name);

  for (guint i = 0; page == NULL && self->model != NULL && i < G_N_ELEMENTS (subjects); i++)
    {
      if (!g_str_equal (subjects[i].subject.name, name))
        continue;

      page = g_hash_table_lookup (self->ahead, name);
      if (page == NULL)
        page = subjects[i].new_page (self->model, self->settings);
      gtk_stack_add_named (self->stack, page, name);
      g_hash_table_remove (self->ahead, name);
      duo_subject_page_set_folded (DUO_SUBJECT_PAGE (page), self->folded);
    }
  return page;
}

/* @folded: whether the window is narrow, for the pages that are there and those to come */
void
duo_subject_pages_set_folded (DuoSubjectPages *self, gboolean folded)
{
  self->folded = folded;
  for (guint i = 0; i < G_N_ELEMENTS (subjects); i++)
    {
      GtkWidget *page = gtk_stack_get_child_by_name (self->stack, subjects[i].subject.name);

      if (page != NULL)
        duo_subject_page_set_folded (DUO_SUBJECT_PAGE (page), folded);
    }
}
