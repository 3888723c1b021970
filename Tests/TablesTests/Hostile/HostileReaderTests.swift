// SPDX-License-Identifier: GPL-3.0-or-later

import Testing

@testable import Tables

/// What a reader makes of a case: a table, or problems.
private enum Outcome: Equatable, CustomStringConvertible {
  case table(SummaryTable)
  case problems([TableProblem])
  case failure(String)

  var description: String {
    switch self {
    case .table(let table):
      "\(lines(table)) \(table.flow)"
    case .problems(let problems):
      problems.map { problem in
        let places = problem.examples.map {
          "\($0.line):\($0.column ?? 0) [\($0.field ?? 0)] \($0.content.map { "\($0)" } ?? "")"
        }
        return "\n    \(problem.count) × \(problem.cause) at \(places)"
      }.joined()
    case .failure(let text): text
    }
  }
}

private func expected(_ hostile: HostileCase) -> Outcome {
  let reader = HostileReader(hostile.description, hostile.bytes)
  guard reader.problems.isEmpty else { return .problems(reader.problems) }
  guard let table = hostile.query.table(reader) else {
    var log = HostileLog(hostile.description)
    log.add(.tooManyGroups(limit: hostile.query.maximumGroups))
    return .problems(log.problems)
  }
  return .table(table)
}

private func found(_ hostile: HostileCase) async -> Outcome {
  let engine = engine(hostile.description, hostile.bytes, window: hostile.window)
  do throws(TableFailure) {
    return .table(try await engine.answer([hostile.query.query]).tables[0])
  } catch {
    guard case .data(let problems) = error else { return .failure("\(error)") }
    // Rows before the first problem may already be too many groups: said or not, it is no answer.
    let others = problems.filter { if case .tooManyGroups = $0.cause { false } else { true } }
    return .problems(others.isEmpty ? problems : others)
  }
}

@Suite("The engine and a slow reader of everything")
struct HostileReaderTests {
  @Test("give the same table or the same problems, in the same places, on 10,000 hostile files")
  func same() async {
    let seeds = 0..<UInt64(10_000)
    let results = await withTaskGroup(of: (tables: Int, faults: [UInt64: String]).self) { group in
      for part in 0..<UInt64(8) {
        group.addTask { await compare(stride(from: part, to: seeds.upperBound, by: 8)) }
      }
      return await group.reduce(into: (tables: 0, faults: [UInt64: String]())) {
        $0.tables += $1.tables
        $0.faults.merge($1.faults) { first, _ in first }
      }
    }
    for seed in results.faults.keys.sorted().prefix(3) {
      Issue.record("\(results.faults[seed] ?? "")")
    }
    #expect(results.faults.keys.sorted() == [])
    // Neither side may be all there is.
    #expect((3_000...7_000).contains(results.tables))
  }
}

private func compare(_ seeds: StrideTo<UInt64>) async -> (tables: Int, faults: [UInt64: String]) {
  var tables = 0
  var faults: [UInt64: String] = [:]
  for seed in seeds {
    let hostile = HostileCase(seed)
    let (expected, found) = (expected(hostile), await found(hostile))
    if case .table = expected { tables += 1 }
    guard expected != found else { continue }
    faults[seed] =
      """
      seed \(seed), \(hostile.window) bytes at a time
      bytes: \(hostile.bytes)
      text: \(String(decoding: hostile.bytes, as: UTF8.self).debugDescription)
      slow reader: \(expected)
      engine:      \(found)
      \(hostile.description)
      """
  }
  return (tables, faults)
}
