// SPDX-License-Identifier: GPL-3.0-or-later

internal import Diagnostics
internal import Findings

extension InterruptedTimeSeries {
  /// The keys that say how the change is estimated and what carries the verdict.
  enum EstimationKeys {
    static let control = StudyKey(
      "control", controlForm, .standard(nil),
      "A series that the campaign did not reach: other rows (`only`) or another KPI (`kpi`).",
      aliases: ["controllo", "confronto", "comparison"],
      example: "{ only: { distretto: [Sud] }, label: \"Sud\" }")

    static let estimator = StudyKey(
      "estimator",
      Form<Estimator>.choice(aliases: [
        "ar1": .reml, "nw": .neweyWest, "newey_west": .neweyWest, "prais_winsten": .praisWinsten,
        "quasi-poisson": .quasiLikelihood, "poisson": .quasiLikelihood,
        "quasi-binomial": .quasiLikelihood, "minimi-quadrati": .ols,
      ]), .standard(.integratedAutocorrelation),
      "The estimator that carries the verdict; the others are printed beside it.",
      aliases: ["stimatore", "metodo_di_stima", "method"], example: "integrated-autocorrelation")

    static let effect = StudyKey(
      "effect", effectForm, .standard(.average),
      "The one effect that carries the verdict: `average`, `level`, `slope`, `cumulative` or "
        + "`{ at: 12 }` periods after.",
      aliases: ["effetto"], example: "average")

    static let effectsAt = StudyKey(
      "effects_at",
      Form<[Int]>.list(of: .integer(1...1000, example: "12"), example: "[1, 6, 12, 24]"),
      .standard([1, 6, 12, 24]), "After how many periods the effect is also given.",
      aliases: ["effetti_a", "effetti_dopo"], example: "[1, 6, 12]")

    static let matters = StudyKey(
      "matters", Form<Quantity>.quantity(example: "2 pp"),
      .resolved("the KPI's `matters`, for an effect in the same unit"),
      "The smallest change that would alter a decision, in the unit of the effect.",
      aliases: ["soglia", "rilevante", "conta", "threshold", "minimo"], example: "2 pp")

    static let neweyWestLag = StudyKey(
      "newey_west_lag", Form<Int>.integer(0...400, example: "3"),
      .resolved("the whole part of 4·(n/100)^(2/9), n being the periods of the series"),
      "Lags of the Newey-West covariance.",
      aliases: ["ritardo_newey_west", "lag", "ritardi"], example: "3")

    private static let controlForm = Form<Control?>.shapes(
      [
        .scalar(
          noun: "`none`", example: "none", schema: .members(["const": .string("none")]),
          wrong: ["xyzzy"],
          parse: { text in
            text == "none"
              ? .success(nil)
              : .failure(
                ScalarFault(
                  label: "not a control",
                  help: "write `{ only: { column: [values] }, label: \"…\" }` or "
                    + "`{ kpi: name, label: \"…\" }`"))
          }, write: { _ in .plain("none") }),
        .mapping(
          MappingTitle("`control`", noun: "a control"), keys: [only, kpi, label],
          read: readControl, write: { _, _ in }),
      ],
      write: { control in
        guard let control else { return .plain("none") }
        var members: [YAMLValue.Member] = []
        switch control.series {
        case .only(let filters): members.append(.init("only", only.form.write(filters)))
        case .kpi(let name): members.append(.init("kpi", .plain(name)))
        }
        members.append(.init("label", label.form.write(control.label)))
        return .mapping(members)
      })

    private static func readControl(_ mapping: MappingReader) -> Control?? {
      let both = mapping.has(only) && mapping.has(kpi)
      if both || !mapping.has(only) && !mapping.has(kpi) {
        mapping.reading.error(
          .alternatives, at: both ? mapping.span(kpi) : mapping.node.nameSpan,
          both
            ? "`control` has both `only` and `kpi`" : "`control` needs one of `only` and `kpi`",
          label: "one of the two is due",
          help: "`only` chooses other rows of the same KPI, `kpi` another KPI; keep one")
        return nil
      }
      guard let label = mapping[label] else { return nil }
      if let filters = mapping[only], mapping.has(only) {
        return Control(series: .only(filters), label: label)
      }
      return mapping[kpi].map { Control(series: .kpi($0), label: label) }
    }

    static let only = StudyKey(
      "only", ColumnFilter.form, .optional, "Other rows of the same KPI.",
      aliases: ["solo", "soltanto", "filtro"], example: "{ distretto: [Sud] }")
    static let kpi = StudyKey(
      "kpi", Form<String>.name, .optional, "Another KPI.", aliases: ["indicatore"],
      example: "adesione_sud")
    private static let label = StudyKey(
      "label", Form<LocalizedText>.localized, .required, "What readers see.",
      aliases: ["etichetta", "nome", "name"], example: "\"distretto Sud\"")

    private static let effectForm = Form<Effect>.shapes(
      [
        .scalar(
          noun: "one of average, level, slope, cumulative", example: "average",
          schema: .members(["enum": .array(effectWords.map { .string($0.word) })]),
          wrong: ["xyzzy"],
          parse: { text in
            if let known = effectWords.first(where: { $0.word == text }) {
              return .success(known.effect)
            }
            return .failure(
              choiceFault(
                text, words: effectWords.map(\.word),
                aliases: [
                  "media": "average", "medio": "average", "livello": "level",
                  "pendenza": "slope", "cumulativo": "cumulative",
                ]))
          }, write: { _ in .plain("average") }),
        .mapping(
          MappingTitle("`effect`", noun: "an effect"), keys: [at], inline: true,
          read: { mapping in mapping[at].map { .at($0) } }, write: { _, _ in }),
      ],
      write: { effect in
        if case .at(let periods) = effect {
          return .inline([.init("at", .plain(String(periods)))])
        }
        return .plain(effectWords.first { $0.effect == effect }?.word ?? "average")
      })

    private static let effectWords: [(word: String, effect: Effect)] = [
      ("average", .average), ("level", .level), ("slope", .slope), ("cumulative", .cumulative),
    ]
    private static let at = StudyKey(
      "at", Form<Int>.integer(1...1000, example: "12"), .required,
      "After how many periods.", aliases: ["dopo", "a"], example: "12")
  }
}
