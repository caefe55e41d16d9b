/* SPDX-License-Identifier: EUPL-1.2 */
/* The page in a package: what each file is and where it goes. */
#pragma once

#include "duo-package-file.h"

G_BEGIN_DECLS

GBytes *duo_package_page_new (const DuoPackageContent *content);

G_END_DECLS
