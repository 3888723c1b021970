// SPDX-License-Identifier: GPL-3.0-or-later

import Findings

/// The answer on one page of at most 350 words: question, answer, figure, numbers, who benefited,
/// what it cost, three limits, what is not known. Where all of it does not fit, the page chooses:
/// fewer answers and rows, shorter labels, never a longer page.
struct OnePage {
  /// The most words that the page may have.
  static let wordLimit = 350

  let report: Report
  let detail: Detail

  /// How much the page shows of what there is.
  struct Detail: Hashable {
    /// Analyses that are answered in sentences.
    var answers: Int
    /// Rows of the table.
    var rows: Int
    /// Words of a text of the authors: a label, a behaviour.
    var label: Int
    /// Words of a limit.
    var limit: Int
    /// Whether there is a line for each change for the worse, or only their number.
    var contraries: Bool

    /// From all that a page may show to what always fits.
    static let steps = [
      Detail(answers: 3, rows: 6, label: 30, limit: 45, contraries: true),
      Detail(answers: 2, rows: 5, label: 24, limit: 35, contraries: true),
      Detail(answers: 2, rows: 4, label: 16, limit: 28, contraries: true),
      Detail(answers: 1, rows: 4, label: 12, limit: 24, contraries: true),
      Detail(answers: 1, rows: 3, label: 10, limit: 18, contraries: true),
      Detail(answers: 1, rows: 2, label: 8, limit: 14, contraries: false),
      Detail(answers: 1, rows: 1, label: 6, limit: 10, contraries: false),
    ]
  }

  /// The page of a report, as full as fits in both languages: both show the same numbers.
  static func fitting(_ report: Report) -> OnePage {
    let both = Language.allCases.map {
      Report(report.evaluation, $0, chapters: report.chapters)
    }
    let fits = Detail.steps.first { detail in
      both.allSatisfy { OnePage(report: $0, detail: detail).wordCount <= wordLimit }
    }
    return OnePage(report: report, detail: fits ?? Detail.steps[Detail.steps.count - 1])
  }

  /// How many words a reader of the page sees.
  var wordCount: Int { blocks.reduce(0) { $0 + $1.wordCount } }

  /// The page.
  var blocks: [Block] {
    var blocks = [report.heading("page.title"), question]
    blocks += answers
    blocks += figure
    blocks += inNumbers
    blocks += targets
    blocks += [benefited, cost]
    blocks += limits
    blocks += unknown
    return blocks
  }

  var wording: Wording { report.wording }

  func words(_ term: String, _ values: [String: Value] = [:]) -> [Inline] {
    wording.term(term, values)
  }

  /// A paragraph that opens with its subject in bold.
  func paragraph(_ subject: String, _ text: [Inline]) -> Block {
    .paragraph([.strong(words(subject)), " "] + text)
  }

  /// A text of the authors, cut at a word where it is long.
  func short(_ text: String) -> String { text.firstWords(detail.label) }

  func label(_ chapter: AnalysisChapter) -> String { short(report.label(chapter)) }

  /// The analyses that the page answers for: primary ones first; all of them where none is primary.
  var chosen: [AnalysisChapter] {
    let order: [AnalysisFindings.Role] = [.primary, .secondary, .exploratory]
    // Costs have a paragraph of their own.
    let chapters = report.chapters.filter { $0.part != .costs }
    return order.flatMap { role in chapters.filter { $0.findings.role == role } }
  }

  /// Those answered in sentences.
  var answered: [AnalysisChapter] {
    let primary = chosen.filter { $0.findings.role == .primary }
    return Array((primary.isEmpty ? chosen : primary).prefix(detail.answers))
  }
}

extension Report {
  /// The page that a board reads.
  var onePage: [Block] { OnePage.fitting(self).blocks }
}

extension String {
  /// The first words, and an ellipsis where there are more.
  func firstWords(_ limit: Int) -> String {
    let words = split(separator: " ")
    guard words.count > limit else { return self }
    var text = words.prefix(limit).joined(separator: " ")
    while let last = text.last, ",;:.(".contains(last) { text.removeLast() }
    return text + "…"
  }

  /// The first sentence, without its full stop.
  var firstSentence: String {
    let characters = Array(self)
    for (index, character) in characters.enumerated() where character == "." {
      let next = index + 1 < characters.count ? characters[index + 1] : " "
      let after = index + 2 < characters.count ? characters[index + 2] : "A"
      if next == " ", after.isUppercase || after == "«" || after == "“" {
        return String(characters[..<index])
      }
    }
    return hasSuffix(".") ? String(dropLast()) : self
  }
}
