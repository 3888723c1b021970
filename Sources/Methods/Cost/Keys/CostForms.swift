// SPDX-License-Identifier: GPL-3.0-or-later

internal import Diagnostics

extension Form<Quantity> {
  /// An amount of money in euros, as `25000 EUR`.
  static let euros = amount(
    unit: "EUR", also: ["€", "EURO", "euro"], noun: "an amount such as 25000 EUR",
    example: "25000 EUR",
    otherwise: "amounts are in euros: other currencies are not converted here, since nothing "
      + "says at which rate")

  /// Years of life in full health, as `0.02 QALY`.
  static let qalys = amount(
    unit: "QALY", also: ["QALYs", "qaly"], noun: "a gain such as 0.02 QALY", example: "0.02 QALY",
    otherwise: "what a person gains is in years of life in full health")

  /// A percentage from 0% to below 100%.
  static let rate = Form.scalar(
    noun: "a percentage such as 3%", example: "3%", schema: .pattern("^[0-9]+(\\.[0-9]+)? ?%$"),
    wrong: ["3", "3 pp", "150%", "[1, 2]"],
    parse: { text in
      switch Quantity(text) {
      case .percentage(let number)?:
        let value = Quantity.percentage(number)
        if (0..<1).contains(value.value) { return .success(value) }
        return .failure(
          ScalarFault(
            .outOfRange, "\(text) is not from 0% to below 100%", label: "out of range",
            help: "write a percentage such as `3%`"))
      case .number(let number)?:
        return .failure(
          ScalarFault(
            .missingUnit, "`\(text)` has no unit", label: "of what?",
            help: "write the percentage as `\(number.text)%`"))
      default: return .failure(ScalarFault(help: "write a percentage such as `3%`"))
      }
    }, write: { .plain($0.text) })

  private static func amount(
    unit: String, also: [String], noun: String, example: String, otherwise: String
  ) -> Form<Quantity> {
    .scalar(
      noun: noun, example: example,
      schema: .pattern("^-?[0-9]+(\\.[0-9]+)? ?(\(([unit] + also).joined(separator: "|")))$"),
      wrong: ["25000", "much", "[1, 2]"],
      parse: { text in
        switch Quantity(text) {
        case .measure(let number, let written)? where written == unit || also.contains(written):
          return .success(.measure(number, unit: unit))
        case .measure(let number, let written)?:
          return .failure(
            ScalarFault(
              .wrongUnit, "`\(written)` cannot stand here: \(otherwise)", label: "not \(unit)",
              help: "write it as `\(number.text) \(unit)`, converted"))
        case .number(let number)?:
          return .failure(
            ScalarFault(
              .missingUnit, "`\(text)` has no unit", label: "of what?",
              help: "write the unit: `\(number.text) \(unit)`"))
        default:
          return .failure(
            ScalarFault(
              help: "write a number with a decimal point and no thousands marks, and its unit: "
                + "`\(example)`"))
        }
      }, write: { .plain($0.text) })
  }
}

extension Form<Cost.Divisor> {
  /// What costs are divided by: an analysis's people, a KPI, or a KPI by the thousand.
  static let divisor = Form.shapes(
    [named, thousand],
    write: { divisor in
      if case .kpi(let name, let each) = divisor, each != 1 {
        return .inline([
          .init(kpi.name, .plain(name)), .init(each_.name, .plain(String(each))),
        ])
      }
      return .plain(divisor.text)
    })

  private static let parts: [String: Cost.Divisor.Part] = [
    "aggiuntivi": .additional, "aggiuntive": .additional, "in_piu": .additional,
    "extra": .additional, "evitati": .avoided, "evitate": .avoided, "averted": .avoided,
    "positivi": .positive, "positive": .positive, "positives": .positive,
  ]

  /// `distretti.additional`, `contatti`.
  static let named = Form.scalar(
    noun: "an analysis with what is counted (`distretti.additional`), or a KPI",
    example: "distretti.additional",
    schema: .pattern("^[A-Za-z][A-Za-z0-9_-]{0,63}(\\.(additional|avoided|positive))?$"),
    wrong: ["x y", "distretti.people"],
    parse: { text in
      let words = text.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
      guard words.count <= 2, let name = words.first, Form<String>.isName(name) else {
        return .failure(
          ScalarFault(
            help: "write the analysis and what is counted: `distretti.additional`; or a KPI"))
      }
      guard words.count == 2 else { return .success(.kpi(name, each: 1)) }
      if let part = Cost.Divisor.Part(rawValue: words[1]) { return .success(.analysis(name, part)) }
      return .failure(
        choiceFault(
          words[1], words: Cost.Divisor.Part.allCases.map(\.rawValue),
          aliases: parts.mapValues(\.rawValue)))
    }, write: { .plain($0.text) })

  private static let thousand = Form.mapping(
    MappingTitle("divisor", noun: "a KPI by the thousand"), keys: [kpi, each_], inline: true,
    read: { mapping in
      guard let name = mapping[kpi], let each = mapping[each_] else { return nil }
      return .kpi(name, each: each)
    },
    write: { value, writer in
      guard case .kpi(let name, let each) = value else { return }
      writer.put(kpi, name)
      writer.put(each_, each)
    })

  private static let kpi = StudyKey(
    "kpi", Form<String>.name, .required, "The KPI.", aliases: ["indicatore"],
    example: "visualizzazioni")
  private static let each_ = StudyKey(
    "each", Form<Int>.integer(1...1_000_000, example: "1000"), .standard(1),
    "The cost is given for so many of them: 1000 for a cost per thousand.",
    aliases: ["ogni", "per"], example: "1000")
}
