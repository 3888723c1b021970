// SPDX-License-Identifier: GPL-3.0-or-later

import Findings

extension Survey {
  /// One number to report: an item, or one option of an item with several answers.
  struct Question: Hashable {
    /// Its place among the items.
    var item: Int
    /// The item.
    var source: Item
    /// Its place among the options; nil for items with one answer.
    var option: Int?

    /// Every number of an analysis, in printing order.
    static func all(_ items: [Item]) -> [Question] {
      items.enumerated().flatMap { index, item -> [Question] in
        guard item.kind == .multiple else { return [Question(item: index, source: item)] }
        return item.options.indices.map { Question(item: index, source: item, option: $0) }
      }
    }

    /// Its name in tables and estimates.
    var name: String {
      option.map { "\(source.name)-\(source.options[$0].name)" } ?? source.name
    }

    /// What readers see.
    var label: Value {
      guard let option else { return .localized(source.label) }
      return .phrase(
        "survey.option",
        ["item": .localized(source.label), "option": .text(source.options[option].name)])
    }

    /// The score of each level, lowest first: 0 and 1 for an option.
    var scores: [Int] {
      guard option == nil, let scale = source.scale else { return [0, 1] }
      return Array(scale.from...scale.to)
    }

    /// The classes that its number is made of, as runs of levels; nil where each level is one.
    var classes: [ClosedRange<Int>]? {
      switch source.kind {
      case .nps: [0...6, 7...8, 9...10]
      case .csat: [0...(scores.count - 3), (scores.count - 2)...(scores.count - 1)]
      case .multiple: [0...0, 1...1]
      case .likert: nil
      }
    }

    /// The terms of those classes, for headers.
    func header(_ levels: ClosedRange<Int>, _ place: Int) -> String {
      switch source.kind {
      case .nps: ["detractors", "passives", "promoters"][place]
      case .csat: ["other-marks", "top-marks"][place]
      case .multiple: ["not-ticked", "ticked"][place]
      case .likert:
        levels.count == 1
          ? "level.\(levels.lowerBound)" : "level.\(levels.lowerBound).\(levels.upperBound)"
      }
    }
  }
}
