/* SPDX-License-Identifier: EUPL-1.2 */
/* Login codes: how they are made and checked. Pure; the caller brings the random bytes. */
#include "duo-login-code.h"

#include <string.h>

/* No 0 and O, no 1, I and L: what is read aloud or from a print is not mistaken. Thirty-one is a prime, so that the
 * weighted sum below finds every wrong character and every two that were swapped. */
static const char alphabet[] = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";
#define BASE ((guint) (sizeof alphabet - 1))
#define N_DIGITS 8u
#define GROUP 4u
#define MIN_SIGNS 12u          /* eleven free ones: 54 bits */
#define MAX_SIGNS (BASE - 1)   /* weights have to differ modulo BASE */

static guint
value_of (char sign)
{
  const char *found = strchr (alphabet, g_ascii_toupper (sign));

  return sign != '\0' && found != NULL ? (guint) (found - alphabet) : BASE;
}

/* The weight of the sign at @position, never 0 modulo BASE. */
static guint
weight_of (guint position)
{
  return position % (BASE - 1) + 1;
}

/* The sign that makes the weighted sum of @n values and itself 0. */
static guint
check_value (const guint *values,
             guint        n)
{
  guint sum = 0, weight = weight_of (n);

  for (guint i = 0; i < n; i++)
    sum = (sum + weight_of (i) * values[i]) % BASE;
  for (guint value = 0; value < BASE; value++)
    if ((sum + weight * value) % BASE == 0)
      return value;
  g_assert_not_reached (); /* BASE is prime: each weight has an inverse */
}

static guint
signs_for (const DuoCodePolicy *policy)
{
  guint signs = MIN_SIGNS;

  while (signs < MAX_SIGNS && signs + (signs - 1) / GROUP < policy->min_length)
    signs++;
  return signs;
}

/* Fills @values with @n even choices; bytes of the uneven rest are passed over. FALSE if the bytes run out. */
static gboolean
draw (const guint8 *random,
      gsize         n_random,
      guint        *values,
      guint         n)
{
  const guint even = 256 / BASE * BASE;
  guint have = 0;

  for (gsize i = 0; i < n_random && have < n; i++)
    if (random[i] < even)
      values[have++] = random[i] % BASE;
  return have == n;
}

static gboolean
has_digit (const guint *values,
           guint        n)
{
  for (guint i = 0; i < n; i++)
    if (values[i] < N_DIGITS)
      return TRUE;
  return FALSE;
}

/**
 * duo_login_code_new:
 * @policy: what the platform asks; a length over what a code can have gives the longest code
 * @random: bytes that nobody can guess
 * @n_random: how many; %DUO_LOGIN_CODE_RANDOM are enough
 *
 * Makes a code such as "K7MX-4RTD-PW3N": groups of four, the last sign checks the others. Where both cases are asked,
 * the first letter and what follows in its group are lower case; typing them in either case is good for the check.
 *
 * Returns: (transfer full) (nullable): the code, or %NULL if @random ran out
 */
char *
duo_login_code_new (const DuoCodePolicy *policy,
                    const guint8        *random,
                    gsize                n_random)
{
  guint values[MAX_SIGNS] = { 0 };
  guint signs = signs_for (policy);
  gboolean lower = policy->both_cases;
  GString *code;

  if (!draw (random, n_random, values, signs - 1))
    return NULL;
  if (lower && values[0] < N_DIGITS)
    values[0] += N_DIGITS;
  if (lower && values[GROUP] < N_DIGITS)
    values[GROUP] += N_DIGITS;
  if (policy->digits && !has_digit (values, signs - 1))
    values[1] %= N_DIGITS; /* the second sign: the first may have to be a letter */
  values[signs - 1] = check_value (values, signs - 1);

  code = g_string_sized_new (signs + signs / GROUP);
  for (guint i = 0; i < signs; i++)
    {
      char sign = alphabet[values[i]];

      if (i > 0 && i % GROUP == 0)
        g_string_append_c (code, '-');
      g_string_append_c (code, lower && i < GROUP ? g_ascii_tolower (sign) : sign);
    }
  return g_string_free (code, FALSE);
}

/**
 * duo_login_code_check:
 * @code: what a person typed; spaces and hyphens, and upper or lower case, do not matter here
 *
 * Tells a slip of the finger from a code that is not known, before a platform is asked (which counts wrong ones).
 */
DuoCodeVerdict
duo_login_code_check (const char *code)
{
  guint sum = 0, n = 0;

  for (; *code != '\0'; code++)
    {
      guint value;

      if (*code == '-' || *code == ' ')
        continue;
      value = value_of (*code);
      if (value == BASE)
        return DUO_CODE_CHARACTER;
      if (n == MAX_SIGNS)
        return DUO_CODE_TOO_SHORT;
      sum = (sum + weight_of (n) * value) % BASE;
      n++;
    }
  if (n < MIN_SIGNS)
    return DUO_CODE_TOO_SHORT;
  return sum == 0 ? DUO_CODE_GOOD : DUO_CODE_MISTYPED;
}

/**
 * duo_login_code_suits:
 * @code: a code
 * @policy: what a platform asks
 *
 * Returns: whether the platform's own words would take @code
 */
gboolean
duo_login_code_suits (const char          *code,
                      const DuoCodePolicy *policy)
{
  gboolean digit = FALSE, upper = FALSE, lower = FALSE, special = FALSE;

  for (const char *p = code; *p != '\0'; p++)
    {
      digit |= g_ascii_isdigit (*p);
      upper |= g_ascii_isupper (*p);
      lower |= g_ascii_islower (*p);
      special |= !g_ascii_isalnum (*p);
    }
  return strlen (code) >= policy->min_length &&
         (!policy->digits || digit) &&
         (!policy->both_cases || (upper && lower)) &&
         (!policy->special || special);
}
