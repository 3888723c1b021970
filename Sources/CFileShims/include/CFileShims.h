/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CFILESHIMS_H
#define CFILESHIMS_H

/// Exchanges two paths of one file system in one step (Linux's renameat2), which Swift's overlay
/// of the C library does not offer. Returns 0, or -1 with errno.
int esito_exchange_paths(const char *first, const char *second);

/// The version of the C library that is in use: "2.39".
const char *esito_c_library(void);

#endif
