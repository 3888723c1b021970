// SPDX-License-Identifier: GPL-3.0-or-later

internal import Dates
internal import Diagnostics
internal import Tables

/// The keys of a rule about the rows of a source.
enum ExpectationKeys {
  static let form = Form<Expectation>.mapping(
    MappingTitle("rule", noun: "a rule"), keys: [noGaps, every, order, allValues, unique, rows],
    inline: true, read: read,
    write: { value, writer in
      switch value {
      case .noGaps(let column, let step):
        writer.put(noGaps, column)
        writer.put(every, step)
      case .order(let columns): writer.put(order, columns)
      case .allValues(let column): writer.put(allValues, column)
      case .unique(let columns): writer.put(unique, columns)
      case .rows(let least, let most): writer.put(rows, RowLimits(atLeast: least, atMost: most))
      }
    })

  private static func read(_ mapping: MappingReader) -> Expectation? {
    let names = ["no_gaps", "order", "all_values", "unique", "rows"]
    let present = mapping.node.entries.filter { names.contains($0.key) }
    guard present.count == 1 else {
      if present.count > 1 || mapping.node.entries.allSatisfy({ $0.key == "every" }) {
        mapping.reading.error(
          .alternatives, at: present.dropFirst().first?.keySpan ?? mapping.node.nameSpan,
          present.isEmpty ? "this rule says nothing" : "a rule says one thing",
          label: "one of \(names.joined(separator: ", ")) is due",
          help: "write a rule for each, as `- { order: [invito, risposta] }`")
      }
      return nil
    }
    if mapping.has(every), !mapping.has(noGaps) {
      mapping.reading.error(
        .contradiction, at: mapping.span(every), "`every` belongs to `no_gaps`",
        label: "no meaning here", help: "delete it")
      return nil
    }
    if let column = mapping[noGaps] {
      guard mapping.has(every) else {
        mapping.reading.error(
          .missingKey, at: mapping.node.nameSpan, "`no_gaps` needs `every`",
          label: "`every` is missing", help: "add `every: month`")
        return nil
      }
      return mapping[every].map { .noGaps(column: column, every: $0) }
    }
    if let columns = mapping[order] { return .order(columns) }
    if let column = mapping[allValues] { return .allValues(column: column) }
    if let columns = mapping[unique] { return .unique(columns) }
    return mapping[rows].map { .rows(atLeast: $0.atLeast, atMost: $0.atMost) }
  }

  static let noGaps = StudyKey(
    "no_gaps", Form<String>.name, .optional,
    "From the first to the last period of this column none is without rows.",
    aliases: ["senza_buchi", "nessun_buco"], example: "invito")
  static let every = StudyKey(
    "every",
    Form<CalendarStep>.choice(aliases: ["mese": .month, "settimana": .week, "anno": .year]),
    .optional, "For `no_gaps`: the period.", aliases: ["ogni"], example: "month")
  static let order = StudyKey(
    "order", Form<[String]>.list(of: .name, atLeast: 2, example: "[invito, risposta]"), .optional,
    "In each row these columns do not decrease.", aliases: ["ordine"],
    example: "[invito, risposta]")
  static let allValues = StudyKey(
    "all_values", Form<String>.name, .optional,
    "Each label that the column declares stands in at least one row.",
    aliases: ["tutti_i_valori"], example: "quartile")
  static let unique = StudyKey(
    "unique", Form<[String]>.list(of: .name, example: "[persona]"), .optional,
    "No two rows agree in all these columns.", aliases: ["unico", "unici", "univoco"],
    example: "[persona]")
  static let rows = StudyKey(
    "rows", rowForm, .optional, "How many rows there are.", aliases: ["righe"],
    example: "{ at_least: 100 }")

  struct RowLimits: Hashable, Sendable {
    var atLeast: Int?
    var atMost: Int?
  }

  private static let rowForm = Form<RowLimits>.mapping(
    MappingTitle("`rows`", noun: "a number of rows"), keys: [atLeast, atMost], inline: true,
    read: { mapping in
      let least = mapping[atLeast]
      let most = mapping[atMost]
      if mapping.node.entries.isEmpty {
        mapping.reading.error(
          .alternatives, at: mapping.node.nameSpan, "`rows` says nothing",
          label: "a limit is due", help: "write `{ at_least: 100 }` or `{ at_most: 100 }`")
        return nil
      }
      if let least, let most, least > most {
        mapping.reading.error(
          .contradiction, at: mapping.span(atMost), "`at_most` is less than `at_least`",
          label: "less than `at_least`", help: "exchange the two")
        return nil
      }
      return RowLimits(atLeast: least, atMost: most)
    },
    write: { value, writer in
      writer.put(atLeast, value.atLeast)
      writer.put(atMost, value.atMost)
    })
  private static let atLeast = StudyKey(
    "at_least", Form<Int>.integer(0...2_000_000_000, example: "100"), .optional,
    "No fewer than this.", aliases: ["almeno", "min"], example: "100")
  private static let atMost = StudyKey(
    "at_most", Form<Int>.integer(0...2_000_000_000, example: "100"), .optional,
    "No more than this.", aliases: ["al_massimo", "max"], example: "100000")
}
