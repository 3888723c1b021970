/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CGSLSHIMS_H
#define CGSLSHIMS_H

#include <gsl/gsl_rng.h>

/// The Mersenne twister of Matsumoto and Nishimura (1998). GSL keeps its generator types in
/// mutable globals, which Swift 6 refuses; this reads one.
const gsl_rng_type *esito_rng_mt19937(void);

#endif
