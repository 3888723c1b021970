// SPDX-License-Identifier: GPL-3.0-or-later

public import Dates

/// What a report says of a KPI: what was declared of it, what was observed, whether it got there.
public struct KPIFacts: Hashable, Codable, Sendable {
  /// Name in the study file.
  public var id: String
  /// Its label.
  public var label: LocalizedText
  /// `output`, `outcome` or `impact`.
  public var level: String
  /// Which way is better.
  public var better: BetterDirection
  /// What the study declares of it.
  public var declared: Declared
  /// The KPIs further down the chain that it should move.
  public var leadsTo: [String]
  /// What was observed, as findings of kind `indicator`: the estimate `observed` with its interval, its
  /// judgement in `level`, guarded tables `observed`, `flow` and `history`. Disclosure control treats
  /// it as it does an analysis of the same KPI. Nil where an analysis observes it, or nothing could be.
  public var observed: AnalysisFindings?
  /// The analysis whose level is what was observed, where the KPI is not computed by itself.
  public var observedBy: String?
  /// What makes it specific, measurable, achievable, relevant and time-bound, and what is lacking.
  public var smart: [SMARTFinding]

  /// Facts of a KPI.
  public init(
    id: String, label: LocalizedText, level: String, better: BetterDirection,
    declared: Declared = Declared(), leadsTo: [String] = [], observed: AnalysisFindings? = nil,
    observedBy: String? = nil, smart: [SMARTFinding] = []
  ) {
    self.id = id
    self.label = label
    self.level = level
    self.better = better
    self.declared = declared
    self.leadsTo = leadsTo
    self.observed = observed
    self.observedBy = observedBy
    self.smart = smart
  }

  /// The kind of the findings in `observed`.
  public static let kind = "indicator"

  /// Values as the authors wrote them.
  public struct Declared: Hashable, Codable, Sendable {
    /// A value entered by hand, and where it comes from.
    public var entered: Value?
    /// Where the entered value comes from.
    public var enteredFrom: String?
    /// Where it stood before.
    public var baseline: Value?
    /// Of when the baseline is.
    public var baselinePeriod: String?
    /// Where it should get to.
    public var target: Value?
    /// By when.
    public var by: CivilDate?
    /// How long a response may take.
    public var within: Value?
    /// The last day whose responses were closed on the cut-off.
    public var closed: CivilDate?

    /// Nothing declared.
    public init() {}

    /// Whether anything is declared.
    public var isEmpty: Bool { entered == nil && baseline == nil && target == nil && by == nil }
  }
}

/// One thing that a KPI or the chain of KPIs has or lacks to be SMART (Doran 1981), computed from the
/// study file and the data: a sentence and, where something is lacking, the key that mends it.
public struct SMARTFinding: Hashable, Codable, Sendable {
  /// Which of the five.
  public var criterion: Criterion
  /// A remark says what is there, a warning what is lacking.
  public var note: Note
  /// The key of the study file to mend, as `kpis.adesione.target`; nil where nothing is lacking.
  public var key: String?

  /// A finding.
  public init(_ criterion: Criterion, _ note: Note, key: String? = nil) {
    self.criterion = criterion
    self.note = note
    self.key = key
  }

  /// Whether something is lacking.
  public var isLacking: Bool { key != nil }

  /// The five criteria, in their order.
  public enum Criterion: String, Hashable, Codable, Sendable, CaseIterable {
    case specific, measurable, achievable, relevant
    case timeBound = "time-bound"
  }
}
