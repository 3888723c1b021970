// SPDX-License-Identifier: GPL-3.0-or-later

import Glibc
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
    _ program: String, _ arguments: [String], input: [UInt8], in scratch: ScratchFolder,
    _ settings: EngineSettings, timeout: Int, environment more: [String: String] = [:]
  ) async -> Outcome {
    let search = settings.environment["PATH"] ?? ""
    guard let executable = ProgramRun.find(program, search) else { return .missing(program) }
    // The input is a file, not a pipe: a program that goes without reading breaks nothing.
    guard scratch.put(input, "input") else { return .failed }
    let descriptor = open("\(scratch.path)/input", O_RDONLY | O_CLOEXEC)
    unlink("\(scratch.path)/input")
    guard descriptor >= 0 else { return .failed }
    let run = ProgramRun(
      executable, arguments,
      environment: ["PATH": search, "LC_ALL": "C.UTF-8", "HOME": scratch.path]
        .merging(more) { $1 },
      folder: scratch.path, timeout: timeout, maximumBytes: outputLimit)
    switch await run.outcome(reading: descriptor) {
    case .ended(let code?, let output, let errors):
      return .ended(code, output: output, errors: errors)
    case .missing: return .missing(program)
    case .ended, .tooLarge, .failed, .late: return .failed
    }
  }
}

extension ScratchFolder {
  /// Puts a file in it; false when that fails.
  func put(_ bytes: [UInt8], _ name: String) -> Bool {
    FileBytes.write(bytes, to: "\(path)/\(name)", mode: 0o600) == nil
  }
}
