// SPDX-License-Identifier: GPL-3.0-or-later

public import Diagnostics
public import Findings
public import Reports
public import Tables

/// A method of analysis: one folder, one line in the registry.
public protocol Method: Sendable {
  /// What an analysis of this method is, every default applied.
  associatedtype Specification: AnalysisSpecification
  /// Its name in the study file: `interrupted-time-series`.
  static var kind: String { get }
  /// What a report calls it.
  static var title: Phrase { get }
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
  /// What the analysis asks of the sources.
  static func queries(_ specification: Specification, in context: StudyContext) -> [SummaryQuery]
  /// The names of other analyses whose findings it is computed from, each once; most need none.
  static func dependencies(_ specification: Specification) -> [String]
  /// Checks an analysis against the others of the study, once all have been read.
  /// - Parameters:
  ///   - node: the analysis's mapping, for the places of what is wrong.
  ///   - analyses: every analysis that could be read, in the order of the file.
  static func check(
    _ specification: Specification, at node: Node, among analyses: Declared<OtherAnalysis>,
    in outline: StudyOutline, _ reading: Reading)
  /// What the answers to the queries, in their order, say. What cannot be done stands in the
  /// findings as a refusal.
  static func findings(
    _ specification: Specification, of tables: [SummaryTable], in context: StudyContext
  ) -> AnalysisFindings
  /// The same for an analysis with dependencies.
  /// - Parameter earlier: the findings of those analyses, nothing withheld yet.
  static func findings(
    _ specification: Specification, of tables: [SummaryTable], earlier: [AnalysisFindings],
    in context: StudyContext
  ) -> AnalysisFindings
  /// The values of columns that an analysis names: each should have a row in the data.
  static func namedLabels(
    _ specification: Specification, in context: StudyContext
  ) -> [NamedLabel]
  /// Whether the findings say that one of those values has no row.
  static func namesAbsent(_ findings: AnalysisFindings) -> Bool
  /// Whether it can simulate what an analysis could show.
  static var simulatesPower: Bool { get }
  /// What an analysis could show, simulated from the data before the campaign alone; nil where the
  /// method has no such simulation, or too little data before.
  static func power(
    _ specification: Specification, of tables: [SummaryTable], in context: StudyContext,
    replicates: Int, seed: UInt64
  ) -> PowerFindings?
  /// The section of the report on some findings of this method, below its heading.
  static func blocks(_ findings: AnalysisFindings, kpi: KPIFacts?, language: Language) -> [Block]
  /// In which part of a report its sections stand.
  static var part: ReportPart { get }
  /// Its terms: what its notes and reasons of certainty are worded with outside its sections.
  static var vocabulary: Vocabulary { get }
  /// How some findings were computed, in words generated from them: what was estimated, with which
  /// model and interval.
  static func methods(_ findings: AnalysisFindings, kpi: KPIFacts?, language: Language) -> [Block]
}

/// An analysis, every default applied.
public protocol AnalysisSpecification: Sendable, Hashable {
  /// Its name in the study file.
  var id: String { get }
  /// What it is for.
  var role: AnalysisFindings.Role { get }
}

/// Another analysis of the study: its method and what it is to do.
public struct OtherAnalysis: Sendable {
  /// Its method, as the study file names it.
  public var kind: String
  /// What is to be done.
  public var specification: any AnalysisSpecification

  /// An analysis.
  public init(kind: String, specification: any AnalysisSpecification) {
    self.kind = kind
    self.specification = specification
  }
}

extension Method {
  /// Most methods are computed from data alone.
  public static func dependencies(_ specification: Specification) -> [String] { [] }

  /// None.
  public static func namedLabels(
    _ specification: Specification, in context: StudyContext
  ) -> [NamedLabel] { [] }

  /// Nothing is named.
  public static func namesAbsent(_ findings: AnalysisFindings) -> Bool { false }

  /// Nothing to check.
  public static func check(
    _ specification: Specification, at node: Node, among analyses: Declared<OtherAnalysis>,
    in outline: StudyOutline, _ reading: Reading
  ) {}

  /// The findings from data alone.
  public static func findings(
    _ specification: Specification, of tables: [SummaryTable], earlier: [AnalysisFindings],
    in context: StudyContext
  ) -> AnalysisFindings {
    findings(specification, of: tables, in: context)
  }

  /// Most methods say what happened to the outcome.
  public static var part: ReportPart { .results }

  /// None but those of every report.
  public static var vocabulary: Vocabulary { Vocabulary([:]) }

  /// Nothing beyond what its section says.
  public static func methods(
    _ findings: AnalysisFindings, kpi: KPIFacts?, language: Language
  ) -> [Block] { [] }

  /// Most methods have no simulation of a plan.
  public static var simulatesPower: Bool { false }

  /// None.
  public static func power(
    _ specification: Specification, of tables: [SummaryTable], in context: StudyContext,
    replicates: Int, seed: UInt64
  ) -> PowerFindings? { nil }

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

  /// The queries of an analysis; none for one of another method.
  public static func queries(
    for specification: any AnalysisSpecification, in context: StudyContext
  ) -> [SummaryQuery] {
    (specification as? Specification).map { queries($0, in: context) } ?? []
  }

  /// The analyses that an analysis is computed from; none for one of another method.
  public static func dependencies(of specification: any AnalysisSpecification) -> [String] {
    (specification as? Specification).map { dependencies($0) } ?? []
  }

  /// Checks an analysis against the others; nothing for one of another method.
  public static func check(
    of specification: any AnalysisSpecification, at node: Node,
    among analyses: Declared<OtherAnalysis>, in outline: StudyOutline, _ reading: Reading
  ) {
    guard let own = specification as? Specification else { return }
    check(own, at: node, among: analyses, in: outline, reading)
  }

  /// The findings of an analysis; nil for one of another method.
  /// - Parameter earlier: the findings of the analyses that it is computed from.
  public static func findings(
    for specification: any AnalysisSpecification, of tables: [SummaryTable],
    earlier: [AnalysisFindings] = [], in context: StudyContext
  ) -> AnalysisFindings? {
    (specification as? Specification).map {
      findings($0, of: tables, earlier: earlier, in: context)
    }
  }

  /// The values of columns that an analysis names; none for one of another method.
  public static func namedLabels(
    of specification: any AnalysisSpecification, in context: StudyContext
  ) -> [NamedLabel] {
    (specification as? Specification).map { namedLabels($0, in: context) } ?? []
  }

  /// The power of an analysis; nil for one of another method.
  public static func power(
    for specification: any AnalysisSpecification, of tables: [SummaryTable],
    in context: StudyContext, replicates: Int, seed: UInt64
  ) -> PowerFindings? {
    (specification as? Specification).flatMap {
      power($0, of: tables, in: context, replicates: replicates, seed: seed)
    }
  }
}
