// SPDX-License-Identifier: GPL-3.0-or-later

internal import Diagnostics

/// Two plans compared choice by choice, defaults included.
public struct PlanComparison: Hashable, Sendable {
  /// Choices that differ, sorted by place.
  public let changes: [Change]

  /// A choice that differs.
  public struct Change: Hashable, Sendable {
    /// Its place: `analyses.distretti.weights`; a part of a list by its number: `expect.2.every`.
    public let path: String
    /// The keys of the place, one by one.
    public let keys: [String]
    /// What the first plan says, as YAML in one line; nil where it says nothing.
    public let first: String?
    /// What the second plan says; nil where it says nothing.
    public let second: String?
  }

  /// The choices in which two studies differ.
  public init(_ first: Study, _ second: Study) {
    self.init(CanonicalPlan(first).tree, CanonicalPlan(second).tree)
  }

  init(_ first: YAMLValue, _ second: YAMLValue) {
    var changes: [Change] = []
    PlanComparison.compare(first, second, at: [], into: &changes)
    self.changes = changes
  }

  /// Whether the two say the same.
  public var isSame: Bool { changes.isEmpty }

  private static func compare(
    _ first: YAMLValue?, _ second: YAMLValue?, at keys: [String], into changes: inout [Change]
  ) {
    let isOrdered = keys.last.map(CanonicalPlan.ordered.contains) ?? false
    if let left = first?.members, let right = second?.members,
      !isOrdered || left.map(\.key) == right.map(\.key)
    {
      let one = Dictionary(left.map { ($0.key, $0.value) }) { first, _ in first }
      let other = Dictionary(right.map { ($0.key, $0.value) }) { first, _ in first }
      let names = Set(one.keys).union(other.keys).filter { one[$0] != other[$0] }
      for name in names.sorted(by: { $0.utf8.lexicographicallyPrecedes($1.utf8) }) {
        compare(one[name], other[name], at: keys + [name], into: &changes)
      }
      return
    }
    if case .list(let left)? = first, case .list(let right)? = second,
      (left + right).contains(where: { $0.members != nil })
    {
      for index in 0..<max(left.count, right.count) {
        let one = left.indices.contains(index) ? left[index] : nil
        let other = right.indices.contains(index) ? right[index] : nil
        guard one != other else { continue }
        compare(one, other, at: keys + ["\(index + 1)"], into: &changes)
      }
      return
    }
    guard first?.flow != second?.flow else { return }
    changes.append(
      Change(
        path: keys.joined(separator: "."), keys: keys, first: first?.flow, second: second?.flow))
  }
}

extension YAMLValue {
  /// The members of a mapping, however it is written; nil for all others.
  var members: [Member]? {
    switch self {
    case .mapping(let members), .inline(let members): members
    case .plain, .text, .truth, .list: nil
    }
  }

  /// The value at a path of keys.
  func value(at keys: [String]) -> YAMLValue? {
    keys.reduce(self) { value, key in value?.members?.value(key) }
  }

  /// Every text in it.
  var texts: [String] {
    switch self {
    case .plain(let text), .text(let text): [text]
    case .truth: []
    case .list(let values): values.flatMap(\.texts)
    case .mapping(let members), .inline(let members):
      members.flatMap { [$0.key] + $0.value.texts }
    }
  }
}

extension [YAMLValue.Member] {
  func value(_ key: String) -> YAMLValue? { first { $0.key == key }?.value }
}
