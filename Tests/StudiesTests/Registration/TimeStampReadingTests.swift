// SPDX-License-Identifier: GPL-3.0-or-later

import Dates
import Testing

@testable import Studies

@Suite("Time stamps as openssl prints them")
struct TimeStampReadingTests {
  /// As OpenSSL 3.0.19 prints a reply (`openssl ts -reply -in reply.tsr -text`).
  private let printed = """
    Status info:
    Status: Granted.
    Status description: unspecified
    Failure info: unspecified

    TST info:
    Version: 1
    Policy OID: tsa_policy1
    Hash Algorithm: sha256
    Message data:
        0000 - fa 7f 03 98 b4 19 17 54-ff 7c 3d c0 e5 7e 40 be   .......T.|=..~@.
        0010 - 3b 5a 28 ed 19 0e cd 94-4d 0c eb ae 12 33 0c 0b   ;Z(.....M....3..
    Serial number: 0x02
    Time stamp: Nov  1 21:13:27 2023 GMT
    Accuracy: 0x01 seconds, unspecified millis, unspecified micros
    Ordering: no
    Nonce: 0xB01A6898837E6DA4
    TSA: DirName:/O=Marca Temporale/CN=TSA 1
    Extensions:
    """

  @Test("day and authority are read; a fraction of a second changes nothing")
  func day() {
    let read = TimeStamp.read(printed)
    #expect(read?.day.iso == "2023-11-01" && read?.authority == "/O=Marca Temporale/CN=TSA 1")
    let fraction = TimeStamp.read(printed.replacing("21:13:27", with: "21:13:27.125"))
    #expect(fraction?.day.iso == "2023-11-01")
    let unnamed = TimeStamp.read(
      printed.replacing("DirName:/O=Marca Temporale/CN=TSA 1", with: "unspecified"))
    #expect(unnamed?.day.iso == "2023-11-01" && unnamed?.authority == nil)
  }

  @Test("no day, two days, another zone or a weak digest give nothing")
  func none() {
    let forged = "Status description: x\nTime stamp: Jan  1 00:00:00 2020 GMT"
    for text in [
      "", printed.replacing("Time stamp", with: "Time"), printed.replacing("GMT", with: "CET"),
      printed.replacing("sha256", with: "sha1"), printed.replacing("sha256", with: "md5"),
      printed.replacing("Nov  1", with: "Nov 31"),
      // The words of the status are not part of what the authority signed.
      printed.replacing("Status description: unspecified", with: forged),
    ] { #expect(TimeStamp.read(text) == nil, "\(text.prefix(120))") }
  }

  @Test("a reply is told from a signature by how it begins")
  func kind() {
    let reply: [UInt8] = [0x30, 0x82, 0x06, 0x31, 0x30, 0x03, 0x02, 0x01, 0x00, 0x30, 0x82, 0x06]
    let message: [UInt8] = [0x30, 0x82, 0x06, 0x28, 0x06, 0x09, 0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D]
    let rest = [UInt8](repeating: 0, count: 40)
    #expect(TimeStamp.isReply(reply + rest) && !TimeStamp.isReply(message + rest))
    #expect(!TimeStamp.isReply([]) && !TimeStamp.isReply([0x30, 0xFF] + rest))
    #expect(!TimeStamp.isReply(Array("-----BEGIN CMS-----".utf8)))
  }
}
