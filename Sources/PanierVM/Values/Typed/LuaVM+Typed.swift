extension LuaVM {
  /// Runs text to its end and reads its results as Swift values: numbers, text, lists, dictionaries, structures.
  ///
  /// ```swift
  /// let (name, pieces) = try await vm.run(source, name: "stock.lua", returning: String.self, Int.self)
  /// ```
  ///
  /// - Parameters:
  ///   - source: Lua text; precompiled code is refused.
  ///   - name: what messages call it: `script.lua`.
  ///   - arguments: what `...` is.
  ///   - types: what the script returns, in order; an optional type accepts `nil` and a missing result.
  /// - Returns: the results; more than were asked for are left out.
  /// - Throws: `LuaError` that the script raised, or kind `usage` for a result of another type.
  public nonisolated func run<each Result: Decodable & Sendable>(
    _ source: String, name: String, arguments: [LuaValue] = [], returning types: repeat (each Result).Type
  ) async throws -> (repeat each Result) {
    try LuaValue.decode(
      try await run(source, name: name, arguments: arguments), as: repeat each types, named: "of \(name)")
  }
}

extension LuaValue {
  /// Reads the value as a Swift type.
  ///
  /// Integers are read as integers, and as floats where that loses nothing; a float is read as an integer when it is
  /// a whole number; a table as a list, a dictionary or a structure; `nil` and `json.null` as an optional's `nil`.
  ///
  /// - Parameters:
  ///   - type: what to read.
  ///   - name: what a message calls the value: `result 1`.
  /// - Throws: `LuaError` of kind `usage` that names the place and says what was there and what was expected.
  public func decode<T: Decodable>(_ type: T.Type, named name: String = "the value") throws -> T {
    do {
      return try LuaValueDecoder(value: self, codingPath: []).decode(type)
    } catch let mismatch as LuaValueMismatch {
      throw LuaError(kind: .usage, message: mismatch.sentence(name), underlying: mismatch)
    } catch let error as DecodingError {
      let mismatch = LuaValueMismatch(error)
      throw LuaError(kind: .usage, message: mismatch.sentence(name), underlying: error)
    }
  }

  /// Reads several results as Swift types, in order.
  ///
  /// - Parameters:
  ///   - values: the results; a missing one counts as `nil`.
  ///   - types: what to read.
  ///   - name: whose results a message says they are: `of stock.lua`.
  /// - Throws: `LuaError` of kind `usage` that names the result.
  public static func decode<each Result: Decodable>(
    _ values: [LuaValue], as types: repeat (each Result).Type, named name: String
  ) throws -> (repeat each Result) {
    var number = 0
    func next<T: Decodable>(_ type: T.Type) throws -> T {
      number += 1
      let value = number <= values.count ? values[number - 1] : .nil
      return try value.decode(type, named: "result \(number) \(name)")
    }
    return (repeat try next(each types))
  }
}
