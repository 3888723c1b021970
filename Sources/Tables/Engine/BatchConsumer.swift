// SPDX-License-Identifier: GPL-3.0-or-later

/// What a reader hands its rows to.
protocol BatchConsumer: AnyObject {
  /// Takes the rows of a batch; its memory may be used again afterwards.
  func add(_ batch: Batch)

  /// Why no answer can be given from the rows taken so far, if it is so.
  var failure: ProblemCause? { get }
}
