/* SPDX-License-Identifier: EUPL-1.2 */
/* The register of institutions in memory: its records by code, where each field comes from, and what a file would
 * change in it. */
#pragma once

#include "duo-change-set.h"
#include "duo-sector.h"

G_BEGIN_DECLS

/* In the order in which they are written: each refers only to those before it. */
typedef enum
{
  DUO_RECORD_BOARD,
  DUO_RECORD_INSTITUTION,
  DUO_RECORD_LOCATION,
  DUO_RECORD_TRANSITION,
  DUO_RECORD_COUNT, /* pupils or students of an institution or location in a year */
  DUO_RECORD_NAME,  /* a name that a BRIN has or had: a reference, no institution */
  DUO_N_RECORD_TYPES,
} DuoRecordType;

typedef enum
{
  DUO_REGISTER_NAME,
  DUO_REGISTER_SHORT_NAME,
  DUO_REGISTER_BOARD,        /* its number */
  DUO_REGISTER_STREET,
  DUO_REGISTER_HOUSE_NUMBER,
  DUO_REGISTER_POSTCODE,
  DUO_REGISTER_PLACE,
  DUO_REGISTER_MUNICIPALITY,
  DUO_REGISTER_PROVINCE,
  DUO_REGISTER_DENOMINATION,
  DUO_REGISTER_PHONE,
  DUO_REGISTER_WEBSITE,
  DUO_REGISTER_EMAIL,
  DUO_REGISTER_STRUCTURE,    /* "VMBO/HAVO/VWO" */
  DUO_REGISTER_CLASS,        /* "ROC", "hbo": the register's own word for what it is */
  DUO_REGISTER_KVK,
  DUO_REGISTER_RIO_CODE,
  DUO_REGISTER_OPEN_FROM,    /* inclusive */
  DUO_REGISTER_OPEN_UNTIL,   /* exclusive: closed on that day */
  DUO_REGISTER_FROM_FUNCTION, /* of transitions, text as the register has it */
  DUO_REGISTER_FROM_CODE,
  DUO_REGISTER_TO_FUNCTION,
  DUO_REGISTER_TO_CODE,
  DUO_REGISTER_DAY,
  DUO_REGISTER_TRANSITION,   /* F, S, V, D */
  DUO_REGISTER_COMPLETE,     /* J or N */
  DUO_REGISTER_STATE,        /* H, A, T */
  DUO_REGISTER_CODE,         /* of counts and names: the BRIN or location */
  DUO_REGISTER_SECTOR,
  DUO_REGISTER_YEAR,
  DUO_REGISTER_PERSONS,      /* those that are known, added up; empty where none is */
  DUO_REGISTER_SUPPRESSED,   /* how many cells were kept back ("<5") */
  DUO_N_REGISTER_FIELDS,
} DuoRegisterField;

#define DUO_REGISTER_RECORD_FIELDS_MAX 19

/* Where a value comes from: the kind of file, or a person. Later ones go first where the day is the same. */
typedef enum
{
  DUO_SOURCE_NONE,
  DUO_SOURCE_BRIN_NAMES,
  DUO_SOURCE_MBO_SHEET,
  DUO_SOURCE_OWN_LIST,  /* somebody's own, by columns that a person pointed at */
  DUO_SOURCE_VO_PUPILS,
  DUO_SOURCE_HO_STUDENTS,
  DUO_SOURCE_LOCATION_PUPILS,
  DUO_SOURCE_TRANSITIONS,
  DUO_SOURCE_RELATIONS,
  DUO_SOURCE_ORGANISATIONS,
  DUO_SOURCE_BOARDS,
  DUO_SOURCE_HO_RECOGNITIONS,
  DUO_SOURCE_MBO_INSTITUTIONS,
  DUO_SOURCE_HO_INSTITUTIONS,
  DUO_SOURCE_VO_LOCATIONS,
  DUO_SOURCE_VO_INSTITUTIONS,
  DUO_SOURCE_PERSON,
  DUO_N_SOURCES,
} DuoSource;

/* How well a source knows: an address list of locations says the institution's own name only by the way. */
typedef enum
{
  DUO_STRENGTH_GUESS,   /* of the institution, taken from one of its locations */
  DUO_STRENGTH_MAIN,    /* of the institution, taken from location 00 */
  DUO_STRENGTH_CERTAIN,
} DuoStrength;

/**
 * DuoProvenance:
 *
 * @as_of: Julian day that the source tells about; 0 for a value without a source
 */
typedef struct
{
  guint32 as_of;
  guint8  source;   /* DuoSource */
  guint8  strength; /* DuoStrength */
} DuoProvenance;

typedef enum
{
  DUO_VERDICT_SAME,    /* nothing to do */
  DUO_VERDICT_CONFIRM, /* the same value, known from a better or later source */
  DUO_VERDICT_TAKE,
  DUO_VERDICT_OFFER,   /* a person edited the value here: only with a tick */
  DUO_VERDICT_OLDER,   /* what is here is from a later or better source */
} DuoVerdict;

/**
 * DuoRegisterRecord:
 *
 * One record of a file or of the store, its values as text by field.
 */
#define DUO_TYPE_REGISTER_RECORD (duo_register_record_get_type ())
G_DECLARE_FINAL_TYPE (DuoRegisterRecord, duo_register_record, DUO, REGISTER_RECORD, GObject)

struct _DuoRegisterRecord
{
  GObject        parent_instance;
  DuoRecordType  type;
  gint64         id;         /* 0 until it is in the store */
  gint64         rev;
  char          *key;        /* (owned): what it is known by within its type */
  char         **values;     /* (owned): by place, see duo_record_fields() */
  DuoProvenance *provenance; /* (owned) (nullable): by place */
  char          *sources;    /* (owned) (nullable): the same as text, until it is asked for */
  DuoSectorSet   sectors;    /* of institutions and locations */
  DuoSectorSet   stored_sectors;
  guint          line;       /* of the file; 0 for none */
  gboolean       dirty;      /* differs from the store */
};

const DuoRegisterField *duo_record_fields (DuoRecordType type, guint *n_fields);
gint                    duo_record_find_field (DuoRecordType type, DuoRegisterField field);
const char             *duo_record_type_to_string    (DuoRecordType type);
const char             *duo_register_field_to_string (DuoRegisterField field);
const char             *duo_source_to_string         (DuoSource source);
gboolean                duo_source_parse             (const char *text, DuoSource *source);
gboolean                duo_source_is_list_of        (DuoSource source, DuoSector sector); /* of all institutions of the sector */
gboolean                duo_register_list_is_whole   (guint n, guint n_other);

DuoRegisterRecord *duo_register_record_new       (DuoRecordType type, const char *key);
const char        *duo_register_record_get       (DuoRegisterRecord *self, DuoRegisterField field);
void               duo_register_record_set       (DuoRegisterRecord *self, DuoRegisterField field, const char *value);
const DuoProvenance *duo_register_record_get_provenance (DuoRegisterRecord *self, DuoRegisterField field);
void               duo_register_record_set_provenance   (DuoRegisterRecord *self, DuoRegisterField field,
                                                         const DuoProvenance *provenance);
char              *duo_register_record_dup_sources (DuoRegisterRecord *self);
void               duo_register_record_make_key    (DuoRegisterRecord *self);

DuoVerdict         duo_register_decide (DuoRegisterField field, DuoSectorSet sectors, const char *current, const DuoProvenance *current_from,
                                        const char *incoming, const DuoProvenance *incoming_from);

/**
 * DuoRegisterFile:
 *
 * One file as it was read: nothing of it is stored.
 */
typedef struct
{
  char      *name;        /* (owned): base name, of one in a zip "zip/name" */
  DuoSource  source;      /* what it was recognised as */
  char      *path;        /* (owned): where it lies; of one in a zip the path of that, "/" and its name there */
  guint32    as_of;       /* Julian day */
  gboolean   as_of_found; /* a name or the caller said so; else it was only supposed */
  char      *encoding;    /* (owned) */
  char      *separator;   /* (owned) */
  char      *newline;     /* (owned) */
  guint      lines;
  guint      passed_over; /* lines of organisations that are not ours, such as primary schools */
  GPtrArray *records;     /* (owned) (element-type DuoRegisterRecord): by type, then as they first came */
  GPtrArray *refused;     /* (owned) (element-type DuoChangeItem) */
  GPtrArray *ignored;     /* (owned) (element-type utf8): headings of columns that mean nothing here */
  DuoSectorSet covers;    /* sectors of which it lists all institutions */
  gboolean   covers_locations; /* or all locations */
} DuoRegisterFile;

void duo_register_file_free (DuoRegisterFile *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DuoRegisterFile, duo_register_file_free)

/**
 * DuoRegister:
 *
 * The records of a store, or none; files are compared with it and applied to it.
 */
typedef struct
{
  GHashTable *records[DUO_N_RECORD_TYPES]; /* (owned): key to DuoRegisterRecord */
  GPtrArray  *dirty;                       /* (owned) (element-type DuoRegisterRecord): to be written, in order of change */
} DuoRegister;

DuoRegister       *duo_register_new     (void);
void               duo_register_free    (DuoRegister *self);
DuoRegisterRecord *duo_register_find    (DuoRegister *self, DuoRecordType type, const char *key);
void               duo_register_add     (DuoRegister *self, DuoRegisterRecord *record);
DuoChangeSet      *duo_register_compare (DuoRegister *self, DuoRegisterFile *file);
void               duo_register_apply   (DuoRegister *self, DuoChangeSet *set);
void               duo_register_edit    (DuoRegister *self, DuoRegisterRecord *record, DuoRegisterField field, const char *value,
                                         guint32 today);
GPtrArray         *duo_register_compare_files (DuoRegister *self, GPtrArray *files);
GHashTable        *duo_register_list_names    (DuoRegister *self, GPtrArray *sets);
GHashTable        *duo_register_find_closed   (DuoRegister *self);
char              *duo_register_name_key (const char *brin, const char *name);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DuoRegister, duo_register_free)

G_END_DECLS
