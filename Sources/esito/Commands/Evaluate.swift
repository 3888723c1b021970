// SPDX-License-Identifier: GPL-3.0-or-later

import ArgumentParser
import Diagnostics
import Studies
import Tables

struct Evaluate: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "evaluate",
    abstract: "Evaluates a study and writes its report.",
    discussion: """
      The bundle (report, figures, tables, results.json, attestation.json) is written whole or not \
      at all. Where data are not public, a folder beside it (`bundle.private`) holds the salt of their \
      digests and the results before small cells were withheld: it must not leave your authority. \
      An existing folder is replaced only when it holds nothing but such a bundle.
      """)

  @OptionGroup var options: StudyOptions

  @Option(
    help: "The folder to write; by default `bundle` beside the study file.",
    completion: .directory)
  var output: String?

  @Option(
    help: ArgumentHelp(
      "A file with the salt of the study's digests.",
      discussion: "By default the one in `bundle.private` beside the bundle, made there once."),
    completion: .file())
  var salt: String?

  @Option(
    help: ArgumentHelp(
      "A signature (.p7m) or time stamp (.tsr) of a registered plan by someone else, whose day "
        + "raises certainty.",
      discussion: "Checked by openssl; `esito explain B027` says which ones count."),
    completion: .file())
  var planSignature: [String] = []

  @Option(help: "Certificates of the authorities that you trust (PEM).", completion: .file())
  var ca: String?

  @Option(help: "The certificate of the signer that you trust (PEM).", completion: .file())
  var certificate: String?

  func run() async throws {
    let file = StudyFile.load(
      options.study, dataRoots: options.dataRoot, engines: options.engine)
    guard let study = file.study else {
      Console.show(file.diagnostics, json: options.json)
      throw ExitCode.no
    }
    var trust = SignatureTrust()
    (trust.authorities, trust.certificate) = (ca, certificate)
    let vouched = await PlanVouching.check(
      planSignature, of: file, trust, settings: options.settings)
    let diagnostics = file.diagnostics + vouched.diagnostics
    if diagnostics.hasErrors {
      Console.show(diagnostics, json: options.json)
      throw ExitCode.no
    }
    switch await evaluated(file, vouched) {
    case .failure(let failure):
      Console.show(diagnostics + failure.diagnostics, json: options.json)
      throw failure.exitCode
    case .success(let evaluated):
      Console.show(diagnostics + (await absent(file, evaluated)), json: options.json)
      let language = study.report.languages.first ?? .en
      for line in evaluated.lines(language) where !options.json { Console.result(line + "\n") }
    }
  }

  /// Where the study file names places that no row has, for which an analysis was not done.
  private func absent(
    _ file: StudyFile, _ evaluated: StudyFile.Evaluated
  ) async -> [Diagnostic] {
    // The bundle stands already: what cannot be read a second time is said by the report alone.
    (try? await file.labelsNotInData(
      options.study, after: evaluated.evaluation, settings: options.settings)) ?? []
  }

  private struct Failure: Error {
    var diagnostics: [Diagnostic]
    var exitCode: ExitCode
  }

  private func evaluated(
    _ file: StudyFile, _ vouched: PlanVouching.Found
  ) async -> Result<StudyFile.Evaluated, Failure> {
    let evaluated: StudyFile.Evaluated
    let line = ProgressLine.onTerminal()
    defer { line?.clear() }
    var progress: (@Sendable (ReadingProgress) -> Void)?
    if let line { progress = { line.show($0) } }
    let output = output ?? StudyFile.standardOutput(beside: options.study)
    let beside = PrivateFolder(beside: output, study: options.study)
    let key: Salt
    do throws(BundleError) {
      key = try beside.salt(given: salt)
    } catch {
      return .failure(Failure(diagnostics: [error.diagnostic], exitCode: .couldNotRun))
    }
    do throws(TableFailure) {
      let found = try await file.evaluated(
        settings: options.settings, salt: key, vouched: vouched.dates, progress: progress)
      guard let found else {
        return .failure(Failure(diagnostics: [], exitCode: .no))
      }
      evaluated = found
    } catch {
      return .failure(
        Failure(
          diagnostics: error.diagnostics, exitCode: error.isEngineOut ? .couldNotRun : .no))
    }
    do throws(BundleError) {
      try evaluated.write(to: output, beside)
    } catch {
      return .failure(Failure(diagnostics: [error.diagnostic], exitCode: .couldNotRun))
    }
    return .success(evaluated)
  }
}
