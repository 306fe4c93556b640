import PanierReference

/// The parameters of a function, in order: what calls are checked against, and what the body gets.
struct LuaSignature<each Value: LuaReadable>: Sendable {
  private let declared: (repeat LuaParameter<each Value>)

  init(_ parameters: repeat LuaParameter<each Value>) {
    declared = (repeat each parameters)
  }

  /// The documentation, or as much of it as every function needs.
  func parameters(isOutline: Bool) -> [Parameter] {
    var list: [Parameter] = []
    repeat list.append((each declared).parameter(isOutline: isOutline))
    return list
  }

  /// Reads what the body gets.
  func read(_ call: borrowing LuaCall) throws -> (repeat each Value) {
    var index = -1
    return (repeat try (each declared).read(call, Self.next(&index)))
  }

  private static func next(_ index: inout Int) -> Int {
    index += 1
    return index
  }
}
