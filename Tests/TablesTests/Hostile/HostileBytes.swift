// SPDX-License-Identifier: GPL-3.0-or-later

@testable import Tables

/// Stores texts as bytes, and damages bytes.
enum HostileBytes {
  static func encode(
    _ text: String, _ encoding: TextEncoding, _ dice: inout HostileDice
  ) -> [UInt8] {
    switch encoding {
    case .utf8: (dice.chance(1, 3) ? [0xEF, 0xBB, 0xBF] : []) + Array(text.utf8)
    case .utf16: [UInt8](utf16: text, bigEndian: dice.chance(1, 2))
    case .windows1252: text.unicodeScalars.map { windows1252($0) }
    }
  }

  private static func windows1252(_ scalar: UnicodeScalar) -> UInt8 {
    switch scalar {
    case "€": 0x80
    case "’": 0x92
    case "…": 0x85
    default: scalar.value < 0x100 ? UInt8(scalar.value) : UInt8(ascii: "?")
    }
  }

  static func damage(_ bytes: inout [UInt8], _ dice: inout HostileDice) {
    if dice.chance(1, 8) { bytes.removeLast(dice.number(0...bytes.count)) }
    if dice.chance(1, 8), !bytes.isEmpty {
      for _ in 0..<dice.number(1...3) {
        let byte = dice.pick([
          0, 0xFF, 0xC3, 0xE2, 0xED, 0xF0, 0xF4, 0x80, 0x81, 0xA0, 0xD8, 0xDC, 0x22, 0x0A, 0x0D,
          UInt8(dice.number(0...255)),
        ])
        if dice.chance(1, 2) {
          bytes[dice.number(0...bytes.count - 1)] = byte
        } else {
          bytes.insert(byte, at: dice.number(0...bytes.count))
        }
      }
    }
    if dice.chance(1, 40) {
      bytes = dice.pick([[0xFF, 0xFE], [0xFE, 0xFF], [0xEF, 0xBB, 0xBF], [0x1F, 0x8B]]) + bytes
    }
    if dice.chance(1, 40) { bytes = [] }
  }
}
