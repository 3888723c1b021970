// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import Methods
import Reports
import Testing

@testable import Studies

@Suite("Certainty and the study file")
struct CertaintyKeyTests {
  @Test("every method has the words of its notes for the chapters outside its sections")
  func vocabularies() {
    for method in MethodRegistry.methods {
      #expect(!method.vocabulary.terms.isEmpty, "\(method.kind): vocabulary")
    }
  }

  @Test("no key of the language sets or raises certainty")
  func keys() {
    // How uncertain a total cost is has nothing to do with how certain a result is.
    let named = KeyIndex.entries.filter { $0.key.name != "uncertain" }.filter { entry in
      ["certain", "certezz", "confidence", "grade"].contains { word in
        entry.key.name.contains(word) || entry.key.aliases.contains { $0.contains(word) }
      }
    }
    #expect(named.isEmpty, "\(named.map(\.path))")
    #expect(KeyIndex.entries.count > 150)
  }
}
