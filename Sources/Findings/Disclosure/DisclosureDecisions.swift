// SPDX-License-Identifier: GPL-3.0-or-later

extension DisclosureControl {
  /// What is withheld of each analysis, and of what was observed of each KPI, beside all others.
  func decisions(
    on evaluation: Evaluation, _ analyses: [AnalysisFindings],
    guarding guarded: [String: Set<String>]
  ) -> [WithholdingDecision] {
    func sources(_ index: Int) -> Set<String> { guarded[analyses[index].id] ?? [] }
    var decisions = analyses.indices.map { index in
      sources(index).isEmpty ? WithholdingDecision() : decision(on: analyses[index])
    }
    if secondary {
      let shown = analyses.map(ShownCounts.init)
      var changed = true
      // Each round withholds more of one analysis, so that there are no more rounds than analyses.
      while changed {
        changed = withholdDifferences(analyses, shown, sources, &decisions)
      }
      withholdFlows(evaluation.sources, analyses, shown, sources, &decisions)
    }
    if secondary { withholdModels(analyses, sources, &decisions) }
    withholdDerived(analyses, &decisions)
    // What a model makes of counts that another analysis hides is an equation in them.
    let hiding = hiding(analyses, sources, decisions)
    for index in analyses.indices {
      decisions[index].isCoarse = !hiding.isDisjoint(with: sources(index))
    }
    return decisions
  }

  /// The sources of which some counts are withheld.
  private func hiding(
    _ analyses: [AnalysisFindings], _ sources: (Int) -> Set<String>,
    _ decisions: [WithholdingDecision]
  ) -> Set<String> {
    Set(analyses.indices.filter { decisions[$0].hidesCounts }.flatMap { sources($0) })
  }

  /// Withholds what models tell of counts of single places, where another analysis withholds some.
  private func withholdModels(
    _ analyses: [AnalysisFindings], _ sources: (Int) -> Set<String>,
    _ decisions: inout [WithholdingDecision]
  ) {
    let hiding = hiding(analyses, sources, decisions)
    for index in analyses.indices
    where decisions[index].extent < .allButHeadline && !hiding.isDisjoint(with: sources(index)) {
      switch ModelWithholding(cells: cells).remainder(of: analyses[index]) {
      case .all: break
      case .effect: decisions[index].isEffectOnly = true
      case .nothing: decisions[index].raise(to: .everything, .small)
      }
    }
  }

  // MARK: Differences between analyses

  /// Withholds one analysis of two that show counts of the same KPI, or of the same name, that differ by
  /// a small count; false when there are none.
  private func withholdDifferences(
    _ analyses: [AnalysisFindings], _ shown: [ShownCounts], _ sources: (Int) -> Set<String>,
    _ decisions: inout [WithholdingDecision]
  ) -> Bool {
    func shows(_ index: Int) -> Bool {
      decisions[index].extent < .everything && !sources(index).isEmpty
    }
    for second in analyses.indices where shows(second) {
      for first in analyses.indices where first < second && shows(first) {
        let one = shown[first].without(decisions[first].tables)
        let other = shown[second].without(decisions[second].tables)
        guard !sources(first).isDisjoint(with: sources(second)),
          analyses[first].mayCount(as: analyses[second]) && one.differs(from: other, by: cells)
            || one.table(near: other, by: cells) != nil
        else { continue }
        let falling = rank(analyses[second]) < rank(analyses[first]) ? first : second
        let (kept, gone) = falling == first ? (other, one) : (one, other)
        // Of a count that is shown and little more than small, one of the two parts is small: that it
        // is their difference, and none of the other analysis, would tell which.
        if kept.smallest(near: gone, by: cells) < 2 * cells.minimum {
          decisions[falling].raise(to: .everything, .small)
        } else {
          decisions[falling].raise(
            to: .everything, .difference, other: analyses[falling == first ? second : first].id)
        }
        return true
      }
    }
    return false
  }

  /// Primary analyses are withheld last.
  private func rank(_ findings: AnalysisFindings) -> Int {
    switch findings.role {
    case .primary: 0
    case .secondary: 1
    case .exploratory: 2
    }
  }

  // MARK: Flows

  /// Withholds the flows of all analyses of a source where one holds a small count, or where counts
  /// of rows differ by a small count from one another or from the people that are shown.
  private func withholdFlows(
    _ read: [SourceFacts], _ analyses: [AnalysisFindings], _ shown: [ShownCounts],
    _ sources: (Int) -> Set<String>, _ decisions: inout [WithholdingDecision]
  ) {
    for index in analyses.indices where !sources(index).isEmpty {
      let near = analyses.indices.filter { !sources($0).isDisjoint(with: sources(index)) }
      let rows = shown[index].flow
      let read = read.filter { sources(index).contains($0.id) }.compactMap(\.rows)
      let others = near.flatMap { other -> [Int] in
        guard decisions[other].extent < .everything || analyses[other].headline == nil else {
          return other == index ? [] : shown[other].flow
        }
        return shown[other].flow
          + shown[other].without(decisions[other].tables).people
      }
      // How many rows a source has is published beside analyses that show no flow, too.
      let isNear =
        rows.contains { row in (others + read).contains { cells.isSmall(abs($0 - row)) } }
        || read.contains { row in others.contains { cells.isSmall(abs($0 - row)) } }
      if isNear { decisions[index].hidesFlow = true }
    }
    // One flow gives back another of the same source.
    var changed = true
    while changed {
      changed = false
      for index in analyses.indices where decisions[index].hidesFlow {
        for other in analyses.indices
        where !decisions[other].hidesFlow && !sources(other).isDisjoint(with: sources(index)) {
          decisions[other].hidesFlow = true
          changed = true
        }
      }
    }
  }

  // MARK: Computed analyses

  /// Withholds what is computed from analyses of which numbers are withheld.
  private func withholdDerived(
    _ analyses: [AnalysisFindings], _ decisions: inout [WithholdingDecision]
  ) {
    var changed = true
    while changed {
      changed = false
      for index in analyses.indices where decisions[index].extent < .everything {
        for parent in analyses[index].derivedFrom ?? [] {
          guard let place = analyses.firstIndex(where: { $0.id == parent }),
            decisions[place].extent >= .allButHeadline || decisions[place].isEffectOnly
              || decisions[place].extent == .tables && !decisions[place].tables.isEmpty
          else { continue }
          decisions[index].raise(to: .everything, .derived, other: parent)
          changed = true
        }
      }
    }
  }
}

extension AnalysisFindings {
  /// Whether its events may be those of another analysis: of the same KPI, or of none that is known.
  func mayCount(as other: AnalysisFindings) -> Bool {
    kpi == other.kpi || kpi == nil || other.kpi == nil
  }
}
