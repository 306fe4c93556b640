import PanierOrdering

/// What tells one cached catalogue from another.
struct CatalogKey: Hashable, Sendable {
  /// The base URL of the API that it is of.
  let endpoint: String
  /// The subsidiary in upper case.
  let subsidiary: String
  /// The product as the paths of the API name it, or `extensions` for the suffixes on sale.
  let product: String

  /// What stands for a product in the key of the suffixes on sale.
  static let suffixes = "extensions"

  /// What messages call it: `catalogue of eco in FR`.
  var name: String {
    product == Self.suffixes ? "list of suffixes in \(subsidiary)" : "catalogue of \(product) in \(subsidiary)"
  }

  /// The file below the cache's folder.
  var path: String { "\(Self.part(endpoint))/\(Self.part(subsidiary))/\(Self.part(product)).json" }

  /// A text as one part of a path: what a script writes cannot leave the folder.
  private static func part(_ text: String) -> String {
    let encoded = text.utf8.reduce(into: "") { result, byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"):
        result.unicodeScalars.append(Unicode.Scalar(byte))
      case UInt8(ascii: ".") where !result.isEmpty: result += "."
      default: result += "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
      }
    }
    // Names of files are bounded by 255 bytes.
    return encoded.isEmpty || encoded.utf8.count > 150 ? "sha256-" + Digest.sha256(Array(text.utf8)) : encoded
  }
}
