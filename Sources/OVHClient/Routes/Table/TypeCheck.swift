/// Holds values against the types of the API's description: the one place that knows what a `long` or a `datetime` is.
///
/// What is done about a mismatch, and how it is said, is its caller's.
package struct TypeCheck: Sendable {
  /// The models and enums that types can name.
  package struct Types: Sendable {
    /// The fields of models; one that is not required may be null or left out.
    package var models: [String: [APIParameter]]
    /// The values of enums.
    package var enums: [String: [String]]

    /// Creates them.
    package init(models: [String: [APIParameter]], enums: [String: [String]]) {
      self.models = models
      self.enums = enums
    }
  }

  /// A value that is not of its type.
  package struct Mismatch: Sendable {
    /// One step from a value to a part of it.
    package enum Step: Sendable, Hashable {
      case key(String)
      case index(Int)
    }

    /// What is wrong.
    package enum Problem: Sendable, Hashable {
      /// The value is of another kind than the type: a text for a number.
      case kind
      /// The value is of the right kind and not in the form of the type: a text that is no date.
      case form
      /// The value is none of those of the enum.
      case value([String])
      /// A required field is not there.
      case missing
      /// A field is there that the model has not.
      case undeclared
      /// A field is there twice.
      case twice
      /// The type is none that is described.
      case unknown
    }

    /// Where in the checked value it is.
    package var path: [Step]
    /// The value; null where it is missing.
    package var value: JSONValue
    /// The declared type.
    package var type: String
    /// What is wrong.
    package var problem: Problem

    /// The name of the field; empty where there is none.
    package var name: String {
      guard case .key(let name)? = path.last else { return "" }
      return name
    }

    fileprivate func below(_ step: Step) -> Mismatch {
      var mismatch = self
      mismatch.path.insert(step, at: 0)
      return mismatch
    }
  }

  private let types: Types

  /// Creates a check.
  /// - Parameter types: the models and enums that types can name.
  package init(_ types: Types) { self.types = types }

  /// What is wrong with a JSON value; models are looked at field by field.
  /// - Parameters:
  ///   - value: the value.
  ///   - type: the declared type, such as `order.Order` or `long[]`.
  package func mismatches(_ value: JSONValue, _ type: String) -> [Mismatch] {
    func all(_ problem: Mismatch.Problem) -> [Mismatch] {
      [Mismatch(path: [], value: value, type: type, problem: problem)]
    }
    if type.hasSuffix("[]") {
      guard let elements = value.array else { return all(.kind) }
      let element = String(type.dropLast(2))
      return elements.enumerated().flatMap { index, value in
        mismatches(value, element).map { $0.below(.index(index)) }
      }
    }
    if let fields = types.models[type] {
      guard let object = value.object else { return all(.kind) }
      return mismatches(object, having: fields, of: type)
    }
    if let values = types.enums[type] {
      guard let text = value.string else { return all(.kind) }
      return values.contains(text) ? [] : all(.value(values))
    }
    switch Self.kind(of: type) {
    case .void: return value.isNull ? [] : all(.kind)
    case .truth: return value.bool == nil ? all(.kind) : []
    case .whole: return value.number?.int64 == nil ? all(.kind) : []
    case .number: return value.number == nil ? all(.kind) : []
    case .text:
      guard let text = value.string else { return all(.kind) }
      return Self.hasForm(text, of: type) ? [] : all(.form)
    case .map: return value.object == nil ? all(.kind) : []
    case .unknown: return all(.unknown)
    }
  }

  /// What is wrong with the fields of an object.
  /// - Parameters:
  ///   - object: the object.
  ///   - fields: what it may and must have.
  ///   - type: the name of its model, where it has one.
  package func mismatches(
    _ object: JSONObject, having fields: [APIParameter], of type: String = ""
  ) -> [Mismatch] {
    var found: [Mismatch] = []
    for field in fields {
      switch object[field.name] {
      case nil:
        guard field.isRequired else { continue }
        found.append(Mismatch(path: [.key(field.name)], value: .null, type: field.type, problem: .missing))
      case .null? where !field.isRequired: continue
      case let value?: found += mismatches(value, field.type).map { $0.below(.key(field.name)) }
      }
    }
    for name in object.names where !fields.contains(where: { $0.name == name }) {
      found.append(
        Mismatch(path: [.key(name)], value: object[name] ?? .null, type: type, problem: .undeclared))
    }
    if Set(object.names).count != object.members.count {
      found.append(Mismatch(path: [], value: .object(object), type: type, problem: .twice))
    }
    return found
  }

  /// What is wrong with a value that is written as text, in a path or a query; nil where nothing is.
  /// - Parameters:
  ///   - text: the text.
  ///   - type: the declared type; of a list, each value is given by itself.
  package func mismatch(text: String, _ type: String) -> Mismatch? {
    let type = type.hasSuffix("[]") ? String(type.dropLast(2)) : type
    func problem(_ problem: Mismatch.Problem) -> Mismatch {
      Mismatch(path: [], value: .string(text), type: type, problem: problem)
    }
    if let values = types.enums[type] { return values.contains(text) ? nil : problem(.value(values)) }
    switch Self.kind(of: type) {
    case .truth: return ["true", "false", "1", "0"].contains(text) ? nil : problem(.kind)
    case .whole: return Int64(text) == nil ? problem(.kind) : nil
    case .number: return JSONNumber(text) == nil ? problem(.kind) : nil
    case .text: return Self.hasForm(text, of: type) ? nil : problem(.form)
    case .void, .map, .unknown: return nil
    }
  }

  // MARK: - Types that are no model and no enum

  private enum Kind { case void, truth, whole, number, text, map, unknown }

  private static func kind(of type: String) -> Kind {
    switch type {
    case "void": .void
    case "boolean": .truth
    case "long", "int": .whole
    case "double": .number
    case "string", "text", "password", "datetime", "date", "time", "duration", "uuid", "ip", "ipBlock", "ipv4Block",
      "phoneNumber":
      .text
    default: type.hasPrefix("map[") ? .map : .unknown
    }
  }

  /// Whether a text is written as its type is.
  private static func hasForm(_ text: String, of type: String) -> Bool {
    switch type {
    case "datetime":
      text.utf8.count > 10 && text.utf8.dropFirst(10).first == UInt8(ascii: "T") && APIDate(text: text).date != nil
        && (text.utf8.last == UInt8(ascii: "Z") || text.utf8.dropFirst(19).contains { $0 == 0x2B || $0 == 0x2D })
    case "date": text.utf8.count == 10 && APIDate(text: text).date != nil
    case "time": has(text, "00:00:00")
    case "duration": isDuration(text)
    case "uuid": has(text.lowercased(), "ffffffff-ffff-ffff-ffff-ffffffffffff")
    case "ipBlock": !text.isEmpty && text.utf8.allSatisfy { hexDigits.contains($0) || "./:".utf8.contains($0) }
    case "phoneNumber":
      text.utf8.first == 0x2B && text.utf8.dropFirst().allSatisfy { digits.contains($0) || $0 == 0x2E }
    default: true
    }
  }

  private static let digits = UInt8(ascii: "0")...UInt8(ascii: "9")
  private static let hexDigits = Set("0123456789abcdefABCDEF".utf8)

  /// Whether a text has the form of a sample, in which `0` stands for a digit and `f` for a hexadecimal one.
  private static func has(_ text: String, _ sample: String) -> Bool {
    text.utf8.count == sample.utf8.count
      && zip(text.utf8, sample.utf8).allSatisfy { byte, like in
        switch like {
        case UInt8(ascii: "0"): digits.contains(byte)
        case UInt8(ascii: "f"): hexDigits.contains(byte)
        default: byte == like
        }
      }
  }

  /// Years, months and days in this order, at least one of them: `P1Y`, `P1Y6M`, `P30D`.
  private static func isDuration(_ text: String) -> Bool {
    guard text.utf8.first == UInt8(ascii: "P") else { return false }
    var rest = text.utf8.dropFirst()
    guard !rest.isEmpty else { return false }
    for unit in "YMD".utf8 {
      let number = rest.prefix { digits.contains($0) }
      guard !number.isEmpty, rest.dropFirst(number.count).first == unit else { continue }
      rest = rest.dropFirst(number.count + 1)
    }
    return rest.isEmpty
  }
}
