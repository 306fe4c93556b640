/// How a service is renewed, as its account has set it.
struct RenewalSettings: Codable, Sendable, Hashable {
  /// Whether it is renewed by itself at its end.
  var isAutomatic = true
  /// Whether it ends then, whatever else is set.
  var endsAtExpiration = false
  /// Whether a renewal waits for a payment by hand.
  var isPaidByHand = false
  /// For how many months it is renewed by itself; nil for what it was bought for.
  var period: Int64?

  /// Whether the end passes without anybody doing anything.
  var renewsItself: Bool { isAutomatic && !endsAtExpiration }
}
