import FoundationEssentials
import OVHClient
import Synchronization

/// What the prompt knows of the API: read beside the operator's work, never while a key waits for it.
final class FactStore: Sendable {
  private struct Entry {
    var fact: Fact?
    var failure: String?
    var reading: Task<Void, Never>?
    var isStale = false
  }

  private let session: PanierSession
  private let isReading: Bool
  private let entries = Mutex<[Fact.Key: Entry]>([:])

  /// - Parameters:
  ///   - session: whose client reads.
  ///   - isReading: whether anything may be read at all.
  init(_ session: PanierSession, isReading: Bool) {
    self.session = session
    self.isReading = isReading
  }

  /// What is known at this moment; what is not known or old begins to be read.
  func fact(_ key: Fact.Key) -> (fact: Fact?, note: String) {
    entries.withLock { entries in
      var entry = entries[key] ?? Entry()
      let age = entry.fact.map { session.now().timeIntervalSince($0.fetched) }
      let isOld = entry.isStale || (age.map { $0 < 0 || $0 > key.age } ?? true)
      // What failed is tried again when it is asked for once more.
      let failure = entry.failure
      if isOld, isReading, entry.reading == nil {
        entry.reading = Task { await self.read(key) }
        entry.failure = nil
        entries[key] = entry
      }
      guard let fact = entry.fact, let age else {
        if let failure { return (nil, "\(key.name) could not be read: \(failure)") }
        return (nil, isReading ? "\(key.name) are being read; press Tab again" : "\(key.name) are not known")
      }
      let when = age < 1 ? "just fetched" : "fetched \(CachedText.words(Int64(age))) ago"
      return (fact, [fact.nature, when].filter { !$0.isEmpty }.joined(separator: ", "))
    }
  }

  /// Takes what entries of the prompt may change for old from now on.
  func entryWasRun() {
    entries.withLock { entries in
      for key in entries.keys where key.changesWithEntries { entries[key]?.isStale = true }
    }
  }

  /// Waits until nothing is being read.
  func settle() async {
    while let task = entries.withLock({ $0.values.lazy.compactMap(\.reading).first }) { await task.value }
  }

  private func read(_ key: Fact.Key) async {
    let result: Result<Fact, any Error>
    do { result = .success(try await FactReader(session: session).read(key)) } catch { result = .failure(error) }
    entries.withLock { entries in
      entries[key, default: Entry()].reading = nil
      switch result {
      case .success(let fact):
        entries[key]?.fact = fact
        entries[key]?.isStale = false
      case .failure(let error): entries[key]?.failure = "\(error)"
      }
    }
  }
}
