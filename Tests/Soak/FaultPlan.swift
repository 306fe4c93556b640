import OVHClient
import OVHSimulator

/// Which faults strike a purchase.
enum FaultPlan {
  /// The calls of a purchase, of the looks for a lost one and of its payment.
  static let routes = [
    "POST /order/cart", "POST /order/cart/{cartId}/domain", "POST /order/cart/{cartId}/item/{itemId}/configuration",
    "POST /order/cart/{cartId}/assign", "GET /order/cart/{cartId}/item", "GET /order/cart/{cartId}/item/{itemId}",
    "GET /order/cart/{cartId}/checkout", "GET /me", "GET /auth/time", "GET /me/payment/method",
    "GET /me/payment/method/{paymentMethodId}", "GET /order/cart/{cartId}", "GET /order/cart/{cartId}/summary",
    "GET /me/order", "GET /me/order/{orderId}", "GET /me/order/{orderId}/details",
    "GET /me/order/{orderId}/details/{orderDetailId}", "GET /me/order/{orderId}/status",
    "DELETE /order/cart/{cartId}", pay, "*",
  ]
  static let checkout = "POST /order/cart/{cartId}/checkout"
  static let pay = "POST /me/order/{orderId}/pay"

  private static let statuses = [400, 401, 403, 404, 407, 408, 409, 429, 500, 502, 503, 504]
  /// Refusals that the guard may believe, when the cart shows that nothing was made.
  private static let messages = [
    "fr is not available in gra", "Cart expired", "You are not allowed to order", "This call has not been granted",
    "paymentMean not found",
  ]
  /// How much later an effect may come, in milliseconds: all of it within the settling time of 15 minutes.
  private static let delays: [Int64] = [0, 2000, 8000, 60_000, 300_000, 800_000, 890_000, 899_000]

  /// One fault; the call that buys is struck as often as all others together.
  static func fault(_ dice: inout Dice) -> Fault {
    let route = dice.happens(50) ? checkout : dice.one(of: routes)
    var fault: Fault
    switch dice.below(12) {
    case 0: fault = Fault(.dropBeforeCommit, on: route)
    case 1: fault = Fault(.dropAfterCommit, on: route)
    case 2: fault = Fault(.truncate, on: route)
    case 3: fault = Fault(.garbage, on: route)
    case 4: fault = Fault(.replay, on: route)
    case 5: fault = .lateListing(on: route, milliseconds: dice.one(of: [1000, 30_000, 900_000, 3_600_000]))
    case 6: fault = .otherTotal(cents: dice.one(of: [1, 100, -1, -100]), on: route)
    case 7: fault = anotherHand(before: route, &dice)
    case 8, 9:
      fault = .status(
        dice.one(of: statuses), on: route, message: dice.happens(40) ? dice.one(of: messages) : nil)
      if dice.happens(20) { fault.retryAfter = dice.one(of: [1, 10, 59]) }
    case 10:
      fault = Fault(.delay, on: route)
      fault.milliseconds = dice.one(of: [1000, 30_000, 68_000, 179_000, 400_000])
    default:
      let answer: Fault.LateAnswer =
        switch dice.below(3) {
        case 0: .drop
        case 1: .hang
        default: .status(dice.one(of: statuses))
        }
      fault = .lateCommit(
        on: route, milliseconds: dice.one(of: delays), answer: answer,
        message: dice.happens(40) ? dice.one(of: messages) : nil)
    }
    fault.times = dice.happens(85) ? 1 : dice.one(of: [2, 5, 1000])
    fault.skip = dice.happens(70) ? 0 : Int64(dice.below(4))
    return fault
  }

  /// The cart grows, or becomes cheaper, by somebody who knows its number.
  private static func anotherHand(before route: String, _ dice: inout Dice) -> Fault {
    let call =
      dice.happens(30)
      ? Fault.OtherCall(method: "POST", path: "/order/cart/{cartId}/coupon", body: ["coupon": "FREE"])
      : Fault.OtherCall(
        method: "POST", path: "/order/cart/{cartId}/webHosting",
        body: [
          "planCode": "hosting-performance-4", "duration": "P1Y", "pricingMode": "upfront12",
          "quantity": JSONValue(Int64(1 + dice.below(5))),
        ])
    return .anotherHand(call, before: route)
  }
}
