public import OVHClient
import PanierModules
import PanierTerminal

/// `panier api`: one signed call of any route that does not spend money.
public struct RawCall: Sendable {
  private let request: APIRequest

  /// Reads a call as it is written on the command line.
  /// - Parameters:
  ///   - method: `GET`, `POST`, `PUT`, `DELETE` or `PATCH`, in any case.
  ///   - path: the path below the endpoint's base, with its query: `/order/cart?description=spring`.
  ///   - body: the JSON text of the body, or nil.
  /// - Throws: ``CommandFailure`` with exit code 2 for another method, and for a body that is not JSON or not taken.
  public init(method: String, path: String, body: String?) throws {
    guard let known = HTTPMethod(rawValue: method.uppercased()) else {
      let methods = HTTPMethod.allCases.map(\.rawValue).joined(separator: ", ")
      throw CommandFailure(.usage, "'\(method)' is no method of the API; give one of \(methods)")
    }
    var json: JSONValue?
    if let body {
      guard known != .get else {
        throw CommandFailure(.usage, "GET takes no body; write parameters into the path, as in '/path?name=value'")
      }
      do { json = try JSONValue(parsing: body) } catch {
        throw CommandFailure(
          .usage, "the body is not JSON (\(error)); quote it for the shell, as in '{\"name\":\"x\"}'")
      }
    }
    request = APIRequest(known, path, body: json)
  }

  /// Sends the call once the operator agrees; reads need no agreement.
  /// - Parameters:
  ///   - client: the client.
  ///   - endpoint: what the endpoint is called in sentences.
  ///   - agreement: whether changes are allowed.
  /// - Returns: the answer as indented JSON, `null` where there is none; secrets in it are shown as they came.
  /// - Throws: ``CommandFailure`` when the operator does not agree; `OVHError`.
  public func send(_ client: OVHClient, endpoint: String, agreement: Agreement) async throws -> String {
    try await rehearse(client)
    if request.method != .get {
      let call = "\(request.method.rawValue) \(request.path)"
      try await agreement.require("send \(call) to \(endpoint)", otherwise: "\(call) was not sent")
    }
    return SafeText.json(try await client.call(request).json().indented)
  }

  /// Lets the client judge the call without sending anything, so that nobody is asked about one that it refuses.
  private func rehearse(_ client: OVHClient) async throws {
    let rehearsal = OVHClient(
      endpoint: client.endpoint, credentials: .none, transport: NoTransport(),
      options: OVHClientOptions(requestsPerMinute: nil, sleep: { _ in }))
    do {
      _ = try await rehearsal.call(request)
    } catch let error as OVHError where error.kind == .guarded || error.kind == .usage {
      throw error
    } catch {
      // The call got as far as the transport: the client has nothing against it.
    }
  }
}

/// A transport that sends nothing.
struct NoTransport: Transport {
  func send(_ request: TransportRequest) async throws -> TransportResponse {
    throw TransportError(.notConnected, reason: "this is a rehearsal")
  }
}
