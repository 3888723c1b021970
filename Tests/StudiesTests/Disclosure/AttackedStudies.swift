// SPDX-License-Identifier: GPL-3.0-or-later

import Dates
import Findings

/// Small studies to attack, each of one to four analyses of the same rows: people by place, period
/// and group who did or did not, and people whose rows were lost.
struct AttackedStudies {
  var places: Int
  var periods: Int
  /// The first period with the campaign.
  var start: Int
  /// Groups of people, for gaps between them.
  var groups = 1

  /// Unknowns: answered and not, by place, period and group; then rows without a date, and immature.
  var unknowns: Int { places * periods * groups * 2 + 2 }
  private var lost: Int { unknowns - 2 }
  private var immature: Int { unknowns - 1 }

  typealias Entry = [Int: Int]

  /// The people of some places, periods and groups, or those of them who did.
  private func people(
    _ chosen: [Int], _ times: Range<Int>, _ group: Int? = nil, did: Bool = false
  ) -> Entry {
    var entry: Entry = [:]
    for place in chosen {
      for period in times {
        for own in 0..<groups where group == nil || group == own {
          let index = ((place * periods + period) * groups + own) * 2
          entry[index] = 1
          if !did { entry[index + 1] = 1 }
        }
      }
    }
    return entry
  }

  private func pair(_ chosen: [Int], _ times: Range<Int>, _ group: Int? = nil) -> [Entry] {
    [people(chosen, times, group, did: true), people(chosen, times, group)]
  }

  // MARK: Tables

  /// A table: labels, then counts.
  struct Table {
    var id: String
    var labels: [String]
    var columns: [FindingTable.Column]
    var rows: [(labels: [Value], counts: [Entry])]
  }

  private static func shares(_ prefix: String = "") -> [FindingTable.Column] {
    [
      .init(prefix + "events", guarded: .partOf(prefix + "trials")),
      .init(prefix + "trials", guarded: .count),
    ]
  }

  private func flow(_ chosen: [Int]) -> Table {
    let used = people(chosen, 0..<periods)
    // What was filtered away beside a filter of places is no one's secret: all rows come first.
    let all = people(Array(0..<places), 0..<periods).merging([lost: 1, immature: 1]) { $1 }
    let mature = used
    let eligible = used.merging([immature: 1]) { $1 }
    let steps = [("flow.rows", all), ("flow.eligible", eligible), ("flow.used", mature)]
    return Table(
      id: "flow", labels: ["step"],
      columns: [.init("rows", guarded: .count), .init("left", guarded: .count)],
      rows: steps.indices.map { index in
        let before = index > 0 ? steps[index - 1].1 : steps[index].1
        let left = before.merging(steps[index].1.mapValues { -$0 }) { $0 + $1 }
          .filter { $0.value != 0 }
        return ([.term(steps[index].0)], [steps[index].1, left])
      })
  }

  private var parts: [(String, Range<Int>)] {
    [("before", 0..<start), ("after", start..<periods)]
  }

  /// A series of some places.
  func series(_ chosen: [Int]) -> [Table] {
    [
      Table(
        id: "summary", labels: ["stretch"], columns: Self.shares(),
        rows: parts.map { ([.term($0.0)], pair(chosen, $0.1)) }), flow(chosen),
      Table(
        id: "series", labels: ["period", "part"], columns: Self.shares(),
        rows: (0..<periods).map { period in
          (
            [.period(.month, period), .term(period < start ? "before" : "after")],
            pair(chosen, period..<period + 1)
          )
        }),
    ]
  }

  /// Places with the campaign beside others.
  func comparison(_ treated: [Int], _ controls: [Int]) -> [Table] {
    let arms = [("did.arm.treated", treated), ("did.arm.control", controls)]
    return [
      Table(
        id: "summary", labels: ["arm", "part"], columns: Self.shares(),
        rows: arms.flatMap { arm in
          parts.map { ([.term(arm.0), .term($0.0)], pair(arm.1, $0.1)) }
        }), flow(treated + controls),
      Table(
        id: "places", labels: ["place"],
        columns: Self.shares("before.") + Self.shares("after."),
        rows: (treated + controls).map { place in
          ([.text("D\(place)")], parts.flatMap { pair([place], $0.1) })
        }),
      Table(
        id: "series", labels: ["period"],
        columns: Self.shares("treated.") + Self.shares("control."),
        rows: (0..<periods).map { period in
          ([.period(.month, period)], arms.flatMap { pair($0.1, period..<period + 1) })
        }),
    ]
  }

  /// Groups before and after.
  func gap(_ chosen: [Int]) -> [Table] {
    [
      Table(
        id: "groups", labels: ["group", "arm"],
        columns: Self.shares("before.") + Self.shares("after."),
        rows: (0..<groups).map { group in
          ([.text("Q\(group)"), .missing], parts.flatMap { pair(chosen, $0.1, group) })
        }), flow(chosen),
    ]
  }

  /// A KPI as it was observed over some periods, and in each of them.
  func indicator(_ chosen: [Int], _ times: Range<Int>) -> [Table] {
    [
      Table(
        id: "observed", labels: ["kpi"], columns: Self.shares(),
        rows: [([.term("observed")], pair(chosen, times))]), flow(chosen),
      Table(
        id: "history", labels: ["period"], columns: Self.shares(),
        rows: (0..<periods).map { period in
          ([.period(.month, period)], pair(chosen, period..<period + 1))
        }),
    ]
  }

  // MARK: Studies

  /// What an analysis is.
  enum Part {
    case change([Table], AnalysisFindings.Role)
    case gap([Table])
    case indicator([Table])
    case derived(String)
  }

  /// A study of some analyses, all of one source that is not public.
  func study(_ parts: [Part]) -> CountModel {
    var model = CountModel(
      evaluation: Evaluation(
        esito: "0", study: facts,
        sources: [
          SourceFacts(id: "people", holds: "pseudonymised", from: nil, extracted: nil, rows: 0)
        ], kpis: [], analyses: []), guarded: [:], unknowns: unknowns)
    model.rows[0] = people(Array(0..<places), 0..<periods).merging([lost: 1, immature: 1]) { $1 }
    let number = parts.count { if case .indicator = $0 { false } else { true } }
    for part in parts {
      var tables: [Table] = []
      var findings = AnalysisFindings(
        id: "a\(model.evaluation.analyses.count)", kind: "k", role: .secondary, kpi: "did")
      switch part {
      case .change(let own, let role):
        tables = own
        findings.role = role
        addHeadline(&findings)
      case .gap(let own):
        tables = own
        findings.foundation = "groups"
        addHeadline(&findings)
      case .derived(let parent):
        findings.derivedFrom = [parent]
        findings.estimates = [Estimate(id: "cost", value: 1, unit: .money("EUR"), estimator: "x")]
      case .indicator(let own):
        tables = own
        findings.kind = KPIFacts.kind
        findings.estimates = [
          Estimate(id: "observed", value: 0.5, unit: .proportion, estimator: "wilson")
        ]
        findings.level = LevelAnswer(
          estimate: "observed", what: .term("x"), target: nil, judgement: nil, sentences: [])
      }
      findings.tables = tables.map { table in
        FindingTable(
          id: table.id, columns: table.labels.map { .init($0) } + table.columns,
          rows: table.rows.map { $0.labels + $0.counts.map { _ in .count(0) } })
      }
      var place = model.evaluation.analyses.count
      if case .indicator = part {
        place = number + model.evaluation.kpis.count
        let id = "kpi\(model.evaluation.kpis.count)"
        model.guarded[DisclosureControl.name(ofKPI: id)] = ["people"]
        model.evaluation.kpis.append(
          KPIFacts(
            id: id, label: LocalizedText("x"), level: "outcome", better: .higher,
            observed: findings))
      } else {
        if !tables.isEmpty { model.guarded[findings.id] = ["people"] }
        model.evaluation.analyses.append(findings)
      }
      for (index, table) in tables.enumerated() {
        for (row, content) in table.rows.enumerated() {
          for (column, entry) in content.counts.enumerated() {
            model.counts[
              .init(
                analysis: place, table: index, row: row, column: table.labels.count + column)] =
              entry
          }
        }
      }
    }
    return model
  }

  private func addHeadline(_ findings: inout AnalysisFindings) {
    findings.estimates = [
      Estimate(
        id: "average.absolute", value: 0.0512345, interval: Interval(lower: -0.01, upper: 0.11),
        unit: .points, estimator: "x")
    ]
    findings.headline = AnalysisFindings.Headline(
      absolute: "average.absolute", relative: nil, better: .higher, matters: nil,
      verdict: .cannotSay(excluded: .nothing), causal: false)
  }

  private var facts: StudyFacts {
    StudyFacts(
      id: "study", title: LocalizedText("x"), owner: "us", funding: nil,
      campaignFrom: CivilDate(day: 20_000), campaignTo: nil, planned: "before-data", cutoff: nil,
      cutoffReason: nil, remark: nil, behaviour: [:])
  }
}
