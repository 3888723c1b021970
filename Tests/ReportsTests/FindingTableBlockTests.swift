// SPDX-License-Identifier: GPL-3.0-or-later

import Findings
import Testing

@testable import Reports

@Suite("Finding tables in words")
struct FindingTableBlockTests {
  private let vocabulary = Vocabulary([
    "estimator": Phrase(it: "Metodo", en: "Method"),
    "column.value": Phrase(it: "Stima", en: "Estimate"),
    "value": Phrase(it: "valore", en: "value"), "interval": Phrase(it: "IC 95%", en: "95% CI"),
    "n": Phrase(it: "n", en: "n"), "ols": Phrase(it: "Minimi quadrati", en: "Least squares"),
    "reml": Phrase(it: "REML", en: "REML"), "se": Phrase(it: "ES", en: "SE"),
  ])

  private let table = FindingTable(
    id: "estimators",
    columns: [.init("estimator"), .init("value"), .init("interval"), .init("se"), .init("n")],
    rows: [
      [
        .term("ols"), .number(0.068, .points),
        .interval(.init(lower: 0.021, upper: 0.114), .points), .number(0.01234, .number),
        .count(1284),
      ],
      [
        .term("reml"), .number(0.0681234, .points),
        .interval(.init(lower: 0.0666, upper: 0.0699), .points), .number(1.5, .number), .hidden,
      ],
      [.text("a|b"), .missing, .missing, .number(.nan, .number), .count(12)],
    ])

  private func cells(_ language: Language, hiding: [String] = []) -> [[String]] {
    Wording(language, vocabulary).table(table, caption: ["c"], hiding: hiding)
      .rows.map { $0.map(\.plainText) }
  }

  @Test("a row's interval sets the decimals of its estimate, other columns share theirs")
  func decimals() {
    let space = "\u{A0}"
    #expect(
      cells(.en) == [
        ["Least squares", "6.8\(space)pp", "2.1 to 11.4\(space)pp", "0.012", "1,284"],
        ["REML", "6.81\(space)pp", "6.66 to 6.99\(space)pp", "1.500", "[c]"],
        ["a|b", "[x]", "[x]", "[x]", "12"],
      ])
    #expect(
      cells(.it).first == [
        "Minimi quadrati", "6,8\(space)p.p.", "da 2,1 a 11,4\(space)p.p.", "0,012", "1.284",
      ])
    #expect(cells(.it)[1].last == "[r]")
  }

  @Test("headers prefer `column.` terms; numbers stand to the right; marks are explained")
  func frame() {
    let block = Wording(.en, vocabulary).table(table, caption: ["c"], notes: [["own note"]])
    #expect(block.columns.map(\.header.plainText) == ["Method", "Estimate", "95% CI", "SE", "n"])
    #expect(
      block.columns.map(\.alignment) == [.leading, .trailing, .trailing, .trailing, .trailing])
    #expect(
      block.notes.map(\.plainText) == [
        "own note", "[c]: withheld, so as not to reveal data on few people.",
        "[x]: not available.",
      ])
  }

  @Test("a hidden column goes, with the notes that only it needed")
  func hiding() {
    #expect(cells(.en, hiding: ["value", "interval", "se"]).first == ["Least squares", "1,284"])
    let block = Wording(.en, vocabulary).table(
      table, caption: [], hiding: ["n", "value", "interval", "se"])
    #expect(block.notes.isEmpty)
  }

  @Test("a term or column without a phrase is found, not printed as if it were one")
  func unknown() {
    let table = FindingTable(id: "t", columns: [.init("zzz")], rows: [[.term("yyy")]])
    let block = Wording(.en).table(table, caption: [])
    #expect(Document(.en, [.table(block)]).unfilled == ["zzz", "yyy"])
  }

  @Test("values in running text")
  func values() {
    let words = Wording(.it, vocabulary)
    #expect(
      words.value(.list([.text("Nord"), .text("Est"), .text("Valle")])).plainText
        == "Nord, Est e Valle")
    #expect(words.value(.list([.text("Nord")])).plainText == "Nord")
    #expect(words.value(.list([])).plainText == "")
    #expect(words.value(.hidden).plainText == "riservato")
    #expect(words.value(.missing).plainText == "non disponibile")
    #expect(words.value(.localized(.init(it: "sì", en: "yes"))).plainText == "sì")
  }
}
