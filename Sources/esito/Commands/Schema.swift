// SPDX-License-Identifier: GPL-3.0-or-later

import ArgumentParser
import Diagnostics
import Studies

struct Schema: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schema",
    abstract: "Prints the JSON Schema of study files, for completion in editors.",
    discussion: """
      Save it as `study.schema.json` beside the study file and begin the file with \
      `# yaml-language-server: $schema=./study.schema.json`.
      """)

  func run() { Console.result(StudySchema.json.text + "\n") }
}
