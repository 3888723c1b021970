// SPDX-License-Identifier: GPL-3.0-or-later

internal import Dates
internal import Diagnostics
internal import Findings
internal import Methods
internal import Tables

/// The keys of a column.
enum ColumnKeys {
  /// All columns of a source, by name.
  static let all: Form<[ColumnDescription]> = Form<[Named<ColumnDescription>]>.names(
    MappingTitle("`columns`", noun: "columns"), of: form,
    example: "invito: { as: \"Data invito\", type: date }"
  ).map(
    { named in
      named.map { one in
        var column = one.value
        column.name = one.name
        if column.headers == [""] { column.headers = [one.name] }
        return column
      }
    }, { columns in columns.map { Named($0.name, $0) } })

  /// The words for types in a study file.
  enum TypeWord: String, CaseIterable {
    case date, month, quarter, week, year, instant, integer, decimal, money, boolean, category, id
    case text
  }

  static let form = Form<ColumnDescription>.mapping(
    MappingTitle("column", noun: "a column"),
    keys: [
      header, label, type, optional, positive, negative, values, labels, minimum, maximum, decimals,
      zone,
    ],
    inline: true, read: read,
    write: { value, writer in
      writer.put(header, value.headers)
      writer.put(label, value.label.map { LocalizedText(it: $0.it, en: $0.en) })
      writer.put(type, word(of: value.type))
      writer.put(optional, value.optional)
      switch value.type {
      case .boolean(let yes, let no):
        writer.put(positive, yes)
        writer.put(negative, no)
      case .decimal(let scale): writer.put(decimals, scale)
      case .instant(let where_): writer.put(zone, where_)
      default: break
      }
      writer.put(values, value.values)
      writer.put(
        labels,
        value.valueLabels.isEmpty
          ? nil
          : value.valueLabels.map {
            Named($0.value, LocalizedText(it: $0.label.it, en: $0.label.en))
          })
      writer.put(minimum, value.minimum)
      writer.put(maximum, value.maximum)
    })

  private static func read(_ mapping: MappingReader) -> ColumnDescription? {
    let checks = ColumnChecks(mapping: mapping)
    guard let word = mapping[type] else { return nil }
    checks.onlyFitting(word)
    guard let type = checks.type(word), let optional = mapping[optional] else { return nil }
    let bounds = checks.bounds(type)
    guard let headers = mapping.has(header) ? mapping[header] : [""], checks.values(),
      checks.labels(), bounds
    else { return nil }
    var column = ColumnDescription(
      name: "", headers: headers, type: type, optional: optional, minimum: mapping[minimum],
      maximum: mapping[maximum], values: mapping[values])
    column.label = mapping[label].map { ColumnDescription.Label(it: $0.it, en: $0.en) }
    column.valueLabels = (mapping[labels] ?? []).map {
      .init($0.name, ColumnDescription.Label(it: $0.value.it, en: $0.value.en))
    }
    return column
  }

  static func word(of type: ColumnType) -> TypeWord {
    switch type {
    case .date, .period(.day): .date
    case .period(.week): .week
    case .period(.month): .month
    case .period(.quarter): .quarter
    case .period(.year): .year
    case .instant: .instant
    case .integer: .integer
    case .decimal: .decimal
    case .money: .money
    case .boolean: .boolean
    case .category: .category
    case .id: .id
    case .text: .text
    }
  }

  static let header = StudyKey(
    "as",
    Form<[String]>.shapes(
      [
        Form<String>.text.map({ [$0] }, { $0.first ?? "" }),
        .list(of: .text, example: "[\"Data invito\", \"Invito\"]"),
      ],
      write: { headers in
        headers.count == 1 ? .text(headers[0]) : .list(headers.map { .text($0) })
      }), .resolved("the column's name in the study"),
    "The header in the file; a list where it had several names over the years.",
    aliases: ["come", "intestazione", "header", "colonna", "titolo"], example: "\"Data invito\"")
  static let label = StudyKey(
    "label", Form<LocalizedText>.localized, .resolved("the column's name"),
    "What readers call it.", aliases: ["etichetta"],
    example: "{ it: \"deprivazione\", en: \"deprivation\" }")
  static let type = StudyKey(
    "type",
    Form<TypeWord>.choice(aliases: [
      "data": .date, "giorno": .date, "mese": .month, "trimestre": .quarter, "settimana": .week,
      "anno": .year, "intero": .integer, "int": .integer, "numero": .decimal, "number": .decimal,
      "float": .decimal, "decimale": .decimal, "denaro": .money, "valuta": .money, "euro": .money,
      "booleano": .boolean, "bool": .boolean, "sì/no": .boolean, "categoria": .category,
      "categorico": .category, "factor": .category, "testo": .text, "string": .text,
      "codice": .id, "ora": .instant, "timestamp": .instant, "datetime": .instant,
    ]), .required, "What the cells hold.", aliases: ["tipo"], example: "date")
  static let optional = StudyKey(
    "optional", Form<Bool>.truth, .standard(false), "Whether cells may be missing.",
    aliases: ["facoltativo", "facoltativa", "opzionale", "nullable"], example: "true")
  static let positive = StudyKey(
    "positive", Form<[String]>.list(of: .cell, example: "[\"S\"]"), .optional,
    "For booleans: the texts for true.", aliases: ["positivo", "vero", "true_values"],
    example: "[\"S\"]")
  static let negative = StudyKey(
    "negative", Form<[String]>.list(of: .cell, example: "[\"N\"]"), .optional,
    "For booleans: the texts for false.", aliases: ["negativo", "falso", "false_values"],
    example: "[\"N\"]")
  static let values = StudyKey(
    "values", Form<[String]>.list(of: .text, example: "[Q1, Q2, Q3, Q4]"), .optional,
    "The labels allowed; any other is an error in the data.",
    aliases: ["valori", "livelli", "levels"],
    example: "[Q1, Q2, Q3, Q4]")
  static let labels = StudyKey(
    "labels",
    Form<[Named<LocalizedText>]>.names(
      MappingTitle("`labels`", noun: "labels of values"), of: .localized, anyKey: true,
      example: "{ Q1: { it: \"meno deprivati\", en: \"least deprived\" } }"), .optional,
    "What readers call the values: one text for both languages, or one a language. Values without a "
      + "label are shown as the data hold them.",
    aliases: ["etichette", "nomi", "value_labels"],
    example: "{ Q1: { it: \"meno deprivati\", en: \"least deprived\" } }")
  static let minimum = StudyKey(
    "min", bound, .optional, "The least value allowed.", aliases: ["minimo", "minimum"],
    example: "50")
  static let maximum = StudyKey(
    "max", bound, .optional, "The greatest value allowed.", aliases: ["massimo", "maximum"],
    example: "69")
  static let decimals = StudyKey(
    "decimals", Form<Int>.integer(0...18, example: "2"), .resolved("6, for decimal columns"),
    "For decimals: at most how many stand after the mark; they are kept exactly.",
    aliases: ["decimali", "scale", "scala"], example: "2")
  static let zone = StudyKey(
    "zone",
    Form<Zone>.scalar(
      noun: "a time zone", example: "Europe/Rome",
      schema: .members(["type": .string("string")]), wrong: ["Mars/Base", "[1]"],
      parse: { text in
        Zone(text).map { .success($0) }
          ?? .failure(ScalarFault(help: "write `Europe/Rome`, `UTC` or an offset such as `+01:00`"))
      }, write: { .text(name(of: $0)) }),
    .optional, "For instants: the zone whose calendar day counts.", aliases: ["fuso", "timezone"],
    example: "Europe/Rome")

  private static func name(of zone: Zone) -> String {
    switch zone {
    case .rome: return "Europe/Rome"
    case .offset(0): return "UTC"
    case .offset(let minutes):
      func two(_ value: Int) -> String { value < 10 ? "0\(value)" : String(value) }
      let size = abs(minutes)
      return "\(minutes < 0 ? "-" : "+")\(two(size / 60)):\(two(size % 60))"
    }
  }

  private static let bound = Form<Bound>.scalar(
    noun: "a number or a date", example: "50",
    schema: .members(["type": .array([.string("number"), .string("string")])]),
    wrong: ["many", "[1]"],
    parse: { text in
      if let date = CivilDate(iso: text) { return .success(.date(date)) }
      if let number = FixedPoint(text) { return .success(.number(number)) }
      return .failure(ScalarFault(help: "write `50`, `12.5` or a date such as `2024-10-01`"))
    },
    write: { bound in
      switch bound {
      case .date(let date): .plain(date.iso)
      case .number(let number): .plain(number.text)
      }
    })
}
