/* SPDX-License-Identifier: EUPL-1.2 */
/* The codes with which schools open their material: easy to read aloud, with a check character. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * DuoCodePolicy:
 *
 * What a platform asks of a password (capability password_policy). All zero asks nothing; a code of ours is never
 * weaker than twelve characters of an alphabet of thirty-one, whatever a platform would allow.
 */
typedef struct
{
  guint    min_length;  /* characters, separators included */
  gboolean digits;      /* at least one digit */
  gboolean both_cases;  /* upper and lower case */
  gboolean special;     /* something that is no letter or digit: the separators serve */
} DuoCodePolicy;

/* Random bytes that are enough for one code, whatever the policy asks. */
#define DUO_LOGIN_CODE_RANDOM 256

/* What may be wrong with a code that a person typed. */
typedef enum
{
  DUO_CODE_GOOD,
  DUO_CODE_TOO_SHORT,   /* or too long */
  DUO_CODE_CHARACTER,   /* a character that no code has */
  DUO_CODE_MISTYPED,    /* the check character does not fit */
} DuoCodeVerdict;

char          *duo_login_code_new    (const DuoCodePolicy *policy,
                                      const guint8        *random,
                                      gsize                n_random);
DuoCodeVerdict duo_login_code_check  (const char          *code);
gboolean       duo_login_code_suits  (const char          *code,
                                      const DuoCodePolicy *policy);

G_END_DECLS
