/* SPDX-License-Identifier: EUPL-1.2 */
/* The errors of all layers: codes travel up, only the faces make sentences of them. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define DUO_ERROR (duo_error_quark ())

/**
 * DuoError:
 *
 * The message of such an error names the thing (a file, a line, a field) in a few English words for a log;
 * src/words turns the code and that name into the sentence that a person reads.
 */
typedef enum
{
  DUO_ERROR_FAILED,           /* none of the others; the message says what the library said */
  /* a store */
  DUO_ERROR_STORE_MISSING,    /* there is no file of that name */
  DUO_ERROR_STORE_EXISTS,     /* a file is there already and would be overwritten */
  DUO_ERROR_STORE_FOREIGN,    /* not a database, or one of another program (application id) */
  DUO_ERROR_STORE_NEWER,      /* written by a newer version of the program */
  DUO_ERROR_STORE_DAMAGED,    /* quick_check or verify found damage */
  DUO_ERROR_STORE_NETWORK,    /* lies on a network file system */
  DUO_ERROR_STORE_READ_ONLY,  /* the file or its folder can't be written */
  DUO_ERROR_STORE_BUSY,       /* another program holds it for too long */
  DUO_ERROR_DISK_FULL,
  /* a row */
  DUO_ERROR_NOT_FOUND,        /* no object of that id */
  DUO_ERROR_CONFLICT,         /* changed by somebody else since it was read */
  DUO_ERROR_INVALID,          /* a value that a rule of the domain refuses */
  DUO_ERROR_IN_USE,           /* something still refers to it */
  DUO_ERROR_ONLY_READ,        /* its store is open, but only to be read */
  /* undo */
  DUO_ERROR_NOTHING_TO_UNDO,
  DUO_ERROR_NOTHING_TO_REDO,
  DUO_ERROR_CANNOT_UNDO,      /* this kind of change left the building, or a schema step lies between */
  /* the practice platform */
  DUO_ERROR_PRACTICE_MISSING,     /* its program is not installed */
  DUO_ERROR_PRACTICE_RUNNING,     /* another program serves the same folder */
  DUO_ERROR_PRACTICE_FAILED,      /* it could not start; why is on standard error */
  /* the materials platform */
  DUO_ERROR_PLATFORM_ADDRESS,     /* no address, or http to another machine */
  DUO_ERROR_PLATFORM_UNREACHABLE, /* no connection, cut or too slow: what happened over there is not known */
  DUO_ERROR_PLATFORM_CERTIFICATE, /* expired, for another host, of an unknown authority */
  DUO_ERROR_PLATFORM_STRANGE,     /* what answers is no such platform: a portal, a web page, nonsense */
  DUO_ERROR_PLATFORM_MOVED,       /* sends us elsewhere; the message says where */
  DUO_ERROR_PLATFORM_SIGN_IN,     /* name or password no longer good, or the account is switched off */
  DUO_ERROR_PLATFORM_FORBIDDEN,
  DUO_ERROR_PLATFORM_NOT_FOUND,
  DUO_ERROR_PLATFORM_NO_FOLDER,   /* the folder to write in is gone */
  DUO_ERROR_PLATFORM_CHANGED,     /* somebody else changed it first */
  DUO_ERROR_PLATFORM_REFUSED,     /* a name or a value that the platform does not take */
  DUO_ERROR_PLATFORM_TOO_LARGE,
  DUO_ERROR_PLATFORM_BUSY,        /* another request is writing it now */
  DUO_ERROR_PLATFORM_TOO_FAST,    /* asks for a pause */
  DUO_ERROR_PLATFORM_FAULT,       /* a fault of the server */
  DUO_ERROR_PLATFORM_MAINTENANCE,
  DUO_ERROR_PLATFORM_FULL,        /* its quota, not our disk */
  DUO_ERROR_PLATFORM_DAMAGED,     /* what arrived is not what was sent */
  DUO_ERROR_PLATFORM_NO_LINKS,    /* files only, or links are switched off */
  DUO_ERROR_PLATFORM_NOTHING,     /* no released material, or nobody who takes part */
  DUO_ERROR_PLATFORM_WAITING,     /* whoever takes part waits for a wave that is not open yet */
  DUO_ERROR_PLATFORM_PRACTICE,    /* an exercise: its links go on no list */
  DUO_ERROR_PLATFORM_NO_KEYRING,  /* nothing on this machine keeps a secret */
  /* files in and out */
  DUO_ERROR_FILE_MISSING,
  DUO_ERROR_FILE_UNREADABLE,
  DUO_ERROR_FILE_EMPTY,
  DUO_ERROR_FILE_TOO_LARGE,
  DUO_ERROR_FILE_FOLDER,      /* a folder where a file was expected */
  DUO_ERROR_FILE_UNKNOWN,     /* of no kind that this import knows; the message lists the headings found */
  DUO_ERROR_FILE_TWICE,       /* a column stands in it twice; the message is its heading */
  DUO_ERROR_FILE_LACKS,       /* a column that its kind has is not there; the message is its heading, of several with ", " between */
  DUO_ERROR_FILE_OTHER_SECTOR, /* of primary or special education, which this program does not serve */
  DUO_ERROR_FILE_DAMAGED,     /* a zip, XML or CSV that breaks its own rules */
  DUO_ERROR_FILE_HOSTILE,     /* a zip bomb, entity trick, ... */
  DUO_ERROR_FILE_OLD_XLS,     /* .xls of before 2007, or a workbook with a password */
  DUO_ERROR_FILE_NOT_WRITTEN, /* an export could not be finished; the old file is whole */
} DuoError;

GQuark duo_error_quark (void);

G_END_DECLS
