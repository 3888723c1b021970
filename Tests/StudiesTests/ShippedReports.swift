// SPDX-License-Identifier: GPL-3.0-or-later

import Findings
import Foundation
import Reports

@testable import Studies

/// The studies that ship, with the results of their bundles.
struct ShippedReport: Sendable {
  let name: String
  let json: Data
  let evaluation: Evaluation

  private static let studies = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "studies")

  /// All that ship.
  static let all: [ShippedReport] = {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: studies.path)) ?? []
    return names.sorted().compactMap { name in
      let file = studies.appending(path: "\(name)/bundle/results.json")
      guard let json = try? Data(contentsOf: file),
        let evaluation = try? JSONDecoder().decode(Evaluation.self, from: json)
      else { return nil }
      return ShippedReport(name: name, json: json, evaluation: evaluation)
    }
  }()

  /// How many folders of studies there are.
  static var folders: Int {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: studies.path)) ?? []
    return names.count { !$0.hasPrefix(".") }
  }

  /// The report as it is rendered, without the release's number and without code, which are not
  /// written in a language's numbers.
  func prose(_ language: Language) -> String {
    let text = MarkdownRenderer.render(document(language))
      .replacingOccurrences(of: evaluation.esito, with: "")
    return text.split(separator: "`", omittingEmptySubsequences: false).enumerated()
      .filter { $0.offset.isMultiple(of: 2) }.map { String($0.element) }.joined(separator: " ")
  }

  func document(_ language: Language) -> Document {
    ReportFiles(evaluation: evaluation, languages: [language]).document(language)
  }
}
