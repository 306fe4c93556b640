import PanierVM

/// A mistake in a script: an error of kind `usage` with the sentence that describes it.
protocol UsageError: LuaErrorConvertible, CustomStringConvertible {}

extension UsageError {
  var luaError: LuaError { LuaError(kind: .usage, message: sentence, underlying: self) }
}
