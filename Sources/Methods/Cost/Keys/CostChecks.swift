// SPDX-License-Identifier: GPL-3.0-or-later

internal import Dates
internal import Diagnostics
internal import Tables

extension Cost {
  /// The checks of one analysis against itself and its study. What a check needs and another could
  /// not read is passed over, not reported twice.
  struct CostChecks {
    let mapping: MappingReader
    let outline: StudyOutline
    var reading: Reading { mapping.reading }

    // MARK: Columns

    func columns(of source: StudySource?) {
      guard let source else { return }
      if let name = mapping[CostKeys.amount],
        let column = source.column(named: name, at: mapping.span(CostKeys.amount), reading),
        column.type != .money
      {
        reading.error(
          .wrongReference, at: mapping.span(CostKeys.amount),
          "column `\(column.name)` is not of `type: money`", label: "no amounts in euros",
          help: "declare it as `type: money`, which reads `€` and two decimals")
      }
      for key in [CostKeys.lines, CostKeys.phase] {
        _ = mapping.column(key, of: source, for: .labels(to: "add up by"))
      }
      _ = mapping.column(CostKeys.datedBy, of: source, for: .dates)
    }

    // MARK: Time and prices

    func period() {
      guard mapping.has(CostKeys.period), !mapping.has(CostKeys.datedBy) else { return }
      reading.error(
        .missingKey, at: mapping.span(CostKeys.period),
        "`period` needs to know which day an amount belongs to", label: "no `dated_by`",
        help: "add `dated_by: column`, or delete `period` where all rows count")
    }

    func prices() {
      guard let index = mapping[CostKeys.priceIndex] else { return }
      let span = mapping.span(CostKeys.priceIndex)
      for (key, isThere) in [
        ("price_year", mapping.has(CostKeys.priceYear)),
        ("dated_by", mapping.has(CostKeys.datedBy)),
      ] where !isThere {
        reading.error(
          .missingKey, at: span, "a price index needs `\(key)`", label: "no `\(key)`",
          help: "add `\(key)`: amounts of a year are carried to the prices of `price_year`")
      }
      for entry in index.values {
        guard let year = Int(entry.name), (1950...2100).contains(year) else {
          reading.error(
            .wrongValue, at: span, "`\(excerpt(entry.name))` is not a year", label: "not a year",
            help: "write the index number of each year: `{ 2024: 119.4, 2025: 121.3 }`")
          continue
        }
        guard entry.value.double > 0 else {
          reading.error(
            .outOfRange, at: span, "the index number of \(year) is not above 0",
            label: "no index number", help: "write the published index number")
          continue
        }
      }
      guard let year = mapping[CostKeys.priceYear],
        !index.values.contains(where: { $0.name == String(year) })
      else { return }
      reading.error(
        .contradiction, at: span, "the index has no number for \(year), the `price_year`",
        label: "no \(year)", help: "add `\(year): …` to `values`")
    }

    func uncertain() {
      guard case .limits(let low, let high)? = mapping[CostKeys.uncertain] else { return }
      guard low.value < 0 || low.value >= high.value else { return }
      reading.error(
        .contradiction, at: mapping.span(CostKeys.uncertain),
        "\(low.text) to \(high.text) is no range of a cost", label: "no range",
        help: "write the smaller amount as `low`, not below 0, and the larger as `high`")
    }

    func discounted() {
      guard mapping.has(CostKeys.discount), !mapping.has(CostKeys.datedBy),
        mapping[CostKeys.value]?.horizon == nil
      else { return }
      reading.error(
        .contradiction, at: mapping.span(CostKeys.discount),
        "nothing says when money is spent or health is gained", label: "discounts nothing",
        help: "add `dated_by` for costs, `horizon` to `value` for gains, or delete `discount`")
    }

    // MARK: What costs are divided by

    /// The divisors; KPIs are checked here, analyses once all have been read.
    func per() -> [Divisor]? {
      guard let per = mapping[CostKeys.per] else { return nil }
      var seen: Set<Divisor> = []
      var isFine = true
      for (index, divisor) in per.enumerated() {
        let span = mapping.node["per"]?[index]?.span ?? mapping.span(CostKeys.per)
        if !seen.insert(divisor).inserted {
          reading.error(
            .contradiction, at: span, "`\(divisor.text)` stands here twice", label: "again",
            help: "delete one of them")
          isFine = false
        }
        guard case .kpi(let name, _) = divisor else { continue }
        guard let kpi = outline.kpis.find(name, what: "KPI", at: span, reading) else {
          isFine = false
          continue
        }
        guard let fault = fault(of: kpi) else { continue }
        reading.error(
          .wrongReference, at: span, "KPI `\(name)` \(fault.why)", label: "counts nobody",
          help: fault.help)
        isFine = false
      }
      return isFine ? per : nil
    }

    private func fault(of kpi: KPI) -> (why: String, help: String)? {
      switch kpi.measure {
      case .entered(.number(let number), _) where number.units > 0: return nil
      case .count(let count) where count.exposure == nil && kpi.datedBy != nil: return nil
      case .entered(.number, _): return ("is 0", "name a KPI with people to divide by")
      case .entered(let value, _):
        return ("is \(value.text), no count", "name a KPI that counts, as people reached")
      case .count(let count):
        return count.exposure != nil
          ? ("is a rate of an exposure", "name a KPI that counts without `exposure`")
          : ("does not say which date a row belongs to", "add `dated_by: column` to it")
      case .rate, .retained:
        return (
          "is a share: a cost per person in it would count those who would have done so anyway",
          "name the analysis of its effect: `ANALYSIS.additional`, or `ANALYSIS.positive`"
        )
      case .mean: return ("is an average", "name a KPI that counts")
      }
    }

    /// What a person gains, of one of the effects that costs are divided by; a value within a value
    /// where there is none.
    func value(per: [Divisor]?) -> PersonValue?? {
      guard mapping.has(CostKeys.value) else { return .some(nil) }
      guard var value = mapping[CostKeys.value], let per else { return nil }
      let node = mapping.node["value"]
      let effects = per.filter(\.isEffect)
      if node?["per"] == nil, let first = effects.first {
        value.per = first
        return .some(value)
      }
      if effects.contains(value.per) { return .some(value) }
      reading.error(
        .contradiction, at: node?["per"]?.span ?? mapping.span(CostKeys.value),
        effects.isEmpty
          ? "a gain of a person needs how many more people there were"
          : "`\(value.per.text)` is not among the effects of `per`",
        label: "whose gain?",
        help: "add the analysis of the effect to `per`: `per: [ANALYSIS.additional]`")
      return nil
    }
  }
}
