public import OVHClient

/// Something that shall go wrong with calls to come.
public struct Fault: Codable, Sendable, Hashable {
  /// What goes wrong.
  public enum Kind: String, Codable, Sendable, CaseIterable {
    /// The connection ends and the call has no effect.
    case dropBeforeCommit = "drop_before_commit"
    /// The call has its effect and the connection ends without an answer.
    case dropAfterCommit = "drop_after_commit"
    /// A status is answered and the call has no effect.
    case status
    /// The call has its effect; its answer comes late.
    case delay
    /// The call has its effect; half of its answer comes.
    case truncate
    /// The call has its effect; its answer is not JSON.
    case garbage
    /// The answer is a failure at once, and the call has its effect later, by the simulator's clock.
    case lateCommit = "late_commit"
    /// The call is made twice, as by a proxy that sends it again; the second answer is given.
    case replay
    /// The order that the call makes is in the account's list only after a while, by the simulator's clock.
    case lateListing = "late_listing"
    /// Another client makes a call of its own right before.
    case anotherHand = "another_hand"
    /// The call has its effect; its answer tells other totals.
    case otherTotal = "other_total"
  }

  /// What is answered to a call whose effect comes later.
  public enum LateAnswer: Codable, Sendable, Hashable {
    /// A status.
    case status(Int)
    /// Nothing: the connection ends.
    case drop
    /// Nothing, and the connection stays open.
    case hang
  }

  /// A call that another client makes.
  public struct OtherCall: Codable, Sendable, Hashable {
    /// The HTTP method.
    public var method: String
    /// The path below the base; `{cartId}` and the like stand for what the struck call names.
    public var path: String
    /// The JSON of the body; nil for none.
    public var body: String?

    /// Creates a call.
    public init(method: String, path: String, body: JSONValue? = nil) {
      self.method = method
      self.path = path
      self.body = body.map { String(decoding: $0.bytes, as: UTF8.self) }
    }
  }

  /// The method and template of the route, `*` for any.
  public var route: String
  /// What goes wrong.
  public var kind: Kind
  /// How many calls it still strikes.
  public var times: Int64
  /// How many matching calls it still lets pass before it strikes.
  public var skip: Int64 = 0
  /// How many of a hundred matching calls it strikes, by the seed; nil strikes all.
  public var percent: Int64?
  /// The status of `status`, from 400 to 599.
  public var status: Int = 500
  /// The milliseconds of `delay`, `late_commit` and `late_listing`.
  public var milliseconds: Int64 = 0
  /// The message of `status`, and of a `late_commit` that answers one; nil takes a usual one.
  public var message: String?
  /// The value of `Retry-After` with `status`.
  public var retryAfter: Int64?
  /// The code that `status` answers with in the older shape of an error; nil takes the current shape.
  public var errorCode: String?
  /// What `late_commit` answers; nil for nothing.
  public var answer: LateAnswer?
  /// The call of `another_hand`.
  public var call: OtherCall?
  /// What `other_total` adds to the totals, in hundredths of the currency.
  public var cents: Int64?

  /// Creates a fault.
  /// - Parameters:
  ///   - kind: what goes wrong.
  ///   - route: method and path, as in `POST /order/cart/{cartId}/checkout`, or `*` for every call.
  ///   - times: how many calls it strikes.
  ///   - skip: how many it lets pass before.
  public init(_ kind: Kind, on route: String, times: Int64 = 1, skip: Int64 = 0) {
    self.kind = kind
    self.route = route
    self.times = times
    self.skip = skip
  }

  /// A call that is answered with a failure and has its effect later.
  /// - Parameters:
  ///   - route: method and path.
  ///   - milliseconds: how much later, by the simulator's clock.
  ///   - answer: what is answered.
  ///   - message: the message of an answer with a status.
  public static func lateCommit(
    on route: String, milliseconds: Int64, answer: LateAnswer = .drop, message: String? = nil
  ) -> Fault {
    var fault = Fault(.lateCommit, on: route)
    fault.milliseconds = milliseconds
    fault.answer = answer
    fault.message = message
    return fault
  }

  /// A call that is answered with a status and has no effect.
  public static func status(_ status: Int, on route: String, message: String? = nil, times: Int64 = 1) -> Fault {
    var fault = Fault(.status, on: route, times: times)
    fault.status = status
    fault.message = message
    return fault
  }

  /// An order that is listed later.
  public static func lateListing(on route: String, milliseconds: Int64) -> Fault {
    var fault = Fault(.lateListing, on: route)
    fault.milliseconds = milliseconds
    return fault
  }

  /// A call of another client right before one.
  public static func anotherHand(_ call: OtherCall, before route: String, skip: Int64 = 0) -> Fault {
    var fault = Fault(.anotherHand, on: route, skip: skip)
    fault.call = call
    return fault
  }

  /// An answer whose totals differ.
  public static func otherTotal(cents: Int64, on route: String, skip: Int64 = 0) -> Fault {
    var fault = Fault(.otherTotal, on: route, skip: skip)
    fault.cents = cents
    return fault
  }

  /// Whether its answer takes the place of the API's own.
  var replacesAnswer: Bool { kind == .status || kind == .dropBeforeCommit || kind == .lateCommit }

  /// Whether it strikes a call that it is meant for.
  /// - Parameter dice: a number that the seed decides.
  func strikes(dice: UInt64) -> Bool { percent.map { dice % 100 < UInt64(clamping: $0) } ?? true }

  /// Whether it is meant for a call: by the template, or by the path itself.
  func strikes(method: String, template: String?, path: String) -> Bool {
    if route == "*" { return true }
    let parts = route.split(separator: " ", maxSplits: 1)
    guard parts.count == 2, parts[0] == "*" || parts[0] == method else { return false }
    return parts[1] == template ?? path || Credential.matches(String(parts[1]), path)
  }
}
