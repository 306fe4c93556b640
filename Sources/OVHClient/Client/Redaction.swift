/// Takes secrets out of what a trace shows.
enum Redaction {
  static let mark = "…"

  private static let secretHeaders: Set<String> = [
    "x-ovh-application", "x-ovh-signature", "x-ovh-consumer", "authorization", "proxy-authorization", "cookie",
    "set-cookie", "location",
  ]
  /// Names of secrets in lower case, without points, dashes and underscores.
  private static let secretKeys: Set<String> = [
    "password", "consumerkey", "applicationsecret", "secret", "clientsecret", "accesstoken", "token",
    "validationurl", "pdfurl", "fileurl", "htmlform", "iban", "bic", "challenge", "formdata", "formsessionid",
    "registrationid", "authinfo", "credentialtoken", "orderpassword",
  ]
  private static let secretLabels: Set<String> = ["AUTH_INFO"]

  static func headers(_ headers: [HeaderField]) -> [HeaderField] {
    headers.map { secretHeaders.contains($0.name.lowercased()) ? HeaderField($0.name, mark) : $0 }
  }

  /// The URL without the values of its query that are secrets.
  static func url(_ url: String) -> String {
    guard let mark = url.firstIndex(of: "?") else { return url }
    let items = url[url.index(after: mark)...].split(separator: "&", omittingEmptySubsequences: false).map { item in
      let name = item.prefix { $0 != "=" }
      let hides = isSecret(PercentCoding.decodeLeniently(name)) || holdsSecret(PercentCoding.decodeLeniently(item))
      return hides ? "\(name)=\(Self.mark)" : String(item)
    }
    return url[...mark] + items.joined(separator: "&")
  }

  /// The body as text without secrets, cut at 16 KiB; a body that is no JSON is only measured.
  static func body(_ bytes: [UInt8]?) -> String? {
    guard let bytes, !bytes.isEmpty else { return nil }
    guard bytes.count <= 1 << 20, let json = try? JSONValue(parsing: bytes) else { return "(\(bytes.count) bytes)" }
    let text = value(json).text
    return text.utf8.count <= 16_384 ? text : String(text.prefix(16_384)) + mark
  }

  static func value(_ json: JSONValue) -> JSONValue {
    switch json {
    case .array(let elements): return .array(elements.map(value))
    case .string(let text) where holdsSecret(text): return .string(mark)
    case .object(let object):
      let isOrder = object["orderId"] != nil
      let hidesValue = object["label"]?.string.map(secretLabels.contains) ?? false
      return .object(
        JSONObject(
          members: object.members.map { member in
            let name = member.name.lowercased()
            let hidden =
              isSecret(name) || (isOrder && name == "url") || (hidesValue && name == "value")
            return .init(name: member.name, value: hidden && !member.value.isNull ? .string(mark) : value(member.value))
          }))
    default: return json
    }
  }

  /// Whether a value of this name is a secret, however the name is written: `consumerKey`, `consumer_key`.
  private static func isSecret(_ name: String) -> Bool {
    secretKeys.contains(name.lowercased().filter { $0.isLetter || $0.isNumber })
  }

  /// Whether a text is a URL that lets its reader in.
  private static func holdsSecret(_ text: String) -> Bool {
    guard text.utf8.contains(UInt8(ascii: "=")) else { return false }
    let text = text.lowercased()
    return text.contains("password=") || text.contains("credentialtoken=")
  }
}
