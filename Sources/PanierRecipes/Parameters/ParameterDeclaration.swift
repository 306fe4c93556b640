/// One parameter as a recipe declares it.
public struct ParameterDeclaration: Sendable, Hashable {
  /// What counts where the operator gives nothing.
  public enum Default: Sendable, Hashable {
    /// Nothing: the recipe finds nil.
    case none
    /// Always the same.
    case value(ParameterValue)
    /// What a function of the recipe makes of the parameters before it.
    case computed
  }

  /// The name that the operator writes: `NAME=value`.
  public var name: String
  /// What is accepted.
  public var type: ParameterType
  /// Whether the operator must give it.
  public var isRequired: Bool
  /// Whether its value is never shown.
  public var isSecret: Bool
  /// One line that says what it is for.
  public var help: String?
  /// What counts where it is not given.
  public var defaultValue: Default

  /// Declares a parameter.
  public init(
    name: String, type: ParameterType, isRequired: Bool = false, isSecret: Bool = false, help: String? = nil,
    defaultValue: Default = .none
  ) {
    self.name = name
    self.type = type
    self.isRequired = isRequired
    self.isSecret = isSecret
    self.help = help
    self.defaultValue = defaultValue
  }

  /// What help pages say about a missing value: `required`, `default 30.00 EUR`; nil where it may just be left out.
  public var presence: String? {
    if isRequired { return "required" }
    switch defaultValue {
    case .none: return nil
    case .value(let value): return isSecret ? "has a default" : "default \(value.text)"
    case .computed: return "default from the parameters before it"
    }
  }
}
