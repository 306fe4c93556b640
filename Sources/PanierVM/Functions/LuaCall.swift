import CPanierVM
public import PanierReference

/// One call of a host function that runs at once: a view on the arguments, valid until the body returns.
///
/// Arguments count from 0, the receiver of a method excluded. Scalars are read without allocation.
public struct LuaCall: ~Copyable {
  let pointer: UnsafePointer<panier_call>
  // Both outlive the call: the universe owns them, and a call cannot escape from it.
  unowned(unsafe) let function: RegisteredFunction
  unowned(unsafe) let core: Core
  let first: Int

  init(pointer: UnsafePointer<panier_call>, function: RegisteredFunction, core: Core) {
    self.pointer = pointer
    self.function = function
    self.core = core
    first = function.isMethod ? 1 : 0
  }

  /// How many arguments were given.
  public var count: Int { Int(pointer.pointee.count) - first }

  /// The way to what the embedder attached.
  public var host: LuaHost { core.host }

  /// Where Lua code called: `script.lua:12`.
  public var location: String? {
    if let remote = core.remote { return remote.location }
    return withUnsafeTemporaryAllocation(of: CChar.self, capacity: 256) { buffer in
      guard let start = buffer.baseAddress, panier_call_location(pointer, start, 256) == 1 else { return nil }
      return String(cString: start)
    }
  }

  /// Whether an argument was given and is not `nil`.
  public func isPresent(_ index: Int) -> Bool {
    index < count && Int(pointer.pointee.args[first + index].kind) != PANIER_NIL
  }

  /// The object before the colon.
  public func receiver<T: LuaObject>(_: T.Type) throws -> T {
    guard first == 1, let object = Self.object(pointer.pointee.args[0], T.self) else {
      throw ArgumentError.receiver(function.reference)
    }
    return object
  }

  /// A boolean.
  public func boolean(_ index: Int) throws -> Bool {
    let value = try argument(index)
    guard Int(value.kind) == PANIER_BOOLEAN else { throw wrong(index, "boolean") }
    return value.u.i != 0
  }

  /// An integer; a float with an exact integer value counts.
  public func integer(_ index: Int) throws -> Int64 {
    let value = try argument(index)
    if Int(value.kind) == PANIER_INTEGER { return value.u.i }
    guard Int(value.kind) == PANIER_NUMBER, let exact = Int64(exactly: value.u.n) else {
      throw wrong(index, "integer")
    }
    return exact
  }

  /// A number; an integer counts.
  public func number(_ index: Int) throws -> Double {
    let value = try argument(index)
    if Int(value.kind) == PANIER_NUMBER { return value.u.n }
    guard Int(value.kind) == PANIER_INTEGER else { throw wrong(index, "number") }
    return Double(value.u.i)
  }

  /// Text; a string that is not UTF-8 is an error.
  public func string(_ index: Int) throws -> String {
    let value = try argument(index)
    guard Int(value.kind) == PANIER_STRING else { throw wrong(index, "string") }
    guard let text = TapeReader.text(value) else {
      throw ArgumentError.wrong(function.reference, index, expected: "text in UTF-8", got: "other bytes")
    }
    return text
  }

  /// The bytes of a string.
  public func bytes(_ index: Int) throws -> [UInt8] {
    let value = try argument(index)
    guard Int(value.kind) == PANIER_STRING else { throw wrong(index, "string") }
    return Array(TapeReader.bytes(value))
  }

  /// An object of a Swift type.
  public func object<T: LuaObject>(_ index: Int, _: T.Type) throws -> T {
    let value = try argument(index)
    guard let object = Self.object(value, T.self) else { throw wrong(index, T.luaType.name) }
    return object
  }

  /// A function of Lua, to be called later.
  public func function(_ index: Int) throws -> LuaFunctionHandle {
    guard case .function(let handle) = try value(index) else { throw wrong(index, "function") }
    return handle
  }

  /// A deep copy of a table.
  ///
  /// - Throws: a usage error for a table that contains itself, is nested deeper than 64 levels or has more than
  ///   100,000 items.
  public func table(_ index: Int) throws -> LuaTable {
    guard case .table(let table) = try value(index) else { throw wrong(index, "table") }
    return table
  }

  /// Any value; absent is `.nil`.
  public func value(_ index: Int) throws -> LuaValue {
    guard index < count else { return .nil }
    do {
      return try core.value(of: pointer, first + index)
    } catch let error as TapeError {
      throw ArgumentError.wrong(function.reference, index, got: error.what)
    }
  }

  /// The fields of an options table; absent or another type: empty.
  public func options(_ index: Int) throws -> LuaOptions {
    guard case .table(let table) = try value(index) else {
      return LuaOptions(table: LuaTable(), function: function.reference)
    }
    return LuaOptions(table: table, function: function.reference)
  }

  /// All arguments as a copy that may leave the call.
  func copied() throws -> LuaArguments {
    var values: [LuaValue] = []
    values.reserveCapacity(count)
    for index in 0..<count { values.append(try value(index)) }
    let receiver = first == 1 ? TapeReader.object(pointer.pointee.args[0])?.object : nil
    return LuaArguments(
      values: values, receiverObject: receiver, function: function, location: location, host: core.host)
  }

  /// The documentation of everything declared in the universe.
  public var reference: Reference { core.configuration.reference }

  /// The documented name of an argument that is a function or a module of the host or of a library: `cart.new`,
  /// `Cart:add`, `cart`, `csv.read`, `panier.csv`.
  ///
  /// - Returns: the name; nil for every other value.
  public func documentedName(_ index: Int) -> String? {
    guard index < count else { return nil }
    if let remote = core.remote {
      return remote.places[first + index].flatMap { core.configuration.libraryFunction(at: $0) }
        ?? remote.names[first + index]
    }
    var number: Int32 = -1
    var length = 0
    let name = panier_arg_declared(pointer, Int32(first + index), &number, &length)
    if number >= 0, Int(number) < core.functions.count { return core.functions[Int(number)].reference.name }
    if let place = writtenPlace(index), let written = core.configuration.libraryFunction(at: place) { return written }
    return name.map { name in
      name.withMemoryRebound(to: UInt8.self, capacity: length) {
        String(decoding: UnsafeBufferPointer(start: $0, count: length), as: UTF8.self)
      }
    }
  }

  /// Where an argument that is a function of library code was written.
  func writtenPlace(_ index: Int) -> WrittenPlace? {
    var line: Int32 = 0
    guard index < count, let chunk = panier_arg_written(pointer, Int32(first + index), &line) else { return nil }
    let chunkname = String(cString: chunk)
    return chunkname.hasPrefix(PANIER_LIBRARY) ? WrittenPlace(chunkname: chunkname, line: Int(line)) : nil
  }

  private func argument(_ index: Int) throws -> panier_value {
    guard index < count else { throw ArgumentError.missing(function.reference, index) }
    return pointer.pointee.args[first + index]
  }

  private func wrong(_ index: Int, _ expected: String) -> LuaError {
    let got = (try? value(index)) ?? .nil
    return ArgumentError.wrong(function.reference, index, expected: expected, got: got.spelling)
  }

  private static func object<T: LuaObject>(_ value: panier_value, _: T.Type) -> T? {
    guard Int(value.kind) == PANIER_OBJECT, let box = TapeReader.object(value) else { return nil }
    return box.object as? T
  }
}
