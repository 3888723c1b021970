// SPDX-License-Identifier: GPL-3.0-or-later

import ArgumentParser

struct Completions: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "completions",
    abstract: "Prints a completion script for a shell.",
    discussion:
      "For bash: `esito completions bash > ~/.local/share/bash-completion/completions/esito`.")

  @Argument(help: "bash, zsh or fish.")
  var shell: String

  func run() throws {
    guard let known = CompletionShell(rawValue: shell) else {
      throw ValidationError("There is no completion for `\(shell)`. Use bash, zsh or fish.")
    }
    Console.result(Esito.completionScript(for: known) + "\n")
  }
}
