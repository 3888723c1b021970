// SPDX-License-Identifier: GPL-3.0-or-later

/// People who stay or leave, answer, wait, or go from step to step.
extension SmallStudies {
  /// A KPI that is entered, where the analyses need none of their own.
  private mutating func entered() {
    kpis.append("  contatti:\n    level: output\n    value: { entered: 500, from: \"registro\" }")
  }

  mutating func retention() {
    // Days of contacts after the start, of withdrawal and of death.
    let courses: [(contacts: [Int], withdrew: Int?, died: Int?)] = [
      ([0, 28, 56, 84, 100], nil, nil), ([0, 28, 56], nil, nil), ([0, 28], 40, nil),
      ([0], nil, nil), ([0, 28], nil, 50),
    ]
    for (start, month) in ["2024-01-01", "2024-04-01", "2025-05-01"].enumerated() {
      for sex in ["F", "M"] {
        for course in courses where start < 2 || course.withdrew == nil && course.died == nil {
          func day(_ offset: Int?) -> String { offset.map { Self.date(start, $0) } ?? "" }
          kinds.append(
            [
              SmallStudy.Row(
                source: "cammino",
                text: "#,\(month),\(sex),\(day(course.withdrew)),\(day(course.died))")
            ]
              + course.contacts.filter { start < 2 || $0 < 40 }.map {
                SmallStudy.Row(source: "presenze", text: "#,\(day($0))")
              })
        }
      }
    }
    source(
      "cammino", "pseudonymised",
      [
        "persona: { type: id }", "inizio: { type: date }",
        "sesso: { type: category, values: [F, M] }", "ritiro: { type: date, optional: true }",
        "decesso: { type: date, optional: true }",
      ], .init(header: "persona,inizio,sesso,ritiro,decesso"))
    source(
      "presenze", "pseudonymised", ["persona: { type: id }", "giorno: { type: date }"],
      .init(header: "persona,giorno"))
    kpis.append(
      "  tenuta:\n    level: outcome\n    retained: 12 weeks\n    better: higher\n    target: 50%\n"
        + "    by: 2024-12-31")
    let exits = isChosen() ? ", withdrawn: ritiro, died: decesso" : ", withdrawn: ritiro"
    var lines = [
      "kind: retention", "role: primary", "kpi: tenuta",
      "subjects: { source: cammino, id: persona, start: inizio, cohort_every: quarter\(exits) }",
      "contacts: { source: presenze, id: persona, date: giorno }", "weeks: [4, 8, 12]",
    ]
    if isChosen() { lines.append("by: [sesso]") }
    if isChosen() { lines.append("silent_after: 28 days") }
    if isChosen() { lines.append("changed: { date: 2024-03-01, what: \"promemoria\" }") }
    add("tenuta", lines)
    if isChosen() {
      add(
        "uomini",
        [
          "kind: retention", "role: secondary",
          "subjects: { source: cammino, id: persona, start: inizio, cohort_every: quarter, "
            + "only: { sesso: [M] } }",
          "contacts: { source: presenze, id: persona, date: giorno }", "weeks: [4, 12]",
        ])
    }
  }

  /// A day so many days after the first of January or April 2024, or of May 2025.
  private static func date(_ start: Int, _ offset: Int) -> String {
    let lengths = [31, start == 2 ? 28 : 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    var month = [0, 3, 4][start]
    var day = offset
    while day >= lengths[month] {
      day -= lengths[month]
      month += 1
    }
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    return "\(start == 2 ? 2025 : 2024)-\(two(month + 1))-\(two(day + 1))"
  }

  mutating func survey() {
    let marks = noise.below(2) == 0 ? ["1", "2", "3", "4", "5"] : ["1", "3", "5", ""]
    for wave in ["T0", "T1"] {
      for place in ["nord", "sud"] {
        for mark in marks {
          for yes in ["S", "N"] {
            kinds.append([
              SmallStudy.Row(source: "questionari", text: "#,\(wave),\(place),\(mark),\(yes)")
            ])
          }
        }
      }
    }
    source(
      "questionari", "pseudonymised",
      [
        "codice: { type: id }", "ondata: { type: category, values: [T0, T1] }",
        "sede: { type: category }", "voto: { type: integer, min: 1, max: 5, optional: true }",
        #"orari: { type: boolean, positive: ["S"], negative: ["N"] }"#,
      ], .init(header: "codice,ondata,sede,voto,orari"))
    entered()
    let kind =
      isChosen()
      ? "likert, of: voto, scale: { from: 1, to: 5 }, better: higher"
      : "csat, of: voto, scale: { from: 1, to: 5 }"
    func lines(_ more: [String], _ items: [String]) -> [String] {
      [
        "kind: survey", "role: secondary", "source: questionari",
        "wave: { column: ondata, before: [T0], after: [T1] }",
      ] + more + ["items:"] + items.map { "  \($0)" }
    }
    let mark = "voto: { type: \(kind) }"
    let options = "ostacoli: { type: multiple, options: { orari: orari } }"
    add("voti", lines(isChosen() ? ["by: sede"] : [], isChosen() ? [mark, options] : [mark]))
    if isChosen() {
      add("solo", lines(["only: { sede: [nord] }"], isChosen() ? [mark] : [options]))
    }
  }

  mutating func waits() {
    let times = [
      ("2024-02-01", "2024-01-01", "2024-03-31"), ("2024-08-01", "2024-07-01", "2024-09-30"),
    ]
    for (time, request) in times.map(\.0).enumerated() {
      for place in ["nord", "sud"] {
        for served in ["06", "20", "late", ""] {
          let day =
            switch served {
            case "": ""
            case "late": time == 0 ? "2024-04-01" : "2024-10-01"
            default: "\(request.dropLast(2))\(served)"
            }
          kinds.append([
            SmallStudy.Row(source: "richieste", text: "\(request),\(day),\(place)")
          ])
        }
      }
    }
    source(
      "richieste", "pseudonymised",
      [
        "richiesta: { type: date }", "visita: { type: date, optional: true }",
        "sede: { type: category }",
      ], .init(header: "richiesta,visita,sede"))
    entered()
    var lines = [
      "kind: time-to-service", "role: secondary", "source: richieste", "requested: richiesta",
      "served: visita", "days: [15, 30]",
    ]
    if isChosen() { lines.append("by: sede") }
    if isChosen() {
      lines.append("before: { from: \(times[0].1), to: \(times[0].2) }")
      lines.append("after: { from: \(times[1].1), to: \(times[1].2) }")
    }
    add("attese", lines)
    if isChosen() {
      add("nord", lines.prefix(6).filter { $0 != "by: sede" } + ["only: { sede: [nord] }"])
    }
  }

  mutating func steps() {
    for channel in ["sms", "posta", ""] {
      for depth in 0...3 {
        let done = (1...3).map { $0 <= depth ? "S" : "N" }.joined(separator: ",")
        kinds.append([SmallStudy.Row(source: "percorso", text: "\(channel),\(done)")])
      }
    }
    // Some are not recorded at the second step.
    kinds.append([SmallStudy.Row(source: "percorso", text: "sms,S,N,S")])
    let yes = #"{ type: boolean, positive: ["S"], negative: ["N"] }"#
    source(
      "percorso", "pseudonymised",
      [
        "canale: { type: category, optional: true }", "contatto: \(yes)", "prenotato: \(yes)",
        "presente: \(yes)",
      ], .init(header: "canale,contatto,prenotato,presente"))
    entered()
    let lines = [
      "kind: funnel", "role: secondary", "source: percorso",
      "steps: { rows: Visite, contatto: Contatti, prenotato: Prenotati, presente: Presenti }",
    ]
    add("percorso", lines + (isChosen() ? ["by: canale"] : []))
    if isChosen() { add("messaggi", lines + ["only: { canale: [sms] }"]) }
  }
}
