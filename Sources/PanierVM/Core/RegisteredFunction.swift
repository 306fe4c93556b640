import CPanierVM
import PanierReference

/// A function with what the core needs to check its calls quickly.
final class RegisteredFunction: Sendable {
  let name: String
  let body: LuaFunction.Body
  /// The body of a function that runs at once.
  let immediate: (@Sendable (borrowing LuaCall) throws -> LuaResults)?
  let isMethod: Bool
  /// Whether some parameter needs more than a look at the kinds of the arguments.
  let needsFullCheck: Bool
  let masks: [UInt16]
  let flags: Int32
  private let described: Once<FunctionReference>

  init(_ function: LuaFunction) {
    name = function.name
    body = function.body
    if case .immediate(let body) = function.body { immediate = body } else { immediate = nil }
    isMethod = function.isMethod
    let outline = function.outline
    needsFullCheck = outline.contains { $0.type.needsFullCheck }
    masks = outline.map { $0.type.mask | ($0.isOptional ? 1 : 0) }
    flags = Self.flags(function, outline)
    described = Once { function.reference }
  }

  /// The documentation, which calls are checked against.
  var reference: FunctionReference { described.value }

  private static func flags(_ function: LuaFunction, _ parameters: [Parameter]) -> Int32 {
    var flags = 0
    switch function.body {
    case .immediate: break
    case .waiting, .scoped: flags |= PANIER_WAITS
    }
    if function.isMethod { flags |= PANIER_METHOD }
    if parameters.last?.isRepeated == true { flags |= PANIER_VARIADIC }
    return Int32(flags)
  }
}

extension ValueType {
  /// The kinds of flat values that may belong to the type.
  var mask: UInt16 {
    switch self {
    case .any: 0xffff
    case .boolean: Self.bit(PANIER_BOOLEAN)
    case .integer: Self.bit(PANIER_INTEGER) | Self.bit(PANIER_INTEGRAL)
    case .number: Self.bit(PANIER_INTEGER) | Self.bit(PANIER_NUMBER)
    case .string: Self.bit(PANIER_STRING)
    case .table, .list, .options: Self.bit(PANIER_TABLE)
    case .function: Self.bit(PANIER_FUNCTION)
    case .object: Self.bit(PANIER_OBJECT)
    case .oneOf(let types): types.reduce(0) { $0 | $1.mask }
    case .optional(let type): type.mask | Self.bit(PANIER_NIL)
    }
  }

  /// Whether the mask says less than the type.
  var needsFullCheck: Bool {
    switch self {
    case .any, .boolean, .integer, .number, .string, .table, .function: false
    case .list, .options, .object: true
    case .oneOf(let types): types.contains { $0.needsFullCheck }
    case .optional(let type): type.needsFullCheck
    }
  }

  /// Whether a table of any shape will do, so that there is no need to read it.
  var acceptsEveryTable: Bool {
    switch self {
    case .any, .table: true
    case .oneOf(let types): types.contains { $0.acceptsEveryTable }
    case .optional(let type): type.acceptsEveryTable
    default: false
    }
  }

  private static func bit(_ kind: Int) -> UInt16 { 1 << UInt16(kind) }
}
