// SPDX-License-Identifier: GPL-3.0-or-later

import Glibc
import Statistics
import Testing

/// The tables and designs of `Tests/Reference/regression`.
enum RegressionCases {
  static func expected(_ name: String) throws -> Reference {
    try Reference.committed("regression/expected.json")[name]
  }

  static func table(_ name: String) throws -> [String: [Double]] {
    try Reference.table(committed: "regression/\(name).csv")
  }

  static func column(_ table: [String: [Double]], _ name: String) throws -> [Double] {
    try #require(table[name], "column \(name)")
  }

  /// Monthly front-seat casualties with distance driven: design, counts, log exposure.
  static func seatbelts() throws -> (design: Matrix, counts: [Double], offset: [Double]) {
    let table = try table("seatbelts")
    let law = try column(table, "law")
    let time = try column(table, "t")
    let rows = zip(time, law).map { t, law in
      [1, t, law, t * law, sin(.pi * t / 6), cos(.pi * t / 6)]
    }
    return (
      try Matrix(rows: rows), try column(table, "front"), try column(table, "kms").map { log($0) }
    )
  }

  /// Growth of chicks: design, weights in grams, precision, chick and day.
  static func chicks() throws -> (
    design: Matrix, response: [Double], weights: [Double], chicks: [Int], days: [Int]
  ) {
    let table = try table("chicks")
    let day = try column(table, "day")
    let diets = try ["diet2", "diet3", "diet4"].map { try column(table, $0) }
    let interaction = zip(day, diets[2]).map { $0 * $1 }
    let design = try Matrix(columns: [day.map { _ in 1 }, day] + diets + [interaction])
    return (
      design, try column(table, "weight"), try column(table, "precision"),
      try column(table, "chick").map { Int($0) }, day.map { Int($0) }
    )
  }

  /// Cases of oesophageal cancer: design, cases, people, offset.
  static func esoph() throws -> (
    design: Matrix, cases: [Double], trials: [Double], offset: [Double]
  ) {
    let table = try table("esoph")
    let age = try column(table, "age")
    let alcohol = try column(table, "alcohol")
    return (
      try Matrix(columns: [age.map { _ in 1 }, age, alcohol]), try column(table, "cases"),
      try column(table, "trials"), try column(table, "offset")
    )
  }

  /// Breaks of warp: design and counts.
  static func breaks() throws -> (design: Matrix, counts: [Double]) {
    let table = try table("breaks")
    let counts = try column(table, "breaks")
    let columns = try ["wool", "medium", "high"].map { try column(table, $0) }
    return (try Matrix(columns: [counts.map { _ in 1 }] + columns), counts)
  }
}

/// Expects a matrix to agree with one written row by row, each element relative to the square root
/// of the product of its diagonal elements, so that elements near 0 do not count for more.
func expect(
  _ found: Matrix, equals expected: Reference, digits: Double, _ what: String = "",
  sourceLocation: SourceLocation = #_sourceLocation
) {
  #expect(found.rows == expected.list.count, "\(what)", sourceLocation: sourceLocation)
  for i in 0..<min(found.rows, expected.list.count) {
    for j in 0..<found.columns {
      let size = (expected[i][i].number * expected[j][j].number).squareRoot()
      let error = abs(found[i, j] - expected[i][j].number) / size
      #expect(
        error <= pow(10, -digits),
        "\(what)[\(i), \(j)] found \(found[i, j]), expected \(expected[i][j].number)",
        sourceLocation: sourceLocation)
    }
  }
}
