// SPDX-License-Identifier: GPL-3.0-or-later

import ArgumentParser
import Diagnostics
import Studies

struct Init: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init",
    abstract: "Writes a study that runs, to start from.",
    discussion: """
      Templates: \(StudyTemplate.all.map { "\($0.name) (\($0.summary))" }.joined(separator: "; ")).
      """)

  @Argument(help: "The folder to make.", completion: .directory)
  var folder: String

  @Option(help: "The template.")
  var template: String = StudyTemplate.all[0].name

  func run() throws {
    guard let chosen = StudyTemplate.named(template) else {
      let names = StudyTemplate.all.map { "`\($0.name)`" }.joined(separator: ", ")
      throw ValidationError("There is no template `\(template)`. Use \(names).")
    }
    let data = chosen.files.map(\.path).filter { $0.hasSuffix(".csv") }.joined(separator: ", ")
    do throws(BundleError) {
      try chosen.write(to: folder)
    } catch {
      Console.show([error.diagnostic], json: false)
      throw ExitCode.couldNotRun
    }
    for file in chosen.files { Console.result("\(folder)/\(file.path)\n") }
    Console.message(
      """
      Next: esito evaluate \(folder)/study.yaml
      Then read \(folder)/study.yaml, put your own data in place of \(data), and run: \
      esito check \(folder)/study.yaml
      In your own study, before the campaign: esito register \(folder)/study.yaml

      """)
  }
}
