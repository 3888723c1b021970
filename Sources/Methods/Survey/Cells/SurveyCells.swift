// SPDX-License-Identifier: GPL-3.0-or-later

import Tables

extension Survey {
  /// Respondents to one question in one wave, of one group.
  struct Tally: Hashable {
    /// At each level, lowest first.
    var counts: [Int]
    /// Who left it blank.
    var blank = 0
    /// Whose mark stands outside the scale: no answer.
    var outside = 0

    /// Who answered.
    var answered: Int { counts.reduce(0, +) }
    /// To whom it was put.
    var asked: Int { answered + blank + outside }
  }

  /// The answers to one question, from the answer to its item's query.
  struct Cells {
    /// 0 before (or the only wave), 1 after.
    private(set) var waves: [Tally]
    /// The groups, sorted, with their tallies a wave.
    private(set) var groups: [(key: KeyCell, label: String?, waves: [Tally])] = []
    /// Of people who answered in both waves: how many at each level before and after; nil where the
    /// same people are not followed.
    private(set) var pairs: [[Int]]?
    /// Answers of people who did not answer in both waves, or twice in one: left out.
    private(set) var unpaired = 0
    /// Whether there are more groups than can be read one by one; then none is kept.
    private(set) var hasTooManyGroups = false
    /// Whether a count of respondents is negative.
    private(set) var isImpossible = false

    init(_ table: SummaryTable, _ question: Question, _ specification: Specification) {
      let empty = Tally(counts: [Int](repeating: 0, count: question.scores.count))
      waves = [Tally](repeating: empty, count: specification.waves == nil ? 1 : 2)
      let people = question.option.flatMap { table.measure("ticked.\($0)") }
      let all = table.measure("people")
      var persons: [KeyCell: [(wave: Int, level: Int?)]] = [:]
      let groupKeys = table.key("group")
      var places: [KeyCell: Int] = [:]
      for row in 0..<table.count {
        let wave = waves.count == 1 ? 0 : Self.number(table.key("wave")?.cells[row]) ?? 0
        let count = Int(clamping: all?.units[row] ?? 0)
        let part = empty.adding(
          Self.level(table.key("value")?.cells[row], question), people: count,
          ticked: people.map { Int(clamping: $0.units[row]) })
        if count < 0 || part.counts.contains(where: { $0 < 0 }) { isImpossible = true }
        waves[wave].add(part)
        if let cell = groupKeys?.cells[row] {
          let place = places[cell] ?? groups.count
          if place == groups.count {
            places[cell] = place
            groups.append(
              (cell, groupKeys?.text(row), [Tally](repeating: empty, count: waves.count)))
          }
          groups[place].waves[wave].add(part)
        }
        if let person = table.key("person")?.cells[row] {
          for level in part.counts.indices {
            for _ in 0..<min(2, max(0, part.counts[level])) {
              persons[person, default: []].append((wave, level))
            }
          }
        }
      }
      groups.sort { $0.key < $1.key }
      hasTooManyGroups = groups.count > Survey.mostGroups
      if hasTooManyGroups { groups = [] }
      if specification.pairedBy != nil { pair(persons, levels: question.scores.count) }
    }

    /// Keeps those who answered once in each wave.
    private mutating func pair(
      _ persons: [KeyCell: [(wave: Int, level: Int?)]], levels: Int
    ) {
      var pairs = [[Int]](repeating: [Int](repeating: 0, count: levels), count: levels)
      // Sums over people: in any order the same.
      for (person, answers) in persons {
        let before = answers.filter { $0.wave == 0 }
        let after = answers.filter { $0.wave == 1 }
        guard person != .missing, before.count == 1, after.count == 1,
          let first = before[0].level, let second = after[0].level
        else {
          unpaired += answers.count
          continue
        }
        pairs[first][second] += 1
      }
      self.pairs = pairs
      waves[0].counts = pairs.map { $0.reduce(0, +) }
      waves[1].counts = (0..<levels).map { level in pairs.reduce(0) { $0 + $1[level] } }
    }

    private static func number(_ cell: KeyCell?) -> Int? {
      if case .number(let number)? = cell { Int(clamping: number) } else { nil }
    }

    /// The place of a mark among the levels; nil for none, −1 for a mark outside the scale.
    private static func level(_ cell: KeyCell?, _ question: Question) -> Int? {
      switch cell {
      case .number(let number)?:
        question.scores.firstIndex(of: Int(clamping: number)) ?? -1
      case .label(let label)?: question.source.levels.firstIndex(of: label) ?? -1
      default: nil
      }
    }
  }
}

extension Survey.Tally {
  /// One row of an answer: everybody at one level, or for an option those who ticked it and those who
  /// ticked others.
  func adding(_ level: Int?, people: Int, ticked: Int?) -> Survey.Tally {
    var tally = self
    guard let ticked else {
      switch level {
      case nil: tally.blank += people
      case .some(let level) where level < 0: tally.outside += people
      case .some(let level): tally.counts[level] += people
      }
      return tally
    }
    // Whoever ticked nothing gave no answer.
    if level == 1 {
      tally.counts[1] += ticked
      tally.counts[0] += people - ticked
    } else {
      tally.blank += people
    }
    return tally
  }

  mutating func add(_ other: Survey.Tally) {
    for level in counts.indices { counts[level] += other.counts[level] }
    blank += other.blank
    outside += other.outside
  }

  /// People in each class.
  func people(_ classes: [ClosedRange<Int>]) -> [Int] {
    classes.map { levels in levels.reduce(0) { $0 + counts[$1] } }
  }
}
