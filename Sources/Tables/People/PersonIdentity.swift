// SPDX-License-Identifier: GPL-3.0-or-later

/// 128 bits that stand for an id: two of ten million agree by chance once in 10^24.
struct PersonIdentity: Equatable {
  let low: UInt64
  let high: UInt64

  init(low: UInt64, high: UInt64) {
    self.low = low
    self.high = high
  }

  /// The bytes of a label.
  init(_ bytes: Bytes) {
    var fingerprint = Fingerprint()
    fingerprint.add(bytes)
    self.init(low: fingerprint.low, high: fingerprint.high)
  }

  /// A whole number.
  init(_ number: Int64) {
    var fingerprint = Fingerprint()
    fingerprint.add(number)
    self.init(low: fingerprint.low, high: fingerprint.high)
  }

  /// Persons are held in this many shards, each with its own lock: also the parts in which a table
  /// too large for its budget is made.
  static let shards = 64

  /// The shard that holds the person. Slots within it go by `low`.
  var shard: Int { Int(truncatingIfNeeded: high >> 58) }
}

/// Finds the identities in the id column of a source's batches: of its fingerprints, if the schema has
/// them, else of its labels; numbers of themselves, so that 7 and 007 are one.
final class IdentityReader {
  private let column: Int
  private let labels: LabelTable?
  /// The first column of fingerprints.
  private let fingerprint: Int?
  /// The identity of each label seen.
  private var known: [PersonIdentity] = []

  /// Reads the column of that name.
  init(_ column: String, schema: RowSchema) throws(QueryFault) {
    self.column = try schema.index(column)
    let slot = schema.slots[self.column]
    fingerprint = slot.kind == .label ? schema.fingerprint(of: column) : nil
    labels = slot.kind == .label && fingerprint == nil ? slot.labels : nil
  }

  /// Puts the identities of those rows whose `use` is set into `identities`; where the id is
  /// missing, clears `use` and returns how often.
  func read(
    _ batch: Batch, use: UnsafeMutablePointer<Bool>,
    into identities: UnsafeMutablePointer<PersonIdentity>
  ) -> Int {
    let values = batch.columns[fingerprint ?? column]
    let others = batch.columns[fingerprint.map { $0 + 1 } ?? column]
    if let labels { learn(labels) }
    var missing = 0
    for row in 0..<batch.count where use[row] {
      if values[row] == missingValue {
        use[row] = false
        missing += 1
      } else if fingerprint != nil {
        identities[row] = PersonIdentity(
          low: UInt64(bitPattern: values[row]), high: UInt64(bitPattern: others[row]))
      } else {
        identities[row] =
          labels == nil ? PersonIdentity(values[row]) : known[Int(values[row])]
      }
    }
    return missing
  }

  private func learn(_ labels: LabelTable) {
    while known.count < labels.count {
      var label = labels.label(known.count)
      known.append(label.withUTF8 { PersonIdentity($0) })
    }
  }
}
