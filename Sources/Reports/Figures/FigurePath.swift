// SPDX-License-Identifier: GPL-3.0-or-later

public import Findings

extension FigureData {
  /// Where the figure's file stands, relative to the report: `figures/serie-series.it.svg`.
  public func path(analysis: String, language: Language) -> String {
    "figures/\(analysis)-\(id).\(language.rawValue).svg"
  }
}
