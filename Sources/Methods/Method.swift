// SPDX-License-Identifier: GPL-3.0-or-later

public import Diagnostics
public import Findings

/// A method of analysis: one folder, one line in the registry.
public protocol Method: Sendable {
  /// What an analysis of this method is, every default applied.
  associatedtype Specification: AnalysisSpecification
  /// Its name in the study file: `interrupted-time-series`.
  static var kind: String { get }
  /// What it answers, in one sentence, for `esito explain`.
  static var summary: String { get }
  /// The keys of an analysis of this method; `AnalysisKeys.common(kind)` come first.
  static var keys: [any KeyDeclaration] { get }
  /// The analysis of a mapping whose keys were read one by one: applies defaults and checks keys
  /// against each other and against the study. Nil after recording an error.
  static func read(
    _ mapping: MappingReader, id: String, in outline: StudyOutline
  ) -> Specification?
  /// Puts the keys of an analysis, every default among them.
  static func write(_ specification: Specification, to writer: inout MappingWriter)
}

/// An analysis, every default applied.
public protocol AnalysisSpecification: Sendable, Hashable {
  /// Its name in the study file.
  var id: String { get }
  /// What it is for.
  var role: AnalysisFindings.Role { get }
  /// The KPI it answers for.
  var kpi: String { get }
}

extension Method {
  /// The form of an analysis of this method.
  public static func form(id: String, in outline: StudyOutline) -> Form<Specification> {
    .mapping(
      MappingTitle("analysis", noun: "an analysis of kind `\(kind)`"), keys: keys,
      read: { read($0, id: id, in: outline) }, write: { write($0, to: &$1) })
  }

  /// Its JSON Schema and keys, for help.
  public static var description: FormDescription { form(id: "", in: .empty).description }

  /// Reads an analysis.
  public static func read(
    _ node: Node, id: String, in outline: StudyOutline, _ reading: Reading
  ) -> (any AnalysisSpecification)? {
    form(id: id, in: outline).read(node, reading)
  }

  /// An analysis of this method as `resolved.yaml` shows it; nil for one of another method.
  public static func written(_ specification: any AnalysisSpecification) -> YAMLValue? {
    guard let own = specification as? Specification else { return nil }
    return form(id: own.id, in: .empty).write(own)
  }
}
