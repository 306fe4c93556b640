/// Something that a simulator keeps under an identifier.
protocol Entity: Codable, Sendable {
  associatedtype ID: Hashable, Codable, Sendable
  var id: ID { get }
}

/// The entities of one kind: found by their identifier at once, and walked in the order in which they came.
struct EntityTable<Element: Entity>: Sendable {
  /// The entities in order; nil where one was removed and the gap is not closed yet.
  private var slots: [Element?] = []
  private var places: [Element.ID: Int] = [:]
  /// What changed since ``takeChanges()``, when that is recorded at all.
  private var touched: Set<Element.ID> = []
  /// Whether changes are recorded, for a log that keeps them.
  var recordsChanges = false {
    didSet { if !recordsChanges { touched = [] } }
  }

  /// How many there are.
  var count: Int { places.count }

  /// All of them, oldest first.
  var values: some BidirectionalCollection<Element> { slots.lazy.compactMap(\.self) }

  /// Whether a change is recorded that was not taken yet.
  var hasChanges: Bool { !touched.isEmpty }

  /// The entity of an identifier; setting adds, replaces or, with nil, removes it.
  subscript(id: Element.ID) -> Element? {
    get { places[id].flatMap { slots[$0] } }
    set {
      if recordsChanges { touched.insert(id) }
      switch (places[id], newValue) {
      case (let place?, let element?): slots[place] = element
      case (let place?, nil):
        slots[place] = nil
        places[id] = nil
        if slots.count > 32, places.count < slots.count / 2 { closeGaps() }
      case (nil, let element?):
        places[id] = slots.count
        slots.append(element)
      case (nil, nil): break
      }
    }
  }

  /// Adds or replaces an entity.
  mutating func put(_ element: Element) { self[element.id] = element }

  /// Removes those that a condition names.
  mutating func removeAll(where isRemoved: (Element) -> Bool) {
    for case let element? in slots where isRemoved(element) {
      if recordsChanges { touched.insert(element.id) }
      if let place = places.removeValue(forKey: element.id) { slots[place] = nil }
    }
    closeGaps()
  }

  /// What was put and what was removed since the last time this was asked.
  mutating func takeChanges() -> (put: [Element], removed: [Element.ID]) {
    defer { touched = [] }
    var removed: [Element.ID] = []
    var put: [(place: Int, element: Element)] = []
    for id in touched {
      if let place = places[id], let element = slots[place] { put.append((place, element)) } else { removed.append(id) }
    }
    return (put.sorted { $0.place < $1.place }.map(\.element), removed)
  }

  private mutating func closeGaps() {
    slots = slots.filter { $0 != nil }
    places.removeAll(keepingCapacity: true)
    for (place, element) in slots.enumerated() {
      if let element { places[element.id] = place }
    }
  }
}
