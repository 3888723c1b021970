// SPDX-License-Identifier: GPL-3.0-or-later

import Findings
import FoundationEssentials
import Methods
import Reports

/// An evaluation in text: `results.json`, the files of the report, and for the private folder the
/// results before small cells were withheld.
struct EvaluationTexts {
  /// Empty where it cannot be written; `Bundle.write` refuses an empty file.
  let results: String
  /// The files of the report by path.
  let report: [(path: String, text: String)]
  /// Nil where every source is public.
  let unsuppressed: String?

  /// Writes all of them, on all processors.
  init(_ made: Study.Made, languages: [ReportOptions.Language]) {
    let evaluation = made.evaluation
    let files = ReportFiles(
      evaluation: evaluation, languages: languages.map { $0 == .it ? .it : .en })
    let (written, report) = Parallel.both {
      Written(made)
    } _: {
      files.texts()
    }
    (results, unsuppressed) = (written.results, written.unsuppressed)
    // The report is written from results.json as it will be read again, and from nothing else.
    if let read = written.read, read == evaluation {
      self.report = report
    } else {
      self.report =
        written.read.map { ReportFiles(evaluation: $0, languages: files.languages).texts() } ?? []
    }
  }

  /// What is written as JSON, and how it reads.
  private struct Written: Sendable {
    let results: String
    let read: Evaluation?
    let unsuppressed: String?

    init(_ made: Study.Made) {
      results = DeterministicJSON.text(made.evaluation)
      read = try? JSONDecoder().decode(
        Evaluation.self, from: FoundationEssentials.Data(results.utf8))
      unsuppressed = made.unsuppressed.map { DeterministicJSON.text($0) }
    }
  }
}
