// SPDX-License-Identifier: GPL-3.0-or-later

import Findings
import Testing

@Suite("Certainty")
struct CertaintyTests {
  private let note = Note("reason", .remark)

  @Test("starts at low; one step up at most; never above moderate nor below very low")
  func bounds() {
    for down in 0...12 {
      let reasons = Array(repeating: note, count: down)
      let plain = Certainty(up: nil, down: reasons)
      let raised = Certainty(up: note, down: reasons)
      #expect(plain.level.rawValue == max(0, 1 - down))
      #expect(raised.level.rawValue == max(0, 2 - down))
      #expect(plain.level.rawValue <= Certainty.Level.low.rawValue)
      #expect(raised.level.rawValue <= Certainty.Level.moderate.rawValue)
    }
  }

  @Test("a declared draw alone raises nothing")
  func drawn() {
    #expect(Certainty(up: nil, down: [], start: .drawn).level == .low)
  }
}
