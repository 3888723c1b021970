// SPDX-License-Identifier: GPL-3.0-or-later

import Dates
import Diagnostics
import Findings
import Reports
import Tables

@testable import Methods

/// One comparison of places on rows in memory, plain until a test changes it: months from 2023-01,
/// eight before and four after, rates as aggregates.
struct PlaceCase {
  /// A row of the source: counts, or a value in units of its last decimal.
  struct Row: Hashable {
    var place: String
    /// Periods since the first.
    var period: Int
    var stratum = "Q1"
    var y: Int
    var n = 1
    /// An outcome that should not move, and how many were reached.
    var z = 0
    var reached = 0
  }

  var kind = OutcomeKind.rate
  var hasExposure = false
  /// Whether a row is a person, or an event that is counted.
  var arePersons = false
  var rows: [Row]
  /// Decimals of values.
  var decimals = 2
  /// The first period with the campaign, by place, counted from the first.
  var starts: [String: Int] = [:]
  var step = CalendarStep.month
  var first = 2023 * 12
  var before = 8
  var after = 4
  var controls = DifferenceInDifferences.Controls.all
  var neighbours: [String] = []
  var weights = DifferenceInDifferences.Weights.people
  var adjust: [String] = []
  var anticipation = 0
  /// Placebo starts, periods counted from the first.
  var placebo = [4]
  var chosen = DifferenceInDifferences.Chosen.policy
  /// The last period with the campaign, counted from the first.
  var campaignEnd: Int?
  var matters: Diagnostics.Quantity?
  var effect = DifferenceInDifferences.Effect.average
  /// Whether the KPI of `z` is a placebo.
  var hasPlaceboOutcome = false
  /// Shares reached of controls, in per cent.
  var contaminated: [String: Int] = [:]
  /// Whether `reached` says who was.
  var hasReach = false
  var differsBy: [String] = []
  var events: [OtherEvent] = []
  var only: [ColumnFilter] = []
  var role = AnalysisFindings.Role.primary
  var holds = Holding.public
  var better = BetterDirection.higher

  init(_ rows: [Row], starts: [String: Int]) {
    self.rows = rows
    self.starts = starts
  }

  // MARK: Made-up places

  static func name(_ place: Int) -> String { place < 10 ? "D0\(place)" : "D\(place)" }

  /// Shares of some hundreds of people by place and month, with a rise of `effect` in the first
  /// places from their start on.
  static func rates(
    places: Int = 8, treated: Int = 5, effect: Double = 0.05, size: Int = 400,
    seed: UInt64 = 1, start: (Int) -> Int = { _ in 8 }
  ) -> PlaceCase {
    var noise = Noise(seed)
    let levels = (0..<places).map { _ in 0.35 + 0.1 * noise.uniform() }
    var starts: [String: Int] = [:]
    for place in 0..<treated { starts[name(place)] = start(place) }
    let rows = (0..<places).flatMap { place in
      (0..<12).map { period -> Row in
        let people = size + noise.below(size / 4 + 1)
        let isAfter = starts[name(place)].map { period >= $0 } ?? false
        let share = levels[place] + 0.02 * noise.normal() + (isAfter ? effect : 0)
        return Row(
          place: name(place), period: period, y: Int((share * Double(people)).rounded()), n: people)
      }
    }
    return PlaceCase(rows, starts: starts)
  }

  /// Values in minutes, one row a place and month.
  static func means(places: Int = 8, treated: Int = 5, seed: UInt64 = 2) -> PlaceCase {
    var places = rates(places: places, treated: treated, seed: seed)
    places.kind = .mean
    for row in places.rows.indices { places.rows[row].y += 3000 }
    return places
  }

  /// Events with their exposure.
  static func counts(places: Int = 8, treated: Int = 5, seed: UInt64 = 3) -> PlaceCase {
    var places = rates(places: places, treated: treated, seed: seed)
    places.kind = .count
    places.hasExposure = true
    return places
  }

  // MARK: The parts of an analysis

  private func firstDay(_ period: Int) -> CivilDate { step.firstDay(first + period) }
  private func lastDay(_ period: Int) -> CivilDate { step.lastDay(first + period) }

  var specification: DifferenceInDifferences.Specification {
    DifferenceInDifferences.Specification(
      id: "places", role: role, kpi: "kpi", only: only, unit: "place",
      adopted: Set(starts.values).sorted().map { start in
        DifferenceInDifferences.Adoption(
          date: firstDay(start), units: starts.filter { $0.value == start }.keys.sorted())
      }, chosen: chosen, controls: controls, neighbours: neighbours, weights: weights, every: step,
      before: DateRange(from: firstDay(0), to: lastDay(before - 1)),
      after: DateRange(from: firstDay(before), to: lastDay(before + after - 1)), adjust: adjust,
      anticipation: anticipation, placebo: placebo.map(firstDay),
      placeboOutcomes: hasPlaceboOutcome ? ["other"] : [],
      contaminated: contaminated.keys.sorted().map {
        .init(place: $0, share: .percentage(DecimalNumber(units: contaminated[$0] ?? 0)))
      }, received: hasReach ? "reached" : nil, differsBy: differsBy, effect: effect,
      matters: matters, otherEvents: events)
  }

  var kpi: KPI {
    let measure: KPIMeasure =
      switch kind {
      case .rate:
        .rate(.init(of: "y", over: arePersons ? .rows : .columns([.init("n")]), except: []))
      case .count: .count(.init(of: arePersons ? nil : "y", exposure: hasExposure ? "n" : nil))
      case .mean: .mean(.init(of: "y", unit: "min"))
      }
    return KPI(
      name: "kpi", level: .outcome, label: LocalizedText(it: "esito", en: "outcome"),
      measure: measure, source: "data", datedBy: "period", within: nil, better: better,
      baseline: nil, target: nil, by: nil, matters: nil, achievable: nil, review: nil,
      leadsTo: [], indicator: nil)
  }

  /// The KPI of `z`.
  private var other: KPI {
    var other = kpi
    other.name = "other"
    other.label = LocalizedText(it: "altro", en: "another")
    other.measure = .rate(.init(of: "z", over: .columns([.init("n")]), except: []))
    other.matters = .points(DecimalNumber(units: 2))
    return other
  }

  private var columns: [ColumnDescription] {
    let isTruth = arePersons && kind == .rate
    return [
      ColumnDescription(name: "period", type: .period(step)),
      ColumnDescription(name: "place", type: .category),
      ColumnDescription(name: "stratum", type: .category),
      ColumnDescription(
        name: "y",
        type: isTruth
          ? .boolean(positive: ["S"], negative: ["N"])
          : kind == .mean ? .decimal(scale: decimals) : .integer),
      ColumnDescription(name: "n", type: .integer),
      ColumnDescription(name: "z", type: .integer),
      ColumnDescription(name: "reached", type: .integer),
    ]
  }

  var context: StudyContext {
    StudyContext(
      header: StudyHeader(
        id: "study", title: LocalizedText("Study"), owner: "us", funding: nil,
        campaign: Campaign(from: firstDay(before), to: campaignEnd.map(lastDay)),
        planned: .beforeData, cutoff: nil,
        remark: nil),
      sources: [
        StudySource(
          name: "data", file: "data.csv", dialect: .csv, holds: holds,
          provenance: .init(who: "registry", extracted: nil), missing: [], columns: columns,
          expectations: [])
      ], kpis: [kpi, other])
  }

  /// The rows as the source has them: each person of a rate on a row of their own.
  private var cells: [[RowCell]] {
    rows.flatMap { row -> [[RowCell]] in
      let key: [RowCell] = [
        .number(FixedPoint(units: Int128(first + row.period), scale: 0)), .label(row.place),
        .label(row.stratum),
      ]
      let size = RowCell.number(FixedPoint(units: Int128(row.n), scale: 0))
      let further = [row.z, row.reached].map {
        RowCell.number(FixedPoint(units: Int128($0), scale: 0))
      }
      guard arePersons, kind == .rate else {
        let scale = kind == .mean ? decimals : 0
        return [key + [.number(FixedPoint(units: Int128(row.y), scale: scale)), size] + further]
      }
      return (0..<row.n).map { key + [.truth($0 < row.y), size] + further }
    }
  }

  // MARK: What it gives

  private func answer() async throws -> [SummaryTable] {
    let source = RowSource(name: "data", columns: columns, rows: cells)
    return try await source.answer(DifferenceInDifferences.queries(specification, in: context))
      .tables
  }

  func findings() async throws -> AnalysisFindings {
    DifferenceInDifferences.findings(specification, of: try await answer(), in: context)
  }

  /// What it could show, from the time before.
  func power(_ replicates: Int = 50) async throws -> PowerFindings? {
    DifferenceInDifferences.power(
      specification, of: try await answer(), in: context, replicates: replicates, seed: 1)
  }

  /// The question to all places, and its answer with the standard error that findings do not print.
  func solved() async throws -> DifferenceInDifferences.EffectSolution {
    let analysis = DifferenceInDifferences.PlaceAnalysis(
      specification, of: try await answer()[0], in: context)
    return try analysis.problem(analysis.panel.present).solved()
  }

  func document(_ language: Language, of findings: AnalysisFindings) -> Document {
    Document(
      language,
      DifferenceInDifferences.blocks(
        findings,
        kpi: KPIFacts(id: "kpi", label: kpi.label, level: "outcome", better: better),
        language: language))
  }
}

extension AnalysisFindings {
  /// A table by its name.
  func table(_ id: String) -> FindingTable? { tables.first { $0.id == id } }

  /// The row of a table whose first cell is a term.
  func row(_ table: String, _ term: String) -> [Value]? {
    self.table(table)?.rows.first { $0.first == .term(term) }
  }
}

extension Value {
  /// The number, where it is one.
  var double: Double? { if case .number(let number, _) = self { number } else { nil } }
  /// The limits, where it is an interval.
  var limits: Interval? { if case .interval(let interval, _) = self { interval } else { nil } }
}
