import FoundationEssentials
import Testing

@testable import DomainNames

/// Unicode's own vectors (IdnaTestV2.txt), where they are present: Debian's package librust-idna-dev brings them, and
/// IDNA_VECTORS names another file.
@Suite struct IDNAVectorTests {
  /// One line of the vectors.
  struct Vector {
    let source: String
    /// Both forms, where the name is valid.
    let forms: (unicode: String, ascii: String)?
  }

  /// Where this house deliberately differs from UTS 46, which is made for looking names up; it orders them.
  enum Difference: String, CaseIterable {
    case finalDot = "a dot at the end is dropped, and not refused as an empty label"
    case letter = "symbols and parts of syllables, which no registry takes (RFC 5892)"
    case number = "the last label is a number, as in an address"
    case later = "capitals and fillers that UTS 46 refused until Unicode 16, and letters that came after the vectors"
  }

  private static let file: String? = {
    let named = ProcessInfo.processInfo.environment["IDNA_VECTORS"].map { [$0] } ?? []
    let folder = "/usr/share/cargo/registry"
    let crates = ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? [])
      .filter { $0.hasPrefix("idna-") }.map { "\(folder)/\($0)/tests/IdnaTestV2.txt" }
    let places = named + ["/usr/share/unicode/idna/IdnaTestV2.txt", "/usr/share/unicode/IdnaTestV2.txt"] + crates
    return places.first { FileManager.default.fileExists(atPath: $0) }
  }()

  @Test(.enabled(if: file != nil, "the vectors come with Debian's package librust-idna-dev"))
  func agreesWithUnicodesOwnVectors() throws {
    let text = try String(contentsOfFile: #require(Self.file), encoding: .utf8)
    var agreed = 0
    var differences: [Difference: Int] = [:]
    for line in text.split(whereSeparator: \.isNewline) {
      guard let vector = Vector(line) else { continue }
      let name = Result { try InternationalName(vector.source) }
      if (try? name.get().unicode) == vector.forms?.unicode, (try? name.get().ascii) == vector.forms?.ascii {
        agreed += 1
      } else if let difference = Self.difference(name, vector) {
        differences[difference, default: 0] += 1
      } else {
        Issue.record("\(line): \(name)")
      }
    }
    let told = differences.sorted { $0.key.rawValue < $1.key.rawValue }.map { "\($0.value): \($0.key.rawValue)" }
    print("\(agreed) vectors agree; \(told.joined(separator: "; "))")
    #expect(agreed > 5000)
  }

  /// Why a vector is meant to come out otherwise here; nil where it is not.
  private static func difference(_ name: Result<InternationalName, any Error>, _ vector: Vector) -> Difference? {
    switch name {
    case .success(let name):
      let mapped = NameMapping.mapped(vector.source.unicodeScalars)
      if mapped.last == ".", vector.forms.map({ $0 == (name.unicode + ".", name.ascii + ".") }) ?? true {
        return .finalDot
      }
      return vector.forms == nil && (vector.source + name.unicode).unicodeScalars.contains(where: isLater)
        ? .later : nil
    case .failure(let error):
      guard let problem = (error as? InternationalNameError)?.problem, vector.forms != nil else { return nil }
      switch problem {
      case .character: return .letter
      case .numericSuffix: return .number
      default: return nil
      }
    }
  }
}

private func isLater(_ scalar: Unicode.Scalar) -> Bool {
  [0x4C0, 0x115F, 0x1160, 0x2132, 0x2183, 0x3164, 0xFFA0].contains(scalar.value)
    || (0x10A0...0x10C5).contains(scalar.value) || scalar.properties.age.map { $0.major > 13 } == true
}

extension IDNAVectorTests.Vector {
  /// Reads a line; nil for comments and empty lines.
  init?(_ line: Substring) {
    let content = line.prefix { $0 != "#" }
    let columns = content.split(separator: ";", omittingEmptySubsequences: false)
      .map { Self.text($0.trimmingCharacters(of: " ")) }
    guard columns.count >= 7 else { return nil }
    source = columns[0] == "\"\"" ? "" : columns[0]
    let unicode = columns[1].isEmpty ? source : columns[1]
    let ascii = columns[3].isEmpty ? unicode : columns[3]
    // What is wrong with the form that people read is also wrong with the other, unless that says otherwise.
    let problems = columns[4].isEmpty ? columns[2] : columns[4]
    forms = problems.isEmpty || problems == "[]" ? (unicode, ascii) : nil
  }

  /// Puts in the characters that are written as `\u0041`, `\x{1F600}` or `\uD83D\uDE00`.
  private static func text(_ column: Substring) -> String {
    var units: [UInt16] = []
    var rest = column.utf16[...]
    func isDigit(_ unit: UInt16) -> Bool { UnicodeScalar(unit).map { Character($0).isHexDigit } ?? false }
    while let unit = rest.popFirst() {
      guard unit == UInt16(UInt8(ascii: "\\")), let kind = rest.popFirst() else {
        units.append(unit)
        continue
      }
      let braced = kind == UInt16(UInt8(ascii: "x")) && rest.first == UInt16(UInt8(ascii: "{"))
      if braced { rest.removeFirst() }
      let digits = braced ? rest.prefix(while: isDigit) : rest.prefix(4)
      rest = rest.dropFirst(digits.count + (braced ? 1 : 0))
      // A half of a pair stands for itself until its other half follows.
      let value = UInt32(String(Substring(digits)), radix: 16) ?? 0xFFFD
      units += Unicode.Scalar(value).map { Array(String($0).utf16) } ?? [UInt16(truncatingIfNeeded: value)]
    }
    return String(decoding: units, as: UTF16.self)
  }
}

extension Substring {
  fileprivate func trimmingCharacters(of blank: Character) -> Substring {
    var rest = self
    while rest.first == blank || rest.first == "\t" { rest.removeFirst() }
    while rest.last == blank || rest.last == "\t" { rest.removeLast() }
    return rest
  }
}
