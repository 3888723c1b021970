// SPDX-License-Identifier: GPL-3.0-or-later

import Findings
import Statistics

extension Survey.SurveyAnalysis {
  // MARK: One question

  /// People in each class and the question's number, a wave a row.
  func itemTable(_ result: Survey.QuestionResult) -> FindingTable {
    FindingTable(
      id: "item-\(result.question.name)", columns: [.init("wave")] + columns(result),
      rows: result.cells.waves.enumerated().map { place, tally in
        [wave(place)] + row(result, tally)
      })
  }

  /// The same by touchpoint; nil where there are none, and for options.
  func groupTable(_ result: Survey.QuestionResult) -> FindingTable? {
    guard specification.by != nil, result.question.option == nil, result.cells.groups.count > 1
    else { return nil }
    let last = result.cells.waves.count - 1
    return FindingTable(
      id: "groups-\(result.question.name)",
      columns: [.init("group"), .init("wave")] + columns(result),
      rows: result.cells.groups.flatMap { group in
        group.waves.indices.map { place in
          [
            group.label.map {
              context.value($0, of: specification.by, in: specification.source)
            } ?? .term("survey.no-group"), wave(min(place, last)),
          ] + row(result, group.waves[place])
        }
      })
  }

  private func columns(_ result: Survey.QuestionResult) -> [FindingTable.Column] {
    let headers = result.classes.enumerated().map { place, levels in
      // Marks as their scores, so that a reader of the CSV file meets the scale.
      let scores = result.question.scores
      return result.question.header(scores[levels.lowerBound]...scores[levels.upperBound], place)
    }
    let derived = guarded(.derivedFrom(headers.first ?? "answered"))
    return headers.map { .init($0, guarded: guarded(.count)) } + [
      .init("answered", guarded: guarded(.count)), .init(numberHeader(result), guarded: derived),
      .init("interval", guarded: derived),
    ]
  }

  private func numberHeader(_ result: Survey.QuestionResult) -> String {
    switch result.question.source.kind {
    case .nps: "nps"
    case .csat, .multiple: "share"
    case .likert: "mean"
    }
  }

  private func row(_ result: Survey.QuestionResult, _ tally: Survey.Tally) -> [Value] {
    let people = tally.people(result.classes)
    let number = result.number(tally)
    return people.map { .count($0) } + [
      .count(tally.answered), number.map { .number($0.value, result.unit) } ?? .missing,
      number?.interval.map { .interval($0, result.unit) } ?? .missing,
    ]
  }

  // MARK: Changes

  /// The change of each question that may be told, with p adjusted for all of them.
  var changes: [(result: Survey.QuestionResult, change: Survey.Change, holm: Double?)] {
    let known = results.compactMap { result -> (Survey.QuestionResult, Survey.Change)? in
      result.isSmall ? nil : result.change.map { (result, $0) }
    }
    let adjusted = (try? holm(known.map(\.1.p))) ?? known.map { _ in nil }
    return known.enumerated().map { ($1.0, $1.1, adjusted[$0]) }
  }

  func changeTable(
    _ changes: [(result: Survey.QuestionResult, change: Survey.Change, holm: Double?)]
  ) -> FindingTable? {
    guard !changes.isEmpty else { return nil }
    return FindingTable(
      id: "change",
      columns: [
        .init("item"), .init("difference"), .init("difference.interval"), .init("chance"),
        .init("chance.interval"), .init("p"), .init("p.holm"),
      ],
      rows: changes.map { result, change, adjusted in
        [
          result.question.label,
          change.difference.map { .number($0.value, result.changeUnit) } ?? .missing,
          change.difference?.interval.map { .interval($0, result.changeUnit) } ?? .missing,
          change.superiority.map { .number($0.value, .proportion) } ?? .missing,
          change.superiority?.interval.map { .interval($0, .proportion) } ?? .missing,
          change.p.map { .number($0, .probability) } ?? .missing,
          adjusted.map { .number($0, .probability) } ?? .missing,
        ]
      })
  }

  /// Persons who fell, stayed and rose, where the same people are followed.
  var moveTable: FindingTable? {
    let rows = results.filter { !$0.isSmall }.compactMap { result in
      result.moves.map { moves -> [Value] in
        [
          result.question.label, .count(moves.fell), .count(moves.same), .count(moves.rose),
        ]
      }
    }
    guard !rows.isEmpty else { return nil }
    return FindingTable(
      id: "moves",
      columns: [
        .init("item"), .init("fell", guarded: guarded(.count)),
        .init("same", guarded: guarded(.count)), .init("rose", guarded: guarded(.count)),
      ], rows: rows)
  }

  /// The chance of a higher answer less that of a lower one, question by question.
  func forest(
    _ changes: [(result: Survey.QuestionResult, change: Survey.Change, holm: Double?)]
  ) -> FigureData? {
    let rows = changes.compactMap { entry in
      entry.change.superiority.map { chance in
        ForestFigure.Row(
          label: entry.result.question.label,
          marks: [
            ForestFigure.Mark(
              value: 2 * chance.value - 1,
              interval: chance.interval.map {
                Interval(
                  lower: $0.lower.map { 2 * $0 - 1 }, upper: $0.upper.map { 2 * $0 - 1 })
              })
          ])
      }
    }
    guard !rows.isEmpty else { return nil }
    return FigureData(
      id: "change",
      content: .forest(
        ForestFigure(
          title: "figure.survey.change", unit: .points, series: ["figure.survey.net"], rows: rows,
          limits: [])))
  }
}
