// SPDX-License-Identifier: GPL-3.0-or-later

internal import Diagnostics

/// What a study file says of its report.
public struct ReportOptions: Hashable, Sendable {
  /// The languages of the report, in order.
  public var languages: [Language]
  /// Cells with fewer people or events than this are withheld.
  public var minimumCell: Int
  /// Whether further cells are withheld so that none can be worked out.
  public var secondary: Bool

  /// Options.
  public init(languages: [Language], minimumCell: Int, secondary: Bool) {
    self.languages = languages
    self.minimumCell = minimumCell
    self.secondary = secondary
  }

  /// A language of reports.
  public enum Language: String, Hashable, Sendable, CaseIterable {
    case it, en
  }

  /// What holds where the study file says nothing.
  public static let standard = ReportOptions(
    languages: [.it, .en], minimumCell: 5, secondary: true)
}

/// The keys under `report`.
enum ReportKeys {
  static let form = Form<ReportOptions>.mapping(
    "report", keys: [languages, disclosure],
    read: { mapping in
      guard let languages = mapping[languages], let disclosure = mapping[disclosure] else {
        return nil
      }
      for (index, language) in languages.enumerated()
      where languages.prefix(index).contains(language) {
        mapping.reading.error(
          .contradiction, at: mapping.node["languages"]?[index]?.span ?? mapping.node.nameSpan,
          "`languages` holds `\(language.rawValue)` twice", label: "again",
          help: "delete one of them")
        return nil
      }
      return ReportOptions(
        languages: languages, minimumCell: disclosure.minimumCell, secondary: disclosure.secondary)
    },
    write: { value, writer in
      writer.put(languages, value.languages)
      writer.put(
        disclosure, Disclosure(minimumCell: value.minimumCell, secondary: value.secondary))
    })

  struct Disclosure: Hashable, Sendable {
    var minimumCell: Int
    var secondary: Bool
  }

  private static let languages = StudyKey(
    "languages",
    Form<[ReportOptions.Language]>.list(
      of: .choice(aliases: [
        "italiano": .it, "ita": .it, "italian": .it, "inglese": .en, "english": .en, "eng": .en,
      ]), example: "[it, en]"), .standard([.it, .en]), "The languages of the report.",
    aliases: ["lingue", "lingua", "language"], example: "[it, en]")
  private static let disclosure = StudyKey(
    "disclosure", disclosureForm, .standard(Disclosure(minimumCell: 5, secondary: true)),
    "How small cells are withheld.", aliases: ["riservatezza", "privacy"],
    example: "{ min_cell: 5, secondary: true }")
  private static let disclosureForm = Form<Disclosure>.mapping(
    MappingTitle("`disclosure`", noun: "disclosure control"), keys: [minimumCell, secondary],
    inline: true,
    read: { mapping in
      guard let cell = mapping[minimumCell], let more = mapping[secondary] else { return nil }
      return Disclosure(minimumCell: cell, secondary: more)
    },
    write: { value, writer in
      writer.put(minimumCell, value.minimumCell)
      writer.put(secondary, value.secondary)
    })
  private static let minimumCell = StudyKey(
    "min_cell", Form<Int>.integer(3...1000, example: "5"), .standard(5),
    "Cells with fewer people or events than this are withheld; public sources excepted.",
    aliases: ["cella_minima", "soglia"], example: "5")
  private static let secondary = StudyKey(
    "secondary", Form<Bool>.truth, .standard(true),
    "Withhold further cells, so that none can be worked out from the others.",
    aliases: ["secondaria", "complementare"], example: "true")
}
