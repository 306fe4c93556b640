/// Says what keeps a cart from being ordered: the only judge of configurations.
struct CheckoutJudge {
  var cart: Cart
  var finder: ProductFinder
  var contacts: [Contact]
  /// The stock; nil for a cart without an item that comes from it.
  var stock: Stock?

  /// Refuses a cart with every reason, one a line.
  func judge() throws(Refusal) {
    var problems: [String] = []
    for item in cart.items {
      guard let product = finder.product(of: item) else {
        problems.append("Plan code not found: \(item.planCode)")
        continue
      }
      problems += fieldProblems(item, product)
      problems += product.objections(in: cart)
      if let objection = stock?.objection(to: item, named: product.name) { problems.append(objection) }
      if let domain = product as? DomainProduct { problems += domain.objections(to: owner(of: item)) }
    }
    guard problems.isEmpty else { throw .badRequest(problems.joined(separator: "\n")) }
  }

  /// The contact that will own a name: the one that is named, else that of the account.
  private func owner(of item: CartItem) -> Contact? {
    let named = item.configurations.first { $0.label == "OWNER_CONTACT" }?.value.split(separator: "/").last
    return named.map { id in contacts.first { String($0.id) == id } } ?? contacts.first
  }

  private func fieldProblems(_ item: CartItem, _ product: any CartProduct) -> [String] {
    var problems: [String] = []
    for requirement in product.requirements {
      let label = requirement.label
      let values = item.configurations.filter { $0.label == label }.map(\.value)
      if values.count > 1 { problems.append("Custom field \(label) is duplicated for product \(product.name)") }
      guard let value = values.first else {
        if requirement.isNeeded { problems.append("Custom field \(label) is mandatory for product \(product.name)") }
        continue
      }
      if !requirement.accepts(value, contacts: contacts) {
        problems.append("Custom field \(label) has an invalid value for product \(product.name)")
      }
    }
    return problems
  }
}
