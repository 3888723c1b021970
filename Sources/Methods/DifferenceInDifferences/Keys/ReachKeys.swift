// SPDX-License-Identifier: GPL-3.0-or-later

internal import Diagnostics
internal import Findings

extension DifferenceInDifferences {
  /// The keys that say whom the campaign reached, for whom its effect may differ, and what it should
  /// leave alone.
  enum ReachKeys {
    static let placeboOutcome = StudyKey(
      "placebo_outcome",
      Form<[String]>.shapes(
        [
          Form<String>.name.map({ [$0] }, { $0.first ?? "" }),
          .list(of: .name, atLeast: 0, example: "[vaccini]"),
        ],
        write: { names in
          names.count == 1 ? .plain(names[0]) : .list(names.map { .plain($0) })
        }), .standard([]),
      "KPIs that the campaign should leave as they are: the same comparison on them should show "
        + "nothing.",
      aliases: [
        "esito_placebo", "esito_finto", "esito_di_controllo", "negative_control",
        "placebo_kpi", "falsification_outcome",
      ], example: "vaccini")

    static let contaminated = StudyKey(
      "contaminated",
      Form<[Named<Quantity>]>.names(
        MappingTitle("`contaminated`", noun: "places with the share that was reached"),
        of: .quantity(example: "10%"), atLeast: 0, anyKey: true, example: contaminatedExample),
      .standard([]),
      "Controls that the campaign reached in part, and the share of their people that it reached.",
      aliases: ["contaminati", "contaminate", "contaminazione", "contamination"],
      example: contaminatedExample)

    static let received = StudyKey(
      "received", Form<String>.name, .optional,
      "The column that says who was really reached (true/false or a date, for rows of persons; how "
        + "many, for counts): gives the effect on those reached beside the effect of being meant to be.",
      aliases: ["ricevuto", "raggiunti", "raggiunto", "dose", "reached", "treatment_received"],
      example: "raggiunto")

    static let differsBy = StudyKey(
      "differs_by", Form<[String]>.list(of: .name, atLeast: 0, example: "[quartile]"),
      .standard([]),
      "Columns of groups for whom the effect may differ: one model with their interactions, and a "
        + "test of whether it does.",
      aliases: [
        "differisce_per", "sottogruppi", "eterogeneità", "subgroups", "interaction", "moderators",
      ], example: "[quartile]")

    private static let contaminatedExample = "{ Sud: 10% }"
  }
}
