extension Contract {
  /// The contracts of an order: those that bind every order, then those of its products, each once.
  /// - Parameter names: the names of the products' own contracts.
  static func binding(_ names: [String]) -> [Contract] {
    var seen: Set<String> = []
    return (["Conditions générales de service", "Annexe Traitement de données à caractère personnel"] + names)
      .filter { seen.insert($0).inserted }
      .map { name in
        let file = String(decoding: name.lowercased().unicodeScalars.map(Self.byte), as: UTF8.self)
        return Contract(
          name: name, url: "https://simulator.panier.invalid/contracts/\(file).pdf",
          content: "\(name). This text stands for the contract; the simulator binds nobody.")
      }
  }

  /// A letter of the name of its file.
  private static func byte(_ scalar: Unicode.Scalar) -> UInt8 {
    switch scalar {
    case "a"..."z", "0"..."9": UInt8(ascii: scalar)
    default: UInt8(ascii: "-")
    }
  }
}
