public import OVHClient
public import OVHSimulator
import Synchronization

/// Judges the simulator's answers by the API's description.
public struct AnswerConformance: Sendable {
  /// What answers are judged by; nil where the description is not at hand, and then no answer is judged.
  public static let shared = APIDescription.shared.map { AnswerConformance($0) }

  /// The longest body that is judged every time: longer ones are catalogues, of which each is judged once.
  private static let repeatedLength = 65_536
  /// The catalogues that were found to be right.
  private static let judged = Mutex<Set<[UInt8]>>([])

  private let description: APIDescription
  private let table: RouteTable

  /// Creates a judge.
  /// - Parameters:
  ///   - description: what answers are made of.
  ///   - table: which route answers with what.
  public init(_ description: APIDescription, table: RouteTable = .shared) {
    self.description = description
    self.table = table
  }

  /// What is wrong with an answer: each sentence names the route, the property, what came and what is declared.
  /// - Parameters:
  ///   - request: the call, with the path below the base.
  ///   - response: the answer as it was made, before any fault changed it on the way.
  public func faults(of response: SimulatorResponse, to request: SimulatorRequest) -> [String] {
    if response.body.count > Self.repeatedLength, Self.judged.withLock({ $0.contains(response.body) }) { return [] }
    let operation = HTTPMethod(rawValue: request.method).flatMap { table.operation($0, request.path) }
    let route = "\(request.method) \(operation?.path ?? request.path)"
    var faults: [String] = []
    if !response.headers.contains(where: { $0.name == "X-Ovh-QueryID" && !$0.value.isEmpty }) {
      faults.append("the header X-Ovh-QueryID is missing")
    }
    do {
      let json = try JSONValue(parsing: response.body)
      switch (response.status, operation) {
      case (200, let operation?): faults += description.faults(of: json, as: operation.response, at: "the answer")
      // A section's description of itself is served beside its operations.
      case (200, nil) where json["apis"]?.array != nil && request.path.hasSuffix(".json"): break
      case (200, nil): faults.append("the answer is 200, and the description has no such operation")
      default: faults += Self.errorFaults(json, status: response.status)
      }
    } catch {
      faults.append("the body is no JSON: \(error)")
    }
    if faults.isEmpty, response.body.count > Self.repeatedLength {
      Self.judged.withLock { _ = $0.insert(response.body) }
    }
    return faults.map { "\(route) (\(response.status)): \($0)" }
  }

  /// What is wrong with an error's body, which has one of two shapes: `class` and `message`, or the older
  /// `errorCode`, `httpCode` and `message`.
  private static func errorFaults(_ json: JSONValue, status: Int) -> [String] {
    guard let object = json.object else { return ["an error is \(json.kindName), declared an object"] }
    var faults: [String] = []
    if (object["message"]?.string ?? "").isEmpty { faults.append("message is missing") }
    if !(400..<600).contains(status) { faults.append("an error has the status \(status), declared 400 to 599") }
    var known: Set = ["message"]
    if let name = object["class"] {
      known.formUnion(["class", "details"])
      let family = status < 500 ? "Client::" : "Server::"
      if name.string?.hasPrefix(family) != true { faults.append("class is \(name.text), declared \(family)…") }
      if let details = object["details"], details.object == nil { faults.append("details is no object") }
    } else {
      known.formUnion(["errorCode", "httpCode"])
      if object["errorCode"]?.string?.wholeMatch(of: /[A-Z][A-Z_]+/) == nil {
        faults.append("neither class nor errorCode is there")
      }
      if object["httpCode"]?.string?.hasPrefix("\(status) ") != true {
        faults.append("httpCode is \(object["httpCode"]?.text ?? "missing"), declared to begin with \(status)")
      }
    }
    faults += object.names.filter { !known.contains($0) }.map { "\($0) came, and errors have no such property" }
    return faults
  }
}
