// SPDX-License-Identifier: GPL-3.0-or-later

internal import Findings
internal import FoundationEssentials

/// The JSON of a `results.json`, whatever is in it: what two results are compared by, so that no
/// part can be forgotten.
indirect enum ResultsTree: Hashable, Sendable {
  case null
  case truth(Bool)
  case number(Double)
  case text(String)
  case list([ResultsTree])
  case members([String: ResultsTree])

  /// The tree of an evaluation; nil when it holds a number that JSON cannot.
  init?(_ evaluation: Evaluation) {
    guard let data = try? JSONEncoder().encode(evaluation),
      let node = try? JSONNode.read([UInt8](data))
    else { return nil }
    self.init(node)
  }

  private init(_ node: JSONNode) {
    switch node {
    case .null: self = .null
    case .bool(let truth): self = .truth(truth)
    case .number(let number): self = .number(number)
    case .string(let text): self = .text(text)
    case .array(let values): self = .list(values.map { ResultsTree($0) })
    case .object(let members):
      self = .members(
        Dictionary(members.map { ($0.key, ResultsTree($0.value)) }) { first, _ in first })
    }
  }

  /// A member of an object.
  subscript(key: String) -> ResultsTree? {
    if case .members(let members) = self { members[key] } else { nil }
  }

  /// How many numbers it holds.
  var numberCount: Int {
    switch self {
    case .number: 1
    case .list(let elements): elements.reduce(0) { $0 + $1.numberCount }
    case .members(let members): members.values.reduce(0) { $0 + $1.numberCount }
    case .null, .truth, .text: 0
    }
  }

  /// The text, where it is one.
  var text: String? { if case .text(let text) = self { text } else { nil } }

  /// The elements, where it is a list.
  var elements: [ResultsTree]? { if case .list(let elements) = self { elements } else { nil } }
}
