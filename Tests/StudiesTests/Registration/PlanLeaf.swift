// SPDX-License-Identifier: GPL-3.0-or-later

import Dates
import Diagnostics

@testable import Studies

/// One value of a study file, and other values that could stand in its place.
struct PlanLeaf {
  /// Keys and list positions from the root.
  let keys: [String]
  let value: YAMLValue

  var path: String { keys.joined(separator: ".") }

  /// All values of a tree that are no mapping and no list.
  static func all(in tree: YAMLValue, at keys: [String] = []) -> [PlanLeaf] {
    switch tree {
    case .plain, .text, .truth: [PlanLeaf(keys: keys, value: tree)]
    case .list(let values):
      values.enumerated().flatMap { all(in: $1, at: keys + ["\($0)"]) }
    case .mapping(let members), .inline(let members):
      members.flatMap { all(in: $0.value, at: keys + [$0.key]) }
    }
  }

  /// One value of every key: of keys that stand in several places of one kind, the first.
  static func oneOfEachKey(in tree: YAMLValue) -> [PlanLeaf] {
    var seen: Set<String> = []
    return all(in: tree).filter { leaf in
      let kind = leaf.keys.count > 2 ? tree.value(at: leaf.keys.prefix(2) + ["kind"])?.flow : nil
      let place = leaf.keys.first.map { [$0] } ?? []
      let rest = leaf.keys.dropFirst(place == ["study"] ? 1 : 2).filter { Int($0) == nil }
      return seen.insert((place + [kind ?? ""] + rest).joined(separator: ".")).inserted
    }
  }

  /// The first other value with which the study can be read and says something else.
  func otherStudy(_ root: YAMLValue, unlike study: Study) -> (text: String, study: Study)? {
    for candidate in candidates.prefix(4) {
      guard let other = read(root.replacing(keys[...], with: candidate).fileText).study,
        other != study
      else { continue }
      // The day of extraction is no choice; `CanonicalPlanTests.sources` holds that.
      if keys.last == "extracted" { return nil }
      return (candidate.flow, other)
    }
    return nil
  }

  private var candidates: [YAMLValue] {
    switch value {
    case .truth(let value): return [.truth(!value)]
    case .text(let text): return [.text(text + " x")]
    case .plain(let text):
      if text == "true" || text == "false" { return [.plain(text == "true" ? "false" : "true")] }
      if let date = CivilDate(iso: text) {
        let month = CalendarStep.month
        let index = month.index(of: date)
        let isLast = month.lastDay(index) == date
        return [1, -1].map { step in
          .plain((isLast ? month.lastDay(index + step) : month.firstDay(index + step)).iso)
        } + [.plain(CivilDate(day: date.day + 1).iso)]
      }
      let words = PlanLeaf.choices.filter { $0.contains(text) }.flatMap { $0 }
      let others = words.filter { $0 != text }.map { YAMLValue.plain($0) }
      return others + counted(text) + [.text(text + " x")]
    case .list, .mapping, .inline: return []
    }
  }

  /// The text with its first number one higher, and one lower.
  private func counted(_ text: String) -> [YAMLValue] {
    guard let start = text.firstIndex(where: \.isNumber) else { return [] }
    let digits = text[start...].prefix(while: \.isNumber)
    guard let number = Int(digits) else { return [] }
    return [number + 1, number - 1].filter { $0 >= 0 }.map {
      .plain(text[..<start] + "\($0)" + text[digits.endIndex...])
    }
  }

  /// Every list of words among which a key of the language takes one.
  private static let choices: [[String]] = {
    var lists: [[String]] = []
    func collect(_ value: JSONValue) {
      switch value {
      case .object(let members):
        for member in members {
          if member.key == "enum", case .array(let words) = member.value {
            lists.append(
              words.compactMap { if case .string(let word) = $0 { word } else { nil } })
          } else {
            collect(member.value)
          }
        }
      case .array(let values): values.forEach(collect)
      default: break
      }
    }
    collect(StudySchema.json)
    return Array(Set(lists)).sorted { $0.joined() < $1.joined() }
  }()
}

extension YAMLValue {
  /// The same with the keys of every mapping in the opposite order, the steps of a funnel excepted.
  var reversed: YAMLValue {
    switch self {
    case .plain, .text, .truth: self
    case .list(let values): .list(values.map(\.reversed))
    case .mapping(let members), .inline(let members):
      .mapping(
        members.reversed().map { .init($0.key, $0.key == "steps" ? $0.value : $0.value.reversed) })
    }
  }

  /// The same with another value at a path of keys and list positions.
  func replacing(_ keys: ArraySlice<String>, with value: YAMLValue) -> YAMLValue {
    guard let key = keys.first else { return value }
    switch self {
    case .plain, .text, .truth: return self
    case .list(let values):
      return .list(
        values.enumerated().map {
          "\($0)" == key ? $1.replacing(keys.dropFirst(), with: value) : $1
        })
    case .mapping(let members), .inline(let members):
      return .mapping(
        members.map {
          .init(
            $0.key, $0.key == key ? $0.value.replacing(keys.dropFirst(), with: value) : $0.value)
        })
    }
  }
}
