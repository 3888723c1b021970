// SPDX-License-Identifier: GPL-3.0-or-later

internal import Diagnostics
internal import Methods

/// The keys of a study file.
enum StudyForm {
  static let keys: [any KeyDeclaration] = [
    spec, study, behaviour, intervention, sources, kpis, analyses, themes, discussion, report,
  ]

  /// The whole file, with what is inside; reading goes through `StudyReader`.
  static let description = FormDescription(
    noun: "a study", schema: .null, inside: .keys(keys), wrong: [])

  static let spec = StudyKey(
    "spec",
    Form<Int>.scalar(
      noun: "the version of the language", example: "1",
      schema: .members(["const": .integer(1)]), wrong: ["two", "2", "[1]"],
      parse: { text in
        if text == "1" { return .success(1) }
        let number = Int(text)
        return .failure(
          ScalarFault(
            .specVersion,
            number == nil
              ? "`\(excerpt(text))` is not a version of the study language"
              : "this release reads version 1 of the study language, not version \(excerpt(text))",
            label: "this release reads `spec: 1`",
            help: number.map { $0 > 1 } == true
              ? "use a later release of Esito, which reads version \(excerpt(text)), or write `spec: 1`"
              : "write `spec: 1`"))
      }, write: { .plain(String($0)) }),
    .required, "The version of the study language; the first line of the file.",
    aliases: ["versione", "version", "esito"], example: "1")

  static let study = StudyKey(
    "study", HeaderKeys.form, .required, "What is evaluated, who by, and when.",
    aliases: ["studio"], example: "{ id: …, title: …, owner: …, campaign: …, planned: … }")
  static let behaviour = StudyKey(
    "behaviour", BehaviourKeys.form, .optional,
    "The behaviour that the campaign wants to change.",
    aliases: ["comportamento", "behavior", "comportamenti"], example: "{ who: …, does: … }")
  static let intervention = StudyKey(
    "intervention", DeclaredTextKeys.intervention.form("intervention"), .optional,
    "What was done, so that others could do it again (TIDieR-PHP).",
    aliases: ["intervento", "azione", "azioni"], example: "{ materials: …, provider: … }")
  static let themes = StudyKey(
    "themes", ThemeKeys.all, .optional,
    "What people said, and the KPI that it explains: entered, never computed.",
    aliases: ["temi", "qualitativi", "qualitative", "voci"],
    example: "{ orari: { kind: barrier, … } }")
  static let discussion = StudyKey(
    "discussion", DeclaredTextKeys.discussion.form("discussion"), .optional,
    "What the authors make of the results, in their own words.",
    aliases: ["discussione", "commento"], example: "{ interpretation: … }")
  static let sources = StudyKey(
    "sources", SourceKeys.all, .required, "The data files, under names of their own.",
    aliases: ["fonti", "fonte", "source", "dati", "data"], example: "{ inviti: { file: … } }")
  static let kpis = StudyKey(
    "kpis", KPIKeys.all, .required, "What is measured: the key performance indicators.",
    aliases: ["indicatori", "indicatore", "kpi", "obiettivi"],
    example: "{ adesione: { level: outcome } }")
  static let analyses = StudyKey(
    "analyses", AnalysesForm.form, .required, "How the campaign's effect is estimated.",
    aliases: ["analisi", "analysis"], example: "{ serie: { kind: interrupted-time-series } }")
  static let report = StudyKey(
    "report", ReportKeys.form, .standard(.standard), "Languages and disclosure control.",
    aliases: ["rapporto", "relazione", "referto"], example: "{ languages: [it, en] }")
}
