// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation
import Testing

@Suite("The report of a bundle as a page")
struct RenderTests {
  /// A study with its bundle in `studies/<study>/new/bundle`.
  private func evaluated(_ study: String) throws -> Scratch {
    let scratch = try Scratch()
    try scratch.copy("studies/\(study)")
    let command = try Command.esito(
      ["evaluate", "studies/\(study)/study.yaml", "--output", "studies/\(study)/new/bundle"],
      in: scratch.folder)
    try #require(command.code == 0, "\(command.messages)")
    return scratch
  }

  @Test(
    "has the words of the Markdown report, in its order, and what a checker asks of a page",
    arguments: ["seat-belt-law", "walking-groups"])
  func pages(study: String) throws {
    let scratch = try evaluated(study)
    let before = try scratch.files("studies/\(study)/new/bundle")
    let command = try Command.esito(["render", "studies/\(study)/new/bundle/"], in: scratch.folder)
    #expect(command.code == 0 && command.messages.isEmpty, "\(command.messages)")
    #expect(
      command.output
        == "studies/\(study)/new/report.it.html\nstudies/\(study)/new/report.en.html\n")
    for language in ["it", "en"] {
      let page = try scratch.text("studies/\(study)/new/report.\(language).html")
      try PageChecks.hold(page, language: language)
      let markdown = try scratch.text("studies/\(study)/new/bundle/report.\(language).md")
      let expected = PageChecks.words(markdown: markdown)
      let words = PageChecks.words(page: page)
      let apart = zip(words, expected).enumerated().first { $1.0 != $1.1 }
      #expect(apart == nil, "\(String(describing: apart))")
      #expect(words.count == expected.count && words.count > 500)
      // Every figure of the bundle in this language is in the page, byte for byte.
      let figures = before.filter { $0.key.hasSuffix(".\(language).svg") }
      let pictures = page.components(separatedBy: "base64,").dropFirst().map {
        $0.prefix { $0 != "\"" }
      }
      #expect(figures.count == Set(pictures).count)
      for figure in figures {
        #expect(page.contains("base64,\(figure.value.base64EncodedString())\""), "\(figure.key)")
      }
    }
    #expect(try scratch.files("studies/\(study)/new/bundle") == before)
  }

  @Test("is the same bytes again, in another folder, whatever the locale")
  func same() throws {
    let scratch = try evaluated("walking-groups")
    var pages: [String] = []
    for (folder, locale) in [(".", "C"), ("studies", "it_IT.UTF-8")] {
      let path = folder == "." ? "studies/walking-groups/new/bundle" : "walking-groups/new/bundle"
      let command = try Command.esito(
        ["render", path, "--language", "it", "--output", "../\(locale).html"],
        in: scratch.folder.appending(path: folder), environment: ["LC_ALL": locale])
      #expect(command.code == 0, "\(command.messages)")
      let file = scratch.folder.appending(path: folder).appending(path: "../\(locale).html")
      pages.append(try String(contentsOf: file, encoding: .utf8))
      try FileManager.default.removeItem(at: file)
    }
    #expect(pages[0] == pages[1])
  }

  @Test("is refused for an edited report (exit 1) and where there is no bundle (exit 2)")
  func refusals() throws {
    let scratch = try evaluated("walking-groups")
    let bundle = "studies/walking-groups/new/bundle"
    let inside = try Command.esito(
      ["render", bundle, "--output", "\(bundle)/figures/../page.html"], in: scratch.folder)
    #expect(inside.code == 2 && inside.messages.contains("stands inside the bundle"))
    let nowhere = try Command.esito(["render", "studies"], in: scratch.folder)
    #expect(nowhere.code == 2 && nowhere.messages.contains("error[B030]"))
    let report = try scratch.text("\(bundle)/report.en.md")
    try scratch.write(report.replacing("1", with: "2"), to: "\(bundle)/report.en.md")
    let edited = try Command.esito(["render", bundle], in: scratch.folder)
    #expect(edited.code == 1 && edited.messages.contains("error[B031]"))
    #expect(edited.output.isEmpty && !scratch.exists("studies/walking-groups/new/report.it.html"))
    try scratch.write("{}", to: "\(bundle)/results.json")
    let empty = try Command.esito(["render", bundle], in: scratch.folder)
    #expect(empty.code == 2 && empty.messages.contains("error[B030]"))
  }

  @Test("without pandoc, or what makes PDF files, the message says what to install")
  func withoutPandoc() throws {
    let scratch = try evaluated("walking-groups")
    let arguments = ["render", "studies/walking-groups/new/bundle", "--to"]
    let docx = try Command.esito(
      arguments + ["docx"], in: scratch.folder, environment: ["PATH": scratch.folder.path])
    #expect(docx.code == 2 && docx.messages.contains("apt-get install pandoc"))
    try program("pandoc", "exit 3", in: scratch)
    let pdf = try Command.esito(
      arguments + ["pdf"], in: scratch.folder, environment: ["PATH": scratch.folder.path])
    #expect(pdf.code == 2 && pdf.messages.contains("apt-get install weasyprint"))
    let failed = try Command.esito(
      arguments + ["docx"], in: scratch.folder, environment: ["PATH": scratch.folder.path])
    #expect(failed.code == 2 && failed.messages.contains("pandoc ended with code 3"))
    #expect(!scratch.exists("studies/walking-groups/new/report.it.docx"))
  }

  @Test("pandoc is given fixed arguments, five variables, an empty folder and a page without links")
  func handedOver() throws {
    let scratch = try evaluated("walking-groups")
    // A stand-in that notes how it was run and hands its input on.
    let log = scratch.folder.appending(path: "log").path
    try program(
      "pandoc",
      """
      { echo "$@"; /usr/bin/env | /usr/bin/cut -d= -f1 | /usr/bin/sort; /bin/ls; } >> '\(log)'
      case "$*" in *--output*) /bin/cat > report.docx;; *) /bin/cat;; esac
      """, in: scratch)
    let command = try Command.esito(
      ["render", "studies/walking-groups/new/bundle", "--to", "docx", "--language", "en"],
      in: scratch.folder, environment: ["PATH": scratch.folder.path, "SECRET": "1"])
    #expect(command.code == 0, "\(command.messages)")
    let lines = try scratch.text("log").split(separator: "\n").map(String.init)
    let variables = ["HOME", "LC_ALL", "PATH", "PWD", "SOURCE_DATE_EPOCH", "TMPDIR"]
    #expect(lines.first == "--sandbox --from=html --to=json")
    let ofShell: Set = ["_", "SHLVL", "OLDPWD"]
    let given = lines.dropFirst().prefix { $0 != "read" }.filter { !ofShell.contains($0) }
    #expect(Array(given) == variables)
    let second = lines.dropFirst().first { $0.hasPrefix("--") } ?? ""
    #expect(second.hasPrefix("--from=json --data-dir=/"))
    #expect(second.hasSuffix(" --output=report.docx --to=docx --shift-heading-level-by=-1"))
    let page = try scratch.text("studies/walking-groups/new/report.en.docx")
    let sources = page.components(separatedBy: "src=\"").dropFirst()
    #expect(!sources.isEmpty && sources.allSatisfy { $0.hasPrefix("data:image/svg+xml;base64,") })
  }

  private func program(_ name: String, _ script: String, in scratch: Scratch) throws {
    try scratch.write("#!/bin/sh\n\(script)\n", to: name)
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o755], ofItemAtPath: scratch.folder.appending(path: name).path)
  }
}
