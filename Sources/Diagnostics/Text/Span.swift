// SPDX-License-Identifier: GPL-3.0-or-later

/// A stretch of one line of a file: where a diagnostic's caret stands.
public struct Span: Hashable, Codable, Sendable {
  /// Line, from 1.
  public var line: Int
  /// Column, from 1, counted in Unicode scalars.
  public var column: Int
  /// Length in Unicode scalars; at least 1.
  public var length: Int

  /// A stretch of a line.
  public init(line: Int, column: Int, length: Int = 1) {
    self.line = max(1, line)
    self.column = max(1, column)
    self.length = max(1, length)
  }
}
