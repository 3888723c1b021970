/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CGSLSHIMS_H
#define CGSLSHIMS_H

#include <gsl/gsl_rng.h>

/// The Mersenne twister of Matsumoto and Nishimura (1998). GSL keeps its generator types in
/// mutable globals, which Swift 6 refuses; this reads one.
const gsl_rng_type *esito_rng_mt19937(void);

/// Starts a recorded call on this thread. GSL's own error handler aborts the process; loading this
/// library replaces it, for all threads, by one that keeps the first error of each thread.
void esito_gsl_begin(void);

/// The first error on this thread since `esito_gsl_begin`: 0 when there was none.
int esito_gsl_status(void);

/// GSL's reason for that error; empty when there was none. Valid until the next call on this thread.
const char *esito_gsl_reason(void);

/// The version of the library that is loaded; GSL keeps it in a mutable global.
const char *esito_gsl_version(void);

#endif
