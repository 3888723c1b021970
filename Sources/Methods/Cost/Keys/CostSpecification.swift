// SPDX-License-Identifier: GPL-3.0-or-later

public import Dates
public import Diagnostics
public import Findings

/// What did it cost, and what does one person reached, one more person, one year of life cost?
public enum Cost: Sendable {
  /// One analysis, every default applied.
  public struct Specification: AnalysisSpecification {
    /// Name in the study file.
    public var id: String
    /// What the analysis is for.
    public var role: AnalysisFindings.Role
    /// The source of amounts.
    public var source: String
    /// Its column of amounts.
    public var amount: String
    /// Only rows with these values.
    public var only: [ColumnFilter]
    /// The column of lines of expenditure.
    public var lines: String?
    /// The column of phases.
    public var phase: String?
    /// The column of days or periods that an amount belongs to.
    public var datedBy: String?
    /// The days whose amounts count; nil for all.
    public var period: DateRange?
    /// What the total is divided by, in the order of the file, each once.
    public var per: [Divisor]
    /// How uncertain the total is; nil where it is taken as known.
    public var uncertain: Uncertainty?
    /// Whose costs are counted.
    public var perspective: LocalizedText?
    /// What was spent by or lost to others and is not counted.
    public var leftOut: [LocalizedText]
    /// The year whose prices the amounts are in.
    public var priceYear: Int?
    /// Index numbers that carry amounts of other years to that year.
    public var priceIndex: PriceIndex?
    /// What later money and health are worth less each year; nil where they are not.
    public var discount: Discount?
    /// What one person gains, where the study values it.
    public var value: PersonValue?
  }

  /// What the total is divided by.
  public enum Divisor: Hashable, Sendable {
    /// People by an analysis of an effect.
    case analysis(String, Part)
    /// The count or the entered value of a KPI, for so many of them at a time.
    case kpi(String, each: Int)

    /// Which people of an analysis.
    public enum Part: String, Hashable, Sendable, CaseIterable {
      /// More than there would have been.
      case additional
      /// Fewer than there would have been, of an outcome that is better low.
      case avoided
      /// All who had the outcome, those who would have had it anyway among them.
      case positive
    }

    /// As it is written in a study file.
    public var text: String {
      switch self {
      case .analysis(let name, let part): "\(name).\(part.rawValue)"
      case .kpi(let name, _): name
      }
    }

    /// Its name among the estimates: a cost per thousand beside one per click.
    var id: String {
      if case .kpi(_, let each) = self, each != 1 { "\(text).\(each)" } else { text }
    }

    /// Whether it is a difference from what would have been.
    public var isEffect: Bool {
      switch self {
      case .analysis(_, .positive), .kpi: false
      case .analysis: true
      }
    }
  }

  /// How uncertain the total is.
  public enum Uncertainty: Hashable, Sendable {
    /// By so much of itself up and down.
    case share(Quantity)
    /// From one amount to another.
    case limits(low: Quantity, high: Quantity)
  }

  /// Index numbers of prices.
  public struct PriceIndex: Hashable, Sendable {
    /// Which index, and who publishes it.
    public var from: String
    /// The number of each year, in the order of the file.
    public var values: [Named<DecimalNumber>]
  }

  /// Yearly rates.
  public struct Discount: Hashable, Sendable {
    /// Of costs.
    public var costs: Quantity
    /// Of what is gained.
    public var effects: Quantity
  }

  /// What one person gains.
  public struct PersonValue: Hashable, Sendable {
    /// The people: the effect among those that costs are divided by.
    public var per: Divisor
    /// Years of life in full health, of one person.
    public var qaly: Amount?
    /// Money, of one person.
    public var money: Amount?
    /// Over how many years the gain is spread; nil where it is in today's value already.
    public var horizon: CalendarSpan?
    /// After how many years it begins.
    public var delay: CalendarSpan?
    /// What a year of life in full health may cost, each a threshold that someone declares.
    public var willingness: [Quantity]
  }

  /// An amount with its range and its source.
  public struct Amount: Hashable, Sendable {
    /// The mean.
    public var mean: Quantity
    /// The 95% range; nil where it is taken as known.
    public var low, high: Quantity?
    /// Where it comes from.
    public var from: String
  }
}
