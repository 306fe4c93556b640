public import OVHClient
public import PanierVM

extension OVHError: LuaErrorConvertible {
  /// The error as scripts see it, with `status`, `class`, `query_id`, `hint`, the API's own message as
  /// `api_message` and its `details`, where they are known.
  public var luaError: LuaError {
    var fields: [(String, LuaValue)] = []
    if let status { fields.append(("status", .integer(Int64(status)))) }
    if let name = errorClass ?? ownClass { fields.append(("class", .string(name))) }
    if let apiMessage { fields.append(("api_message", .string(apiMessage))) }
    if let details { fields.append(("details", .json(details.bytes))) }
    if let queryID { fields.append(("query_id", .string(queryID))) }
    if let hint { fields.append(("hint", .string(hint))) }
    return LuaError(
      kind: luaKind, message: sentence, fields: fields, underlying: self, isKilled: kind == .cancelled)
  }

  /// The class of what the API has not named itself, where its kind alone does not say what it is.
  private var ownClass: String? {
    switch kind {
    case .decoding: "Decoding"
    case .configuration: "Configuration"
    default: nil
    }
  }

  private var luaKind: LuaError.Kind {
    switch kind {
    case .api, .decoding: .api
    case .authentication, .configuration: .auth
    case .network: .network
    case .guarded: .refused
    case .cancelled: .limit
    case .usage: .usage
    }
  }
}
