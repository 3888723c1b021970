// SPDX-License-Identifier: GPL-3.0-or-later

/// Scans of delimited text, 64 bytes at a time. All texts must be followed by 64 readable bytes.
#pragma once

#include <stddef.h>
#include <stdint.h>

/// What bytes stand in a text.
enum {
  /// A quote.
  cscan_has_quote = 1,
  /// A byte of 0x80 or more.
  cscan_has_high = 2,
  /// A NUL.
  cscan_has_nul = 4,
};

/// Which of the bytes above stand in the text.
uint32_t cscan_survey(const uint8_t *text, size_t length);

/// Why a scan stopped.
enum {
  /// The text ends.
  cscan_at_end = 0,
  /// There is no room for more.
  cscan_full = 1,
  /// Quotes that need the exact reader: doubled, within an unquoted field, not closed, followed by
  /// anything but a separator or line end, or with a line end between them.
  cscan_irregular = 2,
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
} cscan_listing;

/// Lists the offsets of separators and line ends outside quotes from `from`, the start of a row, up
/// to `to`. A line end is LF, or CR without LF after it. There must be room for `capacity` offsets
/// and 64 more; the scan stops when it has `capacity` offsets or `rows` rows, or soon after.
cscan_listing cscan_marks(
  const uint8_t *text, size_t from, size_t to, uint8_t separator, uint32_t *marks,
  uint32_t capacity, uint32_t rows);

/// The end of the last whole row, its line end included, between `from`, the start of a row, and
/// `to`; `from` if no row ends there. The next byte after `to` is not known, so that a CR there
/// ends nothing yet.
size_t cscan_last_row_end(
  const uint8_t *text, size_t from, size_t to, uint8_t separator);

/// The end of the row that starts at `from`, its line end included; 0 if it does not end before
/// `to`.
size_t cscan_row_end(const uint8_t *text, size_t from, size_t to, uint8_t separator);

/// For each pair of numbers, whether the first is at most the second: 2 where it is, 0 where it is not,
/// 1 where one of them is missing, which the least number of 64 bits says.
void cscan_at_most(const int64_t *left, const int64_t *right, size_t count, uint8_t *truths);

/// Whether one of the gaps between the offsets, of which there must be `count` + 1, is `least` or
/// more.
int cscan_has_gap(const uint32_t *marks, size_t count, uint32_t least);
