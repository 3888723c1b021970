// SPDX-License-Identifier: GPL-3.0-or-later

/// The six questions that verification asks of a bundle.
public enum VerificationLevel: Int, Hashable, Sendable, CaseIterable {
  /// Are these the files that were attested, all of them and no other?
  case integrity = 1
  /// Does every word and number of the report follow from `results.json`?
  case text
  /// Is it the plan that was registered?
  case plan
  /// Do the data give these numbers?
  case data
  /// Does it show no small cell, and none that can be worked out?
  case disclosure
  /// Who fixed these files?
  case authenticity

  /// Its name, as printed.
  public var name: String {
    switch self {
    case .integrity: "integrity"
    case .text: "text"
    case .plan: "plan"
    case .data: "data"
    case .disclosure: "disclosure"
    case .authenticity: "authenticity"
    }
  }
}

/// What one level of verification found.
public struct VerificationOutcome: Hashable, Sendable {
  /// The level.
  public let level: VerificationLevel
  /// The answer.
  public let status: Status
  /// The answer in a word, where it has one of its own: IDENTICAL, EQUIVALENT, DIFFERENT.
  public let word: String?
  /// One line.
  public let summary: String
  /// What was found, one place each.
  public let remarks: [VerificationRemark]

  /// An outcome.
  init(
    _ level: VerificationLevel, _ status: Status, word: String? = nil, _ summary: String,
    _ remarks: [VerificationRemark] = []
  ) {
    self.level = level
    self.status = status
    self.word = word
    self.summary = summary
    self.remarks = remarks
  }

  /// The answer of a level.
  public enum Status: String, Hashable, Sendable, CaseIterable {
    /// Checked, and as it should be.
    case fine
    /// Checked, and not as it should be.
    case mismatch
    /// Not checked, or only in part.
    case notChecked = "not-checked"
    /// Asked for, and could not be done.
    case couldNotRun = "could-not-run"

    /// The answer, as printed.
    public var words: String {
      switch self {
      case .fine: "fine"
      case .mismatch: "MISMATCH"
      case .notChecked: "not checked"
      case .couldNotRun: "COULD NOT"
      }
    }
  }
}

/// One thing that verification found.
public struct VerificationRemark: Hashable, Sendable {
  /// Where: `report.it.md:41:23`, a file, or a place within the results in words.
  public let place: String?
  /// What stands there, what should, and the likely cause.
  public let text: String

  /// A remark; names and texts of a bundle in it may be anything, and go to a terminal.
  init(_ place: String?, _ text: String) {
    self.place = place.map(SafeText.cleaned)
    self.text = SafeText.cleaned(text)
  }
}
