public import PanierOrdering

/// What a parameter accepts.
public indirect enum ParameterType: Sendable, Hashable {
  /// Text, with its least and greatest length in characters and a Lua pattern for the whole of it.
  case string(min: Int?, max: Int?, pattern: String?)
  /// A whole number, with its bounds.
  case integer(min: Int64?, max: Int64?)
  /// A number, with its bounds.
  case number(min: Double?, max: Double?)
  /// `true` or `false`.
  case boolean
  /// An amount, with its bounds.
  case money(min: Money?, max: Money?)
  /// An ISO 8601 duration, with its bounds.
  case period(min: Period?, max: Period?)
  /// A domain name.
  case domain
  /// One of several words.
  case choice([String])
  /// Several values of one type, with the least and the greatest count.
  case list(of: ParameterType, min: Int?, max: Int?)

  /// The name that a manifest gives the type: `param.NAME`.
  public var name: String {
    switch self {
    case .string: "string"
    case .integer: "integer"
    case .number: "number"
    case .boolean: "boolean"
    case .money: "money"
    case .period: "period"
    case .domain: "domain"
    case .choice: "choice"
    case .list: "list"
    }
  }

  /// What is accepted, in words: `a whole number from 1 to 10`.
  public var form: String {
    switch self {
    case .string(let min, let max, let pattern):
      "text" + Self.range(min, max, unit: "characters", from: "of")
        + (pattern.map { " that matches the Lua pattern \($0)" } ?? "")
    case .integer(let min, let max): "a whole number" + Self.range(min, max)
    case .number(let min, let max): "a number" + Self.range(min, max)
    case .boolean: "true or false"
    case .money(let min, let max): "an amount with its currency, as in 30 EUR" + Self.range(min, max, from: ", from")
    case .period(let min, let max): "an ISO 8601 period, as in P1Y" + Self.range(min, max, from: ", from")
    case .domain: "a whole domain name, as in example.fr"
    case .choice(let words): words.count == 1 ? words[0] : "one of \(words.joined(separator: ", "))"
    case .list(let item, let min, let max):
      "a list" + Self.range(min, max, unit: "items", from: "of") + ", separated by commas, each \(item.form)"
    }
  }

  private static func range<Bound: CustomStringConvertible>(
    _ min: Bound?, _ max: Bound?, unit: String? = nil, from: String = "from"
  ) -> String {
    let unit = unit.map { " \($0)" } ?? ""
    let lead = from.hasPrefix(",") ? from : " " + from
    let comma = from.hasPrefix(",") ? "," : ""
    switch (min?.description, max?.description) {
    case (nil, nil): return ""
    case (let min?, let max?):
      return min == max ? "\(comma) of exactly \(min)\(unit)" : "\(lead) \(min) to \(max)\(unit)"
    case (let min?, nil): return "\(comma)\(from == "of" ? " of" : "") at least \(min)\(unit)"
    case (nil, let max?): return "\(comma)\(from == "of" ? " of" : "") at most \(max)\(unit)"
    }
  }
}
