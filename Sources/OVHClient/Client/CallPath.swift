/// The path of a call: as it is sent, as messages show it, and as the API's routing understands it.
struct CallPath: Sendable {
  /// The path with every byte encoded that a URL may not hold.
  let encoded: String
  /// The query that was written into the path, encoded; nil when there was none.
  let query: String?
  /// The decoded, lower-case segments without empty ones, dots and parameters: what a lenient server would route by.
  let segments: [String]

  /// Takes a path apart.
  /// - Throws: ``OVHError`` of kind ``OVHError/Kind/usage`` when it is no path.
  init(_ path: String, method: HTTPMethod) throws {
    guard path.hasPrefix("/") else {
      throw OVHError(
        kind: .usage, request: method.rawValue,
        message: "the path \(Self.quoted(path)) does not begin with a slash; write it like /order/cart")
    }
    guard path.utf8.count <= 8192, !path.utf8.contains(where: { $0 < 0x20 || $0 == 0x7F || $0 == UInt8(ascii: "#") })
    else {
      throw OVHError(
        kind: .usage, request: method.rawValue,
        message: "the path \(Self.quoted(path)) holds a control character or a #, or is longer than 8192 bytes")
    }
    let mark = path.utf8.firstIndex(of: UInt8(ascii: "?")) ?? path.endIndex
    encoded = Self.encode(path[..<mark])
    let rest = path[mark...].dropFirst()
    query = rest.isEmpty ? nil : Self.encode(rest)
    segments = Self.normalised(String(path[..<mark]))
  }

  /// Joins path segments, each encoded as one.
  /// - Throws: ``OVHError`` of kind ``OVHError/Kind/usage`` when one is empty or would climb the path.
  static func join(_ segments: String..., method: HTTPMethod = .get) throws -> String {
    var path = ""
    for (index, segment) in segments.enumerated() {
      guard !segment.isEmpty, segment != ".", segment != ".." else {
        throw OVHError(
          kind: .usage, request: path.isEmpty ? "/" : path + "/…",
          message: "part \(index + 1) of the path is \(quoted(segment)); it must name one thing")
      }
      path += "/" + encodeSegment(segment)
    }
    return path
  }

  /// The path with cart ids hidden, because whoever knows one may change the cart.
  static func shown(_ path: Substring) -> String {
    path.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
      .map { isUUID(Substring($0)) ? "…" : Substring($0) }
      .joined(separator: "/")
  }

  static func encodeSegment(_ text: String) -> String {
    if text.utf8.allSatisfy(isUnreserved) { return text }
    return text.utf8.reduce(into: "") { result, byte in
      if isUnreserved(byte) { result.unicodeScalars.append(Unicode.Scalar(byte)) } else { result += hex(byte) }
    }
  }

  private static func encode(_ text: Substring) -> String {
    if text.utf8.allSatisfy(isKept) { return String(text) }
    return text.utf8.reduce(into: "") { result, byte in
      if isKept(byte) {
        result.unicodeScalars.append(Unicode.Scalar(byte))
      } else {
        result += hex(byte)
      }
    }
  }

  private static func normalised(_ path: String) -> [String] {
    var text = path
    // some servers decode more than once; what is still encoded after eight rounds is no path of the API
    for _ in 0..<8 {
      let decoded = percentDecoded(text)
      if decoded == text { break }
      text = decoded
    }
    text = String(text.prefix { $0 != "?" && $0 != "#" })
    var segments: [String] = []
    for part in text.utf8.split(whereSeparator: { $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "\\") }) {
      let part = Substring(part)
      let bare =
        part.utf8.allSatisfy(isPlain)
        ? String(part) : part.prefix { $0 != ";" }.lowercased().filter { !$0.isWhitespace && $0 != "\0" }
      switch bare {
      case "", ".": continue
      case "..": _ = segments.popLast()
      default: segments.append(bare)
      }
    }
    return segments
  }

  static func percentDecoded(_ text: String) -> String {
    guard text.utf8.contains(UInt8(ascii: "%")) else { return text }
    var bytes: [UInt8] = []
    let source = Array(text.utf8)
    var index = 0
    while index < source.count {
      if source[index] == UInt8(ascii: "%"), index + 2 < source.count,
        let high = Character(Unicode.Scalar(source[index + 1])).hexDigitValue,
        let low = Character(Unicode.Scalar(source[index + 2])).hexDigitValue
      {
        bytes.append(UInt8(high << 4 | low))
        index += 3
      } else {
        bytes.append(source[index])
        index += 1
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func isUUID(_ segment: Substring) -> Bool {
    segment.utf8.count == 36 && segment.utf8.filter { $0 == UInt8(ascii: "-") }.count == 4
  }

  private static func isUnreserved(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
      UInt8(ascii: "~"):
      true
    default: false
    }
  }

  /// What a path that was written already may hold.
  private static func isKept(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "%"), UInt8(ascii: "?"), UInt8(ascii: "@"), UInt8(ascii: "!"), UInt8(ascii: "$"),
      UInt8(ascii: "="), UInt8(ascii: "&")...UInt8(ascii: ";"):
      true
    default: isUnreserved(byte)
    }
  }

  /// What a lenient server would leave as it is.
  private static func isPlain(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"),
      UInt8(ascii: "."), UInt8(ascii: "_"):
      true
    default: false
    }
  }

  private static func hex(_ byte: UInt8) -> String {
    let digits = String(byte, radix: 16, uppercase: true)
    return byte < 16 ? "%0\(digits)" : "%\(digits)"
  }

  private static func quoted(_ text: String) -> String {
    let head = text.prefix(60).map { $0.unicodeScalars.contains { $0.value < 0x20 } ? "?" : $0 }
    return "'" + String(head) + (text.count > 60 ? "…" : "") + "'"
  }
}
