public import PanierReference

/// A parameter of a host function: its name, its type and what it is for, and how the body's value is read.
///
/// ```swift
/// let greet = LuaFunction(
///   "greet", "Greets somebody.",
///   parameters: .required("name", String.self, "whom"), .optional("loud", Bool.self, "how", default: false),
///   results: [ResultDoc(.string, "the words")], example: #"print(greet("Ada"))"#
/// ) { _, name, loud in
///   .string("hello " + (loud ? name.uppercased() : name))
/// }
/// ```
public struct LuaParameter<Value: LuaReadable>: Sendable {
  private let name: String
  private let summary: String
  private let isOptional: Bool
  private let defaultText: String?
  private let repeated: (@Sendable (_ isOutline: Bool) -> ValueType)?
  @usableFromInline let reader: @Sendable (borrowing LuaCall, Int) throws -> Value

  @usableFromInline init(
    _ name: String, _ summary: String, isOptional: Bool = false, defaultText: String? = nil,
    repeated: (@Sendable (_ isOutline: Bool) -> ValueType)? = nil,
    reader: @escaping @Sendable (borrowing LuaCall, Int) throws -> Value
  ) {
    self.name = name
    self.summary = summary
    self.isOptional = isOptional
    self.defaultText = defaultText
    self.repeated = repeated
    self.reader = reader
  }

  /// A parameter that must be given.
  ///
  /// - Parameters:
  ///   - name: the name, as messages and the manual write it.
  ///   - type: what is accepted, and what the body gets.
  ///   - summary: one line that says what it is for.
  @inlinable public static func required(_ name: String, _ type: Value.Type, _ summary: String) -> LuaParameter {
    LuaParameter(name, summary) { call, index in try call.argument(index) }
  }

  /// A parameter that may be left out; the body gets nil then.
  ///
  /// - Parameters:
  ///   - name: the name, as messages and the manual write it.
  ///   - type: what is accepted, and what the body gets.
  ///   - summary: one line that says what it is for.
  ///   - text: what counts when it is left out, in words.
  public static func optional<Wrapped: LuaReadable>(
    _ name: String, _ type: Wrapped.Type, _ summary: String, otherwise text: String? = nil
  ) -> LuaParameter where Value == Wrapped? {
    LuaParameter(name, summary, isOptional: true, defaultText: text) { call, index in try call.argument(index) }
  }

  /// A parameter that may be left out; the body gets a default then.
  ///
  /// - Parameters:
  ///   - name: the name, as messages and the manual write it.
  ///   - type: what is accepted, and what the body gets.
  ///   - summary: one line that says what it is for.
  ///   - value: what counts when it is left out.
  public static func optional(
    _ name: String, _ type: Value.Type, _ summary: String, default value: Value
  ) -> LuaParameter {
    LuaParameter(name, summary, isOptional: true, defaultText: "\(value)") { call, index in
      call.isPresent(index) ? try call.argument(index) : value
    }
  }

  /// A table of options that may be left out; the body gets their defaults then.
  ///
  /// - Parameters:
  ///   - type: the table; none of its options may be required.
  ///   - summary: one line that says what it is for.
  ///   - name: the name, as messages and the manual write it.
  public static func options(
    _ type: Value.Type, _ summary: String, name: String = "options"
  ) -> LuaParameter where Value: LuaOptionTable {
    let defaults = Once { Value.defaults }
    return LuaParameter(name, summary, isOptional: true) { call, index in
      call.isPresent(index) ? try call.argument(index) : defaults.value
    }
  }

  /// All further arguments, none included; the last parameter only.
  ///
  /// - Parameters:
  ///   - name: the name, as messages and the manual write it.
  ///   - type: what each of them is.
  ///   - summary: one line that says what they are for.
  public static func rest<Element: LuaReadable>(
    _ name: String, _ type: Element.Type, _ summary: String
  ) -> LuaParameter where Value == [Element] {
    LuaParameter(name, summary, isOptional: true, repeated: { $0 ? Element._outline : Element.valueType }) {
      call, start in
      var values: [Element] = []
      for index in start..<max(call.count, start) { values.append(try call.argument(index)) }
      return values
    }
  }

  /// The documentation, which calls are checked against, or as much of it as every function needs.
  func parameter(isOutline: Bool) -> Parameter {
    if let repeated { return .rest(name, repeated(isOutline), summary) }
    let type = isOutline ? Value._outline : Value.valueType
    return isOptional ? .optional(name, type, summary, default: defaultText) : .required(name, type, summary)
  }

  /// Reads what the body gets.
  func read(_ call: borrowing LuaCall, _ index: Int) throws -> Value { try reader(call, index) }
}
