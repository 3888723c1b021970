// SPDX-License-Identifier: GPL-3.0-or-later

import Findings

/// The chain of KPIs as a whole: where its links lead.
struct SMARTChain {
  let context: StudyContext

  init(_ context: StudyContext) { self.context = context }

  /// Whether the links of a KPI come, over any number of others, to an outcome or impact.
  func leadsToResult(_ kpi: KPI) -> Bool {
    var visited: Set<String> = [kpi.name]
    var next = kpi.leadsTo
    while let name = next.popLast() {
      guard visited.insert(name).inserted, let other = context.kpi(name) else { continue }
      if other.level != .output { return true }
      next += other.leadsTo
    }
    return false
  }

  /// Whether no output leads to a KPI, though there are outputs.
  func isUnled(_ kpi: KPI) -> Bool {
    let outputs = context.kpis.filter { $0.level == .output }
    return !outputs.isEmpty && !context.kpis.contains { $0.leadsTo.contains(kpi.name) }
  }

  var findings: [SMARTFinding] {
    let levels = Set(context.kpis.map(\.level))
    guard !levels.isEmpty else { return [] }
    var found: [SMARTFinding] = []
    if levels == [.output] {
      found.append(SMARTChecks.lacking(.relevant, "chain-no-outcome", key: "kpis"))
    }
    if !levels.contains(.output) {
      found.append(SMARTChecks.lacking(.relevant, "chain-no-output", key: "kpis"))
    }
    if levels.contains(.outcome), !levels.contains(.impact) {
      found.append(SMARTChecks.there(.relevant, "chain-no-impact"))
    }
    if context.kpis.count > 1, context.kpis.allSatisfy(\.leadsTo.isEmpty),
      let first = context.kpis.first
    {
      found.append(
        SMARTChecks.lacking(
          .relevant, "chain-no-links", key: SMARTChecks.key(first, "leads_to")))
    }
    // What every target needs is said once.
    if context.kpis.contains(where: { $0.target != nil }) {
      found.append(
        context.header.funding.map {
          SMARTChecks.there(.achievable, "funded", ["funding": .text($0)])
        } ?? SMARTChecks.lacking(.achievable, "unfunded", key: "study.funding"))
    }
    return found
  }
}
