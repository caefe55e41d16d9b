/* SPDX-License-Identifier: EUPL-1.2 */
/* Doubles: the same folded name, and the same address or number. A mailbox that several people share makes no doubles
 * of them. */
#include "duo-contact-doubles.h"

#include <string.h>

#include "duo-contact-check.h"
#include "duo-fold.h"

typedef char *(*KeyFunc) (const char *text);

/* Returns: (transfer full) (nullable): @text folded behind the folded name; %NULL where either is not known. */
static char *
make_key (DuoContact *contact, const char *text, KeyFunc dup_key, char mark)
{
  g_autofree char *name = duo_fold_text (duo_contact_get_name (contact));
  g_autofree char *key = dup_key (text);

  return key != NULL && *name != '\0' ? g_strdup_printf ("%c%s\n%s", mark, name, key) : NULL;
}

static char *
email_key (DuoContact *contact)
{
  return make_key (contact, duo_contact_get_email (contact), duo_email_dup_key, 'e');
}

static char *
phone_key (DuoContact *contact)
{
  return make_key (contact, duo_contact_get_phone (contact), duo_phone_dup_key, 'p');
}

/* Returns: whether both are the same person: equal names, and an equal address or number. */
gboolean
duo_contact_is_double_of (DuoContact *self, DuoContact *other)
{
  g_autofree char *email = email_key (self);
  g_autofree char *other_email = email_key (other);
  g_autofree char *phone = phone_key (self);
  g_autofree char *other_phone = phone_key (other);

  return (email != NULL && g_strcmp0 (email, other_email) == 0) || (phone != NULL && g_strcmp0 (phone, other_phone) == 0);
}

/* The first of the group that the contact at @index belongs to. */
static guint
find_root (const guint *roots, guint index)
{
  while (roots[index] != index)
    index = roots[index];

  return index;
}

/* Puts the contact at @index into the group of the first one that had @key. */
static void
join (GHashTable *first_by_key, guint *roots, guint index, char *key)
{
  gpointer found = NULL;
  guint root, other;

  if (key == NULL)
    return;
  if (!g_hash_table_lookup_extended (first_by_key, key, NULL, &found))
    {
      g_hash_table_insert (first_by_key, key, GUINT_TO_POINTER (index));
      return;
    }

  g_free (key);
  root = find_root (roots, index);
  other = find_root (roots, GPOINTER_TO_UINT (found));
  roots[MAX (root, other)] = MIN (root, other);
}

/**
 * duo_contacts_find_doubles:
 * @contacts: (element-type DuoContact): all
 *
 * Returns: (transfer full) (element-type GPtrArray): groups of contacts that are the same person, in their order
 */
GPtrArray *
duo_contacts_find_doubles (GPtrArray *contacts)
{
  g_autoptr (GHashTable) first_by_key = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree guint *roots = g_new (guint, MAX (contacts->len, 1));
  g_autofree GPtrArray **groups = g_new0 (GPtrArray *, MAX (contacts->len, 1));
  GPtrArray *doubles = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);

  for (guint i = 0; i < contacts->len; i++)
    {
      roots[i] = i;
      join (first_by_key, roots, i, email_key (contacts->pdata[i]));
      join (first_by_key, roots, i, phone_key (contacts->pdata[i]));
    }

  for (guint i = 0; i < contacts->len; i++)
    {
      const guint root = find_root (roots, i);

      if (root == i)
        continue;
      if (groups[root] == NULL)
        {
          groups[root] = g_ptr_array_new_with_free_func (g_object_unref);
          g_ptr_array_add (groups[root], g_object_ref (contacts->pdata[root]));
          g_ptr_array_add (doubles, groups[root]);
        }
      g_ptr_array_add (groups[root], g_object_ref (contacts->pdata[i]));
    }

  return doubles;
}

/* Adds a line to @note, unless it says so already. */
static void
add_line (GString *note, const char *line)
{
  if (*line == '\0' || strstr (note->str, line) != NULL)
    return;

  g_string_append_printf (note, "%s%s", note->len > 0 ? "\n" : "", line);
}

/**
 * duo_contact_merge:
 * @kept: the one that stays
 * @other: the one that goes
 *
 * What @kept does not know comes from @other; where both know, @kept is right and the other's stands in the note, so
 * that nothing is lost. Who asked not to be mailed still is not.
 *
 * Returns: (transfer full): @kept as it becomes
 */
DuoContact *
duo_contact_merge (DuoContact *kept, DuoContact *other)
{
  DuoContact *merged = duo_contact_copy (kept);
  g_autoptr (GString) note = g_string_new (duo_contact_get_note (kept));
  g_autofree char *email = duo_email_dup_key (duo_contact_get_email (kept));
  g_autofree char *other_email = duo_email_dup_key (duo_contact_get_email (other));
  g_autofree char *phone = duo_phone_dup_key (duo_contact_get_phone (kept));
  g_autofree char *other_phone = duo_phone_dup_key (duo_contact_get_phone (other));

  if (*duo_contact_get_name (kept) == '\0')
    duo_contact_set_name (merged, duo_contact_get_name (other));
  if (*duo_contact_get_email (kept) == '\0')
    duo_contact_set_email (merged, duo_contact_get_email (other));
  else if (g_strcmp0 (email, other_email) != 0)
    add_line (note, duo_contact_get_email (other));
  if (*duo_contact_get_phone (kept) == '\0')
    duo_contact_set_phone (merged, duo_contact_get_phone (other));
  else if (g_strcmp0 (phone, other_phone) != 0)
    add_line (note, duo_contact_get_phone (other));
  add_line (note, duo_contact_get_note (other));

  duo_contact_set_note (merged, note->str);
  duo_contact_set_do_not_mail (merged, duo_contact_get_do_not_mail (kept) || duo_contact_get_do_not_mail (other));
  return merged;
}
