/* SPDX-License-Identifier: EUPL-1.2 */
/* What the window asks of the page of a subject: the calendar, the actions, the institutions... */
#pragma once

#include <adwaita.h>

#define DUO_TYPE_SUBJECT_PAGE (duo_subject_page_get_type ())
G_DECLARE_INTERFACE (DuoSubjectPage, duo_subject_page, DUO, SUBJECT_PAGE, GtkWidget)

struct _DuoSubjectPageInterface
{
  GTypeInterface parent_iface;

  /* @folded: the window is narrow and its subjects lie behind a button, which the page has */
  void (*set_folded) (DuoSubjectPage *self, gboolean folded);

  /* (nullable): closes what lies over the rest of the page; returns whether there was something */
  gboolean (*close_innermost) (DuoSubjectPage *self);
};

void     duo_subject_page_set_folded      (DuoSubjectPage *self,
                                           gboolean        folded);
gboolean duo_subject_page_close_innermost (DuoSubjectPage *self);
