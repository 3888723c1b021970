// SPDX-License-Identifier: GPL-3.0-or-later

import Testing

@testable import Tables

private let columns = [
  ColumnDescription(name: "id", type: .id), ColumnDescription(name: "luogo", type: .category),
  ColumnDescription(name: "mese", type: .month),
  ColumnDescription(name: "n", type: .integer, optional: true),
]

/// What a reader trips over where blocks meet: quotes, doubled ones, line ends within them and of
/// each kind, quotes that are none, blank lines, blanks around cells, characters of several bytes.
private let rows =
  "id,luogo,mese,n\r\n001,Forlì,2024-01,1\r\n002,\"Sant’Agata, \"\"alta\"\"\",2024-01,2\n"
  + "003,\"Reggio\r\nnell’Emilia\",2024-02,3\r004, Forlì ,2024-02,4\r\n\r\n,,,\n"
  + "005,\"Forlì\",2024-02,\"5\"\r\n\"006\",\"Forlì\",\"2024-02\",\"\"\r\n007,5\" di pioggia,2024-03,7\n"
  + "008,\"Forlì\"  ,2024-03,8\n009,Grado,2024-03,9\n010,Totora,2024-03,10"

private let wrong =
  rows + "\n011,Forlì,2024-3,1\nTotale,,,99\n012,\"Forlì\"x,2024-01,1\n013,Forlì,2024-01,1,1\n"
  + "001,Forlì,2024-01,1\n014,RSSMRA80A01H501U,2024-01,1\n\"015\n\",Forlì,2024-01,x\n002,Forlì,2024-01,1\n"
  + "016,\"Forlì,2024-01,1\n"

private let query = SummaryQuery(
  .rows(source: "data"), keys: [.column("luogo"), .column("mese")],
  measures: [.rows, .sum("n", .column("n"))])

private func encoded(_ text: String, _ encoding: TextEncoding) -> [UInt8] {
  switch encoding {
  case .utf8: [0xEF, 0xBB, 0xBF] + Array(text.utf8)
  case .windows1252: [UInt8](latin: text)
  case .utf16: [UInt8](utf16: text)
  }
}

private let sizes = Array(1...48) + [64, 100, 4096]

private func reader(
  _ bytes: [UInt8], _ encoding: TextEncoding, block: Int, threads: Int,
  expect: [Tables.Expectation] = []
) -> CSVSource {
  CSVSource(
    [source(columns, dialect: Dialect(encoding: encoding), expect: expect)],
    options: ReadingOptions(threads: threads), blockBytes: block
  ) { _, _ throws(ProblemCause) in MemoryReader(bytes) }
}

@Suite("Blocks and threads")
struct BlockTests {
  @Test(
    "any size of block on any number of threads gives the same table",
    arguments: TextEncoding.allCases)
  func tables(_ encoding: TextEncoding) async throws {
    let bytes = encoded(rows, encoding)
    for block in sizes {
      for threads in [1, 2, 3, 8] where threads < 3 || block % 7 == 1 {
        let answer = try await reader(bytes, encoding, block: block, threads: threads)
          .answer([query])
        #expect(
          lines(answer.tables[0]).map { $0.replacing("\r\n", with: "/") } == [
            "5\" di pioggia|2024-03|1|7", "Forlì|2024-01|1|1", "Forlì|2024-02|2|9",
            "Forlì|2024-03|1|8", "Grado|2024-03|1|9", "Reggio/nell’Emilia|2024-02|1|3",
            "Sant’Agata, \"alta\"|2024-01|1|2", "Totora|2024-03|1|10",
          ], "\(block) bytes, \(threads) threads")
        #expect(answer.tables[0].flow.rows == 10)
        #expect(answer.tables[0].flow.blank == 2)
        #expect(answer.provenance[0].files.map(\.bytes) == [bytes.count])
      }
    }
  }

  @Test("and the same problems, in the same places", arguments: TextEncoding.allCases)
  func problems(_ encoding: TextEncoding) async throws {
    let bytes = encoded(wrong, encoding)
    let rules: [Tables.Expectation] = [.unique(["id"]), .rows(atLeast: 100, atMost: nil)]
    for block in sizes {
      for threads in [1, 2, 3, 8] where threads < 3 || block % 7 == 1 {
        let found = try await reader(
          bytes, encoding, block: block, threads: threads, expect: rules
        ).problems()
        #expect(
          found.map(\.code) == [
            "D047", "D030", "D026", "D024", "D063", "D070", "D041", "D025", "D064",
          ], "\(block) bytes, \(threads) threads")
        #expect(
          found.map { $0.examples.map(\.line) } == [
            [15], [16], [17], [18], [19, 23], [20], [22], [24], [],
          ], "\(block) bytes, \(threads) threads")
        let repeated = found.first { $0.code == "D063" }
        #expect(repeated?.examples.map(\.content) == [.number(2), .number(3)])
      }
    }
  }
}
