// SPDX-License-Identifier: GPL-3.0-or-later

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
