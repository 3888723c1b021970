// SPDX-License-Identifier: GPL-3.0-or-later

import FoundationEssentials
import Statistics
import Testing

/// A parsed reference file, read by path: `reference["norris"]["coef"][0].number`.
enum Reference {
  case value(Any)
  case missing

  /// Committed cases: `Tests/Reference/<path>`.
  static func committed(_ path: String) throws -> Reference {
    try json(repository + "/Tests/Reference/" + path)
  }

  /// Files beside the repository: `shared/reference/<path>`, absent in a fresh clone.
  static func shared(_ path: String) throws -> Reference { try json(sharedFolder + path) }

  /// Whether `shared/reference/<path>` can be read; else says so once a test.
  static func hasShared(_ path: String) -> Bool {
    if FileManager.default.fileExists(atPath: sharedFolder + path) { return true }
    print("skipped: shared/reference/\(path) is not beside this repository")
    return false
  }

  /// The columns of a table with a header, by name; quotes are dropped, anything that is not a
  /// number becomes NaN.
  static func table(shared path: String) throws -> [String: [Double]] {
    try table(file: sharedFolder + path)
  }

  static func table(committed path: String) throws -> [String: [Double]] {
    try table(file: repository + "/Tests/Reference/" + path)
  }

  static func texts(shared path: String, column: String) throws -> [String] {
    let rows = try lines(sharedFolder + path)
    guard let index = rows.first?.firstIndex(of: column) else { throw Absent(what: column) }
    return rows.dropFirst().map { $0[index] }
  }

  subscript(_ key: String) -> Reference {
    guard case .value(let value) = self, let object = value as? [String: Any] else {
      return .missing
    }
    return object[key].map { .value($0) } ?? .missing
  }

  subscript(_ index: Int) -> Reference {
    guard case .value(let value) = self, let list = value as? [Any], list.indices.contains(index)
    else { return .missing }
    return .value(list[index])
  }

  /// The number, whether written as a number or as a string; NaN when it is neither, so that no
  /// comparison passes.
  var number: Double {
    guard case .value(let value) = self else { return .nan }
    if let number = value as? Double { return number }
    if let number = value as? Int { return Double(number) }
    if let text = value as? String { return Double(text) ?? .nan }
    return .nan
  }

  /// The text; empty when it is none.
  var text: String {
    guard case .value(let value) = self else { return "" }
    return value as? String ?? ""
  }

  /// Whether the path led nowhere.
  var isMissing: Bool { if case .missing = self { true } else { false } }

  var numbers: [Double] { list.map(\.number) }

  var list: [Reference] {
    guard case .value(let value) = self, let list = value as? [Any] else { return [] }
    return list.map { .value($0) }
  }

  struct Absent: Error { let what: String }

  private static let repository: String = {
    let parts = #filePath.split(separator: "/").dropLast(4)
    return "/" + parts.joined(separator: "/")
  }()
  private static var sharedFolder: String {
    "/" + repository.split(separator: "/").dropLast().joined(separator: "/")
      + "/shared/reference/"
  }

  private static func json(_ path: String) throws -> Reference {
    // Python writes NaN, which JSON has not.
    let text = String(decoding: try Data(contentsOf: URL(filePath: path)), as: UTF8.self)
      .replacing(" NaN", with: " null")
    return .value(try JSONDecoder().decode(AnyValue.self, from: Data(text.utf8)).value)
  }

  private static func lines(_ path: String) throws -> [[String]] {
    let text = String(decoding: try Data(contentsOf: URL(filePath: path)), as: UTF8.self)
    return text.split(whereSeparator: \.isNewline).map { line in
      line.split(separator: ",", omittingEmptySubsequences: false).map {
        String($0.filter { $0 != "\"" })
      }
    }
  }

  private static func table(file: String) throws -> [String: [Double]] {
    let rows = try lines(file)
    guard let header = rows.first else { throw Absent(what: file) }
    var table: [String: [Double]] = [:]
    for (index, name) in header.enumerated() {
      table[name] = rows.dropFirst().map { Double($0[index]) ?? .nan }
    }
    return table
  }
}

/// Any JSON value.
private struct AnyValue: Decodable {
  let value: Any

  private struct Name: CodingKey {
    var stringValue: String
    var intValue: Int? { nil }
    init(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
  }

  init(from decoder: any Decoder) throws {
    if let object = try? decoder.container(keyedBy: Name.self) {
      var values: [String: Any] = [:]
      for key in object.allKeys {
        values[key.stringValue] = try object.decode(AnyValue.self, forKey: key).value
      }
      value = values
    } else if var list = try? decoder.unkeyedContainer() {
      var values: [Any] = []
      while !list.isAtEnd { values.append(try list.decode(AnyValue.self).value) }
      value = values
    } else {
      let single = try decoder.singleValueContainer()
      if let number = try? single.decode(Double.self) {
        value = number
      } else if let flag = try? single.decode(Bool.self) {
        value = flag
      } else {
        value = (try? single.decode(String.self)) ?? "null"
      }
    }
  }
}
