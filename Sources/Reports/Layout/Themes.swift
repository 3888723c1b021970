// SPDX-License-Identifier: GPL-3.0-or-later

import Findings

/// What people said, beside the number that it explains: entered by the authors, never computed.
extension Report {
  var themes: [Block] {
    guard !evaluation.themes.isEmpty else { return [] }
    var blocks: [Block] = [
      heading("themes.title", level: 3), paragraph("themes.entered"), .table(triangulation),
    ]
    let quoted = evaluation.themes.filter { $0.quotation != nil }
    if !quoted.isEmpty {
      blocks.append(paragraph("themes.voices"))
      blocks.append(
        .list(
          ordered: false,
          items: quoted.map { theme in
            let words = theme.quotation.map {
              wording.term("themes.voice", ["words": .localized($0)])
            }
            return [.paragraph((words ?? []) + [" (", .text(theme.label.text(language)), ")"])]
          }))
    }
    return blocks
  }

  /// Number, why, and whether the two fit: one row a theme, KPI by KPI.
  private var triangulation: Block.Table {
    let ordered = evaluation.kpis.flatMap { kpi in
      evaluation.themes.filter { $0.kpi == kpi.id }.map { (kpi, $0) }
    }
    let rows = ordered.map { kpi, theme -> [[Inline]] in
      [
        [.text(kpi.label.text(language))], number(kpi), [.text(theme.label.text(language))],
        wording.term("theme." + theme.kind.rawValue), gathered(theme),
        wording.term("agreement." + theme.agreement.rawValue),
      ]
    }
    return Block.Table(
      caption: wording.term("themes.caption"),
      columns: ["kpi", "number", "why", "kind", "gathered", "agreement"].map {
        .init(wording.term("themes." + $0))
      }, rows: rows, rowHeaders: true)
  }

  /// How it was gathered: `interviews with 18 people (source)`.
  private func gathered(_ theme: Theme) -> [Inline] {
    wording.term(
      "method." + theme.method.rawValue,
      ["n": .count(theme.people), "source": .text(theme.source)])
  }

  /// What the analyses say of a KPI in one number; the primary one first.
  private func number(_ kpi: KPIFacts) -> [Inline] {
    let own = chapters.filter { $0.findings.kpi == kpi.id && $0.findings.isAnswered }
    let chosen = own.first { $0.findings.role == .primary } ?? own.first
    if let chosen {
      let words = wording(of: chosen)
      if let level = words.level(chosen.findings) { return [.text(level)] }
      if let effect = words.headlineEffect(chosen.findings) { return [.text(effect)] }
    }
    if let observed = kpi.observed, let level = wording.level(observed) { return [.text(level)] }
    return wording.term("themes.no-number")
  }
}
