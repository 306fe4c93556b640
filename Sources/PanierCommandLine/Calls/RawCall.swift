import OVHClient
import PanierKit
public import PanierOrdering
import PanierTerminal

/// `panier api`: one signed call of any route.
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

  /// Sends the call by the rules of its class: reads and drafts at once, others once the operator agrees.
  /// - Parameters:
  ///   - gate: the gate of the run.
  ///   - note: takes the status of the answer and the API's identifier of the call: `200, query EU.ext-1.1`.
  /// - Returns: the answer as indented JSON, `null` where there is none; secrets in it are shown as they came.
  /// - Throws: `WriteRefusal` when the operator does not agree; `OVHError`.
  public func send(through gate: WriteGate, note: (String) -> Void = { _ in }) async throws -> String {
    let answer = try await gate.call(request)
    note("\(answer.status)" + (answer.queryID.map { ", query \($0)" } ?? ""))
    return SafeText.json(try answer.json().indented)
  }
}
