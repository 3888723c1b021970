// SPDX-License-Identifier: GPL-3.0-or-later

/// What programs do to a text on its way, told by undoing it.
enum LikelyChange {
  /// What was done to a text, in words; nil where undoing none of it gives what is due.
  /// - Parameter isDue: whether bytes are those that are due.
  static func words(of bytes: [UInt8], isDue: ([UInt8]) -> Bool) -> String? {
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    let unmarked = bytes.starts(with: mark) ? Array(bytes.dropFirst(3)) : nil
    if let plain = LineEnds.unconverted(bytes), isDue(plain) {
      return "its line ends were converted (CRLF), as by a mail or version-control program"
    }
    if let unmarked, isDue(unmarked) {
      return "a byte order mark was put before it, as some text editors do"
    }
    if let plain = unmarked.flatMap(LineEnds.unconverted), isDue(plain) {
      return "a byte order mark was put before it and its line ends were converted (CRLF), as some "
        + "text editors do"
    }
    if isDue(bytes + [0x0A]) { return "its last line end was taken away" }
    if bytes.last == 0x0A, isDue(Array(bytes.dropLast())) { return "a line end was put after it" }
    return nil
  }
}

/// Line ends.
enum LineEnds {
  /// The bytes with CRLF as LF; nil where there is no CRLF.
  static func unconverted(_ bytes: [UInt8]) -> [UInt8]? {
    var plain: [UInt8] = []
    plain.reserveCapacity(bytes.count)
    for (index, byte) in bytes.enumerated() {
      if byte == 0x0D, index + 1 < bytes.count, bytes[index + 1] == 0x0A { continue }
      plain.append(byte)
    }
    return plain.count < bytes.count ? plain : nil
  }
}

/// Files that are found in a bundle and belong elsewhere.
enum Stray {
  private static let signatures = [".p7m", ".p7s", ".sig", ".tsr", ".tsd", ".asc"]
  private static let litter = [".DS_Store", "Thumbs.db", "desktop.ini"]

  /// A likely cause, to follow what was found; empty where none is known.
  static func cause(_ path: String) -> String {
    let name = FileBytes.lastName(path)
    if signatures.contains(where: name.lowercased().hasSuffix) {
      return "; a signature belongs beside the bundle's folder: take it out and give it with "
        + "--signature"
    }
    if litter.contains(name) || name.hasPrefix("._") || name.hasPrefix(".~") || name.hasSuffix("~")
    {
      return "; a file manager or an editor left it there"
    }
    return ""
  }
}
