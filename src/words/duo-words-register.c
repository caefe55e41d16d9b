/* SPDX-License-Identifier: EUPL-1.2 */
/* The files of the register, and what they hold. */
#include "duo-words.h"

#include <glib/gi18n.h>

/* Returns: (transfer none): what a kind of file is called, to begin a sentence with. */
const char *
duo_words_register_source (DuoSource source)
{
  static const char *const words[DUO_N_SOURCES] = {
    [DUO_SOURCE_NONE] = NC_ ("file", "Unknown file"),
    [DUO_SOURCE_BRIN_NAMES] = NC_ ("file", "Names of every BRIN ever issued"),
    [DUO_SOURCE_MBO_SHEET] = NC_ ("file", "List of MBO institutions"),
    [DUO_SOURCE_OWN_LIST] = NC_ ("file", "Own list of institutions"),
    [DUO_SOURCE_VO_PUPILS] = NC_ ("file", "Pupils in secondary education"),
    [DUO_SOURCE_HO_STUDENTS] = NC_ ("file", "Students in higher education"),
    [DUO_SOURCE_LOCATION_PUPILS] = NC_ ("file", "Pupils by location"),
    [DUO_SOURCE_TRANSITIONS] = NC_ ("file", "Mergers, splits and transfers"),
    [DUO_SOURCE_RELATIONS] = NC_ ("file", "Relations of organisations"),
    [DUO_SOURCE_ORGANISATIONS] = NC_ ("file", "Organisations"),
    [DUO_SOURCE_BOARDS] = NC_ ("file", "Boards"),
    [DUO_SOURCE_HO_RECOGNITIONS] = NC_ ("file", "Recognitions in higher education (RIO)"),
    [DUO_SOURCE_MBO_INSTITUTIONS] = NC_ ("file", "Institutions of vocational education"),
    [DUO_SOURCE_HO_INSTITUTIONS] = NC_ ("file", "Institutions of higher education"),
    [DUO_SOURCE_VO_LOCATIONS] = NC_ ("file", "Locations of secondary education"),
    [DUO_SOURCE_VO_INSTITUTIONS] = NC_ ("file", "Institutions of secondary education"),
    [DUO_SOURCE_PERSON] = NC_ ("file", "Edited by a person"),
  };

  g_return_val_if_fail ((gint) source >= 0 && source < DUO_N_SOURCES, "");

  return g_dpgettext2 (NULL, "file", words[source]);
}

/* Returns: (transfer none): what a record is, inside a sentence. */
const char *
duo_words_register_record (DuoRecordType type)
{
  static const char *const words[DUO_N_RECORD_TYPES] = {
    [DUO_RECORD_BOARD] = NC_ ("record", "board"),
    [DUO_RECORD_INSTITUTION] = NC_ ("record", "institution"),
    [DUO_RECORD_LOCATION] = NC_ ("record", "location"),
    [DUO_RECORD_TRANSITION] = NC_ ("record", "merger or transfer"),
    [DUO_RECORD_COUNT] = NC_ ("record", "number of pupils or students"),
    [DUO_RECORD_NAME] = NC_ ("record", "former or other name"),
  };

  g_return_val_if_fail ((gint) type >= 0 && type < DUO_N_RECORD_TYPES, "");

  return g_dpgettext2 (NULL, "record", words[type]);
}
