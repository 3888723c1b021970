// SPDX-License-Identifier: GPL-3.0-or-later

import ArgumentParser

@main
struct Esito: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "esito",
    abstract: "Evaluates social-marketing programmes in public health from one study file.")
}
