// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import Methods
import Testing

@testable import Studies

@Suite("Plans compared choice by choice")
struct PlanComparisonTests {
  private func changes(_ old: String, _ new: String) throws -> PlanComparison {
    #expect(FullStudy.text.contains(old))
    let text = FullStudy.text.replacing(old, with: new, maxReplacements: 1)
    let first = try #require(read(FullStudy.text).study)
    let second = try #require(read(text).study, "\(shown(text))")
    return PlanComparison(first, second)
  }

  @Test("a change is told with its place, and what stood there before")
  func place() throws {
    let one = try changes("per_treated: 4", "per_treated: 3").changes
    #expect(one.map(\.path) == ["analyses.distretti.controls.per_treated"])
    #expect(one.first?.first == "4" && one.first?.second == "3")
    let list = try changes("missing: [\"\", \"n.d.\"]", "missing: [\"\"]").changes
    #expect(list.map(\.path) == ["sources.inviti.missing"])
    #expect(list.first?.first == "[\"\", \"n.d.\"]" && list.first?.second == "[\"\"]")
    let part = try changes("at_most: 5000000", "at_most: 4000000").changes
    #expect(part.map(\.path) == ["sources.inviti.expect.5.rows.at_most"])
  }

  @Test("the order of a funnel's steps is a choice")
  func steps() throws {
    let study = try #require(read(FullStudy.text).study)
    let tree = CanonicalPlan(study).tree
    let keys = ["analyses", "imbuto", "steps"]
    let steps = try #require(tree.value(at: keys)?.members)
    #expect(steps.map(\.key) == ["rows", "risposta"])
    let other = PlanComparison(
      tree, tree.replacing(keys[...], with: .mapping(steps.reversed())))
    #expect(other.changes.map(\.path) == ["analyses.imbuto.steps"])
  }

  @Test("what is written out where the default held is no change")
  func defaults() throws {
    #expect(try changes("    weights: people\n", "").isSame)
    #expect(try changes("optional: true", "optional: false").changes.map(\.first) == ["true"])
  }

  @Test("a choice touches the analyses made from it, and words touch none")
  func reach() throws {
    let study = try #require(read(FullStudy.text).study)
    func touched(_ old: String, _ new: String) throws -> [String] {
      #expect(FullStudy.text.contains(old))
      let text = FullStudy.text.replacing(old, with: new, maxReplacements: 1)
      let other = try #require(read(text).study, "\(shown(text))")
      let reach = PlanReach(study, other)
      return Array(
        Set(PlanComparison(study, other).changes.flatMap { reach.analyses(touchedBy: $0) })
      ).sorted()
    }
    #expect(try touched("per_treated: 4", "per_treated: 3").contains("distretti"))
    #expect(try !touched("per_treated: 4", "per_treated: 3").contains("casi"))
    #expect(try touched("why: \"effetto immediato\"", "why: \"altro\"").isEmpty)
    #expect(try touched("file: dati/inviti.csv", "file: dati/altri.csv").isEmpty)
    #expect(try touched("funding: \"Piano", "funding: \"Altro").isEmpty)
    let all = study.analyses.map(\.specification.id).sorted()
    #expect(try touched("to: 2025-03-31 }\n  planned", "to: 2025-03-30 }\n  planned") == all)
  }
}
