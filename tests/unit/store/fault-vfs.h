/* SPDX-License-Identifier: EUPL-1.2 */
/* A layer under SQLite that lets one chosen call of the operating system fail. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  FAULT_IO,        /* the device fails */
  FAULT_DISK_FULL, /* a write is cut off half way: the disk is full */
  N_FAULTS,
} Fault;

void     fault_vfs_register (void);
void     fault_vfs_arm      (Fault fault,
                             guint number);
gboolean fault_vfs_disarm   (guint *n_calls);

G_END_DECLS
