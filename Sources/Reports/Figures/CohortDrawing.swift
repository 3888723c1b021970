// SPDX-License-Identifier: GPL-3.0-or-later

import Dates
import Findings

/// Draws the share retained by cohort and time: a cell with the share and the number of people, as
/// dark as the share is large; what is not known yet is hatched. Columns that do not fit in one row
/// of cells go on in a further block below.
struct CohortDrawing {
  let figure: CohortHeatMap
  let words: Wording
  /// Ids inside the file begin with it.
  let name: String

  private static let rowHeight = 38.0
  private static let gap = 2.0
  private static let countSize = 12.0

  private var rows: [CohortHeatMap.Row] { figure.rows + [figure.pooled].compactMap(\.self) }

  func canvas() -> Canvas {
    var canvas = Canvas()
    canvas.defineHatch("\(name)-hatch")
    var top = canvas.heading(words.value(figure.title).plainText)
    let grid = Grid(self)
    for block in grid.blocks {
      top = header(block, grid, top, &canvas)
      for (index, row) in rows.enumerated() {
        let isPooled = index == figure.rows.count
        if isPooled {
          canvas.line(12, top + 3, grid.right(block), top + 3, colour: Palette.ink)
          top += 7
        }
        draw(row, index, block, grid, top, &canvas)
        top += Self.rowHeight
      }
      top += 24
    }
    canvas.height = key(top + 2, &canvas)
    return canvas
  }

  /// Where labels, sizes and cells stand.
  struct Grid {
    var labels: [String]
    var sizes: [String]
    /// Right edge of the column of sizes.
    var sizeRight: Double
    /// Left edge of the first cell.
    var left: Double
    /// Width of a cell with the gap after it.
    var pitch: Double
    /// Columns of each block.
    var blocks: [Range<Int>]

    init(_ drawing: CohortDrawing) {
      let words = drawing.words
      let count = drawing.figure.times.count
      labels = drawing.rows.map {
        TextMeasure.wrapped(
          words.shortLabel($0.label), width: 190, size: Canvas.smallSize, bold: true,
          maximumLines: 1
        ).first ?? ""
      }
      sizes = drawing.rows.map { $0.enrolled.map(words.numbers.count) ?? Canvas.withheldMark }
      func widest(_ texts: [String], _ size: Double, bold: Bool = false) -> Double {
        texts.map { TextMeasure.width($0, size: size, bold: bold) }.max() ?? 0
      }
      let enrolled = words.label("figure.cohort.enrolled")
      let labelWidth = max(40, widest(labels, Canvas.smallSize, bold: true))
      sizeRight = 12 + labelWidth + 14 + widest(sizes + [enrolled], Canvas.smallSize)
      left = sizeRight + 12
      let texts = drawing.rows.flatMap(\.cells).map { drawing.texts($0) }
      let needed = max(
        44, widest(texts.map(\.share), Canvas.smallSize) + 10,
        widest(texts.map(\.count), CohortDrawing.countSize) + 10,
        widest(drawing.figure.times.map { words.numbers.count($0) }, Canvas.smallSize) + 10)
      let available = Canvas.width - 12 - left
      let most = max(1, Int(available / needed))
      let blockCount = max(1, (count + most - 1) / most)
      let each = max(1, (count + blockCount - 1) / blockCount)
      pitch = min(max(84, needed), available / Double(each))
      blocks = stride(from: 0, to: count, by: each).map { $0..<min(count, $0 + each) }
    }

    func right(_ block: Range<Int>) -> Double { left + Double(block.count) * pitch }
  }

  private func header(
    _ block: Range<Int>, _ grid: Grid, _ top: Double, _ canvas: inout Canvas
  ) -> Double {
    canvas.text(
      words.label("figure.elapsed.\(figure.step.rawValue)"), x: 12, y: top + 2,
      size: Canvas.smallSize, colour: Palette.softInk)
    canvas.text(
      words.label("figure.cohort.enrolled"), x: grid.sizeRight, y: top + 22,
      size: Canvas.smallSize, anchor: .end, colour: Palette.softInk)
    for (position, column) in block.enumerated() {
      canvas.text(
        words.numbers.count(figure.times[column]),
        x: grid.left + (Double(position) + 0.5) * grid.pitch - Self.gap / 2, y: top + 22,
        size: Canvas.smallSize, anchor: .middle, colour: Palette.softInk)
    }
    return top + 30
  }

  private func draw(
    _ row: CohortHeatMap.Row, _ index: Int, _ block: Range<Int>, _ grid: Grid, _ top: Double,
    _ canvas: inout Canvas
  ) {
    let middle = top + Self.rowHeight / 2 + 4
    canvas.text(
      grid.labels[index], x: 12, y: middle, size: Canvas.smallSize,
      bold: index == figure.rows.count)
    canvas.text(
      grid.sizes[index], x: grid.sizeRight, y: middle, size: Canvas.smallSize, anchor: .end)
    for (position, column) in block.enumerated() {
      draw(
        row.cells[column], grid.left + Double(position) * grid.pitch, top,
        grid.pitch - Self.gap, &canvas)
    }
  }

  private func draw(
    _ cell: CohortHeatMap.Cell, _ left: Double, _ top: Double, _ width: Double,
    _ canvas: inout Canvas
  ) {
    let height = Self.rowHeight - Self.gap
    switch cell {
    case .share(let share, _, let isPartial):
      canvas.rectangle(left, top, width, height, fill: ShareColour.of(share))
      if isPartial { CohortDrawing.corner(left + width, top, &canvas) }
    case .immature:
      canvas.rectangle(
        left, top, width, height, fill: "url(#\(name)-hatch)", stroke: Palette.hatch)
    case .withheld: canvas.rectangle(left, top, width, height, fill: Palette.shade)
    case .empty:
      canvas.rectangle(
        left + 0.5, top + 0.5, width - 1, height - 1, fill: Palette.paper, stroke: Palette.hatch)
    }
    let (share, count) = texts(cell)
    let x = left + width / 2
    let y = count.isEmpty ? top + height / 2 + 5 : top + 16
    canvas.text(share, x: x, y: y, size: Canvas.smallSize, anchor: .middle)
    canvas.text(count, x: x, y: top + 31, size: Self.countSize, anchor: .middle)
  }

  /// The triangle in the upper right corner of a cell of which not everybody is known yet.
  private static func corner(_ right: Double, _ top: Double, _ canvas: inout Canvas) {
    canvas.elements.append(
      SVGElement(
        "polygon",
        [
          "points": Canvas.points([(right - 9, top), (right, top), (right, top + 9)]),
          "fill": Palette.ink,
        ]))
  }

  /// What a cell says: the share, and of how many.
  private func texts(_ cell: CohortHeatMap.Cell) -> (share: String, count: String) {
    switch cell {
    case .share(let share, let count, _):
      share.isFinite
        ? (words.wholeShare(share), words.numbers.count(count)) : ("–", words.numbers.count(count))
    case .immature: ("", "")
    case .withheld: (Canvas.withheldMark, "")
    case .empty: ("–", "")
    }
  }

  private func key(_ y: Double, _ canvas: inout Canvas) -> Double {
    var key = FigureKey(y: y)
    let cells = rows.flatMap(\.cells)
    func holds(_ matches: (CohortHeatMap.Cell) -> Bool) -> Bool { cells.contains(where: matches) }
    if holds({ if case .share = $0 { true } else { false } }) {
      key.add(words.label("figure.cohort.scale"), symbol: 100, &canvas) { left, middle, canvas in
        for part in 0..<10 {
          canvas.rectangle(
            left + Double(part) * 10, middle - 7, 10, 14,
            fill: ShareColour.of(Double(part) / 9))
        }
      }
    }
    if holds({ if case .share(_, _, true) = $0 { true } else { false } }) {
      key.add(words.label("figure.cohort.partial"), symbol: 12, &canvas) { left, middle, canvas in
        CohortDrawing.corner(left + 12, middle - 5, &canvas)
      }
    }
    if holds({ $0 == .immature }) {
      key.box(
        words.label("figure.cohort.immature"), fill: "url(#\(name)-hatch)", stroke: Palette.hatch,
        &canvas)
    }
    if holds({ $0 == .withheld }) || rows.contains(where: { $0.enrolled == nil }) {
      key.withheld(words, &canvas)
    }
    if holds({ $0 == .empty }) {
      key.add(words.label("figure.cohort.empty"), symbol: 20, &canvas) { left, middle, canvas in
        canvas.rectangle(left, middle - 7, 20, 14, fill: Palette.paper, stroke: Palette.hatch)
      }
    }
    return key.bottom
  }
}

/// Colours of shares, from nearly white at 0 to a blue at 1 on which black text still has 6:1.
enum ShareColour {
  static func of(_ share: Double) -> String {
    let part = share.isFinite ? min(1, max(0, share)) : 0
    let low = [0xF1, 0xF6, 0xFA]
    let high = [0x56, 0xA0, 0xD3]
    var text = "#"
    for (from, to) in zip(low, high) {
      let value = from + Int((Double(to - from) * part).rounded())
      let digits = String(value, radix: 16, uppercase: true)
      text += (digits.count < 2 ? "0" : "") + digits
    }
    return text
  }
}
