// SPDX-License-Identifier: GPL-3.0-or-later

/// A dense matrix of doubles, stored row by row.
public struct Matrix: Sendable, Hashable, Codable {
  /// Number of rows.
  public let rows: Int
  /// Number of columns.
  public let columns: Int
  /// The elements, row by row: `rows * columns` of them.
  public private(set) var elements: [Double]

  /// A matrix whose elements all equal `value`. Negative sizes count as zero.
  public init(rows: Int, columns: Int, repeating value: Double = 0) {
    self.rows = max(rows, 0)
    self.columns = max(columns, 0)
    elements = [Double](repeating: value, count: self.rows * self.columns)
  }

  /// A matrix from its elements, row by row. Throws when their number is not `rows * columns`.
  public init(rows: Int, columns: Int, elements: [Double]) throws(StatisticsError) {
    let (size, overflow) = rows.multipliedReportingOverflow(by: columns)
    guard rows >= 0, columns >= 0, !overflow else {
      throw .outOfRange(
        what: "matrix size", value: Double(min(rows, columns)), allowed: "0 or more")
    }
    try Check.length("elements of a matrix", elements.count, equals: size)
    self.rows = rows
    self.columns = columns
    self.elements = elements
  }

  /// A matrix from columns of equal length. Throws when the lengths differ.
  public init(columns: [[Double]]) throws(StatisticsError) {
    let rows = columns.first?.count ?? 0
    for column in columns { try Check.length("column", column.count, equals: rows) }
    self.init(rows: rows, columns: columns.count)
    for (j, column) in columns.enumerated() {
      for i in 0..<rows { elements[i * columns.count + j] = column[i] }
    }
  }

  /// A matrix from rows of equal length. Throws when the lengths differ.
  public init(rows: [[Double]]) throws(StatisticsError) {
    let columns = rows.first?.count ?? 0
    for row in rows { try Check.length("row", row.count, equals: columns) }
    self.rows = rows.count
    self.columns = columns
    elements = rows.flatMap { $0 }
  }

  /// The identity matrix of the given size.
  public static func identity(_ size: Int) -> Matrix {
    var result = Matrix(rows: size, columns: size)
    for i in 0..<result.rows { result[i, i] = 1 }
    return result
  }

  /// The element in a row and a column, both counted from zero.
  public subscript(row: Int, column: Int) -> Double {
    get {
      precondition(column >= 0 && column < columns, "column outside the matrix")
      return elements[row * columns + column]
    }
    set {
      precondition(column >= 0 && column < columns, "column outside the matrix")
      elements[row * columns + column] = newValue
    }
  }

  /// One row, counted from zero.
  public func row(_ index: Int) -> [Double] {
    Array(elements[index * columns..<(index + 1) * columns])
  }

  /// One column, counted from zero.
  public func column(_ index: Int) -> [Double] { (0..<rows).map { self[$0, index] } }

  /// The elements on the diagonal.
  public var diagonal: [Double] { (0..<min(rows, columns)).map { self[$0, $0] } }

  /// Reads the elements in place, row by row.
  public func withUnsafeElements<Result, Failure: Error>(
    _ body: (UnsafeBufferPointer<Double>) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    try elements.withUnsafeBufferPointer(body)
  }

  /// Changes the elements in place, row by row.
  public mutating func withUnsafeMutableElements<Result, Failure: Error>(
    _ body: (UnsafeMutableBufferPointer<Double>) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    try elements.withUnsafeMutableBufferPointer { buffer throws(Failure) in try body(buffer) }
  }
}
