// SPDX-License-Identifier: GPL-3.0-or-later

import Findings

/// A reporting standard: its name and its items.
struct Standard {
  /// Name and source.
  let name: Phrase
  /// Its items, in their order.
  let items: [StandardItem]
}

/// One item of a standard: what it asks and how a study answers it.
struct StandardItem {
  /// Its number in the standard.
  let number: String
  /// What it asks, in our words.
  let asks: Phrase
  /// What the study says; nil where it says nothing, and then `keys` would fill it.
  let answer: @Sendable (Report) -> [Inline]?
  /// The keys of the study file that would fill it.
  let keys: [String]

  init(
    _ number: String, it: String, en: String, keys: [String],
    _ answer: @escaping @Sendable (Report) -> [Inline]?
  ) {
    self.number = number
    asks = Phrase(it: it, en: en)
    self.keys = keys
    self.answer = answer
  }

  /// An item that one text of the authors fills.
  static func declared(_ number: String, it: String, en: String, _ key: String) -> StandardItem {
    StandardItem(number, it: it, en: en, keys: [key]) { $0.declared(key) }
  }

  /// An item that any of some texts of the authors fills.
  static func declared(_ number: String, it: String, en: String, any keys: [String]) -> StandardItem
  {
    StandardItem(number, it: it, en: en, keys: keys) { report in
      report.joined(keys.compactMap { report.declared($0) })
    }
  }
}

/// What standards are filled from.
extension Report {
  /// A text that the authors declare under a key.
  func declared(_ key: String) -> [Inline]? {
    if let text = study.declared[key] { return [.text(text.text(language))] }
    guard key.hasPrefix("behaviour."),
      let texts = study.behaviour[String(key.dropFirst("behaviour.".count))], !texts.isEmpty
    else { return nil }
    return [.text(joined(texts))]
  }

  /// Texts of the authors in a row.
  func joined(_ texts: [AuthoredText]) -> String {
    texts.map { $0.text.text(language) }.joined(separator: "; ")
  }

  /// Several answers in one; nil where there is none.
  func joined(_ answers: [[Inline]]) -> [Inline]? {
    guard !answers.isEmpty else { return nil }
    return answers.enumerated().flatMap { ($0.offset == 0 ? [] : ["; "]) + $0.element }
  }

  /// A phrase of the annex.
  func says(_ term: String, _ values: [String: Value] = [:]) -> [Inline] {
    wording.term("standard." + term, values)
  }

  /// An answer for each analysis that has one; said once where all say the same.
  func each(_ answer: (AnalysisChapter) -> [Inline]?) -> [Inline]? {
    var found: [(name: String, answer: [Inline])] = []
    for chapter in chapters {
      if let words = answer(chapter) { found.append((chapter.findings.id, words)) }
    }
    guard let first = found.first else { return nil }
    if found.allSatisfy({ $0.answer == first.answer }) { return first.answer }
    return joined(found.map { [.code($0.name), ": "] + $0.answer })
  }

  /// A fact of an analysis in its method's words.
  func fact(_ name: String, _ chapter: AnalysisChapter) -> [Inline]? {
    chapter.findings.facts[name].map { wording(of: chapter).value($0) }
  }

  /// Rows used of those read, from the flow of the data.
  func rowsUsed(_ chapter: AnalysisChapter) -> [Inline]? {
    guard let flow = chapter.findings.table("flow"), let first = flow.rows.first,
      let last = flow.rows.last, first.count > 1, last.count > 1
    else { return nil }
    return says("rows", ["used": last[1], "read": first[1]])
  }

  /// The labels of the KPIs that have an analysis in a role.
  func outcomes(_ role: AnalysisFindings.Role) -> [Inline]? {
    var labels: [String] = []
    for chapter in chapters where chapter.findings.role == role {
      let label = label(chapter)
      if !labels.contains(label) { labels.append(label) }
    }
    return joined(labels.map { [.text($0)] })
  }

  /// What is declared of how each source came to be.
  func collections(_ answer: (SourceFacts.Collection) -> [Inline]?) -> [Inline]? {
    joined(
      evaluation.sources.compactMap { source in
        source.collection.flatMap(answer).map { [.code(source.id), ": "] + $0 }
      })
  }
}
