// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics

@testable import Studies

/// Plants mistakes in a valid study: for every key of the schema that it writes.
struct Mutant: CustomTestStringConvertibleMutant {
  /// Where the key stands, as `KeyIndex` names it.
  let path: String
  /// The key.
  let key: any KeyDeclaration
  /// What was done.
  let mistake: Mistake
  /// The file.
  let text: String
  /// The path of keys and list indices to the place, in the mutated file.
  let steps: [Step]

  enum Mistake: Equatable {
    case deleted
    case misspelt(String)
    case mistyped(String)
    case emptied
  }

  enum Step {
    case key(String)
    case index(Int)
  }

  var testDescription: String { "\(path) \(mistake)" }

  /// All mutants of a valid study.
  static func all(of root: Node) -> [Mutant] {
    var walk = Walk(root: root.value)
    walk.visit(StudyForm.description, root, path: "", steps: [])
    return walk.mutants
  }

  /// The paths of all keys that a study writes.
  static func paths(of root: Node) -> Set<String> { Set(all(of: root).map(\.path)) }
}

/// A value that names itself in test output.
protocol CustomTestStringConvertibleMutant: Sendable {
  var testDescription: String { get }
}

private struct Walk {
  let root: YAMLValue
  var mutants: [Mutant] = []

  init(root: YAMLValue) { self.root = root }

  mutating func visit(_ form: FormDescription, _ node: Node, path: String, steps: [Mutant.Step]) {
    switch form.inside {
    case .scalar: break
    case .shapes:
      if let chosen = form.form(for: node) { visit(chosen, node, path: path, steps: steps) }
    case .list(let inner):
      for (index, element) in node.elements.enumerated() {
        visit(inner, element, path: path, steps: steps + [.index(index)])
      }
    case .names(let inner):
      for entry in node.entries {
        visit(inner, entry.value, path: "\(path).<name>", steps: steps + [.key(entry.key)])
      }
    case .selected(let selector, let forms):
      guard let chosen = forms.first(where: { $0.name == node[selector]?.text }) else { return }
      visit(chosen.form, node, path: path, steps: steps)
    case .keys(let keys):
      for entry in node.entries {
        guard let key = keys.first(where: { $0.name == entry.key }) else { continue }
        let place = path.isEmpty ? key.name : "\(path).\(key.name)"
        plant(key, at: place, steps: steps)
        visit(key.description, entry.value, path: place, steps: steps + [.key(key.name)])
      }
    }
  }

  private mutating func plant(_ key: any KeyDeclaration, at path: String, steps: [Mutant.Step]) {
    let place = steps + [.key(key.name)]
    func add(_ mistake: Mutant.Mistake, _ changed: YAMLValue?, _ found: [Mutant.Step]) {
      guard let text = changed?.fileText else { return }
      mutants.append(Mutant(path: path, key: key, mistake: mistake, text: text, steps: found))
    }
    if key.isRequired { add(.deleted, root.changing(place[...]) { _ in nil }, steps) }
    let known = Set(KeyIndex.entries.map(\.key.name))
    for wrong in misspellings(of: key.name) where !known.contains(wrong) {
      add(
        .misspelt(wrong), root.changing(place[...]) { .init(wrong, $0.value) },
        steps + [.key(wrong)])
    }
    for wrong in wrongValues(key.description) {
      guard let value = Reading(SourceText(name: "", text: wrong)).compose()?.value else {
        continue
      }
      add(.mistyped(wrong), root.changing(place[...]) { .init($0.key, value) }, place)
    }
    // A key with nothing after its colon.
    let marker = "EMPTIED"
    if let text = root.changing(place[...], { .init($0.key, .plain(marker)) })?.fileText {
      mutants.append(
        Mutant(
          path: path, key: key, mistake: .emptied,
          text: text.replacing(": \(marker)", with: ": "), steps: place))
    }
  }

  private func misspellings(of name: String) -> [String] {
    var words = [name + "z"]
    if name.count >= 4 {
      var letters = Array(name)
      letters.swapAt(1, 2)
      if String(letters) != name { words.append(String(letters)) }
      words.append(String(name.dropLast()))
    }
    return words
  }

  /// The values that a form refuses; of several shapes, also the texts that its text form refuses.
  private func wrongValues(_ form: FormDescription) -> [String] {
    guard case .shapes(let forms) = form.inside else { return form.wrong }
    let texts = forms.flatMap { inner -> [String] in
      guard case .scalar = inner.inside else { return [] }
      return inner.wrong.filter { !$0.hasPrefix("[") && !$0.hasPrefix("{") }
    }
    return form.wrong + texts
  }
}

extension YAMLValue {
  /// The value with the member at a path changed, or removed where `change` gives nil.
  fileprivate func changing(
    _ path: ArraySlice<Mutant.Step>, _ change: (Member) -> Member?
  ) -> YAMLValue? {
    guard let step = path.first else { return nil }
    switch (step, self) {
    case (.index(let index), .list(var values)) where values.indices.contains(index):
      guard let inner = values[index].changing(path.dropFirst(), change) else { return nil }
      values[index] = inner
      return .list(values)
    case (.key(let key), .mapping(var members)):
      guard let index = members.firstIndex(where: { $0.key == key }) else { return nil }
      if path.count == 1 {
        if let changed = change(members[index]) {
          members[index] = changed
        } else {
          members.remove(at: index)
        }
        return .mapping(members)
      }
      guard let inner = members[index].value.changing(path.dropFirst(), change) else { return nil }
      members[index].value = inner
      return .mapping(members)
    default: return nil
    }
  }
}

extension Node {
  /// The lines on which a diagnostic about the node at a path may stand: of its key and its value.
  func lines(at steps: [Mutant.Step]) -> Set<Int> {
    var node = self
    for step in steps {
      let next =
        switch step {
        case .key(let key): node[key]
        case .index(let index): node[index]
        }
      guard let next else { break }
      node = next
    }
    return [node.span.line, node.nameSpan.line]
  }
}
