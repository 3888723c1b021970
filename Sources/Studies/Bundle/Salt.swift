// SPDX-License-Identifier: GPL-3.0-or-later

internal import Crypto

/// The private salt of a study: 32 bytes that key the digests of inputs that are not public, so that
/// whoever has the bundle alone cannot search out what a small file says.
public struct Salt: Hashable, Sendable {
  /// Its bytes.
  private let bytes: [UInt8]

  /// A new salt from the system's random source.
  static func random() -> Salt {
    var generator = SystemRandomNumberGenerator()
    return Salt(bytes: (0..<32).map { _ in UInt8.random(in: 0...255, using: &generator) })
  }

  private init(bytes: [UInt8]) { self.bytes = bytes }

  /// The salt that a file's text says: 64 hexadecimal digits and at most one line end.
  init?(text: [UInt8]) {
    var digits = text[...]
    if digits.last == 0x0A { digits = digits.dropLast() }
    if digits.last == 0x0D { digits = digits.dropLast() }
    guard digits.count == 64 else { return nil }
    let values = digits.compactMap { Character(Unicode.Scalar($0)).hexDigitValue }
    guard values.count == 64 else { return nil }
    bytes = stride(from: 0, to: 64, by: 2).map { UInt8(values[$0] << 4 | values[$0 + 1]) }
  }

  /// The salt as a file holds it.
  var text: String { Digest.hexadecimal(bytes) + "\n" }

  /// The key of digests.
  var key: SymmetricKey { SymmetricKey(data: bytes) }

  /// Tells one salt from another, and nothing of either: the first 64 bits of its HMAC of a fixed
  /// text.
  var fingerprint: String { String(Digest.hmac(Array("esito salt".utf8), self).prefix(16)) }
}
