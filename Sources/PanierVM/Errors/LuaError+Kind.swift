extension LuaError {
  /// The class of an error, by which scripts tell errors apart: `e.kind`.
  ///
  /// These are the ones that the host knows; a library or an embedder may name others.
  public struct Kind: RawRepresentable, Hashable, Sendable {
    /// The class as scripts write it.
    public var rawValue: String

    /// Names a class.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// The API refused.
    public static let api = Kind(rawValue: "api")
    /// The API was not reached, or is out of order.
    public static let network = Kind(rawValue: "network")
    /// The credentials are missing, wrong, or not enough.
    public static let auth = Kind(rawValue: "auth")
    /// It costs more than is allowed, or something else than was agreed to.
    public static let budget = Kind(rawValue: "budget")
    /// The operator, or a guard in the operator's name, refused.
    public static let refused = Kind(rawValue: "refused")
    /// The caller made a mistake.
    public static let usage = Kind(rawValue: "usage")
    /// A limit was reached, or the script was interrupted.
    public static let limit = Kind(rawValue: "limit")
    /// The script ended itself: `os.exit`.
    public static let exit = Kind(rawValue: "exit")
    /// Lua code raised it.
    public static let script = Kind(rawValue: "script")
  }
}

extension LuaError.Kind: ExpressibleByStringLiteral, CustomStringConvertible {
  /// Names a class of one's own.
  public init(stringLiteral value: String) { self.init(rawValue: value) }

  public var description: String { rawValue }
}
