// SPDX-License-Identifier: GPL-3.0-or-later

public import Findings

/// An indicator of the built-in catalogue: what it is, how it is computed, and what a KPI that names
/// it must agree with.
public struct Indicator: Hashable, Sendable {
  /// Its name in study files: `ons/adesione-corretta`. What stands before the slash is its group.
  public var id: String
  /// What readers call it.
  public var name: LocalizedText
  /// Other words for it, Italian and English: for finding it only.
  public var alsoCalled: [String]
  /// What it says, in one sentence.
  public var definition: LocalizedText
  /// How it is computed, in words.
  public var formula: Formula
  /// What its values are.
  public var unit: IndicatorUnit
  /// Which way is an improvement; nil where that depends on the programme.
  public var better: BetterDirection?
  /// Where it may stand between activity and health, the usual level first.
  public var levels: [KPI.Level]
  /// What computes it in Esito, the preferred way first.
  public var computedBy: [Computation]
  /// Whether it says nothing of behaviour or health when it stands alone.
  public var isVanity: Bool
  /// What gives it away in the name or label of a KPI that names no indicator, of indicators that are
  /// vanity alone: single words, or several in a row.
  public var attentionWords: [String]
  /// Whether responses take time, so that a KPI over rows must say how long (`within`).
  public var needsWindow: Bool
  /// The months after which it is measured, where the definition fixes them.
  public var months: Int?
  /// Where the definition comes from; empty for terms in common use without one owner.
  public var sources: [String]
  /// What to mind when reading or comparing it.
  public var caveat: LocalizedText

  /// An indicator.
  init(
    _ id: String, _ name: LocalizedText, alsoCalled: [String] = [], definition: LocalizedText,
    formula: Formula, unit: IndicatorUnit = .percentage, better: BetterDirection? = .higher,
    levels: [KPI.Level], computedBy: [Computation], isVanity: Bool = false,
    attentionWords: [String] = [],
    needsWindow: Bool = false, months: Int? = nil, sources: [String] = [],
    caveat: LocalizedText
  ) {
    self.id = id
    self.name = name
    self.alsoCalled = alsoCalled
    self.definition = definition
    self.formula = formula
    self.unit = unit
    self.better = better
    self.levels = levels
    self.computedBy = computedBy
    self.isVanity = isVanity
    self.attentionWords = attentionWords
    self.needsWindow = needsWindow
    self.months = months
    self.sources = sources
    self.caveat = caveat
  }

  /// What stands before the slash of the name.
  public var group: String { String(id.prefix { $0 != "/" }) }

  /// A formula in words.
  public struct Formula: Hashable, Sendable {
    /// What is counted or measured.
    public var numerator: LocalizedText
    /// Of whom; nil where it is no quotient.
    public var denominator: LocalizedText?
    /// Who does not count in the denominator, one group an entry.
    public var exclusions: [LocalizedText]

    /// A formula.
    init(
      _ numerator: LocalizedText, of denominator: LocalizedText? = nil,
      without exclusions: [LocalizedText] = []
    ) {
      self.numerator = numerator
      self.denominator = denominator
      self.exclusions = exclusions
    }
  }
}

/// What the values of an indicator are.
public enum IndicatorUnit: String, Hashable, Sendable, CaseIterable {
  /// A share of people or things.
  case percentage
  /// People, events or things.
  case count
  /// A mean or median of days, hours or minutes.
  case duration
  /// A sum of money for each of something.
  case money
  /// A mean of points on a scale, or of things a person.
  case mean
  /// A difference of two shares, or −100 to 100 points.
  case points

  /// In words.
  public var words: LocalizedText {
    switch self {
    case .percentage: LocalizedText(it: "percentuale", en: "percentage")
    case .count: LocalizedText(it: "numero", en: "count")
    case .duration:
      LocalizedText(it: "tempo (giorni, ore o minuti)", en: "time (days, hours or minutes)")
    case .money: LocalizedText(it: "euro per unità", en: "euro for each unit")
    case .mean: LocalizedText(it: "media", en: "mean")
    case .points: LocalizedText(it: "punti", en: "points")
    }
  }
}

/// What computes an indicator in Esito: a measure of a KPI, or a method of analysis.
public enum Computation: String, Hashable, Sendable, CaseIterable {
  /// Measures of a KPI.
  case rate, count, mean, retained, entered
  /// Methods of analysis.
  case retention, funnel, abTest = "ab-test", survey, timeToService = "time-to-service", cost

  /// Whether it is written in the KPI itself.
  public var isMeasure: Bool {
    switch self {
    case .rate, .count, .mean, .retained, .entered: true
    case .retention, .funnel, .abTest, .survey, .timeToService, .cost: false
    }
  }
}

/// A text in both languages, for the catalogue's tables.
func both(_ it: String, _ en: String) -> LocalizedText { LocalizedText(it: it, en: en) }
