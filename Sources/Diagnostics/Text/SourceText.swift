// SPDX-License-Identifier: GPL-3.0-or-later

/// The text of a file and its lines: what diagnostics quote.
public struct SourceText: Sendable {
  /// The name that diagnostics show.
  public let name: String
  /// The text, without a byte order mark.
  public let text: String
  /// The lines, without their ends. Lines end at LF, CR LF or CR, as libyaml counts them.
  public let lines: [Substring]

  /// The largest study file that is read, in bytes.
  public static let maximumBytes = 1 << 20

  /// A text under a name.
  public init(name: String, text: String) {
    self.name = name
    self.text = text
    lines = SourceText.split(text)
  }

  /// The line with that number, from 1, or nil past the end.
  public func line(_ number: Int) -> String? {
    guard number >= 1, number <= lines.count else { return nil }
    return String(lines[number - 1])
  }

  /// The place of a byte offset.
  func span(atByte offset: Int) -> Span {
    let utf8 = text.utf8
    let end =
      utf8.index(utf8.startIndex, offsetBy: offset, limitedBy: utf8.endIndex) ?? utf8.endIndex
    var line = 1
    var column = 1
    var previous: Unicode.Scalar = " "
    for scalar in text[..<end].unicodeScalars {
      if scalar == "\n" && previous == "\r" {
        // Second half of one line end.
      } else if scalar == "\n" || scalar == "\r" {
        line += 1
        column = 1
      } else {
        column += 1
      }
      previous = scalar
    }
    return Span(line: line, column: column)
  }

  private static func split(_ text: String) -> [Substring] {
    var lines: [Substring] = []
    let scalars = text.unicodeScalars
    var start = scalars.startIndex
    var index = start
    while index < scalars.endIndex {
      let scalar = scalars[index]
      let next = scalars.index(after: index)
      if scalar == "\n" || scalar == "\r" {
        lines.append(text[start..<index])
        let pair = scalar == "\r" && next < scalars.endIndex && scalars[next] == "\n"
        index = pair ? scalars.index(after: next) : next
        start = index
      } else {
        index = next
      }
    }
    lines.append(text[start...])
    return lines
  }
}
