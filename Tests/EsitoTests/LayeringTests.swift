// SPDX-License-Identifier: GPL-3.0-or-later

import FoundationEssentials
import Testing

/// SwiftPM lets a target import what its dependencies import; this holds the arrows of the design.
@Suite("Imports point down only")
struct LayeringTests {
  /// What each target may import, beyond the Swift toolchain's own modules.
  static let allowed: [String: Set<String>] = [
    "CGSLShims": [],
    "Statistics": ["CGSL", "CGSLShims", "CLoops"],
    "Dates": [],
    "CLoops": [],
    "Tables": ["CLoops", "Dates", "Subprocess"],
    "Diagnostics": ["Dates", "CYaml"],
    "Findings": ["Dates"],
    "Reports": ["Dates", "Findings"],
    "Methods": ["Dates", "Diagnostics", "Findings", "Reports", "Statistics", "Tables"],
    "CFileShims": [],
    "Studies": [
      "CFileShims", "Crypto", "Dates", "Diagnostics", "Findings", "Methods", "Reports",
      "Statistics", "Subprocess", "Tables",
    ],
    "esito": ["ArgumentParser", "Diagnostics", "Reports", "Studies", "Tables"],
  ]
  static let toolchain: Set<String> = [
    "Dispatch", "FoundationEssentials", "Glibc", "Synchronization",
  ]

  @Test("every import line is in the table", arguments: allowed.keys.sorted())
  func imports(target: String) throws {
    let allowed = try #require(Self.allowed[target]).union(Self.toolchain)
    let files = Repository.files(under: "Sources/\(target)", suffix: ".swift")
    #expect(target.hasPrefix("C") || !files.isEmpty)
    for file in files {
      let text = try String(contentsOf: Repository.root.appending(path: file), encoding: .utf8)
      for line in text.split(separator: "\n") {
        let words = line.split(separator: " ").drop { $0.hasPrefix("@") || access.contains($0) }
        guard words.first == "import", let module = words.dropFirst().last else { continue }
        let root = module.split(separator: ".").first.map(String.init) ?? ""
        #expect(allowed.contains(root), "\(file) imports \(root)")
      }
    }
  }

  @Test("every target of the package has a row")
  func complete() throws {
    let manifest = try String(
      contentsOf: Repository.root.appending(path: "Package.swift"), encoding: .utf8)
    for folder in Repository.folders(under: "Sources") where folder != "CGSL" {
      #expect(Self.allowed[folder] != nil, "\(folder) has no row")
      #expect(manifest.contains("\"\(folder)\""))
    }
  }

  @Test("every source file opens with its licence")
  func licence() throws {
    let files = ["Sources", "Tests", "Benchmarks"].flatMap { folder in
      [".swift", ".c", ".h", ".R", ".py", ".sh"].flatMap {
        Repository.files(under: folder, suffix: $0)
      }
    }
    for file in files {
      let text = try String(contentsOf: Repository.root.appending(path: file), encoding: .utf8)
      #expect(
        text.prefix(200).contains("SPDX-License-Identifier: GPL-3.0-or-later"),
        "\(file) has no licence line")
    }
  }

  private var access: Set<Substring> {
    ["public", "package", "internal", "private", "fileprivate"]
  }
}
