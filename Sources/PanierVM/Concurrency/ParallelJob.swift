import Synchronization

/// The items of one `parallel`, handed out one by one, and what came of each.
final class ParallelJob: Sendable {
  private struct State {
    var next = 0
    var done = 0
    var values: [LuaValue]
    var errors: [Int: any Error] = [:]
  }

  let items: [LuaValue]
  let function: LuaFunctionHandle
  /// How many calls are under way at once, at most.
  let limit: Int
  let host: LuaHost
  /// Whether errors are results; otherwise the first one ends everything.
  private let collects: Bool
  private let progress: (@Sendable (Int, Int) -> Void)?
  private let state: Mutex<State>

  init(
    items: [LuaValue], function: LuaFunctionHandle, limit: Int, collects: Bool, host: LuaHost,
    progress: (@Sendable (Int, Int) -> Void)?
  ) {
    self.items = items
    self.function = function
    self.limit = limit
    self.collects = collects
    self.host = host
    self.progress = progress
    state = Mutex(State(values: Array(repeating: .nil, count: items.count)))
  }

  /// The next item's place, from 0; nil when all are handed out or the task is cancelled.
  func take() -> Int? {
    guard !Task.isCancelled else { return nil }
    return state.withLock { state in
      guard state.next < items.count else { return nil }
      defer { state.next += 1 }
      return state.next
    }
  }

  /// Notes what came of an item.
  /// - Throws: its error, unless errors are collected; the end of the script always.
  func note(_ index: Int, _ outcome: Result<LuaValue, any Error>) throws {
    if case .failure(let error) = outcome, !collects || (error as? LuaError)?.exitCode != nil { throw error }
    let done = state.withLock { state in
      switch outcome {
      case .success(let value): state.values[index] = value
      case .failure(let error): state.errors[index] = error
      }
      state.done += 1
      return state.done
    }
    progress?(done, items.count)
  }

  /// The first result of each call, and with them the errors by index where they are collected.
  var results: LuaResults {
    let (values, errors) = state.withLock { ($0.values, $0.errors) }
    guard collects else { return .list(values) }
    let listed = errors.sorted { $0.key < $1.key }.map { index, error in
      (LuaValue.integer(Int64(index) + 1), LuaValue.object(ErrorValue(host.luaError(of: error))))
    }
    return .many([.list(values), .table(LuaTable(other: listed))])
  }
}
