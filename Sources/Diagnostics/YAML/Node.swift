// SPDX-License-Identifier: GPL-3.0-or-later

/// A node of a study file with its place. Scalars are text: the form that reads them decides.
public struct Node: Sendable {
  /// What the node holds.
  public var content: Content
  /// Where its value stands.
  public var span: Span
  /// Where the key stands that holds it; nil for the root and for elements of a list.
  public var keySpan: Span?

  /// What a node holds.
  public enum Content: Sendable {
    /// A text; `quoted` when it stood in quotation marks or as a block.
    case scalar(String, quoted: Bool)
    /// A list.
    case sequence([Node])
    /// Keys with their values, in the order of the file; no key stands twice.
    case mapping([Entry])
  }

  /// A key with its value.
  public struct Entry: Sendable {
    /// The key.
    public var key: String
    /// Where the key stands.
    public var keySpan: Span
    /// Its value.
    public var value: Node
  }

  /// Where a diagnostic about the node as a whole points: its key, else its value.
  public var nameSpan: Span { keySpan ?? span }

  /// The entries of a mapping; empty for all others.
  public var entries: [Entry] {
    if case .mapping(let entries) = content { entries } else { [] }
  }

  /// The elements of a list; empty for all others.
  public var elements: [Node] {
    if case .sequence(let elements) = content { elements } else { [] }
  }

  /// The text of a scalar; nil for all others.
  public var text: String? {
    if case .scalar(let text, _) = content { text } else { nil }
  }

  /// Whether a key stands without a value.
  public var isBlank: Bool {
    if case .scalar("", quoted: false) = content { true } else { false }
  }

  /// The value of a key of a mapping.
  public subscript(key: String) -> Node? { entries.first { $0.key == key }?.value }

  /// The element of a list.
  public subscript(index: Int) -> Node? {
    elements.indices.contains(index) ? elements[index] : nil
  }

  /// The place of what stands at a path of keys; where the path ends early, of the last key there.
  public func place(of path: String...) -> Span {
    var node = self
    for key in path {
      guard let next = node[key] else { return node.nameSpan }
      node = next
    }
    return node.span
  }

  /// What the node is, in words.
  public var kindInWords: String {
    switch content {
    case .scalar(let text, let quoted): text.isEmpty && !quoted ? "nothing" : "a text"
    case .sequence: "a list"
    case .mapping: "a mapping of keys"
    }
  }
}
