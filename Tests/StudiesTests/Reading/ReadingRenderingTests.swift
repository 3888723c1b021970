// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import Testing

@testable import Studies

@Suite("Diagnostics as people and programs see them")
struct ReadingRenderingTests {
  /// A small study with the mistake of the design, comments pushing it down to line 67.
  static let text: String = {
    let study = """
      spec: 1
      study: { id: s, title: t, owner: o, campaign: { from: 2024-10-01 }, planned: exploratory }
      sources:
        inviti:
          file: inviti.csv
          dialect: csv
          holds: public
          columns: { mese: { type: month }, aderenti: { type: integer }, invitati: { type: integer } }
      kpis:
        adesione:
          level: outcome
          better: higher
          source: inviti
          rate: { of: aderenti, over: invitati }
          dated_by: mese
          tagret: 52%
      analyses:
        serie:
          kind: interrupted-time-series
          role: primary
          kpi: adesione
          every: month
          from: 2022-10-01
          to: 2025-03-31
          shape: [level]
          why: y
      """
    let above = study.split(separator: "\n").prefix { !$0.contains("tagret") }.count
    return String(repeating: "# …\n", count: 66 - above) + study
  }()

  @Test("an unknown key looks as the design prints it")
  func golden() {
    #expect(
      shown(Self.text) == """
        error[S014]: unknown key `tagret` in KPI `adesione`
          --> study.yaml:67:5
           |
        67 |     tagret: 52%
           |     ^^^^^^ not a key of a KPI
           |
           = help: did you mean `target`?

        1 error

        """)
  }

  @Test("the same for programs, with the same place")
  func json() {
    let text = read(Self.text).diagnostics.json.text
    #expect(
      text == """
        {
          "format": 1,
          "errors": 1,
          "warnings": 0,
          "diagnostics": [
            {
              "code": "S014",
              "severity": "error",
              "message": "unknown key `tagret` in KPI `adesione`",
              "file": "study.yaml",
              "line": 67,
              "column": 5,
              "length": 6,
              "sourceLine": "    tagret: 52%",
              "label": "not a key of a KPI",
              "help": "did you mean `target`?",
              "cause": "unknown key tagret in a KPI"
            }
          ]
        }
        """)
  }

  @Test("one cause is shown once, with three places and a count")
  func grouped() {
    // In KPIs alone: items of a survey have a key of that name too.
    let parts = FullStudy.text.split(separator: "\nanalyses:\n")
    let kpis = parts[0].replacing("better: lower", with: "bettr: lower")
      .replacing("better: higher", with: "bettr: higher")
    let text = String(kpis) + "\nanalyses:\n" + String(parts[1])
    let shown = DiagnosticText().render(read(text).diagnostics)
    #expect(shown.ranges(of: "did you mean `better`?").count == 1)
    #expect(shown.contains("error[S014]: unknown key `bettr` in KPI `adesione` (7 times)"))
    #expect(shown.ranges(of: "^^^^^ not a key of a KPI").count == 3)
    #expect(shown.contains("   = note: 4 more of the same cause"))
  }
}
