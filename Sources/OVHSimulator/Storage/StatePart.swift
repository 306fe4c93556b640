import FoundationEssentials

/// One part of a simulator's state that is kept whole; carts and orders are kept one by one.
struct StatePart: Sendable {
  /// The name it is kept under.
  let name: String
  /// Whether it is the same in two states.
  let isSame: @Sendable (SimulatorState, SimulatorState) -> Bool
  /// The part as it is kept.
  let json: @Sendable (SimulatorState) throws -> String
  /// Puts what was kept in its place.
  let restore: @Sendable (Data, inout SimulatorState) throws -> Void

  /// Every part.
  static let all: [StatePart] = [
    part("generator", \.generator), part("lastIdentifier", \.lastIdentifier), part("account", \.account),
    part("applications", \.applications), part("credentials", \.credentials), part("clients", \.clients),
    part("tokens", \.tokens), part("contacts", \.contacts), part("faults", \.faults),
    part("pendingCalls", \.pendingCalls), part("clock", \.clock), part("cartsAtNextSweep", \.cartsAtNextSweep),
    part("renewals", \.renewals), part("hostings", \.hostings), part("domains", \.domains),
  ]

  /// The count of answers, which every call changes, and the time of the first: they are kept only along with something
  /// else.
  static let besides: [StatePart] = [part("answers", \.answers), part("beginning", \.beginning)]

  private static func part<Value: Codable & Equatable & SendableMetatype>(
    _ name: String, _ place: any WritableKeyPath<SimulatorState, Value> & Sendable
  ) -> StatePart {
    StatePart(
      name: name, isSame: { $0[keyPath: place] == $1[keyPath: place] },
      json: { String(decoding: try JSONEncoder().encode($0[keyPath: place]), as: UTF8.self) },
      restore: { $1[keyPath: place] = try JSONDecoder().decode(Value.self, from: $0) })
  }
}
