// SPDX-License-Identifier: GPL-3.0-or-later

/// What differs from the plan that was registered.
extension Report {
  var deviations: [Block] {
    let section = DeviationsSection(evaluation, language)
    return [section.heading] + section.blocks
  }
}
