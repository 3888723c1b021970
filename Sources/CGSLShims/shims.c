/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "CGSLShims.h"

const gsl_rng_type *esito_rng_mt19937(void) { return gsl_rng_mt19937; }
