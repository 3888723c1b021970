// SPDX-License-Identifier: GPL-3.0-or-later

import Crypto
import Tables

/// SHA-256 of bytes, as lower-case hexadecimal.
enum Digest {
  static func sha256(_ bytes: some Sequence<UInt8>) -> String {
    var hasher = SHA256()
    hasher.update(data: Array(bytes))
    return hexadecimal(hasher.finalize())
  }

  /// The digest of a file, read in pieces; nil when it cannot be read.
  static func sha256(fileAt path: String) -> String? {
    var hasher = SHA256()
    guard FileBytes.read(path, each: { hasher.update(bufferPointer: $0) }) else { return nil }
    return hexadecimal(hasher.finalize())
  }

  /// HMAC-SHA256 of bytes under a salt.
  static func hmac(_ bytes: some Sequence<UInt8>, _ salt: Salt) -> String {
    hexadecimal(HMAC<SHA256>.authenticationCode(for: Array(bytes), using: salt.key))
  }

  /// HMAC-SHA256 of a file under a salt, read in pieces; nil when it cannot be read.
  static func hmac(fileAt path: String, _ salt: Salt) -> String? {
    var hasher = HMAC<SHA256>(key: salt.key)
    guard FileBytes.read(path, each: { hasher.update(data: $0) }) else { return nil }
    return hexadecimal(hasher.finalize())
  }

  static func hexadecimal(_ bytes: some Sequence<UInt8>) -> String {
    let digits = Array("0123456789abcdef".utf8)
    let text = bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }
    return String(decoding: text, as: UTF8.self)
  }
}

/// SHA-256 of a file while it is read.
struct SHA256Digester: ByteDigester {
  private var hasher = SHA256()

  mutating func update(_ bytes: UnsafeRawBufferPointer) { hasher.update(bufferPointer: bytes) }

  mutating func finalize() -> String { Digest.hexadecimal(hasher.finalize()) }
}

/// HMAC-SHA256 of a file under a salt while it is read.
struct HMACDigester: ByteDigester {
  private var hasher: HMAC<SHA256>

  init(_ salt: Salt) { hasher = HMAC<SHA256>(key: salt.key) }

  mutating func update(_ bytes: UnsafeRawBufferPointer) { hasher.update(data: bytes) }

  mutating func finalize() -> String { Digest.hexadecimal(hasher.finalize()) }
}
