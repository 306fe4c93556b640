import Foundation
import OVHClient
import Testing

@testable import PanierOrdering

/// What a failure proves: exactly one of refused, not sent and unknown, and refused only by a row of the table.
@Suite struct VerdictTests {
  private static let statuses = Array(100...599)
  private static let messages =
    RefusalRow.table.map(\.message) + ["", "Refused", "This cart is read only: it has been checked out already"]
  private static let classes: [String?] = [nil, "Client::BadRequest", "Client::Forbidden", "NOT_GRANTED_CALL"]

  private func error(_ status: Int?, _ message: String, _ name: String?, kind: OVHError.Kind) -> OVHError {
    var error = OVHError(kind: kind, request: "POST /x", message: message, mayHaveHappened: status == nil)
    error.status = status
    error.errorClass = name
    return error
  }

  @Test(arguments: PurchaseKind.allCases) func refusesOnlyByARowInTheAPIsShapeWithAnOpenCart(
    kind: PurchaseKind
  ) {
    var refused = 0
    for status in Self.statuses {
      for message in Self.messages {
        for name in Self.classes {
          for isOpen in [false, true] {
            let answer = error(status, message, name, kind: .api)
            let verdict = Verdict(answer, of: kind, isStillOpen: isOpen)
            let isRow = RefusalRow.table.contains {
              $0.kinds.contains(kind) && $0.status == status && message.contains($0.message)
            }
            #expect(verdict == (isRow && name != nil && isOpen ? .refused : .unknown), "\(answer) \(isOpen)")
            if verdict == .refused { refused += 1 }
          }
        }
      }
    }
    #expect(refused > 0)
  }

  @Test(arguments: OVHError.Kind.allCases) func takesForNotSentOnlyWhatNeverLeft(kind: OVHError.Kind) {
    for mayHaveHappened in [false, true] {
      for isOpen in [false, true] {
        let failure = OVHError(kind: kind, request: "POST /x", message: "…", mayHaveHappened: mayHaveHappened)
        #expect(Verdict(failure, of: .order, isStillOpen: isOpen) == (mayHaveHappened ? .unknown : .notSent))
      }
    }
  }

  @Test func takesTheWordOfATransportThatSentNothing() {
    struct OnlyShown: CallNotSent {}
    for kind in PurchaseKind.allCases { #expect(Verdict(OnlyShown(), of: kind, isStillOpen: false) == .notSent) }
  }

  @Test func takesEveryOtherErrorForUnknown() {
    #expect(Verdict(CancellationError(), of: .order, isStillOpen: true) == .unknown)
    #expect(Verdict(MoneyError.overflow, of: .order, isStillOpen: true) == .unknown)
  }

  @Test func namesASourceForEveryRow() {
    #expect(
      RefusalRow.table.allSatisfy { !$0.source.isEmpty && !$0.meaning.isEmpty && (400..<500).contains($0.status) })
  }
}

/// The manual's page on endings, which is written by hand and must not fall behind.
@Suite struct EndingsPageTests {
  @Test func listsEveryRowOfTheTable() throws {
    let root = "/" + #filePath.split(separator: "/").dropLast(4).joined(separator: "/")
    let page = try String(
      contentsOfFile: root + "/Sources/PanierKit/PanierKit.docc/EndingsOfPurchases.md", encoding: .utf8)
    for row in RefusalRow.table {
      let kind = row.kinds.count == 1 ? row.kinds.first?.rawValue ?? "" : "any"
      let line = "| \(kind) | \(row.status) | \(row.message) | \(row.meaning) | \(row.source) |\n"
      #expect(page.contains(line), "\(line)")
    }
  }
}
