// SPDX-License-Identifier: GPL-3.0-or-later

import Testing

@testable import Tables

private func found(_ text: String) -> PersonalNumber? {
  var text = text
  return text.withUTF8 { PersonalNumber.found(in: $0) }
}

@Suite("Personal numbers")
struct GuardTests {
  @Test("fiscal codes are recognised in any case, with letters for digits, and within a text")
  func codes() {
    for code in [
      "RSSMRA80A01H501U", "rssmra80a01h501u", "MRTMTT91D08F205J", "RSSMRA80A41H501Y",
      // Another code for a person who shares one: letters in place of digits.
      "RSSMRA80A01H50MM", "RSSMRAULALMHQLMB", "RSSMRA80A01H501X",
      "nota: RSSMRA80A01H501U.", "(RSSMRA80A01H501U)", "CF RSSMRA80A01H501U, ok",
    ] { #expect(found(code) == .fiscalCode, "\(code)") }
  }

  @Test("health card numbers are recognised")
  func cards() {
    #expect(found("80380000901234567890") == .healthCard)
    #expect(found("tessera 80380001234567890123") == .healthCard)
    #expect(found("90380000901234567890") == nil)
    #expect(found("8038000090123456789") == nil)
  }

  @Test("other words, numbers and pseudonyms are not")
  func others() {
    for text in [
      "", "RSSMRA80A01H501", "RSSMRA80A01H501UU", "RSSMRA80F01H501U", "RSSMRA80A32H501U",
      "RSSMRA80A72H501U", "RSSMRA80A00H501U", "1SSMRA80A01H501U", "RSSMRA80A01H5O1U",
      "INTERNAZIONALIST", "RSSMRAULALMHQLMC", "1234567890123456",
      "550e8400-e29b-41d4-a716-446655440000",
      "èRSSMRA80A01H501U",
      // Sixteen hexadecimal digits in the shape of a code, the last not its check character.
      "abcdef80a01f501a",
    ] { #expect(found(text) == nil, "\(text)") }
  }

  @Test("no column is exempt, declared or not, and the count is of all rows")
  func anyColumn() async throws {
    let column = ColumnDescription(name: "n", type: .integer)
    let text =
      "n,note,cf\n1,x,RSSMRA80A01H501U\n2,\"c/o\nRSSMRA80A01H501U\",\n3,,MRTMTT91D08F205J\n"
      + "4,,RSSMRA80A01H501U\n5,,MRTMTT91D08F205J\n"
    for holds in Holding.allCases {
      let problems = try await problems(source([column], holds: holds), text)
      #expect(problems.map(\.cause) == [.fiscalCode(header: "cf"), .fiscalCode(header: "note")])
      #expect(problems.map(\.count) == [4, 1])
      #expect(problems[0].examples.map(\.line) == [2, 5, 6])
      #expect(problems[1].examples.map(\.line) == [3])
      #expect(!"\(problems)\(problems.map(\.message))".contains("RSSMRA"))
    }
  }

  @Test("one million random pseudonyms of 16 hexadecimal digits are not taken for codes")
  func pseudonyms() {
    var random = SplitMix(seed: 1)
    var taken = 0
    for _ in 0..<1_000_000 {
      let digits = String(random.next(), radix: 16)
      if found(String(repeating: "0", count: 16 - digits.count) + digits) != nil { taken += 1 }
    }
    #expect(taken == 0)
  }
}
