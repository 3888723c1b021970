// SPDX-License-Identifier: GPL-3.0-or-later

/// Walks two trees of results together and gathers what differs.
struct ResultsWalk {
  private(set) var differences: [ResultsComparison.Difference] = []
  private(set) var numbers = 0

  /// Members in the order of a report; all others follow by name.
  private static let order = [
    "esito", "format", "study", "registration", "sources", "kpis", "analyses", "id", "kind", "role",
    "kpi", "headline", "level", "estimates", "certainty", "facts", "tables", "figures", "notes",
  ]

  mutating func compare(_ first: ResultsTree?, _ second: ResultsTree?, at place: ResultsPlace) {
    switch (first ?? .null, second ?? .null) {
    case (.null, .null): break
    case (.members(let left), .members(let right)):
      let names = Set(left.keys).union(right.keys)
      let known = ResultsWalk.order.filter(names.contains)
      for name in known + names.subtracting(known).sorted() {
        let isList = (left[name] ?? right[name])?.elements != nil
        compare(left[name], right[name], at: place.member(name, isList: isList))
      }
    case (.list(let left), .list(let right)): lists(left, right, at: place)
    case (.number(let left), .number(let right)):
      numbers += 1
      let agreement = ResultsComparison.Agreement(left, right)
      guard agreement != .identical else { return }
      let size = max(left.magnitude, right.magnitude)
      record(
        .number, ResultsWalk.shown(left), ResultsWalk.shown(right), agreement, place,
        relative: (left - right).magnitude / size)
    case (let left, let right):
      guard left != right else { return }
      let isOneSided = left == .null || right == .null || !left.isScalar || !right.isScalar
      record(
        isOneSided ? .presence : place.isVerdict ? .verdict : .word, left.short, right.short,
        .different, place)
    }
  }

  /// Lists of things with names are matched by name, others by position.
  private mutating func lists(
    _ left: [ResultsTree], _ right: [ResultsTree], at place: ResultsPlace
  ) {
    guard let first = ResultsWalk.names(left), let second = ResultsWalk.names(right),
      !(left.isEmpty && right.isEmpty)
    else {
      for index in 0..<max(left.count, right.count) {
        compare(
          left.indices.contains(index) ? left[index] : nil,
          right.indices.contains(index) ? right[index] : nil, at: place.element(index))
      }
      return
    }
    var position: [String: Int] = [:]
    for (index, name) in second.enumerated() { position[name] = index }
    for (index, name) in first.enumerated() {
      let other = position[name].map { right[$0] }
      compare(
        left[index], other, at: place.named(name, left[index], other))
    }
    let known = Set(first)
    for (index, name) in second.enumerated() where !known.contains(name) {
      compare(nil, right[index], at: place.named(name, nil, right[index]))
    }
    let common = second.filter(known.contains)
    let there = Set(second)
    if common != first.filter(there.contains) {
      record(
        .word, first.joined(separator: ", "), second.joined(separator: ", "), .different, place)
    }
  }

  /// The names of a list's elements, when each has one of its own.
  private static func names(_ list: [ResultsTree]) -> [String]? {
    let names = list.compactMap { $0["id"]?.text }
    return names.count == list.count && Set(names).count == names.count ? names : nil
  }

  private mutating func record(
    _ kind: ResultsComparison.Kind, _ first: String?, _ second: String?,
    _ agreement: ResultsComparison.Agreement, _ place: ResultsPlace, relative: Double? = nil
  ) {
    differences.append(
      .init(
        path: place.path, place: place.words, kind: kind, first: first, second: second,
        agreement: agreement, relative: relative))
  }

  /// A number with all its digits, so that two that differ never read the same.
  private static func shown(_ number: Double) -> String {
    number == number.rounded() && number.magnitude < 1e15 ? String(Int(number)) : "\(number)"
  }
}

extension ResultsTree {
  var isScalar: Bool {
    switch self {
    case .null, .truth, .number, .text: true
    case .list, .members: false
    }
  }

  /// What it holds, in a few words; nil for nothing.
  var short: String? {
    switch self {
    case .null: nil
    case .truth(let value): value ? "true" : "false"
    case .number(let value): "\(value)"
    case .text(let text): text
    case .list(let elements): "[\(elements.count)]"
    case .members(let members): "{\(members.keys.sorted().joined(separator: ", "))}"
    }
  }
}
