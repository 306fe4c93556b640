/// A deep copy of a Lua table.
public struct LuaTable: Sendable, Equatable {
  private final class Storage: Sendable {
    let array: [LuaValue]
    let fields: [(key: String, value: LuaValue)]
    let other: [(LuaValue, LuaValue)]
    let isArray: Bool

    init(
      array: [LuaValue], fields: [(key: String, value: LuaValue)], other: [(LuaValue, LuaValue)], isArray: Bool
    ) {
      self.array = array
      self.fields = fields
      self.other = other
      self.isArray = isArray
    }
  }

  private var storage: Storage

  /// Makes a table.
  ///
  /// - Parameters:
  ///   - array: the items 1 … n.
  ///   - fields: what is kept under names.
  ///   - other: what is kept under other keys; a `nil` or NaN key is dropped on the way to Lua.
  ///   - isArray: whether it is marked as a JSON array, so that it stays `[]` when empty.
  public init(
    array: [LuaValue] = [], fields: [(key: String, value: LuaValue)] = [], other: [(LuaValue, LuaValue)] = [],
    isArray: Bool = false
  ) {
    storage = Storage(array: array, fields: fields, other: other, isArray: isArray)
  }

  /// The items 1 … n.
  public var array: [LuaValue] {
    get { storage.array }
    set { storage = Storage(array: newValue, fields: fields, other: other, isArray: isArray) }
  }

  /// What is kept under names; from Lua in the order in which the host or a text of JSON wrote these names, else sorted.
  public var fields: [(key: String, value: LuaValue)] {
    get { storage.fields }
    set { storage = Storage(array: array, fields: newValue, other: other, isArray: isArray) }
  }

  /// What is kept under keys that are neither names nor 1 … n.
  public var other: [(LuaValue, LuaValue)] {
    get { storage.other }
    set { storage = Storage(array: array, fields: fields, other: newValue, isArray: isArray) }
  }

  /// Whether the table is marked as a JSON array.
  public var isArray: Bool { storage.isArray }

  /// The value under a name; setting nil removes it.
  public subscript(name: String) -> LuaValue? {
    get { storage.fields.first { $0.key == name }?.value }
    set {
      var changed = fields.filter { $0.key != name }
      if let newValue { changed.append((name, newValue)) }
      fields = changed
    }
  }

  /// Compares by content; the order of fields does not count.
  public static func == (a: LuaTable, b: LuaTable) -> Bool {
    guard a.array == b.array, a.fields.count == b.fields.count, a.other.count == b.other.count else { return false }
    let named = Dictionary(a.fields.map { ($0.key, $0.value) }, uniquingKeysWith: { $1 })
    guard b.fields.allSatisfy({ named[$0.key] == $0.value }) else { return false }
    return b.other.allSatisfy { pair in a.other.contains { $0.0 == pair.0 && $0.1 == pair.1 } }
  }
}
