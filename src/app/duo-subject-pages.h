/* SPDX-License-Identifier: EUPL-1.2 */
/* The subjects of the program and their pages, each made when it is first shown. */
#pragma once

#include <gtk/gtk.h>

#include "duo-calendar-model.h"

G_BEGIN_DECLS

/* A subject as the sidebar names it. */
typedef struct
{
  const char *name;  /* of its page too */
  const char *icon;
  const char *title; /* to be translated */
} DuoSubject;

typedef struct _DuoSubjectPages DuoSubjectPages;

const DuoSubject *duo_subject_get (guint place);

DuoSubjectPages *duo_subject_pages_new        (GtkStack         *stack);
void             duo_subject_pages_free       (DuoSubjectPages  *self);
void             duo_subject_pages_begin      (DuoSubjectPages  *self,
                                               DuoCalendarModel *model,
                                               GSettings        *settings);
void             duo_subject_pages_end        (DuoSubjectPages  *self);
GtkWidget       *duo_subject_pages_ensure     (DuoSubjectPages  *self,
                                               const char       *name);
void             duo_subject_pages_set_folded (DuoSubjectPages  *self,
                                               gboolean          folded);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DuoSubjectPages, duo_subject_pages_free)

G_END_DECLS
