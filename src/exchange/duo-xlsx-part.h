/* SPDX-License-Identifier: EUPL-1.2 */
/* Reading one XML part of a workbook, within limits. Only for the files of the XLSX reader. */
#pragma once

#include <glib.h>
#include <libxml/xmlstring.h>
#include <zip.h>

#include "duo-error.h"

G_BEGIN_DECLS

typedef struct _DuoXlsxPart DuoXlsxPart;

/**
 * DuoXlsxPartFuncs:
 * @start: an element begins; @name is its local name, @attributes as libxml2 gives them, five pointers each
 * @end: an element ends
 * @text: (nullable): a piece of text, not ended by a NUL
 *
 * Only elements in the namespace of the part's root come through.
 */
typedef struct
{
  void (*start) (DuoXlsxPart *part, const char *name, gint n_attributes, const xmlChar **attributes);
  void (*end)   (DuoXlsxPart *part, const char *name);
  void (*text)  (DuoXlsxPart *part, const char *text, gint length);
} DuoXlsxPartFuncs;

gboolean  duo_xlsx_part_parse         (zip_t                  *zip,
                                       const char             *name,
                                       guint64                 archive_size,
                                       const DuoXlsxPartFuncs *funcs,
                                       gpointer                user_data,
                                       GError                **error);
gboolean  duo_zip_says_bomb           (zip_t                  *zip);
gpointer  duo_xlsx_part_get_data      (DuoXlsxPart            *self);
void      duo_xlsx_part_fail          (DuoXlsxPart            *self,
                                       DuoError                code,
                                       const char             *reason);
void      duo_xlsx_part_fail_with     (DuoXlsxPart            *self,
                                       GError                 *error);
gboolean  duo_xlsx_attribute_find     (gint                    n_attributes,
                                       const xmlChar         **attributes,
                                       const char             *name,
                                       const char            **value,
                                       gsize                  *length);
char     *duo_xlsx_attribute_dup      (gint                    n_attributes,
                                       const xmlChar         **attributes,
                                       const char             *name);
gboolean  duo_xlsx_attribute_get_uint (gint                    n_attributes,
                                       const xmlChar         **attributes,
                                       const char             *name,
                                       guint                   maximum,
                                       guint                  *number);

G_END_DECLS
