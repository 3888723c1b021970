// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation
import Testing

/// Designs and data that cannot carry a comparison of places: every one is told in words, in `check`
/// or in the report, and none ends the process otherwise.
@Suite("Hostile comparisons of places")
struct HostilePlaceTests {
  private let names = ["Nord", "Est", "Sud", "Ovest", "Costa", "Valle"]

  private func study(_ change: (inout [String: String]) -> Void = { _ in }) -> String {
    var parts = [
      "treated": "treated: [Nord, Est]", "controls": "all",
      "before": "{ from: 2023-01-01, to: 2023-12-31 }",
      "after": "{ from: 2024-01-01, to: 2024-12-31 }", "extra": "", "only": "", "values": "",
      "y": "type: integer", "rate": "rate: { of: si, over: invitati }", "holds": "public",
    ]
    change(&parts)
    func part(_ name: String) -> String { parts[name] ?? "" }
    return SmallStudy.text(
      columns: """
        luogo: { type: category\(part("values")) }
        si: { \(part("y")) }
        invitati: { type: integer }
        """, measure: part("rate"), better: "higher",
      analysis: """
        luoghi:
          kind: difference-in-differences
          role: primary
          kpi: esito
          unit: luogo
          \(part("treated"))
          chosen: policy
          controls: \(part("controls"))
          every: month
          before: \(part("before"))
          after: \(part("after"))
        \(part("only"))\(part("extra"))
        """, holds: part("holds"))
  }

  /// Rows of 24 months from 2023 on; what a row is given back as replaces it.
  private func data(
    _ places: [String]? = nil,
    _ row: (_ place: String, _ month: Int, _ events: Int) -> String? = { "\($2),\(400 + $1)" }
  ) -> String {
    let places = places ?? names
    var lines = ["mese,luogo,si,invitati"]
    for (number, place) in places.enumerated() {
      for month in 0..<24 {
        let isMoved = month >= 12 && number < 2
        let events = 150 + 7 * number + (month * 5 + number * 11) % 13 + (isMoved ? 20 : 0)
        guard let rest = row(place, month, events) else { continue }
        let period = "\(2023 + month / 12)-\(month % 12 < 9 ? "0" : "")\(month % 12 + 1)"
        lines.append("\(period),\(place),\(rest)")
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private func perform(
    _ command: String, _ yaml: String, _ csv: String, _ further: String...
  ) throws -> (run: Command, scratch: Scratch) {
    let scratch = try Scratch()
    try scratch.write(yaml, to: "study.yaml")
    try scratch.write(csv, to: "dati.csv")
    return (try Command.esito([command, "study.yaml"] + further, in: scratch.folder), scratch)
  }

  /// That the study file is refused with these words.
  private func expectError(_ yaml: String, _ words: String...) throws {
    let (run, _) = try perform("check", yaml, data())
    #expect(run.code == 1)
    for word in words { #expect(run.messages.contains(word), "\(word): \(run.messages)") }
  }

  /// That the report refuses the analysis with these words, and gives no number.
  private func expectRefusal(_ yaml: String, _ csv: String, _ words: String...) throws {
    let (run, scratch) = try perform("evaluate", yaml, csv)
    #expect(run.code == 0, "\(run.messages)")
    for language in ["it", "en"] {
      let text = try scratch.text("bundle/report.\(language).md")
      #expect(!text.contains("⟦"))
    }
    let report = try scratch.text("bundle/report.it.md")
    #expect(report.contains("L’analisi non è stata eseguita"), "\(report)")
    for word in words { #expect(report.contains(word), "\(word)") }
    #expect(!scratch.exists("bundle/tables/luoghi-effects.csv"))
  }

  @Test("a study that is fine is evaluated")
  func fine() throws {
    let (run, scratch) = try perform("evaluate", study(), data())
    #expect(run.code == 0, "\(run.messages)")
    #expect(try scratch.text("bundle/report.it.md").contains("Differenze nelle differenze"))
  }

  @Test("a campaign that switches off: only its beginning can be given, and the key is named")
  func switchesOff() throws {
    try expectError(
      study { $0["treated"] = "adopted: { Nord: { from: 2024-01-01, to: 2024-06-30 } }" },
      "study.yaml:", "help")
    try expectError(
      study { $0["extra"] = "  off_from: 2024-07-01\n" }, "off_from", "help")
  }

  @Test("before and after that overlap")
  func overlap() throws {
    try expectError(
      study { $0["after"] = "{ from: 2023-10-01, to: 2024-12-31 }" }, "2023-10-01",
      "let `before` end the day before")
  }

  @Test("a place with the campaign from the first period on, by the study file or by the data")
  func fromFirst() throws {
    try expectError(
      study { $0["treated"] = "adopted: { Nord: 2023-01-01, Est: 2024-01-01 }" },
      "nothing is known of it before", "`only`")
    try expectRefusal(
      study(), data { $0 == "Nord" && $1 < 12 ? nil : "\($2),\(400 + $1)" }, "Nord",
      "fin dal primo periodo")
  }

  @Test("no place left to compare with, by the study file or by the data")
  func noControl() throws {
    try expectError(
      study {
        $0["values"] = ", values: [Nord, Est]"
      }, "no place is left to compare with", "interrupted-time-series")
    try expectRefusal(study(), data(["Nord", "Est"]), "interrupted-time-series")
  }

  @Test("one place alone")
  func oneCluster() throws {
    try expectRefusal(
      study { $0["treated"] = "treated: [Nord]" }, data(["Nord"]), "un solo luogo")
  }

  @Test("an outcome that is the same everywhere and always")
  func constant() throws {
    try expectRefusal(study(), data { _, _, _ in "100,400" }, "lo stesso ovunque")
  }

  @Test("a month in which nobody was asked is a cell without data, and said to be one")
  func nobodyAsked() throws {
    let (run, scratch) = try perform(
      "evaluate", study(), data { $0 == "Sud" && $1 == 3 ? "0,0" : "\($2),400" })
    #expect(run.code == 0, "\(run.messages)")
    let report = try scratch.text("bundle/report.it.md")
    #expect(report.contains("1 casella luogo × periodo senza dati"))
    #expect(scratch.exists("bundle/tables/luoghi-effects.csv"))
  }

  @Test("numbers that cannot be: above the denominator, below zero")
  func impossible() throws {
    try expectRefusal(
      study(), data { $0 == "Sud" && $1 == 3 ? "500,400" : "\($2),400" }, "supera il denominatore",
      "Sud", "aprile 2023")
    try expectRefusal(
      study(), data { $0 == "Sud" && $1 == 3 ? "-5,400" : "\($2),400" }, "negativo")
  }

  @Test(
    "cells that are no numbers are refused where they stand",
    arguments: ["NaN", "inf", "-Infinity", "1e999", "0x10", "١٢", "--", "9999999999999999999999"])
  func notNumbers(cell: String) throws {
    for command in ["check", "evaluate"] {
      let (run, scratch) = try perform(
        command, study(), data { $0 == "Sud" && $1 == 3 ? "\(cell),400" : "\($2),400" })
      #expect(run.code == 1 || run.code == 2, "\(command) \(run.code) \(run.messages)")
      #expect(run.messages.contains("dati.csv"), "\(run.messages)")
      #expect(!scratch.exists("bundle/report.it.md"))
    }
  }

  @Test("an empty file, and one with a header alone")
  func empty() throws {
    for csv in ["", "mese,luogo,si,invitati\n"] {
      let (run, scratch) = try perform("evaluate", study(), csv)
      if run.code == 0 {
        let report = try scratch.text("bundle/report.it.md")
        #expect(report.contains("nessuna riga dei dati"))
      } else {
        #expect(run.messages.contains("dati.csv"), "\(run.code) \(run.messages)")
        #expect(!scratch.exists("bundle/report.it.md"))
      }
    }
  }

  @Test("a panel with holes is compared, and the holes are told, one date or several")
  func unbalanced() throws {
    let holed = data { $0 == "Sud" && $1 == 5 ? nil : "\($2),\(400 + $1)" }
    let (run, scratch) = try perform("evaluate", study(), holed)
    #expect(run.code == 0)
    let report = try scratch.text("bundle/report.it.md")
    #expect(report.contains("1 casella luogo × periodo senza dati"))
    let yaml = study { $0["treated"] = "adopted: { Nord: 2024-01-01, Est: 2024-04-01 }" }
    let (several, other) = try perform("evaluate", yaml, holed)
    #expect(several.code == 0)
    #expect(try other.text("bundle/report.it.md").contains("Lasciati fuori: Sud"))
    let (synthetic, third) = try perform("evaluate", study { $0["controls"] = "synthetic" }, holed)
    #expect(synthetic.code == 0)
    #expect(try third.text("bundle/tables/luoghi-places.csv").contains("did.out.gaps"))
  }

  @Test(
    "every way to compare takes places whose names are Markdown, HTML, TeX or formulas as text",
    arguments: ["all", "synthetic", "synthetic-did", "{ per_treated: 1, using: [outcome-before] }"])
  func absurdNames(controls: String) throws {
    let absurd = [
      "<script>alert(1)</script>", "**Nord** | [x](javascript:y)", "=1+1", "\\input{/etc/passwd}",
      "$x^2$ {{7*7}}", "a\u{202E}b", "`rm -rf`", "\u{1F}", "𝕊𝕦𝕕 é",
    ]
    let csv = data(absurd)
    let yaml = study {
      $0["treated"] = "treated: [\"<script>alert(1)</script>\", \"**Nord** | [x](javascript:y)\"]"
      $0["controls"] = controls
    }
    let (run, scratch) = try perform("evaluate", yaml, csv)
    guard run.code == 0 else {
      // A control character may be refused, in words.
      #expect(run.messages.contains("dati.csv"), "\(run.code) \(run.messages)")
      return
    }
    for (path, content) in try scratch.files("bundle")
    where path.hasSuffix(".svg") || path.hasSuffix(".md") {
      let text = String(decoding: content, as: UTF8.self).replacing("\\<", with: "‹")
      #expect(!text.contains("<script"), "\(path)")
      #expect(!text.contains("[x](javascript") || path.hasSuffix(".svg"), "\(path)")
      #expect(!text.contains("⟦"), "\(path)")
    }
    for (path, content) in try scratch.files("bundle") where path.hasSuffix(".csv") {
      for line in String(decoding: content, as: UTF8.self).split(separator: "\n") {
        #expect(!line.hasPrefix("=") && !line.contains(",=1"), "\(path): \(line)")
      }
    }
  }

  @Test("small cells of places that are not public: no count, no point, no full-precision number")
  func smallCells() throws {
    for controls in ["all", "synthetic"] {
      let yaml = study {
        $0["holds"] = "aggregates"
        $0["controls"] = controls
      }
      // One to four in each place and month: the group of two holds fewer than five at times.
      let csv = data { _, _, events in "\(events % 4 + 1),40" }
      let (run, scratch) = try perform("evaluate", yaml, csv)
      #expect(run.code == 0)
      let report = try scratch.text("bundle/report.it.md")
      #expect(
        report.contains("Per riservatezza")
          || report.contains("Nessun numero di questa analisi è pubblicato"))
      for table in ["luoghi-series", "luoghi-event-study", "luoghi-inference"] {
        #expect(!scratch.exists("bundle/tables/\(table).csv"), "\(table)")
      }
      #expect(!scratch.exists("bundle/tables/luoghi-leave-one-out.csv"))
    }
  }

  @Test("power is told, or why there is none")
  func power() throws {
    let yaml = study { $0["extra"] = "  matters: 2 pp\n" }
    let (told, _) = try perform("power", yaml, data(), "--replicates", "100")
    #expect(told.code == 0, "\(told.messages)")
    #expect((told.output + told.messages).contains("luoghi"))
    let (silent, _) = try perform(
      "power", yaml, data { $1 < 10 ? nil : "\($2),\(400 + $1)" }, "--replicates", "100")
    #expect(silent.code == 0, "\(silent.messages)")
  }
}
