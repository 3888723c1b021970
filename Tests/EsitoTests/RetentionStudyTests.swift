// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation
import Testing

/// The bundles that ship against R's own count of the same files, from the registers to the tables:
/// `Tests/Reference/shipped-retention`.
@Suite("Shipped studies of retention, recomputed by R")
struct RetentionStudyTests {
  /// A table of a bundle: one dictionary a row.
  private func table(_ study: String, _ name: String) throws -> [[String: String]] {
    let text = try Repository.text("studies/\(study)/bundle/tables/stay-\(name).csv")
    let rows = text.split(separator: "\n").map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
    let header = try #require(rows.first)
    return rows.dropFirst().map {
      Dictionary(zip(header, $0), uniquingKeysWith: { first, _ in first })
    }
  }

  private func expected(_ study: String) throws -> [String: Any] {
    let text = try Repository.text("Tests/Reference/shipped-retention/expected.json")
    let all = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any]
    return try #require(all?[study] as? [String: Any])
  }

  private func rows(_ object: [String: Any], _ name: String) throws -> [[String: Any]] {
    try #require(object[name] as? [[String: Any]], "\(name)")
  }

  /// Twelve digits, as R prints fifteen and both sum in another order.
  private func same(_ cell: String?, _ number: Any?, _ what: String) {
    guard let found = cell.flatMap(Double.init), let expected = number as? Double else {
      Issue.record("\(what): found \(cell ?? "nothing"), expected \(number ?? "nothing")")
      return
    }
    #expect(abs(found - expected) <= 1e-12 * max(1, abs(expected)), "\(what)")
  }

  private func horizon(_ row: [String: Any]) -> String {
    "retention.weeks n=\((row["weeks"] as? Double).map { Int($0) } ?? 0)"
  }

  static let groupings = [
    ("walking-groups", "walking", "groups-quartile", "quartile"),
    ("walking-groups", "walking", "change", "change"),
    ("whatsapp-channel", "channel", "groups-origin", "origin"),
    ("whatsapp-channel", "channel", "change", "change"),
  ]

  @Test("shares of all, with Wilson's limits", arguments: ["walking", "channel"])
  func shares(name: String) throws {
    let study = name == "walking" ? "walking-groups" : "whatsapp-channel"
    let found = try table(study, "retention")
    let expected = try rows(expected(name), "shares")
    #expect(expected.count == 3)
    for row in expected {
      // The headline comes first.
      let cells = try #require(found.first { $0["horizon"] == horizon(row) })
      for (key, value) in [
        ("retained", "retained"), ("eligible", "eligible"), ("interval.lower", "lower"),
        ("interval.upper", "upper"),
      ] { same(cells[key], row[value], "\(study) \(horizon(row)) \(key)") }
    }
  }

  @Test("shares by group and Newcombe's differences from the first", arguments: groupings)
  func groups(study: String, name: String, file: String, key: String) throws {
    let found = try table(study, file)
    let expected = try rows(expected(name), key)
    #expect(expected.count == found.count)
    for row in expected {
      let group = row["group"] as? String ?? ""
      let label = ["before": "retention.before", "later": "retention.after"][group] ?? group
      let what = "\(study) \(label) \(horizon(row))"
      let cells = try #require(
        found.first { $0["group"] == label && $0["horizon"] == horizon(row) }, "\(what)")
      for (column, value) in [
        ("retained", "retained"), ("eligible", "eligible"), ("interval.lower", "lower"),
        ("interval.upper", "upper"),
      ] { same(cells[column], row[value], "\(what) \(column)") }
      guard let difference = row["difference"] as? [Double] else { continue }
      same(cells["difference"], difference[0], what)
      same(cells["difference.interval.lower"], difference[1], what)
      same(cells["difference.interval.upper"], difference[2], what)
    }
  }

  @Test("curve, median and mean days, of all and by group", arguments: groupings)
  func curves(study: String, name: String, file: String, key: String) throws {
    let object = try expected(name)
    let suffix = file == "change" ? "change" : file.split(separator: "-")[1]
    let found = try table(study, "staying") + table(study, "staying-\(suffix)")
    for row in try rows(object, "curve") + rows(object, "curve_\(key)") {
      let group = row["group"] as? String ?? ""
      let label =
        ["all": "figure.everyone", "before": "retention.before", "later": "retention.after"][group]
        ?? group
      let cells = try #require(found.first { $0["group"] == label }, "\(label)")
      same(cells["people"], row["people"], label)
      same(cells["ended"], row["ended"], label)
      same(cells["rmst"], row["mean"], label)
      if row["median"] is Double { same(cells["median"], row["median"], label) }
    }
    let all = try #require(try rows(object, "curve").first)
    for (index, cells) in try table(study, "curve").enumerated() where index < 12 {
      for (column, value) in [
        ("survival", "survival"), ("interval.lower", "lower"), ("interval.upper", "upper"),
      ] { same(cells[column], (all[value] as? [Any])?[index], "day \(cells["day"] ?? "")") }
    }
    let test = try #require(object["logrank_\(key)"] as? [String: Any])
    let cells = try #require(try table(study, "log-rank-\(suffix)").first)
    same(cells["chi-squared"], test["chisq"], "log-rank")
    same(cells["degrees"], test["df"], "log-rank")
  }

  @Test("sessions attended by those whose course is over")
  func sessions() throws {
    let expected = try #require(try expected("walking")["sessions"] as? [String: Any])
    let found = try #require(try table("walking-groups", "sessions").first)
    for name in ["people", "attended", "complete"] { same(found[name], expected[name], name) }
  }
}
