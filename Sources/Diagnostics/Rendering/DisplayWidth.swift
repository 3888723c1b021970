// SPDX-License-Identifier: GPL-3.0-or-later

/// How wide text stands in a terminal: what a caret below it must be indented by.
enum DisplayWidth {
  /// Columns of a text; tabs must have been replaced.
  static func of(_ text: some Sequence<Unicode.Scalar>) -> Int {
    text.reduce(0) { $0 + of($1) }
  }

  /// Columns of a character: 0 for combining marks, 2 for East Asian wide ones and emoji.
  static func of(_ scalar: Unicode.Scalar) -> Int {
    if scalar.value < 0x300 { return 1 }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format: return 0
    default: return isWide(scalar.value) ? 2 : 1
    }
  }

  /// The blocks that Unicode's East Asian Width calls wide or full-width.
  private static func isWide(_ value: UInt32) -> Bool {
    switch value {
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0x9FFF,
      0xA000...0xA4CF, 0xA960...0xA97F, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F,
      0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1F64F, 0x1F680...0x1F6FF, 0x1F900...0x1FAFF,
      0x20000...0x3FFFD:
      true
    default: false
    }
  }
}

/// The part of a source line that is shown, tabs replaced, with the caret's place in it.
struct ShownLine {
  let text: String
  let indent: Int
  let carets: Int

  /// How many characters of a long line are shown on each side of the caret.
  private static let window = 70

  init(_ line: String, _ span: Span) {
    let scalars = Array(line.unicodeScalars)
    let start = min(span.column - 1, scalars.count)
    let end = min(start + span.length, scalars.count)
    let long = scalars.count > 2 * ShownLine.window
    let first = long ? max(0, start - ShownLine.window) : 0
    let last = long ? min(scalars.count, start + ShownLine.window) : scalars.count
    func shown(_ range: Range<Int>) -> [Unicode.Scalar] {
      scalars[range].flatMap { scalar -> [Unicode.Scalar] in
        if scalar == "\t" { return [" ", " ", " ", " "] }
        let reverses =
          (0x202A...0x202E).contains(scalar.value) || (0x2066...0x2069).contains(scalar.value)
        let hidden = scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value) || reverses
        return [hidden || (0x2028...0x2029).contains(scalar.value) ? "\u{FFFD}" : scalar]
      }
    }
    let before = shown(first..<start)
    let marked = shown(start..<max(start, min(end, last)))
    let after = shown(max(start, min(end, last))..<last)
    var view = String.UnicodeScalarView()
    if first > 0 { view.append("…") }
    view.append(contentsOf: before + marked + after)
    if last < scalars.count { view.append("…") }
    text = String(view)
    indent = DisplayWidth.of(before) + (first > 0 ? 1 : 0)
    carets = max(1, DisplayWidth.of(marked))
  }
}
