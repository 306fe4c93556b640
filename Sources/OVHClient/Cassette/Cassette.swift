/// Calls and their answers, kept as JSON text without secrets, to be played again without a network.
public struct Cassette: Sendable, Hashable {
  /// One call with its answer.
  public struct Interaction: Sendable, Hashable {
    /// The HTTP method.
    public var method: String
    /// The URL.
    public var url: String
    /// The body of the call without secrets; nil when there was none.
    public var body: JSONValue?
    /// The status of the answer.
    public var status: Int
    /// The header fields of the answer that matter: content type, query id, wait.
    public var headers: [HeaderField]
    /// The answer without secrets; a text that is no JSON is a string.
    public var answer: JSONValue
    /// True when the answer was JSON, false when it was other text.
    public var isJSON: Bool
  }

  /// The calls in order.
  public var interactions: [Interaction] = []

  private static let keptHeaders: Set<String> = [
    "content-type", "x-ovh-queryid", "x-ovh-query-id", "retry-after",
  ]

  /// Creates an empty one.
  public init() {}

  /// Reads one that was written.
  /// - Parameter text: the JSON text.
  /// - Throws: ``JSONSyntaxError`` or ``ModelError`` for any other text.
  public init(parsing text: String) throws {
    let object = try JSONObject(of: try JSONValue(parsing: text))
    let list: [JSONValue] = try object.required("interactions")
    interactions = try list.map(Self.interaction)
  }

  /// The JSON text, one call a line.
  public var text: String {
    let lines = interactions.map { "  " + Self.json($0).text }
    return "{\"interactions\": [\n" + lines.joined(separator: ",\n") + "\n]}\n"
  }

  /// Adds a call with its answer, without their secrets.
  mutating func add(_ request: TransportRequest, _ answer: TransportResponse) {
    let json = answer.body.isEmpty ? nil : try? JSONValue(parsing: answer.body)
    interactions.append(
      Interaction(
        method: request.method, url: Redaction.url(request.url), body: Self.shownBody(request), status: answer.status,
        headers: answer.headers.filter { Self.keptHeaders.contains($0.name.lowercased()) },
        answer: Redaction.value(json ?? .string(String(decoding: answer.body, as: UTF8.self))),
        isJSON: json != nil))
  }

  /// What is kept of a body; a form is a token question, whose words are all secret.
  static func shownBody(_ request: TransportRequest) -> JSONValue? {
    request.body.map { body in (try? JSONValue(parsing: body)).map(Redaction.value) ?? .string(Redaction.mark) }
  }

  private static func json(_ interaction: Interaction) -> JSONValue {
    var object = JSONObject([("method", .string(interaction.method)), ("url", .string(interaction.url))])
    if let body = interaction.body { object["body"] = body }
    object["status"] = JSONValue(Int64(interaction.status))
    object["headers"] = .array(interaction.headers.map { [.string($0.name), .string($0.value)] })
    object[interaction.isJSON ? "json" : "text"] = interaction.answer
    return .object(object)
  }

  private static func interaction(_ json: JSONValue) throws -> Interaction {
    let object = try JSONObject(of: json)
    let headers: [[String]] = try object.list("headers")
    let status: Int64 = try object.required("status")
    return Interaction(
      method: try object.required("method"), url: try object.required("url"), body: object["body"],
      status: Int(truncatingIfNeeded: status),
      headers: headers.filter { $0.count == 2 }.map { HeaderField($0[0], $0[1]) },
      answer: object["json"] ?? object["text"] ?? .null, isJSON: object["json"] != nil)
  }
}
