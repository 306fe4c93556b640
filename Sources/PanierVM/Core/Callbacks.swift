import CPanierVM

/// What C calls.
///
/// Each is a plain function without actor context: Swift would otherwise check the executor on entry.
enum Callbacks {
  static func make(withFormatter: Bool) -> panier_host {
    var host = panier_host()
    host.call = { context, call in
      guard let context else { return Int32(PANIER_RETURN) }
      return Unmanaged<Core>.fromOpaque(context)._withUnsafeGuaranteedRef { $0.call(call) }
    }
    host.operate = { Callbacks.core($0).operate($1, $2) }
    host.say = { Callbacks.core($0).say($1, $2) }
    host.load = { Callbacks.core($0).load($1) }
    if withFormatter { host.format = { Callbacks.core($0).format($1) } }
    host.write = { Callbacks.core($0).write($1, $2) }
    host.release = { _, box in
      guard let box else { return }
      Unmanaged<AnyObject>.fromOpaque(box).release()
    }
    return host
  }

  @inline(__always)
  private static func core(_ context: UnsafeMutableRawPointer?) -> Core {
    // Set by 'open' before Lua runs, and alive as long as the universe.
    guard let context else { preconditionFailure("no context") }
    return Unmanaged<Core>.fromOpaque(context).takeUnretainedValue()
  }
}
