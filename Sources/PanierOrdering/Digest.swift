import Crypto

/// SHA-256 in hexadecimal digits.
enum Digest {
  static func sha256(_ bytes: [UInt8]) -> String {
    var hash = SHA256()
    hash.update(data: bytes)
    return String(
      decoding: hash.finalize().flatMap { [digit($0 >> 4), digit($0 & 15)] }, as: UTF8.self)
  }

  private static func digit(_ value: UInt8) -> UInt8 {
    value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "a") + value - 10
  }
}
