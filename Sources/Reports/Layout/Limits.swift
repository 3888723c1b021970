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
        .list(ordered: false, items: limits.map { [.paragraph($0.inlines(words))] }))
    }
    return blocks.count > 1 ? blocks : blocks + [paragraph("limits.none")]
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

  /// What only kept certainty from rising.
  private static let notRaised: Set = [
    "certainty.not-registered", "certainty.self-declared", "certainty.registered-late",
    "certainty.not-falsified", "certainty.undeclared",
  ]

  /// What the design itself cannot exclude (ROBINS-I's domains of confounding and selection).
  private static func ofDesign(_ analysis: AnalysisFindings) -> [Limit] {
    var terms: [String] = []
    if analysis.level != nil { terms.append("limit.described") }
    switch analysis.facts["chosen"] {
    case .term("did.chosen.volunteers")?: terms.append("limit.volunteers")
    case .term("did.chosen.need")?: terms.append("limit.need")
    default: break
    }
    return terms.map { Limit(note: Note($0, .remark), rank: 1) }
  }

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
    limits += ofDesign(analysis)
    for reason in analysis.certainty?.reasons ?? [] where !reason.isStepUp {
      let isStanding = Limit.notRaised.contains(reason.term)
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
  func inlines(_ words: Wording) -> [Inline] {
    // A method that keeps its words to its section: the reader is sent there.
    guard words.vocabulary[note.term] != nil else { return words.term("limits.see-section") }
    let inlines = words.note(note)
    guard isReason, inlines.allSatisfy({ $0.unfilled.isEmpty }) else { return inlines }
    let text = inlines.plainText
    guard let colon = text.firstIndex(of: ":"),
      text[..<colon].split(separator: " ").count <= 3
    else { return inlines }
    return [.text(String(text[text.index(after: colon)...].drop { $0 == " " }).capitalisedFirst)]
  }
}

extension Note {
  /// Whether a reason of certainty is what raised it.
  var isStepUp: Bool { term == "certainty.registered" }
}
