// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics

/// Where a file differs from what it should be, line by line.
struct TextDifferences {
  let path: String
  let found: [UInt8]
  let due: [UInt8]
  /// What the text should follow from, in words.
  var origin = "results.json gives"

  /// Lines told apart at most.
  private static let most = 20

  /// One remark a line that differs.
  var remarks: [VerificationRemark] {
    if found == due { return [] }
    if let plain = LineEnds.unconverted(found), plain == due {
      return [VerificationRemark(excerpt(path), "line ends were converted (CRLF); nothing else")]
    }
    guard String(validating: found, as: UTF8.self) != nil else {
      return [VerificationRemark(excerpt(path), "is no text")]
    }
    let here = lines(found)
    let there = lines(due)
    if here.count == there.count {
      let places = here.indices.filter { here[$0] != there[$0] }
      var remarks = places.prefix(TextDifferences.most).map { line(here[$0], there[$0], $0 + 1) }
      if places.count > TextDifferences.most {
        remarks.append(
          VerificationRemark(
            excerpt(path), "\(places.count - TextDifferences.most) more lines differ"))
      }
      return remarks
    }
    let start = zip(here, there).prefix { $0 == $1 }.count
    let end = zip(here.reversed(), there.reversed()).prefix { $0 == $1 }.count
    let more = here.count > there.count
    let count = abs(here.count - there.count)
    let noun = count == 1 ? "line" : "lines"
    let kept = start + end >= min(here.count, there.count)
    let what =
      more
      ? "\(count) \(noun) too many: “\(shown(here[start]))”"
      : "\(count) \(noun) missing: \(origin) “\(shown(there[start]))”"
    return [
      VerificationRemark(
        "\(excerpt(path)):\(start + 1)", kept ? what : "\(what), and others differ")
    ]
  }

  private func lines(_ bytes: [UInt8]) -> [ArraySlice<UInt8>] {
    bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
  }

  /// The word that differs in a line, with its column.
  private func line(
    _ here: ArraySlice<UInt8>, _ there: ArraySlice<UInt8>, _ number: Int
  ) -> VerificationRemark {
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
      "\(excerpt(path)):\(number):\(column)", "\(stands) stands where \(origin) \(due)")
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

  private func shown(_ line: ArraySlice<UInt8>) -> String {
    SafeText.cleaned(String(String(decoding: line, as: UTF8.self).prefix(80)))
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
