// SPDX-License-Identifier: GPL-3.0-or-later

/// One row a person, or a spell of a person, made inside the source: subjects with what their
/// contacts come to. The rows are then filtered, grouped and counted like those of any query, and
/// never leave the source one by one.
///
/// How a row of the subjects' source becomes one of these rows, in this order:
///
/// 1. A row that `keep` turns away (or cannot decide on) is no subject: for sources that hold other
///    rows too, such as a log of subscriptions and cancellations.
/// 2. A row without `id` cannot be linked and is lost.
/// 3. Under `repeats: .refuse`, an id that stands on two rows is an error that lists the lines.
/// 4. A row without `start` is lost: nobody can be followed from an unknown day.
/// 5. Rows of one id and one start are one enrolment written more than once, and count once. If they
///    differ in a column that a query asks for, nothing says which to believe: an error.
/// 6. The starts of one id, in the order of time, are its spells, numbered from 1. Each ends where the
///    next begins (`Scalar.spellEnd`); the last has no end. `.first` keeps spell 1 only, whose end
///    is still known.
///
/// Ids are compared byte by byte, so that leading zeros and letter case count. Each of these losses
/// stands in `PeopleFlow`. What the query's own stages do with a person comes after all this: a stage
/// that keeps those who enrolled this year never makes a second spell a first one.
///
/// In SQL: `ROW_NUMBER` and `LEAD` over `(PARTITION BY id ORDER BY start)` of the distinct rows, then
/// one `LEFT JOIN` of the grouped contacts for each rollup.
public struct People: Sendable, Hashable, Codable {
  /// The source of subjects.
  public var source: String
  /// Its column that identifies the person: of type id, category, text or integer.
  public var id: String
  /// The day from which the person is followed (enrolment, invitation).
  public var start: Scalar
  /// What to do with an id that has several rows.
  public var repeats: Repeats
  /// Which rows of the source are subjects.
  public var keep: Predicate
  /// What to know of the person from rows of other sources, or of the same; each is a column of the
  /// person's row under its own name, and may be used by those after it.
  public var rollups: [Rollup]

  /// Subjects with their rollups.
  public init(
    source: String, id: String, start: Scalar, repeats: Repeats = .refuse,
    keep: Predicate = .always, rollups: [Rollup] = []
  ) {
    self.source = source
    self.id = id
    self.start = start
    self.repeats = repeats
    self.keep = keep
    self.rollups = rollups
  }

  /// What to do with an id that has several rows.
  public enum Repeats: String, Sendable, Hashable, Codable {
    /// They are an error: each person must be there once.
    case refuse
    /// The first spell counts, the later ones only end it.
    case first
    /// Each spell is a row.
    case spells
  }
}

/// What one person's contacts come to between two days.
///
/// A contact belongs to the person with the same id. It counts if its `date` lies between `from` and
/// `through`, both included; where the person has several spells it counts in each whose bounds hold
/// it, so that bounds should use `Scalar.spellEnd` to keep spells apart.
///
/// - Contacts that `keep` turns away, without id, without date, or of an id that is no subject's count
///   nowhere; `ContactFlow` says how many.
/// - A bound that is nil does not limit. A bound that is missing for a person makes that person's
///   rollup missing, also where it is a count: what is not known is not zero.
/// - `through` before `from` leaves no days: no rows, no days, a sum of 0, no first or last.
public struct Rollup: Sendable, Hashable, Codable {
  /// The column of the person's row that it makes; no column of the subjects' source may have the
  /// same name.
  public var name: String
  /// The source of contacts; may be the subjects' own.
  public var source: String
  /// Its column that identifies the person: of the same type as that of the subjects.
  public var id: String
  /// The day of a contact.
  public var date: Scalar
  /// Which rows of the source are contacts.
  public var keep: Predicate
  /// The first day that counts: a day of the person's row, earlier rollups included.
  public var from: Scalar?
  /// The last day that counts: a day of the person's row, earlier rollups included.
  public var through: Scalar?
  /// What is taken.
  public var take: Take

  /// A rollup.
  public init(
    _ name: String, source: String, id: String, date: Scalar, keep: Predicate = .always,
    from: Scalar? = .spellStart, through: Scalar? = nil, take: Take
  ) {
    self.name = name
    self.source = source
    self.id = id
    self.date = date
    self.keep = keep
    self.from = from
    self.through = through
    self.take = take
  }

  /// What is taken of the contacts that count.
  public enum Take: Sendable, Hashable, Codable {
    /// How many there are: two on one day are two. 0 for none.
    case rows
    /// On how many different days. 0 for none.
    case days
    /// The day of the first; missing for none. Contacts of the same day are the same day.
    case first
    /// The day of the last; missing for none.
    case last
    /// The exact sum of a number of theirs; 0 for none. One contact without that number makes the
    /// person's sum missing.
    case sum(Scalar)
    /// The last day before the first silence: from `from`, which must be there, go on to the next
    /// contact as long as it is at most that many days later; where that ends is the value. It is
    /// `from` itself if nothing follows in time, and missing only if `through` lies before `from`.
    ///
    /// Never looks ahead: contacts after the silence do not change it. Whether the silence was
    /// observed is for the query to say: `through` must lie more than that many days later.
    case unbroken(silence: Int32)
  }
}

extension Scalar {
  /// Where the person's spell begins: `People.start`.
  public static let spellStart = Scalar.spell(.start)
  /// Where the person's next spell begins, the first day that no longer belongs to this one;
  /// missing for the last spell.
  public static let spellEnd = Scalar.spell(.end)
  /// The spell's number among those of its person, from 1.
  public static let spellNumber = Scalar.spell(.number)
}

/// What is known of a spell beside its columns.
public enum SpellPart: String, Sendable, Hashable, Codable, CaseIterable {
  /// Its first day.
  case start = "spell start"
  /// The first day of the next spell; missing for the last.
  case end = "spell end"
  /// Its number among those of its person, from 1.
  case number = "spell number"
}
