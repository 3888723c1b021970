// SPDX-License-Identifier: GPL-3.0-or-later

import Statistics

/// The regressions of Tests/Reference/time-series-r.
enum TimeSeriesData {
  static let names = ["nile", "seatbelts", "investment", "longley"]

  static func columns(_ name: String) -> [String] {
    switch name {
    case "nile": ["one", "t", "x", "xt"]
    case "seatbelts": ["one", "t", "x", "xt", "sin1", "cos1", "sin2", "cos2"]
    case "investment": ["one", "gnp", "int"]
    default: ["one", "gnp", "pop"]
    }
  }

  static func model(_ name: String) throws -> AutoregressiveModel {
    let data = try Reference.committed("time-series-r/data.json")[name]
    return try AutoregressiveModel(
      design: Matrix(columns: columns(name).map { data[$0].numbers }),
      response: data["y"].numbers)
  }

  static func expected(_ name: String) throws -> Reference {
    try Reference.committed("time-series-r/expected.json")[name]
  }
}
