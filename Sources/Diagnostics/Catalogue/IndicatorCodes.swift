// SPDX-License-Identifier: GPL-3.0-or-later

extension Code {
  static let indicators: [Code] = [unknownIndicator, otherDefinition]

  /// An indicator that the catalogue does not hold.
  public static let unknownIndicator = Code(
    "S070", "an indicator that the catalogue does not hold",
    meaning:
      "`indicator` of a KPI, or `esito catalog`, names an indicator that is not in the catalogue of "
      + "this release.",
    reason:
      "A KPI that names an indicator claims to be computed as others compute it; a name that "
      + "nobody defined claims nothing.",
    mend:
      "Use a name of the catalogue, or delete `indicator`: a KPI of your own needs none. A name "
      + "that begins with none of the catalogue's groups is kept, with a warning.",
    example: "esito catalog\nindicator: ons/adesione-corretta")

  /// A KPI computed otherwise than its indicator.
  public static let otherDefinition = Code(
    "S071", "a KPI that departs from the definition of its indicator",
    meaning:
      "The formula, exclusions, window, unit, direction or level that the KPI declares is not that "
      + "of the indicator it names.",
    reason:
      "Two numbers under one name that are computed in two ways will be compared with each other.",
    mend: "Change the KPI as the help says, or name another indicator, or none.",
    example:
      "indicator: ons/adesione-corretta\n"
      + "rate: { of: risposta, over: rows, except: [inesitato, escluso] }\nwithin: 90 days")
}
