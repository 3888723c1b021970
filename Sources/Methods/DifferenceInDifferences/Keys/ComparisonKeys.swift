// SPDX-License-Identifier: GPL-3.0-or-later

internal import Dates
internal import Diagnostics
internal import Findings

extension DifferenceInDifferences {
  /// The keys that say what the places are compared with, and how.
  enum ComparisonKeys {
    static let controls = StudyKey(
      "controls", controlsForm, .standard(.all),
      "The places without the campaign to compare with: `all`, a list, the nearest "
        + "(`{ per_treated: 4, using: [outcome-before] }`), or a weighted average of them that follows "
        + "the places with the campaign before (`synthetic`, `synthetic-did`).",
      aliases: ["controlli", "confronto", "confronti", "comparison", "control"], example: "all")

    static let weights = StudyKey(
      "weights",
      Form<Weights>.choice(aliases: ["persone": .people, "unità": .units, "luoghi": .units]),
      .resolved("`people`; `units` where the control is synthetic"),
      "Whose average change is estimated: `people` (the average person's) or `units` (the average "
        + "place's).", aliases: ["pesi", "peso"], example: "people")

    static let adjust = StudyKey(
      "adjust", Form<[String]>.list(of: .name, atLeast: 0, example: "[quartile]"), .standard([]),
      "Columns whose mix is held equal between places and over time.",
      aliases: ["aggiusta", "aggiustamento", "covariates", "strata"], example: "[quartile]")

    static let placebo = StudyKey(
      "placebo", placeboForm,
      .resolved("the middle of the time before, where that leaves three periods on each side"),
      "Dates before the start on which nothing happened: a change there speaks against the method.",
      aliases: ["finte_date", "falsification"], example: "2024-04-01")

    static let effect = StudyKey(
      "effect",
      Form<Effect>.choice(aliases: [
        "media": .average, "medio": .average, "simple": .average, "by_start": .byStart,
        "cohort": .byStart, "group": .byStart, "per-inizio": .byStart, "calendar": .byPeriod,
        "by_period": .byPeriod, "per-periodo": .byPeriod, "dynamic": .byExposure,
        "by_exposure": .byExposure, "per-durata": .byExposure, "massimo": .longest,
        "più-lungo": .longest,
      ]), .standard(.average),
      "The one effect that carries the verdict: the average over places with the campaign and "
        + "periods after; or, where places begin on different days, over starting dates "
        + "(`by-start`), calendar periods (`by-period`) or times since the start (`by-exposure`), or "
        + "the one after the longest time (`longest`).", aliases: ["effetto"], example: "average")

    static let matters = StudyKey(
      "matters", Form<Quantity>.quantity(example: "2 pp"), .resolved("the KPI's `matters`"),
      "The smallest change that would alter a decision.",
      aliases: ["soglia", "rilevante", "conta", "threshold", "minimo"], example: "2 pp")

    // MARK: Controls

    private static let controlsForm = Form<Controls>.shapes(
      [
        .scalar(
          noun: "`all`, `synthetic` or `synthetic-did`", example: "all",
          schema: .members(["enum": .array(controlWords.map { .string($0) })]), wrong: ["xyzzy"],
          parse: { text in
            if text == "all" { return .success(.all) }
            if let kind = Synthetic(rawValue: text) { return .success(.synthetic(kind)) }
            return .failure(
              choiceFault(text, words: controlWords, aliases: controlAliases))
          }, write: { _ in .plain("all") }),
        Form<[String]>.list(of: Form<String>.cell, example: "[Sud, Ovest]").map(
          { .list($0) }, { if case .list(let units) = $0 { units } else { [] } }),
        .mapping(
          MappingTitle("`controls`", noun: "a rule for controls"),
          keys: [perTreated, using, caliper], inline: true,
          read: { mapping in
            guard let count = mapping[perTreated], let variables = mapping[using] else {
              return nil
            }
            return .matched(
              Matching(perTreated: count, using: variables, caliper: mapping[caliper]?.double))
          }, write: { _, _ in }),
      ],
      write: { controls in
        switch controls {
        case .all: .plain("all")
        case .synthetic(let kind): .plain(kind.rawValue)
        case .list(let units): .list(units.map(Form<String>.cell.write))
        case .matched(let matching): matchedMembers(matching)
        }
      })

    private static let controlWords = ["all"] + Synthetic.allCases.map(\.rawValue)
    private static let controlAliases = [
      "tutti": "all", "tutte": "all", "sintetico": "synthetic", "synthetic-control": "synthetic",
      "controllo-sintetico": "synthetic", "synthetic_did": "synthetic-did",
      "sdid": "synthetic-did",
    ]

    private static func matchedMembers(_ matching: Matching) -> YAMLValue {
      var writer = MappingWriter()
      writer.put(perTreated, matching.perTreated)
      writer.put(using, matching.using)
      if let limit = matching.caliper {
        writer.put(caliper, DecimalNumber(units: Int((limit * 1000).rounded()), places: 3))
      }
      guard case .mapping(let members) = writer.mapping else { return writer.mapping }
      return .inline(members)
    }

    private static let perTreated = StudyKey(
      "per_treated", Form<Int>.integer(1...100, example: "4"), .required,
      "How many controls for each place with the campaign.",
      aliases: ["per_trattato", "ratio", "k"], example: "4")
    private static let using = StudyKey(
      "using",
      Form<[MatchingVariable]>.list(of: variable, example: "[outcome-before, quartile]"),
      .required, "What places are compared on: `outcome-before`, and columns of the source.",
      aliases: ["usando", "su", "on", "variables"], example: "[outcome-before]")
    private static let caliper = StudyKey(
      "caliper", Form<DecimalNumber>.number, .optional,
      "The largest distance that is still comparable, in standard deviations.",
      aliases: ["calibro", "distanza_massima"], example: "0.5")
    private static let variable = Form<String>.cell.map(
      { text -> MatchingVariable in
        text == "outcome-before" ? .outcomeBefore : .column(text)
      },
      { value in
        switch value {
        case .outcomeBefore: "outcome-before"
        case .column(let name): name
        }
      })

    // MARK: Dates

    private static let placeboForm = Form<[CivilDate]>.shapes(
      [
        Form<CivilDate>.date.map({ [$0] }, { $0.first ?? CivilDate(day: 0) }),
        .list(of: .date, atLeast: 0, example: "[2024-04-01]"),
      ],
      write: { dates in
        dates.count == 1 ? .plain(dates[0].iso) : .list(dates.map { .plain($0.iso) })
      })
  }
}
