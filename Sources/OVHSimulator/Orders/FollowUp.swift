import FoundationEssentials
import OVHClient

/// The steps of an order with their history.
struct FollowUp {
  var order: Order
  var now: Date

  /// The steps as the API tells them.
  var json: JSONValue {
    let states = steps
    return .array(
      zip(["VALIDATING", "VALIDATED", "DELIVERING", "AVAILABLE"], states).map { step, state in
        ["history": .array(history(step)), "status": .string(state), "step": .string(step)]
      })
  }

  private var steps: [String] {
    switch order.status(at: now) {
    case "notPaid", "checking", "documentsRequested": ["DOING", "TODO", "TODO", "TODO"]
    case "delivering": ["DONE", "DONE", "DOING", "TODO"]
    case "delivered": ["DONE", "DONE", "DONE", "DONE"]
    default: ["ERROR", "TODO", "TODO", "TODO"]
    }
  }

  private func history(_ step: String) -> [JSONValue] {
    var events: [(String, Date, String)] = []
    switch step {
    case "VALIDATING":
      events.append(("ORDER_STARTED", order.date, "Order placed"))
      if let payment = order.payment {
        events.append(("PAYMENT_INITIATED", payment.date, "Payment initiated"))
        events.append(("PAYMENT_RECEIVED", payment.date, "Payment received"))
        events.append(("FRAUD_CHECK", payment.date, "Order checked"))
        if order.isUnderReview { events.append(("FRAUD_DOCS_REQUESTED", payment.date, "Documents requested")) }
      }
    case "VALIDATED":
      if let payment = order.payment, order.delivery != nil {
        events.append(("ORDER_ACCEPTED", payment.date.addingTimeInterval(order.checkingEnds), "Order accepted"))
      }
    case "DELIVERING":
      if let payment = order.payment, order.delivery != nil {
        events.append(("DELIVERY", payment.date.addingTimeInterval(order.checkingEnds), "Delivery started"))
      }
    default:
      if let delivery = order.delivery { events.append(("INVOICE_SENT", delivery, "Invoice sent")) }
    }
    return events.filter { $0.1 <= now }.map { label, date, description in
      ["date": .string(Timestamp.paris(date)), "description": .string(description), "label": .string(label)]
    }
  }
}
