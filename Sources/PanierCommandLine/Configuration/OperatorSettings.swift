import ArgumentParser
import Yams

/// `panier/config.yaml`: what the operator wants unless the command line says otherwise.
public struct OperatorSettings: Sendable {
  /// A key with its value and the line it stands on.
  private struct Entry {
    let name: String
    let value: SettingValue
    let line: Int
  }

  private let path: String
  private let settings: [@Sendable (inout ShellOptions, ShellEnvironment) throws -> Void]

  /// Reads the file of the operator; none is the same as an empty one.
  /// - Parameter environment: the world around the program.
  /// - Throws: ``ConfigurationFileError`` when it cannot be read; ``CommandFailure`` with exit code 2, naming file and
  ///   line, for text that is no YAML and for a key that would not be honoured.
  public init(_ environment: ShellEnvironment) throws {
    let path = environment.configurationDirectory + "/config.yaml"
    try self.init(ConfigurationFiles.text(of: path) ?? "", path: path)
  }

  /// Reads a text.
  /// - Parameters:
  ///   - text: YAML.
  ///   - path: the name of the file for messages.
  /// - Throws: as ``init(_:)`` does.
  init(_ text: String, path: String) throws {
    self.path = path
    let entries: [Entry]
    do { entries = try OperatorSettings.entries(try Yams.compose(yaml: text), path) } catch let error as YamlError {
      throw OperatorSettings.failure(path, error)
    }
    settings = try entries.map { entry in
      let place = "\(path):\(entry.line): '\(entry.name)'"
      let found: SettingKey?
      do { found = try SettingKey.named(entry.name) } catch {
        throw CommandFailure(.usage, "\(place): \(SettingKey.sentence(of: error))")
      }
      guard let key = found else {
        throw CommandFailure(.usage, "\(path):\(entry.line): \(SettingKey.unknown(entry.name))")
      }
      if let reason = key.refusal { throw CommandFailure(.usage, "\(place) \(reason)") }
      // Read at once, so that a mistake is an error even where the command line overrides the key.
      var probe = try ShellOptions.parse([])
      do { try key.apply(entry.value, &probe) } catch {
        throw CommandFailure(.usage, "\(place): \(SettingKey.sentence(of: error))")
      }
      return { options, environment in
        if !key.isDecided(options, environment) { try key.apply(entry.value, &options) }
      }
    }
  }

  /// Fills in what the command line leaves open.
  /// - Parameters:
  ///   - options: what the operator typed.
  ///   - environment: the world around the program, whose variables go before the file.
  public func apply(to options: inout ShellOptions, _ environment: ShellEnvironment) throws {
    for setting in settings { try setting(&options, environment) }
  }

  /// The keys with their values; those of a mapping in a mapping are joined by a point.
  private static func entries(_ node: Node?, _ path: String, prefix: String = "") throws -> [Entry] {
    guard let node else { return [] }
    if prefix.isEmpty, case .scalar(let scalar) = node, scalar.string.isEmpty { return [] }
    guard case .mapping(let mapping) = node else {
      throw CommandFailure(.usage, "\(path):\(node.mark?.line ?? 1): the configuration is written like 'output: json'")
    }
    return try mapping.flatMap { key, value -> [Entry] in
      let name = prefix + (key.string ?? "?")
      if case .mapping = value { return try entries(value, path, prefix: name + ".") }
      return [Entry(name: name, value: SettingValue(value), line: key.mark?.line ?? 1)]
    }
  }

  private static func failure(_ path: String, _ error: YamlError) -> CommandFailure {
    let (line, problem): (Int?, String) =
      switch error {
      case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
        .composer(_, let problem, let mark, _):
        (mark.line, problem)
      case .duplicatedKeysInMapping(let duplicates, let context):
        (context.mark.line, "\(duplicates.map { "'\($0)'" }.joined(separator: ", ")) is given twice")
      case .reader(let problem, _, _, _): (nil, problem)
      default: (nil, "\(error)")
      }
    return CommandFailure(.usage, "\(path)\(line.map { ":\($0)" } ?? ""): this is no YAML: \(problem)")
  }
}

/// A value of the configuration as it is written.
enum SettingValue: Sendable, Hashable {
  /// One text, number or word.
  case text(String)
  /// A list of such.
  case list([String])
  /// Something else.
  case other

  init(_ node: Node) {
    switch node {
    case .scalar(let scalar): self = .text(scalar.string)
    case .sequence(let sequence):
      let texts = sequence.compactMap(\.scalar?.string)
      self = texts.count == sequence.count ? .list(texts) : .other
    default: self = .other
    }
  }
}
