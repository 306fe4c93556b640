public import FoundationEssentials
import OVHClient
import PanierKit

/// `panier doctor`: whether endpoint, clock, credential, rights, account and payment method are fit for ordering.
public struct Doctor: Sendable {
  private let client: OVHClient
  private let endpoint: EndpointChoice
  private let subsidiary: String?
  private let now: @Sendable () -> Date
  private let report: @Sendable (DoctorFinding) -> Void

  /// Creates a doctor.
  /// - Parameters:
  ///   - connection: the client, and what was decided about its endpoint.
  ///   - subsidiary: the subsidiary of `--subsidiary`, or nil.
  ///   - now: the local time.
  ///   - report: takes each finding as it is made.
  public init(
    _ connection: Connection, subsidiary: String?, now: @escaping @Sendable () -> Date = { Date() },
    report: @escaping @Sendable (DoctorFinding) -> Void
  ) {
    self.init(
      client: connection.client, endpoint: connection.endpoint, subsidiary: subsidiary, now: now, report: report)
  }

  init(
    client: OVHClient, endpoint: EndpointChoice, subsidiary: String?, now: @escaping @Sendable () -> Date,
    report: @escaping @Sendable (DoctorFinding) -> Void
  ) {
    self.client = client
    self.endpoint = endpoint
    self.subsidiary = subsidiary
    self.now = now
    self.report = report
  }

  /// Looks at everything, as far as one thing lets it look at the next.
  /// - Returns: ``ExitStatus/done`` when orders can be made, `network` when the API cannot be reached,
  ///   `authentication` when it does not accept the credentials.
  /// - Throws: `OVHError` of kind `cancelled`.
  public func examine() async throws -> ExitStatus {
    do {
      try await examineServer()
      try await examineCredential()
      try await examineAccount()
      try await examinePayment()
      return .done
    } catch let stop as Stop {
      return stop.status
    }
  }

  // MARK: - Steps

  private struct Stop: Error {
    let status: ExitStatus
  }

  private func examineServer() async throws {
    let isURL = endpoint.endpoint.name == endpoint.endpoint.baseURL
    let name = endpoint.isBuiltIn || isURL ? endpoint.phrase : "\(endpoint.phrase) (\(client.endpoint.baseURL))"
    let before = now()
    let server: Int64
    do { server = try await client.serverTime() } catch let error as OVHError where error.kind != .cancelled {
      report(
        DoctorFinding(
          .failure, "endpoint",
          "\(name) does not answer: \(RemedyWords.commandLine.sentence(of: error)); check the network, "
            + "the proxy and the endpoint"
        ))
      throw Stop(status: .network)
    }
    let after = now()
    report(
      DoctorFinding(
        .ok, "endpoint",
        "\(name) answers" + (endpoint.isReal ? ", orders there cost money" : ", no real money can move")))
    // The answer was made at some moment between the two.
    let middle = (before.timeIntervalSince1970 + after.timeIntervalSince1970) / 2
    let offset = Int64((middle - Double(server)).rounded(.towardZero))
    let words = "\(Self.time(abs(offset))) \(offset > 0 ? "ahead of" : "behind") the API"
    switch abs(offset) {
    case 0...2: report(DoctorFinding(.ok, "clock", "agrees with the API"))
    case 3...60: report(DoctorFinding(.ok, "clock", words + ", which signatures allow for"))
    default:
      report(
        DoctorFinding(
          .warning, "clock", words + "; Panier allows for that in signatures, set the clock for other programs"))
    }
  }

  private func examineCredential() async throws {
    let credentials = client.credentials
    let source = endpoint.credentialsSource.map { " from \($0)" } ?? ""
    guard credentials.canSign else {
      report(
        DoctorFinding(
          .failure, "credential",
          "\(credentials.kindName)\(source); sign in with 'panier login', or give credentials in ovh.conf"))
      throw Stop(status: .authentication)
    }
    guard case .applicationKeys = credentials else {
      let details = try await asking("credential") { try await client.authenticationDetails() }
      report(DoctorFinding(.ok, "credential", "\(credentials.kindName)\(source) is accepted"))
      examineRules(details.allowedRoutes)
      return
    }
    let credential = try await asking("credential") { try await client.currentCredential() }
    let kind = "\(credentials.kindName)\(source), \(credential.status)"
    guard let expiration = credential.expiration else {
      report(DoctorFinding(.ok, "credential", "\(kind), without an end"))
      examineRules(credential.rules)
      return
    }
    let left = expiration.date?.timeIntervalSince(now()) ?? .infinity
    let isNear = left < 7 * 86_400
    report(
      DoctorFinding(
        isNear ? .warning : .ok, "credential",
        "\(kind), until \(expiration)" + (isNear ? "; get a new consumer key in time with 'panier login'" : "")))
    examineRules(credential.rules)
  }

  private func examineRules(_ rules: [AccessRule]) {
    // No rules at all is how the API says that everything is allowed.
    let missing = rules.isEmpty ? [] : AccessRule.ordering.filter { needed in !rules.contains { $0.covers(needed) } }
    guard let first = missing.first else {
      report(DoctorFinding(.ok, "rights", "everything that ordering calls is allowed"))
      return
    }
    let more = missing.count > 1 ? " and \(missing.count - 1) more that ordering calls" : ", which ordering calls"
    report(
      DoctorFinding(
        .warning, "rights",
        "\(first.method) \(first.path)\(more) may not be called; to order, get another key with 'panier login'"))
  }

  private func examineAccount() async throws {
    let account = try await asking("account") { try await client.account() }
    let currency = account.currency.map { ", \($0.code)" } ?? ""
    report(DoctorFinding(.ok, "account", "\(account.nichandle)\(currency)"))
    guard let own = account.ovhSubsidiary else { return }
    if let subsidiary, subsidiary != own {
      report(
        DoctorFinding(
          .warning, "subsidiary",
          "--subsidiary \(subsidiary) is not the account's; its carts may be refused, use --subsidiary \(own)"))
    } else {
      report(DoctorFinding(.ok, "subsidiary", own))
    }
  }

  private func examinePayment() async throws {
    let ids = try await asking("payment") { try await client.paymentMethodIDs(isDefault: true) }
    guard let id = ids.first else {
      report(
        DoctorFinding(
          .warning, "payment",
          "there is no default payment method; add one in the control panel, or check out with pay = false"))
      return
    }
    let method = try await asking("payment") { try await client.paymentMethod(id) }
    let name = [method.paymentType, method.label ?? ""].filter { !$0.isEmpty }.joined(separator: " ")
    guard method.status == .valid || method.status == nil else {
      report(
        DoctorFinding(
          .warning, "payment",
          "the default payment method \(name) is \(method.status?.rawValue ?? ""); choose a valid one in the control "
            + "panel, or check out with pay = false"))
      return
    }
    report(DoctorFinding(.ok, "payment", "\(name) is the default"))
  }

  // MARK: - Helpers

  /// Makes a call; what it is refused with is the finding, and ends the examination.
  private func asking<Answer: Sendable>(
    _ subject: String, _ call: @Sendable () async throws -> Answer
  ) async throws -> Answer {
    do { return try await call() } catch let error as OVHError where error.kind != .cancelled {
      report(DoctorFinding(.failure, subject, RemedyWords.commandLine.sentence(of: error)))
      let isDown = error.kind == .network || error.kind == .decoding || (error.status ?? 0) >= 500
      throw Stop(status: isDown ? .network : .authentication)
    }
  }

  /// A time in the largest unit that fits: `41 s`, `61 minutes`, `3 hours`.
  private static func time(_ seconds: Int64) -> String {
    switch seconds {
    case ..<120: "\(seconds) s"
    case ..<7200: "\(seconds / 60) minutes"
    default: "\(seconds / 3600) hours"
    }
  }
}
