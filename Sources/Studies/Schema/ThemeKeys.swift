// SPDX-License-Identifier: GPL-3.0-or-later

internal import Diagnostics
internal import Findings
internal import Methods

/// The keys under `themes`: what people said, laid beside the KPI that it explains.
enum ThemeKeys {
  /// All themes, by name.
  static let all: Form<[Theme]> = Form<[Named<Theme>]>.names(
    MappingTitle("`themes`", noun: "themes"), of: form, example: "orari: { kind: barrier, … }"
  ).map({ naming($0).map(\.value) }, { themes in themes.map { Named($0.id, $0) } })

  private static func naming(_ named: [Named<Theme>]) -> [Named<Theme>] {
    named.map { one in
      var theme = one.value
      theme.id = one.name
      return Named(one.name, theme)
    }
  }

  static let form = Form<Theme>.mapping(
    MappingTitle("theme", noun: "a theme"),
    keys: [label, kind, method, source, people, kpi, agreement, quotation],
    read: { mapping in
      guard let label = mapping[label], let kind = mapping[kind], let method = mapping[method],
        let source = mapping[source], let people = mapping[people], let kpi = mapping[kpi],
        let agreement = mapping[agreement],
        mapping.has(quotation) == (mapping[quotation] != nil)
      else { return nil }
      return Theme(
        id: "", label: label, kind: kind, method: method, source: source, people: people,
        kpi: kpi, agreement: agreement, quotation: mapping[quotation])
    },
    write: { value, writer in
      writer.put(label, value.label)
      writer.put(kind, value.kind)
      writer.put(method, value.method)
      writer.put(source, value.source)
      writer.put(people, value.people)
      writer.put(kpi, value.kpi)
      writer.put(agreement, value.agreement)
      writer.put(quotation, value.quotation)
    })

  private static let label = StudyKey(
    "label", Form<LocalizedText>.localized, .required, "What people said, in a few words.",
    aliases: ["etichetta", "tema", "titolo"], example: "\"gli orari del punto di raccolta\"")
  private static let kind = StudyKey(
    "kind",
    Form<Theme.Kind>.choice(aliases: [
      "barriera": .barrier, "ostacolo": .barrier, "leva": .driver, "motivazione": .driver,
      "spinta": .driver, "fiducia": .trust, "frustrazione": .frustration,
    ]), .required, "What it is: `barrier`, `driver`, `trust` or `frustration`.",
    aliases: ["tipo"], example: "barrier")
  private static let method = StudyKey(
    "method",
    Form<Theme.Method>.choice(aliases: [
      "interviste": .interviews, "osservazione": .observation, "altro": .other,
      "gruppo": .focusGroup, "risposte-aperte": .openAnswers,
    ]), .required,
    "How it was gathered: `interviews`, `focus-group`, `open-answers`, `observation` or `other`.",
    aliases: ["metodo"], example: "interviews")
  private static let source = StudyKey(
    "source", Form<String>.text, .required, "Who gathered it, and where it is written down.",
    aliases: ["fonte", "origine"], example: "\"rapporto della UO, marzo 2025\"")
  private static let people = StudyKey(
    "people", Form<Int>.integer(1...10_000_000, example: "18"), .required,
    "How many people were heard, those without this theme included.",
    aliases: ["persone", "n", "numero"], example: "18")
  static let kpi = StudyKey(
    "kpi", Form<String>.name, .required, "The KPI that it explains.",
    aliases: ["indicatore"], example: "adesione")
  private static let agreement = StudyKey(
    "agreement",
    Form<Theme.Agreement>.choice(aliases: [
      "concorda": .agrees, "tace": .silent, "contraddice": .contradicts,
    ]), .required,
    "Whether it fits what the number says: `agrees`, `silent` or `contradicts`.",
    aliases: ["accordo", "concordanza", "agrees"], example: "agrees")
  private static let quotation = StudyKey(
    "quotation", Form<LocalizedText>.localized, .optional,
    "One voice in its own words, without a name or anything that points to a person.",
    aliases: ["citazione", "frase", "quote"], example: "\"aprono quando lavoro\"")
}
