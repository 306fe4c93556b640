import PanierReference
import PanierTerminal
import PanierVM

/// A table of a description, whose fields are read one by one; what is left over in the end is refused.
struct DescriptionTable {
  /// What messages call it: `recipe{…}`, `param.integer 'years'`.
  let name: String
  private var fields: [String: LuaValue]
  private var known: [String] = []

  /// Takes a table.
  /// - Throws: ``RecipeError`` for one with other keys than names.
  init(_ table: LuaTable, name: String) throws(RecipeError) {
    self.name = name
    guard table.array.isEmpty, table.other.isEmpty else {
      throw RecipeError(.manifest, "\(name) has a value without a name; write every field as name = value")
    }
    fields = Dictionary(table.fields.map { ($0.key, $0.value) }, uniquingKeysWith: { first, _ in first })
  }

  /// Takes a field of any type.
  mutating func take(_ field: String) -> LuaValue? {
    known.append(field)
    guard let value = fields.removeValue(forKey: field), !value.isNil else { return nil }
    return value
  }

  /// Takes a line of text.
  /// - Parameter limit: the most characters.
  mutating func line(_ field: String, limit: Int) throws(RecipeError) -> String? {
    guard let value = take(field) else { return nil }
    guard case .string(let text) = value else { throw wrong(field, value, "text in UTF-8") }
    guard !text.isEmpty, text.count <= limit else {
      throw RecipeError(.manifest, "\(name): \(field) must have 1 to \(limit) characters, and has \(text.count)")
    }
    guard SafeText.escaped(text) == text else {
      throw RecipeError(
        .manifest,
        "\(name): \(field) holds characters that cannot be seen or change the order of others: "
          + SafeText.escaped(String(text.prefix(80))))
    }
    return text
  }

  /// Takes text of several lines.
  mutating func lines(_ field: String, limit: Int) throws(RecipeError) -> String? {
    guard let value = take(field) else { return nil }
    guard case .string(let text) = value else { throw wrong(field, value, "text in UTF-8") }
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    guard text.count <= limit, lines.allSatisfy({ SafeText.escaped(String($0)) == $0 }) else {
      throw RecipeError(
        .manifest,
        "\(name): \(field) is longer than \(limit) characters, or holds characters that cannot be seen")
    }
    return text
  }

  /// Takes `true` or `false`.
  mutating func flag(_ field: String) throws(RecipeError) -> Bool? {
    guard let value = take(field) else { return nil }
    guard case .boolean(let flag) = value else { throw wrong(field, value, "true or false") }
    return flag
  }

  /// Takes a whole number that is not negative.
  mutating func count(_ field: String) throws(RecipeError) -> Int? {
    guard let value = take(field) else { return nil }
    guard case .integer(let number) = value, (0...1_000_000).contains(number) else {
      throw wrong(field, value, "a whole number from 0 to 1000000")
    }
    return Int(number)
  }

  /// Takes a table.
  mutating func table(_ field: String) throws(RecipeError) -> LuaTable? {
    guard let value = take(field) else { return nil }
    guard case .table(let table) = value else { throw wrong(field, value, "a table") }
    return table
  }

  /// Takes a list of lines.
  /// - Parameters:
  ///   - limit: the most lines.
  ///   - length: the most characters of one.
  mutating func list(_ field: String, limit: Int, length: Int = 64) throws(RecipeError) -> [String]? {
    guard let table = try table(field) else { return nil }
    var texts: [String] = []
    for item in table.array {
      guard case .string(let text) = item, !text.isEmpty, text.count <= length, SafeText.escaped(text) == text else {
        throw wrong(field, item, "words of at most \(length) characters")
      }
      texts.append(text)
    }
    guard table.fields.isEmpty, table.other.isEmpty, texts.count <= limit, Set(texts).count == texts.count else {
      throw RecipeError(.manifest, "\(name): \(field) must be a list of at most \(limit) different words")
    }
    return texts
  }

  /// Refuses what was not taken.
  func finish() throws(RecipeError) {
    guard let rest = fields.keys.min() else { return }
    let shown = SafeText.escaped(String(rest.prefix(60)))
    throw RecipeError(
      .manifest,
      "\(name) has no field '\(shown)'" + Spelling.hint(for: rest, among: known, else: "it has \(Self.listed(known))"))
  }

  /// An error about a field of another type.
  func wrong(_ field: String, _ value: LuaValue, _ expected: String) -> RecipeError {
    RecipeError(.manifest, "\(name): \(field) is \(SafeText.escaped(value.spelling)), expected \(expected)")
  }

  private static func listed(_ names: [String]) -> String { names.sorted().joined(separator: ", ") }
}
