// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import Testing

@testable import Studies

@Suite("The canonical form of a plan")
struct CanonicalPlanTests {
  static let root = Reading(SourceText(name: "", text: FullStudy.text)).compose()
  static let study = read(FullStudy.text).study

  @Test("comments, blank lines, layout and the order of keys change no byte")
  func immaterial() throws {
    let root = try #require(Self.root)
    let plan = CanonicalPlan(try #require(Self.study))
    let commented = FullStudy.text.split(separator: "\n", omittingEmptySubsequences: false)
      .map { $0.hasSuffix(":") ? $0 + "   # a comment\n" : String($0) }.joined(separator: "\n")
    for text in [commented, root.value.reversed.fileText, "{ " + root.value.flow.dropFirst(2)] {
      let again = try #require(read(text).study, "\(shown(text))")
      #expect(CanonicalPlan(again).bytes == plan.bytes)
    }
  }

  @Test("how a path is spelled and the day of extraction change no byte; the file does")
  func sources() throws {
    let plan = CanonicalPlan(try #require(Self.study))
    for (old, new, isSame) in [
      ("file: dati/inviti.csv", "file: ./dati//inviti.csv", true),
      ("extracted: 2025-10-03", "extracted: 2025-11-30", true),
      (", extracted: 2025-10-03", "", true),
      ("file: dati/inviti.csv", "file: dati/inviti-2.csv", false),
    ] {
      #expect(FullStudy.text.contains(old))
      let text = FullStudy.text.replacing(old, with: new, maxReplacements: 1)
      let again = try #require(read(text).study, "\(shown(text))")
      #expect((CanonicalPlan(again).digest == plan.digest) == isSame, "\(new)")
    }
    #expect(CanonicalPlan.tidy("/a/./b") == "/a/b")
    #expect(CanonicalPlan.tidy("../a") == "../a")
    #expect(CanonicalPlan.tidy(".") == ".")
  }

  @Test("a plan is a study file that gives the same plan")
  func again() throws {
    let plan = CanonicalPlan(try #require(Self.study))
    let outcome = StudyReader.read(plan.bytes, name: "plan-1.yaml")
    let study = try #require(outcome.study)
    #expect(!outcome.diagnostics.hasErrors)
    #expect(CanonicalPlan(study).bytes == plan.bytes)
  }

  @Test(
    "every value of every key that can be another one gives another plan, at that place",
    arguments: [0, 1])
  func everyKey(half: Int) throws {
    let root = try #require(Self.root)
    let study = try #require(Self.study)
    let plan = CanonicalPlan(study)
    var changed = 0
    var left: [String] = []
    for (index, leaf) in PlanLeaf.oneOfEachKey(in: root.value).enumerated()
    where index % 2 == half {
      guard let (text, other) = leaf.otherStudy(root.value, unlike: study) else {
        left.append(leaf.path)
        continue
      }
      changed += 1
      let comparison = PlanComparison(study, other)
      #expect(CanonicalPlan(other).digest != plan.digest, "\(leaf.path): \(text)")
      #expect(!comparison.isSame, "\(leaf.path): \(text)")
      #expect(
        comparison.changes.contains { $0.keys.starts(with: leaf.keys.prefix(2)) },
        "\(leaf.path) is seen at \(comparison.changes.map(\.path))")
    }
    // What is left are names that must agree with each other (a column and who refers to it).
    #expect(changed >= 60, "\(changed) of \(changed + left.count); left: \(left)")
  }
}
