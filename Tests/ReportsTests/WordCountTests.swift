// SPDX-License-Identifier: GPL-3.0-or-later

import Testing

@testable import Reports

@Suite("Words of blocks")
struct WordCountTests {
  @Test("runs with a letter or a digit count; marks between spaces do not")
  func texts() {
    #expect(Block.paragraph(["Da 2,1 a 11,4 — cioè il 52,4%."]).wordCount == 7)
    #expect(Block.paragraph([]).wordCount == 0)
    #expect(Block.thematicBreak.wordCount == 0)
  }

  @Test("a table counts all that is seen of it; a figure not its alternative text")
  func tables() {
    let table = Block.Table(
      caption: ["In numeri."], columns: [.init(["Che cosa"]), .init(["Risultato"])],
      rows: [[["Adesione"], ["52%"]]], notes: [["una nota"]])
    #expect(Block.table(table).wordCount == 2 + 2 + 3 + 2 + 2)
    let figure = Block.Figure(path: "f", alternative: "non si vede", caption: ["Si vede"])
    #expect(Block.figure(figure).wordCount == 2 + 2)
  }
}
