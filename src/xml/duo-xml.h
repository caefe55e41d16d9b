/* SPDX-License-Identifier: EUPL-1.2 */
/* XML from outside, read as a stream and within limits: the one place where a parser is set up. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _DuoXml DuoXml;

/* What is wrong with a document. */
typedef enum
{
  DUO_XML_GOOD,
  DUO_XML_STOPPED,       /* by duo_xml_stop() */
  DUO_XML_MALFORMED,     /* or there was nothing at all */
  DUO_XML_DOCTYPE,       /* what we read has none: the one who adds it is after entities */
  DUO_XML_TOO_DEEP,
  DUO_XML_BAD_NAMESPACES, /* well formed, but a prefix is not what the standard allows */
} DuoXmlState;

/**
 * DuoXmlFuncs:
 * @start: an element begins; @name is its local name, @uri (nullable) its namespace, which is one pointer for one
 *   namespace of a document; @attributes has five pointers for each, as libxml2 gives them: name, prefix, namespace,
 *   begin and end of the value
 * @end: an element ends
 * @text: (nullable): a piece of text, not ended by a NUL
 */
typedef struct
{
  void (*start) (gpointer user_data, const char *name, const char *uri, gint n_attributes, const guchar **attributes);
  void (*end)   (gpointer user_data, const char *name, const char *uri);
  void (*text)  (gpointer user_data, const char *text, gint length);
} DuoXmlFuncs;

DuoXml      *duo_xml_new       (const DuoXmlFuncs *funcs,
                                guint              depth_max,
                                gpointer           user_data);
void         duo_xml_free      (DuoXml            *self);
gboolean     duo_xml_feed      (DuoXml            *self,
                                const char        *data,
                                gsize              length);
DuoXmlState  duo_xml_end       (DuoXml            *self);
void         duo_xml_stop      (DuoXml            *self);
DuoXmlState  duo_xml_get_state (DuoXml            *self);
const char  *duo_xml_state_to_string (DuoXmlState  state);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DuoXml, duo_xml_free)

G_END_DECLS
