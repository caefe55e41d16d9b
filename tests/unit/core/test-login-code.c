/* SPDX-License-Identifier: EUPL-1.2 */
/* Login codes: no slip of the finger goes unseen, and every policy is met. */
#include "duo-login-code.h"

#include <string.h>

/* Even and the same in each run: a test is no place for chance. */
static char *
make_code (const DuoCodePolicy *policy,
           guint32              seed)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  guint8 random[DUO_LOGIN_CODE_RANDOM];

  for (guint i = 0; i < sizeof random; i++)
    random[i] = (guint8) g_rand_int_range (rand, 0, 256);
  return duo_login_code_new (policy, random, sizeof random);
}

static void
test_reads_well (void)
{
  const DuoCodePolicy policy = { 0 };

  for (guint32 seed = 0; seed < 500; seed++)
    {
      g_autofree char *code = make_code (&policy, seed);

      g_assert_cmpuint (strlen (code), ==, 14);
      g_assert_cmpint (code[4], ==, '-');
      g_assert_cmpint (code[9], ==, '-');
      g_assert_null (strpbrk (code, "01OIL"));
      g_assert_cmpint (duo_login_code_check (code), ==, DUO_CODE_GOOD);
    }
}

static void
test_finds_every_wrong_sign (void)
{
  const DuoCodePolicy policy = { 0 };
  g_autofree char *code = make_code (&policy, 1);
  const char *signs = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";

  for (guint i = 0; code[i] != '\0'; i++)
    for (const char *other = signs; *other != '\0' && code[i] != '-'; other++)
      {
        g_autofree char *wrong = g_strdup (code);

        if (*other == code[i])
          continue;
        wrong[i] = *other;
        g_assert_cmpint (duo_login_code_check (wrong), ==, DUO_CODE_MISTYPED);
      }
}

static void
test_finds_swapped_signs (void)
{
  const DuoCodePolicy policy = { 0 };

  for (guint32 seed = 0; seed < 50; seed++)
    {
      g_autofree char *code = make_code (&policy, seed);

      for (guint i = 0; code[i] != '\0'; i++)
        for (guint k = i + 1; code[k] != '\0'; k++)
          {
            g_autofree char *wrong = g_strdup (code);

            if (code[i] == '-' || code[k] == '-' || code[i] == code[k])
              continue;
            wrong[i] = code[k];
            wrong[k] = code[i];
            g_assert_cmpint (duo_login_code_check (wrong), ==, DUO_CODE_MISTYPED);
          }
    }
}

static void
test_typed_otherwise (void)
{
  const DuoCodePolicy policy = { 0 };
  g_autofree char *code = make_code (&policy, 7);
  g_autofree char *lower = g_ascii_strdown (code, -1);
  g_autofree char *shorter = g_strndup (code, 9);
  g_autofree char *longer = g_strconcat (code, code, code, NULL);

  g_strdelimit (lower, "-", ' ');
  g_assert_cmpint (duo_login_code_check (lower), ==, DUO_CODE_GOOD);
  g_assert_cmpint (duo_login_code_check (shorter), ==, DUO_CODE_TOO_SHORT);
  g_assert_cmpint (duo_login_code_check (longer), ==, DUO_CODE_TOO_SHORT);
  g_assert_cmpint (duo_login_code_check ("K7MX-4RTD-PW0N"), ==, DUO_CODE_CHARACTER);
  g_assert_cmpint (duo_login_code_check ("K7MX-4RTD-PWéN"), ==, DUO_CODE_CHARACTER);
  g_assert_cmpint (duo_login_code_check (""), ==, DUO_CODE_TOO_SHORT);
}

static void
test_meets_every_policy (void)
{
  for (guint bits = 0; bits < 8; bits++)
    for (guint length = 0; length <= 30; length += 3)
      for (guint32 seed = 0; seed < 40; seed++)
        {
          const DuoCodePolicy policy = { length, (bits & 1) != 0, (bits & 2) != 0, (bits & 4) != 0 };
          g_autofree char *code = make_code (&policy, seed);

          g_assert_nonnull (code);
          g_assert_true (duo_login_code_suits (code, &policy));
          g_assert_cmpint (duo_login_code_check (code), ==, DUO_CODE_GOOD);
        }
}

static void
test_too_little_chance (void)
{
  const DuoCodePolicy policy = { 0 };
  const guint8 few[3] = { 1, 2, 3 };
  guint8 uneven[DUO_LOGIN_CODE_RANDOM];

  memset (uneven, 255, sizeof uneven); /* all of the rest that would favour some signs */
  g_assert_null (duo_login_code_new (&policy, few, sizeof few));
  g_assert_null (duo_login_code_new (&policy, uneven, sizeof uneven));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/login-code/reads-well", test_reads_well);
  g_test_add_func ("/login-code/finds-every-wrong-sign", test_finds_every_wrong_sign);
  g_test_add_func ("/login-code/finds-swapped-signs", test_finds_swapped_signs);
  g_test_add_func ("/login-code/typed-otherwise", test_typed_otherwise);
  g_test_add_func ("/login-code/meets-every-policy", test_meets_every_policy);
  g_test_add_func ("/login-code/too-little-chance", test_too_little_chance);
  return g_test_run ();
}
