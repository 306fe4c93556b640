public import PanierReference

// What runs at once is called in tens of nanoseconds, and a parameter pack costs hundreds: the runtime looks up the types
// of its tuples at each call. Functions of up to three parameters are declared by these instead; the call is written the
// same, and Swift prefers them.

extension LuaFunction {
  /// Declares a function of one parameter that runs at once on the Lua thread; see the declaration with any number.
  public init<First: LuaReadable>(
    _ name: String, since: String = "0.1", _ summary: String, details: String? = nil,
    parameters first: LuaParameter<First>, results: [ResultDoc] = [], errors: [String] = [], example: String? = nil,
    _ body: @escaping @Sendable (borrowing LuaCall, First) throws -> LuaResults
  ) {
    let words = FunctionReference(
      name: name, summary: summary, details: details, results: results, errors: errors, example: example, since: since)
    self.init(words, LuaSignature(first)) {
      let first = first.reader
      return .immediate { call in try body(call, first(call, 0)) }
    }
  }

  /// Declares a function of two parameters that runs at once on the Lua thread; see the declaration with any number.
  public init<First: LuaReadable, Second: LuaReadable>(
    _ name: String, since: String = "0.1", _ summary: String, details: String? = nil,
    parameters first: LuaParameter<First>, _ second: LuaParameter<Second>, results: [ResultDoc] = [],
    errors: [String] = [], example: String? = nil,
    _ body: @escaping @Sendable (borrowing LuaCall, First, Second) throws -> LuaResults
  ) {
    let words = FunctionReference(
      name: name, summary: summary, details: details, results: results, errors: errors, example: example, since: since)
    self.init(words, LuaSignature(first, second)) {
      let (first, second) = (first.reader, second.reader)
      return .immediate { call in try body(call, first(call, 0), second(call, 1)) }
    }
  }

  /// Declares a function of three parameters that runs at once on the Lua thread; see the declaration with any number.
  public init<First: LuaReadable, Second: LuaReadable, Third: LuaReadable>(
    _ name: String, since: String = "0.1", _ summary: String, details: String? = nil,
    parameters first: LuaParameter<First>, _ second: LuaParameter<Second>, _ third: LuaParameter<Third>,
    results: [ResultDoc] = [], errors: [String] = [], example: String? = nil,
    _ body: @escaping @Sendable (borrowing LuaCall, First, Second, Third) throws -> LuaResults
  ) {
    let words = FunctionReference(
      name: name, summary: summary, details: details, results: results, errors: errors, example: example, since: since)
    self.init(words, LuaSignature(first, second, third)) {
      let (first, second, third) = (first.reader, second.reader, third.reader)
      return .immediate { call in try body(call, first(call, 0), second(call, 1), third(call, 2)) }
    }
  }

  /// Declares a method of one parameter that runs at once on the Lua thread; see the declaration with any number.
  public init<Object: LuaObject, First: LuaReadable>(
    _ name: String, on object: Object.Type, since: String = "0.1", _ summary: String, details: String? = nil,
    parameters first: LuaParameter<First>, results: [ResultDoc] = [], errors: [String] = [], example: String? = nil,
    _ body: @escaping @Sendable (borrowing LuaCall, Object, First) throws -> LuaResults
  ) {
    let words = FunctionReference(
      name: name, summary: summary, details: details, results: results, errors: errors, example: example, since: since)
    self.init(words, LuaSignature(first)) {
      let first = first.reader
      return .immediate { call in try body(call, call.receiver(object), first(call, 0)) }
    }
  }
}
