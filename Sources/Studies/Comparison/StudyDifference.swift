// SPDX-License-Identifier: GPL-3.0-or-later

public import Diagnostics
internal import Findings
internal import Reports

/// What differs between two plans, two results, or two bundles: choices, verdicts, numbers.
public struct StudyDifference: Sendable {
  /// The plans compared; nil where one of the two has none.
  public let plans: PlanComparison?
  /// The results compared; nil where one of the two has none.
  public let results: ResultsComparison?
  private let first: Comparand
  private let second: Comparand

  /// Compares two things; nil when they have nothing in common.
  public init?(_ first: Comparand, _ second: Comparand) {
    self.first = first
    self.second = second
    if let one = first.study, let other = second.study {
      plans = PlanComparison(one, other)
    } else {
      plans = nil
    }
    if let one = first.evaluation, let other = second.evaluation {
      results = ResultsComparison(one, other)
    } else {
      results = nil
    }
    if plans == nil && results == nil { return nil }
  }

  /// Whether the two say the same, numbers to the last digit.
  public var isSame: Bool {
    (plans?.isSame ?? true) && (results?.differences.isEmpty ?? true)
  }

  /// The language of the studies, where they say one.
  public var language: ReportOptions.Language? {
    (first.study ?? second.study)?.report.languages.first
  }

  /// The differences in words.
  /// - Parameter most: so many numbers are listed; the rest is counted.
  public func lines(_ language: ReportOptions.Language, most: Int = 40) -> [String] {
    let words = Words(language == .it ? .it : .en)
    guard !isSame else { return [words.say("same")] }
    var lines: [String] = []
    if let plans {
      lines.append(words.say(plans.isSame ? "plan.same" : "plan", "n", "\(plans.changes.count)"))
      lines += plans.changes.map { change in
        "  \(change.path): \(words.value(change.first)) → \(words.value(change.second))"
      }
    }
    if let results { lines += self.lines(results, words, most: most) }
    return lines
  }

  private func lines(_ results: ResultsComparison, _ words: Words, most: Int) -> [String] {
    let agreement = results.agreementOfNumbers
    var lines = [
      words.say(
        "results.\(agreement.name)", "n", "\(results.numbersCompared)")
    ]
    let answers = self.answers(words)
    if !answers.isEmpty { lines += [words.say("answers")] + answers }
    let numbers = results.differences.filter { $0.agreement == .different && $0.kind != .word }
    if !numbers.isEmpty { lines.append(words.say("numbers", "n", "\(numbers.count)")) }
    lines += numbers.prefix(most).map { difference in
      let far = difference.relative.map { words.far($0) } ?? ""
      return "  \(difference.place.text(words.language)): \(words.value(difference.first)) → "
        + words.value(difference.second) + far
    }
    if numbers.count > most { lines.append(words.say("more", "n", "\(numbers.count - most)")) }
    let other = results.differences.count { $0.kind == .word }
    if other > 0 { lines.append(words.say("words", "n", "\(other)")) }
    return lines
  }

  /// The answer of each analysis whose answer differs, before and after, with its verdict.
  private func answers(_ words: Words) -> [String] {
    guard let one = first.evaluation, let other = second.evaluation else { return [] }
    var ids = one.analyses.map(\.id)
    ids += other.analyses.map(\.id).filter { !ids.contains($0) }
    return ids.compactMap { id in
      let before = one.analyses.first { $0.id == id }.flatMap { RegisteredResult.Answer($0) }
      let after = other.analyses.first { $0.id == id }.flatMap { RegisteredResult.Answer($0) }
      guard before != after else { return nil }
      let texts = [before, after].map { words.answer($0) }
      let isChanged = before?.verdict != after?.verdict || before?.judgement != after?.judgement
      let verdict = words.say(isChanged ? "verdict.changed" : "verdict.same")
      return "  \(id): \(texts[0]) → \(texts[1]). \(verdict)"
    }
  }

  // MARK: JSON

  /// The differences for a program.
  public var json: JSONValue {
    .members([
      "same": .bool(isSame),
      "agreement": results.map { .string($0.agreement.name) },
      "agreementOfNumbers": results.map { .string($0.agreementOfNumbers.name) },
      "numbersCompared": results.map { .integer($0.numbersCompared) },
      "choices": plans.map { plans in
        .array(
          plans.changes.map {
            .members([
              "path": .string($0.path), "first": StudyDifference.json($0.first),
              "second": StudyDifference.json($0.second),
            ])
          })
      },
      "differences": results.map { results in
        .array(results.differences.map(StudyDifference.json))
      },
    ])
  }

  private static func json(_ text: String?) -> JSONValue { text.map { .string($0) } ?? .null }

  private static func json(_ difference: ResultsComparison.Difference) -> JSONValue {
    .members([
      "path": .string(difference.path),
      "place": .members([
        "it": .string(difference.place.it), "en": .string(difference.place.en),
      ]),
      "kind": .string(difference.kind.rawValue),
      "agreement": .string(difference.agreement.name),
      "first": json(difference.first), "second": json(difference.second),
    ])
  }
}
