// SPDX-License-Identifier: GPL-3.0-or-later

/// The methods of this release.
public enum MethodRegistry {
  /// In the order in which help lists them.
  public static let methods: [any Method.Type] = [
    InterruptedTimeSeries.self, DifferenceInDifferences.self, Retention.self,
    EquityGap.self, Survey.self, TimeToService.self, Funnel.self, ABTest.self,
    Cost.self,
  ]

  /// The method of that kind.
  public static func method(_ kind: String) -> (any Method.Type)? {
    methods.first { $0.kind == kind }
  }
}
