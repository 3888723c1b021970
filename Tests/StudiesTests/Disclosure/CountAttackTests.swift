// SPDX-License-Identifier: GPL-3.0-or-later

import Findings
import Glibc
import Testing

@testable import Methods

/// Random studies with small counts, published by disclosure control, attacked by `CountAttacker`.
///
/// 500 studies are attacked: no hidden count is a combination of shown ones, and no two shown counts
/// differ by few people. Of every twentieth the attacker also walks through whole solutions until each
/// hidden count has five values that publish the same, byte for byte; of all of them where
/// `ESITO_ATTACKED_STUDIES` says how many to take (five minutes for 500 without optimisation).
@Suite("Nobody finds out a hidden count")
struct CountAttackTests {
  static let least = 5

  /// A random study, by number: shapes take turns.
  static func study(_ number: Int) -> (model: CountModel, truth: [Int]) {
    var noise = Noise(UInt64(number) &* 0x9E37_79B9 &+ 7)
    let isLong = number % 10 == 9
    let places = isLong ? 2 : 2 + noise.below(3)
    let periods = isLong ? 30 + noise.below(6) : 6 + noise.below(3)
    let groups = number % 8 >= 5 ? 2 + noise.below(2) : 1
    let start = periods / 2
    let design = AttackedStudies(
      places: places, periods: periods, start: start, groups: isLong ? 1 : groups)
    let all = Array(0..<places)
    let treated = Array(0..<max(1, places / 2))
    let others = Array(treated.count..<places)
    let after = start..<periods
    let parts: [AttackedStudies.Part] =
      switch number % 8 {
      case 0: [.change(design.series(all), .primary)]
      case 1:
        [
          .change(design.series(treated), .secondary), .change(design.series(all), .primary),
          .indicator(design.indicator(all, after)),
        ]
      case 2:
        [
          .change(design.comparison(treated, others), .primary), .derived("a0"),
          .indicator(design.indicator(treated, after)),
        ]
      case 3:
        [
          .change(design.comparison(treated, others), .secondary),
          .change(design.series(all), .primary), .change(design.series(others), .exploratory),
        ]
      case 4:
        [.indicator(design.indicator(all, after)), .indicator(design.indicator(all, 0..<periods))]
      case 5: [.gap(design.gap(all)), .change(design.series(all), .primary)]
      case 6: [.gap(design.gap(treated)), .indicator(design.indicator(treated, after))]
      default:
        [.gap(design.gap(all)), .change(design.comparison(treated, others), .primary)]
      }
    let sizes = isLong ? [12, 20] : [1, 4, 12, 40]
    let levels = all.map { _ in sizes[noise.below(sizes.count)] }
    var truth = (0..<design.unknowns - 2).map { index -> Int in
      let place = index / 2 / design.groups / periods
      return noise.below(levels[place] + 1) + (isLong ? 8 : 0)
    }
    if isLong { truth[2 * noise.below(periods)] = 1 + noise.below(4) }
    truth += [noise.below(8), noise.below(20)]
    return (design.study(parts), truth)
  }

  struct Outcome {
    var studies = 0
    var attacked = 0
    var secrets = 0
    var determined: [String] = []
    var few: [String] = []
    var least = Int.max
    var extents: [String: Int] = [:]
  }

  static func attack(_ numbers: Range<Int>, tries: Int, every step: Int = 1) -> Outcome {
    let control = DisclosureControl(minimumCell: least)
    var outcome = Outcome()
    for number in numbers {
      let (model, truth) = study(number)
      var attacker = CountAttacker(model, truth, control)
      let isWalked = number % step == 0
      if isWalked { attacker.walk(tries: tries, seed: UInt64(number), enough: least) }
      outcome.studies += 1
      if !attacker.secrets.isEmpty { outcome.attacked += 1 }
      outcome.secrets += attacker.secrets.count
      for analysis in attacker.published.analyses {
        let term = analysis.notes.last { $0.term.hasPrefix("disclosure.") }?.term ?? "nothing"
        outcome.extents[term, default: 0] += 1
      }
      for secret in attacker.secrets {
        let table = model.findings(model.evaluation, secret.place.analysis)?.tables[
          secret.place.table
        ].id
        let name =
          "study \(number) (\(number % 8)), \(secret.place.analysis) \(table ?? "") "
          + "\(secret.place.row) \(secret.place.column): \(secret.values.sorted())"
        if secret.isDetermined { outcome.determined.append(name) }
        guard isWalked else { continue }
        if secret.values.count < least { outcome.few.append(name) }
        outcome.least = min(outcome.least, secret.values.count)
      }
      for found in attacker.differences { outcome.determined.append("study \(number): \(found)") }
    }
    return outcome
  }

  @Test("each of them keeps at least five values that publish the same")
  func attacked() async {
    let asked = getenv("ESITO_ATTACKED_STUDIES").flatMap { Int(String(cString: $0)) }
    let studies = asked ?? 500
    let halves = await withTaskGroup(of: Outcome.self) { group in
      for half in 0..<2 {
        group.addTask {
          Self.attack(
            half * studies / 2..<(half + 1) * studies / 2, tries: 200_000,
            every: asked == nil ? 20 : 1)
        }
      }
      var all: [Outcome] = []
      for await outcome in group { all.append(outcome) }
      return all
    }
    let secrets = halves.reduce(0) { $0 + $1.secrets }
    let determined = halves.flatMap(\.determined)
    let few = halves.flatMap(\.few)
    // The studies are such that the attack is on something: most of them hide counts.
    #expect(halves.reduce(0) { $0 + $1.attacked } > studies * 3 / 4)
    #expect(secrets > 5 * studies)
    #expect(determined.isEmpty, "\(determined.prefix(5))")
    #expect(few.isEmpty, "\(few.count): \(few.prefix(5))")
  }

  @Test("an attacker of what is not controlled finds counts out")
  func uncontrolled() {
    // The same attack on tables of which only small cells themselves are withheld.
    var found = 0
    for number in 0..<16 {
      let (model, truth) = Self.study(number)
      let primary = CountAttacker(model, truth, DisclosureControl(minimumCell: 5)) { evaluation in
        Self.withoutSmallCells(evaluation)
      }
      if primary.secrets.contains(where: \.isDetermined) { found += 1 }
    }
    #expect(found > 8)
  }

  private static func withoutSmallCells(_ evaluation: Evaluation) -> Evaluation {
    func safe(_ findings: AnalysisFindings) -> AnalysisFindings {
      var safe = findings
      for table in safe.tables.indices {
        safe.tables[table].rows = safe.tables[table].rows.map { row in
          row.map { value in
            if case .count(let count) = value, (1..<least).contains(count) {
              .hidden
            } else {
              value
            }
          }
        }
      }
      return safe
    }
    var primary = evaluation
    primary.analyses = evaluation.analyses.map(safe)
    for index in primary.kpis.indices {
      primary.kpis[index].observed = primary.kpis[index].observed.map(safe)
    }
    return primary
  }
}
