// SPDX-License-Identifier: GPL-3.0-or-later

internal import Diagnostics
internal import Findings
internal import Methods

/// The checks of the labels of a column's values: each of a declared value, and none that a reader
/// could take for another value or another label.
struct ValueLabelChecks {
  /// The labels, by value, in the order of the file.
  let labels: [Named<LocalizedText>]
  /// The values that the column declares.
  let values: [String]
  /// The mapping of the labels.
  let node: Node?
  let span: Span
  let reading: Reading

  /// Whether all are fine.
  func areFine() -> Bool {
    var isFine = true
    for (index, label) in labels.enumerated() {
      let place = node?[label.name]
      if !values.contains(label.name) {
        reading.unknownReference(
          label.name, what: "value", in: "`values` of the column", among: values,
          at: place?.nameSpan ?? span)
        isFine = false
        continue
      }
      guard let fault = fault(label, before: labels[..<index]) else { continue }
      reading.error(
        .contradiction, at: place?.span ?? span, fault.message, label: fault.label,
        help: "give each value a label of its own, which is no other value of the column")
      isFine = false
    }
    return isFine
  }

  private func fault(
    _ label: Named<LocalizedText>, before: ArraySlice<Named<LocalizedText>>
  ) -> (message: String, label: String)? {
    for text in [label.value.it, label.value.en] {
      let read = ValueLabelChecks.asRead(text)
      if read.isEmpty {
        return ("the label of `\(excerpt(label.name))` shows nothing", "nothing to read")
      }
      let other = values.first { $0 != label.name && ValueLabelChecks.asRead($0) == read }
      if let other {
        return (
          "the label of `\(excerpt(label.name))` reads like the value `\(excerpt(other))`",
          "another value"
        )
      }
    }
    let twin = before.first { other in
      ValueLabelChecks.asRead(other.value.it) == ValueLabelChecks.asRead(label.value.it)
        || ValueLabelChecks.asRead(other.value.en) == ValueLabelChecks.asRead(label.value.en)
    }
    return twin.map {
      (
        "`\(excerpt(label.name))` and `\(excerpt($0.name))` have the same label",
        "cannot be told apart"
      )
    }
  }

  /// A text as a reader tells it from others: letter case, spaces and what cannot be seen do not
  /// count.
  private static func asRead(_ text: String) -> String {
    let seen = text.unicodeScalars.filter {
      !$0.properties.isDefaultIgnorableCodePoint && $0.properties.generalCategory != .control
        && $0.properties.generalCategory != .format
    }
    return String(String.UnicodeScalarView(seen)).lowercased().split(whereSeparator: \.isWhitespace)
      .joined(separator: " ")
  }
}
