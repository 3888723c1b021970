// SPDX-License-Identifier: GPL-3.0-or-later

/// The lines of two texts, aligned: as few lines as possible differ (longest common subsequence, by
/// dynamic programming; Wagner and Fischer 1974), where the part that differs is not too long for that.
struct LineAlignment {
  /// Lines that stand in the place of others.
  struct Change {
    /// The number of the first line in the text that was found, from 1.
    let line: Int
    /// Where that line begins, in bytes.
    let start: Int
    /// Lines that were found.
    let found: [ArraySlice<UInt8>]
    /// Lines that are due.
    let due: [ArraySlice<UInt8>]
  }

  private(set) var changes: [Change] = []

  /// Lines of each text that are aligned one by one; beyond, all that differs is one change.
  private static let most = 1_500

  init(_ found: [UInt8], _ due: [UInt8]) {
    let (start, foundEnd, dueEnd) = LineAlignment.middle(found, due)
    let here = LineAlignment.lines(found[start..<foundEnd])
    let there = LineAlignment.lines(due[start..<dueEnd])
    let first = 1 + found[..<start].count { $0 == 0x0A }
    guard here.count <= LineAlignment.most, there.count <= LineAlignment.most else {
      changes = [Change(line: first, start: start, found: here, due: there)]
      return
    }
    var (row, column) = (0, 0)
    for (nextRow, nextColumn) in LineAlignment.common(here, there) + [(here.count, there.count)] {
      if nextRow > row || nextColumn > column {
        changes.append(
          Change(
            line: first + row, start: row < here.count ? here[row].startIndex : foundEnd,
            found: Array(here[row..<nextRow]), due: Array(there[column..<nextColumn])))
      }
      (row, column) = (nextRow + 1, nextColumn + 1)
    }
  }

  /// The part of two texts between the lines that are the same before and after.
  private static func middle(
    _ found: [UInt8], _ due: [UInt8]
  ) -> (start: Int, foundEnd: Int, dueEnd: Int) {
    let shorter = min(found.count, due.count)
    var start = 0
    while start < shorter, found[start] == due[start] { start += 1 }
    start = found[..<start].lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
    var same = 0
    while same < shorter - start, found[found.count - 1 - same] == due[due.count - 1 - same] {
      same += 1
    }
    // Back to where a line begins in both.
    let tail = found[(found.count - same)...]
    let ends = tail.firstIndex(of: 0x0A).map { found.count - 1 - $0 } ?? 0
    return (start, found.count - ends, due.count - ends)
  }

  /// The lines of a text; one that ends with a line end has no further, empty one.
  private static func lines(_ bytes: ArraySlice<UInt8>) -> [ArraySlice<UInt8>] {
    var lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
    if lines.last?.isEmpty == true { lines.removeLast() }
    return lines
  }

  /// Positions of the lines that stay, in both texts.
  private static func common(
    _ here: [ArraySlice<UInt8>], _ there: [ArraySlice<UInt8>]
  ) -> [(Int, Int)] {
    var numbers: [ArraySlice<UInt8>: Int] = [:]
    func number(_ line: ArraySlice<UInt8>) -> Int {
      let number = numbers[line] ?? numbers.count
      numbers[line] = number
      return number
    }
    let left = here.map(number)
    let right = there.map(number)
    let width = right.count + 1
    // How many lines can stay, from each pair of positions on.
    var lengths = [UInt16](repeating: 0, count: (left.count + 1) * width)
    for row in left.indices.reversed() {
      for column in right.indices.reversed() {
        let below = (row + 1) * width + column
        lengths[row * width + column] =
          left[row] == right[column]
          ? lengths[below + 1] + 1 : max(lengths[below], lengths[row * width + column + 1])
      }
    }
    var pairs: [(Int, Int)] = []
    var (row, column) = (0, 0)
    while row < left.count, column < right.count {
      if left[row] == right[column] {
        pairs.append((row, column))
        row += 1
        column += 1
      } else if lengths[(row + 1) * width + column] >= lengths[row * width + column + 1] {
        row += 1
      } else {
        column += 1
      }
    }
    return pairs
  }
}
