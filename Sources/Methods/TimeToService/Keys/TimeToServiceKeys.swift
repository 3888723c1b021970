// SPDX-License-Identifier: GPL-3.0-or-later

internal import Dates
internal import Diagnostics
internal import Findings

extension TimeToService {
  /// The keys of an analysis beside `kind`, `role` and `only`.
  enum Keys {
    static let kpi = StudyKey(
      "kpi", Form<String>.name, .optional,
      "The KPI that the analysis answers for: a `rate` with `within` (share served in time) or a "
        + "number of days (median).",
      aliases: ["indicatore", "esito", "outcome"], example: "attesa")
    static let source = StudyKey(
      "source", Form<String>.name, .required, "The source with one row for each request.",
      aliases: ["fonte", "sorgente", "dati"], example: "richieste")
    static let requested = StudyKey(
      "requested", Form<String>.name, .required, "The column of the day of the request: day 0.",
      aliases: ["richiesta", "richiesto", "inizio", "start", "from"], example: "richiesta")
    static let served = StudyKey(
      "served", Form<String>.name, .required,
      "The column of the day of the service, `optional: true`: empty where it has not come yet.",
      aliases: ["servizio", "servito", "erogato", "risposta", "end", "to"], example: "visita")
    static let withdrawn = StudyKey(
      "withdrawn", Form<String>.name, .optional,
      "The column of the day on which a request was withdrawn: from then on it waits no more.",
      aliases: ["ritirato", "rinuncia", "disdetta", "annullato", "closed"], example: "rinuncia")
    static let days = StudyKey(
      "days", Form<[Int]>.list(of: .integer(0...3650, example: "30"), example: "[15, 30]"),
      .required, "Within how many days a service is in time.",
      aliases: ["giorni", "entro", "within"], example: "[15, 30]")
    static let by = StudyKey(
      "by", Form<String>.name, .optional, "A column of groups that are compared.",
      aliases: ["per", "gruppi", "sede"], example: "sede")
    static let before = StudyKey(
      "before", Form<DateRange>.period, .optional,
      "First and last day of the requests before; then `after` is due too.",
      aliases: ["prima", "pre"], example: "{ from: 2024-04-01, to: 2024-09-30 }")
    static let after = StudyKey(
      "after", Form<DateRange>.period, .optional, "First and last day of the requests after.",
      aliases: ["dopo", "post"], example: "{ from: 2024-10-01, to: 2025-03-31 }")
  }
}
