/* SPDX-License-Identifier: EUPL-1.2 */
/* What all objects that the store keeps have in common: their identity, and fields described by a table, so that
 * copying, comparing and properties are written once. */
#pragma once

#include <glib-object.h>

#include "duo-when.h"

G_BEGIN_DECLS

typedef enum
{
  DUO_FIELD_TEXT,   /* char *, owned, never NULL; "" to begin with */
  DUO_FIELD_NUMBER, /* gint64: an id, 0 for none */
  DUO_FIELD_CODE,   /* an enumeration from 0 to n_codes - 1 */
  DUO_FIELD_WHEN,   /* a DuoWhen; not known to begin with */
} DuoFieldType;

/**
 * DuoField:
 * @name: the name of its property
 * @type: what it holds
 * @offset: where it lies in the object's struct
 * @n_codes: how many values an enumeration has
 */
typedef struct
{
  const char *name;
  DuoFieldType type;
  gsize offset;
  gint n_codes;
} DuoField;

#define DUO_TYPE_RECORD (duo_record_get_type ())
G_DECLARE_DERIVABLE_TYPE (DuoRecord, duo_record, DUO, RECORD, GObject)

/**
 * DuoRecordClass:
 * @copy_more: (nullable): copies what no field describes; @copy is new
 * @equal_more: (nullable): compares that
 */
struct _DuoRecordClass
{
  GObjectClass parent_class;

  const DuoField *fields;
  guint n_fields;
  GParamSpec **properties;

  void (*copy_more) (DuoRecord *self, DuoRecord *copy);
  gboolean (*equal_more) (DuoRecord *self, DuoRecord *other);
};

void duo_record_class_set_fields (DuoRecordClass *klass, const DuoField *fields, guint n_fields);

gint64 duo_record_get_id (DuoRecord *self);
void duo_record_set_id (DuoRecord *self, gint64 id);
const char *duo_record_get_uid (DuoRecord *self);
void duo_record_set_uid (DuoRecord *self, const char *uid);
gint64 duo_record_get_rev (DuoRecord *self);
void duo_record_set_rev (DuoRecord *self, gint64 rev);

gpointer duo_record_copy (gpointer self);
gpointer duo_record_copy_as_new (gpointer self);
gboolean duo_record_equal (gpointer self, gpointer other);

/* For the setters of a type: by the place of the field in its table. A value that is there already is no change. */
void duo_record_set_text (gpointer self, guint field, const char *text);
void duo_record_set_number (gpointer self, guint field, gint64 number);
void duo_record_set_code (gpointer self, guint field, gint code);
void duo_record_set_when (gpointer self, guint field, const DuoWhen *when);

/* For who reads and writes the fields of all types alike. @field: (out): the place of the one of that name. */
gboolean duo_record_has_field (gpointer self, const char *name, guint *field);
DuoFieldType duo_record_get_field_type (gpointer self, guint field);
const char *duo_record_get_text (gpointer self, guint field);
gint64 duo_record_get_number (gpointer self, guint field);
gint duo_record_get_code (gpointer self, guint field);
const DuoWhen *duo_record_get_when (gpointer self, guint field);

/* The identity under the names of a type: duo_message_get_id() and so on. */
#define DUO_DEFINE_RECORD_ACCESSORS(Type, prefix)                                                                      \
  static inline Type *prefix##_copy (Type *self) { return duo_record_copy (self); }                                    \
  static inline gboolean prefix##_equal (Type *self, Type *other) { return duo_record_equal (self, other); }           \
  static inline gint64 prefix##_get_id (Type *self) { return duo_record_get_id (DUO_RECORD (self)); }                  \
  static inline void prefix##_set_id (Type *self, gint64 id) { duo_record_set_id (DUO_RECORD (self), id); }            \
  static inline const char *prefix##_get_uid (Type *self) { return duo_record_get_uid (DUO_RECORD (self)); }           \
  static inline void prefix##_set_uid (Type *self, const char *uid) { duo_record_set_uid (DUO_RECORD (self), uid); }   \
  static inline gint64 prefix##_get_rev (Type *self) { return duo_record_get_rev (DUO_RECORD (self)); }                \
  static inline void prefix##_set_rev (Type *self, gint64 rev) { duo_record_set_rev (DUO_RECORD (self), rev); }

G_END_DECLS
