/// A call on its way to the process that has the function.
struct CrossingCall: Sendable {
  /// All arguments, the receiver of a method first.
  let values: [LuaValue]
  /// Where Lua code called: `script.lua:12`.
  let location: String?
  /// The documented names of arguments that are functions or modules; empty if nobody wants to know.
  var names: [String?] = []
  /// Where arguments that are functions of library code were written; empty if nobody wants to know.
  var places: [WrittenPlace?] = []
}
