// SPDX-License-Identifier: GPL-3.0-or-later

public import ArgumentParser
import FoundationEssentials
public import Reports
public import Studies

struct Render: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "render",
    abstract: "Writes a bundle's report as a page, a DOCX file or a PDF file.",
    discussion: """
      HTML is one file that needs nothing else and is written by Esito itself. DOCX and PDF are made \
      by pandoc (`apt-get install pandoc`), and PDF by the first that pandoc finds of \
      \(PandocConversion.engines.joined(separator: ", ")). No other program is run and nothing is \
      fetched. The text is that of the bundle's Markdown report.
      """)

  @Argument(help: "The bundle's folder.", completion: .directory)
  var bundle = "bundle"

  @Option(help: "The format: html, docx or pdf.")
  var to: RenderFormat = .html

  @Option(help: "The language: it or en; by default every language that the bundle has.")
  var language: Language?

  @Option(
    help: "The file to write; by default `report.<language>.<format>` beside the bundle's folder.",
    completion: .file())
  var output: String?

  func run() async throws {
    do throws(RenderingError) {
      let report = try BundleReport(bundle)
      Console.show(report.warnings, json: false)
      let languages = language.map { [$0] } ?? report.languages
      let conversion = PandocConversion(
        search: ProcessInfo.processInfo.environment["PATH"] ?? "")
      if languages.isEmpty { throw .noLanguage(folder: bundle, asked: "it", present: []) }
      // One file has one language: the first, unless the user names it.
      for language in output == nil ? languages : Array(languages.prefix(1)) {
        let path = output ?? report.standardOutput(language, to)
        try report.write(try await conversion.bytes(report, language, to), to: path)
        Console.result(path + "\n")
      }
    } catch {
      Console.show([error.diagnostic], json: false)
      throw error.isAnswer ? ExitCode.no : ExitCode.couldNotRun
    }
  }
}

extension RenderFormat: ExpressibleByArgument {}
extension Language: ExpressibleByArgument {}
