// SPDX-License-Identifier: GPL-3.0-or-later

import Findings

/// The limits of the study, computed: what was not done, what must be weighed before acting, and why
/// certainty is not higher. Nothing stands here that is not true of this study.
extension Report {
  var limits: [Block] {
    var blocks = [heading("limits.title")]
    for chapter in chapters {
      let limits = Limit.of(chapter.findings)
      guard !limits.isEmpty else { continue }
      let words = wording(of: chapter)
      blocks.append(sectionHeading(chapter))
      blocks.append(
        .list(ordered: false, items: limits.map { [.paragraph([.text($0.text(words))])] }))
    }
    return blocks
  }
}

/// One limit of an analysis, by how grave it is.
struct Limit {
  /// What it is.
  var note: Note
  /// How grave: 0 is the gravest.
  var rank: Int
  /// Whether it is a reason of certainty, whose words begin with the way that certainty went.
  var isReason = false

  /// The limits of an analysis, the gravest first: what was refused, what lowered certainty, what
  /// the reader must weigh, what kept certainty from rising.
  static func of(_ analysis: AnalysisFindings) -> [Limit] {
    var limits = analysis.notes.compactMap { note -> Limit? in
      switch note.severity {
      case .refusal: Limit(note: note, rank: 0)
      case .warning: Limit(note: note, rank: 2)
      case .remark: nil
      }
    }
    for reason in analysis.certainty?.reasons ?? [] where !reason.isStepUp {
      let isStanding = reason.term == "certainty.not-registered"
      limits.append(Limit(note: reason, rank: isStanding ? 3 : 1, isReason: true))
    }
    let ordered = limits.enumerated().sorted {
      ($0.element.rank, $0.offset) < ($1.element.rank, $1.offset)
    }
    return ordered.map(\.element)
  }
}

extension Limit {
  /// The limit in words; of a reason of certainty what follows `Not raised:`.
  func text(_ words: Wording) -> String {
    let text = words.note(note).plainText
    guard isReason, let colon = text.firstIndex(of: ":"),
      text[..<colon].split(separator: " ").count <= 3
    else { return text }
    return String(text[text.index(after: colon)...].drop { $0 == " " }).capitalisedFirst
  }
}

extension Note {
  /// Whether a reason of certainty is what raised it.
  var isStepUp: Bool { term.contains("certainty.up") || term == "certainty.raised" }
}
