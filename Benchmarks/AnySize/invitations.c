// SPDX-License-Identifier: GPL-3.0-or-later
//
// Writes a made-up register of screening invitations, one row an invitation, to standard output:
//
//   id            10000001, 10000002, …
//   district      district-01 … district-50, in no order
//   month         2023-01 … 2024-12, in no order
//   treated       1 in the odd districts, in every month
//   outcome       1 when the person answered: 45% of them, 49% in treated districts from 2024 on,
//                 plus what their district and month add
//   age           50 … 69
//   deprivation   1 … 4
//
// The same number of rows gives the same bytes on every machine: only whole numbers are drawn, by
// SplitMix64 (Steele, Lea and Flood 2014, figure 17), one draw a row. Rows are in no order because
// that is the hard case for a reader that remembers the label it saw last.
//
// Usage: invitations ROWS > invitations.csv

#include <errno.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

static uint64_t state = 20231114;

static uint64_t draw(void) {
  state += UINT64_C(0x9E3779B97F4A7C15);
  uint64_t z = state;
  z = (z ^ (z >> 30)) * UINT64_C(0xBF58476D1CE4E5B9);
  z = (z ^ (z >> 27)) * UINT64_C(0x94D049BB133111EB);
  return z ^ (z >> 31);
}

/// The next `bits` of a draw as a number below `bound`.
static unsigned take(uint64_t *bits, unsigned width, unsigned bound) {
  uint64_t part = *bits & ((UINT64_C(1) << width) - 1);
  *bits >>= width;
  return (unsigned)((part * bound) >> width);
}

static char *twoDigits(char *out, unsigned value) {
  *out++ = (char)('0' + value / 10);
  *out++ = (char)('0' + value % 10);
  return out;
}

static char *number(char *out, uint64_t value) {
  char digits[20];
  int count = 0;
  do digits[count++] = (char)('0' + value % 10);
  while (value /= 10);
  while (count > 0) *out++ = digits[--count];
  return out;
}

static char *copy(char *out, const char *text) {
  while (*text) *out++ = *text++;
  return out;
}

static char *row(char *out, uint64_t id) {
  uint64_t bits = draw();
  unsigned district = take(&bits, 12, 50) + 1;
  unsigned month = take(&bits, 12, 24);
  unsigned age = take(&bits, 10, 20) + 50;
  unsigned deprivation = take(&bits, 8, 4) + 1;
  unsigned chance = take(&bits, 20, 10000);
  unsigned treated = district % 2;
  unsigned answers = 4500 + district * 10 + month * 5 + (treated && month >= 12 ? 400 : 0);
  out = number(out, 10000000 + id);
  out = twoDigits(copy(out, ",district-"), district);
  out = twoDigits(copy(out, month < 12 ? ",2023-" : ",2024-"), month % 12 + 1);
  out = copy(out, treated ? ",1" : ",0");
  out = copy(out, chance < answers ? ",1," : ",0,");
  out = twoDigits(out, age);
  *out++ = ',';
  *out++ = (char)('0' + deprivation);
  *out++ = '\n';
  return out;
}

int main(int count, char **arguments) {
  char *end = NULL;
  errno = 0;
  unsigned long long rows = count == 2 ? strtoull(arguments[1], &end, 10) : 0;
  if (end == NULL || *end != '\0' || rows == 0 || errno != 0) {
    fputs("usage: invitations ROWS > invitations.csv\n", stderr);
    return 2;
  }
  enum { bufferSize = 1 << 16, longestRow = 64 };
  static char buffer[bufferSize];
  char *out = copy(buffer, "id,district,month,treated,outcome,age,deprivation\n");
  for (uint64_t id = 1; id <= rows; id++) {
    out = row(out, id);
    if (out - buffer > bufferSize - longestRow || id == rows) {
      size_t size = (size_t)(out - buffer);
      if (fwrite(buffer, 1, size, stdout) != size) return perror("invitations"), 2;
      out = buffer;
    }
  }
  if (fflush(stdout) != 0) return perror("invitations"), 2;
  return 0;
}
