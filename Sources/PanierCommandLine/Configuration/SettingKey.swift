import ArgumentParser
import PanierOrdering
import PanierReference

/// A key of `config.yaml`: how its value is read, and which option it stands for.
struct SettingKey: Sendable {
  /// The name, with the names of the mappings around it: `budget.per_run`.
  let name: String
  /// Why the key is refused, as the rest of a sentence; nil for one that is honoured.
  let refusal: String?
  /// Whether the command line or a variable decided already.
  let isDecided: @Sendable (ShellOptions, ShellEnvironment) -> Bool
  /// Puts the value where the option's would be.
  let apply: @Sendable (SettingValue, inout ShellOptions) throws -> Void
  /// Takes the rest of the name where the key is a mapping whose names the operator chooses; nil for any other key.
  var member: (@Sendable (String) throws -> SettingKey)?

  /// The key that an entry of the file is about; nil when there is none.
  /// - Throws: `ValidationError` for a name in a mapping that cannot be one.
  static func named(_ name: String) throws -> SettingKey? {
    if let key = all.first(where: { $0.name == name }) { return key }
    for key in all where name.hasPrefix(key.name + ".") {
      if let member = key.member { return try member(String(name.dropFirst(key.name.count + 1))) }
    }
    return nil
  }

  /// Every key that there is.
  static let all: [SettingKey] = [
    option("endpoint", \.endpoint, variable: "OVH_ENDPOINT") { $0 },
    option("profile", \.profile) { $0 },
    option("ovh_conf", \.config) { $0 },
    option("subsidiary", \.subsidiary) { $0.uppercased() },
    option("budget.per_run", \.budget, ShellOptions.money),
    option("timeout", \.timeout, ShellOptions.positive),
    option("max_rps", \.maxRps, ShellOptions.notNegative),
    option("ca_file", \.caFile) { $0 },
    option("output", \.output, ShellOptions.outputFormat),
    option("columns", \.columns, ShellOptions.columnNames),
    option("color", \.color, ShellOptions.colorChoice),
    option("wait", \.wait, ShellOptions.seconds),
    option("settle", \.settle, ShellOptions.settling),
    flag("csv_safe", \.csvSafe), flag("quiet", \.quiet), flag("verbose", \.verbose),
    flag("no_history", \.noHistory), flag("no_input", \.noInput),

    month("budget.per_month") { _ in .team }, month("budget.operators", isFamily: true) { .operator($0) },
    month("budget.projects", isFamily: true) { .project($0) }, month("budget.recipes", isFamily: true) { .recipe($0) },
    option("project", \.project, ShellOptions.label),
    list("allow", \.allowed, ShellOptions.route), list("allow_unpriced", \.allowedUnpriced, ShellOptions.route),

    option("ledger", \.ledger, variable: "PANIER_LEDGER") { $0 },

    // A file that is forgotten must not agree to anything.
    refused("yes", typed), refused("dry_run", typed), refused("quote", typed), refused("allow_run", typed),
    refused("allow_write", typed), refused("record", typed), refused("replay", typed), refused("debug", typed),
  ]

  private static let typed = "is given for each run, on the command line"

  /// What to say of a key that there is not.
  static func unknown(_ name: String) -> String {
    let honoured = all.filter { $0.refusal == nil }.map(\.name)
    // A key that stands outside its mapping, or in a wrong one.
    let last = name.split(separator: ".").last.map(String.init) ?? name
    let moved =
      honoured.first { $0 != name && $0.split(separator: ".").last.map(String.init) == last }
      ?? honoured.first { $0.hasPrefix(name + ".") }
    if let moved { return "'\(name)' is no key of the configuration; did you mean '\(moved)'?" }
    return "'\(name)' is no key of the configuration"
      + Spelling.hint(for: name, among: honoured, else: "it takes \(honoured.joined(separator: ", "))")
  }

  /// The sentence of an error that the reading of an option throws.
  static func sentence(of error: any Error) -> String {
    (error as? ValidationError)?.message ?? "\(error)"
  }

  // MARK: - Kinds

  private static func option<Value>(
    _ name: String, _ place: any WritableKeyPath<ShellOptions, Value?> & Sendable, variable: String? = nil,
    _ read: @escaping @Sendable (String) throws -> Value
  ) -> SettingKey {
    SettingKey(
      name: name, refusal: nil,
      isDecided: { options, environment in
        options[keyPath: place] != nil || variable.flatMap { environment[$0] } != nil
      },
      apply: { value, options in
        switch value {
        case .text(let text) where !text.isEmpty: options[keyPath: place] = try read(text)
        case .list(let texts) where name == "columns":
          options[keyPath: place] = try read(texts.joined(separator: ","))
        default: throw ValidationError("one value is expected, as in '\(name.split(separator: ".").last ?? ""): …'")
        }
      })
  }

  private static func flag(_ name: String, _ place: any WritableKeyPath<ShellOptions, Bool> & Sendable) -> SettingKey {
    SettingKey(
      name: name, refusal: nil, isDecided: { options, _ in options[keyPath: place] },
      apply: { value, options in
        switch value {
        case .text("true"): options[keyPath: place] = true
        case .text("false"): options[keyPath: place] = false
        default: throw ValidationError("true or false is expected")
        }
      })
  }

  /// A list that the command line adds to.
  private static func list<Value>(
    _ name: String, _ place: any WritableKeyPath<ShellOptions, [Value]> & Sendable,
    _ read: @escaping @Sendable (String) throws -> Value
  ) -> SettingKey {
    SettingKey(
      name: name, refusal: nil, isDecided: { _, _ in false },
      apply: { value, options in
        switch value {
        case .text(let text) where !text.isEmpty: options[keyPath: place].append(try read(text))
        case .list(let texts): options[keyPath: place] += try texts.map(read)
        default: throw ValidationError("a list is expected, as in '\(name): [\"PUT /domain/zone/*\"]'")
        }
      })
  }

  /// A budget of the month, or a mapping of names to such.
  private static func month(
    _ name: String, isFamily: Bool = false, _ budget: @escaping @Sendable (String) -> BudgetName
  ) -> SettingKey {
    guard !isFamily else {
      return SettingKey(
        name: name, refusal: nil, isDecided: { _, _ in false },
        apply: { _, _ in throw ValidationError("names with amounts are expected, as in 'NAME: 50 EUR'") },
        member: { member in
          let member = try ShellOptions.label(member)
          return month("\(name).\(member)") { _ in budget(member) }
        })
    }
    return SettingKey(
      name: name, refusal: nil, isDecided: { _, _ in false },
      apply: { value, options in
        guard case .text(let text) = value, !text.isEmpty else {
          throw ValidationError("one value is expected, as in '\(name.split(separator: ".").last ?? ""): 500 EUR'")
        }
        options.monthly.append(Budget(budget(""), try ShellOptions.money(text)))
      })
  }

  private static func refused(_ name: String, _ reason: String) -> SettingKey {
    SettingKey(name: name, refusal: reason, isDecided: { _, _ in true }, apply: { _, _ in })
  }
}
