// SPDX-License-Identifier: GPL-3.0-or-later

/// The part of a report in which an analysis stands, in reading order.
public enum ReportPart: String, Hashable, Sendable, CaseIterable {
  /// What happened to the outcome.
  case results
  /// To whom it happened.
  case equity
  /// What it took.
  case costs
}
