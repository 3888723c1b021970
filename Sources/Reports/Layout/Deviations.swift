// SPDX-License-Identifier: GPL-3.0-or-later

/// What differs from the plan that was registered.
extension Report {
  var deviations: [Block] {
    [heading("deviations.title"), paragraph("deviations.not-registered")]
  }
}
