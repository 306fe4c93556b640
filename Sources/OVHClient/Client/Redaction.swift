/// Takes secrets out of what a trace shows.
enum Redaction {
  static let mark = "…"

  private static let secretHeaders: Set<String> = [
    "x-ovh-signature", "x-ovh-consumer", "authorization", "proxy-authorization", "cookie", "set-cookie", "location",
  ]
  private static let secretKeys: Set<String> = [
    "password", "consumerkey", "applicationsecret", "secret", "clientsecret", "client_secret", "access_token", "token",
    "validationurl", "pdfurl", "fileurl", "htmlform", "iban", "bic", "challenge", "formdata", "formsessionid",
    "registrationid",
  ]
  private static let secretLabels: Set<String> = ["AUTH_INFO"]

  static func headers(_ headers: [HeaderField]) -> [HeaderField] {
    headers.map { secretHeaders.contains($0.name.lowercased()) ? HeaderField($0.name, mark) : $0 }
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
    case .string(let text) where text.lowercased().contains("password="): return .string(mark)
    case .object(let object):
      let isOrder = object["orderId"] != nil
      let hidesValue = object["label"]?.string.map(secretLabels.contains) ?? false
      return .object(
        JSONObject(
          members: object.members.map { member in
            let name = member.name.lowercased()
            let hidden =
              secretKeys.contains(name) || (isOrder && name == "url") || (hidesValue && name == "value")
            return .init(name: member.name, value: hidden && !member.value.isNull ? .string(mark) : value(member.value))
          }))
    default: return json
    }
  }
}
