/* SPDX-License-Identifier: EUPL-1.2 */
/* A material as a month overview lists it: what it is and at how many institutions it fits; or one that has to be made. */
#pragma once

#include "duo-material.h"
#include "duo-when.h"

G_BEGIN_DECLS

/* Rights that end within so many days of a reckoning day are about to. */
#define DUO_RIGHTS_SOON 90

typedef enum
{
  DUO_MATERIAL_LINE_CONCEPT,
  DUO_MATERIAL_LINE_RELEASED,
  DUO_MATERIAL_LINE_TO_MAKE, /* a format for institutions at which nothing fits yet */
  DUO_N_MATERIAL_LINE_STATES,
} DuoMaterialLineState;

/**
 * DuoMaterialLine:
 * @campaign: (owned): its name
 * @title: (owned): "" for one to make
 * @format: (owned): the code of its type, "jpg"
 * @pages: of a document; else 0
 * @duration: milliseconds; 0 where it has none
 * @chars: of a text, with its title; else 0
 * @fits: institutions at which it fits; of one to make: that it would add
 * @unclear: institutions at which it cannot be told
 * @asked: institutions that take part in the campaign
 * @reached: of these, with something that fits
 */
typedef struct
{
  char *campaign;
  char *title;
  DuoMaterialLineState state;
  char *format;
  gint width;
  gint height;
  gint pages;
  gint64 duration;
  gint chars;
  guint fits;
  guint unclear;
  guint asked;
  guint reached;
  DuoRights rights;
  DuoWhen rights_until;
} DuoMaterialLine;

DuoMaterialLine *duo_material_line_new  (const char *campaign, const char *title, const char *format);
void             duo_material_line_free (DuoMaterialLine *self);

const char      *duo_material_line_state_to_string (DuoMaterialLineState state);
gboolean         duo_material_line_state_parse     (const char *text, DuoMaterialLineState *state);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DuoMaterialLine, duo_material_line_free)

G_END_DECLS
