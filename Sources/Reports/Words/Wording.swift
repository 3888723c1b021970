// SPDX-License-Identifier: GPL-3.0-or-later

public import Findings

/// Turns findings into words of one language: values, notes, facts and tables.
public struct Wording: Sendable {
  /// The language.
  public let language: Language
  /// The terms it knows.
  public let vocabulary: Vocabulary
  /// How it writes numbers.
  public let numbers: NumberFormat

  /// Words in a language, from the core vocabulary and a method's own.
  public init(_ language: Language, _ vocabulary: Vocabulary = Vocabulary([:])) {
    self.language = language
    self.vocabulary = vocabulary.over(Wording.common)
    numbers = NumberFormat(language)
  }

  /// What every report says.
  private static let common = Vocabulary.core.adding(LevelWords.vocabulary)
    .adding(RegistrationWords.vocabulary)

  /// A phrase filled with values.
  public func fill(_ phrase: Phrase, _ values: [String: Value] = [:]) -> [Inline] {
    phrase.inlines(language, values.mapValues { value($0) })
  }

  /// A phrase filled with pieces that are already worded.
  public func fill(_ phrase: Phrase, pieces: [String: [Inline]]) -> [Inline] {
    phrase.inlines(language, pieces)
  }

  /// The phrase of a term, filled with values. A term without a phrase is an unfilled slot, which
  /// `Document.unfilled` finds.
  public func term(_ term: String, _ values: [String: Value] = [:]) -> [Inline] {
    guard let phrase = vocabulary[term] else { return [.unfilled(term)] }
    return fill(phrase, values)
  }

  /// The wording of a note.
  public func note(_ note: Note) -> [Inline] { term(note.term, note.arguments) }

  /// A value in words.
  public func value(_ value: Value, style: NumberFormat.UnitStyle = .words) -> [Inline] {
    switch value {
    case .number(let number, let unit): [.text(numbers.text(number, unit, style: style))]
    case .count(let count): [.text(numbers.count(count))]
    case .term(let term): self.term(term)
    case .phrase(let term, let slots): self.term(term, slots)
    case .text(let text): [.text(text)]
    case .localized(let text), .coded(_, let text): [.text(text.text(language))]
    case .date(let date): [.text(numbers.date(date))]
    case .period(let step, let index):
      [
        .text(
          style == .words ? numbers.period(step, index) : numbers.shortPeriod(step, index))
      ]
    case .interval(let interval, let unit):
      [.text(numbers.interval(interval, unit, style: style))]
    case .list(let values): list(values, style: style)
    case .missing: [.text(numbers.missing)]
    case .hidden: term("hidden")
    }
  }

  /// Values in a row: `Nord, Est e Valle`, `Nord, Est and Valle`.
  private func list(_ values: [Value], style: NumberFormat.UnitStyle) -> [Inline] {
    guard values.count > 1, let last = values.last else {
      return values.flatMap { value($0, style: style) }
    }
    var result: [Inline] = []
    for (index, item) in values.dropLast().enumerated() {
      if index > 0 { result.append(", ") }
      result += value(item, style: style)
    }
    result.append(language == .it ? " e " : " and ")
    return result + value(last, style: style)
  }
}
