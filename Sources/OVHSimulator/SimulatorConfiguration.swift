/// What a simulator is like: its seed, its account, its pace.
public struct SimulatorConfiguration: Sendable {
  /// Decides the state of every name and every identifier.
  public var seed: UInt64 = 1
  /// The account that the known keys belong to.
  public var account = SimulatorAccount()
  /// The application and consumer keys that are known from the start.
  public var credentials = [SimulatorCredential()]
  /// The OAuth2 service accounts that are known from the start.
  public var clients = [SimulatorClient()]
  /// How long every answer is held back, in milliseconds.
  public var latencyMilliseconds: Int64 = 0
  /// How long the stages of an order last.
  public var orderStages = SimulatorOrderStages()
  /// How often reads fail for no reason, in percent; 0 is never.
  ///
  /// They fail with 500, 503 and 429, dropped connections and late answers.
  public var chaosPercent: Int = 0
  /// How many orders of a hundred are held for documents once they are paid; which ones depends on the seed.
  public var documentsPercent: Int = 0
  /// Told every call with its answer as it was made, before any fault changes it on the way; nil tells nobody.
  public var observer: (@Sendable (SimulatorRequest, SimulatorResponse) -> Void)?

  /// Creates the configuration of a fresh simulator with the known keys.
  public init() {}
}

/// The account of a simulator.
public struct SimulatorAccount: Sendable, Hashable {
  /// The account's identifier.
  public var nichandle = "si1111-ovh"
  /// The subsidiary it belongs to.
  public var subsidiary = "FR"
  /// The tax it pays, in percent; nil takes that of the cart's subsidiary.
  public var taxPercent: Int64?
  /// Whether carts of another subsidiary are refused at checkout.
  public var refusesOtherSubsidiaries = false
  /// Whether there is a default payment method.
  public var hasDefaultPaymentMethod = true
  /// The state of the default payment method; only `VALID` can pay.
  public var paymentMethodStatus = "VALID"
  /// The fidelity points, one of which pays one hundredth of the currency.
  public var fidelityPoints: Int64 = 100_000_000
  /// Whether the account may order at all; otherwise checkout answers 403.
  public var isAllowedToOrder = true
  /// Whether orders are held for documents, as those of new accounts are.
  public var isUnderReview = false

  /// Creates an account that may order and pay.
  public init() {}
}

/// One set of keys that a simulator knows.
public struct SimulatorCredential: Sendable, Hashable {
  /// The application key.
  public var applicationKey = "simulator"
  /// The application secret.
  public var applicationSecret = "simulator-secret"
  /// The consumer key.
  public var consumerKey = "simulator-consumer"
  /// The methods and paths it may call; a path may hold `*`.
  public var rules: [SimulatorAccessRule] = ["GET", "POST", "PUT", "DELETE"].map { SimulatorAccessRule($0, "/*") }

  /// Creates the known keys.
  public init() {}
}

/// One OAuth2 service account that a simulator knows.
public struct SimulatorClient: Sendable, Hashable {
  /// The client's identifier.
  public var clientID = "simulator-client"
  /// The client's secret.
  public var clientSecret = "simulator-client-secret"

  /// Creates the known service account.
  public init() {}
}

/// One method and path that a credential may call.
public struct SimulatorAccessRule: Sendable, Hashable, Codable {
  /// The HTTP method in upper case.
  public var method: String
  /// The path, exact or with `*` for any text.
  public var path: String

  /// Creates a rule.
  /// - Parameters:
  ///   - method: the HTTP method in upper case.
  ///   - path: the path, exact or with `*` for any text.
  public init(_ method: String, _ path: String) {
    self.method = method
    self.path = path
  }
}

/// How long the stages of an order last, in seconds of the simulator's clock.
public struct SimulatorOrderStages: Sendable, Hashable {
  /// From payment to the start of delivery.
  public var checking: Double = 1
  /// From the start of delivery to its end.
  public var delivering: Double = 2
  /// From checkout until the lines of the order can be listed.
  public var detailsAppear: Double = 0
  /// From checkout until an unpaid order is cancelled.
  public var paymentTerm: Double = 14 * 86400

  /// Creates stages that a person can watch.
  public init() {}
}
