import PanierOrdering

/// A thing as the ledger keeps it.
struct NotedThing: Codable {
  let name: String
  let words: String?

  init(_ thing: PurchasedThing) {
    name = thing.description
    words = thing.words
  }

  var thing: PurchasedThing { PurchasedThing(name, words: words) }
}
