// SPDX-License-Identifier: GPL-3.0-or-later

import ArgumentParser
import FoundationEssentials
import Studies
import Tables

struct Verify: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Verifies a published bundle; writes nothing.",
    discussion: """
      Six levels: 1 integrity, 2 text, 3 plan, 4 data, 5 disclosure, 6 authenticity. Ends with 0 when \
      all six were checked and are fine, 1 when something does not fit, 2 when something that was asked \
      for could not be done, 3 when nothing is wrong but some level was not checked.
      """)

  @Argument(help: "The folder of the bundle.", completion: .directory)
  var bundle: String

  @Option(help: "The folder under which the data files lie.", completion: .directory)
  var data: String?

  @Option(help: "The registered plan.", completion: .file())
  var plan: String?

  @Option(
    help: ArgumentHelp(
      "The file with the salt of the digests.",
      discussion: "By default the one in `bundle.private` beside the bundle."), completion: .file())
  var salt: String?

  @Option(
    help: "A detached signature of attestation.json: CMS (.p7m) or SSH (.sig).", completion: .file()
  )
  var signature: [String] = []

  @Option(help: "Certificates of the authorities that you trust (PEM).", completion: .file())
  var ca: String?

  @Option(help: "The certificate of the signer that you trust (PEM).", completion: .file())
  var certificate: String?

  @Option(help: "The SSH signers that you trust (an allowed_signers file).", completion: .file())
  var signers: String?

  @Option(help: "An engine that may run: duckdb, postgres, sqlite or spark.")
  var engine: [SQLEngine] = []

  @Option(help: "Seconds after which an engine is stopped.")
  var engineTimeout = 3_600

  @Flag(help: "Print the answer as JSON.")
  var json = false

  func validate() throws {
    guard (1...604_800).contains(engineTimeout) else {
      throw ValidationError("`--engine-timeout` goes from 1 to 604800 seconds.")
    }
  }

  func run() async throws {
    var options = Verification.Options(
      settings: EngineSettings(
        environment: ProcessInfo.processInfo.environment, timeout: engineTimeout))
    (options.data, options.plan, options.salt) = (data, plan, salt)
    (options.signatures, options.engines) = (signature, engine)
    options.trust.authorities = ca
    options.trust.certificate = certificate
    options.trust.signers = signers
    let line = ProgressLine.onTerminal()
    if let line { options.progress = { line.show($0) } }
    let result = await Verification.run(bundle, options)
    line?.clear()
    switch result {
    case .failure(let refusal):
      Console.show([refusal.diagnostic], json: json)
      throw ExitCode.couldNotRun
    case .success(let verification):
      Console.result(json ? verification.json : verification.text)
      guard verification.exitCode == 0 else { throw ExitCode(verification.exitCode) }
    }
  }
}
