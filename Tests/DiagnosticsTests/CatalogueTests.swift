// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import Testing

@Suite("The catalogue of codes")
struct CatalogueTests {
  @Test("each code stands once, in order, with all its texts")
  func complete() {
    let ids = Code.all.map(\.id)
    #expect(Set(ids).count == ids.count)
    for letter in ["S", "A", "B"] {
      let own = ids.filter { $0.hasPrefix(letter) }
      #expect(!own.isEmpty && own == own.sorted())
    }
    for code in Code.all {
      for text in [code.meaning, code.reason, code.mend] {
        #expect(text.hasSuffix("."), "\(code.id): \(text)")
        #expect(text.count > 10)
      }
      #expect(!code.title.hasSuffix(".") && !code.example.isEmpty)
      #expect(code.explanation.hasPrefix("\(code.id): \(code.title)\n"))
    }
  }

  @Test("a code is found whatever its letter case, and nothing else is")
  func find() {
    #expect(Code.find("s014") == Code.unknownKey)
    #expect(Code.find("S999") == nil)
  }
}
