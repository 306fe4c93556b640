/// How long, and how, lost answers are looked for.
public struct LookPolicy: Sendable {
  /// For how long it goes on looking after the first looks: `--wait`; on a terminal until the settling time is over.
  public var patience: Duration
  /// Told in words what is being waited for, before each wait; nil at its end.
  public var progress: @Sendable (String?) -> Void
  /// Waits between two looks; throws when cancelled.
  public var sleep: @Sendable (Duration) async throws -> Void

  /// Creates a policy.
  /// - Parameters:
  ///   - patience: for how long it goes on looking after the first looks.
  ///   - progress: told what is being waited for.
  ///   - sleep: waits between two looks.
  public init(
    patience: Duration = .zero, progress: @escaping @Sendable (String?) -> Void = { _ in },
    sleep: @escaping @Sendable (Duration) async throws -> Void = { try await Task.sleep(for: $0) }
  ) {
    self.patience = patience
    self.progress = progress
    self.sleep = sleep
  }

  /// The first looks, which nothing interrupts.
  private static let first: [Duration] = [.zero, .seconds(1), .seconds(3)]
  /// The pauses before the looks after them; the last one repeats.
  private static let later: [Duration] = [7, 15, 30, 60, 120].map { .seconds($0) }

  /// Looks until something is found or the patience is over; a cancelled wait ends it with what is known.
  /// - Parameters:
  ///   - subject: what is looked for, in words.
  ///   - look: looks once; nil while nothing is known.
  func run<Found: Sendable>(
    _ subject: String, _ look: @escaping @Sendable () async -> (found: Found, isFinal: Bool)
  ) async -> Found {
    // A task of its own: the first looks have to be made even when the script is interrupted.
    let sleep = sleep
    var last = await Task {
      var last = await look()
      for pause in Self.first.dropFirst() where !last.isFinal {
        try? await sleep(pause)
        last = await look()
      }
      return last
    }.value
    var left = patience
    var pauses = Self.later[...]
    while !last.isFinal, left > .zero {
      let pause = min(pauses.first ?? .zero, left)
      if pauses.count > 1 { pauses.removeFirst() }
      progress("\(subject); looking again in \(pause.components.seconds) s, Ctrl-C stops looking")
      do { try await sleep(pause) } catch { break }
      left -= pause
      last = await look()
    }
    if patience > .zero { progress(nil) }
    return last.found
  }
}
