/* SPDX-License-Identifier: EUPL-1.2 */
/* How a message is drawn, in the year and in the timeline alike: its outline over sectors, hatch, edge and text. */
#pragma once

#include <gtk/gtk.h>

#include "duo-calendar-service.h"
#include "duo-placeholder.h"
#include "duo-year-layout.h"

G_BEGIN_DECLS

/* Pixels between a bar and the lines of its cell, and of its corners. */
#define DUO_BAR_GAP 3
#define DUO_BAR_RADIUS 7

/**
 * DuoMessageFace:
 *
 * What of a message can be read in the calendar, filled in for the year shown.
 */
typedef struct
{
  char     *title;        /* (owned): first line of the text */
  GArray   *title_years;  /* (owned) (element-type DuoTextRange): years that were filled in */
  char     *body;         /* (owned) (nullable): the other lines; list items begin with a bullet */
  GArray   *body_years;   /* (owned) (element-type DuoTextRange) */
  gboolean  body_is_list;
  char     *campaign;     /* (owned): its name, or that there is none */
  char     *link;         /* (owned) (nullable): without what every address begins with */
  char     *status;       /* (owned) (nullable): the word for a status that is not definite */
  char     *tag;          /* (owned) (nullable): "MBO + HO" where the shape alone does not say it */
  DuoMessageStatus message_status;
  DuoColour colour;
} DuoMessageFace;

DuoMessageFace *duo_message_face_new  (DuoMessage          *message,
                                       DuoCalendarSnapshot *snapshot,
                                       const DuoSpan       *span,
                                       DuoSectorSet         tag);
gboolean        duo_message_face_equal (const DuoMessageFace *a,
                                        const DuoMessageFace *b);
void            duo_message_face_free (DuoMessageFace      *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DuoMessageFace, duo_message_face_free)

/**
 * DuoMessageLeg:
 * @area: where it lies, in the coordinates of its bar
 * @sector: the sector it stands in
 * @open_begin: it began before the window: no edge there
 * @open_end: it goes on after the window
 * @sector_label: (owned) (nullable): bold part of its label, "HO"; set where the legs' months differ
 * @months_label: (owned) (nullable): "juni – augustus"; or for an open end until when
 */
typedef struct
{
  graphene_rect_t area;
  DuoSector       sector;
  gboolean        open_begin;
  gboolean        open_end;
  char           *sector_label;
  char           *months_label;
} DuoMessageLeg;

void duo_message_leg_clear (DuoMessageLeg *self);

typedef struct
{
  GdkRGBA  fill;
  GdkRGBA  edge;
  GdkRGBA  text;
  GdkRGBA  focus;
  GdkRGBA  view; /* what a concept is hatched on */
  gboolean high_contrast;
} DuoMessageColours;

void duo_message_colours_look_up (GtkWidget *widget, DuoColour colour, DuoMessageColours *colours);
void duo_look_up_colour          (GtkWidget *widget, const char *name, GdkRGBA *colour);

typedef struct _DuoTextBlock DuoTextBlock;

DuoTextBlock *duo_text_block_new      (GtkWidget *widget, const DuoMessageFace *face, int width, int height);
void          duo_text_block_free     (DuoTextBlock *self);
gboolean      duo_text_block_is_cut   (DuoTextBlock *self);
void          duo_text_block_snapshot (DuoTextBlock *self, GtkSnapshot *snapshot, float x, float y,
                                       const DuoMessageColours *colours);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DuoTextBlock, duo_text_block_free)

void duo_message_draw_shape (GtkSnapshot             *snapshot,
                             const DuoMessageLeg     *legs,
                             guint                    n_legs,
                             GtkOrientation           months,
                             const graphene_rect_t   *bounds,
                             DuoMessageStatus         status,
                             const DuoMessageColours *colours,
                             gboolean                 lit,
                             gboolean                 focused);
void duo_message_draw_ghost (GtkSnapshot             *snapshot,
                             const DuoMessageLeg     *legs,
                             guint                    n_legs,
                             GtkOrientation           months,
                             const graphene_rect_t   *bounds,
                             const GdkRGBA           *colour);

G_END_DECLS
