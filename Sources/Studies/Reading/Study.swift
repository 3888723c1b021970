// SPDX-License-Identifier: GPL-3.0-or-later

internal import Diagnostics
public import Findings
public import Methods

/// A checked study, every default applied.
public struct Study: Sendable {
  /// The version of the study language.
  public static let spec = 1
  /// The study, its sources and its KPIs: what analyses refer to.
  public var context: StudyContext
  /// The behaviour that the campaign wants to change.
  public var behaviour: Behaviour?
  /// What was done.
  public var intervention: DeclaredTexts?
  /// What people said, and the KPIs that it explains.
  public var themes: [Theme]
  /// What the authors make of the results.
  public var discussion: DeclaredTexts?
  /// The analyses, in the order of the file.
  public var analyses: [Analysis]
  /// What the report is to be.
  public var report: ReportOptions

  /// The study file that says all this, with every default written out: `resolved.yaml`. Reading it
  /// gives the same study.
  public var resolved: String {
    "# Every default that was applied, written out by Esito; reads as the study itself.\n"
      + written.fileText
  }

  /// Every key with its value, defaults among them.
  var written: YAMLValue {
    var writer = MappingWriter()
    writer.put(StudyForm.spec, Study.spec)
    writer.put(StudyForm.study, context.header)
    writer.put(StudyForm.behaviour, behaviour)
    writer.put(StudyForm.intervention, intervention)
    writer.put(StudyForm.sources, context.sources)
    writer.put(StudyForm.kpis, context.kpis)
    writer.put(
      StudyForm.analyses,
      written: .mapping(analyses.map { .init($0.specification.id, $0.written) }))
    writer.put(StudyForm.themes, themes.isEmpty ? nil : themes)
    writer.put(StudyForm.discussion, discussion)
    writer.put(StudyForm.report, report)
    return writer.mapping
  }
}

/// An analysis with the method that does it.
public struct Analysis: Sendable {
  /// The method.
  public var kind: String
  /// What is to be done.
  public var specification: any AnalysisSpecification
  /// The keys that the study file writes; nil where that is not known.
  var writtenKeys: Set<String>?

  /// The names of the analyses that it is computed from.
  var dependencies: [String] {
    MethodRegistry.method(kind)?.dependencies(of: specification) ?? []
  }

  /// As `resolved.yaml` shows it.
  var written: YAMLValue {
    MethodRegistry.method(kind)?.written(specification) ?? .mapping([])
  }
}

extension Study: Equatable {
  /// Whether two studies say the same in every key.
  public static func == (left: Study, right: Study) -> Bool {
    left.context == right.context && left.behaviour == right.behaviour
      && left.intervention == right.intervention && left.themes == right.themes
      && left.discussion == right.discussion
      && left.report == right.report
      && left.analyses.map { AnyHashable($0.specification) }
        == right.analyses.map { AnyHashable($0.specification) }
  }
}
