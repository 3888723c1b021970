// SPDX-License-Identifier: GPL-3.0-or-later

public import ArgumentParser
public import Studies

struct Catalog: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "catalog",
    abstract: "Lists the catalogue of indicators, or explains one.",
    discussion: "For example `esito catalog ons/adesione-corretta`. A KPI names it by `indicator`.")

  @Argument(help: "An indicator such as ons/adesione-corretta; without it, all are listed.")
  var indicator: String?

  @Option(help: "The language of names and definitions: it or en.")
  var language: IndicatorCatalogue.Language = .en

  @Flag(help: "Print JSON, both languages in it.")
  var json = false

  func run() throws {
    switch IndicatorCatalogue.text(of: indicator, language: language, json: json) {
    case .success(let text): Console.result(text + "\n")
    case .failure(let unknown):
      Console.show([unknown.diagnostic], json: json)
      throw ExitCode.no
    }
  }
}

extension IndicatorCatalogue.Language: ExpressibleByArgument {}
