/// Takes one frame apart; believes nothing.
struct FrameReader {
  private let payload: [UInt8]
  private var position = 0
  private var elementsLeft: Int

  /// - Parameters:
  ///   - payload: the frame without its length.
  ///   - elementLimit: how many elements all lists in it may have together.
  init(_ payload: [UInt8], elementLimit: Int = .max) {
    self.payload = payload
    elementsLeft = elementLimit
  }

  /// Bytes not read yet.
  var remaining: Int { payload.count - position }

  mutating func opcode() throws -> Wire.Opcode {
    let code = try byte()
    guard let opcode = Wire.Opcode(rawValue: code) else { throw WireError("a frame of unknown kind \(code)") }
    return opcode
  }

  mutating func byte() throws -> UInt8 {
    guard position < payload.count else { throw WireError("a frame that ends too early") }
    defer { position += 1 }
    return payload[position]
  }

  mutating func flag() throws -> Bool {
    switch try byte() {
    case 0: return false
    case 1: return true
    case let other: throw WireError("a truth value of \(other)")
    }
  }

  mutating func number() throws -> UInt64 {
    guard remaining >= 8 else { throw WireError("a frame that ends too early") }
    defer { position += 8 }
    return payload.withUnsafeBytes {
      UInt64(littleEndian: $0.loadUnaligned(fromByteOffset: position, as: UInt64.self))
    }
  }

  mutating func word() throws -> UInt32 {
    guard remaining >= 4 else { throw WireError("a frame that ends too early") }
    defer { position += 4 }
    return payload.withUnsafeBytes {
      UInt32(littleEndian: $0.loadUnaligned(fromByteOffset: position, as: UInt32.self))
    }
  }

  mutating func integer() throws -> Int64 {
    Int64(bitPattern: try number())
  }

  mutating func double() throws -> Double {
    Double(bitPattern: try number())
  }

  /// How many elements follow; each takes at least one byte, so no count asks for more memory than the frame has.
  mutating func count() throws -> Int {
    let value = try word()
    guard Int(value) <= remaining else { throw WireError("a count of \(value) with \(remaining) bytes left") }
    return Int(value)
  }

  mutating func bytes() throws -> [UInt8] {
    let count = try count()
    defer { position += count }
    return Array(payload[position..<position + count])
  }

  mutating func text() throws -> String {
    let count = try count()
    defer { position += count }
    guard let text = String(validating: payload[position..<position + count], as: UTF8.self) else {
      throw WireError("text that is not UTF-8")
    }
    return text
  }

  mutating func optionalText() throws -> String? {
    try flag() ? try text() : nil
  }

  mutating func optionalPlace() throws -> WrittenPlace? {
    try flag() ? WrittenPlace(chunkname: try text(), line: Int(try word())) : nil
  }

  mutating func optionalDouble() throws -> Double? {
    try flag() ? try double() : nil
  }

  mutating func optionalInteger() throws -> Int64? {
    try flag() ? try integer() : nil
  }

  mutating func list<Element>(_ read: (inout FrameReader) throws -> Element) throws -> [Element] {
    let count = try count()
    guard count <= elementsLeft else { throw WireError("a frame of more than \(Wire.elementLimit) values") }
    elementsLeft -= count
    var elements: [Element] = []
    elements.reserveCapacity(min(count, 4096))
    for _ in 0..<count { elements.append(try read(&self)) }
    return elements
  }

  /// Refuses a frame with more in it than was read.
  func end() throws {
    guard remaining == 0 else { throw WireError("a frame with \(remaining) bytes too many") }
  }
}
