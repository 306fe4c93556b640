public import OVHClient

extension APIDescription {
  /// Where a value is not of a type: each fault names the property, what came and what is declared.
  /// - Parameters:
  ///   - value: the value.
  ///   - type: the declared type, such as `order.Order` or `long[]`.
  ///   - path: the name of the value in the faults.
  public func faults(of value: JSONValue, as type: String, at path: String) -> [String] {
    if type.hasSuffix("[]") {
      guard let elements = value.array else { return ["\(path) is \(value.shown), declared \(type)"] }
      return elements.enumerated().flatMap { faults(of: $1, as: String(type.dropLast(2)), at: "\(path)[\($0)]") }
    }
    if let values = enums[type] {
      guard let text = value.string, values.contains(text) || KnownDeviation.allows(text, in: type) else {
        return ["\(path) is \(value.shown), declared \(type): \(values.sorted().joined(separator: ", "))"]
      }
      return []
    }
    if let properties = models[type] { return faults(of: value, as: type, having: properties, at: path) }
    return Self.fits(value, primitive: type) ? [] : ["\(path) is \(value.shown), declared \(type)"]
  }

  private func faults(
    of value: JSONValue, as type: String, having properties: [Property], at path: String
  ) -> [String] {
    guard let object = value.object else { return ["\(path) is \(value.shown), declared \(type)"] }
    var faults: [String] = []
    for property in properties {
      switch object[property.name] {
      case nil where property.isNullable: continue
      case nil: faults.append("\(path).\(property.name) is missing, declared \(property.type)")
      case .null? where property.isNullable: continue
      case let member?:
        faults += self.faults(of: member, as: property.type, at: "\(path).\(property.name)")
      }
    }
    for name in object.names where !properties.contains(where: { $0.name == name }) {
      faults.append("\(path).\(name) came, and \(type) declares no such property")
    }
    if Set(object.names).count != object.members.count { faults.append("\(path) has a property twice") }
    return faults
  }

  /// Whether a value has a type that is no model and no enum.
  private static func fits(_ value: JSONValue, primitive type: String) -> Bool {
    switch type {
    case "void": value.isNull
    case "boolean": value.bool != nil
    case "long": value.number?.int64 != nil
    case "double": value.number != nil
    case "string", "text", "password": value.string != nil
    case "datetime": matches(value, /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)/)
    case "date": matches(value, /\d{4}-\d\d-\d\d/)
    case "time": matches(value, /\d\d:\d\d:\d\d/)
    case "duration": matches(value, /P(?=\d)(\d+Y)?(\d+M)?(\d+D)?/)
    case "uuid": matches(value, /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/)
    case "ipBlock": matches(value, /[0-9a-fA-F.:]+(\/\d{1,3})?/)
    case "phoneNumber": matches(value, /\+[0-9.]+/)
    // A type that nobody has described is a fault of the description, not something to let pass.
    default: false
    }
  }

  private static func matches<Output>(_ value: JSONValue, _ form: Regex<Output>) -> Bool {
    value.string.map { $0.wholeMatch(of: form) != nil } ?? false
  }
}

extension JSONValue {
  /// The value as faults show it: its JSON, cut when long.
  fileprivate var shown: String {
    let text = self.text
    return text.count > 80 ? text.prefix(80) + "…" : text
  }
}
