// SPDX-License-Identifier: GPL-3.0-or-later

/// The width of text in a generic sans-serif, estimated from the advance widths of DejaVu Sans,
/// which is wider than Helvetica, Arial and Liberation Sans: what fits by this measure fits.
enum TextMeasure {
  /// Width in pixels at a font size.
  static func width(_ text: String, size: Double, bold: Bool = false) -> Double {
    let em = text.unicodeScalars.reduce(0) { $0 + advance($1) }
    return em * size * (bold ? 1.1 : 1)
  }

  /// The text in lines no wider than `width`, broken at spaces; a word that is wider is cut, and the
  /// last of `maximumLines` ends with an ellipsis when text is left over.
  static func wrapped(
    _ text: String, width limit: Double, size: Double, bold: Bool = false, maximumLines: Int = 3
  ) -> [String] {
    var lines: [String] = []
    var current = ""
    let words = MarkdownText.cleaned(text).split(separator: " ").map(String.init)
    for word in words {
      let candidate = current.isEmpty ? word : current + " " + word
      if width(candidate, size: size, bold: bold) <= limit || current.isEmpty {
        current = candidate
      } else {
        lines.append(current)
        current = word
      }
    }
    if !current.isEmpty { lines.append(current) }
    let isCut = lines.count > maximumLines
    lines = Array(lines.prefix(maximumLines))
    for index in lines.indices {
      let isLast = isCut && index == lines.count - 1
      if isLast || width(lines[index], size: size, bold: bold) > limit {
        lines[index] = shortened(lines[index], limit, size, bold)
      }
    }
    return lines
  }

  private static func shortened(
    _ text: String, _ limit: Double, _ size: Double, _ bold: Bool
  ) -> String {
    var kept = text
    while !kept.isEmpty, width(kept + "…", size: size, bold: bold) > limit { kept.removeLast() }
    while kept.last == " " { kept.removeLast() }
    return kept + "…"
  }

  private static func advance(_ scalar: Unicode.Scalar) -> Double {
    switch scalar {
    case "i", "j", "l", "I", "J", "'", "’", "|", "ì", "í": 0.3
    case " ", "\u{A0}", ".", ",", ":", ";", "!": 0.34
    case "f", "t", "r", "-", "(", ")", "[", "]", "/", "º", "“", "”", "\"": 0.42
    case "s", "c", "z", "L", "F", "?": 0.56
    case "m", "w", "M", "W", "%", "…", "—", "@": 0.99
    case "−", "±", "+", "=", "<", ">", "×", "≤", "≥": 0.84
    case "a"..."z", "0"..."9", "à"..."ü", "_", "*", "«", "»", "€": 0.64
    case "A"..."Z", "À"..."Ü", "&": 0.76
    default: scalar.value >= 0x2E80 ? 1.1 : 0.78
    }
  }
}
