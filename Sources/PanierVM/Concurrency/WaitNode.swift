import Synchronization

/// A spawned task among those that wait for each other.
///
/// A task waits for what it calls `wait` on, and in the end for all that it has spawned.
final class WaitNode: Sendable {
  fileprivate struct Edge: Sendable {
    let node: WaitNode
    var count: Int
  }

  private typealias Graph = [ObjectIdentifier: [ObjectIdentifier: Edge]]

  private static let graph = Mutex<Graph>([:])

  /// Where it was spawned: `script.lua:3`.
  private let place: String
  private let parent: WaitNode?

  /// - Parameters:
  ///   - place: where it was spawned.
  ///   - parent: the task that spawned it, which will wait for it; nil for the script.
  init(place: String, parent: WaitNode?) {
    self.place = place
    self.parent = parent
    if let parent { Self.graph.withLock { $0.join(parent, to: self) } }
  }

  /// Notes that it waits for another.
  ///
  /// - Throws: a usage error when the other one waits for it.
  func begin(waitingFor other: WaitNode) throws {
    try Self.graph.withLock { graph in
      guard let circle = graph.path(from: other, to: self) else { return graph.join(self, to: other) }
      throw Self.refusal(circle)
    }
  }

  /// Whether it waits for another already, by whatever way.
  func waits(for other: WaitNode) -> Bool {
    Self.graph.withLock { $0.path(from: self, to: other) != nil }
  }

  /// Notes that it has stopped waiting.
  func end(waitingFor other: WaitNode) {
    Self.graph.withLock { $0.part(self, from: other) }
  }

  /// Notes that it has ended.
  func end() {
    Self.graph.withLock { graph in
      graph[ObjectIdentifier(self)] = nil
      if let parent { graph.part(parent, from: self) }
    }
  }

  private static func refusal(_ circle: [WaitNode]) -> LuaError {
    if circle.count == 1 { return .usage("a task cannot wait for itself") }
    let places = (circle.suffix(1) + circle).map(\.place)
    return .usage("tasks would wait for each other for ever: \(places.joined(separator: ", waits for "))")
  }
}

extension [ObjectIdentifier: [ObjectIdentifier: WaitNode.Edge]] {
  fileprivate mutating func join(_ node: WaitNode, to other: WaitNode) {
    self[ObjectIdentifier(node), default: [:]][ObjectIdentifier(other), default: .init(node: other, count: 0)].count +=
      1
  }

  fileprivate mutating func part(_ node: WaitNode, from other: WaitNode) {
    let (from, to) = (ObjectIdentifier(node), ObjectIdentifier(other))
    self[from]?[to]?.count -= 1
    if self[from]?[to]?.count == 0 { self[from]?[to] = nil }
    if self[from]?.isEmpty == true { self[from] = nil }
  }

  /// The nodes on a way, both ends included; nil when there is none.
  fileprivate func path(from start: WaitNode, to end: WaitNode) -> [WaitNode]? {
    var cameFrom: [ObjectIdentifier: WaitNode] = [:]
    var seen: Set<ObjectIdentifier> = [ObjectIdentifier(start)]
    var open = [start]
    while let node = open.popLast() {
      if node === end {
        var way = [node]
        while let before = cameFrom[ObjectIdentifier(way[0])] { way.insert(before, at: 0) }
        return way
      }
      for edge in (self[ObjectIdentifier(node)] ?? [:]).values where seen.insert(ObjectIdentifier(edge.node)).inserted {
        cameFrom[ObjectIdentifier(edge.node)] = node
        open.append(edge.node)
      }
    }
    return nil
  }
}
