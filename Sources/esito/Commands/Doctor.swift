// SPDX-License-Identifier: GPL-3.0-or-later

import ArgumentParser
import Studies

struct Doctor: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor",
    abstract: "Checks this machine: the library's version and problems with known answers.")

  func run() throws {
    let report = MachineCheck.run()
    Console.result(report.text)
    if !report.isFine { throw ExitCode.no }
  }
}
