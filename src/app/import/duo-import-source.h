/* SPDX-License-Identifier: EUPL-1.2 */
/* What the import preview has to know of the thing that is read in: how to read it, how to store it, its words.
 * A subject derives its own (DuoCalendarImportSource); the preview shows the change set of any. */
#pragma once

#include <gio/gio.h>

#include "duo-change-set.h"
#include "duo-context.h"
#include "duo-kinds.h"
#include "duo-text-form.h"

G_BEGIN_DECLS

#define DUO_TYPE_IMPORT_SOURCE (duo_import_source_get_type ())
G_DECLARE_DERIVABLE_TYPE (DuoImportSource, duo_import_source, DUO, IMPORT_SOURCE, GObject)

/**
 * DuoImportDay:
 *
 * A file that does not say of what day it tells, so that a person is asked.
 */
typedef struct
{
  const char *key;    /* (not owned): by which it is told apart from the others */
  const char *name;   /* (not owned): as a person knows it */
  guint32     day;    /* Julian day: what a person said, else what is supposed */
  gboolean    needed; /* it has to be said before anything is taken over */
} DuoImportDay;

/**
 * DuoImportSourceClass:
 * @dup_file: what is read, for the title: a file's name
 * @read_async: reads it into a change set, storing nothing; may be called again, with another form or year
 * @read_finish: (transfer full): that set, or %NULL with an error
 * @apply_async: stores what is ticked in the set, as one named change
 * @apply_finish: whether it was stored
 * @get_days: (nullable): (transfer full) (element-type DuoImportDay) the files that don't say of what day they tell; they
 *   live as long as what was read. @set_day: what a person answered of one of them; it is read again then
 * @is_pointed_out: (nullable): whether a person said what the columns are, not the headings
 * @count_more: (nullable): how much is stored beside what is ticked: questions, that are no changes
 * @dup_recognised: "Recognised as …"
 * @dup_origin: (nullable): where it comes from and of what day that is, for the foot
 * @dup_how: (nullable): how it was; by default by its headings, or because a person pointed its columns out
 * @dup_key: (nullable): what an item is known by, where that is not its key as it is
 * @dup_name: (nullable): what is called so, where the key of an item is a code
 * @dup_holds: (nullable): how much it holds, where a line is not one thing: "648 institutions, 1,619 locations"; "" for nothing
 * @dup_new_word: of a new item: "new message"
 * @dup_value: a field's value as a person reads it, of @object (nullable); by default as the change set has it
 * @dup_summary: a new item on one line; by default its values but for the one that is its key
 * @dup_remark: what is to be known of an item; "" where there is nothing. By default that a later list does not have it
 * @dup_remarks: (nullable): what to say above the table of items in one state, where a person should look at some; %NULL for nothing
 * @dup_apply_label: on the button, "Take over 3 messages"; by default of changes
 * @dup_applied: the sentence for the toast afterwards; by default the name of the change
 *
 * All but the defaults named have to be there. @kind (of what is read in: it names the change), @title ("Import: calendar"), @key_title (heading of the column with
 * the key), @with_year (whether the preview asks for a year) and @short_keys (codes, not titles) are set in class_init; so is
 * @knows_edited (a value that a person edited is known as such, and off). Texts are marked by N_().
 */
struct _DuoImportSourceClass
{
  GObjectClass parent_class;

  DuoObjectKind kind;
  const char *title;
  const char *key_title;
  gboolean    with_year;
  gboolean    short_keys;
  gboolean    knows_edited;

  char         *(*dup_file)        (DuoImportSource *self);
  void          (*read_async)      (DuoImportSource *self, DuoContext *context, const DuoTextForm *form, gint year,
                                    GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
  DuoChangeSet *(*read_finish)     (DuoImportSource *self, DuoContext *context, GAsyncResult *result, GError **error);
  void          (*apply_async)     (DuoImportSource *self, DuoContext *context, DuoChangeSet *set, GCancellable *cancellable,
                                    GAsyncReadyCallback callback, gpointer user_data);
  gboolean      (*apply_finish)    (DuoImportSource *self, DuoContext *context, GAsyncResult *result, GError **error);
  GArray       *(*get_days)        (DuoImportSource *self);
  void          (*set_day)         (DuoImportSource *self, const char *key, guint32 day);
  gboolean      (*is_pointed_out)  (DuoImportSource *self);
  guint         (*count_more)      (DuoImportSource *self);
  char         *(*dup_recognised)  (DuoImportSource *self, DuoChangeSet *set);
  char         *(*dup_origin)      (DuoImportSource *self, DuoChangeSet *set);
  char         *(*dup_how)         (DuoImportSource *self, DuoChangeSet *set);
  char         *(*dup_key)         (DuoImportSource *self, DuoChangeItem *item);
  char         *(*dup_name)        (DuoImportSource *self, DuoChangeItem *item);
  char         *(*dup_holds)       (DuoImportSource *self, DuoChangeSet *set);
  char         *(*dup_new_word)    (DuoImportSource *self, DuoChangeItem *item);
  char         *(*dup_value)       (DuoImportSource *self, GObject *object, const char *field, const char *value);
  char         *(*dup_summary)     (DuoImportSource *self, DuoChangeItem *item);
  char         *(*dup_remark)      (DuoImportSource *self, DuoChangeItem *item, const DuoChangeField *field);
  char         *(*dup_remarks)     (DuoImportSource *self, DuoChangeSet *set, DuoChangeItemState state);
  char         *(*dup_apply_label) (DuoImportSource *self, guint count);
  char         *(*dup_applied)     (DuoImportSource *self, DuoChangeSet *set);
};

/* As the functions of the class; all text is (transfer full). The change is that which it becomes: "Calendar read in". */
const char *duo_import_source_get_title     (DuoImportSource *self);
const char *duo_import_source_get_key_title (DuoImportSource *self);
char       *duo_import_source_dup_key       (DuoImportSource *self, DuoChangeItem *item);
char       *duo_import_source_dup_name      (DuoImportSource *self, DuoChangeItem *item);
char       *duo_import_source_dup_value     (DuoImportSource *self, GObject *object, const DuoChangeField *field,
                                             const char *value);
char       *duo_import_source_dup_summary   (DuoImportSource *self, DuoChangeItem *item);
char       *duo_import_source_dup_change    (DuoImportSource *self);
char       *duo_import_source_dup_remark    (DuoImportSource *self, DuoChangeItem *item, const DuoChangeField *field);
guint       duo_import_source_count_more    (DuoImportSource *self);
char       *duo_import_source_dup_new_word  (DuoImportSource *self, DuoChangeItem *item);

G_END_DECLS
