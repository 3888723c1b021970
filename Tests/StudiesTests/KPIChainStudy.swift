// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import Findings
import FoundationEssentials
import Methods
import Tables
import Testing

@testable import Studies

/// The study whose data and expected values stand in Tests/Reference/kpi-chain.
enum KPIChainStudy {
  static let text = """
    spec: 1
    study:
      id: catena
      title: { it: "Catena", en: "Chain" }
      owner: "ASL Valdoro"
      campaign: { from: 2024-10-01, to: 2025-03-31 }
      planned: before-data
      cutoff: { date: 2025-09-30, why: "risposte chiuse" }
    behaviour:
      who: "residenti 50-69 anni"
      does: "riconsegna il kit"
    sources:
      inviti:
        file: inviti.csv
        dialect: csv
        holds: pseudonymised
        columns:
          invito: { type: date }
          risposta: { type: date, optional: true }
          escluso: { type: boolean, positive: ["S"], negative: ["N"] }
          distretto: { type: category }
      mensili:
        file: mensili.csv
        dialect: csv
        holds: public
        columns:
          mese: { type: month }
          casi: { type: integer }
          ore: { type: integer }
      attese:
        file: attese.csv
        dialect: csv
        holds: public
        columns:
          giorno: { type: date }
          minuti: { type: decimal }
    kpis:
      clic:
        level: output
        label: { it: "Clic", en: "Clicks" }
        value: { entered: 18240, from: "Web Analytics" }
        target: 15000
        by: 2025-03-31
        leads_to: adesione
      spediti:
        level: output
        source: inviti
        count: { of: rows }
        dated_by: invito
        better: higher
        target: 300
        by: 2025-03-31
        leads_to: adesione
      adesione:
        level: outcome
        label: { it: "Adesione", en: "Uptake" }
        source: inviti
        rate: { of: risposta, over: rows, except: [escluso] }
        dated_by: invito
        within: 90 days
        better: higher
        baseline: { value: 40%, period: "2023" }
        target: 42%
        by: 2025-06-29
        leads_to: ricoveri
      nord:
        level: outcome
        source: inviti
        rate: { of: risposta, over: rows, except: [escluso] }
        dated_by: invito
        within: 90 days
        only: { distretto: [Nord] }
        better: higher
        target: 30%
        by: 2025-06-29
      attesa:
        level: outcome
        source: attese
        mean: { of: minuti, unit: min }
        dated_by: giorno
        better: lower
        target: 20 min
        by: 2025-03-31
      ricoveri:
        level: impact
        source: mensili
        count: { of: casi, exposure: ore }
        dated_by: mese
        history: { years: 5, except: [2020] }
        better: lower
        target: 800
        by: 2025-09-30
    analyses:
      serie:
        kind: interrupted-time-series
        role: primary
        kpi: adesione
        every: month
        from: 2021-01-01
        to: 2025-03-31
        start: 2024-10-01
        shape: [level]
        why: "dal primo invio"
        season: none
    report:
      languages: [it, en]
      disclosure: { min_cell: 5, secondary: true }
    """

  static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Reference/kpi-chain")

  static func data(_ name: String) throws -> [UInt8] {
    Array(try Data(contentsOf: folder.appending(path: name)))
  }

  /// The evaluation of the study, some of its text or data changed.
  static func evaluated(
    _ changes: [(old: String, new: String)] = [], contents: [String: String] = [:]
  ) async throws -> Evaluation {
    var text = text
    for (old, new) in changes {
      let range = try #require(text.firstRange(of: old), "\(old) is not in the study")
      text.replaceSubrange(range, with: new)
    }
    let outcome = read(text)
    guard let study = outcome.study else {
      Issue.record("\(DiagnosticText().render(outcome.diagnostics))")
      throw CancellationError()
    }
    var bytes: [String: [UInt8]] = [:]
    for name in ["inviti", "mensili", "attese"] {
      bytes[name] = try contents[name].map { Array($0.utf8) } ?? data("\(name).csv")
    }
    let source = CSVSource(
      study.context.sources.map { $0.description(path: "\($0.name).csv") }, contents: bytes)
    return try await study.evaluated(by: source)
  }

  /// What base R found.
  struct Expected: Decodable {
    var adesione: Share
    var nord: Share
    var prima: [Counts]
    var spediti: History
    var ricoveri: History
    var attesa: Mean

    struct Counts: Decodable {
      var events: Int
      var total: Int
    }

    struct Share: Decodable {
      var events: Int
      var total: Int
      var value: Double
      var interval: [Double]
    }

    struct Mean: Decodable {
      var total: Int
      var value: Double
      var deviation: Double
      var interval: [Double]
    }

    struct History: Decodable {
      var counts: [Int]
      var count: Int
      var dispersion: Double
      var expected: Double
      var prediction: [Double]
      var ratio: Double
      var limits: [Double]
      var own: [Double]
    }
  }

  static func expected() throws -> Expected {
    try JSONDecoder().decode(
      Expected.self, from: try Data(contentsOf: folder.appending(path: "expected.json")))
  }
}
