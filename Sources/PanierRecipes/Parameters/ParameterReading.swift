import DomainNames
import PanierOrdering
import PanierTerminal

/// Makes a checked value of an input, or says what is wrong with it and what is accepted.
struct ParameterReading {
  /// Why an input is not accepted: what is wrong, without the accepted form.
  struct Problem: Error {
    let what: String
  }

  /// Whether a whole text matches a Lua pattern.
  let matches: (_ text: String, _ pattern: String) async throws -> Bool

  /// Reads an input.
  /// - Throws: ``Problem``, or what `matches` throws.
  func value(_ input: ParameterInput, as type: ParameterType) async throws -> ParameterValue {
    switch type {
    case .string(let min, let max, let pattern): return .text(try await text(input, min, max, pattern))
    case .integer(let min, let max):
      guard let number = Self.integer(input) else { throw Problem(what: "is no whole number") }
      try Self.check(number, min, max) { $0 < $1 }
      return .integer(number)
    case .number(let min, let max):
      guard let number = Self.number(input) else { throw Problem(what: "is no number") }
      try Self.check(number, min, max) { $0 < $1 }
      return .number(number)
    case .boolean:
      switch input {
      case .boolean(let flag): return .boolean(flag)
      case .text("true"): return .boolean(true)
      case .text("false"): return .boolean(false)
      default: throw Problem(what: "is neither")
      }
    case .money(let min, let max): return .money(try Self.money(input, min, max))
    case .period(let min, let max): return .period(try Self.period(input, min, max))
    case .domain: return .text(try Self.domain(input))
    case .choice(let words):
      guard case .text(let word) = input, words.contains(word) else { throw Problem(what: "is none of them") }
      return .text(word)
    case .list(let item, let min, let max): return .list(try await list(input, item, min, max))
    }
  }

  private func text(_ input: ParameterInput, _ min: Int?, _ max: Int?, _ pattern: String?) async throws -> String {
    let text: String
    switch input {
    case .text(let given): text = given
    case .integer(let number): text = "\(number)"
    default: throw Problem(what: "is no text")
    }
    guard SafeText.escaped(text) == text else { throw Problem(what: "holds characters that cannot be seen") }
    if let min, text.count < min { throw Problem(what: "is too short") }
    if let max, text.count > max { throw Problem(what: "is too long") }
    if let pattern, try await !matches(text, pattern) { throw Problem(what: "does not match") }
    return text
  }

  private func list(
    _ input: ParameterInput, _ item: ParameterType, _ min: Int?, _ max: Int?
  ) async throws
    -> [ParameterValue]
  {
    let items: [ParameterInput]
    switch input {
    case .list(let given): items = given
    case .text(""): items = []
    case .text(let text):
      items = text.split(separator: ",", omittingEmptySubsequences: false).map { .text(Self.trimmed($0)) }
    default: items = [input]
    }
    if let min, items.count < min { throw Problem(what: "has \(items.count), too few") }
    if let max, items.count > max { throw Problem(what: "has \(items.count), too many") }
    var values: [ParameterValue] = []
    for (index, input) in items.enumerated() {
      do { values.append(try await value(input, as: item)) } catch let problem as Problem {
        throw Problem(what: "item \(index + 1), \(input.spelling), \(problem.what)")
      }
    }
    return values
  }

  private static func integer(_ input: ParameterInput) -> Int64? {
    switch input {
    case .integer(let number): number
    case .number(let number): Int64(exactly: number)
    case .text(let text): Int64(text)
    default: nil
    }
  }

  private static func number(_ input: ParameterInput) -> Double? {
    switch input {
    case .integer(let number): Double(number)
    case .number(let number): number.isFinite ? number : nil
    case .text(let text):
      // Double takes nan and hexadecimal text too.
      text.utf8.allSatisfy { "0123456789+-.eE".utf8.contains($0) }
        ? Double(text).flatMap { $0.isFinite ? $0 : nil } : nil
    default: nil
    }
  }

  private static func money(_ input: ParameterInput, _ min: Money?, _ max: Money?) throws -> Money {
    let money: Money
    switch input {
    case .money(let given): money = given
    case .text(let text):
      guard let read = try? Money(text) else { throw Problem(what: "is no amount with a currency") }
      money = read
    default: throw Problem(what: "is no amount with a currency")
    }
    guard let bound = min ?? max else { return money }
    guard money.currency == bound.currency else { throw Problem(what: "is not in \(bound.currency)") }
    try check(money.ucents, min?.ucents, max?.ucents) { $0 < $1 }
    return money
  }

  private static func period(_ input: ParameterInput, _ min: Period?, _ max: Period?) throws -> Period {
    let period: Period
    switch input {
    case .period(let given): period = given
    case .text(let text):
      guard let read = try? Period(text) else { throw Problem(what: "is no period") }
      period = read
    default: throw Problem(what: "is no period")
    }
    do { try check(period, min, max) { try $0.isShorter(than: $1) } } catch is PeriodError {
      throw Problem(what: "cannot be compared with the bounds")
    }
    return period
  }

  private static func domain(_ input: ParameterInput) throws -> String {
    guard case .text(let text) = input else { throw Problem(what: "is no domain name") }
    do {
      let name = try InternationalName(text)
      guard name.labels.count > 1 else { throw Problem(what: "has no suffix") }
      return name.ascii
    } catch let error as InternationalNameError {
      let reason = error.description
      guard let cut = reason.firstIndex(of: ":") else { throw Problem(what: "is no domain name") }
      throw Problem(what: "is no domain name (\(trimmed(reason[reason.index(after: cut)...])))")
    }
  }

  private static func check<Value>(
    _ value: Value, _ min: Value?, _ max: Value?, _ isLess: (Value, Value) throws -> Bool
  ) throws {
    if let min, try isLess(value, min) { throw Problem(what: "is too small") }
    if let max, try isLess(max, value) { throw Problem(what: "is too large") }
  }

  private static func trimmed(_ text: Substring) -> String {
    var text = text
    while text.first == " " { text.removeFirst() }
    while text.last == " " { text.removeLast() }
    return String(text)
  }
}
