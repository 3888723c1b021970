// SPDX-License-Identifier: GPL-3.0-or-later

public import Findings

/// How the data of a source came to be, as the authors declare it.
public struct DataCollection: Hashable, Sendable {
  /// How they were gathered.
  public var how: LocalizedText?
  /// Whether in the same way before and after the start, on every arm.
  public var sameThroughout: Bool?
  /// Who judged the outcome.
  public var assessed: Assessed?

  /// A collection.
  public init(how: LocalizedText?, sameThroughout: Bool?, assessed: Assessed?) {
    self.how = how
    self.sameThroughout = sameThroughout
    self.assessed = assessed
  }

  /// Who judged the outcome.
  public enum Assessed: String, Hashable, Sendable, CaseIterable {
    /// Nobody had to: a register of what happened.
    case objective
    /// People who knew nothing of the campaign.
    case blind
    /// People who knew of it.
    case open
  }
}
