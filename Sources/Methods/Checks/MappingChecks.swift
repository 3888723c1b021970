// SPDX-License-Identifier: GPL-3.0-or-later

internal import Diagnostics
internal import Findings
internal import Tables

// The checks of keys that analyses of several methods have. Each gives nil after an error; a key that
// may be absent gives `.some(nil)` where it is.

extension MappingReader {
  /// The value of a key that may be absent.
  func optional<Value>(_ key: StudyKey<Value>) -> Value?? {
    has(key) ? self[key].map { .some($0) } : .some(nil)
  }

  /// Where an element of a list stands.
  func span(_ key: some KeyDeclaration, _ index: Int) -> Span {
    node[key.name]?[index]?.span ?? span(key)
  }

  /// The values of a list, each once.
  /// - Parameter what: what a value is called: `number`.
  func distinct<Element: Hashable>(
    _ key: StudyKey<[Element]>, what: String = "value"
  ) -> [Element]? {
    guard let values = self[key] else { return nil }
    guard let index = values.indexOfRepeated else { return values }
    reading.error(
      .contradiction, at: span(key, index), "`\(key.name)` holds the same \(what) twice",
      label: "again", help: "delete one of them")
    return nil
  }

  /// The source that a key names.
  func source(_ key: StudyKey<String>, in outline: StudyOutline) -> StudySource? {
    guard let name = self[key] else { return nil }
    return outline.sources.find(name, what: "source", at: span(key), reading)
  }

  /// The rows that count.
  func only(of source: StudySource?) -> [ColumnFilter]? {
    guard let filters = self[AnalysisKeys.only] else { return nil }
    if let source {
      ColumnFilter.check(filters, at: node[AnalysisKeys.only.name], source: source, reading)
    }
    return filters
  }

  /// The column that a key names, which may be absent.
  func column(
    _ key: StudyKey<String>, of source: StudySource?, for need: ColumnNeed
  ) -> String?? {
    guard let name = optional(key) else { return nil }
    guard let name, let source else { return .some(name) }
    return source.column(named: name, for: need, at: span(key), reading).map { .some($0.name) }
  }

  /// Whether all columns of a list serve, each once.
  /// - Parameter fault: why a column may not stand in the list; nil where it may.
  func columns(
    _ names: [String], _ key: some KeyDeclaration, of source: StudySource?, for need: ColumnNeed,
    unless fault: (String) -> String?
  ) -> Bool {
    var isFine = true
    for (index, name) in names.enumerated() {
      let span = span(key, index)
      let isAgain = names.prefix(index).contains(name)
      if let fault = fault(name)
        ?? (isAgain ? "`\(key.name)` holds the same column twice" : nil)
      {
        reading.error(
          .contradiction, at: span, fault, label: "again", help: "delete it from `\(key.name)`")
        isFine = false
      } else if let source,
        source.column(named: name, for: need, at: span, reading) == nil
      {
        isFine = false
      }
    }
    return isFine
  }

  /// Whether all places of a list are values that a column declares, if it declares any, each once.
  func places(
    _ names: [String], _ key: some KeyDeclaration, of column: String, among known: [String]?
  ) -> Bool {
    var isFine = true
    for (index, name) in names.enumerated() {
      if names.prefix(index).contains(name) {
        reading.error(
          .contradiction, at: span(key, index), "`\(key.name)` holds the same place twice",
          label: "again", help: "delete one of them")
        isFine = false
      } else if let known, !known.contains(name) {
        reading.unknownReference(
          name, what: "value", in: "column `\(column)`", among: known, at: span(key, index))
        isFine = false
      }
    }
    return isFine
  }

  /// The KPI that an analysis answers for: only a primary one must have one.
  /// - Parameter which: what KPI to name: `of a KPI with …`, with a space before it; may be empty.
  func kpi(
    _ key: StudyKey<String>, in outline: StudyOutline, which: String = ""
  ) -> KPI?? {
    guard has(key) else {
      guard self[AnalysisKeys.role] == .primary else { return .some(nil) }
      reading.error(
        .missingKey, at: node.nameSpan, "a primary analysis lacks the key `\(key.name)`",
        label: "`\(key.name)` is missing",
        help: "add `\(key.name): name`\(which), or write `role: secondary`")
      return nil
    }
    guard let name = self[key] else { return nil }
    return outline.kpis.find(name, what: "KPI", at: span(key), reading).map { .some($0) }
  }

  /// Whether the study has a cut-off, or its header could not be read.
  /// - Parameter reason: why the analysis needs one.
  func hasCutoff(
    _ outline: StudyOutline, at span: Span? = nil, reason: @autoclosure () -> String
  ) -> Bool {
    guard let header = outline.header, header.cutoff == nil else { return true }
    reading.error(
      .missingKey, at: span ?? node.nameSpan, reason(), label: "no `cutoff` in `study`",
      help: "add `cutoff: { date: 2025-09-30, why: \"…\" }` to `study`")
    return false
  }
}

extension Array where Element: Hashable {
  /// The first element that stands before already.
  var indexOfRepeated: Int? {
    var seen: Set<Element> = []
    return firstIndex { !seen.insert($0).inserted }
  }
}
