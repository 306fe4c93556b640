/// Builds one frame.
struct FrameWriter {
  /// The frame without its length.
  private(set) var payload: [UInt8]
  /// The elements of all lists in it.
  private(set) var elements = 0

  init(_ opcode: Wire.Opcode) {
    payload = [opcode.rawValue]
  }

  /// Refuses what a child may not send at once.
  ///
  /// - Throws: `LuaError` of kind `usage`.
  func checkSize() throws {
    guard payload.count <= Wire.frameLimit else {
      throw LuaError.usage("values of more than \(Wire.frameLimit >> 20) MiB cannot cross to another process at once")
    }
    guard elements <= Wire.elementLimit else {
      throw LuaError.usage("more than \(Wire.elementLimit) values cannot cross to another process at once")
    }
  }

  mutating func byte(_ value: UInt8) {
    payload.append(value)
  }

  mutating func flag(_ value: Bool) {
    payload.append(value ? 1 : 0)
  }

  mutating func number(_ value: UInt64) {
    withUnsafeBytes(of: value.littleEndian) { payload.append(contentsOf: $0) }
  }

  mutating func integer(_ value: Int64) {
    number(UInt64(bitPattern: value))
  }

  mutating func double(_ value: Double) {
    number(value.bitPattern)
  }

  mutating func word(_ value: UInt32) {
    withUnsafeBytes(of: value.littleEndian) { payload.append(contentsOf: $0) }
  }

  mutating func count(_ value: Int) {
    word(UInt32(clamping: value))
  }

  mutating func bytes(_ value: [UInt8]) {
    count(value.count)
    payload.append(contentsOf: value)
  }

  mutating func text(_ value: String) {
    var value = value
    value.withUTF8 { utf8 in
      count(utf8.count)
      payload.append(contentsOf: utf8)
    }
  }

  mutating func optional(_ value: String?) {
    flag(value != nil)
    if let value { text(value) }
  }

  mutating func optional(_ value: WrittenPlace?) {
    flag(value != nil)
    guard let value else { return }
    text(value.chunkname)
    word(UInt32(clamping: value.line))
  }

  mutating func optional(_ value: Double?) {
    flag(value != nil)
    if let value { double(value) }
  }

  mutating func optional(_ value: Int64?) {
    flag(value != nil)
    if let value { integer(value) }
  }

  mutating func list<Element>(_ elements: [Element], _ write: (inout FrameWriter, Element) throws -> Void) rethrows {
    count(elements.count)
    self.elements += elements.count
    for element in elements { try write(&self, element) }
  }
}
