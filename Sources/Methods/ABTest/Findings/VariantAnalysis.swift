// SPDX-License-Identifier: GPL-3.0-or-later

import Dates
import Diagnostics
import Findings
import Statistics
import Tables

extension ABTest {
  /// The analysis of one comparison of variants: from counts by variant to findings.
  struct VariantAnalysis {
    let specification: Specification
    let kpi: KPI
    let outcome: OutcomeQuery
    let table: SummaryTable
    let context: StudyContext
    /// How many responded, and of how many, by variant.
    let arms: [Arm]

    /// A variant's counts.
    struct Arm {
      var name: String
      var responded: Int
      var people: Int

      var share: Proportion? { try? Proportion(count: responded, total: people) }
    }

    init(
      _ specification: Specification, _ kpi: KPI, _ outcome: OutcomeQuery, _ table: SummaryTable,
      in context: StudyContext
    ) {
      self.specification = specification
      self.kpi = kpi
      self.outcome = outcome
      self.table = table
      self.context = context
      let keys = table.key("by.0")
      arms = specification.variants.map { name in
        let groups = (0..<table.count).filter { keys?.text($0) == name }
        func sum(_ value: (Int) -> Double) -> Int {
          Int(exactly: groups.reduce(0.0) { $0 + value($1) }.rounded()) ?? -1
        }
        return Arm(
          name: name, responded: sum { table.measure("numerator")?.double($0) ?? 0 },
          people: sum { outcome.denominator(table, $0) })
      }
    }

    var isGuarded: Bool { outcome.source.holds != .public }

    func guarded(_ kind: FindingTable.Guarded) -> FindingTable.Guarded? { isGuarded ? kind : nil }

    var flow: DataFlow {
      DataFlow(table, isGuarded: outcome.source.holds == .pseudonymised, using: { _ in true })
    }

    /// How many variants are compared with the first.
    var comparisons: Int { arms.count - 1 }

    /// The boundaries of the looks; those of one look without any.
    var looks: GroupSequential? {
      let planned = specification.looks?.planned ?? 1
      return try? GroupSequential(
        information: (1...planned).map { Double($0) / Double(planned) },
        alpha: 0.05 / Double(comparisons))
    }

    // MARK: Findings

    func findings() -> AnalysisFindings {
      let findings = AnalysisFindings(
        specification, kind: ABTest.kind, kpi: specification.kpi, facts: facts)
      if let refusal { return findings.refused(refusal) }
      guard let looks, let effects = effects(looks) else {
        return findings.refused(Note("ab.refused.extreme", .refusal))
      }
      return findings.filled { fill(&$0, effects, looks) }
    }

    private func fill(
      _ findings: inout AnalysisFindings, _ effects: [Effect], _ looks: GroupSequential
    ) {
      // Difference, ratio and allocation are made of the arms' counts and give them back.
      findings.foundation = "arms"
      findings.tables = [armTable, effectTable(effects)]
      if specification.looks != nil { findings.tables.append(lookTable(looks)) }
      findings.tables += [allocation.table, flow.table]
      findings.estimates = estimates(effects)
      findings.headline = headline(findings.estimates)
      findings.certainty = certainty
      findings.notes = notes
    }

    private var refusal: Note? {
      for arm in arms where arm.people <= 0 || arm.share == nil {
        return arm.people == 0
          ? Note("ab.refused.empty", .refusal, ["variant": name(arm.name)])
          : Note("ab.refused.share", .refusal, ["variant": name(arm.name)])
      }
      return nil
    }

    private func headline(_ estimates: [Estimate]) -> AnalysisFindings.Headline? {
      guard let absolute = estimates.first(where: { $0.id == "effects.absolute" }) else {
        return nil
      }
      let matters = specification.matters?.value
      let verdict = absolute.interval.map {
        Verdict(interval: $0, better: kpi.better, matters: matters)
      }
      // A look that was not declared gives no verdict; one that was has an interval made for it.
      let isInterim = context.isInterim(kpi) && specification.looks == nil
      return AnalysisFindings.Headline(
        absolute: absolute.id, relative: estimates.first { $0.id == "effects.relative" }?.id,
        better: kpi.better, matters: matters, verdict: isInterim ? nil : verdict,
        causal: !allocation.isOff)
    }

    private var certainty: Certainty {
      var down: [Note] = []
      func lower(_ term: String) { down.append(Note(term, .remark)) }
      if context.header.planned != .beforeData { lower("certainty.after-data") }
      if allocation.isOff { lower("ab.certainty.ratio") }
      if flow.losesMany { lower("certainty.lost-rows") }
      var certainty = Certainty(up: nil, down: down, start: .drawn)
      certainty.reasons.append(Note("certainty.not-registered", .remark))
      return certainty
    }

    private var notes: [Note] {
      var notes: [Note] = []
      if allocation.isOff { notes.append(Note("ab.warning.ratio", .warning, table: "arms")) }
      if flow.losesMany { notes.append(Note("outcome.lost-rows", .warning)) }
      if specification.matters == nil { notes.append(Note("outcome.no-threshold", .remark)) }
      if let declared = specification.looks {
        notes.append(
          Note(
            "ab.remark.looks", .remark,
            ["this": .count(declared.this), "planned": .count(declared.planned)]))
      } else {
        notes.append(Note("ab.remark.one-look", .remark))
      }
      if comparisons > 1 {
        notes.append(Note("ab.remark.several", .remark, ["n": .count(comparisons)]))
      }
      if specification.role == .exploratory { notes.append(Note("outcome.exploratory", .remark)) }
      return notes
    }

    /// A variant by its value of the column.
    func name(_ variant: String) -> Value {
      outcome.source.value(variant, of: specification.variant)
    }

    private var facts: [String: Value] {
      let compare =
        name(specification.compare).localizedText ?? LocalizedText(specification.compare)
      var facts: [String: Value] = [
        "analysis": .text(specification.id), "control": name(specification.variants[0]),
        "compare": name(specification.compare),
        "event": .localized(
          LocalizedText(
            it: "la variante \(compare.it)", en: "variant \(compare.en)")),
      ]
      facts["only"] = specification.only.clause(of: outcome.source)
      if let period = specification.period {
        facts["from"] = .date(period.from)
        facts["to"] = .date(period.to)
      }
      if let declared = specification.looks {
        facts["this"] = .count(declared.this)
        facts["planned"] = .count(declared.planned)
      }
      if comparisons > 1 { facts["several"] = .count(comparisons) }
      return facts
    }
  }
}
