import FoundationEssentials
import OVHClient

/// The API's own description, where it is at hand beside the repository.
struct APIDescription {
  static let path = Samples.folder + "/api/order-api.json"
  static let isThere = FileManager.default.fileExists(atPath: path)

  /// Read once for all tests.
  private static let read = Result { try APIDescription(path: path) }

  let operations: [JSONValue]
  let models: JSONObject
  let enums: JSONObject

  init() throws { self = try Self.read.get() }

  private init(path: String) throws {
    let json = try JSONValue(parsing: Array(try Data(contentsOf: URL(filePath: path))))
    operations = json["operations"]?.array ?? []
    models = json["models"]?.object ?? JSONObject()
    enums = json["enums"]?.object ?? JSONObject()
  }

  /// The values of an enum.
  func values(_ name: String) -> Set<String> { Set((enums[name]?.array ?? []).compactMap(\.string)) }

  /// How much of a model a sample holds.
  enum Fullness { case everything, nothingNullable }

  /// A value of a type as the API may send it.
  func sample(_ type: String, _ fullness: Fullness, depth: Int = 0) -> JSONValue {
    if type.hasSuffix("[]") {
      return depth > 6 ? [] : [sample(String(type.dropLast(2)), fullness, depth: depth + 1)]
    }
    if type.hasPrefix("map[") { return [:] }
    if let value = enums[type]?.array?.first { return value }
    if let fields = models[type]?["fields"]?.array {
      var object = JSONObject()
      for field in fields {
        guard let name = field["name"]?.string, let fieldType = field["type"]?.string else { continue }
        let isNullable = field["nullable"]?.bool ?? false
        if isNullable, fullness == .nothingNullable || depth > 6 {
          object[name] = .null
        } else {
          object[name] = sample(fieldType, fullness, depth: depth + 1)
        }
      }
      return .object(object)
    }
    switch type {
    case "long": return 9_007_199_254_740_993
    case "double": return .number(JSONNumber("6.99") ?? JSONNumber(7))
    case "boolean": return true
    case "datetime": return "2026-04-03T12:00:00+02:00"
    case "date": return "2026-04-03"
    case "duration": return "P1Y"
    default: return "text"
    }
  }
}
