// SPDX-License-Identifier: GPL-3.0-or-later

import Dates
import Findings
import Testing

@testable import Reports

@Suite("Figures of retention")
struct RetentionFigureTests {
  @Test("every shape in both languages is well-formed, legible, clear of overlaps, and says itself")
  func everyShape() throws {
    for (name, figure) in RetentionShapes.all { try FigureChecks.hold(name, figure) }
  }

  private func map(_ cells: [CohortHeatMap.Cell], pooled: [CohortHeatMap.Cell]? = nil) -> FigureData
  {
    FigureData(
      id: "cohorts",
      content: .cohortHeatMap(
        CohortHeatMap(
          title: .term("figure.retained.window"), step: .week, times: [4],
          rows: cells.enumerated().map {
            .init(label: .period(.month, 2025 * 12 + $0.offset), enrolled: 50, cells: [$0.element])
          },
          pooled: pooled.map {
            .init(label: .term("figure.cohort.all"), enrolled: 200, cells: $0)
          })))
  }

  @Test("every cell says its share and of how many; an immature one is hatched and says no number")
  func cells() {
    let svg = FigureSVG.render(
      map([
        .share(0.625, of: 48, isPartial: false), .immature, .share(0, of: 37, isPartial: false),
      ]), .en)
    for text in [">63%<", ">48<", ">0%<", ">37<", ">Not yet observable<"] {
      #expect(svg.contains(text), "\(text)")
    }
    // One cell and its entry of the key.
    #expect(svg.split(separator: "-hatch)").count - 1 == 2)
    #expect(svg.split(separator: "0%<").count - 1 == 1)
  }

  @Test("a share that is not all or nothing is not rounded to it")
  func extremes() {
    let words = Wording(.it)
    let expected: [(Double, String)] = [
      (0, "0%"), (0.0001, "<1%"), (0.005, "1%"), (0.994, "99%"), (0.995, ">99%"), (1, "100%"),
    ]
    for (share, text) in expected { #expect(words.wholeShare(share) == text) }
  }

  @Test("text on the darkest cell has 4.5:1 (WCAG 1.4.3), and darker means more")
  func colours() {
    var last = Double.infinity
    for part in 0...10 {
      let colour = ShareColour.of(Double(part) / 10)
      #expect(contrast(Palette.ink, colour) >= 4.5, "\(colour)")
      #expect(contrast(Palette.ink, colour) < last)
      last = contrast(Palette.ink, colour)
    }
    #expect(ShareColour.of(.nan) == ShareColour.of(0) && ShareColour.of(7) == ShareColour.of(1))
  }

  @Test("columns that do not fit go on below, none is lost")
  func blocks() {
    let canvas = FigureSVG.canvas(RetentionShapes.cohorts(3, Array(1...40)), .en)
    let texts = canvas.labels.map(\.text)
    for week in 1...40 { #expect(texts.contains(String(week))) }
    #expect(texts.count { $0 == "Jan 2025" } >= 3)
  }

  @Test("what disclosure control withholds is in no figure: no share, no count, no curve")
  func withheld() {
    for figure in [
      RetentionShapes.cohorts(6, [4, 8, 12]), RetentionShapes.survival(2),
      RetentionShapes.hazard(2, 12),
    ] {
      let safe = FigureSVG.render(RetentionShapes.hidden(figure), .en)
      #expect(safe.contains(">Withheld<"))
      #expect(safe.contains(">•••<"))
      #expect(!safe.contains("<polyline") && !safe.contains("fill-opacity"))
      #expect(!safe.contains(">148<") && !safe.contains(">400<") && !safe.contains(">900<"))
    }
  }

  @Test("beyond the last person at risk the drop-out curve is hatched and not estimable")
  func notEstimable() {
    let figure = FigureData(
      id: "s",
      content: .survival(
        SurvivalFigure(
          step: .week,
          groups: [
            .init(
              label: .term("figure.everyone"),
              steps: [
                .init(day: 10, survival: 0.9, interval: Interval(lower: 0.81, upper: 0.95)),
                .init(day: 30, survival: 0.75, interval: Interval(lower: 0.6, upper: 0.85)),
              ], lastAtRisk: 60, atRisk: [40, 36, 20, 0])
          ], horizons: [7, 28, 56, 84], riskDays: [0, 28, 56, 84], lastDay: 84)))
    let svg = FigureSVG.render(figure, .en)
    #expect(svg.contains("Not estimable: nobody is observed any more"))
    #expect(
      Wording(.en).alternative(figure)
        == "Share that has not left yet. Everyone: at 1 week 100.0%; at 4 weeks 90.0% (81.0% to "
        + "95.0%); at 8 weeks 75.0% (60.0% to 85.0%); at 12 weeks not estimable. After day 60 it cannot be "
        + "estimated.")
    for count in ["40", "36", "20", "0"] { #expect(svg.contains(">\(count)<")) }
  }

  @Test("values told at ends of weeks are joined by lines, not drawn as jumps")
  func sampled() throws {
    func corners(_ figure: FigureData) throws -> [[Double]] {
      let line = try #require(
        FigureSVG.render(figure, .en).split(separator: "<polyline ").dropFirst().first)
      let points = try #require(line.split(separator: "points=\"").last).prefix { $0 != "\"" }
      return points.split(separator: " ").map { $0.split(separator: ",").compactMap { Double($0) } }
    }
    let joined = try corners(RetentionShapes.sampled(1))
    // Day 0, then 7, 28, 49 and 70: one corner each, no level stretch.
    #expect(joined.count == 5)
    #expect(zip(joined, joined.dropFirst()).allSatisfy { $0[0] < $1[0] && $0[1] < $1[1] })
    // Of the horizons 28, 56 and 84 only the first is told: one mark, and no value for the others.
    let svg = FigureSVG.render(RetentionShapes.sampled(1), .en)
    #expect(svg.split(separator: "font-weight=\"bold\"").count - 1 == 2)
    let text = Wording(.en).alternative(RetentionShapes.sampled(1))
    #expect(text.contains("; at 8 weeks withheld; at 12 weeks withheld."), "\(text)")
    let steps = try corners(RetentionShapes.survival(1))
    #expect(zip(steps, steps.dropFirst()).allSatisfy { $0[0] == $1[0] || $0[1] == $1[1] })
  }

  @Test("the heat map, in words")
  func describesCohorts() {
    let figure = map(
      [
        .share(0.5, of: 40, isPartial: false), .share(0.62, of: 50, isPartial: true), .immature,
        .withheld,
      ], pooled: [.share(0.5667, of: 90, isPartial: true)])
    #expect(
      Wording(.it).alternative(figure)
        == "Quota con almeno un contatto nella finestra, per coorte e tempo dall’iscrizione: 4 "
        + "coorti, 1 colonna; in ogni casella la quota e il numero di persone. A 4 settimane: 2 "
        + "coorti osservabili, tra 50,0% (gen 2025) e 62,0% (feb 2025); insieme 56,7% di 90 "
        + "persone; 1 non ancora osservabile; 1 riservata.")
  }

  @Test("the hazard, in words: its range, the largest with its interval, and when")
  func describesHazard() {
    let figure = FigureData(
      id: "h",
      content: .hazard(
        HazardFigure(
          step: .week,
          groups: [
            .init(
              label: .text("Donne"),
              points: [
                .init(period: 1, hazard: .value(0.04, nil), atRisk: 100),
                .init(
                  period: 2, hazard: .value(0.125, Interval(lower: 0.07, upper: 0.205)), atRisk: 96
                ),
                .init(period: 3, hazard: .withheld, atRisk: nil),
              ])
          ])))
    #expect(
      Wording(.en).alternative(figure)
        == "Who leaves, and when. Donne: 2 values, from 4.0% to a largest of 12.5% (7.0% to 20.5%), "
        + "in week 2. 1 value withheld.")
  }
}
