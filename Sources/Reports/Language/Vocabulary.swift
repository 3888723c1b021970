// SPDX-License-Identifier: GPL-3.0-or-later

/// Phrases by term: how `Value.term` and `Note.term` read in each language.
///
/// Each method brings its own; `Vocabulary.core` holds what every report says.
public struct Vocabulary: Sendable {
  private var phrases: [String: Phrase]
  /// Where terms are looked for that `phrases` does not have, first to last: dictionaries that many
  /// vocabularies share, and none copies.
  private var below: [[String: Phrase]] = []

  /// A vocabulary of these entries; of two entries with one term the later holds.
  public init(_ entries: KeyValuePairs<String, Phrase>) {
    phrases = [:]
    for (term, phrase) in entries { phrases[term] = phrase }
  }

  /// The phrase of a term.
  public subscript(term: String) -> Phrase? {
    if let own = phrases[term] { return own }
    for shared in below { if let phrase = shared[term] { return phrase } }
    return nil
  }

  /// All terms, sorted.
  public var terms: [String] { below.reduce(Set(phrases.keys)) { $0.union($1.keys) }.sorted() }

  /// This vocabulary with another's entries; where both have a term, the other's holds. Copies all
  /// entries: for vocabularies that are made once.
  public func adding(_ other: Vocabulary) -> Vocabulary {
    var result = self
    for layer in other.below.reversed() + [other.phrases] {
      result.phrases.merge(layer) { $1 }
    }
    return result
  }

  /// This vocabulary, and for terms that it does not have another; copies no entry.
  func over(_ other: Vocabulary) -> Vocabulary {
    var result = self
    result.below += [other.phrases] + other.below
    return result
  }

  /// What is wrong with the phrases: empty texts, and slots that only one language uses. Empty
  /// when all is well; a test holds it so.
  public var defects: [String] {
    terms.flatMap { term -> [String] in
      guard let phrase = phrases[term] else { return [] }
      var found: [String] = []
      for language in Language.allCases where phrase.pattern(language).isEmpty {
        found.append("\(term): no text in \(language.rawValue)")
      }
      let italian = phrase.slots(.it).sorted()
      let english = phrase.slots(.en).sorted()
      if italian != english {
        found.append("\(term): slots differ, it \(italian), en \(english)")
      }
      return found
    }
  }
}
