/// An object of the host that stands for a Swift value: typed results are given the value.
public protocol LuaValueObject: LuaObject {
  /// The value itself.
  var swiftValue: any Sendable { get }
}
