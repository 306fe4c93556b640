import FoundationEssentials
import OVHClient

/// An order about services that are owned already.
struct ServiceOrder {
  /// `renew` or `upgrade`.
  var action: String
  /// The services, one for each line.
  var services: [OwnedService]
  /// The plans that they will be of.
  var planCodes: [String]
  var duration: String
  var lines: [OrderLine]
  var subsidiary: Subsidiary

  /// The totals, with the tax of the account.
  func totals(_ call: Call) -> OrderTotals {
    OrderTotals(lines, taxPercent: call.configuration.account.taxPercent ?? subsidiary.taxPercent)
  }

  /// Makes the order.
  func place(_ state: inout SimulatorState, _ call: Call) throws(Refusal) -> Order {
    let account = try call.account()
    guard call.configuration.account.isAllowedToOrder else { throw .forbidden() }
    let stages = call.configuration.orderStages
    let details = zip(zip(services, planCodes), lines).map { which, line in
      Order.Detail(
        id: state.identifier(), line: line, service: which.0.name, product: which.0.product, planCode: which.1,
        productName: which.1, pricingMode: which.0.pricingMode, duration: duration, configurations: [],
        action: action)
    }
    let order = Order(
      id: state.identifier(), cartID: "", account: account, subsidiary: subsidiary.code, date: call.now,
      details: details, totals: totals(call), contracts: Contract.binding([]),
      password: state.generator.token(length: 10), isRetractionWaived: true,
      isUnderReview: call.configuration.account.isUnderReview,
      expiration: call.now.addingTimeInterval(stages.paymentTerm), checkingEnds: stages.checking,
      deliveryEnds: stages.checking + stages.delivering, detailsAppear: stages.detailsAppear)
    state.orders.put(order)
    return order
  }
}
