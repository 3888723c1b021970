// SPDX-License-Identifier: GPL-3.0-or-later

public import Diagnostics
internal import Findings
public import Reports

/// What `esito catalog` prints.
extension Catalogue {
  /// All indicators, grouped, one line each: name in study files, name for readers.
  public static func list(_ language: Language) -> String {
    let width = indicators.map(\.id.count).max() ?? 0
    var lines: [String] = []
    for group in groups {
      lines.append(group.title.text(language))
      for indicator in indicators where indicator.group == group.id {
        let gap = String(repeating: " ", count: width - indicator.id.count)
        lines.append("  \(indicator.id)\(gap)  \(indicator.name.text(language))")
      }
      lines.append("")
    }
    lines.append(Words.footer.text(language).replacing("{version}", with: version))
    return lines.joined(separator: "\n")
  }

  /// One indicator explained; nil when the catalogue does not hold it.
  public static func explanation(of id: String, _ language: Language) -> String? {
    guard let indicator = indicator(id) else { return nil }
    var lines = ["\(indicator.id): \(indicator.name.text(language))", ""]
    lines += wrapped(indicator.definition.text(language), indent: 2) + [""]
    func add(_ title: LocalizedText, _ text: String?) {
      guard let text, !text.isEmpty else { return }
      lines.append("  \(title.text(language))")
      lines += wrapped(text, indent: 4)
    }
    add(Words.numerator, indicator.formula.numerator.text(language))
    add(Words.denominator, indicator.formula.denominator?.text(language))
    add(
      Words.without, indicator.formula.exclusions.map { $0.text(language) }.joined(separator: "; "))
    add(Words.unit, indicator.unit.words.text(language))
    add(
      Words.better,
      (indicator.better.map { $0 == .higher ? Words.higher : Words.lower } ?? Words.depends).text(
        language)
    )
    add(Words.level, indicator.levels.map(\.rawValue).joined(separator: ", "))
    add(
      Words.computed,
      indicator.computedBy.map { $0.isMeasure ? "`\($0.key)`" : "`kind: \($0.rawValue)`" }
        .joined(separator: ", "))
    if indicator.isVanity { add(Words.alone, Words.vanity.text(language)) }
    add(Words.mind, indicator.caveat.text(language))
    add(Words.source, indicator.sources.joined(separator: "; "))
    return lines.joined(separator: "\n")
  }

  /// The diagnostic for a name that the catalogue does not hold.
  public static func unknown(_ word: String) -> Diagnostic {
    Diagnostic(
      code: .unknownIndicator, severity: .error,
      message: "the catalogue has no indicator `\(excerpt(word))`", file: "esito catalog",
      span: nil, help: helpForUnknown(word))
  }

  /// What helps whoever wrote a name that the catalogue does not hold.
  public static func helpForUnknown(_ word: String) -> String {
    let near = nearest(word)
    guard let last = near.last else { return "`esito catalog` lists them all" }
    let names = near.map { "`\($0)`" }
    return "did you mean "
      + (near.count == 1 ? names[0] : names.dropLast().joined(separator: ", ") + " or `\(last)`")
      + "? `esito catalog` lists them all"
  }

  /// Lines of at most 90 characters.
  private static func wrapped(_ text: String, indent: Int) -> [String] {
    let margin = String(repeating: " ", count: indent)
    var lines: [String] = []
    var line = ""
    for word in text.split(separator: " ") {
      if !line.isEmpty, indent + line.count + word.count + 1 > 90 {
        lines.append(margin + line)
        line = ""
      }
      line += (line.isEmpty ? "" : " ") + word
    }
    return line.isEmpty ? lines : lines + [margin + line]
  }

  private enum Words {
    static let numerator = both("Numeratore", "Numerator")
    static let denominator = both("Denominatore", "Denominator")
    static let without = both("Senza", "Without")
    static let unit = both("Unità", "Unit")
    static let better = both("Migliora quando", "Better when")
    static let higher = both("sale (`higher`)", "higher")
    static let lower = both("scende (`lower`)", "lower")
    static let depends = both("dipende dal programma", "depends on the programme")
    static let level = both("Livello", "Level")
    static let computed = both("In Esito lo calcola", "Computed in Esito by")
    static let alone = both("Da solo", "Alone")
    static let vanity = both(
      "non dice nulla di comportamento o salute: va legato a un esito con `leads_to`",
      "says nothing of behaviour or health: tie it to an outcome with `leads_to`")
    static let mind = both("Attenzione", "Mind")
    static let source = both("Fonte", "Source")
    static let footer = both(
      "Catalogo, versione {version}. `esito catalog ID` ne spiega uno.",
      "Catalogue, version {version}. `esito catalog ID` explains one.")
  }
}
