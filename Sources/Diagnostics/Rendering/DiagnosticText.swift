// SPDX-License-Identifier: GPL-3.0-or-later

/// Diagnostics of one cause.
public struct DiagnosticGroup: Sendable {
  /// In the order of the file; never empty.
  public let diagnostics: [Diagnostic]

  /// How many times the cause was found.
  public var count: Int { diagnostics.reduce(0) { $0 + $1.times } }

  /// Groups diagnostics by severity, file and cause, in the order of the first of each.
  public static func groups(_ diagnostics: [Diagnostic]) -> [DiagnosticGroup] {
    var order: [[Diagnostic]] = []
    var places: [String: Int] = [:]
    for diagnostic in diagnostics.inFileOrder() {
      let key = "\(diagnostic.severity.rawValue)\u{0}\(diagnostic.file)\u{0}\(diagnostic.cause)"
      if let place = places[key] {
        order[place].append(diagnostic)
      } else {
        places[key] = order.count
        order.append([diagnostic])
      }
    }
    return order.map { DiagnosticGroup(diagnostics: $0) }
  }
}

/// Writes diagnostics for people.
public struct DiagnosticText: Sendable {
  /// Whether to use colours.
  public var colours: Bool
  /// How many places of one cause are shown.
  public static let examples = 3

  /// A writer.
  public init(colours: Bool = false) { self.colours = colours }

  /// All diagnostics, grouped by cause, and a last line that counts them.
  public func render(_ diagnostics: [Diagnostic]) -> String {
    let blocks = DiagnosticGroup.groups(diagnostics).map(render)
    guard !blocks.isEmpty else { return "" }
    return blocks.joined(separator: "\n") + "\n" + summary(diagnostics) + "\n"
  }

  /// `2 errors, 1 warning`.
  public func summary(_ diagnostics: [Diagnostic]) -> String {
    let counts = Diagnostic.Severity.allCases.compactMap { severity -> String? in
      let count = diagnostics.filter { $0.severity == severity }.reduce(0) { $0 + $1.times }
      return count == 0 ? nil : "\(count) \(severity.rawValue)\(count == 1 ? "" : "s")"
    }
    return counts.joined(separator: ", ")
  }

  /// One cause: its message, up to three places, the way out.
  public func render(_ group: DiagnosticGroup) -> String {
    guard let first = group.diagnostics.first else { return "" }
    let shown = group.diagnostics.prefix(DiagnosticText.examples)
    let gutter = shown.map { String($0.span?.line ?? 0).utf8.count }.max() ?? 1
    let margin = String(repeating: " ", count: gutter)
    let many = group.count > 1 ? " (\(group.count) times)" : ""
    var out =
      paint(first.severity, "\(first.severity.rawValue)[\(first.code)]")
      + bold(": \(clean(first.message))\(many)") + "\n"
    for diagnostic in shown { out += place(diagnostic, margin: margin) }
    let bar = "\(margin) \(blue("="))"
    out += "\(bar) help: \(clean(first.help))\n"
    for note in first.notes { out += "\(bar) note: \(clean(note))\n" }
    let rest = group.count - shown.count
    if rest > 0 { out += "\(bar) note: \(rest) more of the same cause\n" }
    return out
  }

  private func place(_ diagnostic: Diagnostic, margin: String) -> String {
    let file = clean(diagnostic.file)
    guard let span = diagnostic.span else {
      return "\(margin)\(blue("-->")) \(file)\n\(margin) \(blue("|"))\n"
    }
    var out = "\(margin)\(blue("-->")) \(file):\(span.line):\(span.column)\n"
    out += "\(margin) \(blue("|"))\n"
    guard let line = diagnostic.sourceLine else {
      if let label = diagnostic.label {
        out += "\(margin) \(blue("|")) \(clean(label))\n\(margin) \(blue("|"))\n"
      }
      return out
    }
    let shown = ShownLine(line, span)
    let number = String(span.line)
    let pad = String(repeating: " ", count: max(0, margin.count - number.count))
    out += blue("\(pad)\(number) |") + (shown.text.isEmpty ? "" : " \(shown.text)") + "\n"
    let carets = String(repeating: "^", count: shown.carets)
    let label = diagnostic.label.map { " \(clean($0))" } ?? ""
    out += "\(margin) \(blue("|")) \(String(repeating: " ", count: shown.indent))"
    out += paint(diagnostic.severity, carets + label) + "\n"
    return out + "\(margin) \(blue("|"))\n"
  }

  /// A text of a study or of data, without characters that move a terminal's cursor.
  private func clean(_ text: String) -> String {
    var view = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      let hidden = scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value)
      view.append(hidden ? "\u{FFFD}" : scalar)
    }
    return String(view)
  }

  private func paint(_ severity: Diagnostic.Severity, _ text: String) -> String {
    colour(severity == .error ? "1;31" : "1;33", text)
  }

  private func bold(_ text: String) -> String { colour("1", text) }
  private func blue(_ text: String) -> String { colour("1;34", text) }
  private func colour(_ code: String, _ text: String) -> String {
    colours ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
  }
}
