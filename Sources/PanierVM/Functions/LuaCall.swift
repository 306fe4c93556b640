import CPanierVM
public import PanierReference

/// One call of a host function that runs at once, valid until the body returns.
///
/// Arguments count from 0, the receiver of a method excluded.
public struct LuaCall: ~Copyable {
  let pointer: UnsafePointer<panier_call>
  // Both outlive the call: the universe owns them, and a call cannot escape from it.
  unowned(unsafe) let function: RegisteredFunction
  unowned(unsafe) let core: Core
  let first: Int
  /// The values that the check read, tables among them, so that none is copied twice; the receiver included.
  private let checked: UnsafeBufferPointer<LuaValue?>

  init(
    pointer: UnsafePointer<panier_call>, function: RegisteredFunction, core: Core,
    checked: UnsafeBufferPointer<LuaValue?> = UnsafeBufferPointer(start: nil, count: 0)
  ) {
    self.checked = checked
    self.pointer = pointer
    self.function = function
    self.core = core
    first = function.isMethod ? 1 : 0
  }

  /// How many arguments were given.
  var count: Int { Int(pointer.pointee.count) - first }

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
  func isPresent(_ index: Int) -> Bool {
    index < count && Int(pointer.pointee.args[first + index].kind) != PANIER_NIL
  }

  /// The object before the colon.
  @usableFromInline func receiver<T: LuaObject>(_: T.Type) throws -> T {
    guard first == 1, let object = Self.object(pointer.pointee.args[0], T.self) else {
      throw ArgumentError.receiver(function.reference)
    }
    return object
  }

  /// An argument as the body gets it.
  @inlinable func argument<Value: LuaReadable>(_ index: Int) throws -> Value { try Value._argument(index, of: self) }

  /// An argument as it lies in the call; nil where it is not given or came from another process.
  @inline(__always)
  func flat(_ index: Int) -> panier_value? {
    // A call from another process has no state; asked for here since a reference to the core would have to be counted.
    index < count && pointer.pointee.state != nil ? pointer.pointee.args[first + index] : nil
  }

  /// An argument by way of its value.
  func read<Value: LuaReadable>(_ index: Int) throws -> Value {
    let value = try value(index)
    if let read = try Value.read(value) { return read }
    if case .bytes = value {
      throw ArgumentError.wrong(function.reference, index, expected: "text in UTF-8", got: "other bytes")
    }
    throw ArgumentError.wrong(
      function.reference, index, expected: Value.valueType.description,
      got: index < count ? value.spelling : "nothing")
  }

  /// Any value; absent is `.nil`.
  ///
  /// - Throws: a usage error for a table that contains itself, is nested deeper than 64 levels or has more
  ///   items than the level allows.
  func value(_ index: Int) throws -> LuaValue {
    guard index < count else { return .nil }
    if first + index < checked.count, let value = checked[first + index] { return value }
    do {
      return try core.value(of: pointer, first + index)
    } catch let error as TapeError {
      throw ArgumentError.wrong(function.reference, index, got: error.what)
    }
  }

  /// All arguments, the receiver of a method first: copies that may leave the call.
  func copied() throws -> [LuaValue] {
    var values: [LuaValue] = []
    values.reserveCapacity(Int(pointer.pointee.count))
    for index in -first..<count { values.append(try value(index)) }
    return values
  }

  /// What may leave the call.
  var context: LuaContext { LuaContext(host: core.host, location: location, function: function) }

  /// The documentation of everything declared in the universe.
  public var reference: Reference { core.configuration.reference }

  /// The documented name of an argument that is a function or a module of the host or of a library: `cart.new`,
  /// `Cart:add`, `cart`, `csv.read`, `panier.csv`.
  ///
  /// - Returns: the name; nil for every other value.
  func documentedName(_ index: Int) -> String? {
    guard index < count else { return nil }
    if let remote = core.remote {
      return remote.places[first + index].flatMap { core.configuration.libraryFunction(at: $0) }
        ?? remote.names[first + index]
    }
    var number: Int32 = -1
    var length = 0
    let name = panier_arg_declared(pointer, Int32(first + index), &number, &length)
    if number >= 0, Int(number) < core.functions.count { return core.functions[Int(number)].name }
    if let place = writtenPlace(index), let written = core.configuration.libraryFunction(at: place) { return written }
    return name.map { name in
      name.withMemoryRebound(to: UInt8.self, capacity: length) {
        String(decoding: UnsafeBufferPointer(start: $0, count: length), as: UTF8.self)
      }
    }
  }

  /// What crosses to the process that has the function.
  ///
  /// - Parameter isNamed: whether the documented names of arguments and the places where they were written go along.
  func crossing(isNamed: Bool) throws -> CrossingCall {
    var crossing = CrossingCall(values: try copied(), location: location)
    guard isNamed else { return crossing }
    for index in -first..<max(count, -first) {
      crossing.names.append(index < 0 ? nil : documentedName(index))
      crossing.places.append(index < 0 ? nil : writtenPlace(index))
    }
    return crossing
  }

  /// Where an argument that is a function of library code was written.
  func writtenPlace(_ index: Int) -> WrittenPlace? {
    var line: Int32 = 0
    guard index < count, let chunk = panier_arg_written(pointer, Int32(first + index), &line) else { return nil }
    let chunkname = String(cString: chunk)
    return chunkname.hasPrefix(PANIER_LIBRARY) ? WrittenPlace(chunkname: chunkname, line: Int(line)) : nil
  }

  private static func object<T: LuaObject>(_ value: panier_value, _: T.Type) -> T? {
    guard Int(value.kind) == PANIER_OBJECT, let box = TapeReader.object(value) else { return nil }
    return box.object as? T
  }
}
