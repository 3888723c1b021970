/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "CGSLShims.h"

#include <gsl/gsl_version.h>

#include <gsl/gsl_errno.h>
#include <string.h>

const char *esito_gsl_version(void) { return gsl_version; }

const gsl_rng_type *esito_rng_mt19937(void) { return gsl_rng_mt19937; }

static _Thread_local int recorded_status = 0;
static _Thread_local char recorded_reason[256] = "";

static void record(const char *reason, const char *file, int line, int status) {
  (void)file;
  (void)line;
  if (recorded_status != 0) return; /* later errors follow from the first */
  recorded_status = status;
  strncpy(recorded_reason, reason ? reason : gsl_strerror(status), sizeof recorded_reason - 1);
}

/* Runs when the program is loaded, so that no call can come before it. */
__attribute__((constructor)) static void install(void) { gsl_set_error_handler(record); }

void esito_gsl_begin(void) {
  recorded_status = 0;
  recorded_reason[0] = '\0';
}

int esito_gsl_status(void) { return recorded_status; }
const char *esito_gsl_reason(void) { return recorded_reason; }
