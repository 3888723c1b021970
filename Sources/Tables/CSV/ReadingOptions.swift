// SPDX-License-Identifier: GPL-3.0-or-later

/// How files are read; no answer depends on it but its digests.
public struct ReadingOptions: Sendable {
  /// How many threads share a file; nil for one a processor, at most 64.
  public var threads: Int?
  /// Makes a digester for each file of a source, or none; nil for no digests.
  public var digester: (@Sendable (SourceDescription) -> (any ByteDigester)?)?
  /// Told how far the reading has come, at most ten times a second and by one thread at a time.
  public var progress: (@Sendable (ReadingProgress) -> Void)?

  /// Options; by default all processors, no digests, nobody told.
  public init(
    threads: Int? = nil, digester: (@Sendable (SourceDescription) -> (any ByteDigester)?)? = nil,
    progress: (@Sendable (ReadingProgress) -> Void)? = nil
  ) {
    self.threads = threads
    self.digester = digester
    self.progress = progress
  }
}

/// Takes the bytes of a file in their order, and in the end says what stands for them: a hash, or
/// one keyed by a private salt.
public protocol ByteDigester {
  /// Takes the next bytes.
  mutating func update(_ bytes: UnsafeRawBufferPointer)
  /// The digest of all bytes taken, in lower-case hexadecimal.
  mutating func finalize() -> String
}

/// How far the reading of a source has come.
public struct ReadingProgress: Sendable, Hashable {
  /// The source's name in the study.
  public let source: String
  /// Bytes read so far, of all its files.
  public let bytes: Int
  /// Bytes in all its files, as they were when they were opened.
  public let totalBytes: Int
  /// Rows read so far, blank ones not counted.
  public let rows: Int
}
