/// One thing the catalogue documents.
public enum Entry: Sendable, Hashable {
  /// A module.
  case module(ModuleReference)
  /// A function or a method.
  case function(FunctionReference)
  /// A type of objects.
  case type(TypeReference)
  /// A field of the type or module with this name.
  case field(FieldReference, owner: String)

  /// The full name: `cart`, `cart.new`, `Cart`, `Cart.id`.
  public var name: String {
    switch self {
    case .module(let module): module.name
    case .function(let function): function.name
    case .type(let type): type.name
    case .field(let field, let owner): owner.isEmpty ? field.name : owner + "." + field.name
    }
  }

  /// One line about it.
  public var summary: String {
    switch self {
    case .module(let module): module.summary
    case .function(let function): function.summary
    case .type(let type): type.summary
    case .field(let field, _): field.summary
    }
  }
}
