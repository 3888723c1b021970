// SPDX-License-Identifier: GPL-3.0-or-later

extension SQLPeople {
  /// SELECTs of how the rows were made, with the words that begin their lines: the subjects, then
  /// each stream of contacts.
  func flowStatements(_ word: String) -> [(word: String, text: String)] {
    [(word, subjectFlow(word))]
      + streams.enumerated().map { ("\(word)n\($0)", with + $1.flow("\(word)n\($0)", dialect)) }
  }

  private func subjectFlow(_ word: String) -> String {
    func count(_ test: String) -> String { "coalesce(sum(CASE WHEN \(test) THEN 1 ELSE 0 END), 0)" }
    let parts = subjectParts
    let subjects = [
      "count(*)", count("k = 0"), count("k IS NULL"), count("k = 1 AND ci IS NULL"),
      count("k = 1 AND ci IS NOT NULL AND da IS NULL"),
      "count(DISTINCT CASE WHEN k = 1 THEN ci END)",
      count("k = 1 AND ci IS NOT NULL"),
    ].map { "SELECT \($0) FROM (\(parts)) AS a" }
    let differ = keptNames.map {
      "min(\($0)) <> max(\($0)) OR (count(\($0)) > 0 AND count(\($0)) < count(*))"
    }
    let contradictions =
      differ.isEmpty
      ? "SELECT 0"
      : "SELECT count(*) FROM (SELECT id FROM s GROUP BY id, st HAVING "
        + "\(differ.joined(separator: " OR "))) AS b"
    let others = [
      "SELECT count(*) FROM s", "SELECT count(*) FROM d", "SELECT count(DISTINCT id) FROM d",
      "SELECT count(*) FROM p0", contradictions,
    ]
    return with
      + "SELECT \(dialect.line(word, (subjects + others).map { dialect.text("(\($0))") }))"
  }

  /// How the rows were made, or what forbids it; nil if the lines are no answer.
  func flow(_ lines: (String) -> [[Substring]], _ word: String) -> Result<PeopleFlow, SQLStop> {
    func numbers(_ word: String, _ count: Int) -> [Int]? {
      let found = lines(word)
      guard found.count == 1, found[0].count == count else { return nil }
      let numbers = found[0].compactMap { Int($0) }
      return numbers.count == count ? numbers : nil
    }
    guard let n = numbers(word, 12) else { return .failure(.fault(.malformed)) }
    var causes: [(ProblemCause, Int)] = []
    if people.repeats == .refuse, n[6] > n[5] {
      causes.append((.repeatedPerson(id: people.id), n[6] - n[5]))
    }
    if n[11] > 0 { causes.append((.contradictoryPerson(id: people.id), n[11])) }
    guard causes.isEmpty else { return .failure(.counted(causes)) }
    var flow = PeopleFlow()
    (flow.rows, flow.turnedAway, flow.undecided, flow.withoutId, flow.withoutStart) =
      (n[0], n[1], n[2], n[3], n[4])
    (flow.copies, flow.laterSpells, flow.persons, flow.spells) =
      (n[7] - n[8], n[8] - n[10], n[9], n[10])
    for (index, stream) in streams.enumerated() {
      guard let m = numbers("\(word)n\(index)", 8) else { return .failure(.fault(.malformed)) }
      var contacts = ContactFlow(source: stream.rollup.source, rollups: stream.rollups)
      (contacts.rows, contacts.turnedAway, contacts.undecided, contacts.withoutId) =
        (m[0], m[1], m[2], m[3])
      (contacts.withoutDate, contacts.unknownPerson, contacts.linked, contacts.early) =
        (m[4], m[5], m[6], m[7])
      flow.contacts.append(contacts)
    }
    return .success(flow)
  }
}
