// SPDX-License-Identifier: GPL-3.0-or-later

public import Tables

/// The sources of a study: text files that Esito reads itself, and tables of engines.
public struct StudySources: Source {
  private let files: CSVSource
  private let tables: SQLSource
  private let tableNames: Set<String>

  /// The sources of a study file that was loaded.
  /// - Parameters:
  ///   - salt: keys the digests of what is not public; without it there are none of those.
  ///   - progress: told how far the reading of files has come.
  public init(
    _ file: StudyFile, settings: EngineSettings, salt: Salt? = nil,
    progress: (@Sendable (ReadingProgress) -> Void)? = nil
  ) {
    // The plain digest of a small file that is not public would let anyone search out its cells.
    let options = ReadingOptions(
      digester: { source in
        if source.holds == .public { return SHA256Digester() }
        return salt.map { HMACDigester($0) }
      }, progress: progress)
    files = CSVSource(file.sources, options: options)
    tables = SQLSource(file.tables, settings: settings) { table, text in
      // So would that of a small summary.
      if table.description.holds == .public { return Digest.sha256(text) }
      return salt.map { Digest.hmac(text, $0) }
    }
    tableNames = Set(file.tables.map(\.description.name))
  }

  /// Answers all queries: those over files in one pass, those over tables by their engines.
  public func answer(_ queries: [SummaryQuery]) async throws(TableFailure) -> Answer {
    for query in queries {
      let names = Set(query.relation.sources)
      guard names.isDisjoint(with: tableNames) || names.isSubset(of: tableNames) else {
        throw .query(.malformed("persons and contacts stand partly in files, partly in an engine"))
      }
    }
    var answers: [SummaryTable?] = Array(repeating: nil, count: queries.count)
    let asked = queries.indices.filter { tableNames.contains(queries[$0].relation.source) }
    let read = queries.indices.filter { !tableNames.contains(queries[$0].relation.source) }
    var problems: [TableProblem] = []
    var provenance: [Provenance] = []
    for (indexes, source) in [(read, files), (asked, tables)] as [([Int], any Source)] {
      guard !indexes.isEmpty else { continue }
      do throws(TableFailure) {
        let answer = try await source.answer(indexes.map { queries[$0] })
        for (index, table) in zip(indexes, answer.tables) { answers[index] = table }
        provenance += answer.provenance
      } catch {
        guard case .data(let found) = error else { throw error }
        problems += found
      }
    }
    guard problems.isEmpty else { throw .data(problems) }
    return Answer(tables: answers.compactMap { $0 }, provenance: provenance)
  }

  /// Every problem of every source, whether or not a query would need it.
  public func problems() async throws(TableFailure) -> [TableProblem] {
    try await files.problems() + tables.problems()
  }
}
