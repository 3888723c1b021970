// SPDX-License-Identifier: GPL-3.0-or-later

public import Findings

/// What a method brings to a report on one analysis, in the report's language.
public struct AnalysisChapter: Sendable {
  /// What was found.
  public var findings: AnalysisFindings
  /// What a report calls the method.
  public var title: Phrase
  /// Where the section stands.
  public var part: ReportPart
  /// The method's terms: its notes and reasons are worded with them.
  public var vocabulary: Vocabulary
  /// The section, below its heading; headings within it are of level 4.
  public var blocks: [Block]
  /// How it was computed, in words.
  public var methods: [Block]

  /// A chapter.
  public init(
    _ findings: AnalysisFindings, title: Phrase, part: ReportPart, vocabulary: Vocabulary,
    blocks: [Block], methods: [Block]
  ) {
    self.findings = findings
    self.title = title
    self.part = part
    self.vocabulary = vocabulary
    self.blocks = blocks
    self.methods = methods
  }
}
