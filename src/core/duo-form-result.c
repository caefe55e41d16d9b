/* SPDX-License-Identifier: EUPL-1.2 */
/* What a returned form would change. */
#include "duo-form-result.h"

/* @file: base name. Returns: (transfer full): nothing so far */
DuoFormResult *
duo_form_result_new (const char *file)
{
  DuoFormResult *self = g_new0 (DuoFormResult, 1);

  self->set = duo_change_set_new (file, "form");
  g_free (self->set->encoding);
  self->set->encoding = g_strdup ("XLSX");
  self->review = g_ptr_array_new_with_free_func (g_object_unref);
  return self;
}

void
duo_form_result_free (DuoFormResult *self)
{
  g_object_unref (self->set);
  g_ptr_array_unref (self->review);
  g_clear_error (&self->failure);
  g_clear_object (&self->answers);
  g_free (self);
}
