// SPDX-License-Identifier: GPL-3.0-or-later

public import Findings

/// A language that reports are written in.
public enum Language: String, Hashable, Codable, Sendable, CaseIterable {
  /// Italian.
  case it
  /// English.
  case en
}

extension LocalizedText {
  /// The text in a language.
  public func text(_ language: Language) -> String {
    switch language {
    case .it: it
    case .en: en
    }
  }
}
