// SPDX-License-Identifier: GPL-3.0-or-later

import ArgumentParser
import Diagnostics
import Studies
import Tables

struct Power: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "power",
    abstract: "Tells what each analysis could show, from the data before the campaign alone.",
    discussion: """
      Run it before the campaign: it simulates the series that the study plans and says how large an \
      improvement must be for 8 series in 10 to show it. Data after the start are not used.
      """)

  @OptionGroup var options: StudyOptions

  @Option(help: "Series to simulate.")
  var replicates = 1000

  func validate() throws {
    guard (100...100_000).contains(replicates) else {
      throw ValidationError("`--replicates` goes from 100 to 100000.")
    }
  }

  func run() async throws {
    let file = StudyFile.load(
      options.study, dataRoots: options.dataRoot, engines: options.engine)
    do throws(TableFailure) {
      let language = file.study?.report.languages.first ?? .en
      let lines = try await file.power(
        replicates: replicates, language, settings: options.settings)
      Console.show(file.diagnostics, json: options.json)
      for line in lines ?? [] where !options.json { Console.result(line + "\n") }
    } catch {
      Console.show(file.diagnostics + error.diagnostics, json: options.json)
      throw ExitCode.no
    }
    if file.study == nil { throw ExitCode.no }
  }
}
