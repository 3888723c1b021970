// SPDX-License-Identifier: GPL-3.0-or-later

/// The stable code of a kind of diagnostic, with what `esito explain` says of it. A code is never
/// used again for something else.
public struct Code: Hashable, Sendable {
  /// `S014`; the letter says what it is about: S study file, A analysis, B bundle and commands.
  public let id: String
  /// One line.
  public let title: String
  /// What was found.
  public let meaning: String
  /// Why Esito insists.
  public let reason: String
  /// How to mend it.
  public let mend: String
  /// Lines of a study file or a command that show the way out.
  public let example: String

  init(
    _ id: String, _ title: String, meaning: String, reason: String, mend: String, example: String
  ) {
    self.id = id
    self.title = title
    self.meaning = meaning
    self.reason = reason
    self.mend = mend
    self.example = example
  }

  /// All codes, in order.
  public static let all: [Code] =
    file + language + study + indicators + analysis + commands + bundles + registration
    + rendering

  /// The code with that id, whatever its letter case.
  public static func find(_ id: String) -> Code? {
    all.first { $0.id == id.uppercased() }
  }

  /// What `esito explain` prints.
  public var explanation: String {
    """
    \(id): \(title)

    What it means
      \(meaning)

    Why Esito insists
      \(reason)

    How to mend it
      \(mend)

    Example
    \(example.split(separator: "\n", omittingEmptySubsequences: false).map { "  " + $0 }
      .joined(separator: "\n"))
    """
  }
}
