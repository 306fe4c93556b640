import Crypto
import FoundationEssentials
import OVHClient

/// Finds out who calls, by signature or by token.
enum Authenticator {
  /// How far the time of a signature may be from the simulator's, in seconds.
  static let tolerance: Double = 300

  /// Who calls a route.
  /// - Parameters:
  ///   - request: the request with its headers.
  ///   - authentication: who may call the route.
  ///   - state: the credentials; the last use is noted there.
  ///   - now: the time on the simulator's clock.
  static func caller(
    of request: SimulatorRequest, authentication: APIOperation.Authentication, state: inout SimulatorState, now: Date
  ) throws(Refusal) -> Caller {
    guard authentication != .none else { return .anonymous }
    if let authorization = request.header("authorization") { return try bearer(authorization, state: state, now: now) }
    if let signature = request.header("x-ovh-signature") {
      return try signed(request, signature: signature, state: &state, now: now)
    }
    guard authentication == .optional else { throw .mustLogIn }
    return .anonymous
  }

  /// The signature of a request: `$1$` and the SHA-1 of its parts joined by `+`.
  static func signature(
    secret: String, consumerKey: String, method: String, url: String, body: [UInt8], timestamp: String
  ) -> String {
    var hash = Insecure.SHA1()
    hash.update(data: Array("\(secret)+\(consumerKey)+\(method)+\(url)+".utf8))
    hash.update(data: body)
    hash.update(data: Array("+\(timestamp)".utf8))
    let digits = Array("0123456789abcdef".utf8)
    var text = Array("$1$".utf8)
    for byte in hash.finalize() {
      text.append(digits[Int(byte >> 4)])
      text.append(digits[Int(byte & 15)])
    }
    return String(decoding: text, as: UTF8.self)
  }

  private static func bearer(
    _ authorization: String, state: SimulatorState, now: Date
  ) throws(Refusal) -> Caller {
    let parts = authorization.split(separator: " ", maxSplits: 1)
    guard parts.count == 2, parts[0].lowercased() == "bearer",
      let token = state.tokens[String(parts[1])], token.expiration > now
    else { throw Refusal(403, .coded("INVALID_CREDENTIAL"), "This credential is not valid") }
    return .client(account: token.account, id: token.clientID)
  }

  private static func signed(
    _ request: SimulatorRequest, signature: String, state: inout SimulatorState, now: Date
  ) throws(Refusal) -> Caller {
    let application = request.header("x-ovh-application").flatMap { state.application(key: $0) }
    guard let application else { throw Refusal(403, .coded("INVALID_KEY"), "Invalid application key") }
    let consumerKey = request.header("x-ovh-consumer") ?? ""
    guard let index = state.credentials.firstIndex(where: { $0.consumerKey == consumerKey }),
      state.credentials[index].applicationID == application.id
    else { throw Refusal(403, .coded("NOT_CREDENTIAL"), "This credential does not exist") }
    let credential = state.credentials[index]
    if credential.status != .validated || credential.expiration.map({ $0 <= now }) == true {
      throw Refusal(403, .coded("INVALID_CREDENTIAL"), "This credential is not valid")
    }
    let timestamp = request.header("x-ovh-timestamp") ?? ""
    let expected = Self.signature(
      secret: application.secret, consumerKey: consumerKey, method: request.method, url: request.url,
      body: request.body, timestamp: timestamp)
    guard signature == expected, let seconds = Int64(timestamp) else {
      throw Refusal(400, .coded("INVALID_SIGNATURE"), "Invalid signature")
    }
    guard abs(Double(seconds) - now.timeIntervalSince1970) <= tolerance else {
      throw Refusal(400, .coded("INVALID_SIGNATURE"), "Invalid signature: the timestamp is too far from /auth/time")
    }
    guard credential.allows(request.method, request.path) else {
      throw Refusal(403, .coded("NOT_GRANTED_CALL"), "This call has not been granted")
    }
    // Told by the minute, so that not every call is a change to be kept.
    if credential.lastUse.map({ now.timeIntervalSince($0) >= 60 || now < $0 }) ?? true {
      state.credentials[index].lastUse = now
    }
    return .credential(account: state.account.nichandle, id: credential.id)
  }
}
