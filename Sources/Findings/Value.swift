// SPDX-License-Identifier: GPL-3.0-or-later

public import Dates

/// One value of a finding: a table's cell, a fact, a note's argument.
public enum Value: Hashable, Sendable {
  /// A number in a unit.
  case number(Double, Unit)
  /// A whole count of people or events; disclosure control looks at these.
  case count(Int)
  /// A word of the report's own vocabulary: the key of a phrase, translated by `Reports` or by the
  /// method that owns it.
  case term(String)
  /// A phrase of the vocabulary with its slots: a term and what fills it.
  case phrase(String, [String: Value])
  /// A text of the study's authors or a label from data, never translated, always escaped.
  case text(String)
  /// A value of a column: as the data hold it, and what readers call it in both languages.
  case coded(String, LocalizedText)
  /// A text of the study's authors in both languages.
  case localized(LocalizedText)
  /// A day.
  case date(CivilDate)
  /// A period of a series, by its step and number.
  case period(CalendarStep, Int)
  /// An interval's limits in a unit.
  case interval(Interval, Unit)
  /// Several values in a row.
  case list([Value])
  /// There is none, and the report says so.
  case missing
  /// Withheld by disclosure control.
  case hidden
}
