// SPDX-License-Identifier: GPL-3.0-or-later

import Glibc

/// One table of results: cells, each run on its own from its own stream of random numbers, so that
/// the order in which they run and the number of threads change nothing.
protocol Study: Sendable {
  associatedtype Cell: StudyCell
  static var name: String { get }
  static var header: String { get }
  static var reference: String { get }
  static var cells: [Cell] { get }
  static func run(_ cell: Cell, settings: Settings) throws -> Tallies
}

/// One design and truth; its label is the first columns of its lines.
protocol StudyCell: Sendable {
  var label: String { get }
}

/// How much is simulated.
struct Settings: Sendable {
  var replicates = 10_000
  /// Replicates whose widths are averaged.
  var measured = 1_000
  /// Series simulated at each ρ for a critical value.
  var criticalReplicates = 500
  /// Sign vectors of a wild bootstrap, assignments of a permutation.
  var resamples = 999
  var threads = 2
  var seed: UInt64 = 20_261_121
  var folder = "results"

  /// FNV-1a of the label: a cell keeps its numbers when others are added.
  func stream(of label: String) -> UInt64 {
    label.utf8.reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1)) &* 0x0100_0000_01b3 }
  }
}

/// The results file of a study: cells that are in it are not run again.
actor ResultsFile<Table: Study> {
  private let path: String
  private var lines: [String: [String]] = [:]

  init(settings: Settings) {
    path = "\(settings.folder)/\(Table.name).csv"
    for line in Self.read(path).dropFirst() {
      for cell in Table.cells where line.hasPrefix(cell.label + ",") {
        lines[cell.label, default: []].append(line)
      }
    }
  }

  var missing: [Table.Cell] { Table.cells.filter { lines[$0.label] == nil } }

  /// Writes the whole file again, cells in their own order, and then takes its place.
  func add(_ tallies: Tallies, for cell: Table.Cell) throws {
    lines[cell.label] = tallies.lines(prefix: cell.label, reference: Table.reference)
    let header = Table.header + ",contrast,method,replicates,coverage,half_width,width_ratio"
    let all = [header] + Table.cells.flatMap { lines[$0.label] ?? [] }
    guard let file = fopen(path + ".part", "w") else { throw Unwritable(path: path) }
    fputs(all.joined(separator: "\n") + "\n", file)
    guard fclose(file) == 0, rename(path + ".part", path) == 0 else {
      throw Unwritable(path: path)
    }
  }

  struct Unwritable: Error { let path: String }

  private static func read(_ path: String) -> [String] {
    guard let file = fopen(path, "r") else { return [] }
    defer { fclose(file) }
    var text = ""
    while let line = readLine(from: file) { text += line }
    return text.split(separator: "\n").map(String.init)
  }

  private static func readLine(from file: UnsafeMutablePointer<FILE>) -> String? {
    var buffer = [CChar](repeating: 0, count: 4096)
    guard fgets(&buffer, Int32(buffer.count), file) != nil else { return nil }
    return String(decoding: buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }
}

/// Runs the cells that are missing, `threads` at a time.
func run<Table: Study>(_ study: Table.Type, settings: Settings) async throws {
  let file = ResultsFile<Table>(settings: settings)
  var waiting = await file.missing[...]
  try await withThrowingTaskGroup(of: (Table.Cell, Tallies).self) { group in
    func start() {
      guard let cell = waiting.popFirst() else { return }
      group.addTask { (cell, try Table.run(cell, settings: settings)) }
    }
    for _ in 0..<settings.threads { start() }
    while let (cell, tallies) = try await group.next() {
      try await file.add(tallies, for: cell)
      print("\(Table.name) \(cell.label)")
      start()
    }
  }
}
