import OVHClient

/// Adds to the totals that an answer tells, and to its first line, so that it still adds up.
enum OtherTotal {
  static func changed(_ body: [UInt8], by cents: Int64) -> [UInt8] {
    guard var json = (try? JSONValue(parsing: body))?.object, var prices = json["prices"]?.object else { return body }
    for name in ["withoutTax", "withTax"] { prices[name] = price(prices[name], plus: cents) }
    json["prices"] = .object(prices)
    if var lines = json["details"]?.array, var first = lines.first?.object {
      first["totalPrice"] = price(first["totalPrice"], plus: cents)
      lines[0] = .object(first)
      json["details"] = .array(lines)
    }
    return JSONValue.object(json).bytes
  }

  private static func price(_ json: JSONValue?, plus cents: Int64) -> JSONValue {
    guard var price = json?.object, let value = price["value"]?.number?.ucents else { return json ?? nil }
    let ucents = value + cents * Amount.cent
    let sign = ucents < 0 ? "-" : ""
    let hundredths = ucents.magnitude / UInt64(Amount.cent)
    let text = "\(sign)\(hundredths / 100).\(hundredths % 100 < 10 ? "0" : "")\(hundredths % 100)"
    price["value"] = JSONNumber(text).map(JSONValue.number) ?? nil
    price["text"] = .string(text)
    if price["priceInUcents"]?.integer != nil { price["priceInUcents"] = .integer(ucents) }
    return .object(price)
  }
}
