import DurableFiles
public import FoundationEssentials
import OVHClient
import Synchronization

/// Catalogues that were fetched once, for a day, on disk where there is a folder for them.
///
/// What it holds is shown and never ordered at: `SpendingGuard` asks the API for the price of a cart before each
/// order, and is built of modules that cannot reach this one.
public final class CatalogCache: Sendable {
  /// How long a catalogue is used before it is fetched anew, in seconds.
  public static let maximumAge: TimeInterval = 24 * 60 * 60

  private let store: CatalogStore?
  private let now: @Sendable () -> Date
  private let note: @Sendable (String) -> Void
  private let fetching = Mutex<[String: Task<CachedText, any Error>]>([:])

  /// Creates a cache.
  /// - Parameters:
  ///   - folder: where files are kept, made when the first is; nil to keep none and fetch each time.
  ///   - now: the local time.
  ///   - note: told in one sentence what the operator should know: an old catalogue is used, or none can be kept.
  public init(
    folder: String? = nil, now: @escaping @Sendable () -> Date = { Date() },
    note: @escaping @Sendable (String) -> Void = { _ in }
  ) {
    store = folder.map { CatalogStore(folder: $0) }
    self.now = now
    self.note = note
  }

  /// A text from the cache, or from the API where the cache has none that is young enough.
  ///
  /// Calls for the same text at once share one fetch.
  /// - Parameters:
  ///   - key: what is wanted.
  ///   - refresh: true to fetch it whatever its age.
  ///   - fetch: asks the API.
  ///   - check: throws where a text cannot be used, so that it is not kept.
  /// - Throws: what `fetch` throws, unless the API is out of reach and the cache has an older text.
  func text(
    _ key: CatalogKey, refresh: Bool, fetch: @escaping @Sendable () async throws -> APIResponse,
    check: @escaping @Sendable ([UInt8]) throws -> Void
  ) async throws -> CachedText {
    let name = "\(key.path) \(refresh)"
    while true {
      let task = fetching.withLock { fetching in
        if let task = fetching[name] { return task }
        let task = Task {
          defer { self.fetching.withLock { $0[name] = nil } }
          return try await self.load(key, refresh: refresh, fetch: fetch, check: check)
        }
        fetching[name] = task
        return task
      }
      do {
        return try await withTaskCancellationHandler {
          try await task.value
        } onCancel: {
          task.cancel()
        }
      } catch let error as OVHError where error.kind == .cancelled && !Task.isCancelled {
        // Another caller gave up, and this one still wants it.
        continue
      }
    }
  }

  private func load(
    _ key: CatalogKey, refresh: Bool, fetch: @Sendable () async throws -> APIResponse,
    check: @Sendable ([UInt8]) throws -> Void
  ) async throws -> CachedText {
    if !refresh, let store {
      let header = store.header(key)
      if isYoung(header), let kept = store.read(key, now: now()) { return kept }
      if isYoung(header) || header == nil && store.holds(key) {
        note("the \(key.name) in the cache is damaged or not ours, and is fetched anew")
      }
    }
    do {
      let answer = try await fetch()
      do { try check(answer.body) } catch {
        var failure = OVHError(
          kind: .decoding, request: answer.request, message: "answered with something else than a \(key.name): \(error)"
        )
        failure.status = answer.status
        failure.queryID = answer.queryID
        throw failure
      }
      let text = CachedText(answer.body, fetched: now(), now: now())
      keep(text, key)
      return text
    } catch let error as OVHError where !refresh && Self.isOutage(error) {
      // Only now is the old text read, so that it never lies in memory beside the new one.
      guard let kept = store?.read(key, now: now()) else { throw error }
      note("the \(key.name) is \(CachedText.words(kept.age)) old, from the cache, because \(error)")
      return kept
    }
  }

  private func isYoung(_ header: CatalogStore.Header?) -> Bool {
    guard let age = header.map({ now().timeIntervalSince($0.fetched) }) else { return false }
    return (0..<Self.maximumAge).contains(age)
  }

  private func keep(_ text: CachedText, _ key: CatalogKey) {
    guard let store else { return }
    do throws(SystemError) { try store.write(text, for: key) } catch {
      note("the \(key.name) cannot be kept in the cache (\(error)); it is fetched again when it is needed")
    }
  }

  /// Whether a call failed because the API is out of reach, and not because of what was asked.
  private static func isOutage(_ error: OVHError) -> Bool {
    if error.kind == .network { return true }
    guard error.kind == .api, let status = error.status else { return false }
    return status >= 500 || status == 429 || status == 408
  }
}
