// SPDX-License-Identifier: GPL-3.0-or-later

/// Changes texts at random, the same way for the same seed.
struct Mutator {
  /// SplitMix64 (Steele, Lea and Flood 2014).
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// A whole number below a bound; 0 for an empty range.
  mutating func below(_ bound: Int) -> Int { bound <= 0 ? 0 : Int(next() % UInt64(bound)) }

  /// Numbers on the edges of what types hold, and beyond.
  static let numbers = [
    "0", "-0", "1", "-1", "0.5", "-0.5", "1e-300", "5e-324", "1e15", "1e29", "-1e29", "1e308",
    "1e999", "2147483647", "-2147483648", "2147483648", "4294967296", "9007199254740993",
    "9223372036854775807", "-9223372036854775808", "9223372036854775808", "3999999", "-3999999",
    "99999999999999999999999999", "1.7976931348623157e308", "0.1", "100", "1e6",
  ]

  /// Pieces that readers of text, YAML, JSON, CSV, Markdown and terminals treat in their own way.
  static let pieces = [
    "", "\"", "'", "\\", "\n", "\r\n", "\t", ":", ": ", "- ", "{", "}", "[", "]", ",", ";", "|",
    "#", "&a", "*a", "<<: *a", "!!binary", "%YAML", "---\n", "null", "true", "NO", "~", "../",
    "/dev/zero", "/etc/passwd", "\u{0}", "\u{FEFF}", "\u{202E}", "\u{1B}[2J", "\u{2028}", "é", "🧪",
    "=cmd|' /C calc'!A0", "<script>", "$(id)", "`id`", "{{7*7}}", "2024-02-30", "0000-00-00",
    "9999-12-31", "-1 pp", "1e9%", "100%", "0 days", "999999999 months", "\\u0000", "\\ud800",
  ]

  /// One to four changes of a text.
  mutating func mutated(_ bytes: [UInt8]) -> [UInt8] {
    var bytes = bytes
    for _ in 0...below(4) { change(&bytes) }
    return bytes
  }

  private mutating func change(_ bytes: inout [UInt8]) {
    let place = below(bytes.count + 1)
    switch below(10) {
    case 0 where !bytes.isEmpty: bytes[below(bytes.count)] ^= 1 << UInt8(below(8))
    case 1 where !bytes.isEmpty: bytes[below(bytes.count)] = UInt8(below(256))
    case 2: bytes.removeSubrange(place..<min(bytes.count, place + 1 + below(40)))
    case 3:
      let end = min(bytes.count, place + 1 + below(200))
      bytes.insert(contentsOf: Array(bytes[place..<end]), at: below(bytes.count + 1))
    case 4: bytes.insert(contentsOf: Mutator.pieces[below(Mutator.pieces.count)].utf8, at: place)
    case 5: line(&bytes)
    case 6 where below(8) == 0: bytes.removeLast(bytes.count - place)
    default: number(&bytes)
    }
  }

  /// Removes, doubles or moves a line.
  private mutating func line(_ bytes: inout [UInt8]) {
    var lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false).map(Array.init)
    let place = below(lines.count)
    let line = lines[place]
    switch below(3) {
    case 0: lines.remove(at: place)
    case 1: lines.insert(line, at: place)
    default: lines.swapAt(place, below(lines.count))
    }
    bytes = Array(lines.joined(separator: [0x0A]))
  }

  /// Puts another number in the place of one.
  private mutating func number(_ bytes: inout [UInt8]) {
    guard !bytes.isEmpty else { return }
    let from = below(bytes.count)
    let isOfNumber: (UInt8) -> Bool = { (0x30...0x39).contains($0) || $0 == 0x2E || $0 == 0x2D }
    guard let start = bytes[from...].firstIndex(where: { (0x30...0x39).contains($0) }) else {
      return
    }
    let end = bytes[start...].firstIndex { !isOfNumber($0) } ?? bytes.count
    bytes.replaceSubrange(start..<end, with: Mutator.numbers[below(Mutator.numbers.count)].utf8)
  }
}
