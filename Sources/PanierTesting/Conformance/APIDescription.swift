public import OVHClient

/// The API's published description: its operations, models and enums.
public struct APIDescription: Sendable {
  /// One operation.
  public struct Operation: Sendable, Hashable {
    /// The HTTP method.
    public var method: String
    /// The path with its parameters in braces.
    public var template: String
    /// The type of the answer: `order.Order`, `long[]`, `void`.
    public var response: String
    /// The template's segments.
    fileprivate var segments: [String]
  }

  /// One property of a model.
  public struct Property: Sendable, Hashable {
    /// The name.
    public var name: String
    /// The type.
    public var type: String
    /// Whether it may be null or left out.
    public var isNullable: Bool
  }

  /// What could not be understood.
  public struct Malformed: Error, Sendable, CustomStringConvertible {
    /// The sentence.
    public var description: String
  }

  /// The description in the folder beside the repository; nil where that is missing or not a description.
  public static let shared: APIDescription? = {
    guard let bytes = SharedFolder.bytes("api/order-api.json"), let json = try? JSONValue(parsing: bytes) else {
      return nil
    }
    return try? APIDescription(json: json)
  }()

  /// The properties of each model.
  public let models: [String: [Property]]
  /// The values of each enum.
  public let enums: [String: Set<String>]
  private let operations: [String: [Operation]]

  /// Reads a description.
  /// - Parameter json: the document with `operations`, `models`, `enums` and `undocumented`.
  /// - Throws: ``Malformed`` where one of the first three is missing or an entry has no type.
  public init(json: JSONValue) throws(Malformed) {
    guard let operations = json["operations"]?.array, let models = json["models"]?.object,
      let enums = json["enums"]?.object
    else { throw Malformed(description: "the description has no operations, models or enums") }
    var table: [String: [Operation]] = [:]
    for entry in operations {
      guard let method = entry["method"]?.string, let path = entry["path"]?.string,
        let response = entry["response"]?.string
      else { throw Malformed(description: "an operation lacks its method, path or response: \(entry.text)") }
      let segments = path.split(separator: "/").map(String.init)
      table["\(method) \(segments.count)", default: []].append(
        Operation(method: method, template: path, response: response, segments: segments))
    }
    self.operations = table
    var properties: [String: [Property]] = [:]
    for member in models.members {
      properties[member.name] = []
      for field in member.value["fields"]?.array ?? [] {
        guard let name = field["name"]?.string, let type = field["type"]?.string else {
          throw Malformed(description: "a property of \(member.name) lacks its name or type: \(field.text)")
        }
        properties[member.name]?.append(
          Property(name: name, type: type, isNullable: field["nullable"]?.bool ?? false))
      }
    }
    // Properties that were seen and are not declared: always optional.
    for entry in json["undocumented"]?.array ?? [] {
      guard let model = entry["where"]?.string, properties[model] != nil else { continue }
      for field in entry["fields"]?.array ?? [] {
        guard let name = field["name"]?.string, let type = field["type"]?.string,
          properties[model]?.contains(where: { $0.name == name }) == false
        else { continue }
        properties[model]?.append(Property(name: name, type: type, isNullable: true))
      }
    }
    self.models = properties
    self.enums = Dictionary(
      enums.members.map { ($0.name, Set(($0.value.array ?? []).compactMap(\.string))) }, uniquingKeysWith: { $1 })
  }

  /// The operation that a call means; nil where the description has none.
  ///
  /// Of several templates that fit, that with the most fixed segments counts, as the API routes.
  /// - Parameters:
  ///   - method: the HTTP method.
  ///   - path: the path below the base; trailing slashes do not count.
  public func operation(_ method: String, _ path: String) -> Operation? {
    let segments = path.split(separator: "/").map(String.init)
    let fitting = (operations["\(method) \(segments.count)"] ?? []).filter { operation in
      zip(operation.segments, segments).allSatisfy { $0 == $1 || $0.hasPrefix("{") }
    }
    return fitting.max { $0.fixedSegments < $1.fixedSegments }
  }
}

extension APIDescription.Operation {
  fileprivate var fixedSegments: Int { segments.count { !$0.hasPrefix("{") } }
}
