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
      let tree = try? JSONDecoder().decode(ResultsTree.self, from: data)
    else { return nil }
    self = tree
  }

  /// A member of an object.
  subscript(key: String) -> ResultsTree? {
    if case .members(let members) = self { members[key] } else { nil }
  }

  /// The text, where it is one.
  var text: String? { if case .text(let text) = self { text } else { nil } }

  /// The elements, where it is a list.
  var elements: [ResultsTree]? { if case .list(let elements) = self { elements } else { nil } }
}

extension ResultsTree: Decodable {
  init(from decoder: any Decoder) throws {
    if let members = try? decoder.container(keyedBy: AnyKey.self) {
      var tree: [String: ResultsTree] = [:]
      for key in members.allKeys {
        tree[key.stringValue] = try members.decode(ResultsTree.self, forKey: key)
      }
      self = .members(tree)
      return
    }
    if var elements = try? decoder.unkeyedContainer() {
      var tree: [ResultsTree] = []
      while !elements.isAtEnd { tree.append(try elements.decode(ResultsTree.self)) }
      self = .list(tree)
      return
    }
    let value = try decoder.singleValueContainer()
    if value.decodeNil() {
      self = .null
    } else if let text = try? value.decode(String.self) {
      self = .text(text)
    } else if let truth = try? value.decode(Bool.self) {
      self = .truth(truth)
    } else {
      self = .number(try value.decode(Double.self))
    }
  }

  private struct AnyKey: CodingKey {
    var stringValue: String
    var intValue: Int? { nil }
    init?(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
  }
}
