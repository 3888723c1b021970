// SPDX-License-Identifier: GPL-3.0-or-later

public import Findings

/// Two results compared number by number, each difference with its place in words.
public struct ResultsComparison: Hashable, Sendable {
  /// What differs, in the order of the report; what is the same to the last digit is left out.
  public let differences: [Difference]
  /// Numbers that stand in both.
  public let numbersCompared: Int

  /// How two numbers, or two results, agree.
  public enum Agreement: Int, Hashable, Sendable, Comparable, CaseIterable {
    /// To the last digit.
    case identical
    /// To 1e-9 of their size: another processor, another order of a sum.
    case equivalent
    /// Not the same.
    case different

    /// Whether one agrees better than the other.
    public static func < (left: Agreement, right: Agreement) -> Bool {
      left.rawValue < right.rawValue
    }

    /// IDENTICAL, EQUIVALENT, DIFFERENT.
    public var name: String {
      switch self {
      case .identical: "IDENTICAL"
      case .equivalent: "EQUIVALENT"
      case .different: "DIFFERENT"
      }
    }

    /// How two numbers agree: relative to the larger one; below 1e-12 differences are rounding, since
    /// a difference of two nearly equal numbers has no digits left to compare.
    public init(_ first: Double, _ second: Double) {
      let distance = (first - second).magnitude
      let size = max(first.magnitude, second.magnitude)
      self =
        first == second
        ? .identical : distance <= max(1e-9 * size, 1e-12) ? .equivalent : .different
    }
  }

  /// One place at which two results differ.
  public struct Difference: Hashable, Sendable {
    /// The place, as `analyses.distretti.estimates.average.absolute.value`.
    public let path: String
    /// The place in words.
    public let place: LocalizedText
    /// What kind of thing differs.
    public let kind: Kind
    /// What the first says; nil where it says nothing.
    public let first: String?
    /// What the second says; nil where it says nothing.
    public let second: String?
    /// How the two agree.
    public let agreement: Agreement
    /// The distance of two numbers, relative to the larger.
    public let relative: Double?
  }

  /// What kind of thing differs.
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    /// A number.
    case number
    /// A verdict or a judgement on a target.
    case verdict
    /// A word, date or truth value.
    case word
    /// Something that stands in one of the two only.
    case presence
  }

  /// Compares two results. The version of Esito is a word like any other.
  public init(_ first: Evaluation, _ second: Evaluation) {
    if first == second, let tree = ResultsTree(first) {
      differences = []
      numbersCompared = tree.numberCount
      return
    }
    guard let left = ResultsTree(first), let right = ResultsTree(second) else {
      let place = LocalizedText(it: "i risultati", en: "the results")
      differences = [
        Difference(
          path: "", place: place, kind: .presence, first: nil, second: nil, agreement: .different,
          relative: nil)
      ]
      numbersCompared = 0
      return
    }
    var walk = ResultsWalk()
    walk.compare(left, right, at: ResultsPlace())
    differences = walk.differences
    numbersCompared = walk.numbers
  }

  /// How the two agree as a whole, words included.
  public var agreement: Agreement { differences.map(\.agreement).max() ?? .identical }

  /// How numbers, verdicts and what is there agree; other words left out.
  public var agreementOfNumbers: Agreement {
    differences.filter { $0.kind != .word }.map(\.agreement).max() ?? .identical
  }
}
