// SPDX-License-Identifier: GPL-3.0-or-later

#include "CLoops.h"
#include "dispatch.h"

#include <string.h>

// Clang's vectors of 64 bytes become one, two or four registers of the machine that a function is
// compiled for; so one text serves all, without intrinsics.
typedef uint8_t bytes64 __attribute__((vector_size(64)));
typedef _Bool bits64 __attribute__((ext_vector_type(64)));

// By pointer, because how a vector is passed depends on the machine; inlined, nothing is passed.
INLINE void load(const uint8_t *text, bytes64 *bytes) { memcpy(bytes, text, sizeof *bytes); }

// A bit for each byte that is equal.
INLINE uint64_t equal(const bytes64 *bytes, uint8_t byte) {
  bits64 bits = __builtin_convertvector(*bytes == byte, bits64);
  uint64_t result;
  memcpy(&result, &bits, sizeof result);
  return result;
}

// A bit for each byte of 0x80 or more.
INLINE uint64_t high(const bytes64 *bytes) {
  bits64 bits = __builtin_convertvector(*bytes >= 0x80, bits64);
  uint64_t result;
  memcpy(&result, &bits, sizeof result);
  return result;
}

// Bits below `count`.
INLINE uint64_t below(size_t count) { return count >= 64 ? ~0ull : (1ull << count) - 1; }

// For each bit, whether an odd number of bits are set up to it.
INLINE uint64_t parity(uint64_t bits) {
  bits ^= bits << 1;
  bits ^= bits << 2;
  bits ^= bits << 4;
  bits ^= bits << 8;
  bits ^= bits << 16;
  bits ^= bits << 32;
  return bits;
}

INLINE uint32_t cloops_survey_body(const uint8_t *text, size_t length) {
  uint64_t quotes = 0, highs = 0, nuls = 0;
  for (size_t at = 0; at < length; at += 64) {
    bytes64 bytes;
    load(text + at, &bytes);
    uint64_t within = below(length - at);
    quotes |= equal(&bytes, '"') & within;
    highs |= high(&bytes) & within;
    nuls |= equal(&bytes, 0) & within;
  }
  return (quotes ? cloops_has_quote : 0) | (highs ? cloops_has_high : 0)
    | (nuls ? cloops_has_nul : 0);
}

DISPATCH(uint32_t, cloops_survey, (const uint8_t *text, size_t length), (text, length))

// What the 64 bytes at an offset are, apart from quotes.
typedef struct {
  uint64_t separators;
  /// LF and CR.
  uint64_t breaks;
  /// LF, and CR without LF after it.
  uint64_t ends;
  uint64_t quotes;
} marks64;

// `to` is where the text ends; bytes after it are not looked at.
INLINE marks64 classify(const uint8_t *text, size_t at, size_t to, uint8_t separator) {
  bytes64 bytes;
  load(text + at, &bytes);
  uint64_t within = below(to - at);
  uint64_t feeds = equal(&bytes, '\n') & within;
  uint64_t returns = equal(&bytes, '\r') & within;
  marks64 found;
  found.separators = equal(&bytes, separator) & within;
  found.breaks = feeds | returns;
  found.ends = found.breaks;
  if (returns) {
    uint64_t next = at + 64 < to && text[at + 64] == '\n' ? 1ull << 63 : 0;
    found.ends = feeds | (returns & ~(feeds >> 1 | next));
  }
  found.quotes = equal(&bytes, '"') & within;
  return found;
}

// Carried from one 64 bytes to the next.
typedef struct {
  /// All bits set within quotes, else none.
  uint64_t inside;
  /// 1 if the byte before is a separator or line end, or begins the row.
  uint64_t border;
  /// 1 if the byte before is a closing quote.
  uint64_t closed;
} carry;

// Clears the marks inside quotes. False if the quotes need the exact reader.
//
// Counting quotes finds the quoted fields where each opening quote follows a separator or line end
// and each closing one comes before one: there the exact reader, which takes a quote for one only
// at a field's start, sees the same. Where only the ends of rows are wanted (`lenient`), quotes
// may be doubled and line ends may stand between them: a doubled quote closes and opens again.
INLINE int unquote(
  const uint8_t *text, size_t at, size_t to, uint8_t separator, marks64 *found, carry *state,
  int lenient) {
  uint64_t borders = found->separators | found->breaks;
  uint64_t quotes = found->quotes;
  uint64_t closing = 0;
  if (quotes | state->inside) {
    uint64_t inside = parity(quotes) ^ state->inside;
    uint64_t opening = quotes & inside;
    closing = quotes & ~inside;
    uint64_t before = borders << 1 | state->border;
    uint64_t after = borders >> 1;
    if (at + 64 < to) {
      uint8_t next = text[at + 64];
      if (next == separator || next == '\n' || next == '\r' || (lenient && next == '"'))
        after |= 1ull << 63;
    } else {
      // The end of the text stands for a border.
      after |= 1ull << (to - at - 1);
    }
    if (lenient) {
      before |= closing << 1 | state->closed;
      after |= quotes >> 1;
    } else if (found->breaks & inside) {
      return 0;
    }
    if ((opening & ~before) | (closing & ~after)) return 0;
    found->separators &= ~inside;
    found->ends &= ~inside;
    state->inside = inside >> 63 ? ~0ull : 0;
  }
  state->border = borders >> 63;
  state->closed = closing >> 63;
  return 1;
}

INLINE cloops_listing cloops_marks_body(
  const uint8_t *text, size_t from, size_t to, uint8_t separator, uint32_t *marks,
  uint32_t capacity, uint32_t rows) {
  cloops_listing listing = {0, 0, cloops_at_end, 0};
  carry state = {0, 1, 0};
  uint32_t count = 0, ended = 0;
  uint64_t quoted = 0;
  for (size_t at = from; at < to; at += 64) {
    if (count >= capacity || ended >= rows) {
      listing.reason = cloops_full;
      break;
    }
    marks64 found = classify(text, at, to, separator);
    quoted |= found.quotes;
    if (!unquote(text, at, to, separator, &found, &state, 0)) {
      listing.reason = cloops_irregular;
      break;
    }
    uint64_t bits = found.separators | found.ends;
    uint32_t more = (uint32_t)__builtin_popcountll(bits);
    ended += (uint32_t)__builtin_popcountll(found.ends);
    // Eight at a time whether or not they are there: cheaper than to guess when to stop. There is
    // room for them, and those in excess are overwritten.
    uint32_t *target = marks + count;
    for (uint32_t done = 0; done < more; done += 8) {
      for (int each = 0; each < 8; each++) {
        target[done + each] = (uint32_t)at + (bits ? (uint32_t)__builtin_ctzll(bits) : 64);
        bits &= bits - 1;
      }
    }
    count += more;
  }
  if (listing.reason == cloops_at_end && state.inside) listing.reason = cloops_irregular;
  listing.marks = count;
  listing.rows = ended;
  listing.quoted = quoted != 0;
  return listing;
}

DISPATCH(
  cloops_listing, cloops_marks,
  (const uint8_t *text, size_t from, size_t to, uint8_t separator, uint32_t *marks,
   uint32_t capacity, uint32_t rows),
  (text, from, to, separator, marks, capacity, rows))

size_t cloops_row_end(const uint8_t *text, size_t from, size_t to, uint8_t separator) {
  size_t at = from;
  while (at < to) {
    if (text[at] == '"') {
      for (at++;; at++) {
        const uint8_t *quote = at < to ? memchr(text + at, '"', to - at) : NULL;
        if (!quote) return 0;
        at = (size_t)(quote - text) + 1;
        if (at == to) return 0;
        if (text[at] != '"') break;
      }
    }
    while (at < to && text[at] != separator && text[at] != '\n' && text[at] != '\r') at++;
    if (at == to) return 0;
    if (text[at] == '\n') return at + 1;
    if (text[at] == '\r') {
      if (at + 1 == to) return 0;
      return text[at + 1] == '\n' ? at + 2 : at + 1;
    }
    at++;
  }
  return 0;
}

INLINE size_t cloops_last_row_end_body(
  const uint8_t *text, size_t from, size_t to, uint8_t separator, uint32_t survey) {
  size_t end = from;
  carry state = {0, 1, 0};
  // A CR in the last place may be half of a line end.
  size_t known = to > from && text[to - 1] == '\r' ? to - 1 : to;
  if (!(survey & cloops_has_quote)) {
    while (known > from && text[known - 1] != '\n' && text[known - 1] != '\r') known--;
    return known;
  }
  for (size_t at = from; at < known;) {
    marks64 found = classify(text, at, known, separator);
    if (!unquote(text, at, known, separator, &found, &state, 1)) {
      // The exact reader over one row, then by 64 bytes again.
      size_t next = cloops_row_end(text, end, to, separator);
      while (next && next <= at) {
        end = next;
        next = cloops_row_end(text, end, to, separator);
      }
      if (!next) return end;
      at = end = next;
      state = (carry){0, 1, 0};
      continue;
    }
    if (found.ends) end = at + 64 - (size_t)__builtin_clzll(found.ends);
    at += 64;
  }
  return end;
}

DISPATCH(
  size_t, cloops_last_row_end,
  (const uint8_t *text, size_t from, size_t to, uint8_t separator, uint32_t survey),
  (text, from, to, separator, survey))

INLINE int cloops_has_gap_body(const uint32_t *marks, size_t count, uint32_t least) {
  uint32_t widest = 0;
  for (size_t index = 0; index < count; index++) {
    uint32_t gap = marks[index + 1] - marks[index];
    widest = gap > widest ? gap : widest;
  }
  return widest >= least;
}

DISPATCH(
  int, cloops_has_gap, (const uint32_t *marks, size_t count, uint32_t least),
  (marks, count, least))
