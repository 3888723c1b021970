// SPDX-License-Identifier: GPL-3.0-or-later

internal import Diagnostics
internal import Methods

/// The check of a KPI against the indicator of the catalogue that it names.
struct IndicatorCheck {
  let reading: Reading

  init(_ reading: Reading) { self.reading = reading }

  func check(_ kpi: KPI, _ node: Node) {
    guard let name = kpi.indicator else { return }
    guard let indicator = Catalogue.indicator(name) else { return unknown(name, node) }
    for one in indicator.disagreements(with: kpi) {
      reading.warning(
        .otherDefinition, at: place(one.place, node), one.message, label: one.label,
        help: one.help, notes: ["`esito catalog \(name)` has the definition"])
    }
  }

  /// An error where a name of the catalogue was probably meant; a warning where the name may be the
  /// authority's own.
  private func unknown(_ name: String, _ node: Node) {
    let message = "the catalogue has no indicator `\(excerpt(name))`"
    let span = node.place(of: "indicator")
    let group = name.prefix { $0 != "/" }
    let near = Catalogue.nearest(name)
    if near.isEmpty, !Catalogue.groups.contains(where: { $0.id == group }) {
      reading.warning(
        .unknownIndicator, at: span, message, label: "kept and not checked",
        help: "a name of your own is kept as it is; `esito catalog` lists those that are checked")
    } else {
      reading.error(
        .unknownIndicator, at: span, message, label: "not in the catalogue",
        help: Catalogue.helpForUnknown(name))
    }
  }

  /// The place of a path of keys, or of the nearest key above it that is written.
  private func place(_ path: [String], _ node: Node) -> Span {
    var found: Node?
    for key in path {
      guard let next = (found ?? node)[key] else { break }
      found = next
    }
    return found?.span ?? node.place(of: "indicator")
  }
}
