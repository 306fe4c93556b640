/// Reads the named values of a table, and the numbered ones for dictionaries with numbers as keys.
struct LuaTableReader<Key: CodingKey>: KeyedDecodingContainerProtocol {
  let codingPath: [any CodingKey]
  private let values: [String: LuaValue]
  let allKeys: [Key]

  init(table: LuaTable, codingPath: [any CodingKey]) {
    self.codingPath = codingPath
    var values: [String: LuaValue] = [:]
    var keys: [Key] = []
    func add(_ key: Key?, _ name: String, _ value: LuaValue) {
      values[name] = value
      if let key { keys.append(key) }
    }
    for (index, item) in table.array.enumerated() { add(Key(intValue: index + 1), "\(index + 1)", item) }
    for (key, value) in table.other {
      if case .integer(let number) = key { add(Key(intValue: Int(number)), "\(number)", value) }
    }
    for (name, value) in table.fields { add(Key(stringValue: name), name, value) }
    self.values = values
    allKeys = keys
  }

  func contains(_ key: Key) -> Bool { values[key.stringValue] != nil }

  func decodeNil(forKey key: Key) -> Bool { reader(key).decodeNil() }

  func decode<T: Decodable>(_ type: T.Type, forKey key: Key) throws -> T { try reader(key).decode(type) }
  func decode(_ type: Bool.Type, forKey key: Key) throws -> Bool { try reader(key).decode(type) }
  func decode(_ type: String.Type, forKey key: Key) throws -> String { try reader(key).decode(type) }
  func decode(_ type: Double.Type, forKey key: Key) throws -> Double { try reader(key).decode(type) }
  func decode(_ type: Float.Type, forKey key: Key) throws -> Float { try reader(key).decode(type) }
  func decode(_ type: Int.Type, forKey key: Key) throws -> Int { try reader(key).decode(type) }
  func decode(_ type: Int8.Type, forKey key: Key) throws -> Int8 { try reader(key).decode(type) }
  func decode(_ type: Int16.Type, forKey key: Key) throws -> Int16 { try reader(key).decode(type) }
  func decode(_ type: Int32.Type, forKey key: Key) throws -> Int32 { try reader(key).decode(type) }
  func decode(_ type: Int64.Type, forKey key: Key) throws -> Int64 { try reader(key).decode(type) }
  func decode(_ type: UInt.Type, forKey key: Key) throws -> UInt { try reader(key).decode(type) }
  func decode(_ type: UInt8.Type, forKey key: Key) throws -> UInt8 { try reader(key).decode(type) }
  func decode(_ type: UInt16.Type, forKey key: Key) throws -> UInt16 { try reader(key).decode(type) }
  func decode(_ type: UInt32.Type, forKey key: Key) throws -> UInt32 { try reader(key).decode(type) }
  func decode(_ type: UInt64.Type, forKey key: Key) throws -> UInt64 { try reader(key).decode(type) }

  func nestedContainer<Nested: CodingKey>(
    keyedBy type: Nested.Type, forKey key: Key
  ) throws -> KeyedDecodingContainer<Nested> {
    try reader(key).container(keyedBy: type)
  }

  func nestedUnkeyedContainer(forKey key: Key) throws -> any UnkeyedDecodingContainer {
    try reader(key).unkeyedContainer()
  }

  func superDecoder() throws -> any Decoder { reader(LuaKey(stringValue: "super")) }
  func superDecoder(forKey key: Key) throws -> any Decoder { reader(key) }

  private func reader(_ key: some CodingKey) -> LuaValueDecoder {
    LuaValueDecoder(value: values[key.stringValue] ?? .nil, codingPath: codingPath + [key])
  }
}
