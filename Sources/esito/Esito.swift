// SPDX-License-Identifier: GPL-3.0-or-later

import ArgumentParser
import Studies

@main
struct Esito: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "esito",
    abstract: "Evaluates social-marketing programmes in public health from one study file.",
    discussion: """
      Start with `esito init`, then `esito check` and `esito evaluate`. `esito explain` tells more \
      about any error code and any key of a study file.
      """,
    version: EsitoVersion.current,
    subcommands: [
      Init.self, Check.self, Power.self, Register.self, Evaluate.self, Render.self, Verify.self,
      Sign.self, Diff.self, Explain.self, Catalog.self, Schema.self, Doctor.self,
      Completions.self,
    ])
  // Each command gives its own name: to have the library derive it by reflection takes a fifth of
  // the time in which the program starts.

  /// Runs the command that the arguments name. A command line that cannot be read ends with 2, as
  /// everything does that could not run; the parser's own 64 is in no list of ours.
  static func main() async {
    do {
      var command = try parseAsRoot()
      if var command = command as? any AsyncParsableCommand {
        try await command.run()
      } else {
        try command.run()
      }
    } catch {
      guard exitCode(for: error) == .validationFailure else { exit(withError: error) }
      Console.message(fullMessage(for: error) + "\n")
      exit(withError: ExitCode.couldNotRun)
    }
  }
}
