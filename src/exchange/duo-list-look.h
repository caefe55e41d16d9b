/* SPDX-License-Identifier: EUPL-1.2 */
/* Looking into somebody's own list: its columns, some of what they hold, and what they may mean. */
#pragma once

#include <gio/gio.h>

#include "duo-list-plan.h"
#include "duo-text-form.h"

G_BEGIN_DECLS

#define DUO_LIST_EXAMPLES 3
/* As duo_list_look() is asked: what is found by looking. */
#define DUO_LIST_FIND (-1)

/**
 * DuoListColumn:
 * @column: from 1
 * @heading: (owned): "" where there is none
 * @examples: (owned) (nullable): the first values that differ; %NULL where there are fewer
 * @guesses: what it may mean, by kind of list
 * @twice: a column before it has the same heading
 */
typedef struct
{
  guint      column;
  char      *heading;
  char      *examples[DUO_LIST_EXAMPLES];
  DuoMeaning guesses[DUO_N_LIST_KINDS];
  gboolean   twice;
} DuoListColumn;

/**
 * DuoListLook:
 * @of_register: the headings are those of a file of DUO's open data, or of primary schools: that import knows it
 * @of_form: it is a form of a campaign that came back, by its hidden marks
 * @signature: (owned): the headings as one text, by which a list is known again; "" where there are none
 * @sheets: (owned) (element-type utf8): all of a workbook; empty for a text file
 * @visible: (owned) (element-type gboolean): whether each is shown
 */
typedef struct
{
  char       *file;      /* (owned): base name */
  char       *encoding;  /* (owned) */
  char       *separator; /* (owned): "" for a workbook */
  char       *signature;
  gboolean    of_register;
  gboolean    of_form;
  GPtrArray  *sheets;
  GArray     *visible;
  guint       sheet;
  guint       heading;   /* row or line; 0 = there are none */
  DuoListKind kind;      /* what it may be */
  GPtrArray  *columns;   /* (owned) (element-type DuoListColumn): those that hold something */
  gboolean    more;      /* it has more columns than are looked at */
} DuoListLook;

DuoListLook *duo_list_look      (const char *path, const DuoTextForm *form, gint sheet, gint heading,
                                 GCancellable *cancellable, GError **error);
void         duo_list_look_free (DuoListLook *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DuoListLook, duo_list_look_free)

G_END_DECLS
