// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import Findings
import Methods

extension KPI {
  /// What the study file declares of the KPI, as findings hold values.
  var declared: KPIFacts.Declared {
    var declared = KPIFacts.Declared()
    if case .entered(let quantity, let from) = measure {
      declared.entered = quantity.finding
      declared.enteredFrom = from
    }
    declared.baseline = baseline.map { $0.value.finding }
    declared.baselinePeriod = baseline?.period
    declared.target = target.map(\.finding)
    declared.by = by
    return declared
  }
}

extension Quantity {
  /// The quantity as findings hold it.
  var finding: Value {
    .number(value, findingUnit)
  }
}
