import FoundationEssentials

/// Looks for a payment or a withdrawal whose answer was lost, as long as the policy has patience.
struct DeedLooks {
  let till: Till

  func find(_ kind: PurchaseKind, _ orderID: Int64, _ posted: Date) async -> LostDeed.Finding {
    let lost = LostDeed(
      client: till.client, kind: kind, orderID: orderID, posted: posted, settling: till.ledger.settling)
    return await till.looks.run("the answer to the \(kind.rawValue) of order \(orderID) was lost") {
      let finding = await lost.look()
      if case .unknown = finding { return (finding, false) }
      return (finding, true)
    }
  }
}
