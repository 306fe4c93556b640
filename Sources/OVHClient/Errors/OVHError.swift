/// Any failure of a call, with what is needed to decide what to do next; it never holds a secret.
public struct OVHError: Error, Sendable, Hashable {
  /// Which part failed.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    /// The API refused, or failed itself.
    case api
    /// The API refused because of who calls: credentials, rights or account.
    case authentication
    /// No complete answer came.
    case network
    /// An answer came that cannot be used.
    case decoding
    /// The client refused, because the call spends money.
    case guarded
    /// The call was given up by its caller.
    case cancelled
    /// The call was written wrongly and not sent.
    case usage
    /// Endpoint or credentials are not usable.
    case configuration
  }

  /// Which part failed.
  public var kind: Kind
  /// The HTTP status; nil when no answer came.
  public var status: Int?
  /// The API's class, or its older error code: `Client::Forbidden`, `NOT_GRANTED_CALL`.
  public var errorClass: String?
  /// What went wrong, in the API's words where it gave some.
  public var message: String
  /// The API's own message, unchanged; nil where it gave none.
  public var apiMessage: String?
  /// The API's details, such as the rights that are missing.
  public var details: JSONValue?
  /// The API's identifier of the call, for its support.
  public var queryID: String?
  /// What to do next, if that is known.
  public var remedy: CallRemedy?
  /// The call, with cart ids hidden: `GET /order/cart/…/domain`.
  public var request: String
  /// True when the call may have had its effect although it failed.
  public var mayHaveHappened: Bool

  /// Creates an error.
  /// - Parameters:
  ///   - kind: which part failed.
  ///   - request: the call, without secrets.
  ///   - message: what went wrong.
  ///   - mayHaveHappened: true when the call may have had its effect.
  public init(kind: Kind, request: String, message: String, mayHaveHappened: Bool = false) {
    self.kind = kind
    self.request = request
    self.message = message
    self.mayHaveHappened = mayHaveHappened
  }

  /// What to do next in plain words, if that is known.
  public var hint: String? {
    get { remedy?.description }
    set { remedy = newValue.map(CallRemedy.advice) }
  }
}

extension OVHError: CustomStringConvertible {
  /// One sentence: the call, what came, and the next step in plain words.
  public var description: String { description(\.description) }

  /// One sentence: the call, what came, and the next step.
  /// - Parameter words: says the next step.
  public func description(_ words: (CallRemedy) -> String) -> String {
    let text = message.split(whereSeparator: \.isNewline).map { $0.drop(while: \.isWhitespace) }.joined(separator: "; ")
    var sentence: String
    switch kind {
    case .api, .authentication:
      let answer = ([status.map(String.init), errorClass].compactMap { $0 }).joined(separator: " ")
      sentence = answer.isEmpty ? "\(request): \(text)" : "\(request) was refused with \(answer): \(text)"
    case .network, .decoding: sentence = "\(request) \(text)"
    case .guarded: sentence = text
    case .cancelled: sentence = "\(request) \(text)"
    case .usage: sentence = request.contains("/") ? "\(request): \(text)" : text
    case .configuration: sentence = text
    }
    if let queryID { sentence += " (query \(queryID))" }
    if let remedy { sentence += "; \(words(remedy))" }
    return sentence
  }
}
