/// Bytes as they arrive, cut into frames.
struct FrameBuffer {
  private var bytes: [UInt8] = []
  private var start = 0

  mutating func append(_ more: UnsafeRawBufferPointer) {
    if start > 0, start == bytes.count {
      bytes.removeAll(keepingCapacity: true)
      start = 0
    }
    bytes.append(contentsOf: more)
  }

  /// The next whole frame; nil until there is one.
  ///
  /// - Throws: `WireError` for a length that no frame has.
  mutating func next() throws -> FrameReader? {
    guard bytes.count - start >= 4 else { return nil }
    let length = bytes.withUnsafeBytes {
      Int(UInt32(littleEndian: $0.loadUnaligned(fromByteOffset: start, as: UInt32.self)))
    }
    guard length > 0, length <= Wire.frameLimit else {
      throw WireError("a frame of \(length) bytes (1 to \(Wire.frameLimit) are possible)")
    }
    guard bytes.count - start >= 4 + length else { return nil }
    let reader = FrameReader(Array(bytes[start + 4..<start + 4 + length]), elementLimit: Wire.elementLimit)
    start += 4 + length
    if start > 1 << 20 {
      bytes.removeFirst(start)
      start = 0
    }
    return reader
  }
}
