// SPDX-License-Identifier: GPL-3.0-or-later

import Findings
import Glibc
import Testing

@testable import Studies

@Suite("Nobody finds out a hidden count of a real study")
struct StudyAttackTests {
  struct Outcome {
    var studies = 0
    var hiding = 0
    var secrets = 0
    var asked = 0
    var crooked: [String] = []
    var breaks: [String] = []
    var few: [String] = []
  }

  static func attack(
    _ numbers: some Sequence<Int>, tries: Int,
    publish: ((SmallStudy, Evaluation) -> Evaluation)? = nil
  ) async throws -> Outcome {
    var outcome = Outcome()
    for number in numbers {
      let (study, least) = try SmallStudies.study(number)
      var attacker = try await StudyAttacker(study, least: least) {
        publish?(study, $0) ?? study.published($0)
      }
      try await attacker.walk(tries: tries)
      outcome.studies += 1
      outcome.hiding += attacker.secrets.isEmpty ? 0 : 1
      outcome.secrets += attacker.secrets.count
      outcome.asked += attacker.asked
      let name = "study \(number) (min \(least)) "
      outcome.crooked += attacker.crooked.map { name + $0 }
      outcome.breaks += attacker.open.map { name + "shown: " + $0 }
      outcome.breaks += attacker.differences.map { name + "difference: " + $0 }
      outcome.breaks += attacker.secrets.filter(\.isDetermined).map { name + "sum: " + $0.name }
      let few = attacker.secrets.filter { !$0.isDetermined && $0.values.count < least }
      outcome.few += few.map { name + "few: \($0.name) \($0.values.sorted()) " }
      if !few.isEmpty {
        outcome.few.append(
          name + "obstacles "
            + attacker.obstacles.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(6)
            .map { "\($0.key) \($0.value)" }.joined(separator: ", "))
      }
    }
    return outcome
  }

  /// Studies of all methods that hide counts; all up to the number in `ESITO_ATTACKED_STUDIES`, from the one
  /// in `ESITO_ATTACKED_FROM`. A count of which fewer values are found than the minimum may only want a
  /// longer search: `ESITO_ATTACKED_TRIES` (120; 400 for all 500).
  @Test("each of them keeps as many values as the minimum that publish the same")
  func attacked() async throws {
    func number(_ name: String) -> Int? { getenv(name).flatMap { Int(String(cString: $0)) } }
    let asked = number("ESITO_ATTACKED_STUDIES")
    let numbers =
      asked.map { Array(min($0, number("ESITO_ATTACKED_FROM") ?? 0)..<$0) }
      ?? [2, 4, 8, 10, 12, 15, 17, 18, 26, 73, 272, 347, 510]
    let tries = number("ESITO_ATTACKED_TRIES") ?? 120
    let halves = try await withThrowingTaskGroup(of: Outcome.self) { group in
      for half in 0..<2 {
        group.addTask {
          try await Self.attack(
            numbers.indices.filter { $0 % 2 == half }.map { numbers[$0] }, tries: tries)
        }
      }
      var all: [Outcome] = []
      for try await outcome in group { all.append(outcome) }
      return all
    }
    let breaks = halves.flatMap(\.breaks)
    let few = halves.flatMap(\.few)
    #expect(breaks.isEmpty, "\(breaks)")
    let secrets = halves.reduce(0) { $0 + $1.secrets }
    if asked == nil {
      #expect(secrets > numbers.count)
    } else {
      let others = halves.flatMap(\.crooked)
      print("attacked \(numbers): \(secrets) hidden counts, \(others.count) no sums: \(others)")
    }
    #expect(few.isEmpty, "\(few.count): \(few)")
  }

  // MARK: An attacker that cannot fail is worth nothing

  @Test("it finds counts that two analyses of the same people give back, where they may")
  func withoutSecondary() async throws {
    let found = try await Self.attack([14, 24, 36], tries: 0) { study, found in
      DisclosureControl(minimumCell: study.study.report.minimumCell, secondary: false)
        .applied(to: found, guarding: study.guarded)
    }
    #expect(found.breaks.contains { $0.contains("difference") }, "\(found)")
  }

  @Test("it finds single withheld cells from the totals beside them")
  func singleCells() async throws {
    let found = try await Self.attack([2, 4, 12, 26], tries: 0) { study, found in
      Self.changed(found) { column, value in
        guard column.guarded != nil, case .count(let count) = value else { return value }
        return (1..<study.study.report.minimumCell).contains(count) ? .hidden : value
      }
    }
    #expect(found.breaks.contains { $0.contains("sum") }, "\(found)")
  }

  @Test("it finds counts from the shares and intervals that are left of them")
  func shares() async throws {
    let found = try await Self.attack([4, 17], tries: 30) { _, found in
      Self.changed(found) { column, value in
        switch column.guarded {
        case .count?, .partOf?: .hidden
        default: value
        }
      }
    }
    #expect(!found.few.isEmpty, "\(found)")
  }

  /// Findings of which some cells are changed, and nothing else is withheld.
  static func changed(
    _ evaluation: Evaluation, _ change: (FindingTable.Column, Value) -> Value
  ) -> Evaluation {
    func safe(_ findings: AnalysisFindings) -> AnalysisFindings {
      var safe = findings
      for table in safe.tables.indices {
        let columns = safe.tables[table].columns
        safe.tables[table].rows = safe.tables[table].rows.map { row in
          zip(columns, row).map { change($0, $1) }
        }
      }
      return safe
    }
    var published = evaluation
    published.analyses = evaluation.analyses.map(safe)
    for index in published.kpis.indices {
      published.kpis[index].observed = published.kpis[index].observed.map(safe)
    }
    return published
  }
}
