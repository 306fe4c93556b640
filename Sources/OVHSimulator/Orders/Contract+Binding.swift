extension Contract {
  /// The contracts of an order: those that bind every order, then those of its products, each once.
  /// - Parameter names: the names of the products' own contracts.
  static func binding(_ names: [String]) -> [Contract] {
    var seen: Set<String> = []
    return (["Conditions générales de service", "Annexe Traitement de données à caractère personnel"] + names)
      .filter { seen.insert($0).inserted }
      .map { name in
        let file = name.lowercased().map { $0.isASCII && ($0.isLetter || $0.isNumber) ? String($0) : "-" }.joined()
        return Contract(
          name: name, url: "https://simulator.panier.invalid/contracts/\(file).pdf",
          content: "\(name). This text stands for the contract; the simulator binds nobody.")
      }
  }
}
