extension JSONValue {
  /// Reads one JSON text.
  ///
  /// Nesting is bounded by 256 levels, numbers stay text, and a lone surrogate escape becomes U+FFFD.
  /// - Parameter bytes: UTF-8 text with nothing but white space around the value.
  /// - Throws: ``JSONSyntaxError`` with the place of the first fault.
  public init(parsing bytes: [UInt8]) throws(JSONSyntaxError) {
    // closures over typed throws lose their type, so the answer travels as a result
    let result = bytes.withUnsafeBufferPointer { buffer -> Result<JSONValue, JSONSyntaxError> in
      var parser = JSONParser(bytes: buffer)
      do throws(JSONSyntaxError) { return .success(try parser.document()) } catch { return .failure(error) }
    }
    self = try result.get()
  }

  /// Reads one JSON text.
  /// - Parameter text: the text.
  /// - Throws: ``JSONSyntaxError`` with the place of the first fault.
  public init(parsing text: String) throws(JSONSyntaxError) { try self.init(parsing: Array(text.utf8)) }

  /// Goes through a JSON object one value at a time, so that no more of it is held than that value.
  ///
  /// A member that is a list is visited element by element, any other member whole.
  /// - Parameters:
  ///   - bytes: UTF-8 text of one object.
  ///   - visit: takes a member's name and its value or one of its elements; false ends the walk at once.
  /// - Throws: ``JSONSyntaxError`` with the place of the first fault, or what the visit throws.
  static func walk(_ bytes: [UInt8], _ visit: (_ member: String, _ value: JSONValue) throws -> Bool) throws {
    try bytes.withUnsafeBufferPointer { buffer in
      var parser = JSONParser(bytes: buffer)
      try parser.walk(visit)
    }
  }
}

/// A recursive reader over bytes that stay in place while it lives.
private struct JSONParser {
  static let maximumDepth = 256

  let bytes: UnsafeBufferPointer<UInt8>
  var place = 0
  var depth = 0

  init(bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  mutating func document() throws(JSONSyntaxError) -> JSONValue {
    if bytes.count >= 3, bytes[0] == 0xEF, bytes[1] == 0xBB, bytes[2] == 0xBF { place = 3 }
    let value = try value()
    skipSpace()
    guard place == bytes.count else { throw fault("text after the value") }
    return value
  }

  mutating func walk(_ visit: (String, JSONValue) throws -> Bool) throws {
    if bytes.count >= 3, bytes[0] == 0xEF, bytes[1] == 0xBB, bytes[2] == 0xBF { place = 3 }
    skipSpace()
    guard take(UInt8(ascii: "{")) else { throw fault("a value that is no object") }
    skipSpace()
    if !take(UInt8(ascii: "}")) {
      repeat {
        let name = try memberName()
        skipSpace()
        guard try take(UInt8(ascii: "[")) ? elements({ try visit(name, $0) }) : visit(name, try value()) else { return }
        skipSpace()
      } while take(UInt8(ascii: ","))
      guard take(UInt8(ascii: "}")) else { throw fault("an object that is not closed") }
    }
    skipSpace()
    guard place == bytes.count else { throw fault("text after the value") }
  }

  /// Visits the elements of a list that was just opened; false where the visit ended it.
  private mutating func elements(_ visit: (JSONValue) throws -> Bool) throws -> Bool {
    skipSpace()
    if take(UInt8(ascii: "]")) { return true }
    repeat {
      guard try visit(try value()) else { return false }
      skipSpace()
    } while take(UInt8(ascii: ","))
    guard take(UInt8(ascii: "]")) else { throw fault("a list that is not closed") }
    return true
  }

  private mutating func memberName() throws(JSONSyntaxError) -> String {
    skipSpace()
    guard place < bytes.count, bytes[place] == UInt8(ascii: "\"") else { throw fault("a member without a name") }
    let name = try string()
    skipSpace()
    guard take(UInt8(ascii: ":")) else { throw fault("a member without a colon") }
    return name
  }

  private mutating func value() throws(JSONSyntaxError) -> JSONValue {
    skipSpace()
    guard place < bytes.count else { throw fault("the text ends where a value is expected") }
    switch bytes[place] {
    case UInt8(ascii: "{"): return try object()
    case UInt8(ascii: "["): return try array()
    case UInt8(ascii: "\""): return .string(try string())
    case UInt8(ascii: "t"): return try word("true", .bool(true))
    case UInt8(ascii: "f"): return try word("false", .bool(false))
    case UInt8(ascii: "n"): return try word("null", .null)
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return .number(try number())
    default: throw fault("a byte that begins no value")
    }
  }

  private mutating func object() throws(JSONSyntaxError) -> JSONValue {
    try enter()
    defer { depth -= 1 }
    var members: [JSONObject.Member] = []
    skipSpace()
    if take(UInt8(ascii: "}")) { return .object(JSONObject(members: members)) }
    while true {
      let name = try memberName()
      members.append(.init(name: name, value: try value()))
      skipSpace()
      if take(UInt8(ascii: "}")) { return .object(JSONObject(members: members)) }
      guard take(UInt8(ascii: ",")) else { throw fault("an object that is not closed") }
    }
  }

  private mutating func array() throws(JSONSyntaxError) -> JSONValue {
    try enter()
    defer { depth -= 1 }
    var elements: [JSONValue] = []
    skipSpace()
    if take(UInt8(ascii: "]")) { return .array(elements) }
    while true {
      elements.append(try value())
      skipSpace()
      if take(UInt8(ascii: "]")) { return .array(elements) }
      guard take(UInt8(ascii: ",")) else { throw fault("a list that is not closed") }
    }
  }

  private mutating func number() throws(JSONSyntaxError) -> JSONNumber {
    let start = place
    while place < bytes.count {
      switch bytes[place] {
      case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "."),
        UInt8(ascii: "e"), UInt8(ascii: "E"):
        place += 1
        continue
      default: break
      }
      break
    }
    let digits = UnsafeBufferPointer(rebasing: bytes[start..<place])
    guard JSONNumber.isNumber(digits) else {
      place = start
      throw fault("a malformed number")
    }
    return JSONNumber(checked: String(decoding: digits, as: UTF8.self))
  }

  private mutating func string() throws(JSONSyntaxError) -> String {
    place += 1
    let start = place
    var allBits: UInt8 = 0
    while place < bytes.count {
      let byte = bytes[place]
      if byte == UInt8(ascii: "\"") {
        defer { place += 1 }
        let whole = UnsafeBufferPointer(rebasing: bytes[start..<place])
        // ASCII needs no check, and is nearly everything
        if allBits < 0x80 { return String(decoding: whole, as: UTF8.self) }
        guard let text = String(validating: whole, as: UTF8.self) else { throw fault("a string that is not UTF-8") }
        return text
      }
      if byte == UInt8(ascii: "\\") { return try escapedString(from: start) }
      guard byte >= 0x20 else { throw fault("a control character in a string") }
      allBits |= byte
      place += 1
    }
    throw fault("a string that is not closed")
  }

  private mutating func escapedString(from start: Int) throws(JSONSyntaxError) -> String {
    var unescaped = Array(bytes[start..<place])
    while place < bytes.count {
      let byte = bytes[place]
      place += 1
      switch byte {
      case UInt8(ascii: "\""):
        guard let text = String(validating: unescaped, as: UTF8.self) else { throw fault("a string that is not UTF-8") }
        return text
      case UInt8(ascii: "\\"): unescaped.append(contentsOf: try escape().utf8)
      case ..<0x20: throw fault("a control character in a string")
      default: unescaped.append(byte)
      }
    }
    throw fault("a string that is not closed")
  }

  private mutating func escape() throws(JSONSyntaxError) -> String {
    guard place < bytes.count else { throw fault("a string that is not closed") }
    let byte = bytes[place]
    place += 1
    switch byte {
    case UInt8(ascii: "\""): return "\""
    case UInt8(ascii: "\\"): return "\\"
    case UInt8(ascii: "/"): return "/"
    case UInt8(ascii: "b"): return "\u{8}"
    case UInt8(ascii: "f"): return "\u{C}"
    case UInt8(ascii: "n"): return "\n"
    case UInt8(ascii: "r"): return "\r"
    case UInt8(ascii: "t"): return "\t"
    case UInt8(ascii: "u"):
      let first = try codeUnit()
      if (0xD800..<0xDC00).contains(first), place + 1 < bytes.count, bytes[place] == UInt8(ascii: "\\"),
        bytes[place + 1] == UInt8(ascii: "u")
      {
        let before = place
        place += 2
        let second = try codeUnit()
        if (0xDC00..<0xE000).contains(second) { return String(decoding: [first, second], as: UTF16.self) }
        place = before
      }
      return String(decoding: [first], as: UTF16.self)
    default: throw fault("an unknown escape in a string")
    }
  }

  private mutating func codeUnit() throws(JSONSyntaxError) -> UInt16 {
    guard place + 4 <= bytes.count else { throw fault("a string that is not closed") }
    var unit: UInt16 = 0
    for _ in 0..<4 {
      guard let digit = Character(Unicode.Scalar(bytes[place])).hexDigitValue else {
        throw fault("an escape without four hexadecimal digits")
      }
      unit = unit << 4 | UInt16(digit)
      place += 1
    }
    return unit
  }

  private mutating func word(_ word: StaticString, _ value: JSONValue) throws(JSONSyntaxError) -> JSONValue {
    let end = place + word.utf8CodeUnitCount
    guard end <= bytes.count,
      UnsafeBufferPointer(start: word.utf8Start, count: word.utf8CodeUnitCount).elementsEqual(bytes[place..<end])
    else { throw fault("a byte that begins no value") }
    place = end
    return value
  }

  private mutating func enter() throws(JSONSyntaxError) {
    place += 1
    depth += 1
    guard depth <= Self.maximumDepth else { throw fault("more than \(Self.maximumDepth) levels of nesting") }
  }

  private mutating func skipSpace() {
    while place < bytes.count {
      switch bytes[place] {
      case 0x20, 0x0A, 0x0D, 0x09: place += 1
      default: return
      }
    }
  }

  private mutating func take(_ byte: UInt8) -> Bool {
    guard place < bytes.count, bytes[place] == byte else { return false }
    place += 1
    return true
  }

  private func fault(_ problem: String) -> JSONSyntaxError { JSONSyntaxError(problem: problem, offset: place) }
}
