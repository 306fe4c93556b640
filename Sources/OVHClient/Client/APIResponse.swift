/// One successful answer.
public struct APIResponse: Sendable {
  /// The HTTP status, 200 to 299.
  public let status: Int
  /// The whole body; empty for 204.
  public let body: [UInt8]
  /// The API's identifier of the call, for its support (`X-Ovh-QueryID`).
  public let queryID: String?
  /// The call that was answered, for messages: `GET /order/cart/…`.
  public let request: String
  let isWrite: Bool

  /// Creates an answer.
  /// - Parameters:
  ///   - status: the HTTP status.
  ///   - body: the whole body.
  ///   - queryID: the API's identifier of the call.
  ///   - request: the call for messages, without secrets.
  ///   - isWrite: true when the call may have changed something.
  public init(status: Int, body: [UInt8], queryID: String? = nil, request: String, isWrite: Bool = false) {
    self.status = status
    self.body = body
    self.queryID = queryID
    self.request = request
    self.isWrite = isWrite
  }

  /// The body as JSON; 204, `null` and an empty body are all `null`.
  /// - Throws: ``OVHError`` of kind ``OVHError/Kind/decoding`` when the body is not JSON.
  public func json() throws -> JSONValue {
    if body.allSatisfy({ $0 == 0x20 || (0x09...0x0D).contains($0) }) { return .null }
    do throws(JSONSyntaxError) { return try JSONValue(parsing: body) } catch {
      let first = body.first { $0 > 0x20 }
      let problem = first == UInt8(ascii: "<") ? "HTML" : "something that is not JSON (\(error))"
      throw decodingError("answered \(status) with \(problem) instead of JSON")
    }
  }

  /// Reads the body as a model, or a list of models.
  /// - Parameter type: the model.
  /// - Throws: ``OVHError`` of kind ``OVHError/Kind/decoding`` that names the route and the key at fault.
  public func decoded<Model: APIModel>(_ type: Model.Type = Model.self) throws -> Model {
    let json = try json()
    do throws(ModelError) { return try Model(json: json) } catch {
      throw decodingError("answered \(status) with JSON that cannot be used: \(error)")
    }
  }

  private func decodingError(_ message: String) -> OVHError {
    var error = OVHError(kind: .decoding, request: request, message: message)
    error.status = status
    error.queryID = queryID
    error.mayHaveHappened = isWrite
    return error
  }
}
