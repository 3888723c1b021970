// SPDX-License-Identifier: GPL-3.0-or-later

import Dates
import Diagnostics
import Findings
import Methods

extension Study {
  /// What the study declares of itself that no computation can know, by key.
  var declaredTexts: [String: LocalizedText] {
    var texts: [String: LocalizedText] = [:]
    for (group, own) in [
      ("behaviour", behaviour?.texts), ("intervention", intervention?.texts),
      ("discussion", discussion?.texts),
    ] {
      for (key, text) in own ?? [:] { texts["\(group).\(key)"] = text }
    }
    texts["study.ethics"] = context.header.ethics
    return texts
  }

  /// What was left to defaults, analysis by analysis, in the order of the resolved study.
  var appliedDefaults: [AppliedDefault] {
    analyses.flatMap { analysis -> [AppliedDefault] in
      guard case .mapping(let members) = analysis.written else { return [] }
      return members.compactMap { member in
        guard let keys = analysis.writtenKeys, !keys.contains(member.key) else { return nil }
        return AppliedDefault(
          analysis: analysis.specification.id, key: member.key, value: member.value.flow)
      }
    }
  }
}

extension StudySource {
  /// How its data came to be, as findings hold it.
  var collection: SourceFacts.Collection? {
    collected.map {
      SourceFacts.Collection(
        how: $0.how, sameThroughout: $0.sameThroughout, assessed: $0.assessed?.rawValue)
    }
  }
}

extension KPI {
  /// How long a response may take, and the last day whose window is closed on a cut-off.
  func window(cutoff: CivilDate?) -> (within: Value, closed: CivilDate?)? {
    guard let within else { return nil }
    let span = Value.phrase("span.\(within.unit.rawValue)", ["n": .count(within.count)])
    guard let cutoff, let days = within.days else { return (span, nil) }
    return (span, cutoff.adding(days: -days))
  }
}
