// SPDX-License-Identifier: GPL-3.0-or-later

internal import Diagnostics
internal import Tables

/// The keys of a dialect that has no name.
enum DialectKeys {
  static let form = Form<Dialect>.shapes(
    [
      .scalar(
        noun: "the name of a dialect", example: "it-excel",
        schema: .members(["enum": .array(Dialect.named.map { .string($0.name) })]),
        wrong: ["xyzzy"],
        parse: { text in
          if let dialect = Dialect(name: text) { return .success(dialect) }
          return .failure(
            choiceFault(
              text, words: Dialect.named.map(\.name),
              aliases: ["excel": "it-excel", "excel-it": "it-excel", "italiano": "it-excel"]))
        }, write: { _ in .plain("csv") }),
      .mapping(
        MappingTitle("`dialect`", noun: "a dialect"),
        keys: [separator, decimal, thousands, dates, encoding], read: read, write: write),
    ],
    write: { dialect in
      if let named = Dialect.named.first(where: { $0.dialect == dialect }) {
        return .plain(named.name)
      }
      var writer = MappingWriter()
      write(dialect, &writer)
      return writer.mapping
    })

  private static func read(_ mapping: MappingReader) -> Dialect? {
    guard let separator = mapping[separator], let decimal = mapping[decimal],
      let thousands = mapping[thousands], let dates = mapping[dates],
      let encoding = mapping[encoding]
    else { return nil }
    if decimal.rawValue == thousands.rawValue {
      mapping.reading.error(
        .contradiction, at: mapping.span(DialectKeys.thousands),
        "`\(decimal.rawValue)` stands before decimals and between thousands",
        label: "also the decimal mark", help: "write `thousands: none`, or another mark")
      return nil
    }
    return Dialect(
      separator: separator, decimal: decimal, thousands: thousands, dates: dates,
      encoding: encoding)
  }

  private static func write(_ value: Dialect, _ writer: inout MappingWriter) {
    writer.put(separator, value.separator)
    writer.put(decimal, value.decimal)
    writer.put(thousands, value.thousands)
    writer.put(dates, value.dates)
    writer.put(encoding, value.encoding)
  }

  private static let separator = StudyKey(
    "separator",
    Form<UInt8>.scalar(
      noun: "a separator such as \";\" or tab", example: "\";\"", schema: .anyText,
      wrong: ["ab", "[a]"],
      parse: { Dialect.separator($0).map { .success($0) } ?? .failure(ScalarFault()) },
      write: { .text(Dialect.separatorName($0)) }),
    .required, "What stands between the fields of a line.",
    aliases: ["separatore", "delimiter", "sep"], example: "\";\"")
  private static let decimal = StudyKey(
    "decimal",
    Form<DecimalMark>.choice(aliases: [
      "virgola": .comma, "punto": .point, "comma": .comma, "point": .point,
    ]),
    .standard(.point), "The mark before decimals.", aliases: ["decimale", "decimali"],
    example: "\",\"")
  private static let thousands = StudyKey(
    "thousands",
    Form<ThousandsMark>.choice(aliases: [
      "punto": .point, "virgola": .comma, "nessuno": .none, "point": .point, "comma": .comma,
    ]),
    .standard(.none), "The mark between thousands.", aliases: ["migliaia"], example: "\".\"")
  private static let dates = StudyKey(
    "dates",
    Form<DateFormat>.choice(aliases: [
      "gg/mm/aaaa": .dayMonthYear, "iso": .iso, "aaaa-mm-gg": .iso,
      "gg-mm-aaaa": .dayMonthYearDashes,
      "gg.mm.aaaa": .dayMonthYearPoints,
    ]), .standard(.iso), "How days are written.", aliases: ["date", "data"],
    example: "dd/mm/yyyy")
  private static let encoding = StudyKey(
    "encoding",
    Form<TextEncoding>.choice(aliases: [
      "utf8": .utf8, "latin1": .windows1252, "iso-8859-1": .windows1252, "cp1252": .windows1252,
      "ansi": .windows1252, "utf16": .utf16, "unicode": .utf16,
    ]), .standard(.utf8), "How characters are stored.", aliases: ["codifica", "charset"],
    example: "windows-1252")
}
