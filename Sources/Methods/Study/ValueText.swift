// SPDX-License-Identifier: GPL-3.0-or-later

import Findings

extension Value {
  /// What readers read of a text, a label or a text of the authors; nil for anything else.
  var localizedText: LocalizedText? {
    switch self {
    case .text(let text): LocalizedText(text)
    case .coded(_, let label): label
    case .localized(let text): text
    default: nil
    }
  }
}

extension LocalizedText {
  /// The text as findings hold it: once, where both languages say the same.
  var value: Value { it == en ? .text(it) : .localized(self) }
}
