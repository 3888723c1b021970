// SPDX-License-Identifier: GPL-3.0-or-later

/// Findings of which numbers keep three digits.
extension Coarsening {
  /// The findings with numbers at three digits, and without figures of residuals: counts, and shares
  /// of counts that are shown, stay as they are.
  static func coarse(_ findings: AnalysisFindings) -> AnalysisFindings {
    var safe = numbersCoarse(findings)
    if findings.tables.isEmpty {
      // Why there is nothing tells in how many periods there was somebody.
      safe.facts = withoutPeriods(safe.facts)
      if findings.notes.contains(where: { $0.severity == .refusal && !isWithholding($0) }) {
        safe.notes = [Note("disclosure.refused", .refusal)] + findings.notes.filter(isWithholding)
      }
    }
    safe.tables = findings.tables.map { table in
      var safe = table
      safe.rows = table.rows.map { row in row.map { rounded($0, 3) } }
      return safe
    }
    safe.figures = findings.figures.compactMap { figure in
      switch figure.content {
      case .series(let series):
        FigureData(id: figure.id, content: .series(coarse(series)))
      case .correlogram, .residuals: nil
      default: figure
      }
    }
    return safe
  }

  private static func isWithholding(_ note: Note) -> Bool { note.term.hasPrefix("disclosure.") }

  /// The findings with estimates, facts and sentences at three digits.
  static func numbersCoarse(_ findings: AnalysisFindings) -> AnalysisFindings {
    var safe = findings
    for index in safe.estimates.indices {
      safe.estimates[index].value = safe.estimates[index].value.map { rounded($0, 3) }
      safe.estimates[index].interval =
        safe.estimates[index].interval.map { rounded($0, 3) }
      safe.estimates[index].standardError =
        safe.estimates[index].standardError.map { rounded($0, 3) }
    }
    safe.facts = safe.facts.mapValues { rounded($0, 3) }
    safe.notes = safe.notes.map(coarse)
    if let level = safe.level { safe.level?.sentences = level.sentences.map(coarse) }
    return safe
  }

  /// A note with its numbers at three digits.
  static func coarse(_ note: Note) -> Note {
    Note(
      note.term, note.severity, note.arguments.mapValues { rounded($0, 3) },
      table: note.table)
  }

  /// A series with its values at three digits.
  static func coarse(_ figure: SeriesFigure) -> SeriesFigure {
    var safe = figure
    for panel in safe.panels.indices {
      for path in [\SeriesFigure.Panel.observed, \.fitted, \.counterfactual, \.lower, \.upper] {
        safe.panels[panel][keyPath: path] = safe.panels[panel][keyPath: path]
          .map { $0.map { rounded($0, 3) } }
      }
    }
    return safe
  }
}
