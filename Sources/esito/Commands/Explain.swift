// SPDX-License-Identifier: GPL-3.0-or-later

import ArgumentParser
import Studies

struct Explain: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Explains an error code or a key of the study file.",
    discussion: "For example `esito explain S014` or `esito explain wash_in`.")

  @Argument(help: "A code such as S014, or a key such as `within`.")
  var topic: String

  func run() throws {
    switch Studies.Explain.topic(topic) {
    case .success(let text): Console.result(text + "\n")
    case .failure(let unknown):
      Console.show([unknown.diagnostic], json: false)
      throw ExitCode.no
    }
  }
}
