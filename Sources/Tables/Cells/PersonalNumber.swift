// SPDX-License-Identifier: GPL-3.0-or-later

/// Recognises values that name a person: Italian fiscal codes and health card numbers.
enum PersonalNumber {
  case fiscalCode, healthCard

  /// What stands in a field, whole or as one of its words; nil for nothing of the kind.
  static func found(in bytes: Bytes) -> PersonalNumber? {
    guard bytes.count >= 16 else { return nil }
    var start = 0
    while start + 16 <= bytes.count {
      var end = start
      while end < bytes.count, isWord(bytes[end]) { end += 1 }
      if end - start == 16, isFiscalCode(bytes, start) { return .fiscalCode }
      if end - start == 20, isHealthCard(bytes, start) { return .healthCard }
      start = end + 1
    }
    return nil
  }

  private static func isWord(_ byte: UInt8) -> Bool {
    byte >= 0x80 || (byte >= 0x30 && byte <= 0x39) || isLetter(byte)
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7A
  }

  /// European health insurance card: 20 digits, of which Italy's begin with 80380.
  private static func isHealthCard(_ bytes: Bytes, _ start: Int) -> Bool {
    let prefix: [UInt8] = [0x38, 0x30, 0x33, 0x38, 0x30]
    for index in 0..<20 {
      let byte = bytes[start + index]
      guard byte >= 0x30, byte <= 0x39, index >= 5 || byte == prefix[index] else { return false }
    }
    return true
  }

  /// Six letters, two digits, a letter for the month, two digits, a letter, three digits, a letter;
  /// any digit may be replaced by a letter where two people would share a code (decree of
  /// 23 December 1976). Words of letters only, and of hexadecimal digits only, must also end with
  /// the right check character: real words and pseudonyms are otherwise taken for codes.
  private static func isFiscalCode(_ bytes: Bytes, _ start: Int) -> Bool {
    var hasDigit = false
    var isHexadecimal = true
    for index in 0..<16 {
      let byte = bytes[start + index]
      let upper = isLetter(byte) ? byte & 0xDF : byte
      if !isLetter(byte) { hasDigit = true }
      if isLetter(byte), upper > UInt8(ascii: "F") { isHexadecimal = false }
      switch index {
      case 0...5, 11, 15: guard isLetter(byte) else { return false }
      case 8: guard months.contains(upper) else { return false }
      default: guard digit(upper) != nil else { return false }
      }
    }
    guard let tens = digit(upper(bytes[start + 9])), let ones = digit(upper(bytes[start + 10])),
      (1...31).contains((tens * 10 + ones) % 40), tens * 10 + ones < 72
    else { return false }
    return (hasDigit && !isHexadecimal) || hasCheckCharacter(bytes, start)
  }

  private static func upper(_ byte: UInt8) -> UInt8 { isLetter(byte) ? byte & 0xDF : byte }

  private static let months = Array("ABCDEHLMPRST".utf8)
  private static let replacements = Array("LMNPQRSTUV".utf8)

  /// The value of a digit or of the letter that replaces it.
  private static func digit(_ byte: UInt8) -> Int? {
    if byte >= 0x30, byte <= 0x39 { return Int(byte - 0x30) }
    return replacements.firstIndex(of: byte)
  }

  /// Values of the characters 0 (or A) to 9 (or J), then K to Z, in odd places.
  private static let odd = [
    1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23,
  ]

  private static func hasCheckCharacter(_ bytes: Bytes, _ start: Int) -> Bool {
    var sum = 0
    for index in 0..<15 {
      let byte = upper(bytes[start + index])
      let value = Int(byte >= 0x41 ? byte - 0x41 : byte - 0x30)
      sum += index % 2 == 0 ? odd[value] : value
    }
    return sum % 26 == Int(upper(bytes[start + 15]) - 0x41)
  }
}
