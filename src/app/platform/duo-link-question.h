/* SPDX-License-Identifier: EUPL-1.2 */
/* The question before links are extended, given new codes or withdrawn. */
#pragma once

#include <gtk/gtk.h>

#include "duo-publish-board.h"

G_BEGIN_DECLS

/**
 * DuoLinkQuestionFunc:
 * @work: what was asked about
 * @ids: (element-type gint64): the packages
 * @last_day: the new last day of the links, Julian; 0 where none was asked for
 * @user_data: the owner of the question
 *
 * Called once, where the answer is yes.
 */
typedef void (*DuoLinkQuestionFunc) (DuoPublishWork work, GArray *ids, guint32 last_day, gpointer user_data);

void duo_link_question_ask (GtkWindow             *parent,
                            const DuoPublishBoard *board,
                            DuoPublishWork         work,
                            GArray                *ids,
                            DuoLinkQuestionFunc    answered,
                            GObject               *owner);

G_END_DECLS
