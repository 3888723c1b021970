// SPDX-License-Identifier: GPL-3.0-or-later

/// What a reader hands its rows to. Each of the reader's workers has its own consumer, made with the
/// worker's own schema (and so its own label codes); whoever asked for the reading merges them
/// afterwards. Which rows reach which consumer, and in what order, differs from run to run: what the
/// consumers hold together must not depend on it.
protocol BatchConsumer: AnyObject {
  /// Takes the rows of a batch; its memory may be used again afterwards.
  func add(_ batch: Batch)

  /// Why no answer can be given from the rows taken so far, if it is so.
  var failure: ProblemCause? { get }
}
