import FoundationEssentials

/// What was read from the API for the prompt, at one moment.
struct Fact: Sendable {
  /// What there is.
  var values: [SuggestedValue]
  /// What there is of one of them, by its text and a word: the modes of a plan, the accepted values of a label.
  var parts: [Part: [SuggestedValue]] = [:]
  /// What the values are, for the note: `list prices excl. tax`.
  var nature = ""
  /// When the API gave it.
  var fetched: Date

  /// Names a part.
  struct Part: Hashable, Sendable {
    let value: String
    let word: String
  }

  /// What is worth reading, and what tells one reading from another.
  enum Key: Hashable, Sendable {
    case plans(product: String, subsidiary: String?)
    case suffixes(subsidiary: String?)
    case stock(product: String, plan: String?)
    case orders, contacts, carts
    case services
    case labels(cart: String, item: Int64)

    /// For how long it is used before it is read anew, in seconds.
    var age: TimeInterval {
      switch self {
      case .plans, .suffixes: CatalogCache.maximumAge
      case .contacts, .services: 600
      case .orders, .carts, .stock, .labels: 60
      }
    }

    /// Whether an entry of the prompt may have changed it.
    var changesWithEntries: Bool {
      switch self {
      case .plans, .suffixes: false
      default: true
      }
    }

    /// What the note calls it.
    var name: String {
      switch self {
      case .plans(let product, _): "the plans of \(product)"
      case .suffixes: "the suffixes"
      case .stock(let product, let plan): "the stock of \(plan ?? product)"
      case .orders: "the orders"
      case .contacts: "the contacts"
      case .carts: "the carts"
      case .services: "the services"
      case .labels: "the labels"
      }
    }
  }
}
