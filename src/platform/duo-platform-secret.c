/* SPDX-License-Identifier: EUPL-1.2 */
/* Passwords, codes and tokens: made, kept as hashes, compared without telling how much was right. */
#include "duo-platform-secret.h"

#include <crypt.h>
#include <string.h>
#include <sys/random.h>

/* No signs that look alike. 57 of them: over 5.8 bits each. */
static const char alphabet[] = "abcdefghijkmnopqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";

/* Returns: (transfer full): @length random letters and digits, from the system's source for secrets. */
char *
duo_platform_secret_random (guint length)
{
  const guint n = sizeof alphabet - 1;
  char *secret = g_new0 (char, length + 1);
  guint filled = 0;

  while (filled < length)
    {
      guint8 byte;

      if (getrandom (&byte, 1, 0) != 1)
        continue; /* interrupted by a signal */
      if (byte < 256 / n * n) /* else the first signs would come more often */
        secret[filled++] = alphabet[byte % n];
    }

  return secret;
}

/**
 * duo_platform_secret_hash:
 *
 * For what people choose or type. Slow on purpose: some tens of milliseconds.
 *
 * Returns: (transfer full): yescrypt with a salt of its own, as crypt(5) describes it
 */
char *
duo_platform_secret_hash (const char *secret)
{
  g_autofree struct crypt_data *data = g_new0 (struct crypt_data, 1);
  char setting[CRYPT_GENSALT_OUTPUT_SIZE];
  char *hash;

  if (crypt_gensalt_rn ("$y$", 0, NULL, 0, setting, sizeof setting) == NULL)
    g_error ("no random numbers");
  hash = g_strdup (crypt_rn (secret, setting, data, sizeof *data));
  explicit_bzero (data, sizeof *data);
  if (hash == NULL)
    g_error ("crypt() knows no yescrypt");
  return hash;
}

/* Whether @secret is what @hash was made of. */
gboolean
duo_platform_secret_matches (const char *secret,
                             const char *hash)
{
  g_autofree struct crypt_data *data = g_new0 (struct crypt_data, 1);
  const char *made = strlen (secret) < CRYPT_MAX_PASSPHRASE_SIZE ? crypt_rn (secret, hash, data, sizeof *data) : NULL;
  const gboolean same = made != NULL && duo_platform_secret_equal (made, hash);

  explicit_bzero (data, sizeof *data);
  return same;
}

/* Compares in a time that depends on the lengths only. */
gboolean
duo_platform_secret_equal (const char *a,
                           const char *b)
{
  const gsize length = strlen (a);
  guint difference = length == strlen (b) ? 0 : 1;

  if (difference == 0)
    for (gsize i = 0; i < length; i++)
      difference |= (guint) (guchar) a[i] ^ (guchar) b[i];

  return difference == 0;
}

/* Returns: (transfer full): SHA-256 of a secret that we made ourselves: too random to be guessed from it. */
char *
duo_platform_secret_digest (const char *secret)
{
  return g_compute_checksum_for_string (G_CHECKSUM_SHA256, secret, -1);
}

/* Returns: (transfer full): the letters and digits of a code, in capitals: what a person meant to type. */
char *
duo_platform_code_plain (const char *code)
{
  GString *plain = g_string_new (NULL);

  for (; *code != '\0'; code++)
    if (g_ascii_isalnum (*code))
      g_string_append_c (plain, g_ascii_toupper (*code));

  return g_string_free (plain, FALSE);
}
