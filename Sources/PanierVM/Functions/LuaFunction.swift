public import PanierReference

/// A host function: documentation and implementation in one value, so that no function goes undocumented.
///
/// Every call is checked against the declared parameters before the body runs.
public struct LuaFunction: Sendable {
  enum Body: Sendable {
    case immediate(@Sendable (borrowing LuaCall) throws -> LuaResults)
    case waiting(@Sendable (LuaArguments) async throws -> LuaResults)
    /// Reads its arguments on the Lua thread, then waits: for functions that must not copy tables.
    case deferred(@Sendable (borrowing LuaCall) throws -> @Sendable (RunScope) async throws -> LuaResults)
  }

  /// The documentation.
  public let reference: FunctionReference
  let body: Body

  /// Declares a function that runs at once on the Lua thread.
  ///
  /// - Parameters:
  ///   - name: `cart.new`, `Cart:add`, or a plain global.
  ///   - since: the version that brought it.
  ///   - summary: one line that says what it does.
  ///   - details: more to know, in sentences.
  ///   - parameters: what it takes; arguments are checked against them before the body runs.
  ///   - results: what it returns.
  ///   - errors: what it raises, and when.
  ///   - example: Lua that runs as it stands.
  ///   - body: must not block; what it throws is raised in Lua.
  public init(
    _ name: String, since: String = "0.1", _ summary: String, details: String? = nil, parameters: [Parameter] = [],
    results: [ResultDoc] = [], errors: [String] = [], example: String? = nil,
    _ body: @escaping @Sendable (borrowing LuaCall) throws -> LuaResults
  ) {
    reference = FunctionReference(
      name: name, summary: summary, details: details, parameters: parameters, results: results, errors: errors,
      example: example, since: since)
    self.body = .immediate(body)
  }

  /// Declares a function that may wait; the calling coroutine stands still, all others run.
  ///
  /// - Parameters:
  ///   - name: `cart.new`, `Cart:add`, or a plain global.
  ///   - since: the version that brought it.
  ///   - summary: one line that says what it does.
  ///   - details: more to know, in sentences.
  ///   - parameters: what it takes; arguments are checked against them before the body runs.
  ///   - results: what it returns.
  ///   - errors: what it raises, and when.
  ///   - example: Lua that runs as it stands.
  ///   - body: runs anywhere; is cancelled with the task that runs the script.
  public init(
    _ name: String, since: String = "0.1", _ summary: String, details: String? = nil, parameters: [Parameter] = [],
    results: [ResultDoc] = [], errors: [String] = [], example: String? = nil,
    waiting body: @escaping @Sendable (LuaArguments) async throws -> LuaResults
  ) {
    reference = FunctionReference(
      name: name, summary: summary, details: details, parameters: parameters, results: results, errors: errors,
      example: example, since: since)
    self.body = .waiting(body)
  }

  /// Documents a function with a body of another kind.
  init(_ reference: FunctionReference, _ body: Body) {
    self.reference = reference
    self.body = body
  }
}
