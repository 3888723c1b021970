// SPDX-License-Identifier: GPL-3.0-or-later

import FoundationEssentials

@testable import Tables

/// Committed reference data: `Tests/Reference/<case>/<name>`.
enum Reference {
  static func path(_ name: String) -> String {
    var parts = #filePath.split(separator: "/", omittingEmptySubsequences: false)
    parts.removeLast(2)
    return (parts + ["Reference", Substring(name)]).joined(separator: "/")
  }

  /// A file of `shared/reference`, which may stand beside the repository; nil, said once, if not.
  static func shared(_ name: String) -> String? {
    var parts = #filePath.split(separator: "/", omittingEmptySubsequences: false)
    parts.removeLast(4)
    let path = (parts + ["shared", "reference", Substring(name)]).joined(separator: "/")
    if FileManager.default.fileExists(atPath: path) { return path }
    print("skipped: shared/reference/\(name) is not beside this repository")
    return nil
  }

  static func json<Value: Decodable>(_ name: String, as type: Value.Type) throws -> Value {
    try JSONDecoder().decode(type, from: Data(bytes(path(name))))
  }

  static func bytes(_ path: String) throws -> [UInt8] {
    let reader = try FileReader(path: path)
    var all: [UInt8] = []
    var window = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = try window.withUnsafeMutableBytes { buffer throws(ProblemCause) in
        try reader.read(into: buffer)
      }
      if count == 0 { return all }
      all += window[..<count]
    }
  }
}
