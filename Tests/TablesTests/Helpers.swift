// SPDX-License-Identifier: GPL-3.0-or-later

import Dates

@testable import Tables

/// A source over a text in memory.
func source(
  _ columns: [ColumnDescription], dialect: Dialect = .csv, missing: [String] = [""],
  expect: [Tables.Expectation] = [], holds: Holding = .public,
  limits: ReadingLimits = ReadingLimits()
) -> SourceDescription {
  SourceDescription(
    name: "data", path: "", displayName: "data.csv", dialect: dialect, missing: missing,
    columns: columns, expectations: expect, holds: holds, limits: limits)
}

/// The reader of a text in memory; blocks as small as the window, shared out to three threads.
func engine(
  _ description: SourceDescription, _ bytes: [UInt8], window: Int = .max, threads: Int = 3
) -> CSVSource {
  CSVSource(
    [description], options: ReadingOptions(threads: threads),
    blockBytes: min(window, BlockReader.standardBytes)
  ) { _, _ throws(ProblemCause) in MemoryReader(bytes, window: window) }
}

/// The answer to one query, or the problems.
func answer(
  _ description: SourceDescription, _ bytes: [UInt8], _ query: SummaryQuery, window: Int = .max
) async throws -> SummaryTable {
  let tables = try await engine(description, bytes, window: window).answer([query]).tables
  return tables[0]
}

func answer(
  _ description: SourceDescription, _ text: String, _ query: SummaryQuery
) async throws -> SummaryTable {
  try await answer(description, Array(text.utf8), query)
}

func problems(_ description: SourceDescription, _ text: String) async throws -> [TableProblem] {
  try await engine(description, Array(text.utf8)).problems()
}

func problems(
  _ description: SourceDescription, bytes: [UInt8], window: Int = .max
) async throws -> [TableProblem] {
  try await engine(description, bytes, window: window).problems()
}

/// A table as text: one line a group, cells and measures separated by `|`.
func lines(_ table: SummaryTable) -> [String] {
  (0..<table.count).map { group in
    (table.keys.map { $0.text(group) ?? "–" } + table.measures.map { $0.exact(group).text })
      .joined(separator: "|")
  }
}

func day(_ text: String) -> CivilDate { CivilDate(iso: text) ?? CivilDate(day: 0) }

/// xoshiro-free, small and seeded: SplitMix64 (Steele, Lea and Flood 2014).
struct SplitMix: RandomNumberGenerator {
  var state: UInt64
  init(seed: UInt64) { state = seed }
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}

extension [UInt8] {
  /// A text in windows-1252, as far as it is Latin-1 or has a curly apostrophe.
  init(latin text: String) {
    self = text.unicodeScalars.map {
      $0.value == 0x2019 ? 0x92 : UInt8(truncatingIfNeeded: $0.value)
    }
  }

  /// A text in UTF-16 with its mark.
  init(utf16 text: String, bigEndian: Bool = false) {
    self = ([0xFEFF] + Array<UInt16>(text.utf16)).flatMap { unit in
      let pair = [UInt8(unit & 0xFF), UInt8(unit >> 8)]
      return bigEndian ? pair.reversed() : pair
    }
  }
}
