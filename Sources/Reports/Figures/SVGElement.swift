// SPDX-License-Identifier: GPL-3.0-or-later

/// An element of an SVG file. Attributes are written in the order of their names and coordinates
/// with two decimals, so that the same figure is always the same bytes.
struct SVGElement {
  var name: String
  var attributes: [String: String]
  var children: [SVGElement] = []
  /// Text content, escaped when written.
  var text: String?

  init(
    _ name: String, _ attributes: [String: String] = [:], _ children: [SVGElement] = [],
    text: String? = nil
  ) {
    self.name = name
    self.attributes = attributes
    self.children = children
    self.text = text
  }

  /// The element as lines of XML, indented by two spaces a level.
  func write(to output: inout String, indent: Int = 0) {
    let margin = String(repeating: "  ", count: indent)
    output += margin + "<" + name
    for key in attributes.keys.sorted() {
      output += " \(key)=\"" + SVGElement.escaped(attributes[key] ?? "") + "\""
    }
    if let text {
      output += ">" + SVGElement.escaped(text) + "</\(name)>\n"
    } else if children.isEmpty {
      output += "/>\n"
    } else {
      output += ">\n"
      for child in children { child.write(to: &output, indent: indent + 1) }
      output += margin + "</\(name)>\n"
    }
  }

  /// Text for an XML element or attribute; characters that XML 1.0 forbids are dropped.
  static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in MarkdownText.cleaned(text).unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "'": result += "&#39;"
      case "\u{FFFE}", "\u{FFFF}": continue
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  /// A coordinate with at most two decimals, and none that are zero.
  static func coordinate(_ value: Double) -> String {
    guard value.isFinite else { return "0" }
    let hundredths = Int((min(1e6, max(-1e6, value)) * 100).rounded())
    let whole = hundredths.magnitude / 100
    let fraction = hundredths.magnitude % 100
    let sign = hundredths < 0 ? "-" : ""
    if fraction == 0 { return sign + String(whole) }
    if fraction % 10 == 0 { return sign + "\(whole).\(fraction / 10)" }
    return sign + "\(whole)." + (fraction < 10 ? "0" : "") + String(fraction)
  }
}
