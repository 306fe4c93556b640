/// The text of a public catalogue, read plan by plan: catalogues have up to 30 MB, and a decoded one several times that.
///
/// The text is the only whole copy in memory; of the plans one at a time is decoded.
public struct CatalogText: Sendable {
  /// The JSON text.
  public let bytes: [UInt8]

  /// Takes a text; nothing is read yet.
  /// - Parameter bytes: the JSON text of `order.catalog.public.Catalog`.
  public init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// Reads the whole text once and keeps nothing of it.
  /// - Throws: ``JSONSyntaxError`` or ``ModelError`` where it is no catalogue.
  public func check() throws {
    _ = try locale()
    try forEachPlan { _ in true }
  }

  /// Reads currency, subsidiary and tax.
  /// - Throws: ``JSONSyntaxError`` or ``ModelError``.
  public func locale() throws -> CatalogLocale {
    var locale: CatalogLocale?
    try JSONValue.walk(bytes) { member, value in
      guard member == "locale" else { return true }
      locale = try Self.inside("locale") { () throws(ModelError) in try CatalogLocale(json: value) }
      return false
    }
    guard let locale else { throw ModelError(path: "locale", problem: "is missing") }
    return locale
  }

  /// Reads the plans, and after or before them the addons, in the order of the text.
  /// - Parameter body: takes one plan; false ends the reading.
  /// - Throws: ``JSONSyntaxError`` or ``ModelError``, or what the body throws.
  public func forEachPlan(_ body: (Entry) throws -> Bool) throws {
    try JSONValue.walk(bytes) { member, value in
      guard member == "plans" || member == "addons" else { return true }
      let plan = try Self.inside(member) { () throws(ModelError) in try CatalogPlan(json: value) }
      return try body(Entry(plan: plan, isAddon: member == "addons"))
    }
  }

  /// One plan of a catalogue.
  public struct Entry: Sendable, Hashable {
    /// The plan.
    public let plan: CatalogPlan
    /// True for an option of other plans.
    public let isAddon: Bool
  }

  private static func inside<Value>(
    _ member: String, _ read: () throws(ModelError) -> Value
  ) throws(ModelError) -> Value {
    do throws(ModelError) { return try read() } catch { throw error.inside(member) }
  }
}
