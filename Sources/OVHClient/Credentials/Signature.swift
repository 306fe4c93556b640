import Crypto

/// The signature of a call with application keys.
public enum Signature {
  /// The value of `X-Ovh-Signature`: `$1$` and the lower-case SHA-1 of the six parts joined by `+`.
  /// - Parameters:
  ///   - secret: the application secret.
  ///   - consumerKey: the consumer key.
  ///   - method: the HTTP method in upper case.
  ///   - url: the whole URL as sent, encoded query included.
  ///   - body: the exact bytes sent; empty when there are none.
  ///   - timestamp: the server's time in seconds since 1970.
  public static func value(
    secret: String, consumerKey: String, method: String, url: String, body: [UInt8], timestamp: Int64
  ) -> String {
    var hash = Insecure.SHA1()
    hash.update(data: Array("\(secret)+\(consumerKey)+\(method)+\(url)+".utf8))
    hash.update(data: body)
    hash.update(data: Array("+\(timestamp)".utf8))
    func digit(_ value: UInt8) -> UInt8 { value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "a") + value - 10 }
    var text = Array("$1$".utf8)
    for byte in hash.finalize() { text += [digit(byte >> 4), digit(byte & 15)] }
    return String(decoding: text, as: UTF8.self)
  }
}
