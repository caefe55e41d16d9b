/* SPDX-License-Identifier: EUPL-1.2 */
/* duo-campagnes: the desktop program. */
#include "duo-application.h"

int
main (int argc, char **argv)
{
  g_autoptr (DuoApplication) application = duo_application_new ();

  return g_application_run (G_APPLICATION (application), argc, argv);
}
