// SPDX-License-Identifier: GPL-3.0-or-later

/// What `esito explain` says of a code.
public struct ProblemExplanation: Sendable, Hashable {
  /// One line.
  public let title: String
  /// What was found, and why it is refused.
  public let explanation: String
  /// What to do.
  public let help: String

  init(_ title: String, _ explanation: String, _ help: String) {
    self.title = title
    self.explanation = explanation
    self.help = help
  }
}

extension ProblemCode {
  /// Its explanation.
  public var explanation: ProblemExplanation {
    switch self {
    case .notFound, .unreadable, .notRegular, .changed, .empty, .noRows, .otherFormat,
      .emptyExport:
      fileExplanation
    case .encoding, .noByteOrderMark, .undecodable, .mojibake, .replacementCharacter, .nulByte:
      encodingExplanation
    case .separator, .missingHeader, .duplicateHeader, .aliasConflict, .fieldCount,
      .unterminatedQuote, .textAfterQuote, .fieldTooLong, .recordTooLong, .tooManyFields,
      .totalsRow, .noteRow:
      structureExplanation
    case .missingValue, .number, .numberMarks, .percent, .decimals, .tooLarge, .suppressed:
      numberExplanation
    case .date, .dateFormat, .twoDigitYear, .excelSerial, .localTime: dateExplanation
    case .label, .boolean, .belowMinimum, .aboveMaximum, .tooManyLabels: labelExplanation
    case .gaps, .order, .absentValues, .duplicateRow, .rowCount, .repeatedPerson,
      .contradictoryPerson:
      ruleExplanation
    case .fiscalCode, .healthCard, .tooManyGroups, .overflow: guardExplanation
    case .engineMissing, .engineConnection, .engineAccess, .engineTable, .engineStopped,
      .engineFailed, .engineUnable:
      engineExplanation
    }
  }
}
