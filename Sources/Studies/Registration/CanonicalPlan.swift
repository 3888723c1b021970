// SPDX-License-Identifier: GPL-3.0-or-later

internal import Diagnostics

/// The plan that a study file holds, in the one form that is registered: every choice that decides a
/// number or a word, defaults written out, keys sorted. Comments, layout, the order of keys and how a
/// path is spelled are immaterial; so are the days of extraction, which nobody knows beforehand, and
/// what the data files hold.
struct CanonicalPlan: Sendable {
  /// Keys and values, sorted.
  let tree: YAMLValue

  init(_ study: Study) {
    tree = CanonicalPlan.root(study.written)
  }

  /// The bytes of the plan's file, a study file that Esito reads.
  var bytes: [UInt8] { Array((CanonicalPlan.heading + tree.fileText).utf8) }

  /// SHA-256 of the plan's file: what is registered. `sha256sum plan-1.yaml` gives the same.
  var digest: String { Digest.sha256(bytes) }

  private static let heading =
    "# The plan of this study, every choice written out by Esito; do not edit.\n"

  private static func root(_ value: YAMLValue) -> YAMLValue {
    guard case .mapping(let members) = value else { return value }
    // `spec` stays first, so that the plan reads as a study file.
    let sorted = members.map { member -> YAMLValue.Member in
      member.key == "sources"
        ? .init(member.key, sources(member.value))
        : .init(member.key, CanonicalPlan.sorted(member.value))
    }
    return .mapping(
      sorted.filter { $0.key == "spec" }
        + sorted.filter { $0.key != "spec" }.sorted {
          $0.key.utf8.lexicographicallyPrecedes($1.key.utf8)
        })
  }

  private static func sorted(_ value: YAMLValue) -> YAMLValue {
    switch value {
    case .plain, .text, .truth: value
    case .list(let values): .list(values.map(sorted))
    case .mapping(let members): .mapping(sorted(members))
    case .inline(let members): .inline(sorted(members))
    }
  }

  private static func sorted(_ members: [YAMLValue.Member]) -> [YAMLValue.Member] {
    members.map { member in
      guard ordered.contains(member.key), let inner = member.value.members else {
        return .init(member.key, sorted(member.value))
      }
      return .init(member.key, .mapping(inner.map { .init($0.key, sorted($0.value)) }))
    }.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
  }

  /// Keys of mappings whose order is a choice: the steps of a funnel follow each other.
  static let ordered: Set<String> = ["steps"]

  private static func sources(_ value: YAMLValue) -> YAMLValue {
    guard case .mapping(let sources) = sorted(value) else { return value }
    return .mapping(sources.map { .init($0.key, source($0.value)) })
  }

  private static func source(_ value: YAMLValue) -> YAMLValue {
    guard case .mapping(let members) = value else { return value }
    return .mapping(
      members.map { member in
        switch (member.key, member.value) {
        case ("file", .text(let path)): .init("file", .text(tidy(path)))
        case ("from", .inline(let parts)):
          .init("from", .inline(parts.filter { $0.key != "extracted" }))
        default: member
        }
      })
  }

  /// A path without what changes nothing: `./dati//inviti.csv` is `dati/inviti.csv`. A path that climbs
  /// stays as it is: where it leads depends on links.
  static func tidy(_ path: String) -> String {
    let isAbsolute = path.hasPrefix("/")
    let parts = path.split(separator: "/").filter { $0 != "." }
    let tidy = (isAbsolute ? "/" : "") + parts.joined(separator: "/")
    return tidy.isEmpty ? path : tidy
  }
}
