// SPDX-License-Identifier: GPL-3.0-or-later

import Glibc
import Subprocess

/// One run of another program: no shell between, an environment of its own, for a limited time.
package struct ProgramRun: Sendable {
  /// The program's path.
  let executable: String
  /// Its arguments.
  let arguments: [String]
  /// All of its environment.
  let environment: [String: String]
  /// The folder it runs in.
  let folder: String
  /// Seconds after which it is stopped.
  let timeout: Int
  /// The most bytes that it may write to its output.
  let maximumBytes: Int

  /// A run.
  package init(
    _ executable: String, _ arguments: [String], environment: [String: String], folder: String,
    timeout: Int, maximumBytes: Int
  ) {
    self.executable = executable
    self.arguments = arguments
    self.environment = environment
    self.folder = folder
    self.timeout = timeout
    self.maximumBytes = maximumBytes
  }

  /// How a run ended.
  package enum Outcome: Sendable {
    /// It ended by itself: its exit code (nil when a signal ended it) and what it wrote.
    case ended(code: Int?, output: [UInt8], errors: String)
    /// There is no such program.
    case missing
    /// It wrote more than it may.
    case tooLarge
    /// It could not be started or read.
    case failed
    /// It took too long and was stopped.
    case late
  }

  /// Runs the program with the content of a file as its input; the descriptor is closed.
  package func outcome(reading descriptor: Int32) async -> Outcome {
    await withTaskGroup(of: Outcome.self) { group in
      group.addTask { await run(descriptor) }
      group.addTask {
        try? await Task.sleep(for: .seconds(timeout))
        return .late
      }
      let first = await group.next() ?? .late
      group.cancelAll()
      return first
    }
  }

  private func run(_ descriptor: Int32) async -> Outcome {
    var options = PlatformOptions()
    options.teardownSequence = [.gracefulShutDown(allowedDurationToNextStep: .seconds(1))]
    var variables: [Environment.Key: String] = [:]
    for (name, value) in environment {
      if let key = Environment.Key(rawValue: name) { variables[key] = value }
    }
    do {
      let result = try await Subprocess.run(
        .path(ProgramRun.literal(executable)), arguments: Arguments(arguments),
        environment: .custom(variables), workingDirectory: ProgramRun.literal(folder),
        platformOptions: options,
        input: .fileDescriptor(ProgramRun.named(descriptor), closeAfterSpawningProcess: true),
        output: .bytes(limit: maximumBytes), error: .string(limit: 16_777_216))
      var code: Int?
      if case .exited(let status) = result.terminationStatus { code = Int(status) }
      return .ended(code: code, output: result.standardOutput, errors: result.standardError)
    } catch let error as SubprocessError {
      switch error.code {
      case .executableNotFound: return .missing
      case .outputLimitExceeded: return .tooLarge
      default: return .failed
      }
    } catch {
      return .failed
    }
  }

  /// The first ordinary program of that name in the absolute folders of PATH.
  package static func find(_ name: String, _ search: String) -> String? {
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
