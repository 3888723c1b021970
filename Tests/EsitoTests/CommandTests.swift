// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation
import Testing

@Suite("Commands")
struct CommandTests {
  private func seatBelts(_ change: (String) -> String = { $0 }) throws -> Scratch {
    let scratch = try Scratch()
    try scratch.copy("studies/seat-belt-law/data")
    let study = try Repository.text("studies/seat-belt-law/study.yaml")
    try scratch.write(change(study), to: "studies/seat-belt-law/study.yaml")
    return scratch
  }

  private let study = "studies/seat-belt-law/study.yaml"

  @Test("evaluate exits 0, prints one line an analysis to standard output and nothing else")
  func evaluate() throws {
    let scratch = try seatBelts()
    let run = try Command.esito(["evaluate", study], in: scratch.folder)
    #expect(run.code == 0)
    #expect(run.messages.isEmpty)
    #expect(run.output.split(separator: "\n").count == 2)
    #expect(scratch.exists("studies/seat-belt-law/bundle/report.it.md"))
  }

  @Test("a study with an error exits 1, says where, and writes nothing")
  func studyError() throws {
    let scratch = try seatBelts { $0.replacing("matters: 50", with: "soglia: 50") }
    let run = try Command.esito(["evaluate", study], in: scratch.folder)
    #expect(run.code == 1)
    #expect(run.output.isEmpty)
    #expect(run.messages.contains("study.yaml:"))
    #expect(run.messages.contains("did you mean `matters`?"))
    #expect(!run.messages.contains("\u{1B}["))
    #expect(!scratch.exists("studies/seat-belt-law/bundle"))
  }

  @Test("data that are not what was declared exit 1 and write nothing")
  func dataError() throws {
    let scratch = try seatBelts()
    let data = "studies/seat-belt-law/data/seatbelts.csv"
    try scratch.write(scratch.text(data).replacing("\n1970-03,", with: "\n1970-13,"), to: data)
    let run = try Command.esito(["evaluate", study], in: scratch.folder)
    #expect(run.code == 1)
    #expect(run.messages.contains("seatbelts.csv:16"))
    #expect(!scratch.exists("studies/seat-belt-law/bundle"))
  }

  @Test("diagnostics as JSON are one object on standard output")
  func json() throws {
    let scratch = try seatBelts { $0.replacing("every: month", with: "every: mese") }
    let run = try Command.esito(["check", study, "--json"], in: scratch.folder)
    #expect(run.code == 1)
    #expect(run.messages.isEmpty)
    _ = try JSONSerialization.jsonObject(with: Data(run.output.utf8))
  }

  @Test("a folder that holds a stranger's file is left as it was")
  func stranger() throws {
    let scratch = try seatBelts()
    _ = try Command.esito(["evaluate", study, "--output", "out"], in: scratch.folder)
    try scratch.write("mine", to: "out/figures/mine.txt")
    let before = try scratch.files("out")
    let run = try Command.esito(["evaluate", study, "--output", "out"], in: scratch.folder)
    #expect(run.code == 2)
    #expect(run.messages.contains("figures/mine.txt"))
    #expect(try scratch.files("out") == before)
  }

  @Test("an older bundle is replaced whole")
  func replaced() throws {
    let scratch = try seatBelts()
    _ = try Command.esito(["evaluate", study, "--output", "out"], in: scratch.folder)
    let before = try scratch.files("out")
    let run = try Command.esito(["evaluate", study, "--output", "out/"], in: scratch.folder)
    #expect(run.code == 0)
    #expect(try scratch.files("out") == before)
    let left = try FileManager.default.contentsOfDirectory(atPath: scratch.folder.path)
    #expect(left.sorted() == ["out", "studies"])
  }

  @Test("a place where nothing can be written exits 2 and leaves nothing")
  func unwritable() throws {
    let scratch = try seatBelts()
    try scratch.write("a file", to: "blocked")
    let run = try Command.esito(["evaluate", study, "--output", "blocked/out"], in: scratch.folder)
    #expect(run.code == 2)
    #expect(try scratch.text("blocked") == "a file")
  }

  @Test("init writes a study that checks and evaluates, and replaces nothing")
  func initialise() throws {
    let scratch = try Scratch()
    #expect(try Command.esito(["init", "new"], in: scratch.folder).code == 0)
    #expect(try Command.esito(["check", "new/study.yaml"], in: scratch.folder).code == 0)
    let run = try Command.esito(["evaluate", "new/study.yaml"], in: scratch.folder)
    #expect(run.code == 0, "\(run.messages)")
    #expect(scratch.exists("new/bundle/report.it.md"))
    let again = try Command.esito(["init", "new"], in: scratch.folder)
    #expect(again.code == 2)
  }

  @Test(
    "small commands do what they say",
    arguments: [
      ["explain", "S014"], ["explain", "wash_in"], ["schema"], ["doctor"], ["completions", "bash"],
      ["completions", "zsh"], ["completions", "fish"], ["--version"], ["--help"], ["catalog"],
      ["catalog", "--json"], ["catalog", "survey/nps", "--language", "it"],
      ["catalog", "survey/nps", "--json"],
    ])
  func small(arguments: [String]) throws {
    let scratch = try Scratch()
    let run = try Command.esito(arguments, in: scratch.folder)
    #expect(run.code == 0)
    #expect(try scratch.files("").isEmpty)
    #expect(!run.output.isEmpty)
    #expect(run.messages.isEmpty)
  }

  @Test("an indicator that the catalogue does not hold exits 1 with those that were meant")
  func noIndicator() throws {
    let scratch = try Scratch()
    let run = try Command.esito(["catalog", "adesione"], in: scratch.folder)
    #expect(run.code == 1 && run.output.isEmpty)
    #expect(run.messages.contains("error[S070]"))
    #expect(run.messages.contains("`ons/adesione-corretta`"))
  }

  @Test(
    "what is no study is refused with a code and a way out",
    arguments: ["", "\u{0}", "[[[[", "spec: 99\n", "- a\n- b\n", "a: &x 1\nb: *x\n", "\t\t"])
  func noStudy(text: String) throws {
    let scratch = try Scratch()
    try scratch.write(text, to: "study.yaml")
    let run = try Command.esito(["evaluate", "study.yaml"], in: scratch.folder)
    #expect(run.code == 1)
    #expect(run.messages.contains("error[S"))
    #expect(run.messages.contains("help:"))
    #expect(!scratch.exists("bundle"))
  }

  @Test("a study file that is not there, or is a folder, exits without a crash")
  func missing() throws {
    let scratch = try Scratch()
    for path in ["nothing.yaml", "."] {
      let run = try Command.esito(["check", path], in: scratch.folder)
      #expect(run.code == 1 || run.code == 2)
      #expect(run.messages.contains("help:"))
    }
  }
}
