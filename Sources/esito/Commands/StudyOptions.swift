// SPDX-License-Identifier: GPL-3.0-or-later

import ArgumentParser

/// What every command on a study file takes.
struct StudyOptions: ParsableArguments {
  @Argument(help: "The study file.", completion: .file(extensions: ["yaml", "yml"]))
  var study: String

  @Option(help: "A further folder under which data files may lie.", completion: .directory)
  var dataRoot: [String] = []

  @Flag(help: "Print diagnostics as JSON to standard output.")
  var json = false
}
