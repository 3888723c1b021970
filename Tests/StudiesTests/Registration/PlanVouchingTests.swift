// SPDX-License-Identifier: GPL-3.0-or-later

import Dates
import Testing

@testable import Studies

@Suite("Who vouches for the date of a plan")
struct PlanVouchingTests {
  /// As OpenSSL 3.0.19 prints a signature that it made (`openssl cms -cmsout -print -noout`).
  private let printed = """
        signedAttrs:
            object: contentType (1.2.840.113549.1.9.3)
            set:
              OBJECT:pkcs7-data (1.2.840.113549.1.7.1)

            object: signingTime (1.2.840.113549.1.9.5)
            set:
              UTCTIME:Nov 21 18:26:11 2023 GMT

            object: messageDigest (1.2.840.113549.1.9.4)
            set:
              OCTET STRING:
                0000 - 98 ea 6e 4f 21 6f 2f b4-b6 9f ff 9b 3a   ..nO!o/.....:
        signatureAlgorithm:
          algorithm: rsaEncryption (1.2.840.113549.1.1.1)
        unsignedAttrs:
          <ABSENT>
    """

  @Test("the day of signing is read from what was signed")
  func day() {
    #expect(PlanVouching.signingDay(in: printed)?.iso == "2023-11-21")
    let single = printed.replacing("Nov 21 18", with: "Nov  1 18")
    #expect(PlanVouching.signingDay(in: single)?.iso == "2023-11-01")
  }

  @Test("a time that was not signed, two signers, two times or none give no day")
  func none() {
    let time = "object: signingTime (1.2.840.113549.1.9.5)"
    for text in [
      "", printed + "\n" + printed, printed.replacing(time, with: "object: other"),
      printed.replacing(
        "object: contentType (1.2.840.113549.1.9.3)", with: time),
      printed.replacing(time, with: "object: other").replacing(
        "      <ABSENT>",
        with: "        \(time)\n            set:\n              UTCTIME:Nov 21 18:26:11 2023 GMT"),
      printed.replacing("Nov 21", with: "Nov 31"), printed.replacing("GMT", with: "CET"),
    ] { #expect(PlanVouching.signingDay(in: text) == nil) }
  }

  @Test("a signer of the organisation that evaluates is not someone else")
  func own() {
    let owner = "UOC Epidemiologia, ASL Valdoro"
    for signer in [
      "CN=Mario Rossi,O=ASL Valdoro,C=IT", "CN=Ufficio protocollo ASL Valdoro,C=IT",
      "CN=x,O=asl valdoro", "O=Uoc Epidemiologia",
    ] { #expect(PlanVouching.isOwn(signer, owner), "\(signer)") }
    for signer in ["CN=Protocollo,O=Regione,C=IT", "CN=Comitato etico,O=Università di Valdoro"] {
      #expect(!PlanVouching.isOwn(signer, owner), "\(signer)")
    }
  }
}
