// SPDX-License-Identifier: GPL-3.0-or-later

#include "CLoops.h"
#include "dispatch.h"

#include <string.h>

// A product is rounded before it is added, whatever the machine could do in one step: the same sum
// on all of them, to the last bit.
#pragma STDC FP_CONTRACT OFF

typedef double lanes8 __attribute__((vector_size(64)));

INLINE double cloops_dot_body(const double *left, const double *right, size_t count) {
  lanes8 partial = {0};
  size_t whole = count / 8 * 8;
  for (size_t index = 0; index < whole; index += 8) {
    lanes8 a, b;
    memcpy(&a, left + index, sizeof a);
    memcpy(&b, right + index, sizeof b);
    partial += a * b;
  }
  double rest = 0;
  for (size_t index = whole; index < count; index++) rest += left[index] * right[index];
  double sum = 0;
  for (int lane = 0; lane < 8; lane++) sum += partial[lane];
  return sum + rest;
}

DISPATCH(
  double, cloops_dot, (const double *left, const double *right, size_t count),
  (left, right, count))
