// SPDX-License-Identifier: GPL-3.0-or-later

extension Reading {
  /// The tree of nodes of the file; nil after an error that leaves no tree, which is recorded.
  public func compose() -> Node? { Composer.compose(self) }
}
