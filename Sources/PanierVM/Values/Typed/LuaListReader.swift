/// Reads the items of a list, in order.
struct LuaListReader: UnkeyedDecodingContainer {
  let items: [LuaValue]
  let codingPath: [any CodingKey]
  var currentIndex = 0
  var count: Int? { items.count }
  var isAtEnd: Bool { currentIndex >= items.count }

  init(items: [LuaValue], codingPath: [any CodingKey]) {
    self.items = items
    self.codingPath = codingPath
  }

  mutating func decodeNil() -> Bool {
    guard current.decodeNil() else { return false }
    currentIndex += 1
    return true
  }

  mutating func decode<T: Decodable>(_ type: T.Type) throws -> T {
    let value = try current.decode(type)
    currentIndex += 1
    return value
  }

  mutating func nestedContainer<Key: CodingKey>(keyedBy type: Key.Type) throws -> KeyedDecodingContainer<Key> {
    defer { currentIndex += 1 }
    return try current.container(keyedBy: type)
  }

  mutating func nestedUnkeyedContainer() throws -> any UnkeyedDecodingContainer {
    defer { currentIndex += 1 }
    return try current.unkeyedContainer()
  }

  mutating func superDecoder() throws -> any Decoder {
    defer { currentIndex += 1 }
    return current
  }

  /// The item at hand; its place is counted from 1, as Lua does.
  private var current: LuaValueDecoder {
    LuaValueDecoder(
      value: isAtEnd ? .nil : items[currentIndex], codingPath: codingPath + [LuaKey(intValue: currentIndex + 1)])
  }
}
