// SPDX-License-Identifier: GPL-3.0-or-later

#include "CLoops.h"
#include "dispatch.h"

// Without branches, and the same operation for every number, so that the compiler makes vectors of
// whatever length the processor has; in Swift it would have to make do with those of any processor.
INLINE void cloops_at_most_body(
  const int64_t *left, const int64_t *right, size_t count, uint8_t *truths) {
  for (size_t index = 0; index < count; index++) {
    int64_t first = left[index], second = right[index];
    uint8_t truth = first <= second ? 2 : 0;
    truths[index] = first == INT64_MIN || second == INT64_MIN ? 1 : truth;
  }
}

DISPATCH(
  void, cloops_at_most,
  (const int64_t *left, const int64_t *right, size_t count, uint8_t *truths),
  (left, right, count, truths))
