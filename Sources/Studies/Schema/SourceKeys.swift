// SPDX-License-Identifier: GPL-3.0-or-later

internal import Dates
internal import Diagnostics
internal import Methods
internal import Tables

/// The keys of a source.
enum SourceKeys {
  /// All sources, by name.
  static let all: Form<[StudySource]> = Form<[Named<StudySource>]>.names(
    MappingTitle("`sources`", noun: "sources"), of: form, example: "inviti: { file: … }"
  ).map({ naming($0).map(\.value) }, { sources in sources.map { Named($0.name, $0) } })

  /// Sources that know their names.
  static func naming(_ named: [Named<StudySource>]) -> [Named<StudySource>] {
    named.map { one in
      var source = one.value
      source.name = one.name
      return Named(one.name, source)
    }
  }

  static let form = Form<StudySource>.mapping(
    MappingTitle("source", noun: "a source"),
    keys: [file] + EngineKeys.keys + [dialect, holds, from, collected, missing, columns, expect],
    read: { mapping in
      guard EngineKeys.fit(mapping), let holds = mapping[holds], let missing = mapping[missing],
        let columns = mapping[columns], let expect = mapping[expect],
        mapping.has(file) == (mapping[file] != nil),
        mapping.has(dialect) == (mapping[dialect] != nil),
        mapping.has(EngineKeys.table) == (mapping[EngineKeys.table] != nil),
        mapping.has(EngineKeys.connection) == (mapping[EngineKeys.connection] != nil)
      else { return nil }
      var source = StudySource(
        name: "", file: mapping[file], dialect: mapping[dialect] ?? .csv, holds: holds,
        provenance: mapping[from], missing: missing, columns: columns, expectations: expect)
      source.collected = mapping[collected]
      source.engine = mapping[EngineKeys.engine]
      source.table = mapping[EngineKeys.table]
      source.connection = mapping[EngineKeys.connection]
      return source
    },
    write: { value, writer in
      writer.put(file, value.file)
      writer.put(EngineKeys.engine, value.engine)
      writer.put(EngineKeys.table, value.table)
      writer.put(EngineKeys.connection, value.connection)
      writer.put(dialect, value.dialect)
      writer.put(holds, value.holds)
      writer.put(from, value.provenance)
      writer.put(collected, value.collected)
      writer.put(missing, value.missing)
      writer.put(columns, value.columns)
      writer.put(expect, value.expectations)
    })

  static let file = StudyKey(
    "file", Form<String>.text, .resolved("none, where an engine's server holds the `table`"),
    "The data file, relative to the study's folder or to a `--data-root`; `*` in its name means "
      + "all that fit, as one source.",
    aliases: ["percorso", "path", "archivio"], example: "dati/inviti.csv")
  static let dialect = StudyKey(
    "dialect", DialectKeys.form,
    .resolved("`csv`, for tables and Parquet files; a text file must declare it"),
    "How the file is written: `csv`, `it-excel`, or its parts one by one.",
    aliases: ["dialetto", "formato", "format"], example: "it-excel")
  static let holds = StudyKey(
    "holds",
    Form<Holding>.choice(aliases: [
      "pubblico": .public, "pubblici": .public, "aggregati": .aggregates,
      "aggregate": .aggregates, "pseudonimizzati": .pseudonymised,
      "pseudonymized": .pseudonymised, "personali": .pseudonymised,
    ]), .required,
    "What the file holds, and so what may be shown: `public`, `aggregates` or `pseudonymised`.",
    aliases: ["contiene"], example: "pseudonymised")
  static let from = StudyKey(
    "from", provenance, .optional, "Who the data come from, and the day of extraction.",
    aliases: ["da", "provenienza", "origine"],
    example: "{ who: \"Gestionale screening\", extracted: 2025-10-03 }")
  static let collected = StudyKey(
    "collected", CollectionKeys.form, .optional, "How the data came to be, and who judged them.",
    aliases: ["raccolta", "rilevazione"],
    example: "{ same_throughout: true, assessed: objective }")
  static let missing = StudyKey(
    "missing", Form<[String]>.list(of: .cell, atLeast: 0, example: "[\"\", \"n.d.\"]"),
    .standard([""]), "Cells that hold no value.", aliases: ["mancanti", "mancante", "na", "vuoti"],
    example: "[\"\", \"n.d.\"]")
  static let columns = StudyKey(
    "columns", ColumnKeys.all, .required, "The columns that the study uses, under its own names.",
    aliases: ["colonne", "campi", "variabili"],
    example: "{ invito: { as: \"Data invito\", type: date } }")
  static let expect = StudyKey(
    "expect",
    Form<[Expectation]>.list(of: ExpectationKeys.form, atLeast: 0, example: expectExample),
    .standard([]), "What must be true of the rows together; else the data are refused.",
    aliases: ["attese", "regole", "rules", "checks"], example: expectExample)

  private static let expectExample = "[{ order: [invito, risposta] }]"

  private static let provenance = Form<StudySource.Provenance>.mapping(
    MappingTitle("`from`", noun: "a provenance"), keys: [who, extracted], inline: true,
    read: { mapping in
      guard let who = mapping[who] else { return nil }
      return StudySource.Provenance(who: who, extracted: mapping[extracted])
    },
    write: { value, writer in
      writer.put(who, value.who)
      writer.put(extracted, value.extracted)
    })
  private static let who = StudyKey(
    "who", Form<String>.text, .required, "The system or office.", aliases: ["chi", "sistema"],
    example: "\"Gestionale screening regionale\"")
  private static let extracted = StudyKey(
    "extracted", Form<CivilDate>.date, .optional, "The day of extraction.",
    aliases: ["estratto", "estrazione", "date", "data"], example: "2025-10-03")
}
