// SPDX-License-Identifier: GPL-3.0-or-later

extension PersonShard {
  /// Turns the rows of subjects into spells that can be looked up by identity.
  func close() {
    let next = link()
    let needsStart = starts.base
    let hasGaps = (0..<count).contains { needsStart[$0] == missingValue }
    if next == nil, !hasGaps {
      persons = count
    } else {
      arrange(next)
    }
    lines = Words(capacity: 0)
  }

  /// Builds the slots. Where an identity has several rows, the slot has the last of them, and the
  /// result says for each row which one came before (plus one; 0 for none).
  private func link() -> [UInt32]? {
    prepareSlots(count)
    var next: [UInt32]?
    let (table, mask, pairs) = (slots.base, slotMask, identities.base)
    for row in 0..<count {
      let (low, high) = (pairs[row * 2], pairs[row * 2 + 1])
      let tag = low & ~0xFFFF_FFFF
      var slot = Int(truncatingIfNeeded: low) & mask
      while table[slot] != 0 {
        let entry = table[slot]
        if (entry ^ tag) >> 32 == 0 {
          let other = Int(entry & 0xFFFF_FFFF) - 1
          if pairs[other * 2] == low, pairs[other * 2 + 1] == high {
            if next == nil { next = Array(repeating: 0, count: count) }
            next?[row] = UInt32(other + 1)
            break
          }
        }
        slot = (slot + 1) & mask
      }
      table[slot] = tag | Int64(row + 1)
    }
    return next
  }

  /// Empty slots for that many identities, at most two thirds full.
  private func prepareSlots(_ identities: Int) {
    var size = 16
    while size * 2 < identities * 3 { size *= 2 }
    slots = Words(capacity: size)
    slots.base.initialize(repeating: 0, count: size)
    slotMask = size - 1
  }

  /// Puts the spells of each identity side by side, in order, and leaves out what is none.
  private func arrange(_ next: [UInt32]?) {
    let (table, begins, places) = (slots.base, starts.base, lines.base)
    var spells: [Int] = []
    var ends: [Int64] = []
    var numbers: [Int64] = []
    for slot in 0...slotMask where table[slot] != 0 {
      let last = Int(table[slot] & 0xFFFF_FFFF) - 1
      if next.map({ $0[last] == 0 }) ?? true {
        guard begins[last] != missingValue else { continue }
        persons += 1
        spells.append(last)
        numbers.append(1)
        ends.append(missingValue)
        continue
      }
      var rows = [last]
      while let next, let last = rows.last, next[last] > 0 { rows.append(Int(next[last]) - 1) }
      rows.sort { (begins[$0], places[$0]) < (begins[$1], places[$1]) }
      if design.people.repeats == .refuse, rows.count > 1 { refuse(rows) }
      rows.removeAll { begins[$0] == missingValue }
      let distinct = merge(rows)
      guard !distinct.isEmpty else { continue }
      persons += 1
      let kept = design.people.repeats == .spells ? distinct.count : 1
      laterSpells += distinct.count - kept
      for index in 0..<kept {
        spells.append(distinct[index])
        numbers.append(Int64(index + 1))
        ends.append(index + 1 < distinct.count ? begins[distinct[index + 1]] : missingValue)
      }
    }
    take(spells, ends, numbers)
  }

  private func refuse(_ rows: [Int]) {
    let places = rows.map { lines.base[$0] }.sorted()
    for line in places.dropFirst() { repeated.add(line: line, first: places[0]) }
  }

  /// One row for each start, of rows in the order of their starts.
  private func merge(_ rows: [Int]) -> [Int] {
    var distinct: [Int] = []
    var isContradiction = false
    for row in rows {
      guard let last = distinct.last, starts.base[last] == starts.base[row] else {
        distinct.append(row)
        isContradiction = false
        continue
      }
      copies += 1
      // Once for each start, at the first row that differs.
      if !isContradiction, columns.contains(where: { $0.base[last] != $0.base[row] }) {
        isContradiction = true
        contradictory.add(line: lines.base[row], first: lines.base[last])
      }
    }
    return distinct
  }

  /// Keeps these rows, in this order, as the spells.
  private func take(_ spells: [Int], _ ends: [Int64], _ numbers: [Int64]) {
    func picked(_ words: Words) -> Words {
      let result = Words(capacity: spells.count)
      for (index, row) in spells.enumerated() { result.base[index] = words.base[row] }
      return result
    }
    let pairs = Words(capacity: spells.count * 2)
    for (index, row) in spells.enumerated() {
      pairs.base[index * 2] = identities.base[row * 2]
      pairs.base[index * 2 + 1] = identities.base[row * 2 + 1]
    }
    identities = pairs
    starts = picked(starts)
    columns = columns.map(picked)
    count = spells.count
    if ends.contains(where: { $0 != missingValue }) {
      self.ends = Words(ends)
      self.numbers = Words(numbers)
    }
    prepareSlots(persons)
    for spell in 0..<count where numbers[spell] == 1 {
      let low = identities.base[spell * 2]
      var slot = Int(truncatingIfNeeded: low) & slotMask
      while slots.base[slot] != 0 { slot = (slot + 1) & slotMask }
      let tag = low & ~0xFFFF_FFFF
      slots.base[slot] = tag | Int64(spell + 1)
    }
  }
}

extension Words {
  /// These numbers.
  convenience init(_ numbers: [Int64]) {
    self.init(capacity: numbers.count)
    for (index, number) in numbers.enumerated() { base[index] = number }
  }
}
