// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation
import Testing

@Suite("Hostile data and studies")
struct HostileTests {
  private let months = (0..<48).map { "\(2021 + $0 / 12)-\($0 % 12 < 9 ? "0" : "")\($0 % 12 + 1)" }

  private func evaluated(_ yaml: String, _ csv: String) throws -> Scratch {
    let scratch = try Scratch()
    try scratch.write(yaml, to: "study.yaml")
    try scratch.write(csv, to: "dati.csv")
    let run = try Command.esito(["evaluate", "study.yaml"], in: scratch.folder)
    #expect(run.code == 0, "\(run.messages)")
    return scratch
  }

  /// That no observed point, residual or full-precision number of a series with small cells is in
  /// the bundle, and that the report says so.
  private func expectWithheld(_ scratch: Scratch) throws {
    for (path, content) in try scratch.files("bundle") {
      #expect(!String(decoding: content, as: UTF8.self).contains("⟦"), "\(path)")
      #expect(!path.contains("residuals") && !path.contains("correlogram"), "\(path)")
    }
    let report = try scratch.text("bundle/report.it.md")
    #expect(
      report.contains("Per riservatezza")
        || report.contains("Nessun numero di questa analisi è pubblicato"))
    for name in ["series", "coefficients", "checks", "sensitivity", "estimators"] {
      #expect(!scratch.exists("bundle/tables/serie-\(name).csv"))
    }
    let results = try JSONSerialization.jsonObject(
      with: Data(scratch.text("bundle/results.json").utf8))
    let analyses = (results as? [String: Any])?["analyses"]
    #expect(analyses != nil)
    if let analyses { expectCoarse(analyses) }
  }

  private func expectCoarse(_ value: Any) {
    if let members = value as? [String: Any] {
      for (key, member) in members where key != "degreesOfFreedom" { expectCoarse(member) }
    } else if let elements = value as? [Any] {
      for element in elements { expectCoarse(element) }
    } else if let number = value as? Double, number != number.rounded() {
      let digits = String(number).split(separator: "e")[0].filter(\.isNumber)
      #expect(digits.drop { $0 == "0" }.count <= 4, "\(number)")
    }
  }

  @Test("small counts of a source that is not public appear nowhere, and the report says so")
  func smallCounts() throws {
    let rows = months.enumerated().map { "\($1),\(($0 * 7) % 11 + 1)" }
    try expectWithheld(
      evaluated(
        SmallStudy.text(columns: "casi: { type: integer }", measure: "count: { of: casi }"),
        "mese,casi\n" + rows.joined(separator: "\n") + "\n"))
  }

  @Test("one small cell of the control series withholds both series")
  func smallControl() throws {
    let rows = months.enumerated().flatMap { index, month in
      [
        "\(month),A,\(60 + (index * 7) % 23)",
        "\(month),B,\(index == 20 ? 3 : 55 + index * 5 % 19)",
      ]
    }
    try expectWithheld(
      evaluated(
        SmallStudy.text(
          columns: "casi: { type: integer }\nzona: { type: category }",
          measure: "count: { of: casi }",
          analysis: SmallStudy.series(
            "only: { zona: [A] }\ncontrol: { only: { zona: [B] }, label: \"zona B\" }")),
        "mese,zona,casi\n" + rows.joined(separator: "\n") + "\n"))
  }

  @Test("a share that almost everyone reaches is withheld for the few who do not")
  func smallComplement() throws {
    let rows = months.enumerated().map { index, month in
      let invited = 50 + index * 7 % 31
      return "\(month),\(invited),\(invited - [1, 6, 7, 8, 9][index % 5])"
    }
    try expectWithheld(
      evaluated(
        SmallStudy.text(
          columns: "inv: { type: integer }\nad: { type: integer }",
          measure: "rate: { of: ad, over: inv }"),
        "mese,inv,ad\n" + rows.joined(separator: "\n") + "\n"))
  }

  @Test("the mean of a few persons' values is withheld")
  func smallMean() throws {
    let rows = months.enumerated().flatMap { index, month in
      (0..<(index % 3 + 4)).map { "\(month),\(40 + (index * 5 + $0 * 3) % 9)" }
    }
    try expectWithheld(
      evaluated(
        SmallStudy.text(
          columns: "v: { type: integer }", measure: "mean: { of: v, unit: days }",
          holds: "pseudonymised"),
        "mese,v\n" + rows.joined(separator: "\n") + "\n"))
  }

  @Test("days read as giorni in Italian, and means are not added up")
  func meansInWords() throws {
    let rows = months.enumerated().map { "\($1),\(40 + ($0 * 5) % 9)" }
    let scratch = try evaluated(
      SmallStudy.text(columns: "v: { type: integer }", measure: "mean: { of: v, unit: days }"),
      "mese,v\n" + rows.joined(separator: "\n") + "\n")
    let italian = try scratch.text("bundle/report.it.md")
    #expect(italian.contains("giorni") && !italian.contains("days"))
    #expect(!italian.contains("in totale"))
    #expect(try scratch.text("bundle/report.en.md").contains("days"))
  }

  @Test("periods whose responses straddle the start are said to be so, and are not lost rows")
  func straddling() throws {
    var rows: [String] = []
    for (index, month) in months.enumerated() {
      for day in 10..<30 {
        rows.append(
          "\(month)-\(day == 29 ? 28 : day),\((day * 5 + index * index) % 7 < 3 ? "S" : "N")")
      }
    }
    let yaml = SmallStudy.text(
      columns: "si: { type: boolean, positive: [S], negative: [N] }",
      measure: "rate: { of: si, over: rows }\nwithin: 60 days", holds: "pseudonymised"
    ).replacing("mese: { type: month }", with: "mese: { type: date }")
    let scratch = try evaluated(yaml, "mese,si\n" + rows.joined(separator: "\n") + "\n")
    let report = try scratch.text("bundle/report.it.md")
    #expect(report.contains("scavalca l’inizio"))
    #expect(report.contains("da novembre 2023 a dicembre 2023"))
    #expect(!report.contains("senza dati dentro la serie"))
    #expect(!report.contains("Giù: più del 5% delle righe"))
    let flow = try scratch.text("bundle/tables/serie-flow.csv")
    #expect(flow.contains("flow.rows,960,0"))
    // November to December straddle (40 rows); all windows close by 31 March 2025.
    #expect(flow.contains("flow.mature,960,0"))
    #expect(flow.contains("flow.used,920"))
  }

  @Test("labels that are Markdown, HTML or formulas stay text")
  func labels() throws {
    let rows = months.enumerated().map { "\($1),\(100 + ($0 * 7) % 23)" }
    let yaml = SmallStudy.text(
      columns: "casi: { type: integer }", measure: "count: { of: casi }", holds: "public"
    ).replacing(
      "label: { it: \"Esito\"",
      with: "label: { it: '<script>alert(1)</script> **b** [l](javascript:x) | =1+1'")
    let scratch = try evaluated(yaml, "mese,casi\n" + rows.joined(separator: "\n") + "\n")
    for (path, content) in try scratch.files("bundle")
    where path.hasSuffix(".svg") || path.hasSuffix(".md") {
      let text = String(decoding: content, as: UTF8.self).replacing("\\<", with: "‹")
      #expect(!text.contains("<script"), "\(path)")
      #expect(!text.contains(" **b** [l](javascript") || path.hasSuffix(".svg"), "\(path)")
    }
  }

  @Test(
    "values of a source that is not public stand in no message",
    arguments: ["RSSMRA85T10A562S", "SEGRETO", "987654321987654321987", "12,5x"])
  func secrets(value: String) throws {
    let scratch = try Scratch()
    try scratch.write(
      SmallStudy.text(columns: "casi: { type: integer }", measure: "count: { of: casi }"),
      to: "study.yaml")
    try scratch.write("mese,casi\n2021-01,\"\(value)\"\n2021-02,4\n", to: "dati.csv")
    for json in [[], ["--json"]] {
      let run = try Command.esito(["check", "study.yaml"] + json, in: scratch.folder)
      #expect(run.code == 1)
      #expect(!(run.messages + run.output).contains(value))
      #expect((run.messages + run.output).contains("dati.csv"))
    }
  }

  @Test("a quoted header of an Italian file read as csv is told its dialect")
  func quotedDialect() throws {
    let scratch = try Scratch()
    try scratch.write(
      SmallStudy.text(columns: "casi: { type: integer }", measure: "count: { of: casi }"),
      to: "study.yaml")
    try scratch.write("\"mese\";\"casi\"\r\n01/2021;4\r\n", to: "dati.csv")
    let run = try Command.esito(["check", "study.yaml"], in: scratch.folder)
    #expect(run.code == 1)
    #expect(run.messages.contains("it-excel"))
  }

  @Test("a million brackets are refused in words, not in libyaml's")
  func brackets() throws {
    let scratch = try Scratch()
    try scratch.write(String(repeating: "[", count: 1 << 20), to: "study.yaml")
    let run = try Command.esito(["check", "study.yaml"], in: scratch.folder)
    #expect(run.code == 1)
    #expect(run.messages.contains("S006") && !run.messages.contains("yaml_set"))
  }
}
