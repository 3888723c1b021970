// SPDX-License-Identifier: GPL-3.0-or-later

import Findings
import Testing

@testable import Reports

@Suite("KPIs against their targets, drawn")
struct TargetFigureTests {
  private static func row(
    _ label: String, _ observed: FigureMark, target: Double, unit: Unit = .proportion,
    better: BetterDirection = .higher, baseline: Double? = nil, state: TargetJudgement?,
    isDeclared: Bool = false
  ) -> TargetFigure.Row {
    TargetFigure.Row(
      label: LocalizedText(label), level: "outcome", unit: unit, better: better,
      observed: observed, target: target, baseline: baseline, state: state,
      isDeclared: isDeclared)
  }

  private static func figure(_ rows: [TargetFigure.Row]) -> FigureData {
    FigureData(id: "targets", content: .targets(TargetFigure(rows: rows)))
  }

  static var usual: FigureData {
    figure([
      row(
        "Uptake", .value(0.55, Interval(lower: 0.52, upper: 0.58)), target: 0.52, baseline: 0.48,
        state: .met),
      row(
        "Waiting", .value(24.1, Interval(lower: 23.3, upper: 25.002)), target: 25,
        unit: .measure("min"), better: .lower, baseline: 30, state: .cannotSay),
      row(
        "Clicks", .value(18_240, nil), target: 15_000, unit: .number, state: .met, isDeclared: true),
      row(
        "Admissions", .value(458, Interval(lower: 402, upper: 521)), target: 500, unit: .count,
        better: .lower, state: .tooEarly),
      row(
        "Kits", .value(80, Interval(lower: 70, upper: 90)), target: 100, unit: .count,
        state: .notMet),
    ])
  }

  /// Every state, and marks that are missing.
  static var shapes: [(name: String, figure: FigureData)] {
    [
      ("five states", usual), ("no targets", figure([])),
      (
        "marks withheld and absent",
        figure([
          row("a", .withheld, target: 1, state: nil), row("b", .absent, target: 1, state: nil),
        ])
      ),
    ]
  }

  @Test("well-formed, legible, clear of overlaps, whatever names and numbers it gets")
  func everyShape() throws {
    try FigureChecks.hold("usual", Self.usual)
    try FigureChecks.hold("empty", Self.figure([]))
    for name in FigureChecks.hostileNames {
      let marks: [FigureMark] = [
        .value(0.5, Interval(lower: nil, upper: nil)), .value(1e12, nil), .value(-3, nil),
        .value(.nan, nil), .value(0, Interval(lower: 0, upper: .infinity)), .withheld, .absent,
      ]
      for target in [0.5, 0, -1, 1e-300, 1e300] {
        try FigureChecks.hold(
          name,
          Self.figure(marks.map { Self.row(name, $0, target: target, baseline: 1e9, state: nil) }))
      }
    }
  }

  @Test("the text in its place gives every number that is drawn, in both languages")
  func alternative() {
    let english = Wording(.en).alternative(Self.usual)
    for part in [
      "Uptake: 55.0% (52.0% to 58.0%); target 52%; baseline 48%: met.",
      "Waiting (lower is better): 24.100 min (23.300 to 25.002); target 25 min",
      "cannot say", "18,240 (declared, not recomputed); target 15,000: met",
      "458 (402 to 521)", "not met",
    ] {
      #expect(english.contains(part), "\(part) in \(english)")
    }
    #expect(
      Wording(.it).alternative(Self.usual).contains("55,0% (da 52,0% a 58,0%); obiettivo 52%"))
  }

  @Test("each state has a marker and colour of its own; the target's line is the same for all")
  func markers() {
    let states: [TargetJudgement?] = [.met, .notMet, .cannotSay, .tooEarly]
    let styles = states.map { TargetDrawing.style($0) }
    #expect(Set(styles.map { "\($0.marker)" }).count == 4)
    #expect(Set(styles.map(\.colour)).count == 4)
    #expect(styles.allSatisfy { Palette.meaningful.contains($0.colour) })
    let svg = FigureSVG.render(Self.usual, .en)
    #expect(svg.split(separator: "stroke-dasharray=\"7 4\"").count == 3, "the line and its key")
  }

  @Test("a withheld value leaves no trace in drawing or text")
  func withheld() {
    let hidden = Self.figure([
      Self.row("Uptake", .withheld, target: 0.52, baseline: 0.48, state: nil)
    ])
    let text = Wording(.en).alternative(hidden)
    #expect(text.contains("withheld") && !text.contains("met"))
    let svg = FigureSVG.render(hidden, .en)
    #expect(svg.contains(Canvas.withheldMark))
    #expect(!svg.contains(Palette.green) && !svg.contains(Palette.vermillion))
  }

  @Test("a limit that only rounds to the target is printed apart from it")
  func apart() {
    let words = Wording(.en, FigureWords.all)
    let unit = Unit.measure("min")
    let near = words.beside(25, 24.136, Interval(lower: 23.269, upper: 25.0021), unit)
    #expect(near.contains("25.002"))
    // One that is the target stays as it is.
    let touching = words.beside(25, 24.1, Interval(lower: 23.2, upper: 25), unit)
    #expect(touching.contains("25.00)") || touching.contains("25.0)"))
  }
}
