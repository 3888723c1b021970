// SPDX-License-Identifier: GPL-3.0-or-later

extension SourceDescription {
  /// How the description contradicts itself, in the order of its parts; empty for one that can be
  /// read by.
  public var faults: [DescriptionFault] {
    var faults: [DescriptionFault] = []
    if columns.isEmpty { faults.append(.noColumns) }
    if !dialect.isConsistent { faults.append(.ambiguousDialect) }
    var names: Set<String> = []
    for column in columns {
      if !names.insert(column.name).inserted { faults.append(.duplicateColumn(column.name)) }
      faults += column.faults(missing: missing)
    }
    for rule in expectations { faults += ruleFaults(rule) }
    return faults
  }

  private func ruleFaults(_ rule: Expectation) -> [DescriptionFault] {
    switch rule {
    case .noGaps(let name, let step):
      return ruleFaults([name]) { kinds in
        switch kinds[0] {
        case .day: true
        case .period(let own): own == step || own.nests(in: step)
        default: false
        }
      }
    case .order(let names):
      return ruleFaults(names) { kinds in
        names.count > 1
          && kinds.allSatisfy { kind in
            kind == kinds[0] || (kind.decimals != nil && kinds[0].decimals != nil)
          } && kinds[0] != .label
      }
    case .allValues(let name):
      return ruleFaults([name]) { $0[0] == .label && column(name)?.values != nil }
    case .unique(let names): return ruleFaults(names) { !$0.isEmpty }
    case .rows(let least, let most):
      return least ?? 0 <= most ?? .max ? [] : [.ruleTypes([])]
    }
  }

  private func ruleFaults(
    _ names: [String], _ fits: ([ValueKind]) -> Bool
  ) -> [DescriptionFault] {
    let unknown = names.filter { column($0) == nil }
    if !unknown.isEmpty { return unknown.map { .ruleColumn($0) } }
    let kinds = names.compactMap { column($0)?.type.kind }
    return !kinds.isEmpty && fits(kinds) ? [] : [.ruleTypes(names)]
  }
}

extension ColumnDescription {
  fileprivate func faults(missing: [String]) -> [DescriptionFault] {
    var faults: [DescriptionFault] = []
    switch type {
    case .decimal(let scale) where !(0...18).contains(scale):
      faults.append(.scale(column: name, scale))
    case .boolean(let positive, let negative):
      let tokens = positive + negative + Set(missing)
      if positive.isEmpty || negative.isEmpty || Set(tokens).count != tokens.count
        || (positive + negative).contains("")
      {
        faults.append(.booleanTokens(column: name))
      }
    default: break
    }
    if !boundsFit { faults.append(.bounds(column: name)) }
    if let values, values.isEmpty || type.kind != .label { faults.append(.values(column: name)) }
    return faults
  }

  private var boundsFit: Bool {
    guard minimum != nil || maximum != nil else { return true }
    if case .decimal(let scale) = type, !(0...18).contains(scale) { return true }
    let low = minimum.map { $0.units(of: type.kind, up: true) }
    let high = maximum.map { $0.units(of: type.kind, up: false) }
    // A bound that has no units is of another type than the column.
    if low == .some(nil) || high == .some(nil) { return false }
    guard let low, let low, let high, let high else { return true }
    return low <= high
  }
}
