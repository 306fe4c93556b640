extension LuaFunction {
  /// The same function behind a gate, which each call must pass before the body runs.
  func gated(by gate: @escaping LuaConfiguration.Gate) -> LuaFunction {
    let reference = Once { self.reference }
    switch body {
    case .immediate(let body):
      return LuaFunction(
        self,
        .immediate { call in
          try gate(reference.value, call.copied())
          return try body(call)
        })
    case .waiting(let body):
      return LuaFunction(
        self,
        .waiting { call in
          try gate(reference.value, call.copied())
          return try body(call)
        })
    case .scoped: return self
    }
  }
}
