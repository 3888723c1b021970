// SPDX-License-Identifier: GPL-3.0-or-later

import ArgumentParser
import FoundationEssentials
import Studies
import Tables

struct Sign: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sign",
    abstract: "Signs a bundle's attestation with your own key, in a file of its own.",
    discussion: """
      With an SSH key `ssh-keygen` makes `bundle.sig`; with a certificate and its key `openssl cms` \
      makes `bundle.p7m`. A signature from a card or a remote service is made with its own program over \
      attestation.json, and verified in the same way.
      """)

  @Argument(help: "The folder of the bundle.", completion: .directory)
  var bundle: String

  @Option(help: "The private key.", completion: .file())
  var key: String

  @Option(help: "The certificate of the key (PEM), for a CMS signature.", completion: .file())
  var certificate: String?

  @Option(help: "The file to write.", completion: .file())
  var output: String?

  func run() async throws {
    let settings = EngineSettings(environment: ProcessInfo.processInfo.environment)
    let result = await Signing.sign(
      bundle, key: key, certificate: certificate, output: output, settings: settings)
    switch result {
    case .failure(let refusal):
      Console.show([refusal.diagnostic], json: false)
      throw ExitCode.couldNotRun
    case .success(let file): Console.result("\(file)\n")
    }
  }
}
