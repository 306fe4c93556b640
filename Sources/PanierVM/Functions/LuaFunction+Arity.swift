public import PanierReference

// What runs at once is called in tens of nanoseconds, and a parameter pack costs hundreds: the runtime looks up the types
// of its tuples at each call. Functions of up to three parameters are declared by these instead; the call is written the
// same, and Swift prefers them. They are inlinable, so that the module that declares a function compiles the way to its
// body for the types that it has.

extension LuaFunction {
  /// Declares a function of one parameter that runs at once on the Lua thread; see the declaration with any number.
  @inlinable public init<First: LuaReadable>(
    _ name: String, since: String = "0.1", _ summary: String, details: String? = nil,
    parameters first: LuaParameter<First>, results: [ResultDoc] = [], errors: [String] = [], example: String? = nil,
    _ body: @escaping @Sendable (borrowing LuaCall, First) throws -> LuaResults
  ) {
    let words = FunctionReference(
      name: name, summary: summary, details: details, results: results, errors: errors, example: example, since: since)
    let read = first.reader
    self.init(words, first) { call in try body(call, read(call, 0)) }
  }

  /// Declares a function of two parameters that runs at once on the Lua thread; see the declaration with any number.
  @inlinable public init<First: LuaReadable, Second: LuaReadable>(
    _ name: String, since: String = "0.1", _ summary: String, details: String? = nil,
    parameters first: LuaParameter<First>, _ second: LuaParameter<Second>, results: [ResultDoc] = [],
    errors: [String] = [], example: String? = nil,
    _ body: @escaping @Sendable (borrowing LuaCall, First, Second) throws -> LuaResults
  ) {
    let words = FunctionReference(
      name: name, summary: summary, details: details, results: results, errors: errors, example: example, since: since)
    let (readFirst, readSecond) = (first.reader, second.reader)
    self.init(words, first, second) { call in try body(call, readFirst(call, 0), readSecond(call, 1)) }
  }

  /// Declares a function of three parameters that runs at once on the Lua thread; see the declaration with any number.
  @inlinable public init<First: LuaReadable, Second: LuaReadable, Third: LuaReadable>(
    _ name: String, since: String = "0.1", _ summary: String, details: String? = nil,
    parameters first: LuaParameter<First>, _ second: LuaParameter<Second>, _ third: LuaParameter<Third>,
    results: [ResultDoc] = [], errors: [String] = [], example: String? = nil,
    _ body: @escaping @Sendable (borrowing LuaCall, First, Second, Third) throws -> LuaResults
  ) {
    let words = FunctionReference(
      name: name, summary: summary, details: details, results: results, errors: errors, example: example, since: since)
    let (readFirst, readSecond, readThird) = (first.reader, second.reader, third.reader)
    self.init(words, first, second, third) { call in
      try body(call, readFirst(call, 0), readSecond(call, 1), readThird(call, 2))
    }
  }

  /// Declares a method of one parameter that runs at once on the Lua thread; see the declaration with any number.
  @inlinable public init<Object: LuaObject, First: LuaReadable>(
    _ name: String, on object: Object.Type, since: String = "0.1", _ summary: String, details: String? = nil,
    parameters first: LuaParameter<First>, results: [ResultDoc] = [], errors: [String] = [], example: String? = nil,
    _ body: @escaping @Sendable (borrowing LuaCall, Object, First) throws -> LuaResults
  ) {
    let words = FunctionReference(
      name: name, summary: summary, details: details, results: results, errors: errors, example: example, since: since)
    let read = first.reader
    self.init(words, first) { call in try body(call, call.receiver(object), read(call, 0)) }
  }

  /// Declares a function whose body reads its own arguments.
  @usableFromInline init<each Value: LuaReadable>(
    _ words: FunctionReference, _ parameters: repeat LuaParameter<each Value>,
    immediate: @escaping @Sendable (borrowing LuaCall) throws -> LuaResults
  ) {
    self.init(words, LuaSignature(repeat each parameters)) { .immediate(immediate) }
  }
}
