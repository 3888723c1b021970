// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation
import Testing

/// Commands in the notebooks: in a fenced block `console`, a line `$ esito …` and the lines that it
/// prints, up to the next command or the end of the block.
@Suite("Notebooks")
struct NotebookTests {
  @Test(
    "every command prints what the notebook shows",
    arguments: Repository.files(under: "notebooks-md", suffix: ".md"))
  func commands(path: String) throws {
    let commands = NotebookTests.commands(in: try Repository.text(path))
    #expect(!commands.isEmpty, "\(path) has no command")
    let scratch = try Scratch()
    try scratch.copy("studies")
    for (command, expected) in commands {
      let words = command.split(separator: " ").map(String.init)
      #expect(words.first == "esito")
      let run = try Command.esito(
        Array(words.dropFirst()), in: scratch.folder, environment: ["NO_COLOR": "1"])
      #expect(run.output + run.messages == expected, "$ \(command)")
    }
  }

  static func commands(in text: String) -> [(command: String, output: String)] {
    var commands: [(command: String, output: String)] = []
    var isInside = false
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if line == "```console" {
        isInside = true
      } else if line == "```" {
        isInside = false
      } else if isInside, line.hasPrefix("$ ") {
        commands.append((String(line.dropFirst(2)), ""))
      } else if isInside, !commands.isEmpty {
        commands[commands.count - 1].output += line + "\n"
      }
    }
    return commands
  }
}
