// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics

/// Where a file differs from what it should be, line by line.
struct TextDifferences {
  let path: String
  let found: [UInt8]
  let due: [UInt8]
  /// What the text should follow from, in words.
  var origin = "results.json gives"

  /// Places told apart at most.
  private static let most = 20
  /// A file so many times as long as is due, or shorter than this, is compared line by line.
  private static let (times, bytes) = (4, 1 << 22)

  /// One remark a place that differs.
  var remarks: [VerificationRemark] {
    if found == due { return [] }
    if let words = LikelyChange.words(of: found, isDue: { $0 == due }) {
      return [VerificationRemark(excerpt(path), "\(words); nothing else")]
    }
    guard String(validating: found, as: UTF8.self) != nil else {
      return [VerificationRemark(excerpt(path), "is no text")]
    }
    guard found.count <= max(TextDifferences.times * due.count, TextDifferences.bytes) else {
      return [
        VerificationRemark(excerpt(path), "has \(found.count) bytes; \(origin) \(due.count)")
      ]
    }
    let changes = LineAlignment(found, due).changes
    var remarks: [VerificationRemark] = []
    for change in changes where remarks.count < TextDifferences.most {
      remarks += places(change)
    }
    let all = changes.map { change in
      min(change.found.count, change.due.count) + (change.found.count == change.due.count ? 0 : 1)
    }.reduce(0, +)
    guard all > TextDifferences.most else { return remarks }
    let more = VerificationRemark(
      excerpt(path), "differs in \(all - TextDifferences.most) more places")
    return remarks.prefix(TextDifferences.most) + [more]
  }

  /// Lines that stand for each other, one by one; then those too many, or missing.
  private func places(_ change: LineAlignment.Change) -> [VerificationRemark] {
    let both = min(change.found.count, change.due.count)
    var remarks = (0..<min(both, TextDifferences.most)).map {
      line(change.found[$0], change.due[$0], change.line + $0)
    }
    let count = max(change.found.count, change.due.count) - both
    if count > 0 {
      let noun = count == 1 ? "line" : "lines"
      let what =
        change.found.count > both
        ? "\(count) \(noun) too many: “\(shown(change.found, from: both))”"
        : "\(count) \(noun) missing: \(origin) “\(shown(change.due, from: both))”"
      remarks.append(
        VerificationRemark(
          "\(excerpt(path)):\(change.line + both)", what + heading(above: change.start)))
    }
    return remarks
  }

  /// The heading in the report under which a place stands, to find it on paper.
  private func heading(above place: Int) -> String {
    guard path.hasSuffix(".md") else { return "" }
    var end = place
    while end > 0 {
      let start = found[..<(end - 1)].lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
      if found[start] == UInt8(ascii: "#") {
        let words = found[start..<(end - 1)].drop { $0 == UInt8(ascii: "#") || $0 == 0x20 }
        return " (under “\(shown([words], from: 0))”)"
      }
      end = start
    }
    return ""
  }

  /// The word that differs in a line, with its column.
  private func line(
    _ here: ArraySlice<UInt8>, _ there: ArraySlice<UInt8>, _ number: Int
  ) -> VerificationRemark {
    let place = heading(above: here.startIndex)
    let left = Array(String(decoding: here, as: UTF8.self).unicodeScalars)
    let right = Array(String(decoding: there, as: UTF8.self).unicodeScalars)
    var start = zip(left, right).prefix { $0 == $1 }.count
    let column = start + 1
    var end = zip(left.reversed(), right.reversed()).prefix { $0 == $1 }.count
    end = min(end, min(left.count, right.count) - start)
    // To the borders of the words, so that a whole number is shown.
    while start > 0, !isBorder(left[start - 1]), column - start < 30 { start -= 1 }
    var wider = 0
    while end > 0, !isBorder(left[left.count - end]), wider < 30 {
      end -= 1
      wider += 1
    }
    let stands = quoted(left[start..<(left.count - end)])
    let due = quoted(right[start..<(right.count - end)])
    return VerificationRemark(
      "\(excerpt(path)):\(number):\(column)", "\(stands) stands where \(origin) \(due)\(place)")
  }

  private func isBorder(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case " ", "\t", "|", "(", ")", "<", ">", "\"", "\u{A0}", ";": true
    default: false
    }
  }

  private func quoted(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
    var text = String.UnicodeScalarView()
    text.append(contentsOf: scalars.prefix(80))
    if scalars.isEmpty { return "nothing" }
    return "“\(SafeText.cleaned(String(text)))\(scalars.count > 80 ? "…" : "")”"
  }

  /// The first of some lines that says something.
  private func shown(_ lines: [ArraySlice<UInt8>], from first: Int) -> String {
    guard let line = lines.dropFirst(first).first(where: { !$0.isEmpty }) else {
      return "(empty)"
    }
    return SafeText.cleaned(
      String(String(decoding: line.prefix(400), as: UTF8.self).prefix(80)))
  }
}

/// Text of a bundle on a terminal.
enum SafeText {
  /// Without control characters, and without marks that reverse the direction of writing.
  static func cleaned(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator, .unassigned, .privateUse,
        .surrogate:
        result.append("�")
      default: result.append(scalar)
      }
    }
    return String(result)
  }
}
