// SPDX-License-Identifier: GPL-3.0-or-later

internal import CYaml

/// One event of libyaml, copied out of its memory.
struct Event {
  let type: yaml_event_type_t
  let span: Span
  let text: String
  let quoted: Bool
  let anchor: String?
  let tag: String?
  let hasDirectives: Bool

  init(_ raw: yaml_event_t, source: SourceText) {
    type = raw.type
    var text = ""
    var quoted = false
    var anchor: UnsafeMutablePointer<UInt8>?
    var tag: UnsafeMutablePointer<UInt8>?
    var directives = false
    switch raw.type {
    case YAML_SCALAR_EVENT:
      let scalar = raw.data.scalar
      text = String(
        decoding: UnsafeBufferPointer(start: scalar.value, count: scalar.length), as: UTF8.self)
      quoted = scalar.style != YAML_PLAIN_SCALAR_STYLE
      anchor = scalar.anchor
      tag = scalar.tag
    case YAML_SEQUENCE_START_EVENT:
      anchor = raw.data.sequence_start.anchor
      tag = raw.data.sequence_start.tag
    case YAML_MAPPING_START_EVENT:
      anchor = raw.data.mapping_start.anchor
      tag = raw.data.mapping_start.tag
    case YAML_ALIAS_EVENT:
      text = Event.string(raw.data.alias.anchor) ?? ""
    case YAML_DOCUMENT_START_EVENT:
      let start = raw.data.document_start
      directives =
        start.version_directive != nil || start.tag_directives.start != start.tag_directives.end
    default: break
    }
    self.text = text
    self.quoted = quoted
    self.anchor = Event.string(anchor)
    self.tag = Event.string(tag)
    hasDirectives = directives
    span = Event.span(from: raw.start_mark, to: raw.end_mark, in: source)
  }

  private static func string(_ pointer: UnsafeMutablePointer<UInt8>?) -> String? {
    guard let pointer else { return nil }
    return String(cString: pointer)
  }

  /// The stretch of the first line that two marks enclose.
  static func span(from start: yaml_mark_t, to end: yaml_mark_t, in source: SourceText) -> Span {
    let line = Int(start.line) + 1
    let column = Int(start.column) + 1
    if end.line == start.line {
      return Span(line: line, column: column, length: Int(end.column) - Int(start.column))
    }
    let rest = (source.line(line)?.unicodeScalars.count ?? 0) - Int(start.column)
    return Span(line: line, column: column, length: rest)
  }
}
