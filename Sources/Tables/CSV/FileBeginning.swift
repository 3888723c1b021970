// SPDX-License-Identifier: GPL-3.0-or-later

/// What the first bytes of a file say of it.
enum FileBeginning {
  /// How to decode a text of that declared encoding, and how many bytes of mark to pass over.
  static func form(
    _ bytes: ArraySlice<UInt8>, declared: TextEncoding
  ) throws(ProblemCause) -> (form: TextDecoder.Form, mark: Int) {
    let found: (encoding: TextEncoding, form: TextDecoder.Form, mark: Int)? =
      if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
        (.utf8, .utf8, 3)
      } else if bytes.starts(with: [0xFF, 0xFE]) {
        (.utf16, .utf16LittleEndian, 2)
      } else if bytes.starts(with: [0xFE, 0xFF]) {
        (.utf16, .utf16BigEndian, 2)
      } else {
        nil
      }
    if let found {
      guard found.encoding == declared else {
        throw .encoding(declared: declared, looksLike: found.encoding)
      }
      return (found.form, found.mark)
    }
    switch declared {
    case .utf8: return (.utf8, 0)
    case .windows1252: return (.windows1252, 0)
    case .utf16: throw .noByteOrderMark
    }
  }

  /// The kind of file that begins so, if it is none of text in rows.
  static func format(_ bytes: ArraySlice<UInt8>) -> FileFormat? {
    for (mark, format) in marks where bytes.starts(with: mark) { return format }
    if bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) || bytes.starts(with: [0x50, 0x4B, 0x05, 0x06])
    {
      if contains(bytes, "opendocument.spreadsheet") { return .ods }
      return contains(bytes, "xl/") || contains(bytes, "[Content_Types].xml") ? .xlsx : .zip
    }
    if bytes.starts(with: "BZh".utf8), bytes.dropFirst(4).starts(with: "1AY&SY".utf8) {
      return .bzip2
    }
    return markup(bytes)
  }

  private static let marks: [([UInt8], FileFormat)] = [
    ([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], .xls),
    ([0x1F, 0x8B], .gzip),
    ([0xFD] + Array("7zXZ".utf8), .xz),
    ([0x28, 0xB5, 0x2F, 0xFD], .zstd),
    (Array("%PDF-".utf8), .pdf),
    (Array("PAR1".utf8) + [0x15], .parquet),
    (Array("SQLite format 3".utf8) + [0], .sqlite),
    (Array("$FL2@(#)".utf8), .spss),
    (Array("<stata_dta>".utf8), .stata),
  ]

  private static func markup(_ bytes: ArraySlice<UInt8>) -> FileFormat? {
    var text = bytes.prefix(512)
    if text.starts(with: [0xEF, 0xBB, 0xBF]) { text = text.dropFirst(3) }
    text = text.drop { $0 == 0x20 || $0 == 0x0A || $0 == 0x0D || $0 == 0x09 }
    let lower = String(decoding: text.prefix(64).map { lowercase($0) }, as: UTF8.self)
    for tag in ["<!doctype html", "<html", "<head", "<body", "<table", "<script", "<meta"]
    where lower.hasPrefix(tag) {
      return .html
    }
    if lower.hasPrefix("<?xml") { return .xml }
    let compact = lower.filter { !$0.isWhitespace }
    return compact.hasPrefix("{\"") || compact.hasPrefix("[{") ? .json : nil
  }

  private static func contains(_ bytes: ArraySlice<UInt8>, _ text: String) -> Bool {
    let wanted = Array(text.utf8)
    guard bytes.count >= wanted.count else { return false }
    return (bytes.startIndex...(bytes.endIndex - wanted.count)).contains { start in
      bytes[start..<start + wanted.count].elementsEqual(wanted)
    }
  }

  static func lowercase(_ byte: UInt8) -> UInt8 {
    byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte
  }
}
