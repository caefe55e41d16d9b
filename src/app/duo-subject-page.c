/* SPDX-License-Identifier: EUPL-1.2 */
/* What the window asks of the page of a subject. */
#include "duo-subject-page.h"

G_DEFINE_INTERFACE (DuoSubjectPage, duo_subject_page, GTK_TYPE_WIDGET)

static void
duo_subject_page_default_init (DuoSubjectPageInterface *iface)
{
}

/* Tells the page that the window is narrow (@folded), or no longer is. */
void
duo_subject_page_set_folded (DuoSubjectPage *self, gboolean folded)
{
  g_return_if_fail (DUO_IS_SUBJECT_PAGE (self));

  DUO_SUBJECT_PAGE_GET_IFACE (self)->set_folded (self, folded);
}

/* Returns: whether there was something to close */
gboolean
duo_subject_page_close_innermost (DuoSubjectPage *self)
{
  DuoSubjectPageInterface *iface;

  g_return_val_if_fail (DUO_IS_SUBJECT_PAGE (self), FALSE);

  iface = DUO_SUBJECT_PAGE_GET_IFACE (self);
  return iface->close_innermost != NULL && iface->close_innermost (self);
}
