public import PanierReference

/// A host function: documentation and implementation in one value, so that no function goes undocumented.
///
/// A parameter is declared once, with its Swift type: every call is checked against that type before the body runs, and
/// the body gets a value of it.
public struct LuaFunction: Sendable {
  /// What runs, once the arguments have been checked.
  enum Body: Sendable {
    /// Runs at once on the Lua thread.
    case immediate(@Sendable (borrowing LuaCall) throws -> LuaResults)
    /// Reads its arguments on the Lua thread, then waits.
    case waiting(@Sendable (borrowing LuaCall) throws -> @Sendable () async throws -> LuaResults)
    /// Waits with the scope of its run, in the process that has the universe.
    case scoped(@Sendable (borrowing LuaCall) throws -> @Sendable (RunScope) async throws -> LuaResults)
  }

  /// The documentation without the parameters.
  private let words: FunctionReference
  private let describe: @Sendable (_ isOutline: Bool) -> [Parameter]
  let body: Body

  /// The documentation.
  ///
  /// Made when it is asked for: a parameter may be an object of the very type whose method this is.
  public var reference: FunctionReference {
    var reference = words
    reference.parameters = describe(false)
    return reference
  }

  /// The parameters without the options of their tables.
  var outline: [Parameter] { describe(true) }
  /// The name, with that of its module or type.
  public var name: String { words.name }
  /// The name alone.
  var shortName: String { words.shortName }
  /// Whether an object stands before the colon.
  var isMethod: Bool { words.isMethod }

  /// Declares a function that runs at once on the Lua thread.
  ///
  /// - Parameters:
  ///   - name: `cart.new`, or a plain global.
  ///   - since: the version that brought it.
  ///   - summary: one line that says what it does.
  ///   - details: more to know, in sentences.
  ///   - parameters: what it takes, and what the body gets.
  ///   - results: what it returns.
  ///   - errors: what it raises, and when.
  ///   - example: Lua that runs as it stands.
  ///   - body: must not block; what it throws is raised in Lua.
  public init<each Value: LuaReadable>(
    _ name: String, since: String = "0.1", _ summary: String, details: String? = nil,
    parameters: repeat LuaParameter<each Value>, results: [ResultDoc] = [], errors: [String] = [],
    example: String? = nil, _ body: @escaping @Sendable (borrowing LuaCall, repeat each Value) throws -> LuaResults
  ) {
    let signature = LuaSignature(repeat each parameters)
    let words = FunctionReference(
      name: name, summary: summary, details: details, results: results, errors: errors, example: example, since: since)
    self.init(words, signature) {
      .immediate { call in
        let values = try signature.read(call)
        return try body(call, repeat each values)
      }
    }
  }

  /// Declares a function that may wait; the calling coroutine stands still, all others run.
  ///
  /// - Parameters:
  ///   - name: `cart.new`, or a plain global.
  ///   - since: the version that brought it.
  ///   - summary: one line that says what it does.
  ///   - details: more to know, in sentences.
  ///   - parameters: what it takes, and what the body gets.
  ///   - results: what it returns.
  ///   - errors: what it raises, and when.
  ///   - example: Lua that runs as it stands.
  ///   - body: runs anywhere; is cancelled with the task that runs the script.
  public init<each Value: LuaReadable>(
    _ name: String, since: String = "0.1", _ summary: String, details: String? = nil,
    parameters: repeat LuaParameter<each Value>, results: [ResultDoc] = [], errors: [String] = [],
    example: String? = nil,
    waiting body: @escaping @Sendable (LuaContext, repeat each Value) async throws -> LuaResults
  ) {
    let signature = LuaSignature(repeat each parameters)
    let words = FunctionReference(
      name: name, summary: summary, details: details, results: results, errors: errors, example: example, since: since)
    self.init(words, signature) {
      .waiting { call in
        let values = try signature.read(call)
        let context = call.context
        return { try await body(context, repeat each values) }
      }
    }
  }

  /// Declares a method that runs at once on the Lua thread.
  ///
  /// - Parameters:
  ///   - name: the type and the method: `Offer:explain`.
  ///   - object: the Swift type of the object before the colon.
  ///   - since: the version that brought it.
  ///   - summary: one line that says what it does.
  ///   - details: more to know, in sentences.
  ///   - parameters: what it takes, and what the body gets after the object.
  ///   - results: what it returns.
  ///   - errors: what it raises, and when.
  ///   - example: Lua that runs as it stands.
  ///   - body: must not block; what it throws is raised in Lua.
  public init<Object: LuaObject, each Value: LuaReadable>(
    _ name: String, on object: Object.Type, since: String = "0.1", _ summary: String, details: String? = nil,
    parameters: repeat LuaParameter<each Value>, results: [ResultDoc] = [], errors: [String] = [],
    example: String? = nil,
    _ body: @escaping @Sendable (borrowing LuaCall, Object, repeat each Value) throws -> LuaResults
  ) {
    let signature = LuaSignature(repeat each parameters)
    let words = FunctionReference(
      name: name, summary: summary, details: details, results: results, errors: errors, example: example, since: since)
    self.init(words, signature) {
      .immediate { call in
        let values = try signature.read(call)
        return try body(call, call.receiver(object), repeat each values)
      }
    }
  }

  /// Declares a method that may wait; the calling coroutine stands still, all others run.
  ///
  /// - Parameters:
  ///   - name: the type and the method: `Cart:add`.
  ///   - object: the Swift type of the object before the colon.
  ///   - since: the version that brought it.
  ///   - summary: one line that says what it does.
  ///   - details: more to know, in sentences.
  ///   - parameters: what it takes, and what the body gets after the object.
  ///   - results: what it returns.
  ///   - errors: what it raises, and when.
  ///   - example: Lua that runs as it stands.
  ///   - body: runs anywhere; is cancelled with the task that runs the script.
  public init<Object: LuaObject, each Value: LuaReadable>(
    _ name: String, on object: Object.Type, since: String = "0.1", _ summary: String, details: String? = nil,
    parameters: repeat LuaParameter<each Value>, results: [ResultDoc] = [], errors: [String] = [],
    example: String? = nil,
    waiting body: @escaping @Sendable (LuaContext, Object, repeat each Value) async throws -> LuaResults
  ) {
    let signature = LuaSignature(repeat each parameters)
    let words = FunctionReference(
      name: name, summary: summary, details: details, results: results, errors: errors, example: example, since: since)
    self.init(words, signature) {
      .waiting { call in
        let values = try signature.read(call)
        let receiver = try call.receiver(object)
        let context = call.context
        return { try await body(context, receiver, repeat each values) }
      }
    }
  }

  init<each Value: LuaReadable>(
    _ words: FunctionReference, _ signature: LuaSignature<repeat each Value>, _ body: () -> Body
  ) {
    self.words = words
    describe = { signature.parameters(isOutline: $0) }
    self.body = body()
  }

  /// Documents a function with a body of another kind.
  init(_ reference: FunctionReference, _ body: Body) {
    words = reference
    describe = { _ in reference.parameters }
    self.body = body
  }

  /// The same function with another body.
  init(_ function: LuaFunction, _ body: Body) {
    words = function.words
    describe = function.describe
    self.body = body
  }
}
