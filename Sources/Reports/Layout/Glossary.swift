// SPDX-License-Identifier: GPL-3.0-or-later

/// Plain words for the terms that the report uses, and for no others.
extension Report {
  func glossary(for blocks: [Block]) -> [Block] { [] }
}
