import PanierOrdering
import PanierVM

/// Reads the type of a parameter and its bounds.
enum ParameterTypeDecoder {
  /// Reads a type.
  /// - Parameters:
  ///   - kind: the word behind `param.`.
  ///   - fields: its table; what belongs to the type is taken out of it.
  /// - Throws: ``RecipeError``.
  static func type(_ kind: String, _ fields: inout DescriptionTable) throws(RecipeError) -> ParameterType {
    switch kind {
    case "string":
      let pattern = try fields.line("pattern", limit: 200)
      return try ordered(fields, try fields.count("min"), try fields.count("max"), <) {
        .string(min: $0, max: $1, pattern: pattern)
      }
    case "integer":
      return try ordered(fields, try integer("min", &fields), try integer("max", &fields), <) {
        .integer(min: $0, max: $1)
      }
    case "number":
      return try ordered(fields, try number("min", &fields), try number("max", &fields), <) {
        .number(min: $0, max: $1)
      }
    case "boolean": return .boolean
    case "money": return try money(&fields)
    case "period": return try period(&fields)
    case "domain": return .domain
    case "choice":
      guard let words = try fields.list("of", limit: 100), !words.isEmpty else {
        throw RecipeError(.manifest, "\(fields.name) has no words to choose from; write of = { \"small\", \"large\" }")
      }
      return .choice(words)
    case "list": return try list(&fields)
    default: throw RecipeError(.manifest, "\(fields.name): there is no such type")
    }
  }

  private static func ordered<Bound>(
    _ fields: DescriptionTable, _ min: Bound?, _ max: Bound?, _ isLess: (Bound, Bound) -> Bool,
    _ make: (Bound?, Bound?) -> ParameterType
  ) throws(RecipeError) -> ParameterType {
    if let min, let max, isLess(max, min) {
      throw RecipeError(.manifest, "\(fields.name): max is less than min, so that nothing is accepted")
    }
    return make(min, max)
  }

  private static func integer(_ name: String, _ fields: inout DescriptionTable) throws(RecipeError) -> Int64? {
    guard let value = fields.take(name) else { return nil }
    guard case .integer(let number) = value else { throw fields.wrong(name, value, "a whole number") }
    return number
  }

  private static func number(_ name: String, _ fields: inout DescriptionTable) throws(RecipeError) -> Double? {
    switch fields.take(name) {
    case nil: return nil
    case .integer(let number)?: return Double(number)
    case .number(let number)? where number.isFinite: return number
    case let other?: throw fields.wrong(name, other, "a number")
    }
  }

  private static func money(_ fields: inout DescriptionTable) throws(RecipeError) -> ParameterType {
    func bound(_ name: String) throws(RecipeError) -> Money? {
      guard let text = try fields.line(name, limit: 40) else { return nil }
      guard let money = try? Money(text) else { throw fields.wrong(name, .string(text), "an amount, as in \"30 EUR\"") }
      return money
    }
    let min = try bound("min")
    let max = try bound("max")
    if let min, let max, min.currency != max.currency {
      throw RecipeError(.manifest, "\(fields.name): min and max are in different currencies")
    }
    return try ordered(fields, min, max, { $0.ucents < $1.ucents }) { .money(min: $0, max: $1) }
  }

  private static func period(_ fields: inout DescriptionTable) throws(RecipeError) -> ParameterType {
    func bound(_ name: String) throws(RecipeError) -> Period? {
      guard let text = try fields.line(name, limit: 40) else { return nil }
      guard let period = try? Period(text) else { throw fields.wrong(name, .string(text), "a period, as in \"P1Y\"") }
      return period
    }
    return try ordered(fields, try bound("min"), try bound("max"), { (try? $0.isShorter(than: $1)) ?? true }) {
      .period(min: $0, max: $1)
    }
  }

  private static func list(_ fields: inout DescriptionTable) throws(RecipeError) -> ParameterType {
    guard let value = fields.take("of") else {
      throw RecipeError(.manifest, "\(fields.name) does not say what it lists; write of = param.string{}")
    }
    guard case .table(let made) = value, case .string(let kind)? = made["kind"], kind != "list",
      case .table(let spec)? = made["spec"]
    else { throw fields.wrong("of", value, "what param.string{ … } and the like give, and no list") }
    var inner = try DescriptionTable(spec, name: "\(fields.name), of = param.\(kind)")
    let item = try type(kind, &inner)
    try inner.finish()
    return try ordered(fields, try fields.count("min"), try fields.count("max"), <) {
      .list(of: item, min: $0, max: $1)
    }
  }
}
