public import OVHClient
import Synchronization

/// Reads what orders are about and what became of them, by whichever routes the region serves.
public struct OrderReader: Sendable {
  private let client: OVHClient
  /// Remembers that a route is not served, so that it is not asked for again line by line.
  private let missing = Missing()

  private final class Missing: Sendable {
    let routes = Mutex<Set<String>>([])
  }

  /// Creates a reader.
  /// - Parameter client: the client that asks.
  public init(client: OVHClient) {
    self.client = client
  }

  /// The lines of an order; none right after the checkout.
  /// - Parameter id: the order's number.
  /// - Throws: `OVHError`.
  public func lines(of id: Int64) async throws -> [OrderDetail] {
    var lines: [OrderDetail] = []
    for detail in try await client.orderDetailIDs(id) {
      lines.append(try await client.orderDetail(id, detail: detail))
    }
    return lines
  }

  /// What an order bought, in words: `free-example.fr create P1Y`, `hosting-perso P1Y`.
  ///
  /// A region that does not tell plan and period has the lines speak.
  /// - Parameters:
  ///   - id: the order's number.
  ///   - lines: its lines.
  /// - Throws: `OVHError`.
  public func things(of id: Int64, _ lines: [OrderDetail]) async throws -> [String] {
    var things: [String] = []
    for group in OrderedGroup.all(lines) {
      let line = group.main
      let about = try await optional("extension") { try await client.orderDetailExtension(id, detail: line.id) }
      let words = group.words(about)
      if !things.contains(words) { things.append(words) }
    }
    return things
  }

  /// The names of the services that an order became, each once; empty before it is delivered.
  ///
  /// The operations of a line name its service; where a region serves none, the line itself does.
  /// - Parameters:
  ///   - id: the order's number.
  ///   - lines: its lines, where they are known; nil to read them.
  /// - Throws: `OVHError`.
  public func services(of id: Int64, _ lines: [OrderDetail]? = nil) async throws -> [String] {
    var names: [String] = []
    var known = lines
    if known == nil { known = try await self.lines(of: id) }
    for line in known ?? [] where !line.cancelled {
      var found = try await operations(id, line.id).compactMap(\.service)
      if found.isEmpty, let service = line.service { found = [service] }
      for name in found where !names.contains(name) { names.append(name) }
    }
    return names
  }

  private func operations(_ id: Int64, _ line: Int64) async throws -> [OrderOperation] {
    let ids = try await optional("operations") { try await client.orderOperationIDs(id, detail: line) }
    var operations: [OrderOperation] = []
    for operation in ids ?? [] {
      operations.append(try await client.orderOperation(id, detail: line, operation: operation))
    }
    return operations
  }

  /// What a route answers; nil where the region does not serve it, or has nothing for this line.
  private func optional<Value>(_ route: String, _ body: () async throws -> Value) async throws -> Value? {
    guard !missing.routes.withLock({ $0.contains(route) }) else { return nil }
    do { return try await body() } catch let error as OVHError where [404, 405, 501].contains(error.status) {
      if error.message.lowercased().contains("invalid (or empty) url") {
        _ = missing.routes.withLock { $0.insert(route) }
      }
      return nil
    }
  }
}
