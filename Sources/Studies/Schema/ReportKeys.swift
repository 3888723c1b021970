// SPDX-License-Identifier: GPL-3.0-or-later

internal import Diagnostics

/// What a study file says of its report.
public struct ReportOptions: Hashable, Sendable {
  /// The languages of the report, in order.
  public var languages: [Language]
  /// Counts of people or events from 1 to this are withheld.
  public var minimumCell: Int
  /// Whether differences between analyses count as cells, so that none can be worked out from two.
  public var secondary: Bool
  /// The base that counts are rounded to; nil for none.
  public var roundTo: Int?

  /// Options.
  public init(
    languages: [Language], minimumCell: Int, secondary: Bool, roundTo: Int? = nil
  ) {
    self.roundTo = roundTo
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
        languages: languages, minimumCell: disclosure.minimumCell, secondary: disclosure.secondary,
        roundTo: disclosure.roundTo)
    },
    write: { value, writer in
      writer.put(languages, value.languages)
      writer.put(
        disclosure,
        Disclosure(
          minimumCell: value.minimumCell, secondary: value.secondary, roundTo: value.roundTo))
    })

  struct Disclosure: Hashable, Sendable {
    var minimumCell: Int
    var secondary: Bool
    var roundTo: Int?
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
    MappingTitle("`disclosure`", noun: "disclosure control"),
    keys: [minimumCell, secondary, roundTo],
    inline: true,
    read: { mapping in
      guard let cell = mapping[minimumCell], let more = mapping[secondary] else { return nil }
      if !more {
        mapping.reading.warning(
          .weakDisclosure, at: mapping.node["secondary"]?.span ?? mapping.node.nameSpan,
          "`secondary: false` lets small counts be worked out from two analyses",
          label: "not advised",
          help: "leave `secondary` out: two analyses of the same rows whose counts differ by one "
            + "person then withhold one of them")
      }
      return Disclosure(minimumCell: cell, secondary: more, roundTo: mapping[roundTo])
    },
    write: { value, writer in
      writer.put(minimumCell, value.minimumCell)
      writer.put(secondary, value.secondary)
      writer.put(roundTo, value.roundTo)
    })
  private static let minimumCell = StudyKey(
    "min_cell", Form<Int>.integer(3...1000, example: "5"), .standard(5),
    "Counts of people or events from 1 to this are withheld; public sources excepted.",
    aliases: ["cella_minima", "soglia"], example: "5")
  private static let secondary = StudyKey(
    "secondary", Form<Bool>.truth, .standard(true),
    "Treat counts in which two analyses differ as cells, so that none can be worked out from both.",
    aliases: ["secondaria", "complementare"], example: "true")
  private static let roundTo = StudyKey(
    "round_to", Form<Int>.integer(2...100, example: "5"), .optional,
    "Round all counts of sources that are not public to multiples of this.",
    aliases: ["arrotonda", "arrotonda_a", "base", "round", "rounding"], example: "5")
}
