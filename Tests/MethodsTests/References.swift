// SPDX-License-Identifier: GPL-3.0-or-later

import FoundationEssentials

/// Files of expected values: committed ones, and those beside the repository that may be absent.
enum References {
  static let repository = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()
  private static let shared = repository.deletingLastPathComponent().appending(path: "shared")

  static func committed(_ path: String) throws -> Data {
    try Data(contentsOf: repository.appending(path: "Tests/Reference").appending(path: path))
  }

  static func shared(_ path: String) throws -> Data {
    try Data(contentsOf: shared.appending(path: "reference").appending(path: path))
  }

  /// Whether the shared references stand beside this repository.
  static let areShared = FileManager.default.fileExists(
    atPath: shared.appending(path: "reference/its").path)

  static func decoded<Value: Decodable>(_ data: Data) throws -> Value {
    try JSONDecoder().decode(Value.self, from: data)
  }

  /// The named columns of a small CSV file of numbers; other cells are NaN.
  static func columns(_ data: Data) -> [String: [Double]] {
    let lines = String(decoding: data, as: UTF8.self).split(separator: "\n")
    let names = lines.first?.split(separator: ",").map { $0.filter { $0 != "\"" } } ?? []
    let rows = lines.dropFirst().map { $0.split(separator: ",").map { Double($0) ?? .nan } }
    return Dictionary(
      uniqueKeysWithValues: names.enumerated().map { place, name in (name, rows.map { $0[place] }) }
    )
  }
}

/// Relative difference of two numbers.
func apart(_ left: Double, _ right: Double) -> Double {
  left == right ? 0 : abs(left - right) / max(abs(left), abs(right))
}
