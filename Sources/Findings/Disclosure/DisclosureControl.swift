// SPDX-License-Identifier: GPL-3.0-or-later

/// Withholds small counts of sources that are not public, over a whole evaluation at once, before
/// anything is written: what is withheld here stands in no table, figure, alternative text, note,
/// language or file.
///
/// A count is small from 1 to the minimum; so is the rest of the total that it is a part of, what stays
/// less from one horizon to the next, and a difference of counts that two analyses of the same data
/// show. Then
/// 1. in an analysis of a change (`headline`) all counts fall, and with them every number that a model
///    gave but the effect that carries the verdict, at three digits. Where counts leave too little to
///    guess for that (`ModelWithholding`), or an effect is of one period alone, all numbers fall;
/// 2. in a description (shares and curves) the table's family falls (`TableFamilies`);
/// 3. where all numbers are made of one table (`AnalysisFindings.foundation`), all of them fall;
/// 4. flows of rows fall together over all analyses of the same source, with its number of rows;
/// 5. what is computed from an analysis of which numbers fell, falls.
///
/// That something is withheld says that it is small: with the minimum itself among what is small, it
/// keeps as many values as the minimum.
///
/// Numbers of other analyses of the same sources keep three digits where counts are withheld: a mean
/// of monthly shares at full precision is an equation in the months. Of a model of places, whose
/// counts in each period are not shown, the counts and the effect stay, unless those of the places hide
/// more than all its numbers tell. A refusal says neither why nor of how many periods.
///
/// **Attacked** (`StudyAttackTests`): 500 random studies of few people, evaluated by the engine itself,
/// by someone who knows the study file and every formula. No small count that their tables hold
/// (some 7,000) is shown, or a sum or difference of what is shown. Each keeps at least as many values
/// as the minimum: for each value people were found of whom it is the count and of whom the engine
/// publishes the same findings, number by number. Some further ones (`SmallStudies.further`): places
/// that start one after the other, synthetic controls, answers of the same persons before and after,
/// and plans that were registered otherwise.
/// Counts of 500 larger sets of tables shaped by hand: `CountAttackTests`.
/// **Only argued:** the same of studies of other shapes, and of more people, in which an effect at three
/// digits, or a clustered interval of a gap, does not bind counts of which some hundred bits are hidden
/// (`ModelWithholding`); differences of more than two analyses; counts of a place in a period that no
/// table holds; and what a reader knows from elsewhere.
public struct DisclosureControl: Sendable {
  /// The fewest people or events that are enough. A count of so many is not shown either, so that what
  /// is withheld may have so many values.
  public var minimumCell: Int
  /// Whether differences between analyses count as cells. Without, a small count may be worked out
  /// from two analyses.
  public var secondary: Bool
  /// The base that counts are rounded to; nil for none.
  public var roundTo: Int?

  /// Control with that minimum cell.
  public init(minimumCell: Int, secondary: Bool = true, roundTo: Int? = nil) {
    self.minimumCell = minimumCell
    self.secondary = secondary
    self.roundTo = roundTo
  }

  /// The smallest count that is shown: whoever sees that something is withheld knows that it is small, and
  /// often which count is the reason. So that it keeps as many values as the minimum, that one is
  /// withheld too.
  public var smallestShown: Int { minimumCell + 1 }

  var cells: SmallCells { SmallCells(minimum: smallestShown) }

  /// An evaluation with small counts withheld, and a note in each analysis where any were.
  ///
  /// - Parameter guarded: names of the sources that are not public, by the analysis that reads them;
  ///   an analysis that reads public ones only is left as it is.
  public func applied(
    to evaluation: Evaluation, guarding guarded: [String: Set<String>]
  ) -> Evaluation {
    var safe = evaluation
    let all = observedAndAnalysed(evaluation)
    let decisions = decisions(on: evaluation, all, guarding: guarded)
    let decided = Dictionary(zip(all.map(\.id), decisions)) { first, _ in first }
    func published(_ findings: AnalysisFindings) -> AnalysisFindings {
      let isGuarded = guarded[findings.id]?.isEmpty == false
      guard let decision = decided[findings.id], isGuarded || decision.extent > .nothing else {
        return findings
      }
      var safe = withheld(findings, decision)
      if decision.isEffectOnly { safe = ModelWithholding(cells: cells).effect(of: safe) }
      if decision.isCoarse { safe = Coarsening.coarse(safe) }
      guard let roundTo, isGuarded else { return safe }
      return CountRounding(base: roundTo).applied(to: safe)
    }
    safe.analyses = evaluation.analyses.map(published)
    for (index, kpi) in evaluation.kpis.enumerated() {
      if let observed = kpi.observed, let own = Self.observation(kpi) {
        safe.kpis[index].observed = published(own)
        safe.kpis[index].observed?.id = observed.id
      }
      guard let name = kpi.observedBy ?? Self.observation(kpi)?.id else { continue }
      if let roundTo, guarded[name]?.isEmpty == false {
        let rounding = CountRounding(base: roundTo)
        safe.kpis[index].smart = safe.kpis[index].smart.compactMap { finding in
          guard let note = rounding.rounded(finding.note, Set([finding.note.table ?? ""])) else {
            return nil
          }
          var finding = finding
          finding.note = note
          return finding
        }
      }
      guard let decision = decided[name], decision.extent > .nothing else { continue }
      safe.kpis[index].smart.removeAll { finding in
        finding.note.table.map { decision.extent > .tables || decision.tables.contains($0) }
          ?? false
      }
    }
    withholdRows(&safe, zip(all, decisions).map { (guarded[$0.id] ?? [], $1) })
    withholdRegistered(&safe, decided, guarded)
    return safe
  }

  /// All analyses, and what was observed of KPIs.
  func observedAndAnalysed(_ evaluation: Evaluation) -> [AnalysisFindings] {
    evaluation.analyses + evaluation.kpis.compactMap(Self.observation)
  }

  /// What was observed of a KPI, as an analysis of a name that no analysis can have.
  private static func observation(_ kpi: KPIFacts) -> AnalysisFindings? {
    guard var observed = kpi.observed else { return nil }
    observed.id = name(ofKPI: kpi.id)
    observed.kpi = kpi.id
    return observed
  }

  /// The name under which the sources of a KPI's own observations are given.
  public static func name(ofKPI id: String) -> String { "kpi.\(id)" }

  /// Withholds how many rows a source has, where that would give back what a flow withholds.
  private func withholdRows(
    _ evaluation: inout Evaluation, _ decisions: [(sources: Set<String>, WithholdingDecision)]
  ) {
    let guarded = decisions.reduce(into: Set<String>()) { $0.formUnion($1.sources) }
    let hidden = decisions.reduce(into: Set<String>()) { sources, entry in
      if entry.1.hidesFlow { sources.formUnion(entry.sources) }
    }
    for index in evaluation.sources.indices {
      let source = evaluation.sources[index]
      guard let rows = source.rows, guarded.contains(source.id) else { continue }
      evaluation.sources[index].rows =
        hidden.contains(source.id) || cells.isSmall(rows)
        ? nil : roundTo.map { CountRounding(base: $0).rounded(rows) } ?? rows
    }
  }

  /// What registered choices would have given falls, or loses digits, with what they are compared
  /// with.
  private func withholdRegistered(
    _ evaluation: inout Evaluation, _ decided: [String: WithholdingDecision],
    _ guarded: [String: Set<String>]
  ) {
    guard var registration = evaluation.registration else { return }
    for index in registration.results.indices {
      let published = evaluation.analyses.first { $0.id == registration.results[index].analysis }
      guard let published, let decision = decided[published.id] else { continue }
      let isRounded = roundTo != nil && guarded[published.id]?.isEmpty == false
      guard decision.extent > .nothing || decision.isCoarse || isRounded else { continue }
      registration.results[index].now = RegisteredResult.Answer(published)
      // At full precision it would be one more equation for what the published number keeps back.
      registration.results[index].registered?.coarsen()
      if decision.extent > .tables || decision.isEffectOnly
        || registration.results[index].now?.estimate.value == nil
      {
        registration.results[index].registered = nil
      }
    }
    evaluation.registration = registration
  }

  /// The findings of one analysis with small counts withheld, as if it stood alone.
  public func applied(to findings: AnalysisFindings) -> AnalysisFindings {
    let safe = withheld(findings, decision(on: findings))
    return roundTo.map { CountRounding(base: $0).applied(to: safe) } ?? safe
  }

  // MARK: One analysis

  /// What an analysis's own small counts ask for.
  func decision(on findings: AnalysisFindings) -> WithholdingDecision {
    var decision = WithholdingDecision()
    let small = Set(findings.tables.filter { cells.holds(in: $0) }.map(\.id))
    guard !small.isEmpty else { return decision }
    decision.hidesFlow = findings.tables.contains { $0.isFlow && small.contains($0.id) }
    let core = small.subtracting(["flow", "contacts"])
    decision.raise(to: .tables, .small)
    guard !core.isEmpty else { return decision }
    if let foundation = findings.foundation {
      // What is not made of that table may fall alone.
      if core.contains(foundation) { decision.raise(to: .everything, .small) }
    }
    if findings.headline != nil {
      decision.tables = core
      decision.raise(to: .allButHeadline, .small)
    } else if let falling = TableFamilies(findings: findings)
      .falling(because: core, cells)
    {
      decision.tables = falling
    } else {
      decision.raise(to: .everything, .small)
    }
    return decision
  }

  private func withheld(
    _ findings: AnalysisFindings, _ decision: WithholdingDecision
  ) -> AnalysisFindings {
    var safe = findings
    var extent = decision.extent
    if extent == .allButHeadline {
      if let thin = ModelWithholding(cells: cells).applied(to: findings, decision.tables) {
        safe = thin
      } else {
        extent = .everything
      }
    }
    switch extent {
    case .nothing, .allButHeadline: break
    case .tables:
      let small = Set(findings.tables.filter { cells.holds(in: $0) }.map(\.id))
      safe = DescriptionWithholding(hidden: decision.tables, small: small).applied(to: findings)
    case .everything: safe = withoutNumbers(findings)
    }
    if decision.hidesFlow {
      safe.tables = safe.tables.map { $0.isFlow ? $0.withheld() : $0 }
    }
    if decision.isEffectOnly {
      safe.notes.append(Note("disclosure.effect", .warning, ["minimum": .count(minimumCell)]))
    }
    if let note = note(extent, decision, findings) { safe.notes.append(note) }
    return safe
  }

  /// Only what was asked; a description keeps the shape of its tables.
  private func withoutNumbers(_ findings: AnalysisFindings) -> AnalysisFindings {
    if keepsShape(findings) {
      return DescriptionWithholding(hidden: Set(findings.tables.map(\.id)), hidesAll: true)
        .applied(to: findings)
    }
    var safe = AnalysisFindings(
      id: findings.id, kind: findings.kind, role: findings.role, kpi: findings.kpi)
    safe.facts = Coarsening.withoutPeriods(
      findings.facts.mapValues { Coarsening.withoutNumbers($0) })
    safe.derivedFrom = findings.derivedFrom
    return safe
  }

  private func note(
    _ extent: Withholding, _ decision: WithholdingDecision, _ findings: AnalysisFindings
  ) -> Note? {
    var arguments: [String: Value] = ["minimum": .count(minimumCell)]
    if let other = decision.other { arguments["other"] = .text(other) }
    switch extent {
    case .nothing:
      return decision.hidesFlow ? Note("disclosure.flow", .remark, arguments) : nil
    case .tables:
      return decision.tables.isEmpty
        ? Note("disclosure.flow", .remark, arguments)
        : Note("disclosure.withheld", .remark, arguments)
    case .allButHeadline: return Note("disclosure.headline", .warning, arguments)
    case .everything:
      let term: String =
        switch decision.reason {
        case .small: "disclosure.whole"
        case .difference: "disclosure.difference"
        case .derived: "disclosure.derived"
        }
      // A description still shows its shape; a refusal would end its section.
      return Note(term, keepsShape(findings) ? .warning : .refusal, arguments)
    }
  }

  /// Whether a section can say what was asked of whom without its numbers.
  private func keepsShape(_ findings: AnalysisFindings) -> Bool {
    findings.foundation == nil && findings.headline == nil && findings.derivedFrom == nil
      && findings.cost == nil
  }
}
