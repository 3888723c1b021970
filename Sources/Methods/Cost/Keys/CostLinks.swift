// SPDX-License-Identifier: GPL-3.0-or-later

import Dates
import Diagnostics
import Findings

extension Cost {
  /// The checks of costs against the analyses whose people they are divided by.
  struct CostLinks {
    let specification: Specification
    let node: Node
    let analyses: Declared<OtherAnalysis>
    let outline: StudyOutline
    let reading: Reading

    func check() {
      for (index, divisor) in specification.per.enumerated() {
        guard case .analysis(let name, let part) = divisor else { continue }
        let span = node["per"]?[index]?.span ?? node.place(of: "per")
        guard let other = analyses.find(name, what: "analysis", at: span, reading) else {
          continue
        }
        check(name, other, part, at: span)
      }
    }

    private func check(_ name: String, _ other: OtherAnalysis, _ part: Divisor.Part, at span: Span)
    {
      guard let effect = other.specification as? any CountsAdditional else {
        let kinds = MethodRegistry.methods.filter { $0.countsAdditional }.map { "`\($0.kind)`" }
        reading.error(
          .wrongReference, at: span,
          "analysis `\(name)` (`\(other.kind)`) does not say how many more people there were",
          label: "no additional people",
          help: "name an analysis of kind \(kinds.joined(separator: " or "))")
        return
      }
      guard let kpi = outline.kpis.values.first(where: { $0.name == effect.kpi })?.value else {
        return
      }
      if let fault = effect.cannotCount(kpi) {
        reading.error(
          .wrongReference, at: span, "analysis `\(name)` counts nobody: \(fault.why)",
          label: "no additional people", help: fault.help)
        return
      }
      let due: Divisor.Part = kpi.better == .higher ? .additional : .avoided
      if part != .positive, part != due {
        reading.error(
          .contradiction, at: span,
          "KPI `\(kpi.name)` is better \(kpi.better == .higher ? "higher" : "lower")",
          label: "the other way round", help: "write `\(name).\(due.rawValue)`")
      }
      sameTime(name, effect, at: span)
      samePlaces(name, effect, at: span)
    }

    /// Costs and effect are of the same days: what was spent for other days bought another effect.
    private func sameTime(_ name: String, _ effect: any CountsAdditional, at span: Span) {
      guard let period = specification.period else { return }
      let days = effect.effectDays
      guard period.from > days.from || period.to < days.to else { return }
      reading.warning(
        .datesContradict, at: node.place(of: "period"),
        "costs are of \(period.from) to \(period.to), the effect of `\(name)` of \(days.from) to "
          + "\(days.to)",
        label: "does not cover the effect",
        help: "let `period` hold the days of the effect, preparation included; else the cost of "
          + "another effect is divided by this one")
    }

    /// Costs and effect are of the same places, where both say which.
    private func samePlaces(_ name: String, _ effect: any CountsAdditional, at span: Span) {
      for filter in specification.only {
        guard let other = effect.effectRows.first(where: { $0.column == filter.column }),
          Set(other.values) != Set(filter.values)
        else { continue }
        reading.warning(
          .contradiction, at: node.place(of: "only", filter.column),
          "costs are of \(list(filter.values)), the effect of `\(name)` of \(list(other.values))",
          label: "other places than the effect",
          help: "take costs and effect from the same places, or say in `left_out` what differs")
      }
    }

    private func list(_ values: [String]) -> String {
      values.prefix(5).map { "`\(excerpt($0))`" }.joined(separator: ", ")
        + (values.count > 5 ? " …" : "")
    }
  }
}

extension Method {
  /// Whether its analyses can say how many more people there were.
  static var countsAdditional: Bool { Specification.self is any CountsAdditional.Type }
}
