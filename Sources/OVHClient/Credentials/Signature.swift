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
    let digits = Array("0123456789abcdef".unicodeScalars)
    var text = "$1$"
    for byte in hash.finalize() {
      text.unicodeScalars.append(digits[Int(byte >> 4)])
      text.unicodeScalars.append(digits[Int(byte & 15)])
    }
    return text
  }
}
