/* SPDX-License-Identifier: EUPL-1.2 */
/* Codes become sentences here, once for both faces, in the language of the screen. */
#pragma once

#include "duo-calendar-check.h"
#include "duo-calendar-copy.h"
#include "duo-change-set.h"
#include "duo-contact-check.h"
#include "duo-kinds.h"
#include "duo-progress.h"
#include "duo-register.h"
#include "duo-when.h"

G_BEGIN_DECLS

/* Sets up gettext: Dutch unless @language says otherwise (NULL = the default). Once, at the start of main(). */
void  duo_words_init             (const char *language);
/* The language that the user chose in the preferences, for duo_words_init(); NULL where nothing is installed. */
char *duo_words_dup_language_setting (void);

/* "oktober", "okt"; "oktober 2020"; "2 nov", "2 november 2020", "okt/nov 2019". Words of closed sets are in
 * lower case ("studenten", "concept"), as they stand in a sentence, but for names of sectors and objects. */
const char *duo_words_month      (gint number, gboolean abbreviated);
char *duo_words_month_year       (DuoMonth month);
char *duo_words_months           (DuoMonth first, DuoMonth last, gboolean abbreviated); /* "mei – juli" */
char *duo_words_months_spoken    (DuoMonth first, DuoMonth last); /* "mei tot en met juli" */
char *duo_words_when             (const DuoWhen *when, gboolean with_year, gboolean abbreviated);
char *duo_words_days_late        (gint days); /* "184 dagen later dan gepland" */
const char *duo_words_sector     (DuoSector sector);  /* "Voortgezet onderwijs" */
char       *duo_words_sectors    (DuoSectorSet sectors); /* "VO, MBO" */
const char *duo_words_audience   (DuoAudience audience);
const char *duo_words_status     (DuoMessageStatus status);
const char *duo_words_colour     (DuoColour colour);
const char *duo_words_object     (DuoObjectKind kind); /* "Boodschap" */
const char *duo_words_role       (DuoContactRole role);  /* "communicatie" */
const char *duo_words_moment     (DuoMomentKind kind);   /* "telefoongesprek" */
const char *duo_words_answer     (DuoAnswer answer);     /* "doet mee" */
const char *duo_words_not_asked  (void);                 /* "niet gevraagd" */
const char *duo_words_origin     (DuoOrigin origin);     /* "telefonisch" */
const char *duo_words_flaw       (DuoFlaw flaw);         /* what to look at; NULL for nothing */
/* "‘A’", "‘A’ en ‘B’", "‘A’, ‘B’ en ‘C’"; (element-type utf8) */
char *duo_words_titles           (GPtrArray *titles);
/* What happened, to what, and what to do. @what: the file or object concerned (nullable). */
char *duo_words_error            (const GError *error, const char *what);
char *duo_words_refusal          (DuoRefusal refusal, const char *value);
char *duo_words_refused          (DuoChangeItem *item); /* the same, of an item of an import */
char *duo_words_refusal_of_many  (DuoRefusal refusal, guint n); /* NULL where each says something of its own */
char *duo_words_item_remark      (DuoChangeItem *item); /* "" where there is nothing to say of it */
char *duo_words_progress         (const DuoProgress *progress); /* "12.000 regels gelezen…" */
const char *duo_words_register_source (DuoSource source); /* "Vestigingen vo" */
const char *duo_words_register_record (DuoRecordType type); /* "instelling" */
const char *duo_words_item_state (DuoChangeItemState state); /* "nieuw" */
/* A field of an object by its code in a change set or its column in the store: "text" gives "tekst". A code
 * that is not known is given back as it is. */
const char *duo_words_field      (const char *field);
char *duo_words_copy_look        (DuoCopyLook look);
/* A finding's headline and the rule in words; @titles: titles of its messages in order (element-type utf8). */
char *duo_words_finding          (const DuoFinding *finding, GPtrArray *titles);
char *duo_words_finding_rule     (const DuoFinding *finding);
/* A change by kind and object, "Boodschap verplaatst", and with what it is about, "‘Aanvragen SF’ verplaatst".
 * @kind: a code of DuoChangeKind (see duo_change_kind_to_string()). */
char *duo_words_change           (const char *kind, DuoObjectKind object_kind, const char *title);

G_END_DECLS
