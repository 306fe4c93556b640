import DurableFiles
public import FoundationEssentials
import OVHClient

/// Carts that were asked for and whose answer never came: nobody knows their ids.
///
/// Each is made with a description that no other cart has, and noted before it is asked for; the note goes when the
/// answer comes. A later run finds what is left by the description, once the account lists it.
public struct LostCarts: Sendable {
  /// How long a note is kept: a cart that is not ordered expires in a day.
  private static let lifetime: TimeInterval = 90_000
  private static let prefix = "panier draft "

  private let folder: String?
  private let now: @Sendable () -> Date

  /// Keeps notes in a folder.
  /// - Parameters:
  ///   - folder: the folder, made when it is first needed; nil notes nothing.
  ///   - now: tells the time.
  public init(folder: String? = nil, now: @escaping @Sendable () -> Date = { Date() }) {
    self.folder = folder
    self.now = now
  }

  /// Makes a cart that is noted until its answer comes.
  /// - Parameters:
  ///   - endpoint: the URL of the API, which the note is for.
  ///   - make: asks for a cart with the description that is given; nil where nothing is noted.
  func making(_ endpoint: String, _ make: (String?) async throws -> Cart) async throws -> Cart {
    guard folder != nil else { return try await make(nil) }
    let id = UUID().uuidString.lowercased()
    note(id, endpoint)
    do {
      let cart = try await make(Self.prefix + id)
      forget(id)
      return cart
    } catch let error as OVHError where !error.mayHaveHappened {
      forget(id)
      throw error
    }
  }

  /// Deletes what earlier runs lost and the account lists by now; what it does not list yet is looked for again later.
  func sweep(_ client: OVHClient) async {
    guard client.credentials.canSign else { return }
    for (id, date) in notes(client.endpoint.baseURL) {
      do {
        let carts = try await client.cartIDs(description: Self.prefix + id)
        for cart in carts { try await client.deleteCart(cart) }
        if !carts.isEmpty || now().timeIntervalSince(date) > Self.lifetime { forget(id) }
      } catch { continue }
    }
  }

  // What cannot be noted or read is no reason to fail what the script asked for: such a cart expires by itself.

  private func note(_ id: String, _ endpoint: String) {
    guard let folder else { return }
    let text = "\(Int64(now().timeIntervalSince1970)) \(endpoint)"
    do {
      try Folder.make(folder)
      try Data(text.utf8).write(to: URL(filePath: "\(folder)/\(id)"))
    } catch {}
  }

  private func forget(_ id: String) {
    guard let folder else { return }
    try? FileManager.default.removeItem(atPath: "\(folder)/\(id)")
  }

  private func notes(_ endpoint: String) -> [(id: String, date: Date)] {
    guard let folder, let names = try? FileManager.default.contentsOfDirectory(atPath: folder) else { return [] }
    return names.sorted().compactMap { name in
      guard UUID(uuidString: name) != nil, let data = FileManager.default.contents(atPath: "\(folder)/\(name)") else {
        return nil
      }
      let parts = String(decoding: data, as: UTF8.self).split(separator: " ", maxSplits: 1)
      guard parts.count == 2, parts[1] == endpoint, let seconds = TimeInterval(parts[0]) else { return nil }
      return (name, Date(timeIntervalSince1970: seconds))
    }
  }
}
