/// The members of a JSON object in the order in which they came.
///
/// Of members with the same name the last one counts, as in the usual readers.
public struct JSONObject: Sendable, Hashable {
  /// One member.
  public struct Member: Sendable, Hashable {
    /// The name.
    public var name: String
    /// The value.
    public var value: JSONValue

    /// Creates a member.
    /// - Parameters:
    ///   - name: the name.
    ///   - value: the value.
    public init(name: String, value: JSONValue) {
      self.name = name
      self.value = value
    }
  }

  /// All members in order.
  public private(set) var members: [Member]

  /// Creates an object.
  /// - Parameter members: names and values in order.
  public init(_ members: [(String, JSONValue)] = []) {
    self.members = members.map { Member(name: $0.0, value: $0.1) }
  }

  /// Creates an object.
  /// - Parameter members: the members in order.
  public init(members: [Member]) { self.members = members }

  /// The names in order.
  public var names: [String] { members.map(\.name) }

  /// True when there are no members.
  public var isEmpty: Bool { members.isEmpty }

  /// The value of a member; setting replaces it in place, appends it, or with nil removes it.
  public subscript(name: String) -> JSONValue? {
    get { members.last { $0.name == name }?.value }
    set {
      let place = members.lastIndex { $0.name == name }
      switch (place, newValue) {
      case (let place?, let value?): members[place].value = value
      case (nil, let value?): members.append(Member(name: name, value: value))
      case (_, nil): members.removeAll { $0.name == name }
      }
    }
  }

  /// The member's value unless it is missing or null.
  func present(_ name: String) -> JSONValue? {
    guard let value = self[name], !value.isNull else { return nil }
    return value
  }
}
