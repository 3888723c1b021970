// SPDX-License-Identifier: GPL-3.0-or-later

/// Which tables of a description (shares and curves without a model) fall together, because one can
/// be worked out from the others.
///
/// Tables of the same people cut in the same way are a family: `groups-sex`, `staying-sex` and
/// `log-rank-sex`; cohorts, the newest cohort and those before and after a change, all of them cuts
/// by time; and those of everybody, in which states add up to the share that is the answer. A
/// family of groups falls alone: the tables of everybody give no more than its sums. When a table of
/// everybody falls, only shares of groups and the answer stay: how participation ended adds up, over
/// groups or not, to who stopped and who was not followed.
struct TableFamilies {
  let findings: AnalysisFindings

  /// The methods whose tables are known to fall apart so. Of others everything falls: the mean of five
  /// levels, its error and how many answered leave few sets of five counts.
  private static let kinds: Set<String> = ["retention", "funnel", KPIFacts.kind]

  private static let time: Set<String> = ["cohorts", "newest", "change", "young"]

  /// The family of a table; empty for tables of everybody, nil for flows.
  static func family(of id: String) -> String? {
    if id == "flow" || id == "contacts" { return nil }
    if time.contains(id) { return "change" }
    // What a KPI was period by period, of which the observed value is the sum.
    if id == "history" { return id }
    guard let dash = id.lastIndex(of: "-") else { return "" }
    return String(id[id.index(after: dash)...])
  }

  /// The tables that fall because of small ones; nil when nothing may stay.
  func falling(because small: Set<String>, _ cells: SmallCells) -> Set<String>? {
    guard Self.kinds.contains(findings.kind) else { return nil }
    var families = Set(small.compactMap(Self.family))
    if hasSmallYoungCohort(cells) { families.insert("") }
    if families.contains("") {
      // Without an answer from a table of its own, which is large, nothing stays.
      guard let answer, !small.contains(answer) else { return nil }
      return Set(
        findings.tables.filter { table in
          guard let family = Self.family(of: table.id) else { return false }
          return families.contains(family) || !holdsSharesOnly(table)
        }.map(\.id))
    }
    let falling = findings.tables.filter { table in
      Self.family(of: table.id).map(families.contains) ?? false
    }
    return Set(falling.map(\.id))
  }

  /// Whether a cohort has a small count that is too young for some horizon: what is told of everybody
  /// at that horizon and at another differs by that cohort alone.
  private func hasSmallYoungCohort(_ cells: SmallCells) -> Bool {
    guard let table = findings.table("cohorts"),
      let cohort = table.columns.firstIndex(where: { $0.id == "cohort" }),
      let young = table.columns.firstIndex(where: { $0.id == "not-yet" })
    else { return false }
    let tooYoung = table.rows.filter { row in
      if case .count(let count) = row[young] { count > 0 } else { false }
    }.map { $0[cohort] }
    return table.rows.contains { row in
      tooYoung.contains(row[cohort])
        && table.columns.indices.contains { cells.isSmall(row, $0, of: table) }
    }
  }

  /// Whether a table holds the share that is the answer, of groups of people, and nothing else: how
  /// many of them died or moved cannot be seen in it.
  private func holdsSharesOnly(_ table: FindingTable) -> Bool {
    let isCut = table.id.hasPrefix("groups-") || ["newest", "change", "young"].contains(table.id)
    guard table.id == "cohorts" else { return isCut }
    func column(_ id: String) -> Int? { table.columns.firstIndex { $0.id == id } }
    guard let enrolled = column("enrolled"), let young = column("not-yet"),
      let eligible = column("eligible")
    else { return false }
    return table.rows.allSatisfy { row in
      guard case .count(let all) = row[enrolled], case .count(let early) = row[young],
        case .count(let counted) = row[eligible]
      else { return false }
      return all - early == counted
    }
  }

  /// The table that the answer's estimates come from, where the others are of how people left.
  private var answer: String? {
    findings.level.flatMap { level in
      level.estimate.firstIndex(of: ".").map { String(level.estimate[..<$0]) }
    }.flatMap { id in id == "retention" && findings.table(id) != nil ? id : nil }
  }
}
