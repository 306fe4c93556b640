import OVHClient
import Yams

/// A file of parameters: one run for each row.
public struct ParameterRows: Sendable {
  /// One row: names and values in the order of the file.
  public typealias Row = [(name: String, input: ParameterInput)]

  /// How a file is written.
  public enum Format: String, Sendable, Hashable, CaseIterable {
    case yaml, json, csv
  }

  /// The rows.
  public let rows: [Row]

  /// A file never holds more rows.
  public static let limit = 10_000
  private static let valueLimit = 200_000

  /// Reads a file's text.
  /// - Parameters:
  ///   - text: the text: an object or a list of objects; for CSV a first line of names and a line for each run, in
  ///     which an empty cell is a parameter that is not given.
  ///   - path: the file, whose ending tells the format: `.yaml`, `.yml`, `.json`, `.csv`.
  /// - Throws: ``RecipeError`` that names the file and the row.
  public init(_ text: String, path: String) throws(RecipeError) {
    switch path.split(separator: ".").last?.lowercased() {
    case "yaml", "yml": rows = try Self.objects(try Self.yaml(text, path), path)
    case "json": rows = try Self.objects(try Self.json(text, path), path)
    case "csv": rows = try Self.table(text, path)
    default:
      throw RecipeError(.parameter, "cannot read parameters from '\(path)': its name must end in .yaml, .json or .csv")
    }
    guard !rows.isEmpty else { throw RecipeError(.parameter, "'\(path)' holds no parameters") }
    guard rows.count <= Self.limit else {
      throw RecipeError(.parameter, "'\(path)' holds \(rows.count) rows; \(Self.limit) at most")
    }
  }

  private static func json(_ text: String, _ path: String) throws(RecipeError) -> JSONValue {
    do { return try JSONValue(parsing: text) } catch {
      throw RecipeError(.parameter, "'\(path)' is not JSON: \(error)")
    }
  }

  private static func yaml(_ text: String, _ path: String) throws(RecipeError) -> JSONValue {
    do {
      guard let node = try Yams.compose(yaml: text) else { return .null }
      var count = 0
      return try value(node, depth: 0, &count)
    } catch let error as RecipeError {
      throw error
    } catch {
      let reason = String(describing: error).split(whereSeparator: \.isNewline).first ?? "no reason given"
      throw RecipeError(.parameter, "'\(path)' is not YAML: \(reason)")
    }
  }

  /// Numbers stay text: a parameter of the type string must not lose its zeros.
  private static func value(_ node: Node, depth: Int, _ count: inout Int) throws(RecipeError) -> JSONValue {
    guard depth < 8 else { throw RecipeError(.parameter, "the YAML is nested more than 8 deep") }
    // What is written once and used many times can grow beyond all bounds.
    count += 1
    guard count <= valueLimit else {
      throw RecipeError(.parameter, "the YAML holds more than \(valueLimit) values")
    }
    switch node {
    case .scalar(let scalar):
      if scalar.style == .plain || scalar.style == .any {
        switch scalar.string {
        case "", "~", "null": return .null
        case "true": return .bool(true)
        case "false": return .bool(false)
        default: break
        }
      }
      return .string(scalar.string)
    case .sequence(let items):
      var values: [JSONValue] = []
      for item in items { values.append(try value(item, depth: depth + 1, &count)) }
      return .array(values)
    case .mapping(let pairs):
      var members: [(String, JSONValue)] = []
      for (key, item) in pairs {
        guard case .scalar(let name) = key else {
          throw RecipeError(.parameter, "the YAML has a key that is no text")
        }
        members.append((name.string, try value(item, depth: depth + 1, &count)))
      }
      return .object(JSONObject(members))
    case .alias: throw RecipeError(.parameter, "the YAML uses an alias, which parameters do not need")
    }
  }

  private static func objects(_ value: JSONValue, _ path: String) throws(RecipeError) -> [Row] {
    let items = value.array ?? [value]
    var rows: [Row] = []
    for (index, item) in items.enumerated() {
      guard let object = item.object else {
        throw RecipeError(
          .parameter,
          "'\(path)', row \(index + 1): expected names with values, as in domain: example.fr, got "
            + item.kindName)
      }
      // What is null is not given.
      rows.append(object.members.filter { !$0.value.isNull }.map { ($0.name, ParameterInput($0.value)) })
    }
    return rows
  }

  private static func table(_ text: String, _ path: String) throws(RecipeError) -> [Row] {
    let lines = try CommaSeparated.records(text, path)
    guard let names = lines.first else { return [] }
    var rows: [Row] = []
    for (index, cells) in lines.dropFirst().enumerated() {
      guard cells.count == names.count else {
        throw RecipeError(
          .parameter, "'\(path)', row \(index + 1) has \(cells.count) cells, and the first line names \(names.count)")
      }
      rows.append(zip(names, cells).filter { !$0.1.isEmpty }.map { ($0.0, .text($0.1)) })
    }
    return rows
  }
}
