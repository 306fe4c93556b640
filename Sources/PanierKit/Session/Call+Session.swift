import PanierVM

extension LuaHost {
  /// The session that the Lua universe was made for.
  ///
  /// - Throws: ``NoSession`` when an embedding program registered the modules without one.
  fileprivate var session: PanierSession {
    get throws {
      guard let session = userInfo as? PanierSession else { throw NoSession() }
      return session
    }
  }
}

extension LuaContext {
  /// The session that the call belongs to.
  var session: PanierSession { get throws { try host.session } }
}

extension LuaCall {
  /// The session that the call belongs to.
  var session: PanierSession { get throws { try host.session } }
}

/// The modules were registered in a universe that has no session.
public struct NoSession: Error, CustomStringConvertible {
  /// Creates it.
  public init() {}

  public var description: String {
    "this Lua universe has no order session; pass a PanierSession as the configuration's userInfo"
  }
}
