// SPDX-License-Identifier: GPL-3.0-or-later

import Testing

@testable import Studies

@Suite("Where a text differs from what it should be")
struct TextDifferencesTests {
  private let due = """
    # Report

    ## One page

    It fell by 34.8 a month.

    ## Costs

    Not examined.
    The end.

    """

  private func remarks(_ found: String, of due: String? = nil) -> [VerificationRemark] {
    TextDifferences(
      path: "report.en.md", found: Array(found.utf8), due: Array((due ?? self.due).utf8)
    ).remarks
  }

  @Test("a line taken out and another put in elsewhere are two places, and no others")
  func moved() {
    let found = due.replacing("It fell by 34.8 a month.\n", with: "").replacing(
      "The end.", with: "A word more.\nThe end.")
    let remarks = remarks(found)
    #expect(remarks.map(\.place) == ["report.en.md:5", "report.en.md:9"])
    #expect(
      remarks.map(\.text) == [
        "1 line missing: results.json gives “It fell by 34.8 a month.” (under “One page”)",
        "1 line too many: “A word more.” (under “Costs”)",
      ])
  }

  @Test("a number edited beside a line put in is found at its own place")
  func edited() {
    let found = due.replacing("34.8", with: "44.8").replacing("# Report\n", with: "# Report\nNew\n")
    let remarks = remarks(found)
    #expect(remarks.map(\.place) == ["report.en.md:2", "report.en.md:6:12"])
    #expect(
      remarks.last?.text
        == "“44.8” stands where results.json gives “34.8” (under “One page”)")
  }

  @Test("what programs do to a whole text is told in a word")
  func whole() {
    let converted = due.replacing("\n", with: "\r\n")
    for (found, words) in [
      (converted, "line ends were converted (CRLF)"), ("\u{FEFF}" + due, "byte order mark"),
      ("\u{FEFF}" + converted, "byte order mark was put before it and its line ends"),
      (String(due.dropLast()), "last line end was taken away"), (due + "\n", "line end was put"),
    ] {
      let remarks = remarks(found)
      #expect(remarks.count == 1, "\(remarks)")
      #expect(remarks[0].text.contains(words) && remarks[0].text.contains("; nothing else"))
    }
  }

  @Test("of many places twenty are told, and the rest counted")
  func many() {
    let due = (0..<300).map { "number \($0)\n" }.joined()
    let remarks = remarks(due.replacing("number", with: "Number"), of: due)
    #expect(remarks.count == 21)
    #expect(remarks.last?.text == "differs in 280 more places")
  }

  @Test("a text a hundred times as long as is due is not taken apart")
  func long() {
    let remarks = remarks(String(repeating: "\n", count: 5_000_000))
    #expect(remarks.map(\.text) == ["has 5000000 bytes; results.json gives \(due.utf8.count)"])
  }

  @Test("nothing but one part differs: the alignment keeps all other lines, in order")
  func alignment() {
    for seed in 0..<40 {
      var state = UInt64(seed)
      func next(_ bound: Int) -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int(state >> 33) % bound
      }
      let here = (0..<next(30)).map { _ in "line \(next(6))\n" }
      let there = (0..<next(30)).map { _ in "line \(next(6))\n" }
      let found = Array(here.joined().utf8)
      let changes = LineAlignment(found, Array(there.joined().utf8)).changes
      // Putting what is due in the place of what was found gives what is due.
      var lines = here
      for change in changes.reversed() {
        lines.replaceSubrange(
          (change.line - 1)..<(change.line - 1 + change.found.count),
          with: change.due.map { String(decoding: $0, as: UTF8.self) + "\n" })
      }
      #expect(lines == there, "seed \(seed)")
    }
  }
}
