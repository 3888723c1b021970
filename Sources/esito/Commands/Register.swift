// SPDX-License-Identifier: GPL-3.0-or-later

import ArgumentParser
import Diagnostics
import Studies

struct Register: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "register",
    abstract: "Freezes the plan of a study, for a protocol register.",
    discussion: """
      Writes `registration/plan-1.yaml` beside the study: every choice, defaults included. Its \
      SHA-256 and the text that is printed go in a public register; what the register gives back \
      (--number, --date, --registry) is entered then, or later with --record. The data need not \
      exist. A plan is never overwritten: --amend --why "…" freezes a further one. From then on \
      `esito evaluate` lists every departure from the plan, and what the plan would have given.

      A date that you type raises no certainty: only one that a signature of someone else vouches \
      for does (`esito evaluate --plan-signature`).
      """)

  @OptionGroup var options: StudyOptions

  @Flag(help: "Freeze a further plan; needs --why.")
  var amend = false

  @Flag(help: "Enter what the register gave to a plan that was frozen before.")
  var record = false

  @Option(help: "Why the plan is amended.")
  var why: String?

  @Option(help: "The plan that --record is about; the last one unless given.")
  var plan: Int?

  @Option(help: "The number that the register gave.")
  var number: String?

  @Option(help: "The day of registration, as 2024-09-15.")
  var date: String?

  @Option(help: "The register.")
  var registry: String?

  @Option(help: "Who vouches for the day.")
  var vouchedBy: String?

  func validate() throws {
    if amend && record { throw ValidationError("Use either `--amend` or `--record`.") }
    if amend != (why != nil) {
      throw ValidationError("`--amend` and `--why \"…\"` go together: say why the plan changes.")
    }
    if plan != nil && !record { throw ValidationError("`--plan` goes with `--record`.") }
    if let date, RegistrationRecord.Entry(date: date) == nil {
      throw ValidationError("There is no day `\(date)`: write it as 2024-09-15.")
    }
  }

  func run() throws {
    let file = StudyFile.load(
      options.study, dataRoots: options.dataRoot, data: .mayCome, engines: options.engine,
      withRegistration: false)
    guard let study = file.study,
      let entry = RegistrationRecord.Entry(
        registry: registry, number: number, date: date, vouchedBy: vouchedBy)
    else {
      Console.show(file.diagnostics, json: options.json)
      throw ExitCode.no
    }
    let request: Registering.Request =
      record ? .record(plan: plan) : why.map { .amend(why: $0) } ?? .freeze
    let outcome: Registering.Outcome
    do throws(BundleError) {
      outcome = try Registering(study, at: options.study, entry: entry).run(request)
    } catch {
      Console.show([error.diagnostic], json: options.json)
      throw ExitCode.couldNotRun
    }
    Console.show(file.diagnostics + outcome.diagnostics, json: options.json)
    if outcome.diagnostics.hasErrors { throw ExitCode.no }
    if !options.json { Console.result(outcome.text) }
    for path in outcome.written { Console.message("written: \(path)\n") }
  }
}
