// SPDX-License-Identifier: GPL-3.0-or-later

import Dates

/// Reads the cells of one column as its description says.
final class ColumnReader {
  enum Cell {
    case value(Int64)
    case missing
    case wrong(ProblemCause)
  }

  private enum Form {
    case date(DateReader)
    case period(PeriodReader)
    case instant(InstantReader)
    case number(NumberReader)
    case money(NumberReader)
    /// Tokens; the codes of those for true come first.
    case boolean(LabelTable, positives: Int)
    case label
  }

  let column: ColumnDescription
  let header: String
  private let dialect: Dialect
  private let form: Form
  private let missing: LabelTable
  /// Bit n is set if a token for a missing value is n bytes long (63: that or longer).
  let missingLengths: UInt64
  private let labels: LabelTable?
  /// Codes below this are the declared values; nil if any label is allowed.
  private let declared: Int?
  private let mayShow: Bool
  private let maximumLabels: Int
  private let minimum: Int64?
  private let maximum: Int64?

  /// A reader of a column found under a header. `labels` is where its labels get their codes, if
  /// anything asks for them.
  init(
    _ column: ColumnDescription, header: String, source: SourceDescription, labels: LabelTable?
  ) {
    self.column = column
    self.header = header
    self.labels = labels
    dialect = source.dialect
    missing = LabelTable(source.missing)
    missingLengths = source.missing.reduce(0) { $0 | 1 << UInt64(min($1.utf8.count, 63)) }
    declared = column.values.map { Set($0.map { Array($0.utf8) }).count }
    mayShow = source.holds == .public
    maximumLabels = source.limits.labels
    form =
      switch column.type {
      case .date, .period(.day): .date(DateReader(format: source.dialect.dates))
      case .period(let step): .period(PeriodReader(step: step))
      case .instant(let zone):
        .instant(InstantReader(format: source.dialect.dates, zone: zone))
      case .integer: .number(NumberReader(source.dialect, scale: 0, whole: true))
      case .decimal(let scale): .number(NumberReader(source.dialect, scale: scale, whole: false))
      case .money: .money(NumberReader(source.dialect, scale: 2, whole: false))
      case .boolean(let positive, let negative):
        .boolean(LabelTable(positive + negative), positives: Set(positive).count)
      case .category, .id, .text: .label
      }
    minimum = column.minimum.flatMap { $0.units(of: column.type.kind, up: true) }
    maximum = column.maximum.flatMap { $0.units(of: column.type.kind, up: false) }
  }

  /// A column of labels that nobody asks for: any that is there will do.
  var isPresenceOnly: Bool {
    if case .label = form { labels == nil } else { false }
  }

  /// Reads a trimmed cell.
  func read(_ bytes: Bytes) -> Cell {
    if bytes.isEmpty || isMissing(bytes) {
      return column.optional
        ? .missing : .wrong(.missingValue(column: column.name, header: header))
    }
    switch form {
    case .label: return readLabel(bytes)
    case .boolean(let tokens, let positives): return readBoolean(bytes, tokens, positives)
    case .number(let reader):
      guard let value = reader.read(bytes) else {
        return .wrong(numberProblem(bytes, reader.scale))
      }
      return checked(value)
    case .money(let reader):
      if let value = reader.read(bytes) ?? readMoney(bytes, reader) { return checked(value) }
      return .wrong(numberProblem(bytes, reader.scale))
    case .date(let reader):
      guard let value = reader.read(bytes) else { return .wrong(dateProblem(bytes, nil)) }
      return checked(value)
    case .period(let reader):
      guard let value = reader.read(bytes) else { return .wrong(dateProblem(bytes, reader.step)) }
      return checked(value)
    case .instant(let reader):
      switch reader.read(bytes) {
      case .day(let day): return checked(day)
      case .fault(.other): return .wrong(dateProblem(bytes, nil))
      case .fault(let fault):
        return .wrong(.date(column: column.name, header: header, fault: fault))
      }
    }
  }

  private func isMissing(_ bytes: Bytes) -> Bool {
    missingLengths >> UInt64(min(bytes.count, 63)) & 1 == 1 && missing.existing(bytes) != nil
  }

  private func checked(_ value: Int64) -> Cell {
    if let minimum, value < minimum, let bound = column.minimum {
      return .wrong(.belowMinimum(column: column.name, header: header, minimum: bound))
    }
    if let maximum, value > maximum, let bound = column.maximum {
      return .wrong(.aboveMaximum(column: column.name, header: header, maximum: bound))
    }
    return .value(value)
  }

  private func readLabel(_ bytes: Bytes) -> Cell {
    guard let labels else { return .value(0) }
    if let declared {
      if let code = labels.existing(bytes), code < declared { return .value(Int64(code)) }
      let allowed = column.values ?? []
      let text = mayShow ? String(decoding: bytes.prefix(64), as: UTF8.self) : nil
      return .wrong(
        .label(
          column: column.name, header: header, allowed: allowed,
          nearest: text.flatMap { NearestText.find($0, among: allowed) }))
    }
    let code = labels.code(of: bytes)
    if code >= maximumLabels {
      return .wrong(.tooManyLabels(column: column.name, header: header, limit: maximumLabels))
    }
    return .value(Int64(code))
  }

  private func readBoolean(_ bytes: Bytes, _ tokens: LabelTable, _ positives: Int) -> Cell {
    if let code = tokens.existing(bytes) { return .value(code < positives ? 1 : 0) }
    guard case .boolean(let positive, let negative) = column.type else { return .missing }
    return .wrong(
      .boolean(column: column.name, header: header, positive: positive, negative: negative))
  }

  /// An amount with `€` or `EUR` beside it; other currencies are not converted.
  private func readMoney(_ bytes: Bytes, _ reader: NumberReader) -> Int64? {
    let text = String(decoding: bytes, as: UTF8.self)
    guard text.contains("€") || text.uppercased().contains("EUR"),
      var amount = NumberDiagnosis.withoutCurrency(text)
    else { return nil }
    return amount.withUTF8 { reader.read(FieldBytes.trimmed($0)) }
  }

  private func numberProblem(_ bytes: Bytes, _ scale: Int) -> ProblemCause {
    let text = String(decoding: bytes.prefix(256), as: UTF8.self)
    if NumberDiagnosis.isSuppressed(text) {
      return .suppressed(column: column.name, header: header)
    }
    let diagnosis = NumberDiagnosis(
      dialect: dialect, scale: scale, isMoney: column.type == .money)
    return .number(column: column.name, header: header, fault: diagnosis.fault(text))
  }

  private func dateProblem(_ bytes: Bytes, _ step: CalendarStep?) -> ProblemCause {
    let part = Bytes(rebasing: bytes.prefix(256))
    if NumberDiagnosis.isSuppressed(String(decoding: part, as: UTF8.self)) {
      return .suppressed(column: column.name, header: header)
    }
    let fault = DateDiagnosis(format: dialect.dates, step: step).fault(part)
    if case .instant = column.type, fault == .time {
      // The date is there and so is a time: in another format, or with a clock we cannot read.
      return .date(column: column.name, header: header, fault: instantFault(part))
    }
    return .date(column: column.name, header: header, fault: fault)
  }

  private func instantFault(_ bytes: Bytes) -> DateFault {
    guard let mark = bytes.firstIndex(where: { $0 == UInt8(ascii: "T") || $0 == 0x20 }) else {
      return .other
    }
    let day = Bytes(rebasing: bytes[..<mark])
    if DateReader(format: dialect.dates).read(day) != nil { return .other }
    return DateDiagnosis(format: dialect.dates, step: nil).fault(day)
  }
}

extension Bound {
  /// The bound in units of a column's values, rounded so that it excludes what it should: up for a
  /// minimum, down for a maximum. Nil if it is of another kind.
  func units(of kind: ValueKind, up: Bool) -> Int64? {
    switch (self, kind) {
    case (.date(let date), .day): return Int64(date.day)
    case (.date(let date), .period(let step)):
      let index = step.index(of: date)
      return Int64(up && step.firstDay(index) < date ? index + 1 : index)
    case (.number(let number), .number(let scale)):
      var units = number.units
      for _ in 0..<max(0, scale - number.scale) {
        let (product, overflow) = units.multipliedReportingOverflow(by: 10)
        if overflow { return number.units < 0 ? -.max : .max }
        units = product
      }
      for _ in 0..<max(0, number.scale - scale) {
        let (quotient, remainder) = units.quotientAndRemainder(dividingBy: 10)
        units = quotient
        if up, remainder > 0 { units += 1 }
        if !up, remainder < 0 { units -= 1 }
      }
      return Int64(clamping: units) == .min ? -.max : Int64(clamping: units)
    default: return nil
    }
  }
}
