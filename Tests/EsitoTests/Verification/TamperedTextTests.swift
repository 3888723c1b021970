// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation
import Studies
import Testing

private let series = "figures/serie-series.en.svg"

/// Tampering with what readers read: each attempt is made by a forger who makes the attestation again
/// unless it says otherwise.
private let attempts: [Attempt] = [
  Attempt(
    name: "a digit in the prose, digests left as they were", level: .integrity,
    place: "report.en.md", says: "not the file that was attested"
  ) { try $0.changeDigit(after: "fewer", in: "report.en.md") },
  Attempt(
    name: "a digit in the English prose", level: .text, place: "report.en.md:",
    says: "results.json gives", isForged: true
  ) { try $0.changeDigit(after: "(95% interval", in: "report.en.md") },
  Attempt(
    name: "a digit in the Italian prose", level: .text, place: "report.it.md:",
    says: "results.json gives", isForged: true
  ) { try $0.changeDigit(after: "in meno al mese", in: "report.it.md") },
  Attempt(
    name: "a digit in a table of the report", level: .text, place: "report.en.md:", isForged: true
  ) { try $0.changeDigit(after: "| ---", in: "report.en.md") },
  Attempt(
    name: "a digit in alt text", level: .text, place: "report.en.md:", isForged: true
  ) { try $0.changeDigit(after: "![", in: "report.en.md") },
  Attempt(
    name: "the verdict in words", level: .text, place: "report.en.md:", says: "worse",
    isForged: true
  ) { try $0.replace("better", "worse", in: "report.en.md") },
  Attempt(
    name: "a sentence taken out", level: .text, place: "report.en.md:", says: "1 line missing",
    isForged: true
  ) { bundle in
    var lines = try bundle.text("report.en.md").split(
      separator: "\n", omittingEmptySubsequences: false)
    let place = try #require(lines.firstIndex { $0.count > 60 })
    lines.remove(at: place)
    try bundle.write(lines.joined(separator: "\n"), to: "report.en.md")
  },
  Attempt(
    name: "a sentence added", level: .text, place: "report.it.md:", says: "2 lines too many",
    isForged: true
  ) { try $0.write($0.text("report.it.md") + "\nTutto bene.\n", to: "report.it.md") },
  Attempt(
    name: "a space at the end of a line", level: .text, place: "report.en.md:1:", isForged: true
  ) { try $0.replace("\n", " \n", in: "report.en.md") },
  Attempt(
    name: "the last line end taken off", level: .text, place: "report.en.md",
    says: "its last line end was taken away; nothing else", isForged: true
  ) { try $0.write(String($0.text("report.en.md").dropLast()), to: "report.en.md") },
  Attempt(
    name: "a character of no width", level: .text, place: "report.en.md:", says: "�",
    isForged: true
  ) { try $0.replace("Outcome", "Out\u{200B}come", in: "report.en.md") },
  Attempt(
    name: "a letter of another alphabet that looks the same", level: .text,
    place: "report.en.md:", says: "Outсome", isForged: true
  ) { try $0.replace("Outcome", "Out\u{441}ome", in: "report.en.md") },
  Attempt(
    name: "a terminal escape sequence", level: .text, place: "report.en.md:", isForged: true
  ) { try $0.replace("Outcome", "\u{1B}[2JOutcome", in: "report.en.md") },
  Attempt(name: "a report emptied", level: .text, place: "report.en.md", isForged: true) {
    try $0.write("", to: "report.en.md")
  },
  Attempt(
    name: "a report cut in half", level: .text, place: "report.en.md:", says: "missing",
    isForged: true
  ) { bundle in
    let text = try bundle.text("report.en.md")
    try bundle.write(String(text.prefix(text.count / 2)), to: "report.en.md")
  },
  Attempt(
    name: "a report that is no text", level: .text, place: "report.en.md", says: "is no text",
    isForged: true
  ) { try Data([0xFF, 0xFE, 0x00, 0x80]).write(to: $0.url("report.en.md")) },
  Attempt(
    name: "line ends converted by a mail program", level: .integrity, place: "report.en.md",
    says: "CRLF"
  ) { try crlf("report.en.md", $0) },
  Attempt(
    name: "line ends converted, attested again", level: .text, place: "report.en.md",
    says: "line ends were converted (CRLF), as by a mail or version-control program; nothing else",
    isForged: true
  ) { try crlf("report.en.md", $0) },
  Attempt(
    name: "line ends of the results converted", level: .text, place: "results.json", says: "CRLF",
    isForged: true
  ) { try crlf("results.json", $0) },
  Attempt(name: "the two reports exchanged", level: .text, place: "report.it.md:", isForged: true) {
    bundle in
    let (italian, english) = (try bundle.text("report.it.md"), try bundle.text("report.en.md"))
    try bundle.write(english, to: "report.it.md")
    try bundle.write(italian, to: "report.en.md")
  },
  Attempt(
    name: "one language taken out", level: .text, place: "report.it.md", says: "missing",
    isForged: true
  ) { try $0.remove("report.it.md") },
  Attempt(
    name: "a digit in the text of a figure", level: .text, place: "\(series):", isForged: true
  ) { try $0.changeDigit(after: "<desc", in: series) },
  Attempt(name: "a point of a figure moved", level: .text, place: "\(series):", isForged: true) {
    try $0.changeDigit(after: "cx=\"", in: series)
  },
  Attempt(name: "a script put into a figure", level: .text, place: "\(series):", isForged: true) {
    try $0.replace("</svg>", "<script>alert(1)</script></svg>", in: series)
  },
  Attempt(name: "a figure swapped for another", level: .text, place: series, isForged: true) {
    try $0.write($0.text("figures/serie-residuals.en.svg"), to: series)
  },
  Attempt(
    name: "a figure in the other language", level: .text, place: series, isForged: true
  ) { try $0.write($0.text("figures/serie-series.it.svg"), to: series) },
  Attempt(
    name: "a figure taken out", level: .text, place: series, says: "missing", isForged: true
  ) { try $0.remove(series) },
  Attempt(
    name: "a figure added", level: .text, place: "figures/serie-bello.en.svg",
    says: "does not follow", isForged: true
  ) { try $0.write("<svg/>", to: "figures/serie-bello.en.svg") },
  Attempt(
    name: "a digit in a table's file", level: .text, place: "tables/serie-effects.csv:",
    isForged: true
  ) { try $0.changeDigit(after: "\n", in: "tables/serie-effects.csv") },
  Attempt(
    name: "a row of a table's file taken out", level: .text,
    place: "tables/serie-series.csv:5", says: "1 line missing", isForged: true
  ) { bundle in
    var lines = try bundle.text("tables/serie-series.csv").split(
      separator: "\n", omittingEmptySubsequences: false)
    lines.remove(at: 4)
    try bundle.write(lines.joined(separator: "\n"), to: "tables/serie-series.csv")
  },
  Attempt(
    name: "rows of a table's file in another order", level: .text,
    place: "tables/serie-series.csv:2", isForged: true
  ) { bundle in
    var lines = try bundle.text("tables/serie-series.csv").split(
      separator: "\n", omittingEmptySubsequences: false)
    lines.swapAt(1, 2)
    try bundle.write(lines.joined(separator: "\n"), to: "tables/serie-series.csv")
  },
  Attempt(
    name: "a column of a table's file renamed", level: .text, place: "tables/serie-series.csv:1",
    isForged: true
  ) { try $0.replace("observed", "expected", in: "tables/serie-series.csv") },
]

private func crlf(_ path: String, _ bundle: TamperedBundle) throws {
  try bundle.write(bundle.text(path).replacing("\n", with: "\r\n"), to: path)
}

@Suite("Tampering with report, figures and tables")
struct TamperedTextTests {
  @Test("is found at the right level and place", arguments: attempts)
  func found(attempt: Attempt) async throws { try await attempt.check() }

  @Test("a hand-edited number is shown beside what it should be, and nothing else is found")
  func number() async throws {
    let bundle = try TamperedBundle()
    let line = try #require(
      bundle.text("report.en.md").split(separator: "\n", omittingEmptySubsequences: false)
        .enumerated().first { $0.element.contains("fewer a month") })
    let number = try #require(line.element.matches(of: /([\d.]+) fewer a month/).first).output.1
    let wrong = "9\(number)"
    try bundle.replace("\(number) fewer a month", "\(wrong) fewer a month", in: "report.en.md")
    try bundle.attestAgain()
    let remarks = try await bundle.verified().outcome(.text)?.remarks
    #expect(remarks?.count == 1)
    #expect(remarks?.first?.place?.hasPrefix("report.en.md:\(line.offset + 1):") == true)
    let words = "“\(wrong)” stands where results.json gives “\(number)”"
    #expect(remarks?.first?.text == words + " (under “The answer on one page”)")
  }
}
