// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation
import Reports
import Testing

@testable import Findings
@testable import Studies

/// Tampering with results, study file, plan and attestation.
private let attempts: [Attempt] = [
  Attempt(
    name: "a number in the results", level: .text, place: "report.en.md:",
    says: "where results.json gives", isForged: true
  ) { try $0.replace("\"value\" : -34.79", "\"value\" : -44.79", in: "results.json") },
  Attempt(
    name: "a number in the results, against the data", level: .data,
    place: "analysis “serie”, estimate", says: "the data give", isForged: true, withData: true
  ) { try $0.changeDigit(after: "\"value\" : ", in: "results.json") },
  Attempt(
    name: "a better verdict in the results", level: .text, place: "results.json, analysis `serie`",
    says: "its interval gives", isForged: true
  ) { bundle in
    let text = try bundle.text("results.json")
    let verdict = try #require(text.matches(of: /"verdict" : "([^"]+)"/).first).output.1
    try bundle.replace(
      "\"verdict\" : \"\(verdict)\"", "\"verdict\" : \"worseByEnough\"", in: "results.json")
  },
  Attempt(
    name: "something more in the results", level: .text, place: "results.json:", isForged: true
  ) { try $0.replace("{\n", "{\n  \"aaa\" : 1,\n", in: "results.json") },
  Attempt(
    name: "the results without white space", level: .text, place: "results.json:", isForged: true
  ) { bundle in
    let value = try JSONSerialization.jsonObject(with: Data(bundle.text("results.json").utf8))
    try JSONSerialization.data(withJSONObject: value).write(to: bundle.url("results.json"))
  },
  Attempt(
    name: "the results cut off", level: .text, place: "results.json:", says: "no JSON",
    isForged: true
  ) { bundle in
    let text = try bundle.text("results.json")
    try bundle.write(String(text.prefix(text.count / 2)), to: "results.json")
  },
  Attempt(
    name: "the results taken out", level: .text, place: "results.json", says: "missing"
  ) { try $0.remove("results.json") },
  Attempt(
    name: "a role in the results", level: .plan, place: "results.json", says: "serie",
    isForged: true
  ) { try $0.replace("\"role\" : \"primary\"", "\"role\" : \"secondary\"", in: "results.json") },
  Attempt(
    name: "another title in the results", level: .plan, place: "results.json, study",
    says: "study.yaml says “Trial”", isForged: true
  ) { try $0.replace("\"en\" : \"Trial\"", "\"en\" : \"Triumph\"", in: "results.json") },
  Attempt(
    name: "aggregates called public in the results", level: .plan,
    place: "results.json, source “dati”", says: "aggregates", isForged: true
  ) { try $0.replace("\"holds\" : \"aggregates\"", "\"holds\" : \"public\"", in: "results.json") },
  Attempt(
    name: "a small count in the results", level: .disclosure, place: "table `series`",
    says: "a count below 5", isForged: true
  ) { bundle in
    let text = try bundle.text("results.json")
    let value = try #require(text.matches(of: /"count" : 1\d\d\b/).first).output
    try bundle.write(text.replacing(value, with: "\"count\" : 3"), to: "results.json")
  },
  Attempt(
    name: "a count withheld alone, beside its total", level: .disclosure,
    place: "table `series`, row 1, column `events`", says: "table `total` give it back",
    isForged: true
  ) { bundle in
    var evaluation = try JSONDecoder().decode(
      Evaluation.self, from: Data(bundle.text("results.json").utf8))
    let place = try #require(evaluation.analyses[0].tables.firstIndex { $0.id == "series" })
    let table = evaluation.analyses[0].tables[place]
    let column = try #require(table.columns.firstIndex { $0.id == "events" })
    let others = table.rows.dropFirst().reduce(0) { sum, row in
      if case .count(let count) = row[column] { sum + count } else { sum }
    }
    evaluation.analyses[0].tables[place].rows[0][column] = .hidden
    evaluation.analyses[0].tables.append(
      FindingTable(
        id: "total", columns: [.init("events", guarded: .count)], rows: [[.count(others + 3)]]))
    try bundle.write(DeterministicJSON.text(evaluation), to: "results.json")
  },
  Attempt(
    name: "the study file after the evaluation, digests left", level: .integrity,
    place: "study.yaml"
  ) { try $0.replace("matters: 10", "matters: 5", in: "study.yaml") },
  Attempt(
    name: "the study file after the evaluation", level: .plan, place: "resolved.yaml:",
    says: "study.yaml gives", isForged: true
  ) { try $0.replace("matters: 10", "matters: 5", in: "study.yaml") },
  Attempt(
    name: "study file and resolved study after the evaluation", level: .data,
    place: "threshold that matters", says: "published “10”, the data give “5”", isForged: true,
    withData: true
  ) { bundle in
    try bundle.replace("matters: 10", "matters: 5", in: "study.yaml")
    try bundle.replace("matters: 10", "matters: 5", in: "resolved.yaml")
    let resolved = StudyReader.read(Array(try bundle.text("study.yaml").utf8), name: "")
      .study?.resolved
    let digest = Digest.sha256((resolved ?? "").utf8)
    let text = try bundle.text("attestation.json")
    let old = try #require(text.matches(of: /"resolved" : "([0-9a-f]+)"/).first).output.1
    try bundle.replace(String(old), digest, in: "attestation.json")
  },
  Attempt(
    name: "a default in the resolved study", level: .plan, place: "resolved.yaml:",
    says: "study.yaml gives", isForged: true
  ) { try $0.replace("estimator", "estimatore", in: "resolved.yaml") },
  Attempt(
    name: "the title in the study file", level: .plan, place: "results.json, study",
    says: "study.yaml says “Triumph”", isForged: true
  ) { try $0.replace("en: \"Trial\"", "en: \"Triumph\"", in: "study.yaml") },
  Attempt(
    name: "a study file that does not read", level: .plan, place: "study.yaml:", isForged: true
  ) { try $0.replace("better: lower", "better: beter", in: "study.yaml") },
  Attempt(name: "the study file taken out", level: .plan, place: "study.yaml") {
    try $0.remove("study.yaml")
  },
  Attempt(
    name: "an analysis that was not planned", level: .plan, place: "results.json",
    says: "does not plan", isForged: true
  ) { try $0.replace("\"id\" : \"serie\"", "\"id\" : \"seria\"", in: "results.json") },
  Attempt(
    name: "data called public in the study file", level: .plan, place: "resolved.yaml:",
    says: "public", isForged: true
  ) { try $0.replace("holds: aggregates", "holds: public", in: "study.yaml") },
  Attempt(
    name: "a study file that reaches for another file", level: .data, status: .couldNotRun,
    place: "study.yaml:", says: "leads out", isForged: true, withData: true
  ) { try $0.replace("file: dati.csv", "file: ../../etc/passwd", in: "study.yaml") },
]

@Suite("Tampering with results and study file")
struct TamperedResultsTests {
  @Test("is found at the right level and place", arguments: attempts)
  func found(attempt: Attempt) async throws { try await attempt.check() }

  @Test("a forgery that is made again in every part is found by the data alone, number by number")
  func consistent() async throws {
    let bundle = try TamperedBundle()
    try bundle.changeDigit(after: "\"standardError\" : ", in: "results.json")
    let evaluation = try JSONDecoder().decode(
      Evaluation.self, from: Data(bundle.text("results.json").utf8))
    try bundle.write(DeterministicJSON.text(evaluation), to: "results.json")
    for (path, text) in ReportFiles(evaluation: evaluation, languages: [.it, .en]).texts() {
      try bundle.write(text, to: path)
    }
    try bundle.attestAgain()
    let alone = try await bundle.verified()
    #expect(alone.exitCode == 3, "\(alone.text)")
    let found = try await bundle.verified(data: true)
    #expect(found.outcome(.text)?.status == .fine, "\(found.text)")
    #expect(found.outcome(.data)?.word == "DIFFERENT")
    #expect(
      found.outcome(.data)?.remarks.contains {
        $0.place?.contains("standard error") == true && $0.text.contains("the data give")
      } == true, "\(found.text)")
    #expect(found.exitCode == 1)
  }

  @Test("a bundle of another version: numbers checked, wording unverified, never 0")
  func otherVersion() async throws {
    let bundle = try TamperedBundle()
    for file in ["results.json", "attestation.json"] {
      try bundle.replace(
        "\"esito\" : \"\(EsitoVersion.current)\"", "\"esito\" : \"0.0.9\"", in: file)
    }
    try bundle.replace("Outcome", "Result", in: "report.en.md")
    try bundle.attestAgain()
    let found = try await bundle.verified(data: true)
    #expect(found.exitCode == 3, "\(found.text)")
    #expect(found.outcome(.text)?.status == .notChecked)
    #expect(found.outcome(.text)?.summary.contains("wording unverified") == true)
    #expect(found.outcome(.data)?.word == "IDENTICAL")
    try bundle.changeDigit(after: "\n", in: "tables/serie-effects.csv")
    try bundle.attestAgain()
    #expect(try await bundle.verified().exitCode == 1)
  }
}
