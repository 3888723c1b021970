// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import Foundation
import Studies
import Tables
import Testing

/// Study files, data and bundles changed at random: none ends the process, takes long or makes a file
/// outside the output folder. Short here; `Benchmarks/Fuzz/README.md` says how to run it for an hour.
@Suite("Hostile at random", .serialized)
struct FuzzTests {
  private static let environment = ProcessInfo.processInfo.environment
  /// Cases of each kind.
  static let cases = environment["ESITO_FUZZ_CASES"].flatMap(Int.init) ?? 25
  static let first = environment["ESITO_FUZZ_FIRST"].flatMap(Int.init) ?? 0
  /// What one case may take, in the long run alone: beside a thousand other tests a clock says nothing.
  static let limit: Duration? = environment["ESITO_FUZZ_CASES"] == nil ? nil : .seconds(120)

  /// Notes which case runs, so that one that ends the process can be run again.
  private func note(_ kind: String, _ number: Int) {
    guard let log = Self.environment["ESITO_FUZZ_LOG"] else { return }
    try? Data("\(kind) \(number)\n".utf8).write(to: URL(filePath: log))
  }

  private func timed(_ what: String, _ body: () async throws -> Void) async throws {
    let clock = ContinuousClock()
    let start = clock.now
    try await body()
    let time = clock.now - start
    if let limit = Self.limit { #expect(time < limit, "\(what) took \(time)") }
  }

  /// Everything below a folder, with what it holds.
  private func contents(_ scratch: Scratch, without name: String) throws -> [String: Data] {
    try scratch.files(".").filter { !$0.key.hasPrefix(name) }
  }

  @Test("study files and data: a report or messages, and nothing but the output folder written")
  func evaluating() async throws {
    let scratch = try Scratch()
    try scratch.write("out", to: "neighbour/file.txt")
    let settings = EngineSettings(environment: [:])
    for number in Self.first..<Self.first + Self.cases {
      var mutator = Mutator(seed: UInt64(number))
      let isStudy = number % 3 != 0
      let study = Array(TamperedBundle.study.utf8)
      let data = Array(TamperedBundle.data.utf8)
      try Data(isStudy ? mutator.mutated(study) : study).write(
        to: scratch.folder.appending(path: "study.yaml"))
      try Data(isStudy ? data : mutator.mutated(data)).write(
        to: scratch.folder.appending(path: "dati.csv"))
      let before = try contents(scratch, without: "bundle")
      note("evaluate", number)
      try await timed("evaluate \(number)") {
        let path = scratch.folder.appending(path: "study.yaml").path
        let output = scratch.folder.appending(path: "bundle").path
        let file = StudyFile.load(path)
        do throws(TableFailure) {
          if let made = try await file.evaluated(settings: settings) {
            try? made.write(to: output, PrivateFolder(beside: output))
          } else {
            #expect(!file.diagnostics.isEmpty)
          }
        } catch {
          #expect(!error.diagnostics.isEmpty)
        }
      }
      #expect(try contents(scratch, without: "bundle") == before, "case \(number)")
    }
  }

  /// Bundles to change: the small one, and those that ship where a long run names their folder.
  private func bundles() throws -> [[String: Data]] {
    var all = [try TamperedBundle().scratch.files("bundle")]
    if let folder = Self.environment["ESITO_FUZZ_STUDIES"] {
      for study in try FileManager.default.contentsOfDirectory(atPath: folder).sorted() {
        let bundle = URL(filePath: "\(folder)/\(study)/bundle")
        if let files = try? Repository.contents(of: bundle) { all.append(files) }
      }
    }
    return all
  }

  /// Writes the files of a bundle.
  private func write(_ files: [String: Data], to folder: String, in scratch: Scratch) throws {
    for (path, content) in files {
      let url = scratch.folder.appending(path: "\(folder)/\(path)")
      try FileManager.default.createDirectory(
        at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      try content.write(to: url)
    }
  }

  /// What the other readers of bundles make of one: differences in words, or a page, or a refusal.
  private func read(_ folder: String, beside whole: String) {
    if case .success(let changed) = Comparand.read(folder),
      case .success(let whole) = Comparand.read(whole)
    {
      let difference = StudyDifference(whole, changed)
      #expect(difference?.lines(.it).isEmpty == false && difference?.json.text.isEmpty == false)
    }
    guard let report = try? BundleReport(folder) else { return }
    for language in report.languages {
      #expect((try? report.page(language))?.isEmpty == false)
    }
  }

  @Test("bundles: six answers or a refusal, never 0, nothing written")
  func verifying() async throws {
    let bundles = try bundles()
    let whole = try Scratch()
    for (number, files) in bundles.enumerated() {
      try write(files, to: "\(number)", in: whole)
    }
    for number in Self.first..<Self.first + Self.cases {
      var mutator = Mutator(seed: UInt64(number) ^ 0xB0_0D1E)
      let scratch = try Scratch()
      var files = bundles[number % bundles.count]
      // Mostly the results: everything is rendered from them.
      let names = files.keys.sorted()
      let name = mutator.below(4) > 0 ? "results.json" : names[mutator.below(names.count)]
      files[name] = Data(mutator.mutated(Array(files[name] ?? Data())))
      try write(files, to: "bundle", in: scratch)
      let before = try scratch.files(".")
      note("verify", number)
      try await timed("verify \(number)") {
        let options = Verification.Options(settings: EngineSettings(environment: [:]))
        let folder = scratch.folder.appending(path: "bundle").path
        let found = try await Verification.run(folder, options).get()
        read(
          folder,
          beside: whole.folder.appending(path: "\(number % bundles.count)").path)
        #expect(found.outcomes.count == 6 && found.exitCode != 0)
        let isChanged = files[name] != bundles[number % bundles.count][name]
        #expect(found.exitCode == 1 || !isChanged, "\(number), \(name): \(found.text)")
      }
      #expect(try scratch.files(".") == before)
    }
  }
}
