// SPDX-License-Identifier: GPL-3.0-or-later
//
// Writes made-up people and when they were seen, in two files of a folder:
//
//   people.csv    id, joined, quartile: C00000001 … in no order of day; joined in 2023 and 2024
//   contacts.csv  id, day: a random person on one of the 180 days from joining on, rows in no order
//
// The same numbers give the same bytes on every machine: only whole numbers are drawn, by SplitMix64
// (Steele, Lea and Flood 2014, figure 17). Rows are in no order because that is the hard case for a
// join: sorted logs are kinder to every tool.
//
// Usage: people PEOPLE CONTACTS FOLDER

#include <errno.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static uint64_t mix(uint64_t z) {
  z = (z ^ (z >> 30)) * UINT64_C(0xBF58476D1CE4E5B9);
  z = (z ^ (z >> 27)) * UINT64_C(0x94D049BB133111EB);
  return z ^ (z >> 31);
}

static uint64_t draw(uint64_t stream, uint64_t number) {
  return mix(stream + number * UINT64_C(0x9E3779B97F4A7C15));
}

static unsigned below(uint64_t bits, unsigned bound) {
  return (unsigned)(((bits & UINT64_C(0xFFFFFFFF)) * bound) >> 32);
}

/// Day on which a person joined, counted from 2023-01-01.
static unsigned joined(uint64_t person) { return below(draw(20230101, person), 731); }

static char days[1000][40];

static void writeDays(void) {
  static const int lengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  int year = 2023, month = 0, day = 1;
  for (int i = 0; i < 1000; i++) {
    snprintf(days[i], sizeof days[i], "%04d-%02d-%02d", year, month + 1, day);
    int last = lengths[month] + (month == 1 && year % 4 == 0);
    if (++day > last) {
      day = 1;
      if (++month == 12) month = 0, year++;
    }
  }
}

static FILE *create(const char *folder, const char *name) {
  char path[4096];
  snprintf(path, sizeof path, "%s/%s", folder, name);
  FILE *file = fopen(path, "wb");
  if (!file) {
    fprintf(stderr, "%s: %s\n", path, strerror(errno));
    exit(1);
  }
  setvbuf(file, NULL, _IOFBF, 1 << 20);
  return file;
}

static void finish(FILE *file) {
  if (fclose(file) != 0) {
    fprintf(stderr, "cannot write: %s\n", strerror(errno));
    exit(1);
  }
}

int main(int count, char **arguments) {
  if (count != 4) {
    fprintf(stderr, "usage: people PEOPLE CONTACTS FOLDER\n");
    return 2;
  }
  uint64_t people = strtoull(arguments[1], NULL, 10);
  uint64_t contacts = strtoull(arguments[2], NULL, 10);
  if (people == 0 || people > 99999999) {
    fprintf(stderr, "PEOPLE from 1 to 99999999\n");
    return 2;
  }
  writeDays();
  FILE *file = create(arguments[3], "people.csv");
  fputs("id,joined,quartile\n", file);
  for (uint64_t i = 0; i < people; i++)
    fprintf(file, "C%08u,%s,Q%u\n", (unsigned)i + 1, days[joined(i)], below(draw(4, i), 4) + 1);
  finish(file);
  file = create(arguments[3], "contacts.csv");
  fputs("id,day\n", file);
  for (uint64_t i = 0; i < contacts; i++) {
    uint64_t bits = draw(60, i);
    uint64_t person = ((bits >> 32) * people) >> 32;
    fprintf(file, "C%08u,%s\n", (unsigned)person + 1, days[joined(person) + below(bits, 180)]);
  }
  finish(file);
  return 0;
}
