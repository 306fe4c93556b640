import OVHClient

/// Writes a model back by its properties, and names what differs from the answer that it was read from.
///
/// Only keys that the model has a property for count; all of those must come back with the value that was sent.
struct LossCheck {
  /// Properties whose name is not the API's, by type; those under `*` have one key wherever they stand.
  private static let keys: [String: [String: String]] = [
    "*": [
      "cartID": "cartId", "productID": "productId", "offerID": "offerId", "parentItemID": "parentItemId",
      "pdfURL": "pdfUrl", "applicationID": "applicationId", "validationURL": "validationUrl", "lines": "details",
      "fieldRules": "fields", "conditionRules": "conditions",
    ],
    "Account": ["firstName": "firstname", "legalForm": "legalform"],
    "Cart": ["id": "cartId"], "CartItem": ["id": "itemId"], "Catalog": ["id": "catalogId"],
    "CatalogAddonFamily": ["defaultAddon": "default", "isExclusive": "exclusive", "isMandatory": "mandatory"],
    "CatalogPricing": ["repeats": "repeat"], "DomainOffer": ["durations": "duration"],
    "Order": ["id": "orderId", "metadata": "metadatas"], "PlacedOrder": ["id": "orderId"],
  ]

  /// What the model does not hold of the answer; each entry is the way to a value.
  static func losses(_ model: Any, _ json: JSONValue, at place: String = "") -> [String] {
    if json.isNull { return [] }
    switch model {
    case let value as JSONValue: return value == json ? [] : [place]
    case let object as JSONObject: return .object(object) == json ? [] : [place]
    case let text as String: return same(text, json, place)
    case let number as JSONNumber: return same(number.text, json, place)
    case let number as Int64: return json.int64 == number ? [] : [place]
    case let flag as Bool: return (try? Bool(json: json)) == flag ? [] : [place]
    case let value as any OpenEnum: return same(value.rawValue, json, place)
    case let date as APIDate: return same(date.text, json, place)
    case let secret as Secret: return same(secret.reveal(), json, place)
    case let price as Price: return losses(of: price, json, place)
    case let values as [Any]:
      guard let elements = json.array else { return losses(single: values, json, place) }
      guard values.count == elements.count else { return ["\(place) has \(values.count) of \(elements.count)"] }
      return zip(values, elements).enumerated().flatMap { index, pair in
        losses(pair.0, pair.1, at: "\(place)[\(index)]")
      }
    default: break
    }
    let mirror = Mirror(reflecting: model)
    if mirror.displayStyle == .optional {
      guard let value = mirror.children.first?.value else { return [place] }
      return losses(value, json, at: place)
    }
    guard let object = json.object else { return [place] }
    let type = String(describing: Swift.type(of: model))
    return mirror.children.flatMap { child -> [String] in
      guard let label = child.label else { return [] }
      // The settings of an item hold all keys once more, as they came.
      if type == "ItemSettings", label == "all" { return losses(child.value, json, at: place) }
      let key = keys[type]?[label] ?? keys["*"]?[label] ?? label
      guard let value = object[key] else { return [] }
      return losses(child.value, value, at: place.isEmpty ? key : "\(place).\(key)")
    }
  }

  /// A list of one element at most that stands for a value that may be missing.
  private static func losses(single values: [Any], _ json: JSONValue, _ place: String) -> [String] {
    guard values.count == 1 else { return [place] }
    return losses(values[0], json, at: place)
  }

  private static func losses(of price: Price, _ json: JSONValue, _ place: String) -> [String] {
    // A price beside the object, in 10⁻⁸, is exacter than the object's value, which is rounded to cents.
    let value = json["value"].flatMap { try? JSONNumber(json: $0) }?.ucents ?? 0
    let difference = (price.ucents - value).magnitude
    var lost: [String] = []
    if price.currencyCode != json["currencyCode"]?.string { lost.append("\(place).currencyCode") }
    if json["text"] != nil, price.text != json["text"]?.string { lost.append("\(place).text") }
    if let exact = json["priceInUcents"]?.int64 {
      if exact != price.ucents { lost.append("\(place).priceInUcents") }
    } else if difference > 500_000 {
      lost.append("\(place).value")
    }
    return lost
  }

  private static func same(_ text: String, _ json: JSONValue, _ place: String) -> [String] {
    (try? String(json: json)) == text ? [] : [place]
  }
}
