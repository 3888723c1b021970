// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation
import Testing

/// Every phrase of the product that a report may print, read from the sources: none may slip past a
/// list that somebody forgot to extend.
@Suite("Causal words")
struct CausalWordsTests {
  /// Verbs and nouns that claim a cause.
  private static let claims = [
    "it": #"""
    \b(ha fatto (salire|scendere|crescere|calare)|abbia cambiato|ha cambiato|caus\p{L}*|grazie a\p{L}*|dovut\p{L} a\p{L}*|per merito|ha (prodotto|determinato|provocato|ridotto|aumentato|migliorato|peggiorato|portato)|provocat\p{L}|attribuibil\p{L}|(effetto|impatto) (della|del|dell’)\s?(campagna|intervento|programma))\b
    """#,
    "en": #"""
    \b(cause[sd]?|causal|causing|because of the|due to|thanks to|led to|resulted in|raised|lowered|reduced|increased|improved|attributable|brought about|(campaign|intervention|programme)’s (effect|impact)|(effects?|impact) of the (campaign|intervention|programme)|\{[Ee]vent\} changed)\b
    """#,
  ]

  /// Phrases that may hold such a word, and why.
  private static let allowed = [
    // Chosen only where `headline.causal`: VerdictWordsTests and below.
    "{Event} ha fatto salire il valore", "{Event} ha fatto scendere il valore",
    "{Event} ha cambiato poco o nulla", "Non si può dire se {event} abbia cambiato",
    "{Event} raised “{outcome}”", "{Event} lowered “{outcome}”",
    "{Event} changed “{outcome}” little", "Whether {event} changed “{outcome}” cannot be said",
    // What certainty did, not the campaign.
    "Not raised:",
    // Denials of a cause.
    "Che cosa l’abbia causata non si può dire", "What caused it cannot be said",
    // Of people, not of the campaign.
    "se qualcuno ha cambiato comportamento",
  ]

  @Test("no phrase claims a cause but those that are chosen for causal designs")
  func phrases() throws {
    let files =
      Repository.files(under: "Sources/Reports", suffix: ".swift")
      + Repository.files(under: "Sources/Methods", suffix: ".swift")
      + Repository.files(under: "Sources/Findings", suffix: ".swift")
    var count = 0
    for file in files {
      let source = try Repository.text(file)
      for (language, text) in Self.phrases(in: source) {
        count += 1
        let claim = try #require(Self.claims[language]).trimmingCharacters(in: .whitespaces)
        guard let found = text.range(of: claim, options: [.regularExpression, .caseInsensitive])
        else { continue }
        #expect(
          Self.allowed.contains { text.contains($0) },
          "\(file), \(language): `\(text[found])` in “\(text)”")
      }
    }
    // The scan must not pass by finding nothing: there are well over a thousand phrases.
    #expect(count > 1_000)
  }

  @Test("the scan finds a planted claim in either language")
  func planted() throws {
    let planted = #"Phrase(it: "La campagna ha aumentato i test", en: "Tests rose thanks to it")"#
    let found = Self.phrases(in: planted).filter { language, text in
      let claim = Self.claims[language]?.trimmingCharacters(in: .whitespaces) ?? ""
      return text.range(of: claim, options: [.regularExpression, .caseInsensitive]) != nil
    }
    #expect(found.count == 2)
  }

  @Test("no method raises certainty by itself: only the registered plan may, and gives its reason")
  func certainty() throws {
    var seen = 0
    for file in Repository.files(under: "Sources/Methods", suffix: ".swift") {
      for part in try Repository.text(file).split(separator: "Certainty(up:").dropFirst() {
        seen += 1
        #expect(part.hasPrefix(" nil"), "\(file)")
      }
    }
    #expect(seen >= 2)
  }

  /// The texts after `it:` and `en:`.
  private static func phrases(in source: String) -> [(language: String, text: String)] {
    guard
      let pattern = try? NSRegularExpression(
        pattern: #"\b(it|en):\s*"((?:[^"\\]|\\.)*)""#)
    else { return [] }
    let whole = NSRange(source.startIndex..., in: source)
    return pattern.matches(in: source, range: whole).compactMap { match in
      guard let language = Range(match.range(at: 1), in: source),
        let text = Range(match.range(at: 2), in: source)
      else { return nil }
      return (String(source[language]), String(source[text]))
    }
  }
}
