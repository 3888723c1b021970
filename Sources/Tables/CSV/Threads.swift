// SPDX-License-Identifier: GPL-3.0-or-later

import Glibc

/// A lock, and a bell that those who wait under it hear.
///
/// POSIX's own, because a worker must be able to wait for another in the middle of a block, which a
/// task of Swift's small pool of threads must not.
final class Monitor: @unchecked Sendable {
  private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
  private let condition = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)

  init() {
    mutex.initialize(to: pthread_mutex_t())
    condition.initialize(to: pthread_cond_t())
    pthread_mutex_init(mutex, nil)
    pthread_cond_init(condition, nil)
  }

  deinit {
    pthread_cond_destroy(condition)
    pthread_mutex_destroy(mutex)
    condition.deallocate()
    mutex.deallocate()
  }

  /// Does something that nobody else may do meanwhile.
  func locked<Result, Failure: Error>(
    _ body: () throws(Failure) -> Result
  ) throws(Failure) -> Result {
    acquire()
    defer { pthread_mutex_unlock(mutex) }
    return try body()
  }

  /// What is done under a lock here takes some tens of microseconds, less than to be put to sleep and
  /// woken: so it first tries for about as long.
  private func acquire() {
    for _ in 0..<200 {
      if pthread_mutex_trylock(mutex) == 0 { return }
      sched_yield()
    }
    pthread_mutex_lock(mutex)
  }

  /// Lets go of the lock until the bell rings; only within `locked`.
  func wait() { pthread_cond_wait(condition, mutex) }

  /// Wakes all who wait.
  func ring() { pthread_cond_broadcast(condition) }
}

/// Threads of the system's own.
enum Threads {
  /// How many work at once when nobody says: one a processor, at most 64.
  static var standard: Int { min(64, max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN)))) }

  private final class Work {
    let body: (Int) -> Void
    let number: Int

    init(_ body: @escaping (Int) -> Void, _ number: Int) {
      self.body = body
      self.number = number
    }
  }

  /// Calls the body on a thread of its own and does not wait for it; on the caller's where the system
  /// has no thread left.
  static func start(_ body: @escaping () -> Void) {
    var thread = pthread_t()
    let work = Unmanaged.passRetained(Work({ _ in body() }, 0))
    guard create(&thread, work) else {
      work.release()
      return body()
    }
    pthread_detach(thread)
  }

  private static func create(_ thread: inout pthread_t, _ work: Unmanaged<Work>) -> Bool {
    let status = pthread_create(
      &thread, nil,
      { context in
        guard let context else { return nil }
        let work = Unmanaged<Work>.fromOpaque(context).takeRetainedValue()
        work.body(work.number)
        return nil
      }, work.toOpaque())
    return status == 0
  }

  /// Calls the body with 0 to `count` - 1, each on a thread of its own (0 on the caller's), and
  /// comes back when all have. Where the system has no thread left, the numbers that lack one are
  /// not called: the work must be shared out as it is done.
  static func run(_ count: Int, _ body: @escaping (Int) -> Void) {
    var threads: [pthread_t] = []
    for number in 1..<max(1, count) {
      var thread = pthread_t()
      let work = Unmanaged.passRetained(Work(body, number))
      guard create(&thread, work) else {
        work.release()
        break
      }
      threads.append(thread)
    }
    body(0)
    for thread in threads { pthread_join(thread, nil) }
  }
}
