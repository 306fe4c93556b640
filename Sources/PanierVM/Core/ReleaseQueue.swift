import Synchronization

/// References that Swift has dropped, on whatever thread; the Lua thread gives them back when it next runs.
final class ReleaseQueue: Sendable {
  private let references = Mutex<[Int64]>([])

  func add(_ reference: Int64) {
    references.withLock { $0.append(reference) }
  }

  func takeAll() -> [Int64] {
    references.withLock { list in
      if list.isEmpty { return [] }
      let taken = list
      list = []
      return taken
    }
  }
}
