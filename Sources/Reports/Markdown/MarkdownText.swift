// SPDX-License-Identifier: GPL-3.0-or-later

/// Escapes text so that no Markdown reader (GFM, pandoc, Quarto) sees markup, mathematics,
/// citations, raw TeX or HTML in it.
enum MarkdownText {
  /// Characters that are escaped wherever they stand. All are ASCII punctuation, which GFM and
  /// pandoc both print as it is after a backslash.
  private static let always: Set<Unicode.Scalar> = [
    "\\", "`", "*", "_", "{", "}", "[", "]", "<", ">", "#", "|", "$", "@", "^", "~", "&",
  ]

  /// The text escaped for the middle of a paragraph, a heading or a cell.
  static func escaped(_ text: String) -> String {
    let scalars = Array(cleaned(text).unicodeScalars)
    var result = String.UnicodeScalarView()
    for (index, scalar) in scalars.enumerated() {
      let next = index + 1 < scalars.count ? scalars[index + 1] : nil
      if always.contains(scalar) || startsLinkOrRun(scalar, next, scalars, index) {
        result.append("\\")
      }
      result.append(scalar)
    }
    return String(result)
  }

  /// Escaped text as the beginning of a block: nothing in it starts a list, a heading, a
  /// definition, a table, a rule or a title.
  static func atLineStart(_ escaped: String) -> String {
    let text = escaped.drop { $0 == " " }
    guard let first = text.first else { return String(text) }
    if "-+=%:!()".contains(first) { return "\\" + text }
    // `1.`, `a)`, `iv.` begin pandoc's lists; `Table:` its captions.
    let word = text.prefix { $0.isLetter || $0.isNumber }
    let rest = text.dropFirst(word.count)
    if let mark = rest.first, !word.isEmpty {
      let after = rest.dropFirst().first
      let isList = (mark == "." || mark == ")") && (after == nil || after == " ")
      if isList || mark == ":" { return word + "\\" + rest }
    }
    return String(text)
  }

  /// A list item that begins with `[x]` or `[ ]`: pandoc makes a check box of it even when it is
  /// escaped, unless something stands between the brackets.
  static func atItemStart(_ escaped: String) -> String {
    for box in ["\\[ \\]", "\\[x\\]", "\\[X\\]"] where escaped.hasPrefix(box) {
      return "\\[<!-- -->" + escaped.dropFirst(2)
    }
    return escaped
  }

  /// The text on one line, without control characters, without marks that reverse the direction
  /// of writing, and with runs of white space as one space. (A no-break space is kept.)
  static func cleaned(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    var lastWasSpace = false
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x20, 0x09, 0x0A, 0x0B, 0x0C, 0x0D, 0x85, 0x2028, 0x2029:
        if !lastWasSpace { result.append(" ") }
        lastWasSpace = true
      case 0x00...0x1F, 0x7F...0x9F, 0x200B, 0x200E, 0x200F, 0x202A...0x202E, 0x2060...0x2069,
        0xFEFF, 0xFFF9...0xFFFB, 0xE0000...0xE007F:
        continue
      default:
        result.append(scalar)
        lastWasSpace = false
      }
    }
    return String(result)
  }

  /// Whether a colon begins a name like `:smile:`.
  private static func namesEmoji(_ scalars: [Unicode.Scalar], _ index: Int) -> Bool {
    let name = scalars[(index + 1)...].prefix(40).prefix {
      ("a"..."z").contains($0) || ("0"..."9").contains($0) || $0 == "_" || $0 == "+" || $0 == "-"
    }
    return !name.isEmpty && name.endIndex < scalars.count && scalars[name.endIndex] == ":"
  }

  /// `--` and `...` (pandoc would set dashes and dots), the `:` or `.` that makes a link of a bare
  /// address (GFM), and the `:` of an emoji's name (GFM).
  private static func startsLinkOrRun(
    _ scalar: Unicode.Scalar, _ next: Unicode.Scalar?, _ scalars: [Unicode.Scalar], _ index: Int
  ) -> Bool {
    switch scalar {
    case "-": return next == "-" || index > 0 && scalars[index - 1] == "-"
    case ":": return next == "/" || namesEmoji(scalars, index)
    case ".":
      let isRun = next == "."
      let isAddress =
        index >= 3 && scalars[(index - 3)..<index].allSatisfy { $0 == "w" || $0 == "W" }
      return isRun || isAddress
    default: return false
    }
  }
}
