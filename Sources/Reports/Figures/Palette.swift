// SPDX-License-Identifier: GPL-3.0-or-later

/// The colours of figures. Those that carry meaning are the four of Okabe and Ito (2008) that
/// reach 3:1 on white; each comes with a dash or marker of its own. Text is near black.
enum Palette {
  static let blue = "#0072B2"
  static let vermillion = "#D55E00"
  static let green = "#009E73"
  static let purple = "#CC79A7"
  static let ink = "#1A1A1A"
  static let softInk = "#4D4D4D"
  static let grid = "#DDDDDD"
  static let shade = "#E6E6E6"
  static let hatch = "#767676"
  /// The body of bars; what they say stands in the marker on top.
  static let paleBlue = "#CFE3F1"
  static let paper = "#FFFFFF"

  /// Colours that carry meaning.
  static let meaningful = [blue, vermillion, green, purple]
  /// Colours of text.
  static let texts = [ink, softInk]
}
