/* SPDX-License-Identifier: EUPL-1.2 */
/* A part of the detail of an institution: a heading with buttons, and a list or another widget under it. */
#pragma once

#include <adwaita.h>

#include "duo-calendar-model.h"

G_BEGIN_DECLS

#define DUO_TYPE_DETAIL_SECTION (duo_detail_section_get_type ())
G_DECLARE_DERIVABLE_TYPE (DuoDetailSection, duo_detail_section, DUO, DETAIL_SECTION, AdwBin)

/**
 * DuoDetailSectionClass:
 * @load: shows what the store has about the institution; called when another one is shown and when the store has
 *   changed, but only while somebody sees the section. It reads by an _async call with duo_detail_section_get_context()
 *   and the @cancellable given, which is cancelled when the next load begins or the section goes; until the answer is
 *   there the section keeps what it shows. Its callback looks for %G_IO_ERROR_CANCELLED before it touches the section.
 *
 * A section derives from this, sets its title and buttons in its init, and is listed in duo-detail-sections.c.
 */
struct _DuoDetailSectionClass
{
  AdwBinClass parent_class;

  void (*load) (DuoDetailSection *self, GCancellable *cancellable);
};

/* For the detail. */
void        duo_detail_section_set_up           (DuoDetailSection *self,
                                                 DuoCalendarModel *model);
void        duo_detail_section_show_institution (DuoDetailSection *self,
                                                 gint64            institution);

/* For sections. What a person does in one goes through the model: so it is told with a toast, and can be undone. */
DuoCalendarModel *duo_detail_section_get_model  (DuoDetailSection *self);
DuoContext *duo_detail_section_get_context      (DuoDetailSection *self);
gint64      duo_detail_section_get_institution  (DuoDetailSection *self);
void        duo_detail_section_set_title        (DuoDetailSection *self,
                                                 const char       *title);
GtkWidget  *duo_detail_section_add_button       (DuoDetailSection *self,
                                                 const char       *icon,
                                                 const char       *label);
GtkListBox *duo_detail_section_get_list         (DuoDetailSection *self);
void        duo_detail_section_clear            (DuoDetailSection *self);
void        duo_detail_section_finish           (DuoDetailSection *self,
                                                 const char       *if_empty);
void        duo_detail_section_fail             (DuoDetailSection *self,
                                                 const GError     *error);
char       *duo_detail_section_dup_markup       (const char       *text);
GtkWidget  *duo_detail_section_add_fact         (DuoDetailSection *self,
                                                 const char       *title,
                                                 const char       *value);

G_END_DECLS
