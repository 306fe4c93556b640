import OVHClient
import PanierReference

/// The label `region` of servers, which has to fit `dedicated_datacenter`: the API takes both and checks neither.
enum PlaceAndRegion {
  static let place = "dedicated_datacenter"
  static let region = "region"

  /// Whether a label names the place of delivery.
  static func isPlace(_ label: String) -> Bool { label == place || label == "vps_datacenter" }

  /// The regions that a place is sold under, the usual one first; none for a place that is not known.
  static func regions(of place: String) -> [String] {
    switch place.lowercased() {
    case "gra", "rbx", "sbg", "par", "lim", "fra", "eri", "lon", "waw": ["europe"]
    case "bhs", "yyz", "tor": ["canada"]
    case "vin", "hil": ["united_states", "usa"]
    // Canada's API sells Asia and Oceania too.
    case "sgp", "syd", "ynm", "mum": ["apac", "canada"]
    case let zone where zone.hasPrefix("eu-"): ["europe"]
    case let zone where zone.hasPrefix("ca-"): ["canada"]
    case let zone where zone.hasPrefix("us-"): ["united_states", "usa"]
    case let zone where zone.hasPrefix("ap-"): ["apac", "canada"]
    default: []
    }
  }

  /// The region to set along with a place; nil where none is to be.
  /// - Parameters:
  ///   - wanted: the labels and values that are asked for.
  ///   - set: those that the item has.
  ///   - required: the labels that it takes.
  /// - Throws: ``RegionContradicts`` where the region is another one than the place's.
  static func derived(
    from wanted: [(label: String, value: String)], set: [ConfigurationItem], required: [ConfigurationRequirement]
  ) throws -> String? {
    guard let label = required.first(where: { $0.label == region }) else { return nil }
    let newPlace = wanted.first { $0.label == place }?.value
    let newRegion = wanted.first { $0.label == region }?.value
    let known = (newPlace ?? set.first { $0.label == place }?.value).map { ($0, regions(of: $0)) }
    guard let (place, regions) = known, !regions.isEmpty else { return nil }
    if let newRegion {
      guard regions.contains(newRegion) else {
        throw RegionContradicts(place: place, regions: regions, asked: newRegion)
      }
      return nil
    }
    guard newPlace != nil else { return nil }
    return regions.first { label.allowedValues.isEmpty || label.allowedValues.contains($0) }
  }
}

/// A region that the place of a server is not in.
struct RegionContradicts: UsageError, Hashable {
  let place: String
  let regions: [String]
  let asked: String

  var description: String {
    "dedicated_datacenter '\(place)' is in the region \(regions[0]), not in '\(asked)'; leave region out, and it is set "
      + "with the place"
  }
}
