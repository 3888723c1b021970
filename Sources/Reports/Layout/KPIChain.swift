// SPDX-License-Identifier: GPL-3.0-or-later

import Findings

/// The behaviour to change, and the chain of indicators from activity to health.
extension Report {
  var chain: [Block] {
    let behaviour = self.behaviour
    return (behaviour.isEmpty ? [] : [heading("chain.title")] + behaviour)
      + KPISection(evaluation, language).blocks + themes
  }

  private var behaviour: [Block] {
    let keys = ["who", "does", "barriers", "exchange", "competition"]
    let rows = keys.compactMap { key -> (item: [Inline], value: [Inline])? in
      guard let texts = study.behaviour[key], !texts.isEmpty else { return nil }
      return (wording.term("behaviour." + key), [.text(joined(texts))])
    }
    return rows.isEmpty ? [] : [table("behaviour.caption", rows)]
  }
}
