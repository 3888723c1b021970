// SPDX-License-Identifier: GPL-3.0-or-later

import Glibc
import Subprocess

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

  private enum Outcome: Sendable {
    case ended(status: TerminationStatus, output: [UInt8], errors: String)
    case failed(EngineFault)
    case late
  }

  private func run(
    _ launch: EngineLaunch, in scratch: ScratchFolder
  ) async throws(EngineFault) -> [UInt8] {
    let settings = settings
    let path = scratch.path
    let outcome = await withTaskGroup(of: Outcome.self) { group in
      group.addTask { await EngineClient.start(launch, in: path, settings) }
      group.addTask {
        try? await Task.sleep(for: .seconds(settings.timeout))
        return .late
      }
      let first = await group.next() ?? .late
      group.cancelAll()
      return first
    }
    switch outcome {
    case .late: throw .timeout(seconds: settings.timeout)
    case .failed(let fault): throw fault
    case .ended(.exited(0), let output, _): return output
    case .ended(.exited(let code), _, let errors):
      let fault = EngineErrors.fault(table.engine, errors, code: Int(code))
      if case .timeout = fault { throw .timeout(seconds: settings.timeout) }
      throw fault
    case .ended: throw .killed
    }
  }

  private static func start(
    _ launch: EngineLaunch, in scratch: String, _ settings: EngineSettings
  ) async -> Outcome {
    // The script is a file, not a pipe: a client that goes without reading breaks nothing.
    let script = "\(scratch)/script.sql"
    let descriptor = ScratchFolder.write(launch.input, script)
    guard descriptor >= 0 else { return .failed(.failed(code: 0)) }
    var options = PlatformOptions()
    options.teardownSequence = [.gracefulShutDown(allowedDurationToNextStep: .seconds(1))]
    var environment: [Environment.Key: String] = [:]
    for (name, value) in launch.environment {
      if let key = Environment.Key(rawValue: name) { environment[key] = value }
    }
    do {
      let result = try await Subprocess.run(
        .path(literal(launch.executable)), arguments: Arguments(launch.arguments),
        environment: .custom(environment), workingDirectory: literal(scratch),
        platformOptions: options,
        input: .fileDescriptor(
          named(descriptor), closeAfterSpawningProcess: true),
        output: .bytes(limit: settings.maximumBytes), error: .string(limit: 16_777_216))
      return .ended(
        status: result.terminationStatus, output: result.standardOutput,
        errors: result.standardError)
    } catch let error as SubprocessError {
      switch error.code {
      case .executableNotFound: return .failed(.clientMissing)
      case .outputLimitExceeded: return .failed(.tooLarge)
      default: return .failed(.failed(code: 0))
      }
    } catch {
      return .failed(.failed(code: 0))
    }
  }

  /// A path of the library that Subprocess names paths by, made without importing it.
  private static func literal<Path: ExpressibleByStringLiteral>(_ text: String) -> Path
  where Path.StringLiteralType == String {
    Path(stringLiteral: text)
  }

  /// A file descriptor of that library.
  private static func named<Descriptor: RawRepresentable>(_ number: Int32) throws -> Descriptor
  where Descriptor.RawValue == Int32 {
    guard let descriptor = Descriptor(rawValue: number) else { throw EngineFault.failed(code: 0) }
    return descriptor
  }
}

/// An empty folder that only this user can look into.
struct ScratchFolder {
  let path: String

  init?() {
    let root = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
    var template = Array("\(root.hasPrefix("/") ? root : "/tmp")/esito-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else { return nil }
    path = template.withUnsafeBufferPointer { buffer in
      buffer.baseAddress.map { String(cString: $0) } ?? ""
    }
  }

  /// Writes a text to a new file and opens it for reading; negative when that fails.
  static func write(_ text: String, _ path: String) -> Int32 {
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
  func remove() { ScratchFolder.remove(path) }

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
