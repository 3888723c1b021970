// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import FoundationEssentials
import Glibc
import Methods
import Tables
import Testing

@testable import Studies

@Suite("Data files lie under the study's folder or a data root")
final class ReadingFilesTests {
  let folder: URL
  private var study: String { folder.appending(path: "study/study.yaml").path }

  init() throws {
    folder = FileManager.default.temporaryDirectory.appending(
      path: "esito-files-\(UInt64.random(in: 0...UInt64.max))")
    for name in ["study/data", "root/data", "elsewhere"] {
      try FileManager.default.createDirectory(
        at: folder.appending(path: name), withIntermediateDirectories: true)
    }
    for name in ["study/data/a.csv", "root/data/b.csv", "elsewhere/c.csv"] {
      try Data("month\n".utf8).write(to: folder.appending(path: name))
    }
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  /// Writes the template's study with another `file`, and reads it.
  func load(
    _ file: String, dataRoots: [String] = [], data: StudyFile.Data = .required
  ) throws -> StudyFile {
    let text = StudyTemplate.all[0].files[0].text
      .replacing("file: data/uptake.csv", with: "file: '\(file)'")
    try Data(text.utf8).write(to: URL(filePath: study))
    return StudyFile.load(study, dataRoots: dataRoots, data: data)
  }

  private func code(_ file: String) throws -> String? {
    let found = try load(file)
    #expect(found.study == nil)
    let error = found.diagnostics.first { $0.severity == .error }
    #expect(error?.sourceLine?.hasPrefix("    file: '") == true && error?.span?.column == 11)
    #expect(error?.help.isEmpty == false)
    return error?.code
  }

  @Test("a file under the study's folder, or under a data root")
  func inside() throws {
    for name in ["data/a.csv", "./data/a.csv", "data/../data/a.csv"] {
      let found = try load(name)
      #expect(found.study != nil && found.sources.count == 1)
      #expect(found.sources.first?.path.hasSuffix("/study/data/a.csv") == true)
      #expect(found.sources.first?.displayName == name)
    }
    let root = folder.appending(path: "root").path
    #expect(try load("data/b.csv", dataRoots: [root]).sources.count == 1)
    #expect(try load("data/b.csv").study == nil)
  }

  @Test(
    "paths that lead out are refused before anything is opened",
    arguments: [
      "/etc/passwd", "~/dati.csv", "../elsewhere/c.csv", "data/../../elsewhere/c.csv",
      "C:\\dati\\a.csv", "data\\a.csv", "https://example.org/a.csv",
    ])
  func outside(file: String) throws {
    #expect(try code(file) == Code.filePath.id)
  }

  @Test("links are followed, and refused where they lead out")
  func links() throws {
    let data = folder.appending(path: "study/data")
    try FileManager.default.createSymbolicLink(
      atPath: data.appending(path: "in.csv").path, withDestinationPath: "a.csv")
    try FileManager.default.createSymbolicLink(
      atPath: data.appending(path: "out.csv").path,
      withDestinationPath: folder.appending(path: "elsewhere/c.csv").path)
    try FileManager.default.createSymbolicLink(
      atPath: data.appending(path: "loop.csv").path, withDestinationPath: "loop.csv")
    try FileManager.default.createSymbolicLink(
      atPath: data.appending(path: "folder").path,
      withDestinationPath: folder.appending(path: "elsewhere").path)
    #expect(try load("data/in.csv").study != nil)
    #expect(try code("data/out.csv") == Code.filePath.id)
    #expect(try code("data/folder/c.csv") == Code.filePath.id)
    #expect(try code("data/loop.csv") == Code.fileMissing.id)
    let elsewhere = folder.appending(path: "elsewhere").path
    #expect(try load("c.csv", dataRoots: [elsewhere]).study != nil)
  }

  @Test("folders, pipes and devices are no data files")
  func irregular() throws {
    #expect(mkfifo(folder.appending(path: "study/data/pipe").path, 0o600) == 0)
    #expect(try code("data") == Code.fileNotRegular.id)
    #expect(try code("data/pipe") == Code.fileNotRegular.id)
  }

  @Test("a plan can be checked before its data exist")
  func missing() throws {
    #expect(try code("data/none.csv") == Code.fileMissing.id)
    let found = try load("data/none.csv", data: .mayCome)
    #expect(found.study != nil && found.sources.isEmpty)
    #expect(found.diagnostics.map(\.severity) == [.warning])
  }

  @Test("a study file that is not there, a folder, a pipe")
  func studyFile() throws {
    let none = StudyFile.load(folder.appending(path: "none.yaml").path)
    let inFolder = StudyFile.load(folder.appending(path: "study").path)
    #expect(mkfifo(folder.appending(path: "pipe.yaml").path, 0o600) == 0)
    let pipe = StudyFile.load(folder.appending(path: "pipe.yaml").path)
    for found in [none, inFolder, pipe] {
      #expect(found.study == nil && found.diagnostics.map(\.code) == [Code.studyUnreadable.id])
    }
    #expect(inFolder.diagnostics.first?.help.contains("study/study.yaml") == true)
  }

  @Test("a data root that is not there is an error")
  func roots() throws {
    let found = try load("data/a.csv", dataRoots: [folder.appending(path: "none").path])
    #expect(found.study == nil)
  }
}

extension ReadingFilesTests {
  @Test("`*` in a file's name: all that fit, sorted, each under the folder; none is an error")
  func several() throws {
    for name in ["v-2.csv", "v-10.csv", "v-1.csv", ".v-3.csv", "v-1.txt"] {
      try write(name)
    }
    let found = try load("data/v-*.csv")
    #expect(
      found.sources.first?.files.map(\.displayName)
        == ["data/v-1.csv", "data/v-10.csv", "data/v-2.csv"])
    #expect(found.sources.first?.displayName == "data/v-*.csv")
    #expect(try load("data/v-*-*.csv").study == nil)
    #expect(try load("data/v-*-*.csv", data: .mayCome).study != nil)
    #expect(try load("../*.csv").study == nil)
    #expect(try load("d*/v-1.csv").study == nil)
    try link("v-9.csv")
    #expect(try load("data/v-*.csv").study == nil)
  }

  @Test("patterns")
  func patterns() {
    for (name, pattern, fits) in [
      ("abc", "a*c", true), ("ac", "a*c", true), ("aa", "a*a", true), ("a", "a*a", false),
      ("abcd", "a*c", false), ("a-b-c", "*-*-*", true), ("a-b", "*-*-*", false), ("x", "*", true),
      ("aXbXc", "a*X*c", true), ("abab", "*ab", true), ("abc", "abc", true),
    ] { #expect(DataFiles.fits(name, pattern) == fits, "\(name) \(pattern)") }
  }

  private func write(_ name: String) throws {
    try Data("month\n".utf8).write(to: folder.appending(path: "study/data/\(name)"))
  }

  /// A link out of the study's folder.
  private func link(_ name: String) throws {
    try FileManager.default.createSymbolicLink(
      at: folder.appending(path: "study/data/\(name)"),
      withDestinationURL: folder.appending(path: "elsewhere/c.csv"))
  }
}
