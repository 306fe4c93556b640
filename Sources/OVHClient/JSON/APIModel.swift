/// A value that is read from the JSON of the API.
public protocol APIModel: Sendable {
  /// Reads the value.
  /// - Parameter json: the JSON value.
  /// - Throws: ``ModelError`` that names the key that is missing or has the wrong kind.
  init(json: JSONValue) throws(ModelError)
}

extension JSONValue: APIModel {
  /// Takes the value as it is.
  public init(json: JSONValue) { self = json }
}

extension String: APIModel {
  /// Reads a string; a number or boolean is taken as its text, because the API mixes them.
  public init(json: JSONValue) throws(ModelError) {
    switch json {
    case .string(let text): self = text
    case .number(let number): self = number.text
    case .bool(let flag): self = flag ? "true" : "false"
    default: throw ModelError(expected: "a string", found: json)
    }
  }
}

extension JSONNumber: APIModel {
  /// Reads a number, also from its text.
  public init(json: JSONValue) throws(ModelError) {
    guard let number = json.number ?? json.string.flatMap(JSONNumber.init) else {
      throw ModelError(expected: "a number", found: json)
    }
    self = number
  }
}

extension Int64: APIModel {
  /// Reads a whole number, also from a string of digits.
  public init(json: JSONValue) throws(ModelError) {
    guard let number = json.int64 else { throw ModelError(expected: "a whole number", found: json) }
    self = number
  }
}

extension Bool: APIModel {
  /// Reads a boolean, also from `"true"`, `"false"`, `1` and `0`.
  public init(json: JSONValue) throws(ModelError) {
    switch json {
    case .bool(let flag): self = flag
    case .string("true"), .string("1"): self = true
    case .string("false"), .string("0"): self = false
    case .number(let number) where number.text == "1": self = true
    case .number(let number) where number.text == "0": self = false
    default: throw ModelError(expected: "a boolean", found: json)
    }
  }
}

extension Array: APIModel where Element: APIModel {
  /// Reads a list; `null` is an empty one.
  public init(json: JSONValue) throws(ModelError) {
    if json.isNull {
      self = []
      return
    }
    guard let elements = json.array else { throw ModelError(expected: "a list", found: json) }
    self = []
    reserveCapacity(elements.count)
    for (index, element) in elements.enumerated() {
      do throws(ModelError) { append(try Element(json: element)) } catch { throw error.inside("[\(index)]") }
    }
  }
}

extension JSONObject {
  /// Takes the object out of a value.
  init(of json: JSONValue) throws(ModelError) {
    guard let object = json.object else { throw ModelError(expected: "an object", found: json) }
    self = object
  }

  /// The named value, which must be there.
  func required<Value: APIModel>(_ name: String) throws(ModelError) -> Value {
    guard let json = present(name) else { throw ModelError(path: name, problem: "is missing") }
    do throws(ModelError) { return try Value(json: json) } catch { throw error.inside(name) }
  }

  /// The named value; nil where it is missing or null.
  func optional<Value: APIModel>(_ name: String) throws(ModelError) -> Value? {
    guard let json = present(name) else { return nil }
    do throws(ModelError) { return try Value(json: json) } catch { throw error.inside(name) }
  }

  /// The named value; the given one where it is missing or null.
  func value<Value: APIModel>(_ name: String, default fallback: Value) throws(ModelError) -> Value {
    try optional(name) ?? fallback
  }

  /// The named list; empty where it is missing or null.
  func list<Element: APIModel>(_ name: String) throws(ModelError) -> [Element] {
    try optional(name) ?? []
  }
}
