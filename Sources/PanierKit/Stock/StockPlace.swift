/// Where a datacenter is, in words.
enum StockPlace {
  private static let names = [
    "bhs": "Beauharnois", "de": "Frankfurt", "eri": "Erith", "fra": "Frankfurt", "gra": "Gravelines",
    "hil": "Hillsboro", "lim": "Limburg", "lon": "London", "mil": "Milan", "mum": "Mumbai", "par": "Paris",
    "rbx": "Roubaix", "sbg": "Strasbourg", "sgp": "Singapore", "syd": "Sydney", "tor": "Toronto", "uk": "London",
    "vin": "Vint Hill", "waw": "Warsaw", "ynm": "Mumbai", "yyz": "Toronto",
  ]

  /// The town of a datacenter or of a zone such as `eu-west-par-a`; nil for a code that is not known.
  static func name(of code: String) -> String? {
    let code = code.lowercased()
    if let name = names[code] { return name }
    let parts = code.split(separator: "-").map(String.init)
    // A zone names continent, direction, town and letter.
    guard parts.count == 4, let town = names[parts[2]] else { return nil }
    return "\(town) \(parts[3])"
  }
}
