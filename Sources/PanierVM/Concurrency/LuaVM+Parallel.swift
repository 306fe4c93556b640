extension LuaVM {
  /// Does items of a job until none is left, without leaving the Lua thread between two of them.
  func work(on job: ParallelJob) async throws {
    while let index = job.take() {
      let outcome: Result<LuaValue, any Error>
      do {
        let results = try await callKeeping(job.function, [job.items[index], .integer(Int64(index) + 1)])
        outcome = .success(results.first ?? .nil)
      } catch { outcome = .failure(error) }
      try job.note(index, outcome)
      await letOthersRun()
    }
  }

  /// Goes behind whatever else waits for the Lua thread: items that never wait must not keep it from others.
  private func letOthersRun() async {
    await withCheckedContinuation { continuation in
      Task {
        // Makes the task one of this actor's, which runs on its thread.
        assertIsolated()
        continuation.resume()
      }
    }
  }
}
