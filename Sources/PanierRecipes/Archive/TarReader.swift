import PanierTerminal

/// Reads archives as `TarArchive` writes them, and refuses every other.
struct TarReader {
  private let bytes: [UInt8]
  private var place = 0
  private var files: [RecipeContent.File] = []

  /// The files of an archive, in its order.
  /// - Throws: ``RecipeError`` that says what the archive has that none of ours has.
  static func files(_ bytes: [UInt8]) throws(RecipeError) -> [RecipeContent.File] {
    var reader = TarReader(bytes: bytes)
    try reader.read()
    return reader.files
  }

  private init(bytes: [UInt8]) {
    self.bytes = bytes
  }

  private mutating func read() throws(RecipeError) {
    guard bytes.count % TarArchive.block == 0, bytes.count >= 3 * TarArchive.block else {
      throw Self.refusal("its length is no whole number of blocks, so that it is cut short or something else")
    }
    while let header = block(), header.contains(where: { $0 != 0 }) {
      guard files.count <= RecipeContent.fileLimit else {
        throw Self.refusal("it holds more than \(RecipeContent.fileLimit) files")
      }
      try readFile(Array(header))
    }
    guard bytes.count == place + TarArchive.block, bytes[place...].allSatisfy({ $0 == 0 }) else {
      throw Self.refusal("something stands behind its end")
    }
  }

  private mutating func block() -> ArraySlice<UInt8>? {
    guard place + TarArchive.block <= bytes.count else { return nil }
    defer { place += TarArchive.block }
    return bytes[place..<place + TarArchive.block]
  }

  private mutating func readFile(_ header: [UInt8]) throws(RecipeError) {
    let name = header[..<100].prefix { $0 != 0 }
    guard let path = String(validating: name, as: UTF8.self) else {
      throw Self.refusal("a file's name in it is no text")
    }
    let shown = SafeText.escaped(path)
    switch header[156] {
    case UInt8(ascii: "0"): break
    case UInt8(ascii: "1"), UInt8(ascii: "2"):
      throw Self.refusal("'\(shown)' is a link, and recipes hold none")
    case UInt8(ascii: "5"): throw Self.refusal("'\(shown)' is a folder, and packed recipes list files only")
    default: throw Self.refusal("'\(shown)' is no regular file")
    }
    if path != RecipeContent.signatureName { try ContentPath.check(path) }
    guard !files.contains(where: { $0.path == path }) else { throw Self.refusal("'\(shown)' stands in it twice") }
    guard let size = Self.size(header), size <= RecipeContent.fileSizeLimit else {
      throw Self.refusal("'\(shown)' claims more than \(RecipeContent.fileSizeLimit) bytes")
    }
    guard place + TarArchive.padded(size) <= bytes.count else {
      throw Self.refusal("'\(shown)' claims \(size) bytes, more than there are")
    }
    guard header == TarArchive.header(path, size: size) else {
      throw Self.refusal("the entry of '\(shown)' is not as panier recipe pack writes it")
    }
    let end = place + size
    guard bytes[end..<place + TarArchive.padded(size)].allSatisfy({ $0 == 0 }) else {
      throw Self.refusal("something is hidden behind the end of '\(shown)'")
    }
    files.append(RecipeContent.File(path: path, bytes: Array(bytes[place..<end])))
    place += TarArchive.padded(size)
  }

  private static func size(_ header: [UInt8]) -> Int? {
    let digits = header[124..<135]
    guard digits.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "7")).contains($0) }) else { return nil }
    return digits.reduce(0) { $0 * 8 + Int($1 - UInt8(ascii: "0")) }
  }

  private static func refusal(_ reason: String) -> RecipeError {
    RecipeError(.archive, "this is no packed recipe: \(reason)")
  }
}
