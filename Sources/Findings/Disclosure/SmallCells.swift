// SPDX-License-Identifier: GPL-3.0-or-later

/// Which counts of a table are too small to be shown, and how much its hidden counts hide.
///
/// A count is small from 1 to what is shown less one. Zero is shown: that nobody did something says
/// nothing of one person among many; where it says something of all of few people, those few are a
/// small count themselves, and where nobody was missing, the rest of the total (0) is zero as well.
/// What a group has wholly or not at all (group disclosure) is out of scope.
struct SmallCells {
  /// The smallest count that is shown.
  var minimum: Int

  func isSmall(_ count: Int) -> Bool { (1..<minimum).contains(count) }

  /// Whether a table holds a small count, or all of a total but a small count.
  func holds(in table: FindingTable) -> Bool { first(in: table) != nil }

  /// The first cell that is small, or of which another horizon shows all but few.
  func first(in table: FindingTable) -> (row: Int, column: Int)? {
    for row in table.rows.indices {
      for column in table.columns.indices
      where isSmall(table.rows[row], column, of: table) || isLess(row, column, of: table) {
        return (row, column)
      }
    }
    return nil
  }

  /// Whether few more people of the same group stay at one horizon, or by one definition, than at
  /// another: those who left in between.
  func isLess(_ index: Int, _ column: Int, of table: FindingTable) -> Bool {
    guard table.columns[column].id == "retained",
      let horizon = table.columns.firstIndex(where: { $0.id == "horizon" }),
      case .count(let count) = table.rows[index][column]
    else { return false }
    let labels = table.columns.indices.filter {
      $0 != horizon && table.columns[$0].guarded == nil && table.columns[$0].id != "definition"
    }
    return table.rows[..<index].contains { other in
      guard case .count(let before) = other[column] else { return false }
      return isSmall(abs(before - count))
        && labels.allSatisfy { other[$0] == table.rows[index][$0] }
    }
  }

  /// Whether a cell is a small count, or all of its total but a small count.
  func isSmall(_ row: [Value], _ index: Int, of table: FindingTable) -> Bool {
    guard let guarded = table.columns[index].guarded, case .count(let count) = row[index] else {
      return false
    }
    if isSmall(count) { return true }
    guard case .partOf = guarded, let whole = whole(row, index, of: table) else { return false }
    return isSmall(whole - count)
  }

  /// The total that a count is a part of.
  private func whole(_ row: [Value], _ index: Int, of table: FindingTable) -> Int? {
    guard case .partOf(let name)? = table.columns[index].guarded,
      let other = table.columns.firstIndex(where: { $0.id == name }),
      case .count(let total) = row[other]
    else { return nil }
    return total
  }

  /// How much there is to guess about a table's counts, in bits: for each the logarithm of how many
  /// values it or the rest of its total could take, less what the sums of its columns over two
  /// groups of rows tell. Where counts are parts of others, only the parts count: totals of people
  /// may be known elsewhere.
  func entropy(of table: FindingTable) -> Double {
    let parts = table.columns.indices.filter { table.columns[$0].isPart }
    let columns =
      parts.isEmpty ? table.columns.indices.filter { table.columns[$0].guarded == .count } : parts
    return columns.reduce(0) { total, index in
      var sum = 0.0
      var own = 0.0
      for row in table.rows {
        guard case .count(let count) = row[index] else { continue }
        sum += Double(count)
        let rest = whole(row, index, of: table).map { $0 - count } ?? count
        own += bits(of: min(count, max(0, rest)))
      }
      return total + own - 2 * bits(of: Int(clamping: sum))
    }
  }

  /// The logarithm of how many values up to a count there are.
  func bits(of count: Int) -> Double {
    Double(Int.bitWidth - (count + 1).leadingZeroBitCount - 1)
  }
}

extension Int {
  /// The nearest whole number within bounds; 0 for what is not a number.
  init(clamping value: Double) {
    self =
      value.isNaN ? 0 : value >= 9e18 ? .max : value <= -9e18 ? .min : Int(value.rounded())
  }
}

extension FindingTable.Column {
  /// Whether it counts a part of another count.
  var isPart: Bool { if case .partOf? = guarded { true } else { false } }
}

extension FindingTable {
  /// Whether some of its columns are guarded.
  var isGuarded: Bool { columns.contains { $0.guarded != nil } }

  /// Whether it counts how many rows went where.
  var isFlow: Bool { id == "flow" || id == "contacts" }

  /// The table without any number of its guarded columns; nor of others, where those are asked for.
  func withheld(others: Bool = false) -> FindingTable {
    var safe = self
    for (index, column) in columns.enumerated() {
      for row in rows.indices {
        switch rows[row][index] {
        case .missing:
          // That an interval has no limit, or a median was not reached, is made of the counts too.
          if case .derivedFrom? = column.guarded { safe.rows[row][index] = .hidden }
        case .number, .interval:
          if column.guarded != nil || others { safe.rows[row][index] = .hidden }
        default:
          if column.guarded != nil { safe.rows[row][index] = .hidden }
        }
      }
    }
    return safe
  }
}
