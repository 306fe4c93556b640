/// What a value on the wire can only refer to: functions live in the child, objects in the parent.
protocol ValueContext: AnyObject {
  /// The number under which the other side knows the function; nil: it means nothing there and becomes `nil`.
  func number(of function: LuaFunctionHandle) throws -> UInt64?
  /// The number and the type under which the other side knows the object.
  ///
  /// - Throws: a usage error for an object that stays on its side.
  func number(of object: any LuaObject) throws -> (id: UInt64, type: UInt32)
  /// - Throws: `WireError` for a function that was never sent.
  func function(_ number: UInt64) throws -> LuaFunctionHandle
  /// - Throws: `WireError` for an object that was never sent.
  func object(_ id: UInt64, type: UInt32) throws -> any LuaObject
  /// Keeps the Swift error under one that is sent; 0: there is none.
  func number(ofErrorUnder error: LuaError) -> UInt64
  /// Whether JSON text may come from the other side.
  var takesJSON: Bool { get }
  /// The Swift error that was kept under this number.
  func error(_ number: UInt64) -> (any Error)?
}
