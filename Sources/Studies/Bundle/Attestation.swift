// SPDX-License-Identifier: GPL-3.0-or-later

import FoundationEssentials

/// `attestation.json`: an in-toto Statement (v1) that lists every file of a bundle with its
/// digest, and what they were made from.
enum Attestation {
  static let statementType = "https://in-toto.io/Statement/v1"
  static let predicateType = "https://esito.example/attestation/v1"

  /// What the files were made from and with.
  struct Predicate: Codable, Hashable, Sendable {
    /// Version of Esito.
    var esito: String
    /// Version of GSL.
    var gsl: String
    /// System, processor and C library, whose mathematical functions the numbers go through.
    var platform: String
    /// Layout of `results.json`.
    var resultsFormat: Int
    /// The study's identifier.
    var study: String
    /// SHA-256 of the study with every default written out.
    var resolved: String
    /// The seed of whatever an analysis simulates, in hexadecimal, by analysis.
    var seeds: [String: String]
    /// Which salt keys the digests of inputs that are not public; nil where all are.
    var salt: String?
    /// Input files by the names that the study gives them.
    var inputs: [Input]

    /// An input file.
    struct Input: Codable, Hashable, Sendable {
      var source: String
      var holds: String
      /// SHA-256 of a public file. A plain digest of a file that is not public would let anyone
      /// search out its small cells, so none is given.
      var sha256: String?
      /// HMAC-SHA256 under the private salt of a file that is not public.
      var hmac: String?
      /// The files of a source that has several, sorted by name.
      var files: [File]?
      /// Rows of a table that an engine read.
      var rows: Int?
      /// What the engine was asked.
      var statements: [Statement]?
    }

    /// One of several files.
    struct File: Codable, Hashable, Sendable {
      var name: String
      var sha256: String?
      /// HMAC-SHA256 under the private salt of a file that is not public.
      var hmac: String?
    }

    /// SELECTs that an engine answered.
    struct Statement: Codable, Hashable, Sendable {
      /// The engine and its version.
      var engine: String
      /// The text, with files as the study names them.
      var sql: String
      /// SHA-256 of the groups that came back, for public data.
      var sha256: String?
      /// HMAC-SHA256 under the private salt of the groups, for data that are not public.
      var hmac: String?
    }
  }

  /// The whole statement.
  struct Statement: Codable, Sendable {
    /// One file of the bundle.
    struct Subject: Codable, Sendable {
      var name: String
      var digest: [String: String]
    }
    var _type: String
    var subject: [Subject]
    var predicateType: String
    var predicate: Predicate
  }

  /// The statement's text: keys sorted, subjects sorted by name.
  static func statement(subjects: [(String, String)], predicate: Predicate) -> String {
    let statement = Statement(
      _type: statementType,
      subject: subjects.sorted { $0.0 < $1.0 }.map { .init(name: $0.0, digest: ["sha256": $0.1]) },
      predicateType: predicateType, predicate: predicate)
    return DeterministicJSON.text(statement)
  }

  /// What every release of ours says in the same way.
  private struct Listing: Decodable {
    var _type: String
    var subject: [Statement.Subject]
    var predicateType: String
  }

  /// Digest by path of every file that a statement of any release lists; nil when it is not one of
  /// ours.
  static func subjects(of bytes: [UInt8]) -> [String: String]? {
    guard BoundedJSON.isSafe(bytes),
      let listing = try? JSONDecoder().decode(Listing.self, from: Data(bytes)),
      listing._type == statementType, listing.predicateType == predicateType
    else { return nil }
    return Dictionary(
      listing.subject.map { ($0.name, $0.digest["sha256"] ?? "") }, uniquingKeysWith: { $1 })
  }

  /// The statement in some bytes; nil when it is not one of ours.
  static func read(_ bytes: [UInt8]) -> Statement? {
    guard BoundedJSON.isSafe(bytes),
      let statement = try? JSONDecoder().decode(Statement.self, from: Data(bytes)),
      statement._type == statementType, statement.predicateType == predicateType
    else { return nil }
    return statement
  }
}

/// JSON of the same bytes for the same value: sorted keys, two spaces, no escaped slashes, a final
/// newline.
enum DeterministicJSON {
  static func text(_ value: some Encodable) -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    guard let data = try? encoder.encode(value) else { return "" }
    return String(decoding: data, as: UTF8.self) + "\n"
  }
}
