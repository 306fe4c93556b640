import CPanierVM

/// The order of names in tables, which Lua itself does not keep: that of the table or the JSON text that first had just
/// these names.
extension Core {
  typealias Fields = [(key: String, value: LuaValue)]

  /// Notes the order of a table on its way to Lua.
  func note(_ fields: Fields) {
    var set: UInt64 = 0
    for var name in fields.map(\.key) {
      set &+= name.withUTF8 { name in
        name.withMemoryRebound(to: CChar.self) { panier_name_hash($0.baseAddress, $0.count) }
      }
    }
    var count: Int32 = 0
    guard panier_shape(panier, set, &count) == nil else { return }
    var names: [UInt8] = []
    for field in fields {
      names += field.key.utf8
      names.append(0)
    }
    guard names.count(where: { $0 == 0 }) == fields.count else { return }
    names.withUnsafeBytes { names in
      panier_shape_note(
        panier, set, names.assumingMemoryBound(to: CChar.self).baseAddress, names.count, Int32(fields.count))
    }
  }

  /// The fields in the order in which they were written; sorted by name if that is not known.
  ///
  /// - Parameter set: the sum of the hashes of their names.
  func ordered(_ fields: Fields, _ set: UInt64) -> Fields {
    guard fields.count > 1 else { return fields }
    var count: Int32 = 0
    guard var name = panier_shape(panier, set, &count), Int(count) == fields.count else {
      return fields.sorted { $0.key < $1.key }
    }
    var places: [String: Int] = [:]
    for place in 0..<Int(count) {
      let text = String(cString: name)
      places[text] = place
      name += text.utf8.count + 1
    }
    return fields.sorted { (places[$0.key] ?? .max, $0.key) < (places[$1.key] ?? .max, $1.key) }
  }
}
