/// Whose money a budget bounds.
public enum BudgetName: Sendable, Hashable {
  /// All purchases in the ledger.
  case team
  /// Those of one operator.
  case `operator`(String)
  /// Those for one project.
  case project(String)
  /// Those that one recipe makes.
  case recipe(String)

  /// Whether a text can name an operator, a project or a recipe: 1 to 64 letters, digits, points, hyphens and underscores.
  /// - Parameter name: the text.
  public static func isName(_ name: String) -> Bool {
    (1...64).contains(name.unicodeScalars.count)
      && name.unicodeScalars.allSatisfy { scalar in
        scalar.properties.isAlphabetic || ("0"..."9").contains(scalar) || scalar == "." || scalar == "-"
          || scalar == "_"
      }
  }
}

extension BudgetName: LosslessStringConvertible {
  /// The budget in the words of the command line: `team`, `project shop`.
  public var description: String {
    switch self {
    case .team: "team"
    case .operator(let name): "operator \(name)"
    case .project(let name): "project \(name)"
    case .recipe(let name): "recipe \(name)"
    }
  }

  /// Reads the words; nil for others.
  public init?(_ description: String) {
    let words = description.split(separator: " ", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    if words == ["team"] {
      self = .team
      return
    }
    guard words.count == 2, BudgetName.isName(words[1]) else { return nil }
    switch words[0] {
    case "operator": self = .operator(words[1])
    case "project": self = .project(words[1])
    case "recipe": self = .recipe(words[1])
    default: return nil
    }
  }

  /// The budget in a sentence: `the team`, `project shop`.
  var phrase: String { self == .team ? "the team" : description }
}

extension BudgetName: Comparable {
  /// The team first, then operators, projects and recipes, each by name.
  public static func < (first: BudgetName, second: BudgetName) -> Bool {
    (first.rank, first.description) < (second.rank, second.description)
  }

  private var rank: Int {
    switch self {
    case .team: 0
    case .operator: 1
    case .project: 2
    case .recipe: 3
    }
  }
}

extension BudgetName: Codable {
  /// Reads the words of the command line.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let text = try container.decode(String.self)
    guard let name = BudgetName(text) else {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "'\(text)' names no budget")
    }
    self = name
  }

  /// Writes the words of the command line.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}
