extension PanierSession {
  /// How many reads are under way at once; the pace of the API holds besides.
  private static let side = 8

  /// Reads many things side by side, in the order of their ids.
  /// - Parameters:
  ///   - ids: what to read.
  ///   - name: what they are, for the progress that is told.
  ///   - count: how many there are in all, where these are a part of them.
  ///   - before: how many were read before these.
  ///   - read: reads one.
  func reading<ID: Sendable, Value: Sendable>(
    _ ids: [ID], _ name: String, of count: Int? = nil, from before: Int = 0,
    _ read: @escaping @Sendable (ID) async throws -> Value
  ) async throws -> [Value] {
    defer { progress(nil) }
    return try await withThrowingTaskGroup(of: (Int, Value).self) { group in
      var values: [Value?] = Array(repeating: nil, count: ids.count)
      var started = 0
      var done = 0
      func start() {
        guard started < ids.count else { return }
        let index = started
        started += 1
        group.addTask { (index, try await read(ids[index])) }
      }
      for _ in 0..<Self.side { start() }
      while let (index, value) = try await group.next() {
        values[index] = value
        done += 1
        progress("\(before + done) of \(count ?? ids.count) \(name)")
        start()
      }
      return values.compactMap { $0 }
    }
  }
}
