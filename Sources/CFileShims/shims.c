/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _GNU_SOURCE
#include "CFileShims.h"

#include <fcntl.h>
#include <gnu/libc-version.h>
#include <stdio.h>

int esito_exchange_paths(const char *first, const char *second) {
  return renameat2(AT_FDCWD, first, AT_FDCWD, second, RENAME_EXCHANGE);
}

const char *esito_c_library(void) { return gnu_get_libc_version(); }
