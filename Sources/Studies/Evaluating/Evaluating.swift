// SPDX-License-Identifier: GPL-3.0-or-later

import Dates
public import Findings
import Methods
public import Tables

extension Study {
  /// Evaluates a checked study: every analysis's queries answered in one pass over the data, findings
  /// with small cells withheld.
  ///
  /// - Parameter source: answers the queries.
  /// - Throws: what is wrong with the data.
  public func evaluated(by source: some Source) async throws(TableFailure) -> Evaluation {
    try await made(by: source).evaluation
  }

  /// The evaluation, and what it was made from.
  /// - Parameter registered: the registered plans to compare it with, their questions asked in the
  ///   same pass; nil where there are none.
  func made(
    by source: some Source, registered: Registered? = nil
  ) async throws(TableFailure) -> Made {
    // KPIs ask after the analyses, in the same pass.
    let queries = self.queries + indicatorQueries
    let deviations = registered.map {
      Deviations(registration: $0.registration, study: self, vouched: $0.vouched)
    }
    let asked = try await answers(to: queries, deviations?.runs, by: source)
    let (answers, provenance) = (asked.own, asked.provenance)
    let findings = await self.findings(answers: answers)
    var evaluation = Evaluation(
      esito: EsitoVersion.current, study: facts, sources: sourceFacts(queries, answers),
      kpis: observedKPIs(answers: Array(answers[analyses.count...]), analyses: findings),
      chain: chain, analyses: findings)
    evaluation.themes = themes
    evaluation.defaults = appliedDefaults
    await compare(&evaluation, with: deviations, asked, isInterim: isInterim(queries))
    let unsuppressed = context.sources.allSatisfy { $0.holds == .public } ? nil : evaluation
    evaluation = published(evaluation, queries)
    return Made(evaluation: evaluation, unsuppressed: unsuppressed, provenance: provenance)
  }

  /// An evaluation, as it may be published and as it was found, and what it was made from.
  struct Made: Sendable {
    /// With small cells withheld.
    var evaluation: Evaluation
    /// As it was found, for the private folder; nil where every source is public.
    var unsuppressed: Evaluation?
    /// What was read.
    var provenance: [Provenance]
  }

  /// What each analysis asks of the sources.
  var queries: [[SummaryQuery]] {
    analyses.map { analysis in
      MethodRegistry.method(analysis.kind)?.queries(for: analysis.specification, in: context) ?? []
    }
  }

  /// The answers to every analysis's queries, from one pass over the data, and what they were made
  /// from.
  func answers(
    to queries: [[SummaryQuery]], by source: some Source
  ) async throws(TableFailure) -> (tables: [[SummaryTable]], provenance: [Provenance]) {
    let answer = try await source.answer(queries.flatMap { $0 })
    var start = 0
    let tables = queries.map { asked in
      defer { start += asked.count }
      return Array(answer.tables[start..<start + asked.count])
    }
    return (tables, answer.provenance)
  }

  /// Every analysis on its own task, in the order of the study file whatever finishes first; those
  /// that are computed from others once these are done. Nothing is withheld yet.
  func findings(answers: [[SummaryTable]]) async -> [AnalysisFindings] {
    // Every method is in the registry, and fills these in from its own specification.
    var findings = analyses.map {
      AnalysisFindings(
        id: $0.specification.id, kind: $0.kind, role: $0.specification.role, kpi: nil)
    }
    for wave in EvaluationOrder.waves(analyses) {
      let earlier = wave.map { index in
        analyses[index].dependencies.compactMap { name in findings.first { $0.id == name } }
      }
      await withTaskGroup(of: (Int, AnalysisFindings?).self) { group in
        for (index, earlier) in zip(wave, earlier) {
          group.addTask {
            let found = MethodRegistry.method(analyses[index].kind)?.findings(
              for: analyses[index].specification, of: answers[index], earlier: earlier,
              in: context)
            return (index, found)
          }
        }
        for await (index, found) in group {
          if let found { findings[index] = found }
        }
      }
    }
    return findings
  }

  /// The sources that are not public, by the analysis or KPI that reads them.
  func guarded(_ queries: [[SummaryQuery]]) -> [String: Set<String>] {
    let names = zip(analyses, queries).map { analysis, asked in
      let sources = asked.flatMap(\.relation.sources).filter {
        context.source($0)?.holds != .public
      }
      return (analysis.specification.id, Set(sources))
    }
    let observed = context.kpis.compactMap { kpi -> (String, Set<String>)? in
      guard let source = kpi.source, context.source(source)?.holds != .public else { return nil }
      return (DisclosureControl.name(ofKPI: kpi.name), [source])
    }
    return Dictionary(names + observed) { $0.union($1) }
  }

  /// An evaluation as it may be published.
  func published(_ evaluation: Evaluation, _ queries: [[SummaryQuery]]) -> Evaluation {
    DisclosureControl(
      minimumCell: report.minimumCell, secondary: report.secondary, roundTo: report.roundTo
    ).applied(to: evaluation, guarding: guarded(queries))
  }

  /// Whether data that are asked were extracted before the cut-off.
  private func isInterim(_ queries: [[SummaryQuery]]) -> Bool {
    queries.joined().contains { $0.relation.sources.contains { context.isInterim(source: $0) } }
  }

  private func sourceFacts(
    _ queries: [[SummaryQuery]], _ answers: [[SummaryTable]]
  ) -> [SourceFacts] {
    var rows: [String: Int] = [:]
    for (query, answer) in zip(queries.joined(), answers.joined()) {
      rows[query.relation.source] = answer.flow.rows
      for contacts in answer.flow.people?.contacts ?? [] { rows[contacts.source] = contacts.rows }
    }
    return context.sources.map { source in
      SourceFacts(
        id: source.name, holds: source.holds.rawValue, from: source.provenance?.who,
        extracted: source.provenance?.extracted, rows: rows[source.name],
        collection: source.collection)
    }
  }

  /// What the study says of itself.
  var facts: StudyFacts {
    let header = context.header
    var texts: [String: [AuthoredText]] = [:]
    if let behaviour {
      texts["who"] = [AuthoredText(behaviour.who)]
      texts["does"] = [AuthoredText(behaviour.does)]
      texts["barriers"] = behaviour.barriers.map { AuthoredText($0) }
      texts["exchange"] = behaviour.exchange.map { [AuthoredText($0)] }
      texts["competition"] = behaviour.competition.map { [AuthoredText($0)] }
    }
    return StudyFacts(
      id: header.id, title: header.title, owner: header.owner, funding: header.funding,
      campaignFrom: header.campaign.from, campaignTo: header.campaign.to,
      planned: header.planned.rawValue, cutoff: header.cutoff?.date,
      cutoffReason: header.cutoff?.why, remark: header.remark, behaviour: texts,
      declared: declaredTexts)
  }
}

extension StudyContext {
  /// Whether rows may be shown however few they are: only if every source that they are made of is
  /// public, that of contacts as well as that of subjects.
  func isPublic(_ relation: Relation) -> Bool {
    relation.sources.allSatisfy { source($0)?.holds == .public }
  }
}

extension Study {
  /// One line on what a study holds, for a check that found no errors.
  public func summary(sourcesRead: Int) -> String {
    func count(_ number: Int, _ one: String, _ many: String) -> String {
      "\(number) \(number == 1 ? one : many)"
    }
    return "\(context.header.id): \(count(analyses.count, "analysis", "analyses")), "
      + "\(count(context.kpis.count, "KPI", "KPIs")), "
      + "\(sourcesRead) of \(count(context.sources.count, "source", "sources")) read. No errors."
  }
}

/// The version of this release.
public enum EsitoVersion {
  /// Printed in reports and by `--version`.
  public static let current = "0.1.0"
}
