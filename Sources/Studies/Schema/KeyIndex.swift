// SPDX-License-Identifier: GPL-3.0-or-later

public import Diagnostics

/// All keys of the study language with their places: what `esito explain KEY` looks in.
public enum KeyIndex {
  /// A key at its place.
  public struct Entry: Sendable {
    /// Where it stands: `kpis.<name>.target`.
    public let path: String
    /// The key.
    public let key: any KeyDeclaration
  }

  /// All keys, in the order of the language.
  public static let entries: [Entry] = {
    var entries: [Entry] = []
    collect(StudyForm.description, at: "", into: &entries)
    return entries
  }()

  /// Name of a key to the places where it is valid, in words.
  static let places: [String: [String]] = {
    var places: [String: [String]] = [:]
    for entry in entries {
      let parent = entry.path.split(separator: ".").dropLast().joined(separator: ".")
      let words = parent.isEmpty ? "the study file" : "`\(parent)`"
      if !(places[entry.key.name]?.contains(words) ?? false) {
        places[entry.key.name, default: []].append(words)
      }
    }
    return places
  }()

  /// What `esito explain` says of a key, wherever it stands; nil when there is no such key.
  public static func explanation(of word: String) -> String? {
    let lower = word.lowercased()
    var found = entries.filter { $0.key.name == lower || $0.path == lower }
    if found.isEmpty { found = entries.filter { $0.key.aliases.contains(lower) } }
    guard !found.isEmpty else { return nil }
    return found.map(text).joined(separator: "\n\n")
  }

  /// The key or code that was probably meant.
  public static func nearest(_ word: String) -> String? {
    NearestName.find(word, among: entries.map(\.key.name))
  }

  private static func text(_ entry: Entry) -> String {
    let key = entry.key
    var lines = ["\(entry.path)", "  \(key.summary)", "  Takes: \(key.description.noun)."]
    if key.isRequired {
      lines.append("  Required.")
    } else if let standard = key.standardInWords {
      lines.append("  May be left out; then: \(standard).")
    } else {
      lines.append("  May be left out.")
    }
    lines.append("  Example: \(key.name): \(key.example)")
    return lines.joined(separator: "\n")
  }

  private static func collect(
    _ description: FormDescription, at path: String, into entries: inout [Entry]
  ) {
    switch description.inside {
    case .scalar: break
    case .list(let inner): collect(inner, at: path, into: &entries)
    case .keys(let keys):
      for key in keys {
        let place = path.isEmpty ? key.name : "\(path).\(key.name)"
        entries.append(Entry(path: place, key: key))
        collect(key.description, at: place, into: &entries)
      }
    case .names(let inner): collect(inner, at: "\(path).<name>", into: &entries)
    case .shapes(let forms):
      for form in forms { collect(form, at: path, into: &entries) }
    case .selected(_, let forms):
      for (_, form) in forms { collect(form, at: path, into: &entries) }
    }
  }
}
