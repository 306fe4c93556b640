import OVHClient
import PanierReference
import PanierVM

/// A product as the paths of carts name it: `webHosting`, `vps`, `eco`.
struct ProductName: Hashable {
  /// The name.
  let text: String

  /// Checks a name against the products that the API's description lists.
  /// - Throws: ``UnknownProduct`` with the nearest one.
  init(_ text: String) throws {
    let known = RouteTable.shared.cartProducts
    guard known.contains(text) else { throw UnknownProduct(product: text, known: known) }
    self.text = text
  }

  /// Whether it is the one product that is ordered by name instead of by plan.
  var isDomain: Bool { text == "domain" }
}

/// A product that carts do not take.
struct UnknownProduct: UsageError, Hashable {
  let product: String
  let known: [String]

  var description: String {
    "product '\(product)' is not known"
      + Spelling.hint(for: product, among: known, else: "there are \(known.joined(separator: ", "))")
  }
}
