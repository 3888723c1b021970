// SPDX-License-Identifier: GPL-3.0-or-later

/// What people said, as the authors of a study entered it: nothing here is computed.
public struct Theme: Hashable, Codable, Sendable {
  /// Name in the study file.
  public var id: String
  /// What people said, in the authors' words.
  public var label: LocalizedText
  /// What kind of thing it is.
  public var kind: Kind
  /// How it was gathered.
  public var method: Method
  /// Who gathered it, and where it is written down.
  public var source: String
  /// How many people were heard.
  public var people: Int
  /// The KPI that it explains.
  public var kpi: String
  /// Whether it fits what the KPI's number says, as the authors judge.
  public var agreement: Agreement
  /// One voice, in its own words; never with a name.
  public var quotation: LocalizedText?

  /// A theme.
  public init(
    id: String, label: LocalizedText, kind: Kind, method: Method, source: String, people: Int,
    kpi: String, agreement: Agreement, quotation: LocalizedText?
  ) {
    self.id = id
    self.label = label
    self.kind = kind
    self.method = method
    self.source = source
    self.people = people
    self.kpi = kpi
    self.agreement = agreement
    self.quotation = quotation
  }

  /// Kinds of themes.
  public enum Kind: String, Hashable, Codable, Sendable, CaseIterable {
    /// What keeps people from the behaviour.
    case barrier
    /// What moves them to it.
    case driver
    /// A moment in which they trusted the service.
    case trust
    /// A moment in which the service let them down.
    case frustration
  }

  /// Ways of gathering what people say.
  public enum Method: String, Hashable, Codable, Sendable, CaseIterable {
    case interviews, observation, other
    case focusGroup = "focus-group"
    case openAnswers = "open-answers"
  }

  /// Whether what people say fits what the number says.
  public enum Agreement: String, Hashable, Codable, Sendable, CaseIterable {
    case agrees, silent, contradicts
  }
}
