// SPDX-License-Identifier: GPL-3.0-or-later

import ArgumentParser
import Diagnostics
import Studies
import Tables

struct Check: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Checks a study file and its data; writes nothing.",
    discussion: "Data files that do not exist yet are a warning, so that a plan can be checked.")

  @OptionGroup var options: StudyOptions

  func run() async throws {
    let file = StudyFile.load(
      options.study, dataRoots: options.dataRoot, data: .mayCome, engines: options.engine)
    var diagnostics = file.diagnostics
    if file.study != nil {
      do throws(TableFailure) {
        diagnostics += try await StudySources(
          file, settings: options.settings
        ).problems().flatMap(\.diagnostics)
        if !diagnostics.hasErrors {
          diagnostics += try await file.labelsNotInData(options.study, settings: options.settings)
        }
      } catch {
        diagnostics += error.diagnostics
      }
    }
    Console.show(diagnostics, json: options.json)
    if diagnostics.hasErrors { throw ExitCode.no }
    if let study = file.study, !options.json {
      Console.result(study.summary(sourcesRead: file.sources.count + file.tables.count) + "\n")
    }
  }
}
