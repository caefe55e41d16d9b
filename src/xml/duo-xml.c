/* SPDX-License-Identifier: EUPL-1.2 */
/* A push parser of libxml2 that fetches nothing, knows no document types and says nothing on standard error. */
#include "duo-xml.h"

#include <libxml/SAX2.h>
#include <libxml/parser.h>

/* What is handed to libxml2 at once, so that what was stopped ends soon. */
#define PIECE_SIZE (64 * 1024)

/* By its first bytes libxml2 finds the encoding. */
#define HEAD_SIZE 4

struct _DuoXml
{
  const DuoXmlFuncs *funcs;
  gpointer user_data;
  xmlParserCtxtPtr parser; /* (owned) (nullable): made when the first piece comes */
  guint depth;
  guint depth_max;
  DuoXmlState state;
};

static void
start_cb (void *data,
          const xmlChar *name,
          const xmlChar *prefix,
          const xmlChar *uri,
          int n_namespaces,
          const xmlChar **namespaces,
          int n_attributes,
          int n_defaulted,
          const xmlChar **attributes)
{
  DuoXml *self = data;

  if (self->state != DUO_XML_GOOD)
    return;

  if (++self->depth > self->depth_max)
    self->state = DUO_XML_TOO_DEEP;
  else
    self->funcs->start (self->user_data, (const char *) name, (const char *) uri, n_attributes, attributes);
}

static void
end_cb (void *data, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri)
{
  DuoXml *self = data;

  if (self->state != DUO_XML_GOOD)
    return;

  self->depth--;
  self->funcs->end (self->user_data, (const char *) name, (const char *) uri);
}

static void
text_cb (void *data, const xmlChar *text, int length)
{
  DuoXml *self = data;

  if (self->state == DUO_XML_GOOD && self->funcs->text != NULL)
    self->funcs->text (self->user_data, (const char *) text, length);
}

static void
doctype_cb (void *data, const xmlChar *name, const xmlChar *external_id, const xmlChar *system_id)
{
  DuoXml *self = data;

  if (self->state == DUO_XML_GOOD)
    self->state = DUO_XML_DOCTYPE;
  if (self->parser != NULL)
    xmlStopParser (self->parser); /* no entity is even read */
}

/* libxml2 would write to standard error; its parser remembers what matters. */
static void
ignore_error_cb (void *data, xmlErrorPtr error)
{
}

static xmlParserCtxtPtr
new_parser (DuoXml *self, const char *head, gint length)
{
  xmlSAXHandler sax = { 0 };
  xmlParserCtxtPtr parser;

  sax.initialized = XML_SAX2_MAGIC;
  sax.startElementNs = start_cb;
  sax.endElementNs = end_cb;
  sax.characters = text_cb;
  sax.cdataBlock = text_cb;
  sax.ignorableWhitespace = text_cb;
  sax.internalSubset = doctype_cb;
  sax.serror = ignore_error_cb;

  parser = xmlCreatePushParserCtxt (&sax, self, head, length, NULL);
  if (parser == NULL)
    g_error ("libxml2 has no memory"); /* as GLib does where its own allocations fail */
  xmlCtxtUseOptions (parser, XML_PARSE_NONET);
  return parser;
}

/* Hands one piece to the parser, or with @data %NULL the end, and looks how it fared. */
static void
parse (DuoXml *self, const char *data, gint length)
{
  const int code = xmlParseChunk (self->parser, data, length, data == NULL);

  if (self->state == DUO_XML_GOOD && code != XML_ERR_OK && !self->parser->wellFormed)
    self->state = DUO_XML_MALFORMED;
  else if (self->state == DUO_XML_GOOD && code != XML_ERR_OK && data == NULL)
    self->state = DUO_XML_BAD_NAMESPACES;
}

/**
 * duo_xml_new:
 * @funcs: what to call
 * @depth_max: how deep elements may stand in one another
 * @user_data: for @funcs
 *
 * Returns: (transfer full): a reader of one document
 */
DuoXml *
duo_xml_new (const DuoXmlFuncs *funcs, guint depth_max, gpointer user_data)
{
  DuoXml *self = g_new0 (DuoXml, 1);

  self->funcs = funcs;
  self->depth_max = depth_max;
  self->user_data = user_data;
  return self;
}

void
duo_xml_free (DuoXml *self)
{
  if (self->parser != NULL)
    {
      if (self->parser->myDoc != NULL)
        xmlFreeDoc (self->parser->myDoc);
      xmlFreeParserCtxt (self->parser);
    }
  g_free (self);
}

/**
 * duo_xml_feed:
 * @data: (array length=length): what comes next of the document
 *
 * Returns: whether more is wanted; duo_xml_get_state() says why not
 */
gboolean
duo_xml_feed (DuoXml *self, const char *data, gsize length)
{
  gsize done = 0;

  if (self->parser == NULL && length > 0)
    {
      done = MIN (length, HEAD_SIZE);
      self->parser = new_parser (self, data, (gint) done);
    }
  while (self->state == DUO_XML_GOOD && done < length)
    {
      const gsize piece = MIN (length - done, PIECE_SIZE);

      parse (self, data + done, (gint) piece);
      done += piece;
    }

  return self->state == DUO_XML_GOOD;
}

/* There is no more to come. Returns: what is wrong with the document, if anything. */
DuoXmlState
duo_xml_end (DuoXml *self)
{
  if (self->parser == NULL)
    self->state = DUO_XML_MALFORMED;
  else if (self->state == DUO_XML_GOOD)
    parse (self, NULL, 0);

  return self->state;
}

/**
 * duo_xml_stop:
 *
 * Nothing more is handed out, and nothing more is read after the current piece. To be called by the functions that the
 * reader calls. The parser goes on to the end of its piece: stopping it would free the attributes which the caller may
 * still be looking at.
 */
void
duo_xml_stop (DuoXml *self)
{
  if (self->state == DUO_XML_GOOD)
    self->state = DUO_XML_STOPPED;
}

DuoXmlState
duo_xml_get_state (DuoXml *self)
{
  return self->state;
}

/* Returns: (transfer none): it in words, for developers. */
const char *
duo_xml_state_to_string (DuoXmlState state)
{
  static const char *const words[] = {
    [DUO_XML_GOOD] = "good",
    [DUO_XML_STOPPED] = "stopped",
    [DUO_XML_MALFORMED] = "XML not well formed",
    [DUO_XML_DOCTYPE] = "DOCTYPE",
    [DUO_XML_TOO_DEEP] = "nested too deeply",
    [DUO_XML_BAD_NAMESPACES] = "wrong namespaces",
  };

  return words[state];
}
