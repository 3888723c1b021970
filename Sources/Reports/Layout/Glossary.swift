// SPDX-License-Identifier: GPL-3.0-or-later

import Findings

/// Plain words for the terms that the report uses, and for no others.
extension Report {
  func glossary(for blocks: [Block]) -> [Block] {
    let used = WordRuns(
      blocks.flatMap(\.texts), of: GlossaryTerms.all.flatMap { $0.forms(language) })
    let entries = GlossaryTerms.all.filter { entry in
      entry.forms(language).contains { used.contains($0) }
    }
    guard !entries.isEmpty else { return [] }
    let rows = entries.map { entry in
      (item: wording.fill(entry.term), value: wording.fill(entry.meaning))
    }
    let sorted = rows.sorted {
      $0.item.plainText.lowercased() < $1.item.plainText.lowercased()
    }
    return [
      heading("glossary.title"),
      .table(
        Block.Table(
          caption: wording.term("glossary.caption"),
          columns: [.init(wording.term("glossary.term")), .init(wording.term("glossary.meaning"))],
          rows: sorted.map { [$0.item, $0.value] }, rowHeaders: true)),
    ]
  }
}

/// A term and what it means in plain words.
struct GlossaryEntry {
  /// The term.
  let term: Phrase
  /// What it means.
  let meaning: Phrase
  /// Further forms in which a report may use it, besides the term itself.
  let italian: [String]
  let english: [String]

  init(
    it: String, en: String, means italianMeaning: String, _ englishMeaning: String,
    italian: [String] = [], english: [String] = []
  ) {
    term = Phrase(it: it, en: en)
    meaning = Phrase(it: italianMeaning, en: englishMeaning)
    self.italian = italian
    self.english = english
  }

  /// All forms in a language.
  func forms(_ language: Language) -> [String] {
    [term.text(language)] + (language == .it ? italian : english)
  }
}

/// Runs of up to four words of some texts, to look terms up in: those that begin as a term does.
struct WordRuns {
  private var runs: Set<[String]> = []

  init(_ texts: [String], of terms: [String]) {
    let beginnings = Set(terms.compactMap { Self.words($0).first })
    for text in Set(texts) {
      // Most cells are numbers, and every term has letters.
      guard text.utf8.contains(where: { (0x61...0x7A).contains($0 | 0x20) }) else { continue }
      let words = Self.words(text)
      for start in words.indices where beginnings.contains(words[start]) {
        for length in 1...4 where start + length <= words.count {
          runs.insert(Array(words[start..<start + length]))
        }
      }
    }
  }

  /// Whether a term of up to four words stands in the texts, in any letter case.
  func contains(_ term: String) -> Bool { runs.contains(Self.words(term)) }

  private static func words(_ text: String) -> [String] {
    text.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init)
  }
}

extension Block {
  /// The texts that a reader sees in it.
  var texts: [String] {
    switch self {
    case .heading(_, let inlines, _), .paragraph(let inlines): [inlines.plainText]
    case .list(_, let items): items.joined().flatMap(\.texts)
    case .quote(let blocks): blocks.flatMap(\.texts)
    case .callout(let label, let blocks): [label.plainText] + blocks.flatMap(\.texts)
    case .table(let table):
      ([table.caption] + table.columns.map(\.header) + table.rows.joined() + table.notes)
        .map(\.plainText)
    case .figure(let figure): [figure.caption.plainText]
    case .code(let text, _): [text]
    case .thematicBreak: []
    }
  }
}
