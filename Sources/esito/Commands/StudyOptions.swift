// SPDX-License-Identifier: GPL-3.0-or-later

public import ArgumentParser
import FoundationEssentials
public import Tables

/// What every command on a study file takes.
struct StudyOptions: ParsableArguments {
  @Argument(help: "The study file.", completion: .file(extensions: ["yaml", "yml"]))
  var study: String

  @Option(help: "A further folder under which data files may lie.", completion: .directory)
  var dataRoot: [String] = []

  @Option(
    help: ArgumentHelp(
      "An engine that may run for sources that name it: duckdb, postgres, sqlite or spark.",
      discussion: "Its client is looked for on PATH and finds its servers by its own configuration."
    ))
  var engine: [SQLEngine] = []

  @Option(help: "Seconds after which an engine is stopped.")
  var engineTimeout = 3_600

  @Flag(help: "Print diagnostics as JSON to standard output.")
  var json = false

  func validate() throws {
    guard (1...604_800).contains(engineTimeout) else {
      throw ValidationError("`--engine-timeout` goes from 1 to 604800 seconds.")
    }
  }

  /// How engines' clients are run.
  var settings: EngineSettings {
    EngineSettings(environment: ProcessInfo.processInfo.environment, timeout: engineTimeout)
  }
}

extension SQLEngine: ExpressibleByArgument {}
