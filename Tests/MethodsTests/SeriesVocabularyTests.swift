// SPDX-License-Identifier: GPL-3.0-or-later

import Dates
import Diagnostics
import Findings
import Reports
import Testing

@testable import Methods

/// Every term that findings can hold is worded, in both languages, in words that promise no more
/// than the design gives.
@Suite("Words on a series")
struct SeriesVocabularyTests {
  private static func counts(_ change: (inout SeriesCase) -> Void = { _ in }) -> SeriesCase {
    var noise = Noise(31)
    var series = SeriesCase(
      counts: noise.counts(60, change: 0.3, from: 40), exposure: (0..<60).map { 9000 + Double($0) })
    series.starts = [40]
    change(&series)
    return series
  }

  /// Analyses that differ in all that changes words.
  static var varied: [(String, SeriesCase)] {
    let event = { (arms: OtherEvent.Arms) in
      OtherEvent(
        date: CivilDate(day: 19_900), what: LocalizedText(it: "sciopero", en: "strike"),
        affects: arms)
    }
    var noise = Noise(77)
    let control = (noise.counts(60, from: 60), [Double](repeating: 8000, count: 60))
    var cases: [(String, SeriesCase)] = []
    for estimator in InterruptedTimeSeries.Estimator.allCases {
      cases.append((estimator.rawValue, counts { $0.estimator = estimator }))
      cases.append(
        (
          "mean " + estimator.rawValue,
          counts {
            $0.kind = .mean
            $0.estimator = estimator
          }
        ))
    }
    for season in [InterruptedTimeSeries.Season.months, .harmonics(1), .harmonics(2)] {
      cases.append(("season \(season)", counts { $0.season = season }))
    }
    for kind in [OutcomeKind.count, .rate, .mean] {
      cases.append(
        (
          "control \(kind)",
          counts {
            $0.kind = kind
            $0.control = control
            $0.events = [event(.both), event(.campaign)]
            $0.label = LocalizedText(it: "la legge", en: "the law")
            $0.season = .harmonics(1)
          }
        ))
    }
    cases += [
      (
        "calendar, ramp, gaps, wild",
        counts {
          $0.calendar = InterruptedTimeSeries.CalendarTerm.allCases
          $0.washIn = .init(length: .init(2, .month), periods: 2, treatment: .ramp)
          $0.gaps = [5, 6]
          $0.exclude = [10...12]
          $0.numerator[20] *= 4
          $0.rowsUsed = 900
          $0.incomplete = [60]
          $0.effectsAt = [1, 30]
          $0.planned = .afterData
          $0.role = .exploratory
        }
      ),
      (
        "two starts, pulse, withdrawn, an event",
        counts {
          $0.starts = [30, 44]
          $0.off = [30: 40, 44: 56]
          $0.shape = [.level, .slope, .pulse]
          $0.washIn = .init(length: .init(1, .month), periods: 1, treatment: .leftOut)
          $0.events = [event(.both)]
          $0.estimator = .neweyWest
        }
      ),
      (
        "short, low",
        counts { series in
          series = SeriesCase(counts: series.numerator.prefix(12).map { ($0 / 15).rounded() })
          series.starts = [6]
        }
      ),
      ("refused", counts { $0.starts = [2] }),
      ("refused flat", SeriesCase(counts: [Double](repeating: 3, count: 48))),
      (
        "refused season",
        counts { series in
          series = SeriesCase(counts: Array(series.numerator.prefix(20)))
          series.starts = [10]
          series.season = .months
        }
      ),
    ]
    for effect in [
      InterruptedTimeSeries.Effect.average, .level, .slope, .cumulative, .at(3), .at(99),
    ] {
      cases.append(("effect \(effect)", counts { $0.effect = effect }))
    }
    for step in [CalendarStep.week, .quarter, .year, .day] {
      cases.append(
        (
          step.rawValue,
          counts {
            $0.step = step
            $0.first = step.index(of: CivilDate(day: 15_000))
          }
        ))
    }
    return cases
  }

  @Test("every slot and every term is filled, in both languages")
  func filled() {
    for (name, series) in Self.varied {
      let findings = series.findings()
      for language in Language.allCases {
        let unfilled = series.document(language, of: findings).unfilled
        #expect(unfilled == [], "\(name) \(language)")
        let wording = Wording(language, InterruptedTimeSeriesPhrases.vocabulary)
        #expect(loose(findings, wording) == [], "\(name) \(language)")
      }
    }
  }

  /// Unfilled terms of notes, reasons and facts, printed or not.
  private func loose(_ findings: AnalysisFindings, _ wording: Wording) -> [String] {
    var pieces: [Inline] = []
    for note in findings.notes + (findings.certainty?.reasons ?? []) {
      pieces += wording.note(note)
    }
    // These two choose the paragraphs on methods and are not printed themselves.
    for (name, fact) in findings.facts.sorted(by: { $0.key < $1.key })
    where name != "model" && name != "estimator.name" {
      pieces += wording.value(fact)
    }
    return Document(wording.language, [.paragraph(pieces)]).unfilled
  }

  @Test("the vocabulary has no defect")
  func defects() { #expect(InterruptedTimeSeriesPhrases.vocabulary.defects == []) }

  @Test("no phrase says significant, or no effect")
  func forbidden() {
    let vocabulary = Vocabulary.core.adding(InterruptedTimeSeriesPhrases.vocabulary)
    var other: [Phrase] = SectionPhrases.methods.map(\.phrase)
    for table in SectionPhrases.tables { other += [table.caption] + table.notes }
    for (_, caption) in SectionPhrases.caption { other.append(caption) }
    other.append(Phrase.estimand)
    for phrase in vocabulary.terms.compactMap({ vocabulary[$0] }) + other {
      for text in [phrase.pattern(.it), phrase.pattern(.en)].map({ $0.lowercased() }) {
        for word in ["significant", "significativ", "no effect", "nessun effetto"] {
          #expect(!text.contains(word), "\(text)")
        }
      }
    }
  }

  @Test("causal verbs stand in the answer only when the design allows them")
  func causal() {
    let verbs = ["raised “", "lowered “", "caused", "ha fatto salire", "ha fatto scendere"]
    for (name, series) in Self.varied {
      let findings = series.findings()
      for language in Language.allCases {
        let text = Self.paragraphs(series.document(language, of: findings))
        let found = verbs.filter { text.contains($0) }
        if findings.headline?.causal != true { #expect(found == [], "\(name)") }
      }
    }
    var controlled = Self.counts()
    var noise = Noise(5)
    controlled.control = (
      noise.counts(60, mean: 400, from: 60), [Double](repeating: 8000, count: 60)
    )
    let findings = controlled.findings()
    #expect(findings.headline?.causal == true)
    let text = Self.paragraphs(controlled.document(.en, of: findings))
    #expect(text.contains("raised “"))
  }

  private static func paragraphs(_ document: Document) -> String {
    var text = ""
    for block in document.blocks {
      if case .paragraph(let inlines) = block { text += inlines.plainText + "\n" }
    }
    return text
  }
}
