import PanierReference
import Synchronization

/// One option of a ``LuaOptionTable``, declared once: its words, its type and its default.
///
/// ```swift
/// @LuaOption("the plan code") var plan: String
/// @LuaOption("the period, in months") var months: Int64?
/// @LuaOption("whether the cart outlives the script") var keep = false
/// ```
///
/// An optional property may be left out, one with a default too; any other must be given. Scripts write the property's
/// name in small letters with underscores: `waiveRetraction` is `waive_retraction`.
@propertyWrapper
public struct LuaOption<Value: LuaReadable>: Sendable {
  /// The name and the value, which are known once the table has been read.
  private final class Content: Sendable {
    let name = Mutex("")
    let value: Mutex<Value?>

    init(_ value: Value?) { self.value = Mutex(value) }
  }

  private let content: Content
  private let givenName: String?
  private let summary: String
  private let isOptional: Bool
  private let defaultText: String?

  /// An option without a default: an optional property may be left out, any other must be given.
  ///
  /// - Parameters:
  ///   - summary: one line that says what it is for.
  ///   - name: what scripts write; nil for the property's own name.
  ///   - text: what counts when an optional one is left out, in words.
  public init(_ summary: String, name: String? = nil, default text: String? = nil) {
    // Asked of the type itself: an overload for optionals would lose against this one when no words are given.
    let absent = try? Value.read(.nil)
    self.init(absent, summary, name: name, isOptional: absent != nil, defaultText: text)
  }

  /// An option with a default.
  ///
  /// - Parameters:
  ///   - wrappedValue: what counts when it is left out.
  ///   - summary: one line that says what it is for.
  ///   - name: what scripts write; nil for the property's own name.
  ///   - text: what counts when it is left out, in words; nil for the value itself.
  public init(wrappedValue: Value, _ summary: String, name: String? = nil, default text: String? = nil) {
    self.init(wrappedValue, summary, name: name, isOptional: true, defaultText: text ?? "\(wrappedValue)")
  }

  private init(_ value: Value?, _ summary: String, name: String?, isOptional: Bool, defaultText: String?) {
    content = Content(value)
    givenName = name
    self.summary = summary
    self.isOptional = isOptional
    self.defaultText = defaultText
  }

  /// What the script gave, or the default.
  public var wrappedValue: Value {
    content.value.withLock { value in
      guard let value else { preconditionFailure("an option that must be given is read before its table") }
      return value
    }
  }

  /// The option itself, to be asked for by name where it turns out to be needed.
  public var projectedValue: LuaOption { self }

  /// What scripts write.
  var name: String { content.name.withLock { $0 } }
}

/// An option or a group of them, seen from its table.
protocol LuaOptionSlot {
  /// Its options, each with its documentation and a way to take a value.
  func declared(as property: String) -> [DeclaredOption]
}

/// One option with a way to take its value.
struct DeclaredOption {
  let parameter: Parameter
  /// Takes what the table has; false for a value of another type.
  let take: (LuaValue) throws -> Bool
}

extension LuaOption: LuaOptionSlot {
  func declared(as property: String) -> [DeclaredOption] {
    let name = givenName ?? Self.snakeCase(property)
    content.name.withLock { $0 = name }
    let parameter: Parameter =
      isOptional
      ? .optional(name, Value.valueType, summary, default: defaultText)
      : .required(name, Value.valueType, summary)
    return [
      DeclaredOption(parameter: parameter) { value in
        guard !value.isNil else { return true }
        guard let read = try Value.read(value) else { return false }
        content.value.withLock { $0 = read }
        return true
      }
    ]
  }

  private static func snakeCase(_ name: String) -> String {
    var words = ""
    for letter in name {
      if letter.isUppercase { words += "_" }
      words += letter.lowercased()
    }
    return words
  }
}
