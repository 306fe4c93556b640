import Synchronization

/// Gives up exchanges that take too long, with one timer for all of them.
///
/// A timer for each would cost more than a whole exchange on this machine's loopback: most are cancelled at once.
final class DeadlineWatch: Sendable {
  private struct WeakOwner: Sendable {
    weak let watch: DeadlineWatch?
  }

  private struct State {
    var running: [Int: Exchange] = [:]
    var next = 0
    var timer: Task<Void, Never>?
  }

  private struct Exchange {
    let end: ContinuousClock.Instant
    let giveUp: @Sendable () -> Void
    var isOver = false
  }

  private let limit: Duration
  private let state = Mutex(State())

  /// Creates a watch.
  /// - Parameter limit: the longest time for one exchange.
  init(limit: Duration) { self.limit = limit }

  /// Does something that is cancelled when its time is over.
  /// - Returns: its result, or nil when it took too long.
  /// - Throws: what it throws.
  func run<Result: Sendable>(_ body: @escaping @Sendable () async throws -> Result) async throws -> Result? {
    let work = Task { try await body() }
    let number = begin { work.cancel() }
    let result = await withTaskCancellationHandler {
      await work.result
    } onCancel: {
      work.cancel()
    }
    return finish(number) ? nil : try result.get()
  }

  /// Stops the timer.
  func stop() { state.withLock { $0.timer?.cancel() } }

  private func begin(_ giveUp: @escaping @Sendable () -> Void) -> Int {
    state.withLock { state in
      let number = state.next
      state.next += 1
      state.running[number] = Exchange(end: .now + limit, giveUp: giveUp)
      if state.timer == nil {
        let owner = WeakOwner(watch: self)
        state.timer = Task { await DeadlineWatch.watch(for: owner) }
      }
      return number
    }
  }

  /// Whether the time of an exchange was over before it ended.
  private func finish(_ number: Int) -> Bool {
    state.withLock { $0.running.removeValue(forKey: number)?.isOver ?? false }
  }

  /// Gives up what is over; the watch itself may go meanwhile.
  private static func watch(for owner: WeakOwner) async {
    while let end = owner.watch?.nextEnd() {
      do { try await Task.sleep(until: end, clock: .continuous) } catch { return }
      owner.watch?.giveUpOverdue()
    }
  }

  /// When the oldest exchange is over; nil, and no timer any more, where there is none.
  private func nextEnd() -> ContinuousClock.Instant? {
    state.withLock { state in
      let end = state.running.values.lazy.filter { !$0.isOver }.map(\.end).min()
      if end == nil { state.timer = nil }
      return end
    }
  }

  private func giveUpOverdue() {
    let overdue = state.withLock { state in
      let now = ContinuousClock.now
      let numbers = state.running.filter { !$0.value.isOver && $0.value.end <= now }.keys
      for number in numbers { state.running[number]?.isOver = true }
      return numbers.compactMap { state.running[$0]?.giveUp }
    }
    for giveUp in overdue { giveUp() }
  }
}
