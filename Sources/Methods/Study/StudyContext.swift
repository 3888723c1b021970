// SPDX-License-Identifier: GPL-3.0-or-later

public import Diagnostics
internal import Findings

/// What analyses may refer to, all of it checked.
public struct StudyContext: Hashable, Sendable {
  /// The study.
  public var header: StudyHeader
  /// The sources, in the order of the file.
  public var sources: [StudySource]
  /// The KPIs, in the order of the file.
  public var kpis: [KPI]
  /// The smallest count of people that the report may show (`DisclosureControl.smallestShown`). Disclosure
  /// control sees to it; a method may choose coarser cells, so that they need not be withheld.
  public var smallestShown: Int

  /// A context.
  public init(
    header: StudyHeader, sources: [StudySource], kpis: [KPI], smallestShown: Int = 6
  ) {
    self.header = header
    self.sources = sources
    self.kpis = kpis
    self.smallestShown = smallestShown
  }

  /// The KPI of that name.
  public func kpi(_ name: String) -> KPI? { kpis.first { $0.name == name } }
  /// The source of that name.
  public func source(_ name: String) -> StudySource? { sources.first { $0.name == name } }

  /// Whether the data of a KPI were extracted before the cut-off: a look on the way, which gives no
  /// verdict.
  public func isInterim(_ kpi: KPI) -> Bool { kpi.source.map(isInterim(source:)) ?? false }

  /// Whether a source was extracted before the cut-off.
  public func isInterim(source name: String) -> Bool {
    guard let cutoff = header.cutoff, let extracted = source(name)?.provenance?.extracted else {
      return false
    }
    return extracted < cutoff.date
  }
}

extension StudyContext {
  /// What readers call a column of a KPI's source, as findings hold it.
  func title(of column: String, for kpi: KPI) -> Value {
    kpi.source.flatMap { source($0) }?.label(column).map { .localized($0) } ?? .text(column)
  }

  /// A value of a column of a KPI's source, as findings hold it.
  func value(_ code: String, of column: String, for kpi: KPI) -> Value {
    value(code, of: column, in: kpi.source)
  }

  /// A value of a column of a source, as findings hold it.
  func value(_ code: String, of column: String?, in source: String?) -> Value {
    guard let column, let source = source.flatMap({ self.source($0) }) else { return .text(code) }
    return source.value(code, of: column)
  }
}

/// What is known of a study while it is being read: parts with errors are names without a value, so
/// that references to them cause no second error.
public struct StudyOutline: Sendable {
  /// The study, when it could be read.
  public var header: StudyHeader?
  /// The sources.
  public var sources: Declared<StudySource>
  /// The KPIs.
  public var kpis: Declared<KPI>

  /// An outline.
  public init(header: StudyHeader?, sources: Declared<StudySource>, kpis: Declared<KPI>) {
    self.header = header
    self.sources = sources
    self.kpis = kpis
  }

  /// Nothing: for the schema and for help.
  public static let empty = StudyOutline(
    header: nil, sources: Declared(names: [], values: []), kpis: Declared(names: [], values: []))
}

/// Names that a study declares, with those values that could be read.
public struct Declared<Value: Sendable>: Sendable {
  /// All names, in the order of the file.
  public var names: [String]
  /// The values that were read without error.
  public var values: [Named<Value>]

  /// Names and values.
  public init(names: [String], values: [Named<Value>]) {
    self.names = names
    self.values = values
  }

  /// The value of a name; records an error where the name is not declared. Nil, without a second
  /// error, where its declaration is wrong.
  public func find(
    _ name: String, what: String, at span: Span, _ reading: Reading
  ) -> Value? {
    if let found = values.first(where: { $0.name == name }) { return found.value }
    if !names.contains(name) {
      reading.unknownReference(name, what: what, among: names, at: span)
    }
    return nil
  }
}

extension Reading {
  /// Records that a name refers to nothing.
  /// - Parameter owner: where it was looked for, as "source `inviti`"; nil for the study.
  public func unknownReference(
    _ name: String, what: String, in owner: String? = nil, among names: [String], at span: Span
  ) {
    let list = names.map { "`\($0)`" }.joined(separator: ", ")
    let help: String
    if let near = NearestName.find(name, among: names) {
      help = "did you mean `\(near)`?"
    } else if names.isEmpty {
      help = "declare it first: there is no \(what) yet"
    } else {
      help = "declare it, or use one of \(list)"
    }
    let missing = "no \(what) `\(excerpt(name))`"
    error(
      .unknownReference, at: span,
      owner.map { "\($0) has \(missing)" } ?? "there is \(missing)",
      label: "not declared", help: help)
  }
}
