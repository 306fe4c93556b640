import Synchronization
import Testing

@testable import OVHClient

@Suite struct DeadlineWatchTests {
  @Test func handsOnResultsAndErrors() async throws {
    struct Failure: Error, Equatable {}
    let watch = DeadlineWatch(limit: .seconds(600))
    #expect(try await watch.run { 7 } == 7)
    await #expect(throws: Failure()) { try await watch.run { throw Failure() } }
    watch.stop()
  }

  @Test func givesUpWhatTakesTooLongEachTime() async throws {
    let watch = DeadlineWatch(limit: .milliseconds(50))
    let endless = AsyncStream<Int>.makeStream()
    #expect(try await watch.run { await endless.stream.first { _ in true } ?? -1 } == nil)
    // The timer begins anew for what comes later.
    let later = AsyncStream<Int>.makeStream()
    #expect(try await watch.run { await later.stream.first { _ in true } ?? -1 } == nil)
    endless.continuation.finish()
    later.continuation.finish()
  }

  @Test func endsWithItsCaller() async throws {
    let watch = DeadlineWatch(limit: .seconds(600))
    let begun = AsyncStream<Void>.makeStream()
    let caller = Task {
      try await watch.run {
        begun.continuation.finish()
        try await Task.sleep(for: .seconds(600))
      }
    }
    for await _ in begun.stream {}
    caller.cancel()
    await #expect(throws: CancellationError.self) { try await caller.value }
    watch.stop()
  }
}
