// SPDX-License-Identifier: GPL-3.0-or-later

import Glibc
import Subprocess
import Tables

/// Runs one of the programs that Esito knows by name, with fixed arguments and no shell between, in
/// a scratch folder, for a limited time. A study file or a bundle can start none.
enum FixedProgram {
  /// How a run ended.
  enum Outcome: Sendable {
    /// With this exit code, and what it printed.
    case ended(Int, output: [UInt8], errors: String)
    /// The program is not on PATH.
    case missing(String)
    /// It was stopped, or did not start.
    case failed
  }

  /// The most that a program may print.
  private static let outputLimit = 1 << 26

  static func run(
    _ program: String, _ arguments: [String], input: [UInt8], in scratch: ProgramScratch,
    _ settings: EngineSettings, timeout: Int
  ) async -> Outcome {
    let search = settings.environment["PATH"] ?? ""
    guard let executable = find(program, search) else { return .missing(program) }
    return await withTaskGroup(of: Outcome.self) { group in
      group.addTask { await start(executable, arguments, input, scratch.path, search) }
      group.addTask {
        try? await Task.sleep(for: .seconds(timeout))
        return .failed
      }
      let first = await group.next() ?? .failed
      group.cancelAll()
      return first
    }
  }

  private static func start(
    _ executable: String, _ arguments: [String], _ input: [UInt8], _ folder: String,
    _ search: String
  ) async -> Outcome {
    // The input is a file, not a pipe: a program that goes without reading breaks nothing.
    guard FileBytes.write(input, to: "\(folder)/input", mode: 0o600) == nil else { return .failed }
    let descriptor = open("\(folder)/input", O_RDONLY | O_CLOEXEC)
    unlink("\(folder)/input")
    guard descriptor >= 0 else { return .failed }
    var options = PlatformOptions()
    options.teardownSequence = [.gracefulShutDown(allowedDurationToNextStep: .seconds(1))]
    do {
      let result = try await Subprocess.run(
        .path(literal(executable)), arguments: Arguments(arguments),
        environment: .custom(["PATH": search, "LC_ALL": "C.UTF-8", "HOME": folder]),
        workingDirectory: literal(folder), platformOptions: options,
        input: .fileDescriptor(named(descriptor), closeAfterSpawningProcess: true),
        output: .bytes(limit: outputLimit), error: .string(limit: 1 << 16))
      guard case .exited(let code) = result.terminationStatus else { return .failed }
      return .ended(Int(code), output: result.standardOutput, errors: result.standardError)
    } catch {
      return .failed
    }
  }

  /// The first ordinary program of that name in the absolute folders of PATH.
  private static func find(_ name: String, _ search: String) -> String? {
    for folder in search.split(separator: ":") where folder.hasPrefix("/") {
      let path = "\(folder)/\(name)"
      var information = stat()
      if stat(path, &information) == 0, information.st_mode & S_IFMT == S_IFREG,
        access(path, X_OK) == 0
      {
        return path
      }
    }
    return nil
  }

  /// A path of the library that Subprocess names paths by, made without importing it.
  private static func literal<Path: ExpressibleByStringLiteral>(_ text: String) -> Path
  where Path.StringLiteralType == String {
    Path(stringLiteral: text)
  }

  private struct NoDescriptor: Error {}

  /// A file descriptor of that library.
  private static func named<Descriptor: RawRepresentable>(_ number: Int32) throws -> Descriptor
  where Descriptor.RawValue == Int32 {
    guard let descriptor = Descriptor(rawValue: number) else { throw NoDescriptor() }
    return descriptor
  }
}

/// A folder of its own for one program, removed afterwards; outside the bundle, which is only read.
struct ProgramScratch: Sendable {
  let path: String

  init?() {
    let base = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
    var template = Array("\(base)/esito-check-XXXXXX".utf8CString)
    guard let made = mkdtemp(&template) else { return nil }
    path = String(cString: made)
  }

  /// Puts a file in it.
  func put(_ bytes: [UInt8], _ name: String) -> Bool {
    FileBytes.write(bytes, to: "\(path)/\(name)", mode: 0o600) == nil
  }

  /// Removes it.
  func remove() { FileBytes.removeTree(path) }
}
