// SPDX-License-Identifier: GPL-3.0-or-later

import Glibc

/// How engines' clients are run: from where they are found, in which environment, for how long.
public struct EngineSettings: Sendable {
  /// The environment of this process, of which a client is handed what its own configuration needs.
  public var environment: [String: String]
  /// Seconds after which a client is stopped.
  public var timeout: Int
  /// The most bytes that may come back.
  public var maximumBytes: Int

  /// Settings; an answer of 512 MiB holds some ten million groups.
  public init(
    environment: [String: String], timeout: Int = 3_600, maximumBytes: Int = 536_870_912
  ) {
    self.environment = environment
    self.timeout = timeout
    self.maximumBytes = maximumBytes
  }
}

/// One run of an engine's client, in an empty folder of its own that is removed afterwards.
struct EngineClient {
  let table: SQLTable
  /// Other tables that the same run reads.
  var beside: [SQLTable] = []
  let settings: EngineSettings

  /// Runs SELECTs and gives the lines that came back.
  /// - Parameter words: the words with which lines may begin.
  func answer(
    _ statements: [String], words: Set<String>
  ) async throws(SQLStop) -> SQLAnswer {
    guard let scratch = ScratchFolder() else { throw .fault(.failed(code: 0)) }
    defer { scratch.remove() }
    do throws(EngineFault) {
      let launch = try EngineLaunch(
        table, beside: beside, statements, settings, scratch: scratch)
      let bytes = try await run(launch, in: scratch)
      guard let answer = SQLAnswer(bytes, words: words) else { throw .malformed }
      return answer
    } catch {
      throw .fault(error)
    }
  }

  private func run(
    _ launch: EngineLaunch, in scratch: ScratchFolder
  ) async throws(EngineFault) -> [UInt8] {
    // The script is a file, not a pipe: a client that goes without reading breaks nothing.
    let descriptor = ScratchFolder.write(launch.input, "\(scratch.path)/script.sql")
    guard descriptor >= 0 else { throw .failed(code: 0) }
    let program = ProgramRun(
      launch.executable, launch.arguments, environment: launch.environment,
      folder: scratch.path, timeout: settings.timeout, maximumBytes: settings.maximumBytes)
    switch await program.outcome(reading: descriptor) {
    case .late: throw .timeout(seconds: settings.timeout)
    case .missing: throw .clientMissing
    case .tooLarge: throw .tooLarge
    case .failed: throw .failed(code: 0)
    case .ended(nil, _, _): throw .killed
    case .ended(0?, let output, _): return output
    case .ended(let code?, _, let errors):
      let fault = EngineErrors.fault(table.engine, errors, code: code)
      if case .timeout = fault { throw .timeout(seconds: settings.timeout) }
      throw fault
    }
  }
}

/// An empty folder that only this user can look into.
package struct ScratchFolder {
  /// Its path.
  package let path: String

  /// Makes one; nil when that fails.
  package init?() {
    let root = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
    var template = Array("\(root.hasPrefix("/") ? root : "/tmp")/esito-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else { return nil }
    path = template.withUnsafeBufferPointer { buffer in
      buffer.baseAddress.map { String(cString: $0) } ?? ""
    }
  }

  /// Writes a text to a new file and opens it for reading; negative when that fails.
  package static func write(_ text: String, _ path: String) -> Int32 {
    let file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard file >= 0 else { return -1 }
    defer { close(file) }
    var bytes = Array(text.utf8)[...]
    while !bytes.isEmpty {
      let written = bytes.withUnsafeBytes { Glibc.write(file, $0.baseAddress, $0.count) }
      if written < 0, errno != EINTR { return -1 }
      bytes = bytes.dropFirst(max(0, written))
    }
    return open(path, O_RDONLY | O_CLOEXEC)
  }

  /// Removes the folder and what a client left in it; links are removed, never followed.
  package func remove() { ScratchFolder.remove(path) }

  private static func remove(_ path: String) {
    var information = stat()
    guard lstat(path, &information) == 0 else { return }
    guard information.st_mode & S_IFMT == S_IFDIR, let stream = opendir(path) else {
      unlink(path)
      return
    }
    var names: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name != ".", name != ".." { names.append(name) }
    }
    closedir(stream)
    for name in names { remove("\(path)/\(name)") }
    rmdir(path)
  }
}
