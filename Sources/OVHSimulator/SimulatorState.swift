import FoundationEssentials

/// Everything a simulator remembers.
struct SimulatorState: Sendable {
  var generator: SeededGenerator
  /// The last identifier given away; identifiers exceed 32 bits as the API's do.
  var lastIdentifier: Int64 = 4_294_967_296
  /// How many answers were given; part of the query's identifier.
  var answers: Int64 = 0
  var account: Account
  var applications: [ClientApplication] = []
  var credentials: [Credential] = []
  var clients: [OAuthClient] = []
  var tokens: [String: AccessToken] = [:]
  var carts = EntityTable<Cart>()
  var orders = EntityTable<Order>()
  var contacts: [Contact] = []
  var faults: [Fault] = []
  /// Calls whose effect is still to come.
  var pendingCalls: [DelayedCall] = []
  var clock = SimulatorClock()
  /// When the simulator was first called; nil while it was not.
  var beginning: Date?
  /// How services are renewed, as the account has set it, by their number.
  var renewals: [String: RenewalSettings] = [:]
  /// What the account has set for names.
  var domains: [String: DomainSettings] = [:]
  /// What was put into hostings, by their names.
  var hostings: [String: HostingContents] = [:]
  /// How many carts there are when the next look is taken at those that can be forgotten.
  var cartsAtNextSweep = 1000

  /// The state of a simulator nobody has called yet.
  init(_ configuration: SimulatorConfiguration) {
    generator = SeededGenerator(seed: configuration.seed)
    account = Account(configuration.account)
    for known in configuration.credentials {
      var application = self.application(key: known.applicationKey)
      if application == nil {
        let added = ClientApplication(
          id: identifier(), key: known.applicationKey, secret: known.applicationSecret, name: known.applicationKey)
        applications.append(added)
        application = added
      }
      guard let application else { continue }
      credentials.append(
        Credential(
          id: identifier(), applicationID: application.id, consumerKey: known.consumerKey, status: .validated,
          rules: known.rules, creation: Date(timeIntervalSince1970: 1_735_689_600), validationToken: ""))
    }
    clients = configuration.clients.map { client in
      OAuthClient(
        id: client.clientID, secret: client.clientSecret, name: client.clientID, description: "",
        flow: "CLIENT_CREDENTIALS", callbackURLs: [], creation: Date(timeIntervalSince1970: 1_735_689_600))
    }
    contacts.append(Contact(id: identifier(), fields: Contact.standard))
  }

  /// Gives out identifiers from where another state stopped.
  mutating func continueIdentifiers(of other: SimulatorState) {
    generator = other.generator
    lastIdentifier = other.lastIdentifier
  }

  /// A new identifier, greater than all before.
  mutating func identifier() -> Int64 {
    lastIdentifier += Int64(generator.next() % 97) + 1
    return lastIdentifier
  }

  /// The application of a key.
  func application(key: String) -> ClientApplication? { applications.first { $0.key == key } }
}
