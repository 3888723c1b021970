// SPDX-License-Identifier: GPL-3.0-or-later

public import Findings

/// The registered plan and every departure from it: cover status and section.
public struct DeviationsSection: Sendable {
  let evaluation: Evaluation
  let wording: Wording

  /// The section of an evaluation's report in a language.
  public init(_ evaluation: Evaluation, _ language: Language) {
    self.evaluation = evaluation
    wording = Wording(language)
  }

  private var facts: RegistrationFacts? { evaluation.registration }

  /// The heading of the section, level 2.
  public var heading: Block { .heading(level: 2, wording.term("deviations.heading")) }

  /// The section below its heading.
  public var blocks: [Block] {
    guard let facts, let last = facts.plans.last else {
      return [.paragraph(wording.term("deviations.nothing"))]
    }
    var blocks: [Block] = [.paragraph(status + ["."]), .table(plans(facts.plans))]
    if facts.isAsPlanned {
      blocks.append(
        .paragraph(wording.term("deviations.none", ["plan": .count(last.number)])))
      return blocks
    }
    if !facts.choices.isEmpty { blocks.append(.table(choices(facts.choices))) }
    if !facts.results.isEmpty { blocks.append(.table(results(facts.results))) }
    if !facts.notRun.isEmpty {
      blocks.append(.paragraph(wording.term("deviations.not-run")))
      blocks.append(
        .list(
          ordered: false,
          items: facts.notRun.map { absent in
            let reason = wording.term(
              "deviations." + absent.reason.rawValue, ["plan": .count(absent.plan)])
            return [.paragraph([.code(absent.analysis), ": "] + reason)]
          }))
    }
    if !facts.undeclared.isEmpty {
      blocks.append(.paragraph(wording.term("deviations.undeclared")))
      blocks.append(
        .list(ordered: false, items: facts.undeclared.map { [.paragraph([.code($0)])] }))
    }
    return blocks
  }

  // MARK: Cover

  /// What the cover says of registration, without a full stop: REGISTERED with register, number and
  /// date, NOT REGISTERED, or DRAFT. That an evaluation is interim is said apart.
  public var status: [Inline] {
    guard let facts, let plan = facts.plans.last else {
      return wording.term("registration.not-registered")
    }
    guard facts.plans.contains(where: \.isEntered) else {
      return wording.term("registration.draft", ["plan": .count(plan.number)])
    }
    return registered(facts)
  }

  private func registered(_ facts: RegistrationFacts) -> [Inline] {
    guard let plan = facts.plans.last(where: \.isEntered) else { return [] }
    let missing = wording.term("registration.no-registry")
    let phrase = wording.vocabulary["registration.registered"] ?? Phrase(it: "", en: "")
    var words = wording.fill(
      phrase,
      pieces: [
        "plan": [.text(wording.numbers.count(plan.number))],
        "registry": plan.registry.map { [.text($0)] } ?? missing,
        "entry": [.text(plan.entry ?? "")], "date": date(plan),
      ])
    if let day = plan.vouched?.date ?? plan.date, day >= evaluation.study.campaignFrom {
      words += ["; "] + wording.term("registration.after-start")
    }
    return words
  }

  /// The day of registration and who vouches for it.
  private func date(_ plan: RegistrationFacts.Plan) -> [Inline] {
    if let vouched = plan.vouched {
      return wording.term(
        "registration.date-vouched", ["date": .date(vouched.date), "by": .text(vouched.by)])
    }
    guard let date = plan.date else { return wording.term("missing.mark") }
    return wording.term("registration.date-declared", ["date": .date(date)])
  }

  // MARK: Tables

  private func header(_ terms: [String]) -> [Block.Table.Column] {
    terms.map { .init(wording.term("deviations." + $0)) }
  }

  private func plans(_ plans: [RegistrationFacts.Plan]) -> Block.Table {
    let missing = wording.term("missing.mark")
    let rows = plans.map { plan -> [[Inline]] in
      var date = date(plan)
      if plan.vouched == nil, let day = plan.date, let by = plan.declaredBy {
        date = wording.term(
          "deviations.declared-by", ["date": .date(day), "by": .text(by)])
      }
      return [
        [.text(wording.numbers.count(plan.number))], plan.registry.map { [.text($0)] } ?? missing,
        plan.entry.map { [.text($0)] } ?? missing, date,
        plan.why.map { [.text($0)] } ?? missing, [.code(plan.digest)],
      ]
    }
    return Block.Table(
      caption: wording.term("deviations.plans-caption"),
      columns: header(["plan", "registry", "entry", "date", "why", "digest"]), rows: rows,
      rowHeaders: true, notes: [wording.term("missing.note")])
  }

  private func choices(_ choices: [RegistrationFacts.ChangedChoice]) -> Block.Table {
    func value(_ text: String?) -> [Inline] {
      guard let text else { return wording.term("deviations.absent") }
      let limit = 160
      return [.code(text.count > limit ? text.prefix(limit) + "…" : text)]
    }
    let rows = choices.map { choice -> [[Inline]] in
      let since =
        choice.since.map { plan in
          wording.term(
            "deviations.by-amendment", ["plan": .count(plan), "why": .text(choice.why ?? "")])
        } ?? wording.term("deviations.in-no-plan", ["plan": .count(choice.plan)])
      return [[.code(choice.path)], value(choice.registered), value(choice.now), since]
    }
    return Block.Table(
      caption: wording.term("deviations.choices-caption"),
      columns: header(["choice", "registered", "now", "since"]), rows: rows, rowHeaders: true)
  }

  private func results(_ results: [RegisteredResult]) -> Block.Table {
    let missing = wording.term("missing.mark")
    let rows = results.map { result -> [[Inline]] in
      let changes =
        result.changesVerdict.map { wording.term($0 ? "yes" : "no") }
        ?? wording.term("deviations.unknown")
      let registered =
        result.registered.map { wording.registeredAnswer($0) } ?? result.obstacle.map {
          obstacle($0)
        } ?? missing
      return [
        [.code(result.analysis)], [.text(wording.numbers.count(result.plan))], registered,
        result.now.map { wording.registeredAnswer($0) } ?? missing, changes,
      ]
    }
    return Block.Table(
      caption: wording.term("deviations.results-caption"),
      columns: header(["analysis", "plan", "would", "did", "changes"]), rows: rows,
      rowHeaders: true, notes: [wording.term("missing.note")])
  }

  private func obstacle(_ obstacle: RegisteredResult.Obstacle) -> [Inline] {
    switch obstacle {
    case .source(let source):
      wording.term("deviations.no-source", ["source": .text(source)])
    case .column(let column, let source):
      wording.term(
        "deviations.no-column", ["column": .text(column), "source": .text(source)])
    case .reading(let source):
      wording.term("deviations.other-reading", ["source": .text(source)])
    case .refused: wording.term("deviations.not-done")
    }
  }
}

extension Wording {
  /// An answer in short: its number with its verdict or judgement.
  public func registeredAnswer(_ answer: RegisteredResult.Answer) -> [Inline] {
    let number =
      answer.isLevel
      ? numbers.estimate(answer.estimate)
      : difference(answer.estimate, each: answer.each, perPlace: answer.perPlace)
    if let verdict = answer.verdict { return [.text(number + ": " + self.verdict(verdict))] }
    guard let judgement = answer.judgement else { return [.text(number)] }
    return [.text(number + ": ")] + term("judgement." + judgement.rawValue)
  }
}

extension RegistrationFacts.Plan {
  /// Whether a register gave it a number and a date.
  public var isEntered: Bool { entry != nil && date != nil }
}
