import Synchronization

/// What one run has spawned: nothing of it outlives the run.
final class RunScope: Sendable {
  private let tasks = Mutex<[LuaTask]>([])

  func add(_ task: LuaTask) {
    tasks.withLock { $0.append(task) }
  }

  /// Waits for everything that was spawned; also for what that spawned in turn, which belongs to its own run.
  ///
  /// - Throws: the first error of a task nobody has waited for.
  func join() async throws {
    for task in takeAll() {
      let outcome = await withTaskCancellationHandler {
        await task.outcome()
      } onCancel: {
        task.cancel()
      }
      if case .failure(let error) = outcome, !task.isObserved {
        await cancel()
        throw error
      }
    }
  }

  /// Cancels everything and waits for its end.
  func cancel() async {
    let all = takeAll()
    for task in all { task.cancel() }
    for task in all { _ = await task.outcome() }
  }

  private func takeAll() -> [LuaTask] {
    tasks.withLock { list in
      defer { list = [] }
      return list
    }
  }
}
