// SPDX-License-Identifier: GPL-3.0-or-later

import Findings
import Methods
import Tables
import Testing

@testable import Studies

/// A study of few people: its file, and how many there are of each kind of person. Whoever knows the
/// study file knows the kinds, and what the engine makes of each; the numbers are what must not be
/// found out.
struct SmallStudy {
  /// One row that a person of a kind gives a source.
  struct Row {
    var source: String
    /// The fields; `#` stands for the person's code, for those of aggregates for nothing.
    var text: String
    /// What the person adds to the counts of a row of aggregates; empty for sources of persons.
    var counts: [Int] = []
  }

  /// A source: its header, rows that are always there, and the rows of aggregates, also of nobody.
  struct Layout {
    var header: String
    var fixed: [String] = []
    var cells: [String] = []
  }

  let study: Study
  let sources: [String: Layout]
  let kinds: [[Row]]
  /// How many people there are of each kind.
  let truth: [Int]
  /// The plan that was registered, where there is one.
  let registered: Registered?

  init(
    _ text: String, _ sources: [String: Layout], _ kinds: [[Row]], _ truth: [Int],
    plan: String? = nil
  ) throws {
    let outcome = read(text)
    study = try #require(outcome.study, "\(shown(text))\n\(text)")
    registered = try plan.map { plan in
      let planned = try #require(read(plan).study, "\(shown(plan))\n\(plan)")
      let entry = RegistrationRecord.Plan(
        number: 1, digest: "", esito: "0", why: nil, entry: .init(date: nil))
      return Registered(
        registration: Registration(
          record: RegistrationRecord(study: planned.facts.id, plans: [entry]),
          plans: [.init(number: 1, bytes: [], study: planned, digest: "")], recordBytes: []))
    }
    self.sources = sources
    self.kinds = kinds
    self.truth = truth
  }

  /// What the engine finds of so many people of each kind, nothing withheld.
  func found(_ people: [Int]) async throws -> Evaluation {
    let source = CSVSource(
      study.context.sources.map { $0.description(path: "\($0.name).csv") },
      contents: contents(people))
    let made = try await study.made(by: source, registered: registered)
    return made.unsuppressed ?? made.evaluation
  }

  /// What is published of it.
  func published(_ evaluation: Evaluation) -> Evaluation {
    study.published(evaluation, study.queries)
  }

  /// The sources that are not public, by analysis.
  var guarded: [String: Set<String>] { study.guarded(study.queries) }

  private func contents(_ people: [Int]) -> [String: [UInt8]] {
    var texts = sources.mapValues { ([$0.header] + $0.fixed).joined(separator: "\n") + "\n" }
    var sums: [String: [String: [Int]]] = [:]
    for (kind, number) in zip(kinds.indices, people) {
      for row in kinds[kind] {
        if row.counts.isEmpty {
          for person in 0..<number {
            let code = "P\(kind)-\(person)"
            texts[row.source, default: ""] +=
              row.text.split(
                separator: "#", omittingEmptySubsequences: false
              ).joined(separator: code) + "\n"
          }
        } else {
          let none = row.counts.map { _ in 0 }
          let before = sums[row.source, default: [:]][row.text, default: none]
          sums[row.source, default: [:]][row.text] = zip(before, row.counts).map {
            $0 + number * $1
          }
        }
      }
    }
    for (name, layout) in sources {
      for cell in layout.cells {
        let counts = sums[name]?[cell] ?? []
        texts[name, default: ""] += ([cell] + counts.map(String.init)).joined(separator: ",") + "\n"
      }
    }
    return texts.mapValues { Array($0.utf8) }
  }
}
