/// What operators do with objects of a type.
///
/// Each runs at once on the Lua thread and must not wait. `Object` is the Swift type of the objects; an operator of two
/// operands gets both as values, since either may be the object.
public struct LuaOperators<Object>: Sendable {
  /// An operator of two operands, either of which may be the object.
  public typealias Binary = @Sendable (LuaValue, LuaValue) throws -> LuaValue
  /// A comparison of two operands, either of which may be the object.
  public typealias Comparison = @Sendable (LuaValue, LuaValue) throws -> Bool

  /// `tostring(object)`; without it, the name of the type.
  public var tostring: (@Sendable (Object) throws -> String)?
  /// `a == b`; without it, identity.
  public var equals: Comparison?
  /// `a < b`.
  public var lessThan: Comparison?
  /// `a <= b`.
  public var lessOrEqual: Comparison?
  /// `a + b`.
  public var add: Binary?
  /// `a - b`.
  public var subtract: Binary?
  /// `a * b`.
  public var multiply: Binary?
  /// `a / b`.
  public var divide: Binary?
  /// `a % b`.
  public var modulo: Binary?
  /// `-a`.
  public var negate: (@Sendable (LuaValue) throws -> LuaValue)?
  /// `a .. b`.
  public var concatenate: Binary?
  /// `#object`.
  public var count: (@Sendable (Object) throws -> Int)?
  /// `object[i]`, counted from 1; `.nil` past the end.
  ///
  /// `ipairs` and `pairs` walk it.
  public var element: (@Sendable (Object, Int) throws -> LuaValue)?
  /// `object.name` for names known only at run time; asked after methods and fields.
  ///
  /// Nil: no such name.
  public var dynamicField: (@Sendable (Object, String) throws -> LuaValue?)?
  /// `object.name = value`; without it an assignment is refused.
  public var assign: (@Sendable (Object, String, LuaValue) throws -> Void)?
  /// `pairs(object)` for types that are neither a list nor opaque.
  public var pairs: (@Sendable (Object) throws -> [(LuaValue, LuaValue)])?

  /// No operators: set the ones there are.
  public init() {}

  /// Declares operators.
  public init(
    tostring: (@Sendable (Object) throws -> String)? = nil, equals: Comparison? = nil,
    lessThan: Comparison? = nil, lessOrEqual: Comparison? = nil, add: Binary? = nil, subtract: Binary? = nil,
    multiply: Binary? = nil, divide: Binary? = nil, modulo: Binary? = nil,
    negate: (@Sendable (LuaValue) throws -> LuaValue)? = nil, concatenate: Binary? = nil,
    count: (@Sendable (Object) throws -> Int)? = nil,
    element: (@Sendable (Object, Int) throws -> LuaValue)? = nil,
    dynamicField: (@Sendable (Object, String) throws -> LuaValue?)? = nil,
    assign: (@Sendable (Object, String, LuaValue) throws -> Void)? = nil,
    pairs: (@Sendable (Object) throws -> [(LuaValue, LuaValue)])? = nil
  ) {
    self.tostring = tostring
    self.equals = equals
    self.lessThan = lessThan
    self.lessOrEqual = lessOrEqual
    self.add = add
    self.subtract = subtract
    self.multiply = multiply
    self.divide = divide
    self.modulo = modulo
    self.negate = negate
    self.concatenate = concatenate
    self.count = count
    self.element = element
    self.dynamicField = dynamicField
    self.assign = assign
    self.pairs = pairs
  }
}

extension LuaOperators where Object: LuaObject {
  /// The same operators of any object: the one place where it is looked at as what they were declared for.
  var ofAnyObject: LuaOperators<any LuaObject> {
    var any = LuaOperators<any LuaObject>(
      equals: equals, lessThan: lessThan, lessOrEqual: lessOrEqual, add: add, subtract: subtract, multiply: multiply,
      divide: divide, modulo: modulo, negate: negate, concatenate: concatenate)
    if let tostring { any.tostring = { try tostring(Object.from($0)) } }
    if let count { any.count = { try count(Object.from($0)) } }
    if let element { any.element = { try element(Object.from($0), $1) } }
    if let dynamicField { any.dynamicField = { try dynamicField(Object.from($0), $1) } }
    if let assign { any.assign = { try assign(Object.from($0), $1, $2) } }
    if let pairs { any.pairs = { try pairs(Object.from($0)) } }
    return any
  }
}
