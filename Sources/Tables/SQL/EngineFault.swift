// SPDX-License-Identifier: GPL-3.0-or-later

/// Why an engine gave no answer. What the engine itself wrote is not in it: it could hold values.
public enum EngineFault: Error, Sendable, Hashable {
  /// Its client is not on PATH.
  case clientMissing
  /// The server cannot be reached, or closed the connection.
  case unreachable
  /// The client's configuration has no service of that name.
  case unknownConnection
  /// User or password are wrong, or the server lets this user in by no rule.
  case refused
  /// The user may not read the table.
  case forbidden
  /// No such table, database or file for the engine.
  case noTable
  /// No such column.
  case noColumn
  /// The file is not what the engine can read.
  case unreadable
  /// A number needs more digits than the engine has.
  case overflow
  /// No answer in that many seconds.
  case timeout(seconds: Int)
  /// The client was ended by a signal.
  case killed
  /// More came back than may.
  case tooLarge
  /// What came back is no answer to what was asked.
  case malformed
  /// The client failed for another reason, with this exit code.
  case failed(code: Int)
  /// The engine cannot do what the declaration asks.
  case unable(String)
}

extension EngineFault {
  /// Its code.
  var code: ProblemCode {
    switch self {
    case .clientMissing: .engineMissing
    case .unreachable, .unknownConnection: .engineConnection
    case .refused, .forbidden: .engineAccess
    case .noTable, .noColumn, .unreadable: .engineTable
    case .timeout, .killed, .tooLarge: .engineStopped
    case .overflow, .malformed, .failed: .engineFailed
    case .unable: .engineUnable
    }
  }

  /// Whether the engine did not come to look at the data: a command that could not run.
  public var isOut: Bool {
    switch code {
    case .engineMissing, .engineConnection, .engineAccess, .engineStopped, .engineFailed: true
    default: false
    }
  }

  /// What is wrong, of an engine.
  func message(_ engine: SQLEngine) -> String {
    let name = engine.title
    return switch self {
    case .clientMissing: "\(name)'s client `\(engine.client)` is not on PATH"
    case .unreachable: "\(name) cannot be reached, or closed the connection"
    case .unknownConnection: "\(name)'s configuration has no connection of that name"
    case .refused: "\(name) refused the user or the password"
    case .forbidden: "\(name) does not let this user read the table"
    case .noTable: "\(name) has no such table"
    case .noColumn: "the table has no such column in \(name)"
    case .unreadable: "\(name) cannot read this file"
    case .overflow: "a number needs more digits than \(name) has"
    case .timeout(let seconds): "\(name) gave no answer in \(seconds) seconds"
    case .killed: "\(name)'s client was stopped before it answered"
    case .tooLarge: "\(name) sent back more than can be held"
    case .malformed: "what \(name)'s client sent back is no answer to what was asked"
    case .failed(let code): "\(name)'s client failed with exit code \(code)"
    case .unable(let what): "\(name) cannot be asked for \(what)"
    }
  }
}
