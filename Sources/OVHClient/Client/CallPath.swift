/// The path of a call: as it is sent, and as the API's routing may understand it.
struct CallPath: Sendable {
  /// The path with every byte encoded that a URL may not hold.
  let encoded: String
  /// The query that was written into the path, encoded; nil when there was none.
  let query: String?
  /// The segments as the API reads them: decoded once, without empty ones and without the version of the table's API.
  let parts: [String]
  /// What lenient servers may read instead, strictest last: decoded again and again, in lower case, without empty
  /// segments, dots, parameters, white space and versions.
  let readings: [[String]]

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
    encoded = PercentCoding.escape(path[..<mark])
    let rest = path[mark...].dropFirst()
    query = rest.isEmpty ? nil : PercentCoding.escape(rest)
    let segments = RouteTable.segments(encoded)
    parts = segments.map { PercentCoding.decodeLeniently($0) }
    readings = Self.readings(String(path[..<mark]))
  }

  /// Joins path segments, each encoded as one.
  /// - Throws: ``OVHError`` of kind ``OVHError/Kind/usage`` when one is empty or would climb the path.
  static func join(_ segments: String...) throws -> String { try join(segments) }

  /// Joins path segments, each encoded as one.
  /// - Throws: ``OVHError`` of kind ``OVHError/Kind/usage`` when one is empty or would climb the path.
  static func join(_ segments: [String]) throws -> String {
    var path = ""
    for (index, segment) in segments.enumerated() {
      guard !segment.isEmpty, segment != ".", segment != ".." else {
        throw OVHError(
          kind: .usage, request: path.isEmpty ? "/" : path + "/…",
          message: "part \(index + 1) of the path is \(quoted(segment)); it must name one thing")
      }
      path += "/" + PercentCoding.encode(segment)
    }
    return path
  }

  /// The path with cart ids hidden, because whoever knows one may change the cart.
  static func shown(_ path: Substring) -> String {
    path.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
      .map { isUUID(Substring($0)) ? "…" : Substring($0) }
      .joined(separator: "/")
  }

  // MARK: - Readings

  /// What servers may make of a path: some decode more than once; what is still encoded after eight rounds is no path
  /// of the API.
  private static func readings(_ path: String) -> [[String]] {
    var readings: [[String]] = []
    var text = path
    for round in 0..<8 {
      let decoded = PercentCoding.decodeLeniently(text)
      let isSettled = decoded == text
      text = decoded
      if isSettled, round > 0 { break }
      let reading = segments(of: text.prefix { $0 != "?" && $0 != "#" })
      readings.append(reading)
      if let version = reading.firstIndex(where: isVersion), version > 0 {
        readings.append(Array(reading[(version + 1)...]))
      }
      if isSettled { break }
    }
    return readings
  }

  private static func segments(of path: Substring) -> [String] {
    var segments: [String] = []
    for part in path.utf8.split(whereSeparator: { $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "\\") }) {
      let part = Substring(part)
      let bare =
        part.utf8.allSatisfy(isPlain)
        ? String(part) : part.prefix { $0 != ";" }.lowercased().filter { !$0.isWhitespace && $0 != "\0" }
      switch bare {
      case "", ".": continue
      case "..": _ = segments.popLast()
      default:
        let name = bare.utf8.last == UInt8(ascii: ".") ? String(bare.reversed().drop { $0 == "." }.reversed()) : bare
        if !name.isEmpty, !segments.isEmpty || !isVersion(name) { segments.append(name) }
      }
    }
    return segments
  }

  private static func isVersion(_ segment: String) -> Bool {
    segment == "v1" || segment == "v2" || segment == "1.0"
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

  private static func isUUID(_ segment: Substring) -> Bool {
    segment.utf8.count == 36 && segment.utf8.filter { $0 == UInt8(ascii: "-") }.count == 4
  }

  private static func quoted(_ text: String) -> String {
    let head = text.prefix(60).map { $0.unicodeScalars.contains { $0.value < 0x20 } ? "?" : $0 }
    return "'" + String(head) + (text.count > 60 ? "…" : "") + "'"
  }
}
