// SPDX-License-Identifier: GPL-3.0-or-later

extension Evaluator {
  /// Makes keys ready.
  func compile(_ keys: [Key]) throws(QueryFault) -> [CompiledKey] {
    var result: [CompiledKey] = []
    for key in keys { result.append(CompiledKey(name: key.name, value: try compile(key.value))) }
    return result
  }

  /// Makes a measure ready.
  func compile(_ measure: Measure) throws(QueryFault) -> CompiledMeasure {
    switch measure.quantity {
    case .rows: return CompiledMeasure(operation: .rows, factors: [], kind: .number(scale: 0))
    case .sum(let factors):
      guard (1...4).contains(factors.count) else {
        throw .factors(measure: measure.name, count: factors.count)
      }
      var compiled: [NumberColumn] = []
      var scale = 0
      for factor in factors {
        let (value, decimals) = try number(factor)
        compiled.append(value)
        scale += decimals
      }
      return CompiledMeasure(operation: .sum, factors: compiled, kind: .number(scale: scale))
    case .least(let scalar): return try extreme(.least, scalar)
    case .greatest(let scalar): return try extreme(.greatest, scalar)
    }
  }

  private func extreme(
    _ operation: CompiledMeasure.Operation, _ scalar: Scalar
  ) throws(QueryFault) -> CompiledMeasure {
    let value = try compile(scalar)
    guard value.kind != .label else { throw wrong("day, period or number", .label) }
    return CompiledMeasure(operation: operation, factors: [value], kind: value.kind)
  }
}

extension SummaryQuery {
  /// Throws if two keys, measures or stages share a name.
  func checkNames() throws(QueryFault) {
    for names in [
      keys.map(\.name), flowKeys.map(\.name), measures.map(\.name),
      [Stage.rows, Stage.used] + stages.map(\.name),
    ] {
      var seen: Set<String> = []
      for name in names where !seen.insert(name).inserted { throw .duplicateName(name) }
    }
  }
}
