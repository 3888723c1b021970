// SPDX-License-Identifier: GPL-3.0-or-later

internal import Diagnostics
internal import Findings
internal import Methods
internal import Reports

/// What is pasted in a protocol register: the plan in words, in Italian and in English, with the
/// digest that binds it.
struct PlanText {
  let study: Study
  let plan: RegistrationRecord.Plan
  /// What an amendment changes in the plan before it.
  let changes: [PlanComparison.Change]

  /// The text, with a final line end.
  var text: String {
    (lines(.it) + ["", String(repeating: "-", count: 72), ""] + lines(.en)).joined(separator: "\n")
      + "\n"
  }

  private var header: StudyHeader { study.context.header }

  private func lines(_ language: Language) -> [String] {
    let words = Words(language: language)
    var lines = [words.say(plan.number == 1 ? "title" : "amendment", "plan", "\(plan.number)"), ""]
    lines.append(words.say("study", "text", header.title.text(language)))
    lines.append(words.say("id", "text", header.id))
    lines.append(words.say("owner", "text", header.owner))
    if let funding = header.funding { lines.append(words.say("funding", "text", funding)) }
    lines.append(campaign(words))
    if let cutoff = header.cutoff {
      lines.append(
        words.say("cutoff", "text", words.numbers.date(cutoff.date) + " (\(cutoff.why))"))
    }
    lines.append(words.say("planned." + header.planned.rawValue))
    if let behaviour = study.behaviour {
      lines.append(words.say("behaviour", "text", "\(behaviour.who): \(behaviour.does)"))
    }
    lines += ["", words.say("kpis")] + study.context.kpis.flatMap { kpi($0, words) }
    lines += ["", words.say("analyses")] + study.analyses.flatMap { analysis($0, words) }
    if let why = plan.why {
      lines += ["", words.say("why", "text", why), words.say("changes")]
      lines += changes.map { "  \($0.path): \($0.first ?? "—") → \($0.second ?? "—")" }
    }
    lines += ["", words.say("file", "text", Registration.planName(plan.number)), plan.digest]
    lines.append(words.say("check", "text", "sha256sum \(Registration.planName(plan.number))"))
    lines += entry(words)
    return lines
  }

  private func campaign(_ words: Words) -> String {
    let from = words.numbers.date(header.campaign.from)
    guard let end = header.campaign.to else { return words.say("since", "text", from) }
    return words.say("campaign", "text", from, "to", words.numbers.date(end))
  }

  private func kpi(_ kpi: KPI, _ words: Words) -> [String] {
    var parts: [String] = []
    func value(_ quantity: Quantity) -> String {
      guard case .number(let number, let unit) = quantity.finding else { return quantity.text }
      let places = words.numbers.decimals(exactly: number, unit)
      return words.numbers.text(number, unit, decimals: places)
    }
    if let baseline = kpi.baseline {
      parts.append(words.say("baseline", "text", value(baseline.value), "to", baseline.period))
    }
    if let target = kpi.target { parts.append(words.say("target", "text", value(target))) }
    if let by = kpi.by { parts.append(words.say("by", "text", words.numbers.date(by))) }
    if let matters = kpi.matters { parts.append(words.say("matters", "text", value(matters))) }
    let said = ["label", "baseline", "target", "by", "matters"]
    return ["- \(kpi.label.text(words.language)) (\(kpi.name))"]
      + (parts.isEmpty ? [] : ["  " + parts.joined(separator: "; ")])
      + choices(at: ["kpis", kpi.name], but: said)
  }

  private func analysis(_ analysis: Analysis, _ words: Words) -> [String] {
    let id = analysis.specification.id
    let title = MethodRegistry.method(analysis.kind)?.title.text(words.language) ?? analysis.kind
    let role = words.say("role." + analysis.specification.role.rawValue)
    return ["- \(id): \(title), \(role)"] + choices(at: ["analyses", id], but: ["kind", "role"])
  }

  /// Every choice, as the plan's file says it.
  private func choices(at keys: [String], but said: [String]) -> [String] {
    (CanonicalPlan(study).tree.value(at: keys)?.members ?? [])
      .filter { !said.contains($0.key) }
      .map { "    \($0.key): \($0.value.flow)" }
  }

  private func entry(_ words: Words) -> [String] {
    guard !plan.entry.isEmpty else { return [] }
    var parts: [String] = []
    if let registry = plan.entry.registry { parts.append(registry) }
    if let number = plan.entry.number { parts.append(words.say("number", "text", number)) }
    if let date = plan.entry.date { parts.append(words.numbers.date(date)) }
    if let by = plan.entry.vouchedBy { parts.append(words.say("vouched", "text", by)) }
    return [words.say("registered", "text", parts.joined(separator: ", "))]
  }

  /// The words of one language.
  struct Words {
    let language: Language
    var numbers: NumberFormat { NumberFormat(language) }

    /// A phrase, filled with pairs of slots and texts.
    func say(_ term: String, _ pairs: String...) -> String {
      var pieces: [String: String] = [:]
      for index in stride(from: 0, to: pairs.count - 1, by: 2) {
        pieces[pairs[index]] = pairs[index + 1]
      }
      return PlanTextWords.vocabulary[term]?.text(language, pieces) ?? term
    }
  }
}
