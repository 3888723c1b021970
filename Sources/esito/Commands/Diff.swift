// SPDX-License-Identifier: GPL-3.0-or-later

public import ArgumentParser
import Diagnostics
public import Studies

struct Diff: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff",
    abstract: "Tells in words how two plans or two results differ.",
    discussion: """
      Compares two plans (study files, registered plans, resolved.yaml), two results (results.json), \
      or two bundles (both). Exit code 0: the same; 1: different; 2: they could not be compared.
      """)

  @Argument(help: "A study file, plan, results.json or bundle.", completion: .file())
  var first: String

  @Argument(help: "What to compare it with.", completion: .file())
  var second: String

  @Option(help: "The language of the answer: it or en; by default that of the study.")
  var language: ReportOptions.Language?

  @Flag(help: "Print every difference as JSON to standard output.")
  var json = false

  func run() throws {
    var comparands: [Comparand] = []
    var diagnostics: [Diagnostic] = []
    for path in [first, second] {
      switch Comparand.read(path) {
      case .success(let comparand): comparands.append(comparand)
      case .failure(let refusal): diagnostics += refusal.diagnostics
      }
    }
    guard comparands.count == 2 else {
      Console.show(diagnostics, json: json)
      throw ExitCode.couldNotRun
    }
    guard let difference = StudyDifference(comparands[0], comparands[1]) else {
      let diagnostic = Diagnostic(
        code: .notComparable, severity: .error,
        message: "one is a plan and the other a result", file: "esito diff", span: nil,
        help: "name two plans, or two results")
      Console.show([diagnostic], json: json)
      throw ExitCode.couldNotRun
    }
    if json {
      Console.result(difference.json.text + "\n")
    } else {
      for line in difference.lines(language ?? difference.language ?? .en) {
        Console.result(line + "\n")
      }
    }
    if !difference.isSame { throw ExitCode.no }
  }
}

extension ReportOptions.Language: ExpressibleByArgument {}
