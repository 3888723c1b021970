// SPDX-License-Identifier: GPL-3.0-or-later

/// How the rows of the subjects' source became persons or spells, and how contacts found them.
///
/// `rows` = `turnedAway` + `undecided` + `withoutId` + `withoutStart` + `copies` + `laterSpells`
/// + `spells`. The last is the number of rows that the query's own flow begins with.
public struct PeopleFlow: Sendable, Hashable {
  /// Rows of the subjects' source, blank ones not counted.
  public var rows = 0
  /// Rows that are no subjects by `People.keep`.
  public var turnedAway = 0
  /// Rows that lack a value that `People.keep` needs.
  public var undecided = 0
  /// Subjects without id.
  public var withoutId = 0
  /// Subjects with an id, without start.
  public var withoutStart = 0
  /// Rows that only repeat another with the same id and start.
  public var copies = 0
  /// Spells after the first that `repeats: .first` leaves out.
  public var laterSpells = 0
  /// Different ids among those who have a start.
  public var persons = 0
  /// Spells kept: the rows of the query.
  public var spells = 0
  /// One entry for each different source, id, date and filter of contacts, in the order of the
  /// rollups.
  public var contacts: [ContactFlow] = []

  /// Nobody.
  public init() {}
}

/// How the rows of one source of contacts found their persons.
///
/// `rows` = `turnedAway` + `undecided` + `withoutId` + `withoutDate` + `unknownPerson` + `linked`.
public struct ContactFlow: Sendable, Hashable {
  /// The source of contacts.
  public let source: String
  /// The rollups that take them, in their order.
  public let rollups: [String]
  /// Rows of the source, blank ones not counted.
  public var rows = 0
  /// Rows that are no contacts by `Rollup.keep`.
  public var turnedAway = 0
  /// Rows that lack a value that `Rollup.keep` needs.
  public var undecided = 0
  /// Contacts without id.
  public var withoutId = 0
  /// Contacts with an id, without date.
  public var withoutDate = 0
  /// Contacts of an id that is no subject's, or only of subjects without start.
  public var unknownPerson = 0
  /// Contacts that found their person.
  public var linked = 0
  /// Of the linked ones, those dated before the person's first start.
  public var early = 0

  /// No contacts yet for these rollups.
  public init(source: String, rollups: [String]) {
    self.source = source
    self.rollups = rollups
  }
}
