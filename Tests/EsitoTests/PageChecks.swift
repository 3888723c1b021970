// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation
import Testing

/// What holds of every report as a page, by the rules that accessibility checkers apply.
enum PageChecks {
  /// Elements of a page in the order in which they open: name and attributes.
  static func elements(_ page: String) throws -> [(name: String, attributes: [String: String])] {
    try page.matches(of: Regex("<([a-z][a-z0-9]*)((?: [a-z-]+=\"[^\"]*\")*)>")).map { match in
      let name = String(match.output[1].substring ?? "")
      let list = String(match.output[2].substring ?? "")
      let pairs = try list.matches(of: Regex("([a-z-]+)=\"([^\"]*)\"")).map {
        (String($0.output[1].substring ?? ""), String($0.output[2].substring ?? ""))
      }
      return (name, Dictionary(pairs, uniquingKeysWith: { first, _ in first }))
    }
  }

  /// Language, title, one `h1`, headings without jumps, pictures with words, tables with captions
  /// and headers, ids that are there once, nothing fetched, nothing run.
  static func hold(_ page: String, language: String) throws {
    let elements = try elements(page)
    let names = elements.map(\.name)
    #expect(elements.first { $0.name == "html" }?.attributes["lang"] == language)
    #expect(page.contains("<title>") && !page.contains("<title></title>"))
    #expect(names.count { $0 == "main" } == 1)
    let levels = names.compactMap { name -> Int? in
      name.count == 2 && name.hasPrefix("h") ? Int(name.dropFirst()) : nil
    }
    #expect(levels.first == 1 && levels.count { $0 == 1 } == 1)
    for (before, after) in zip(levels, levels.dropFirst()) {
      #expect(after <= before + 1, "a heading of level \(after) after one of level \(before)")
    }
    for picture in elements where picture.name == "img" {
      #expect((picture.attributes["alt"]?.count ?? 0) > 20)
      #expect(picture.attributes["src"]?.hasPrefix("data:image/svg+xml;base64,") == true)
    }
    #expect(names.count { $0 == "figcaption" } == names.count { $0 == "figure" })
    let ids = elements.compactMap { $0.attributes["id"] }
    #expect(Set(ids).count == ids.count)
    for element in elements {
      for key in ["aria-describedby", "aria-labelledby"] {
        for id in (element.attributes[key] ?? "").split(separator: " ") {
          #expect(ids.contains(String(id)), "\(id)")
        }
      }
      if let href = element.attributes["href"], href.hasPrefix("#") {
        #expect(ids.contains(String(href.dropFirst())), "\(href)")
      }
    }
    for name in ["script", "link", "iframe", "object", "video", "form"] {
      #expect(!names.contains(name), "\(name)")
    }
    try tables(page)
  }

  private static func tables(_ page: String) throws {
    for part in page.components(separatedBy: "<table").dropFirst() {
      let table = String(part.components(separatedBy: "</table>")[0])
      let names = try elements(table).map(\.name)
      #expect(names.first == "caption")
      let columns = table.components(separatedBy: "</thead>")[0]
      #expect(columns.contains("<th scope=\"col\""))
      for header in try elements(table) where header.name == "th" {
        #expect(["col", "row"].contains(header.attributes["scope"]))
      }
      #expect(try table.firstMatch(of: Regex("<th[^>]*></th>")) == nil, "a header without words")
    }
  }

  /// The words of a page, in reading order.
  static func words(page: String) -> [String] {
    let body = page.components(separatedBy: "<main>")[1]
    // A space where the eye sees one: between blocks and cells, not within a line.
    var text = body.replacing("<br>", with: " ")
    for name in ["code", "em", "strong", "a"] {
      text = text.replacing(inline(name), with: "")
    }
    return words(unescaped(text.replacing(tag, with: " ")))
  }

  /// The words of a Markdown report, in reading order, without what the pictures show.
  static func words(markdown: String) -> [String] {
    let lines = markdown.split(separator: "\n").filter { line in
      !line.hasPrefix("![") && !line.hasPrefix("| :-") && !line.hasPrefix("| --")
        && !line.hasPrefix("<a id=") && line != "<!-- -->" && line != "---"
    }
    var result = ""
    for line in lines {
      // Marks of the block: heading, quotation, list, table.
      var text = line.drop { $0 == " " }
      while let mark = ["> ", "- ", "| "].first(where: { text.hasPrefix($0) }) {
        text = text.dropFirst(mark.count)
      }
      // `1. ` of an ordered list, which a page counts by itself.
      let digits = text.prefix { $0.isNumber }
      if !digits.isEmpty, text.dropFirst(digits.count).hasPrefix(". ") {
        text = text.dropFirst(digits.count + 2)
      }
      let hashes = text.prefix { $0 == "#" }
      if !hashes.isEmpty { text = text.dropFirst(hashes.count) }
      var isEscaped = false
      var isCode = false
      for character in text {
        switch character {
        case _ where isEscaped:
          result.append(character)
          isEscaped = false
        case "\\" where !isCode: isEscaped = true
        case "`": isCode.toggle()
        case "*" where !isCode: break
        case "|" where !isCode: result.append(" ")
        default: result.append(character)
        }
      }
      result += "\n"
    }
    return words(result.replacing("<br>", with: " "))
  }

  private static func words(_ text: String) -> [String] {
    text.split { $0 == " " || $0 == "\n" }.map(String.init)
  }

  private static func unescaped(_ text: String) -> String {
    text.replacing("&lt;", with: "<").replacing("&gt;", with: ">").replacing("&quot;", with: "\"")
      .replacing("&#39;", with: "'").replacing("&amp;", with: "&")
  }

  private static var tag: Regex<Substring> { /<[^>]*>/ }

  private static func inline(_ name: String) -> Regex<AnyRegexOutput> {
    (try? Regex("</?\(name)(?: [^>]*)?>")) ?? Regex(/\u{0}/)
  }
}
