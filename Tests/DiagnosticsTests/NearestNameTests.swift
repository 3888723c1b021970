// SPDX-License-Identifier: GPL-3.0-or-later

import Testing

@testable import Diagnostics

@Suite("The name that was probably meant")
struct NearestNameTests {
  static let keys = ["target", "matters", "source", "within", "by", "label", "leads_to"]

  @Test(
    "one slip is forgiven: a letter changed, missing, added, or two swapped",
    arguments: ["tagret", "targt", "targett", "tarket", "Target", "TARGET"])
  func slips(word: String) {
    #expect(NearestName.find(word, among: Self.keys) == "target")
  }

  @Test("hyphens, spaces and underscores are one")
  func separators() {
    #expect(NearestName.find("leads-to", among: Self.keys) == "leads_to")
    #expect(NearestName.find("leads to", among: Self.keys) == "leads_to")
  }

  @Test(
    "another word is no slip",
    arguments: ["x", "bananas", "", "owner", String(repeating: "target", count: 40)])
  func others(word: String) {
    #expect(NearestName.find(word, among: Self.keys) == nil)
  }

  @Test("a word shares at least a letter with what it is taken for")
  func short() {
    #expect(NearestName.find("xy", among: ["ab"]) == nil)
    #expect(NearestName.find("bi", among: Self.keys) == "by")
  }

  @Test(
    "distances worked by hand",
    arguments: [
      ("", "", 0), ("a", "", 1), ("ab", "ba", 1), ("kitten", "sitting", 3), ("ca", "abc", 3),
      ("tagret", "target", 1), ("abcd", "abcd", 0),
    ])
  func distances(left: String, right: String, expected: Int) {
    let distance = NearestName.distance(Array(left.unicodeScalars), Array(right.unicodeScalars))
    #expect(distance == expected)
  }
}
