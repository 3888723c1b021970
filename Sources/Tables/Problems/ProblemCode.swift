// SPDX-License-Identifier: GPL-3.0-or-later

/// The stable codes of problems in data: what `esito explain` takes. A code is never used again for
/// something else.
public enum ProblemCode: String, Sendable, Hashable, CaseIterable, Codable {
  case notFound = "D001"
  case unreadable = "D002"
  case notRegular = "D003"
  case empty = "D004"
  case noRows = "D005"
  case otherFormat = "D006"
  case emptyExport = "D007"
  case changed = "D008"

  case encoding = "D010"
  case noByteOrderMark = "D011"
  case undecodable = "D012"
  case mojibake = "D013"
  case replacementCharacter = "D014"
  case nulByte = "D015"

  case separator = "D020"
  case missingHeader = "D021"
  case duplicateHeader = "D022"
  case aliasConflict = "D023"
  case fieldCount = "D024"
  case unterminatedQuote = "D025"
  case textAfterQuote = "D026"
  case fieldTooLong = "D027"
  case recordTooLong = "D028"
  case tooManyFields = "D029"
  case totalsRow = "D030"
  case noteRow = "D031"

  case missingValue = "D040"
  case number = "D041"
  case numberMarks = "D042"
  case percent = "D043"
  case decimals = "D044"
  case tooLarge = "D045"
  case suppressed = "D046"
  case date = "D047"
  case dateFormat = "D048"
  case twoDigitYear = "D049"
  case excelSerial = "D050"
  case localTime = "D051"
  case label = "D052"
  case boolean = "D053"
  case belowMinimum = "D054"
  case aboveMaximum = "D055"
  case tooManyLabels = "D056"

  case gaps = "D060"
  case order = "D061"
  case absentValues = "D062"
  case duplicateRow = "D063"
  case rowCount = "D064"
  case repeatedPerson = "D065"
  case contradictoryPerson = "D066"

  case fiscalCode = "D070"
  case healthCard = "D071"

  case tooManyGroups = "D080"
  case overflow = "D081"

  case engineMissing = "D090"
  case engineConnection = "D091"
  case engineAccess = "D092"
  case engineTable = "D093"
  case engineStopped = "D094"
  case engineFailed = "D095"
  case engineUnable = "D096"
}

extension ProblemCause {
  /// Its code.
  public var code: ProblemCode {
    switch self {
    case .notFound: .notFound
    case .unreadable: .unreadable
    case .notRegular: .notRegular
    case .changed: .changed
    case .empty: .empty
    case .noRows: .noRows
    case .otherFormat: .otherFormat
    case .emptyExport: .emptyExport
    case .encoding: .encoding
    case .noByteOrderMark: .noByteOrderMark
    case .undecodable: .undecodable
    case .mojibake: .mojibake
    case .replacementCharacter: .replacementCharacter
    case .nulByte: .nulByte
    case .separator: .separator
    case .missingHeader: .missingHeader
    case .duplicateHeader: .duplicateHeader
    case .aliasConflict: .aliasConflict
    case .fieldCount: .fieldCount
    case .unterminatedQuote: .unterminatedQuote
    case .textAfterQuote: .textAfterQuote
    case .fieldTooLong: .fieldTooLong
    case .recordTooLong: .recordTooLong
    case .tooManyFields: .tooManyFields
    case .totalsRow: .totalsRow
    case .noteRow: .noteRow
    case .missingValue: .missingValue
    case .number(_, _, let fault): fault.code
    case .suppressed: .suppressed
    case .date(_, _, let fault): fault.code
    case .label: .label
    case .boolean: .boolean
    case .belowMinimum: .belowMinimum
    case .aboveMaximum: .aboveMaximum
    case .tooManyLabels: .tooManyLabels
    case .gaps: .gaps
    case .order: .order
    case .absentValues: .absentValues
    case .duplicateRow: .duplicateRow
    case .rowCount: .rowCount
    case .repeatedPerson: .repeatedPerson
    case .contradictoryPerson: .contradictoryPerson
    case .fiscalCode: .fiscalCode
    case .healthCard: .healthCard
    case .tooManyGroups: .tooManyGroups
    case .overflow: .overflow
    case .engine(_, let fault): fault.code
    }
  }
}

extension NumberFault {
  /// The code of a cell with this fault.
  public var code: ProblemCode {
    switch self {
    case .decimalComma, .decimalPoint, .thousandsMark, .grouping: .numberMarks
    case .percent: .percent
    case .fraction, .decimals: .decimals
    case .tooLarge: .tooLarge
    case .currency, .scientific, .parentheses, .notFinite, .other: .number
    }
  }
}

extension DateFault {
  /// The code of a cell with this fault.
  public var code: ProblemCode {
    switch self {
    case .excelSerial: .excelSerial
    case .twoDigitYear: .twoDigitYear
    case .otherFormat, .monthFirst, .time, .monthName, .range, .dayNotPeriod, .periodNotDay:
      .dateFormat
    case .noSuchTime: .localTime
    case .noSuchDay, .noTime, .other: .date
    }
  }
}
