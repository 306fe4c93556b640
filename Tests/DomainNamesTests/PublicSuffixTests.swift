import DomainNames
import FoundationEssentials
import Testing

@Suite struct PublicSuffixTests {
  private static let vectors: [(name: String, registrable: String)] = {
    let root = #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
    let path = "/\(root)/../shared/data/public-suffix-test-vectors.tsv"
    guard let text = try? String(contentsOfFile: path, encoding: .utf8) else { return [] }
    return text.split(separator: "\n").dropFirst().compactMap { line in
      let columns = line.split(separator: "\t", omittingEmptySubsequences: false)
      guard columns.count == 2 else { return nil }
      return (String(columns[0]), String(columns[1]))
    }
  }()

  private func registrable(_ text: String) -> String {
    // A name cannot begin with a dot; the vectors expect nothing for those.
    guard let name = try? InternationalName(text) else { return "" }
    let suffix = PublicSuffix(of: name)
    guard suffix.labelCount < name.labels.count else { return "" }
    return name.labels.suffix(suffix.labelCount + 1).joined(separator: ".")
  }

  @Test(.enabled(if: !vectors.isEmpty, "the vectors are kept outside the repository"))
  func agreesWithTheListsOwnVectors() throws {
    for vector in Self.vectors {
      let expected = vector.registrable.isEmpty ? "" : try InternationalName(vector.registrable).ascii
      #expect(registrable(vector.name) == expected, "\(vector.name)")
    }
    #expect(Self.vectors.count > 70)
  }

  @Test(arguments: [
    ("www.example.com", "example.com"), ("example.co.uk", "example.co.uk"), ("co.uk", ""), ("com", ""),
    ("a.b.kobe.jp", "a.b.kobe.jp"), ("city.kobe.jp", "city.kobe.jp"), ("a.city.kobe.jp", "city.kobe.jp"),
    ("a.github.io", "a.github.io"), ("www.食狮.公司.cn", "xn--85x722f.xn--55qx5d.cn"), ("a.b.example", "b.example"),
  ])
  func findsTheRegistrableName(_ name: String, _ expected: String) {
    #expect(registrable(name) == expected)
  }

  @Test func tellsWhoOffersASuffix() throws {
    let name = try InternationalName("me.github.io")
    #expect(PublicSuffix(of: name).isPrivate)
    #expect(!PublicSuffix(of: name, withPrivate: false).isPrivate)
    #expect(PublicSuffix(of: name, withPrivate: false).text == "io")
    #expect(try !PublicSuffix(of: InternationalName("a.nosuchtop")).isKnown)
  }
}
