// SPDX-License-Identifier: GPL-3.0-or-later

internal import CYaml

// The events of libyaml, the C module inside Yams, are read directly: its `Node`s have no end
// marks, stop at the first duplicate key without a place, and recurse as deep as the input says.

/// Builds the tree of nodes of a YAML text, refusing what the study language leaves out: anchors,
/// aliases, tags, merges, directives, several documents, keys that are no text, deep nesting.
struct Composer: ~Copyable {
  private var parser = yaml_parser_t()
  private var reading: Reading
  private let bytes: [UInt8]

  /// How deep lists and mappings may stand in each other.
  static let maximumDepth = 32

  /// The root of a text, or nil after an error that leaves no tree.
  static func compose(_ reading: Reading) -> Node? {
    var composer = Composer(reading)
    return composer.run()
  }

  private init(_ reading: Reading) {
    self.reading = reading
    bytes = Array(reading.source.text.utf8)
  }

  private mutating func run() -> Node? {
    guard yaml_parser_initialize(&parser) == 1 else { return nil }
    defer { yaml_parser_delete(&parser) }
    yaml_parser_set_encoding(&parser, YAML_UTF8_ENCODING)
    let bytes = bytes
    return bytes.withUnsafeBufferPointer { buffer in
      yaml_parser_set_input_string(&parser, buffer.baseAddress, buffer.count)
      do {
        return try document()
      } catch {
        return nil
      }
    }
  }

  /// Reading stopped; the diagnostic is recorded.
  private struct Stopped: Error {}

  private mutating func document() throws(Stopped) -> Node? {
    _ = try next()
    var event = try next()
    if event.type == YAML_STREAM_END_EVENT {
      reading.error(
        .emptyFile, at: Span(line: 1, column: 1), "the study file is empty",
        help: "`esito init` writes a study that runs, to start from")
      return nil
    }
    if event.hasDirectives {
      reading.error(
        .yamlFeature, at: event.span, "directives (`%…`) are not part of the study language",
        label: "directive", help: "delete the line that begins with `%`")
    }
    event = try next()
    let root = try node(event, depth: 1, keySpan: nil)
    _ = try next()
    event = try next()
    if event.type != YAML_STREAM_END_EVENT {
      reading.error(
        .yamlFeature, at: event.span, "a second document begins here; a file holds one study",
        label: "`---` begins another document",
        help: "delete the `---`, or move the second study to a file of its own")
    }
    return root
  }

  private mutating func next() throws(Stopped) -> Event {
    var raw = yaml_event_t()
    guard yaml_parser_parse(&parser, &raw) == 1 else {
      SyntaxProblem(parser).report(to: reading)
      throw Stopped()
    }
    defer { yaml_event_delete(&raw) }
    return Event(raw, source: reading.source)
  }

  private mutating func node(_ event: Event, depth: Int, keySpan: Span?) throws(Stopped) -> Node {
    if depth > Composer.maximumDepth {
      reading.error(
        .yamlFeature, at: event.span,
        "lists and mappings stand more than \(Composer.maximumDepth) deep in each other",
        label: "too deep", help: "a study needs at most eight levels; look for a stray `[` or `{`")
      throw Stopped()
    }
    refuseProperties(event)
    switch event.type {
    case YAML_SEQUENCE_START_EVENT:
      var elements: [Node] = []
      var inner = try next()
      while inner.type != YAML_SEQUENCE_END_EVENT {
        elements.append(try node(inner, depth: depth + 1, keySpan: nil))
        inner = try next()
      }
      return Node(content: .sequence(elements), span: event.span, keySpan: keySpan)
    case YAML_MAPPING_START_EVENT:
      let entries = try mapping(depth: depth)
      return Node(content: .mapping(entries), span: event.span, keySpan: keySpan)
    default:
      refuseEscapes(event)
      return Node(
        content: .scalar(event.text, quoted: event.quoted), span: event.span, keySpan: keySpan)
    }
  }

  private mutating func mapping(depth: Int) throws(Stopped) -> [Node.Entry] {
    var entries: [Node.Entry] = []
    var seen: [String: Span] = [:]
    var event = try next()
    while event.type != YAML_MAPPING_END_EVENT {
      let key = try node(event, depth: depth + 1, keySpan: nil)
      let value = try node(try next(), depth: depth + 1, keySpan: key.span)
      event = try next()
      guard case .scalar(let name, let quoted) = key.content else {
        reading.error(
          .yamlFeature, at: key.span, "a key must be a word, not \(key.kindInWords)",
          label: "this is the key", help: "write `name: value`")
        continue
      }
      if name == "<<", !quoted {
        reading.error(
          .yamlFeature, at: key.span, "merge keys (`<<`) are not part of the study language",
          label: "merge", help: "write the keys out here, so that a reader sees them")
        continue
      }
      if let first = seen[name] {
        reading.error(
          .duplicateKey, at: key.span, "key `\(name)` stands twice in one mapping",
          label: "again", help: "keep one of the two",
          notes: ["first at line \(first.line), column \(first.column)"])
        continue
      }
      seen[name] = key.span
      entries.append(Node.Entry(key: name, keySpan: key.span, value: value))
    }
    return entries
  }

  /// Refuses texts that hold what nobody can see, written as an escape (`\0`, `\P`).
  private func refuseEscapes(_ event: Event) {
    guard let what = event.text.unicodeScalars.lazy.compactMap(SourceText.invisible).first else {
      return
    }
    reading.error(
      .invisibleCharacter, at: event.span, "a backslash in this text stands for \(what)",
      label: "between double quotes `\\` begins an escape",
      help: "write the text between single quotes '…', or double the backslash")
  }

  private func refuseProperties(_ event: Event) {
    if event.type == YAML_ALIAS_EVENT {
      reading.error(
        .yamlFeature, at: event.span,
        "aliases (`*\(event.text)`) are not part of the study language",
        label: "alias", help: "write the value out here, so that a reader sees it",
        cause: "alias")
    }
    if let anchor = event.anchor {
      reading.error(
        .yamlFeature, at: event.span, "anchors (`&\(anchor)`) are not part of the study language",
        label: "anchor",
        help: "delete `&\(anchor)`; a text that begins with `&` goes in quotation marks",
        cause: "anchor")
    }
    if let tag = event.tag {
      reading.error(
        .yamlFeature, at: event.span, "tags (`\(tag)`) are not part of the study language",
        label: "tag", help: "delete the tag; a text that begins with `!` goes in quotation marks",
        cause: "tag")
    }
  }
}
