/* SPDX-License-Identifier: EUPL-1.2 */
/* A small register for tests: a board, two institutions of it, a location of the second. All made up. */
#pragma once

#include "duo-store.h"

G_BEGIN_DECLS

#define DUO_TEST_REGISTER                                                                                                        \
  "INSERT INTO board (uid, rev, number, name, street, house_number, postcode, place, municipality, denomination, phone," \
  " website, email, kvk, rio_code, open_from, open_until, sources, sort_key)"                                           \
  " VALUES ('b1', 1, '31107', 'Stichting Het Baken', '', '', '', '', '', '', '', '', '', '', '', '', '', '', 'stichting het baken');" \
  "INSERT INTO institution (uid, rev, brin, kind, name, short_name, board, street, house_number, postcode, place,"      \
  " municipality, province, denomination, phone, website, email, structure, class, kvk, rio_code, open_from, open_until," \
  " note, sources, sort_key) VALUES"                                                                                    \
  " ('i1', 1, '01AA', 'institution', 'ROC Het Baken', 'Baken', 1, '', '', '', 'Breda', '', '', '', '', '', '', '', '', '', '', '', '', '', '', 'roc het baken')," \
  " ('i2', 1, '02BB', 'institution', 'De Kaap', '', 1, '', '', '', 'Ede', '', '', '', '', '', '', '', '', '', '', '', '', '', '', 'de kaap');" \
  "INSERT INTO location (uid, rev, institution, code, name, street, house_number, postcode, place, municipality, province," \
  " denomination, phone, website, structure, rio_code, open_from, open_until, sources)"                                 \
  " VALUES ('l1', 1, 2, '02BB00', '', '', '', '', '', '', '', '', '', '', '', '', '', '', '');"                          \
  "INSERT INTO institution_sector (uid, rev, institution, sector) VALUES ('s1', 1, 1, 'VO'), ('s2', 1, 1, 'MBO'), ('s3', 1, 2, 'MBO')"

/* Their ids in a store that was empty. The first is "Baken" (01AA, VO and MBO), the second "De Kaap" (02BB, MBO). */
#define DUO_TEST_BOARD 1
#define DUO_TEST_FIRST 1
#define DUO_TEST_SECOND 2
#define DUO_TEST_LOCATION 1

void duo_test_add_register (DuoStore *store);

G_END_DECLS
