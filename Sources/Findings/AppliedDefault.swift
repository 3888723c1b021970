// SPDX-License-Identifier: GPL-3.0-or-later

/// A choice that a study file left to Esito, and what holds in its place.
public struct AppliedDefault: Hashable, Codable, Sendable {
  /// The analysis.
  public var analysis: String
  /// The key that is not written.
  public var key: String
  /// What holds, as the study file would write it.
  public var value: String

  /// A default of an analysis.
  public init(analysis: String, key: String, value: String) {
    self.analysis = analysis
    self.key = key
    self.value = value
  }
}
