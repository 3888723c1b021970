// SPDX-License-Identifier: GPL-3.0-or-later

/// The annex on reporting standards: each item filled from the study, or the key that would fill it.
extension Report {
  var standards: [Block] { [] }
}
