// SPDX-License-Identifier: GPL-3.0-or-later

internal import Diagnostics
internal import Methods
internal import Tables

/// Which analyses a changed choice can touch, between two versions of a study.
struct PlanReach {
  private let reach: [String: Reach]

  /// What one analysis is made from, in either version.
  private struct Reach {
    /// Itself and the analyses that it is computed from.
    var analyses: Set<String>
    /// Every word in its keys and theirs: names of KPIs among them.
    var words: Set<String> = []
    /// KPIs that it names.
    var kpis: Set<String> = []
    /// Columns that it asks, by source.
    var columns: [String: Set<String>] = [:]
  }

  /// Keys that hold words for readers and decide no number.
  private static let wording: Set<String> = [
    "label", "why", "what", "achievable", "review", "leads_to", "indicator",
  ]
  /// What of a column only refuses data, or says where it stands.
  private static let harmless: Set<String> = ["as", "min", "max", "optional"]

  init(_ first: Study, _ second: Study) {
    var reach: [String: Reach] = [:]
    let studies = [first, second]
    for id in Set(studies.flatMap { $0.analyses.map(\.specification.id) }) {
      var one = Reach(analyses: [id])
      for study in studies { one.analyses.formUnion(study.needed(by: [id])) }
      for study in studies { PlanReach.add(study, to: &one) }
      reach[id] = one
    }
    self.reach = reach
  }

  private static func add(_ study: Study, to one: inout Reach) {
    for analysis in study.analyses where one.analyses.contains(analysis.specification.id) {
      one.words.formUnion(analysis.written.texts)
      for query in study.queries(of: analysis) {
        for source in query.relation.sources {
          one.columns[source, default: []].formUnion(query.columns(of: source))
        }
      }
    }
    one.kpis.formUnion(study.context.kpis.map(\.name).filter(one.words.contains))
  }

  /// The analyses whose numbers a change can touch, sorted by name.
  func analyses(touchedBy change: PlanComparison.Change) -> [String] {
    reach.filter { touches(change.keys, $0.value) }.keys.sorted()
  }

  private func touches(_ keys: [String], _ one: Reach) -> Bool {
    guard keys.count > 1, !keys.dropFirst(2).contains(where: PlanReach.wording.contains) else {
      return false
    }
    switch keys[0] {
    case "study": return ["id", "campaign", "cutoff"].contains(keys[1])
    case "analyses": return one.analyses.contains(keys[1])
    case "kpis": return one.kpis.contains(keys[1])
    case "sources":
      guard let columns = one.columns[keys[1]] else { return false }
      guard keys.count > 2 else { return true }
      if keys[2] == "missing" { return true }
      guard keys[2] == "columns", keys.count > 3, columns.contains(keys[3]) else { return false }
      return keys.count == 4 || !PlanReach.harmless.contains(keys[4])
    default: return false
    }
  }
}

extension Study {
  /// What an analysis asks of the sources.
  func queries(of analysis: Analysis) -> [SummaryQuery] {
    MethodRegistry.method(analysis.kind)?.queries(for: analysis.specification, in: context) ?? []
  }

  /// Analyses with all those that they are computed from, by name.
  func needed(by names: Set<String>) -> Set<String> {
    var needed = names
    while true {
      let more = analyses.filter { needed.contains($0.specification.id) }.flatMap(\.dependencies)
      guard !needed.isSuperset(of: more) else { return needed }
      needed.formUnion(more)
    }
  }
}
