// SPDX-License-Identifier: GPL-3.0-or-later

internal import Diagnostics
internal import Methods
internal import Reports

/// What `esito catalog` prints.
public enum IndicatorCatalogue {
  /// Languages of names and definitions.
  public enum Language: String, CaseIterable, Sendable {
    case it, en
  }

  /// The list, or one indicator, as text or JSON; a diagnostic when there is none of that name.
  public static func text(
    of id: String?, language: Language, json: Bool
  ) -> Result<String, Explain.Unknown> {
    let own: Reports.Language = language == .it ? .it : .en
    let text =
      if json {
        Catalogue.json(id)?.text
      } else if let id {
        Catalogue.explanation(of: id, own)
      } else {
        Optional(Catalogue.list(own))
      }
    return text.map(Result.success)
      ?? .failure(Explain.Unknown(diagnostic: Catalogue.unknown(id ?? "")))
  }
}
