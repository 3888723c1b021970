// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import Findings
import Reports
import Testing

@testable import Methods

@Suite("The catalogue of indicators")
struct IndicatorCatalogueTests {
  @Test("each indicator stands once, in a group that is listed, with every text in two languages")
  func whole() {
    let ids = Catalogue.indicators.map(\.id)
    #expect(Set(ids).count == ids.count && ids.count >= 40)
    for indicator in Catalogue.indicators {
      #expect(Catalogue.groups.contains { $0.id == indicator.group }, "\(indicator.id)")
      #expect(!indicator.levels.isEmpty && !indicator.computedBy.isEmpty, "\(indicator.id)")
      let sentences = [indicator.definition, indicator.caveat]
      for text in sentences.flatMap({ [$0.it, $0.en] }) {
        #expect(text.hasSuffix("."), "\(indicator.id): \(text)")
      }
      for text in [indicator.name, indicator.formula.numerator] {
        #expect(!text.it.isEmpty && !text.en.isEmpty && !text.en.hasSuffix("."))
      }
      let id = indicator.id.utf8.allSatisfy {
        (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x2F || $0 == 0x2D
      }
      #expect(id, "\(indicator.id)")
    }
    for group in Catalogue.groups {
      #expect(ids.contains { $0.hasPrefix(group.id + "/") }, "\(group.id) is empty")
    }
  }

  @Test("what is a share has a denominator, and only shares and quotients leave people out")
  func formulas() {
    for indicator in Catalogue.indicators {
      if indicator.unit == .percentage {
        #expect(indicator.formula.denominator != nil, "\(indicator.id)")
      }
      if indicator.formula.denominator == nil { #expect(indicator.formula.exclusions.isEmpty) }
    }
  }

  @Test("a method of the catalogue is one of the registry, or of this release's others")
  func methods() {
    let others = ["funnel", "ab-test", "cost", "survey", "time-to-service"]
    for indicator in Catalogue.indicators {
      for way in indicator.computedBy where !way.isMeasure {
        #expect(
          MethodRegistry.method(way.rawValue) != nil || others.contains(way.rawValue),
          "\(indicator.id): \(way.rawValue)")
      }
    }
  }

  @Test(
    "Italian words and slips find the indicator",
    arguments: [
      ("adesione", "ons/adesione-grezza"), ("ons/adesione-coretta", "ons/adesione-corretta"),
      ("P15C", "nsg/p15c"), ("tempo di attesa", "service/time-to-service"),
      ("mancata presentazione", "service/no-show"), ("soddisfazione", "survey/csat"),
      ("condivisioni", "media/saves-and-shares"), ("ricoveri", "health/admissions-avoided"),
      ("sigarette", "smoking/cigarettes-a-day"), ("cpm", "cost/per-thousand"),
      ("net promoter", "survey/nps"), ("imbuto", "funnel/conversion"),
      ("waiting time", "service/time-to-service"), ("NPS", "survey/nps"),
    ])
  func nearest(word: String, id: String) {
    #expect(Catalogue.nearest(word).contains(id), "\(Catalogue.nearest(word))")
  }

  @Test("nonsense and very long words find nothing")
  func nothing() {
    #expect(Catalogue.nearest("zzzzqqqq").isEmpty)
    #expect(Catalogue.nearest(String(repeating: "adesione", count: 100)).isEmpty)
    #expect(Catalogue.nearest("").isEmpty)
  }

  @Test("text and JSON hold what the catalogue holds")
  func printed() throws {
    let list = Catalogue.list(.it)
    for indicator in Catalogue.indicators {
      #expect(list.contains(indicator.id + " ") && list.contains(indicator.name.it))
      for language in Language.allCases {
        let text = try #require(Catalogue.explanation(of: indicator.id, language))
        #expect(text.split(separator: "\n").allSatisfy { $0.count <= 100 })
        for source in indicator.sources {
          #expect(text.filter { !$0.isWhitespace }.contains(source.filter { !$0.isWhitespace }))
        }
      }
      #expect(Catalogue.json(indicator.id)?.text.contains("\"id\": \"\(indicator.id)\"") == true)
    }
    #expect(Catalogue.explanation(of: "ons", .en) == nil && Catalogue.json("ons") == nil)
    #expect(Catalogue.json()?.text.contains("\"version\": \"\(Catalogue.version)\"") == true)
  }
}
