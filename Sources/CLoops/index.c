// SPDX-License-Identifier: GPL-3.0-or-later

#include "CLoops.h"
#include "dispatch.h"

// `adds` is a constant wherever this is called, so that what is not added to is not read.
INLINE int number(
  const int64_t *values, size_t count, int64_t low, uint64_t size, int32_t stride, int adds,
  int32_t *numbers) {
  uint64_t outside = 0;
  for (size_t row = 0; row < count; row++) {
    int64_t value = values[row];
    uint64_t offset = (uint64_t)value - (uint64_t)low;
    uint64_t inside = offset < size;
    int32_t code = inside ? (int32_t)offset + 1 : 0;
    outside |= !inside & (value != INT64_MIN);
    numbers[row] = (adds ? numbers[row] : 0) + code * stride;
  }
  return outside == 0;
}

INLINE int cloops_number_body(
  const int64_t *values, size_t count, int64_t low, uint64_t size, int32_t stride, int adds,
  int32_t *numbers) {
  return adds ? number(values, count, low, size, stride, 1, numbers)
              : number(values, count, low, size, stride, 0, numbers);
}

DISPATCH(
  int, cloops_number,
  (const int64_t *values, size_t count, int64_t low, uint64_t size, int32_t stride, int adds,
   int32_t *numbers),
  (values, count, low, size, stride, adds, numbers))
