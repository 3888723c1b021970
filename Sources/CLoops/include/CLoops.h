// SPDX-License-Identifier: GPL-3.0-or-later

/// Loops that are compiled once for each generation of processors, with the same result on all: scans of
/// delimited text, 64 bytes at a time (all texts must be followed by 64 readable bytes), comparisons
/// and sums.
#pragma once

#include <stddef.h>
#include <stdint.h>

/// What bytes stand in a text.
enum {
  /// A quote.
  cloops_has_quote = 1,
  /// A byte of 0x80 or more.
  cloops_has_high = 2,
  /// A NUL.
  cloops_has_nul = 4,
};

/// Which of the bytes above stand in the text.
uint32_t cloops_survey(const uint8_t *text, size_t length);

/// Why a scan stopped.
enum {
  /// The text ends.
  cloops_at_end = 0,
  /// There is no room for more.
  cloops_full = 1,
  /// Quotes that need the exact reader: doubled, within an unquoted field, not closed, followed by
  /// anything but a separator or line end, or with a line end between them.
  cloops_irregular = 2,
};

typedef struct {
  /// How many marks were listed.
  uint32_t marks;
  /// How many of them are line ends.
  uint32_t rows;
  /// Why the scan stopped.
  uint32_t reason;
  /// Whether quotes were met.
  uint32_t quoted;
} cloops_listing;

/// Lists the offsets of separators and line ends outside quotes from `from`, the start of a row, up
/// to `to`. A line end is LF, or CR without LF after it. There must be room for `capacity` offsets
/// and 64 more; the scan stops when it has `capacity` offsets or `rows` rows, or soon after.
cloops_listing cloops_marks(
  const uint8_t *text, size_t from, size_t to, uint8_t separator, uint32_t *marks,
  uint32_t capacity, uint32_t rows);

/// The end of the last whole row, its line end included, between `from`, the start of a row, and
/// `to`; `from` if no row ends there. The next byte after `to` is not known, so that a CR there
/// ends nothing yet. Where the survey of the text says that it has no quotes, it is looked for from
/// the end.
size_t cloops_last_row_end(
  const uint8_t *text, size_t from, size_t to, uint8_t separator, uint32_t survey);

/// The end of the row that starts at `from`, its line end included; 0 if it does not end before
/// `to`.
size_t cloops_row_end(const uint8_t *text, size_t from, size_t to, uint8_t separator);

/// For each pair of numbers, whether the first is at most the second: 2 where it is, 0 where it is not,
/// 1 where one of them is missing, which the least number of 64 bits says.
void cloops_at_most(const int64_t *left, const int64_t *right, size_t count, uint8_t *truths);

/// Whether one of the gaps between the offsets, of which there must be `count` + 1, is `least` or
/// more.
int cloops_has_gap(const uint32_t *marks, size_t count, uint32_t least);

/// Writes the number of each value between `low` and `low + size - 1`, counted from 1, times `stride`,
/// or adds it to what stands there (`adds`); 0 for a missing value, which the least number of 64 bits
/// says. 0 if another value lies outside.
int cloops_number(
  const int64_t *values, size_t count, int64_t low, uint64_t size, int32_t stride, int adds,
  int32_t *numbers);

/// The sum of the products, in eight partial sums, always in the same order.
double cloops_dot(const double *left, const double *right, size_t count);
