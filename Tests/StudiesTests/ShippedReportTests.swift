// SPDX-License-Identifier: GPL-3.0-or-later

import Findings
import Foundation
import Reports
import Testing

@testable import Studies

@Suite("Reports of the studies that ship")
struct ShippedReportTests {
  @Test("every study has results that read back")
  func complete() {
    #expect(ShippedReport.all.count == ShippedReport.folders && ShippedReport.folders >= 5)
  }

  @Test("no slot is unfilled, headings do not jump, every figure says what it shows")
  func structure() {
    for report in ShippedReport.all {
      for language in Language.allCases {
        let document = report.document(language)
        #expect(document.unfilled.isEmpty, "\(report.name): \(document.unfilled)")
        let levels = document.blocks.compactMap { block -> Int? in
          guard case .heading(let level, _, _) = block else { return nil }
          return level
        }
        #expect(levels.first == 1 && levels.count { $0 == 1 } == 1)
        #expect(zip(levels, levels.dropFirst()).allSatisfy { $1 <= $0 + 1 }, "\(report.name)")
        for case .figure(let figure) in document.blocks {
          #expect(figure.alternative.count > 20, "\(report.name): \(figure.path)")
        }
      }
    }
  }

  @Test("the page has at most 350 words in both languages")
  func onePage() throws {
    for report in ShippedReport.all {
      for language in Language.allCases {
        let blocks = report.document(language).blocks
        let title = language == .it ? "La risposta in una pagina" : "The answer on one page"
        let parts = blocks.indices.filter {
          if case .heading(2, _, _) = blocks[$0] { true } else { false }
        }
        let start = try #require(
          parts.first {
            if case .heading(_, let inlines, _) = blocks[$0] {
              inlines.plainText == title
            } else {
              false
            }
          })
        let end = parts.first { $0 > start } ?? blocks.count
        let words = blocks[start..<end].reduce(0) { $0 + $1.wordCount }
        #expect(words <= 350 && words > 60, "\(report.name), \(language): \(words)")
      }
    }
  }

  @Test("the Italian and the English report print the same numbers")
  func sameNumbers() {
    for report in ShippedReport.all {
      let lists = Language.allCases.map { language in
        PrintedNumber.all(in: report.prose(language), language).sorted()
      }
      let italian = Dictionary(lists[0].map { ($0, 1) }, uniquingKeysWith: +)
      let english = Dictionary(lists[1].map { ($0, 1) }, uniquingKeysWith: +)
      let differing = Set(italian.keys).union(english.keys)
        .filter { italian[$0, default: 0] != english[$0, default: 0] }.sorted()
      #expect(
        differing.isEmpty,
        "\(report.name): \(differing.map { "\($0.digits) it \(italian[$0, default: 0]) en \(english[$0, default: 0])" })"
      )
    }
  }

  /// What is printed and is no result: numbers of tables and figures, of items of a list or a
  /// standard; years of periods, which `results.json` counts from the year 0; the floor that small p
  /// values are printed below.
  private static func isOfFrame(_ number: PrintedNumber) -> Bool {
    let isWhole = !number.digits.contains(".")
    return number.digits == "0.0001" || isWhole && (1...120).contains(number.value)
      || isWhole && (1900...2100).contains(number.value)
  }

  @Test("every number of a report is one of results.json, at the precision printed")
  func numbersOfResults() throws {
    for report in ShippedReport.all {
      let results = try ResultNumbers(report.json)
      let phrases = try Self.numbersOfPhrases()
      let printed = PrintedNumber.all(in: report.prose(.en), .en)
      let strangers = Set(printed).filter { number in
        !Self.isOfFrame(number) && !phrases.contains(number)
          && !results.holds(number)
      }
      #expect(strangers.isEmpty, "\(report.name): \(strangers.map(\.digits).sorted())")
      // Not by finding nothing.
      #expect(printed.count > 300)
    }
  }

  @Test("the search for a number finds what prints so and nothing else")
  func search() throws {
    let results = try ResultNumbers(Data(#"{"a":0.05237,"b":[1284.5],"c":"fra 60 giorni"}"#.utf8))
    for (text, isThere) in [
      ("5.2", true), ("5.24", true), ("5.3", false), ("1284.5", true), ("1285", true),
      ("60", true), ("61", false), ("0.0524", true), ("0.0523", false),
    ] {
      #expect(results.holds(PrintedNumber(digits: text)) == isThere, "\(text)")
    }
    #expect(
      PrintedNumber.all(in: "da 1.284,5 a 52,4%; il 3.", .it).map(\.digits)
        == ["1284.5", "52.4", "3"])
  }

  /// Numbers that stand in the words of the product: years of papers, `95%`, `1,000`.
  private static func numbersOfPhrases() throws -> Set<PrintedNumber> {
    let root = URL(filePath: #filePath)
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Sources")
    var found: Set<PrintedNumber> = []
    for folder in ["Reports", "Methods"] {
      let start = root.appending(path: folder)
      for path in try FileManager.default.subpathsOfDirectory(atPath: start.path)
      where path.hasSuffix(".swift") {
        let source = try String(contentsOf: start.appending(path: path), encoding: .utf8)
        for part in source.split(separator: "en:").dropFirst() {
          guard let open = part.firstIndex(of: "\"") else { continue }
          let text = part[part.index(after: open)...].prefix { $0 != "\"" }
          found.formUnion(PrintedNumber.all(in: String(text), .en))
        }
      }
    }
    return found
  }
}
