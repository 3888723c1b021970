// SPDX-License-Identifier: GPL-3.0-or-later

internal import Diagnostics
public import Findings

/// The catalogue of indicators in the binary: definitions that many programmes share, so that a KPI
/// which names one is computed as others compute it.
public enum Catalogue {
  /// Version of the catalogue: rises when an indicator is added or a definition changes.
  public static let version = "1"

  /// All indicators, group by group, in printing order.
  public static let indicators: [Indicator] =
    screening + service + funnel + survey + media + content + cost + smoking + health

  /// The indicator of that name; nil when the catalogue does not hold it.
  public static func indicator(_ id: String) -> Indicator? { byName[id] }

  /// What stands before the slash, in printing order, with its title.
  public static let groups: [(id: String, title: LocalizedText)] = [
    ("ons", both("Screening organizzati", "Organised screening")),
    ("nsg", both("Nuovo sistema di garanzia dei LEA", "National guarantee system (Italy)")),
    ("service", both("Servizi", "Services")),
    ("funnel", both("Percorso fino al servizio", "The way to the service")),
    ("survey", both("Questionari", "Surveys")),
    ("media", both("Diffusione", "Media")),
    ("content", both("Contenuti e regole", "Content and rules")),
    ("cost", both("Costi", "Costs")),
    ("smoking", both("Fumo", "Smoking")),
    ("programme", both("Programmi continuativi", "Programmes that last")),
    ("health", both("Salute", "Health")),
  ]

  /// The indicators that were probably meant, the nearest first, at most three: by name, by their
  /// names in both languages, and by the words of these.
  public static func nearest(_ word: String) -> [String] {
    guard word.utf8.count <= 200 else { return [] }
    var found: [String] = []
    func add(_ id: String) {
      if !found.contains(id), found.count < 3 { found.append(id) }
    }
    let lower = word.lowercased()
    let names = indicators.map(\.id)
    if let near = NearestName.find(lower, among: names) { add(near) }
    let last = String(lower.split(separator: "/").last ?? "")
    for indicator in indicators {
      let own = [String(indicator.id.dropFirst(indicator.group.utf8.count + 1))] + words(indicator)
      if NearestName.find(last, among: own) != nil { add(indicator.id) }
    }
    let wanted = parts(lower)
    let scored = indicators.enumerated().map { index, indicator in
      (index: index, score: wanted.intersection(parts(text(indicator))).count)
    }.filter { $0.score > 0 }.sorted { ($1.score, $0.index) < ($0.score, $1.index) }
    for one in scored { add(indicators[one.index].id) }
    return found
  }

  private static let byName = Dictionary(
    uniqueKeysWithValues: indicators.map { ($0.id, $0) })

  private static func words(_ indicator: Indicator) -> [String] {
    [indicator.name.it.lowercased(), indicator.name.en.lowercased()] + indicator.alsoCalled
  }

  private static func text(_ indicator: Indicator) -> String {
    indicator.id + " " + words(indicator).joined(separator: " ")
  }

  /// The words of a text that tell something: four letters or more, or with a digit.
  private static func parts(_ text: String) -> Set<Substring> {
    Set(
      text.lowercased().split { !$0.isLetter && !$0.isNumber }.filter { part in
        part.count >= 4 || part.contains(where: \.isNumber)
          || ["nps", "cpm", "cpc", "ctr"].contains(part)
      })
  }
}
