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
    switch self {
    case .percentage: .number(value, .proportion)
    case .points: .number(value, .points)
    case .number: .number(value, .number)
    case .rate(_, let base): .number(value, .rate(per: Double(base)))
    case .measure(_, let unit): .number(value, .measure(unit))
    }
  }
}
