// SPDX-License-Identifier: GPL-3.0-or-later

/// Turns the bytes of a file, a part at a time, into UTF-8. What is no character becomes the byte
/// `undecodable`, which no UTF-8 holds, so that it is not taken for a U+FFFD of the file's own.
struct TextDecoder {
  /// Stands for something that the encoding does not have.
  static let undecodable: UInt8 = 0xFF

  /// How the bytes are to be taken.
  enum Form { case utf8, windows1252, utf16LittleEndian, utf16BigEndian }

  let form: Form
  /// Something was met that rows must be looked through for: what could not be decoded, U+FFFD,
  /// NUL, signs of garbling.
  private(set) var suspicious = false

  init(_ form: Form) { self.form = form }

  /// Decodes as much as it can; what is left at the end of the input is an unfinished character,
  /// unless this is the last part. The output must have room for three bytes for each byte.
  mutating func decode(
    _ input: UnsafeRawBufferPointer, last: Bool, into output: UnsafeMutablePointer<UInt8>
  ) -> (consumed: Int, produced: Int) {
    switch form {
    case .utf8: decodeUTF8(input, last: last, into: output)
    case .windows1252: decodeWindows1252(input, into: output)
    case .utf16LittleEndian: decodeUTF16(input, last: last, into: output, low: 0, high: 1)
    case .utf16BigEndian: decodeUTF16(input, last: last, into: output, low: 1, high: 0)
    }
  }

  private mutating func decodeUTF8(
    _ input: UnsafeRawBufferPointer, last: Bool, into output: UnsafeMutablePointer<UInt8>
  ) -> (consumed: Int, produced: Int) {
    var read = 0
    var written = 0
    while read < input.count {
      let ascii = copyASCII(input, read, output + written)
      read += ascii
      written += ascii
      guard read < input.count else { break }
      let length = TextDecoder.sequenceLength(input, read)
      if length > 0 {
        note(input, read, length)
        for offset in 0..<length { output[written + offset] = input[read + offset] }
        read += length
        written += length
      } else if length == 0 && !last {
        break
      } else {
        written += replace(output + written)
        read += 1
      }
    }
    return (read, written)
  }

  /// The length of the valid UTF-8 sequence here; 0 if the input ends within it; -1 if invalid.
  static func sequenceLength(_ input: UnsafeRawBufferPointer, _ index: Int) -> Int {
    let first = input[index]
    let length: Int
    var low: UInt8 = 0x80
    var high: UInt8 = 0xBF
    switch first {
    case 0xC2...0xDF: length = 2
    case 0xE0...0xEF:
      length = 3
      if first == 0xE0 { low = 0xA0 }
      if first == 0xED { high = 0x9F }
    case 0xF0...0xF4:
      length = 4
      if first == 0xF0 { low = 0x90 }
      if first == 0xF4 { high = 0x8F }
    default: return -1
    }
    for offset in 1..<length {
      guard index + offset < input.count else { return 0 }
      let byte = input[index + offset]
      guard byte >= low, byte <= high else { return -1 }
      low = 0x80
      high = 0xBF
    }
    return length
  }

  /// Notes characters that make rows worth a closer look: U+00C2, U+00C3, U+00E2 begin what UTF-8
  /// looks like in windows-1252.
  private mutating func note(_ input: UnsafeRawBufferPointer, _ index: Int, _ length: Int) {
    let second = input[index + 1]
    switch (length, input[index]) {
    case (2, 0xC3): if second == 0x82 || second == 0x83 || second == 0xA2 { suspicious = true }
    case (3, 0xEF): if second == 0xBF, input[index + 2] == 0xBD { suspicious = true }
    default: break
    }
  }

  private mutating func decodeWindows1252(
    _ input: UnsafeRawBufferPointer, into output: UnsafeMutablePointer<UInt8>
  ) -> (consumed: Int, produced: Int) {
    var read = 0
    var written = 0
    while read < input.count {
      let ascii = copyASCII(input, read, output + written)
      read += ascii
      written += ascii
      guard read < input.count else { break }
      let byte = input[read]
      read += 1
      let scalar = byte < 0xA0 ? TextDecoder.windows1252[Int(byte) - 0x80] : UInt32(byte)
      if scalar == 0 {
        written += replace(output + written)
      } else {
        if byte == 0xC2 || byte == 0xC3 || byte == 0xE2 { suspicious = true }
        written += TextDecoder.encode(scalar, output + written)
      }
    }
    return (read, written)
  }

  private mutating func decodeUTF16(
    _ input: UnsafeRawBufferPointer, last: Bool, into output: UnsafeMutablePointer<UInt8>,
    low: Int, high: Int
  ) -> (consumed: Int, produced: Int) {
    var read = 0
    var written = 0
    while read + 1 < input.count {
      let unit = UInt32(input[read + high]) << 8 | UInt32(input[read + low])
      if unit & 0xFC00 == 0xD800 {
        guard read + 3 < input.count else {
          if !last { break }
          written += replace(output + written)
          read += 2
          continue
        }
        let next = UInt32(input[read + 2 + high]) << 8 | UInt32(input[read + 2 + low])
        if next & 0xFC00 == 0xDC00 {
          let scalar = 0x10000 + ((unit & 0x3FF) << 10) + (next & 0x3FF)
          written += TextDecoder.encode(scalar, output + written)
          read += 4
        } else {
          written += replace(output + written)
          read += 2
        }
      } else if unit & 0xFC00 == 0xDC00 {
        written += replace(output + written)
        read += 2
      } else {
        if unit == 0 || unit == 0xFFFD || unit == 0xC2 || unit == 0xC3 || unit == 0xE2 {
          suspicious = true
        }
        written += TextDecoder.encode(unit, output + written)
        read += 2
      }
    }
    if last, read < input.count {
      written += replace(output + written)
      read = input.count
    }
    return (read, written)
  }

  /// Copies bytes below 0x80, eight at a time, and says how many.
  private mutating func copyASCII(
    _ input: UnsafeRawBufferPointer, _ start: Int, _ output: UnsafeMutablePointer<UInt8>
  ) -> Int {
    var count = 0
    let available = input.count - start
    let target = UnsafeMutableRawPointer(output)
    while count + 8 <= available {
      let word = input.loadUnaligned(fromByteOffset: start + count, as: UInt64.self)
      guard word & 0x8080_8080_8080_8080 == 0 else { break }
      // A zero byte borrows from its top bit.
      if (word &- 0x0101_0101_0101_0101) & ~word & 0x8080_8080_8080_8080 != 0 { suspicious = true }
      target.storeBytes(of: word, toByteOffset: count, as: UInt64.self)
      count += 8
    }
    while count < available, input[start + count] < 0x80 {
      if input[start + count] == 0 { suspicious = true }
      output[count] = input[start + count]
      count += 1
    }
    return count
  }

  private mutating func replace(_ output: UnsafeMutablePointer<UInt8>) -> Int {
    suspicious = true
    output[0] = TextDecoder.undecodable
    return 1
  }

  private static func encode(_ scalar: UInt32, _ output: UnsafeMutablePointer<UInt8>) -> Int {
    switch scalar {
    case ..<0x80:
      output[0] = UInt8(truncatingIfNeeded: scalar)
      return 1
    case ..<0x800:
      output[0] = UInt8(truncatingIfNeeded: 0xC0 | scalar >> 6)
      output[1] = UInt8(truncatingIfNeeded: 0x80 | scalar & 0x3F)
      return 2
    case ..<0x10000:
      output[0] = UInt8(truncatingIfNeeded: 0xE0 | scalar >> 12)
      output[1] = UInt8(truncatingIfNeeded: 0x80 | scalar >> 6 & 0x3F)
      output[2] = UInt8(truncatingIfNeeded: 0x80 | scalar & 0x3F)
      return 3
    default:
      output[0] = UInt8(truncatingIfNeeded: 0xF0 | scalar >> 18)
      output[1] = UInt8(truncatingIfNeeded: 0x80 | scalar >> 12 & 0x3F)
      output[2] = UInt8(truncatingIfNeeded: 0x80 | scalar >> 6 & 0x3F)
      output[3] = UInt8(truncatingIfNeeded: 0x80 | scalar & 0x3F)
      return 4
    }
  }

  /// Characters of bytes 0x80 to 0x9F; 0 where there is none (WHATWG's table gives controls there,
  /// which no text holds).
  private static let windows1252: [UInt32] = [
    0x20AC, 0, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039,
    0x0152, 0, 0x017D, 0, 0, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC,
    0x2122, 0x0161, 0x203A, 0x0153, 0, 0x017E, 0x0178,
  ]
}
