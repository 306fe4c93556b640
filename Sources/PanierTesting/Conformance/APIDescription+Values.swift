public import OVHClient

extension APIDescription {
  /// How much of a model a sample holds.
  public enum Fullness: Sendable { case everything, nothingNullable }

  /// Where a value is not of a type: each fault names the property, what came and what is declared.
  /// - Parameters:
  ///   - value: the value.
  ///   - type: the declared type, such as `order.Order` or `long[]`.
  ///   - path: the name of the value in the faults.
  public func faults(of value: JSONValue, as type: String, at path: String) -> [String] {
    TypeCheck(types).mismatches(value, type).compactMap { mismatch in
      if case .value = mismatch.problem, let text = mismatch.value.string,
        KnownDeviation.allows(text, in: mismatch.type)
      {
        return nil
      }
      let isAboutField = [.missing, .undeclared].contains(mismatch.problem)
      let place = (isAboutField ? mismatch.path.dropLast() : mismatch.path[...]).reduce(path) { place, step in
        switch step {
        case .key(let name): "\(place).\(name)"
        case .index(let index): "\(place)[\(index)]"
        }
      }
      switch mismatch.problem {
      case .missing: return "\(place).\(mismatch.name) is missing, declared \(mismatch.type)"
      case .undeclared: return "\(place).\(mismatch.name) came, and \(mismatch.type) declares no such property"
      case .twice: return "\(place) has a property twice"
      case .value(let values):
        return
          "\(place) is \(mismatch.value.shown), declared \(mismatch.type): \(values.sorted().joined(separator: ", "))"
      case .kind, .form, .unknown: return "\(place) is \(mismatch.value.shown), declared \(mismatch.type)"
      }
    }
  }

  /// A value of a type as the API may send it.
  /// - Parameters:
  ///   - type: the declared type.
  ///   - fullness: whether what may be null is there.
  public func sample(_ type: String, _ fullness: Fullness) -> JSONValue { sample(type, fullness, depth: 0) }

  private func sample(_ type: String, _ fullness: Fullness, depth: Int) -> JSONValue {
    if type.hasSuffix("[]") {
      return depth > 6 ? [] : [sample(String(type.dropLast(2)), fullness, depth: depth + 1)]
    }
    if type.hasPrefix("map[") { return [:] }
    if let value = types.enums[type]?.first { return .string(value) }
    if let fields = types.models[type] {
      var object = JSONObject()
      for field in fields {
        if !field.isRequired, fullness == .nothingNullable || depth > 6 {
          object[field.name] = .null
        } else {
          object[field.name] = sample(field.type, fullness, depth: depth + 1)
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

extension JSONValue {
  /// The value as faults show it: its JSON, cut when long.
  fileprivate var shown: String {
    let text = self.text
    return text.count > 80 ? text.prefix(80) + "…" : text
  }
}
