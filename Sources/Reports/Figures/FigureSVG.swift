// SPDX-License-Identifier: GPL-3.0-or-later

public import Findings

/// Draws a finding's figure as an SVG file: the same figure is always the same bytes.
public enum FigureSVG {
  /// The file's text, in a language.
  /// - Parameters:
  ///   - figure: the figure's numbers.
  ///   - analysis: the analysis's name; with the figure's it makes the ids in the file.
  public static func render(
    _ figure: FigureData, analysis: String = "", _ language: Language
  ) -> String {
    let words = Wording(language, FigureWords.all)
    return canvas(figure, analysis: analysis, language).render(
      title: words.title(figure), description: words.alternative(figure))
  }

  /// The drawing with the boxes of its labels.
  static func canvas(
    _ figure: FigureData, analysis: String = "", _ language: Language
  ) -> Canvas {
    let words = Wording(language, FigureWords.all)
    let name = identifier(analysis + "-" + figure.id)
    switch figure.content {
    case .series(let series):
      return SeriesDrawing(figure: series, words: words, name: name).canvas()
    case .correlogram(let correlogram):
      return CorrelogramDrawing(figure: correlogram, words: words).canvas()
    case .residuals(let residuals):
      return ResidualDrawing(figure: residuals, words: words).canvas()
    case .eventStudy(let study): return EventStudyDrawing(figure: study, words: words).canvas()
    case .forest(let forest): return ForestDrawing(figure: forest, words: words).canvas()
    case .cohortHeatMap(let map):
      return CohortDrawing(figure: map, words: words, name: name).canvas()
    case .survival(let survival):
      return SurvivalDrawing(figure: survival, words: words, name: name).canvas()
    case .hazard(let hazard): return HazardDrawing(figure: hazard, words: words).canvas()
    case .equiplot(let equiplot):
      return EquiplotDrawing(figure: equiplot, words: words).canvas()
    case .slopes(let slopes): return SlopeDrawing(figure: slopes, words: words).canvas()
    case .funnel(let funnel):
      return FunnelDrawing(figure: funnel, words: words, name: name).canvas()
    case .contributions(let parts):
      return ContributionDrawing(figure: parts, words: words).canvas()
    case .targets(let targets): return TargetDrawing(figure: targets, words: words).canvas()
    }
  }

  /// A name of the authors' as an XML id.
  private static func identifier(_ name: String) -> String {
    "f-"
      + String(
        name.map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : Character("-") })
  }
}

extension Wording {
  /// A figure as a block, with the text that says what it shows.
  /// - Parameters:
  ///   - figure: the figure's numbers.
  ///   - path: path of the SVG file, relative to the report.
  ///   - caption: printed below it.
  public func figure(_ figure: FigureData, path: String, caption: [Inline]) -> Block.Figure {
    Block.Figure(path: path, alternative: alternative(figure), caption: caption)
  }
}
