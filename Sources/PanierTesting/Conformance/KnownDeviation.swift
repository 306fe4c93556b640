/// Something that the description rules out and the real API does: the whole list of what answers may differ in.
struct KnownDeviation: Sendable, Hashable {
  /// The enum that has more values than it declares.
  var type: String
  /// The values that it does not declare.
  var values: Set<String>
  /// Why they are right.
  var reason: String

  /// Every deviation that is allowed.
  static let all = [
    KnownDeviation(
      type: "nichandle.OvhSubsidiaryEnum", values: ["ASIA", "AU", "CA", "IN", "QC", "SG", "US", "WE", "WS"],
      reason: "the description is that of the EU endpoint; these are served by the CA and US ones"),
    KnownDeviation(
      type: "dedicated.AvailabilityEnum", values: ["36H-some"],
      reason: "codes come that no description has, and whoever reads them must survive that"),
  ]

  /// Whether a value of an enum is allowed although it is not declared.
  static func allows(_ value: String, in type: String) -> Bool {
    all.contains { $0.type == type && $0.values.contains(value) }
  }
}
