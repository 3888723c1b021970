// SPDX-License-Identifier: GPL-3.0-or-later

public import Dates

/// What one analysis found: the only thing its section of the report is written from.
public struct AnalysisFindings: Hashable, Codable, Sendable {
  /// The analysis's name in the study file.
  public var id: String
  /// The method, as the study file names it: `interrupted-time-series`.
  public var kind: String
  /// Primary, secondary or exploratory.
  public var role: Role
  /// The KPI it answers for.
  public var kpi: String?
  /// Facts about design and data, by name: what the sentences are filled with.
  public var facts: [String: Value]
  /// Estimates, in printing order.
  public var estimates: [Estimate]
  /// The effect that carries the verdict.
  public var headline: Headline?
  /// The level that answers, in place of an effect; nil for analyses of a change.
  public var level: LevelAnswer?
  /// Tables, in printing order.
  public var tables: [FindingTable]
  /// Figures, in printing order.
  public var figures: [FigureData]
  /// Warnings, refusals and remarks, in printing order.
  public var notes: [Note]
  /// How certain, by the printed rule.
  public var certainty: Certainty?
  /// The table whose few counts all other numbers are made of, where there is one: a gap and the two
  /// rates it lies between give each other back, so that they stand or fall together.
  public var foundation: String?
  /// The analyses whose findings these are computed from, as a cost per additional person from an
  /// effect: where their numbers are withheld, so are these. Nil where there are none.
  public var derivedFrom: [String]?
  /// What the campaign cost and what a person costs, for analyses of costs.
  public var cost: CostAnswer?
  /// Whether an effect is of one period alone, whose counts it would give back.
  public var isOfSinglePeriod: Bool?

  /// The findings of an analysis.
  public init(id: String, kind: String, role: Role, kpi: String?) {
    self.id = id
    self.kind = kind
    self.role = role
    self.kpi = kpi
    facts = [:]
    estimates = []
    headline = nil
    level = nil
    tables = []
    figures = []
    notes = []
    certainty = nil
    foundation = nil
    derivedFrom = nil
    cost = nil
    isOfSinglePeriod = nil
  }

  /// The estimate with that name.
  public func estimate(_ id: String) -> Estimate? { estimates.first { $0.id == id } }
  /// The table with that name.
  public func table(_ id: String) -> FindingTable? { tables.first { $0.id == id } }
  /// The figure with that name.
  public func figure(_ id: String) -> FigureData? { figures.first { $0.id == id } }

  /// What an analysis is for.
  public enum Role: String, Hashable, Codable, Sendable, CaseIterable {
    case primary, secondary, exploratory
  }

  /// The effect that carries the verdict, absolute and relative.
  public struct Headline: Hashable, Codable, Sendable {
    /// Name of the absolute effect among the estimates.
    public var absolute: String
    /// Name of the relative effect among the estimates.
    public var relative: String?
    /// Which way is better.
    public var better: BetterDirection
    /// The smallest change that would alter a decision, in the absolute effect's unit.
    public var matters: Double?
    /// The verdict; nil while the analysis is interim.
    public var verdict: Verdict?
    /// The period that the absolute effect is for, when it is an average over periods: `242 fewer a
    /// month`.
    public var each: CalendarStep?
    /// Whether that is an average over places too: `25 fewer a month per place`; nil where it is not.
    public var perPlace: Bool?
    /// Whether causal verbs are allowed: controls, and no event on one arm only.
    public var causal: Bool
    /// What changed, where it is not the KPI itself, as the gap between two groups.
    public var outcome: LocalizedText?
    /// What the relative effect is, where `ratio` alone would be misread.
    public var relativeName: LocalizedText?
    /// Changes for the worse, beyond uncertainty, that the verdict does not speak of and whoever reads
    /// it alone must know; nil where there are none.
    public var contrary: [Contrary]?

    /// A headline.
    public init(
      absolute: String, relative: String?, better: BetterDirection, matters: Double?,
      verdict: Verdict?, causal: Bool, each: CalendarStep? = nil, outcome: LocalizedText? = nil,
      relativeName: LocalizedText? = nil, contrary: [Contrary]? = nil, perPlace: Bool? = nil
    ) {
      self.each = each
      self.perPlace = perPlace
      self.outcome = outcome
      self.relativeName = relativeName
      self.contrary = contrary
      self.absolute = absolute
      self.relative = relative
      self.better = better
      self.matters = matters
      self.verdict = verdict
      self.causal = causal
    }
  }

  /// A change for the worse beside the one that carries the verdict.
  public struct Contrary: Hashable, Codable, Sendable {
    /// Its name among the estimates.
    public var estimate: String
    /// What changed.
    public var outcome: LocalizedText

    /// A change.
    public init(estimate: String, outcome: LocalizedText) {
      self.estimate = estimate
      self.outcome = outcome
    }
  }
}

/// A warning, refusal or remark: a term with its arguments, worded by the method's phrases.
public struct Note: Hashable, Codable, Sendable {
  /// Which it is; the key of its wording.
  public var term: String
  /// How grave.
  public var severity: Severity
  /// What the wording is filled with.
  public var arguments: [String: Value]
  /// The table whose counts its numbers come from: where those are withheld, so is the note.
  public var table: String?

  /// A note.
  public init(
    _ term: String, _ severity: Severity, _ arguments: [String: Value] = [:],
    table: String? = nil
  ) {
    self.term = term
    self.severity = severity
    self.arguments = arguments
    self.table = table
  }

  /// How grave a note is.
  public enum Severity: String, Hashable, Codable, Sendable {
    /// The analysis or a part of it was not done.
    case refusal
    /// The reader must weigh this before acting on the result.
    case warning
    /// Worth knowing.
    case remark
  }
}

/// How certain a result is, by the printed rule: a level and the steps that led to it.
public struct Certainty: Hashable, Codable, Sendable {
  /// The level reached.
  public var level: Level
  /// What moved it, as terms with their arguments.
  public var reasons: [Note]
  /// Why it starts from low; nil where nothing was assigned at random.
  public var start: Start?
  /// Where the steps led, those below very low counted too, so that a step up does not hide them.
  public var steps: Int?
  /// Whether design and checks let a registered plan raise it: compared with controls, and every
  /// falsification check's interval within the threshold that matters. Nil is no.
  public var mayRise: Bool?

  /// Starts from low; each reason in `down` lowers by one, never below very low; one step up at most.
  public init(up: Note?, down: [Note], start: Start? = nil, mayRise: Bool = false) {
    let steps = Level.low.rawValue + (up == nil ? 0 : 1) - down.count
    level = Certainty.level(steps)
    reasons = (up.map { [$0] } ?? []) + down
    self.start = start
    self.steps = steps
    self.mayRise = mayRise ? true : nil
  }

  /// Moves it up (+1) or down (−1), and says why.
  public mutating func move(by step: Int, because reason: Note) {
    let steps = (self.steps ?? level.rawValue) + step
    self.steps = steps
    level = Certainty.level(steps)
    reasons.append(reason)
  }

  /// Nothing that is not randomised gets beyond moderate.
  private static func level(_ steps: Int) -> Level {
    Level(rawValue: min(max(0, steps), Level.moderate.rawValue)) ?? .veryLow
  }

  /// Why certainty starts from low.
  public enum Start: String, Hashable, Codable, Sendable {
    /// The authors say that places were drawn by lot, and nobody else vouches for the draw.
    case drawn
  }

  /// Levels of certainty; `high` is for randomised designs only.
  public enum Level: Int, Hashable, Codable, Sendable {
    case veryLow, low, moderate, high
  }
}
