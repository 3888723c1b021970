// SPDX-License-Identifier: GPL-3.0-or-later

extension SourceText {
  /// The text of a file's bytes, or the diagnostic that says why they are no text that can be read:
  /// too large, another encoding, characters that nobody can see.
  public static func decode(_ bytes: [UInt8], name: String) -> Result<SourceText, Refused> {
    if bytes.count > maximumBytes {
      return .failure(
        Refused(
          .fileTooLarge, file: name,
          "the file has \(bytes.count) bytes; a study file has at most \(maximumBytes)",
          help: "data belong in files named under `sources:`, not in the study file"))
    }
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
      return .failure(
        Refused(
          .notUTF8, file: name, "the file is encoded as UTF-16",
          help: "save it as UTF-8 (in Windows Notepad: Save as, Encoding, UTF-8)"))
    }
    let body = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes
    guard let text = String(validating: body, as: UTF8.self) else {
      return .failure(notUTF8(body, name: name))
    }
    let source = SourceText(name: name, text: text)
    if let refused = source.firstInvisible() { return .failure(refused) }
    return .success(source)
  }

  /// Why a file was not read at all.
  public struct Refused: Error, Sendable {
    /// The diagnostic.
    public let diagnostic: Diagnostic

    init(
      _ code: Code, file: String, _ message: String, span: Span? = nil, line: String? = nil,
      label: String? = nil, help: String
    ) {
      diagnostic = Diagnostic(
        code: code, severity: .error, message: message, file: file, span: span, sourceLine: line,
        label: label, help: help)
    }
  }

  private static func notUTF8(_ bytes: [UInt8], name: String) -> Refused {
    let repaired = String(decoding: bytes, as: UTF8.self)
    let source = SourceText(name: name, text: repaired)
    var span = Span(line: 1, column: 1)
    if let bad = repaired.unicodeScalars.firstIndex(of: "\u{FFFD}") {
      let offset = repaired.utf8.distance(from: repaired.startIndex, to: bad)
      span = source.span(atByte: offset)
    }
    return Refused(
      .notUTF8, file: name, "the file is not UTF-8: line \(span.line) holds a byte that is no text",
      span: span, line: source.line(span.line), label: "this byte",
      help: "save the file as UTF-8; it may be windows-1252, as older Windows programs write")
  }

  private func firstInvisible() -> Refused? {
    var offset = 0
    for scalar in text.unicodeScalars {
      if let what = SourceText.invisible(scalar) {
        let span = span(atByte: offset)
        return Refused(
          .invisibleCharacter, file: name, "the file holds \(what)", span: span,
          line: line(span.line), label: "here", help: "delete the character and type the text anew")
      }
      offset += UTF8.width(scalar)
    }
    return nil
  }

  /// What a character that must not stand in a study file is called, or nil for all others.
  static func invisible(_ scalar: Unicode.Scalar) -> String? {
    func code() -> String {
      let digits = String(scalar.value, radix: 16, uppercase: true)
      return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    }
    switch scalar.value {
    case 0x09, 0x0A, 0x0D: return nil
    case 0x00: return "a NUL byte: it is not a text file"
    case 0x01...0x1F, 0x7F...0x84, 0x86...0x9F: return "a control character (\(code()))"
    case 0x85, 0x2028, 0x2029: return "an invisible line separator (\(code()))"
    case 0x202A...0x202E, 0x2066...0x2069:
      return "a character that reverses the direction of text (\(code()))"
    case 0xFEFF: return "a byte order mark in the middle of the text (U+FEFF)"
    case 0xFFFE, 0xFFFF: return "a code that is no character (\(code()))"
    default: return nil
    }
  }
}
