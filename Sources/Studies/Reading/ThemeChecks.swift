// SPDX-License-Identifier: GPL-3.0-or-later

internal import Diagnostics
internal import Methods

/// The check that themes explain KPIs of the study.
struct ThemeChecks {
  let root: Node
  let reading: Reading
  let outline: StudyOutline

  func check() {
    for entry in root["themes"]?.entries ?? [] {
      guard let kpi = entry.value["kpi"], let name = kpi.text, Form<String>.isName(name) else {
        continue
      }
      _ = outline.kpis.find(name, what: "KPI", at: kpi.span, reading)
    }
  }
}
