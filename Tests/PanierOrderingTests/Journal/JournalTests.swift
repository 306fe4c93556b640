import Foundation
import OVHClient
import OVHSimulator
import Testing

@testable import PanierOrdering

/// The journal as a file, and what the guard does with it.
@Suite struct JournalTests {
  let folder = FileManager.default.temporaryDirectory.path + "/journal-" + UUID().uuidString
  var path: String { folder + "/state/journal.sqlite" }

  @Test func notesAPurchaseBeforeAndAfter() async throws {
    let shop = try await Shop()
    let journal = Journal()
    let spending = shop.spending(journal: journal)
    let purchase = try await spending.checkout(shop.request())
    let entry = try #require(try journal.entries().first)
    #expect(entry.state == .ordered && entry.orderID == purchase.orderID && entry.cartID == shop.cartID)
    #expect(entry.total == purchase.quote.withTax && entry.endpoint == "simulator")
    #expect(entry.lines == purchase.quote.lines.map(\.description))
  }

  @Test func isOnDiskForTheNextProcessAndForItsOwnerAlone() async throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let shop = try await Shop()
    _ = try await shop.spending(journal: Journal(path: path)).checkout(shop.request())
    #expect(try Journal(path: path).entries().map(\.state) == [.ordered])
    let attributes = try FileManager.default.attributesOfItem(atPath: path)
    #expect(attributes[.posixPermissions] as? Int == 0o600)
    let all = try #require(FileManager.default.contents(atPath: path))
    #expect(!String(decoding: all, as: UTF8.self).contains("password"))
  }

  @Test func ordersNothingThatCannotBeNoted() async throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    let shop = try await Shop()
    await #expect {
      try await shop.spending(journal: Journal(path: path)).checkout(shop.request())
    } throws: {
      "\($0)"
        == "the journal '\(path)' cannot be used: it is no regular file; move it away; nothing is ordered "
        + "without it, "
        + "make room or mend its rights"
    }
    #expect(shop.checkouts == 0)
  }

  @Test func refusesAFileThatIsNoJournal() async throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try FileManager.default.createDirectory(atPath: folder + "/state", withIntermediateDirectories: true)
    try #require(FileManager.default.createFile(atPath: path, contents: Data(String(repeating: "x", count: 5000).utf8)))
    #expect {
      try Journal(path: path).entries()
    } throws: {
      "\($0)".hasPrefix("the journal '\(path)' cannot be used: file is not a database; ")
    }
  }

  @Test func notesARefusalOfTheAPI() async throws {
    let shop = try await Shop()
    let journal = Journal()
    shop.fault("status", status: 400)
    await #expect(throws: OVHError.self) { try await shop.spending(journal: journal).checkout(shop.request()) }
    #expect(try journal.entries().map(\.state) == [.notOrdered])
  }

  @Test func findsWhatAnEndedProcessOrderedAndOrdersItNoSecondTime() async throws {
    let shop = try await Shop()
    let journal = Journal(owner: "gone")
    // The process ended between the note and the answer: the order was made.
    let quote = try await shop.spending().quote(cartID: shop.cartID)
    _ = try journal.intend(quote, endpoint: "simulator", location: nil)
    let lost = try await shop.spending().checkout(shop.request())
    let again = try await shop.fillCart("free-example.fr")
    await #expect {
      try await shop.spending(journal: journal).checkout(shop.request(again))
    } throws: { error in
      guard case .repeated(lost.orderID, _, _)? = error as? PurchaseRefusal else { return false }
      return "\(error)".hasSuffix("say checkout{ again = true } to order it once more")
    }
    #expect(try journal.entries().map(\.state) == [.ordered])
    #expect(shop.checkouts == 1)
  }

  @Test func ordersWhatAnEndedProcessDidNotOrder() async throws {
    let shop = try await Shop()
    let journal = Journal(owner: "gone")
    let quote = try await shop.spending().quote(cartID: shop.cartID)
    _ = try journal.intend(quote, endpoint: "simulator", location: nil)
    let purchase = try await shop.spending(journal: journal).checkout(shop.request())
    #expect(try journal.entries().map(\.state) == [.ordered, .notOrdered])
    #expect(try journal.entries().first?.orderID == purchase.orderID)
  }

  @Test func waitsForAProcessThatIsAtWorkOnTheSame() async throws {
    let shop = try await Shop()
    let journal = Journal(owner: "other", isRunning: { $0 == "other" })
    let quote = try await shop.spending().quote(cartID: shop.cartID)
    let entry = try journal.intend(quote, endpoint: "simulator", location: nil)
    await #expect {
      try await shop.spending(journal: journal).checkout(shop.request())
    } throws: { error in
      guard case .unsettled(entry, _, _)? = error as? PurchaseRefusal else { return false }
      return "\(error)".hasSuffix(
        "its ending is not known; nothing was ordered now, see 'panier journal show \(entry)'")
    }
    #expect(shop.checkouts == 0)
  }

  @Test func ordersOnceWhereTwoRunsAskAtTheSameTime() async throws {
    let shop = try await Shop()
    let journal = Journal(owner: "both", isRunning: { _ in true })
    let second = try await shop.fillCart("free-example.fr")
    // Both have looked into the journal when the operator is asked.
    let meeting = Meeting()
    async let one = Result { try await shop.spending(consent: meeting, journal: journal).checkout(shop.request()) }
    async let two = Result {
      try await shop.spending(consent: meeting, journal: journal).checkout(shop.request(second))
    }
    let outcomes = await [one, two]
    #expect(outcomes.filter { (try? $0.get()) != nil }.count == 1)
    #expect(shop.checkouts == 1)
    #expect(try journal.entries().map(\.state) == [.ordered])
  }

  @Test func refusesTheSameWithinADayUnlessItIsAskedForAgain() async throws {
    let shop = try await Shop()
    let start = Date(timeIntervalSince1970: 1_800_000_000)
    let hours = Hours()
    let journal = Journal(now: { start + Double(hours.passed) * 3600 })
    let spending = shop.spending(journal: journal)
    _ = try await spending.checkout(shop.request())
    let second = try await shop.fillCart("free-example.fr")
    await #expect(throws: PurchaseRefusal.self) { try await spending.checkout(shop.request(second)) }
    // Another name is another purchase.
    _ = try await spending.checkout(shop.request(try await shop.fillCart("free-another.fr")))
    var asked = shop.request(second)
    asked.isAgain = true
    _ = try await spending.checkout(asked)
    hours.passed = 25
    _ = try await spending.checkout(shop.request(try await shop.fillCart("free-example.fr")))
    #expect(shop.checkouts == 4)
  }

  @Test func aJournalThatIsASymbolicLinkIsRefusedAndWhatItLeadsToIsLeftAlone() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try FileManager.default.createDirectory(atPath: folder + "/folder.sqlite", withIntermediateDirectories: true)
    let target = folder + "/target"
    try "mine".write(toFile: target, atomically: false, encoding: .utf8)
    try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: target)
    for (name, destination) in [("link", target), ("device", "/dev/null"), ("dangling", folder + "/none")] {
      let path = "\(folder)/\(name).sqlite"
      try FileManager.default.createSymbolicLink(atPath: path, withDestinationPath: destination)
      let error = #expect(throws: JournalError.self) { try Journal(path: path).entries() }
      #expect(
        error?.description.contains("it is a symbolic link, which is not followed; put the file itself there") == true)
    }
    #expect(throws: JournalError.self) { try Journal(path: folder + "/folder.sqlite").entries() }
    #expect(try FileManager.default.attributesOfItem(atPath: target)[.posixPermissions] as? Int == 0o644)
    #expect(try String(contentsOfFile: target, encoding: .utf8) == "mine")
    #expect(!FileManager.default.fileExists(atPath: folder + "/none"))
    // A journal that others could read becomes its owner's alone.
    let path = folder + "/open.sqlite"
    #expect(FileManager.default.createFile(atPath: path, contents: nil, attributes: [.posixPermissions: 0o644]))
    #expect(try Journal(path: path).entries().isEmpty)
    #expect(try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int == 0o600)
  }

  @Test func settlesByHandWhatIsOpenAndNothingElse() async throws {
    let shop = try await Shop()
    let journal = Journal()
    let quote = try await shop.spending().quote(cartID: shop.cartID)
    let entry = try journal.intend(quote, endpoint: "ovh-eu", location: "order.lua:31")
    try journal.settle(entry, byHandAs: 77)
    #expect(try journal.entry(entry).orderID == 77 && journal.entries(onlyOpen: true).isEmpty)
    #expect(throws: JournalError.settled(id: entry, state: .ordered)) { try journal.settle(entry, byHandAs: nil) }
    #expect(throws: JournalError.noEntry(id: 99)) { try journal.settle(99, byHandAs: nil) }
  }

  /// Grants two purchases once both are asked about.
  private actor Meeting: Consent {
    private var first: CheckedContinuation<Void, Never>?

    func answer(to proposal: ProposedPurchase) async -> ConsentAnswer {
      if let first {
        first.resume()
      } else {
        await withCheckedContinuation { first = $0 }
      }
      return .granted
    }
  }

  /// Hours that a test lets pass.
  final class Hours: @unchecked Sendable {
    // One test, one task: nothing reads it while it is set.
    var passed = 0
  }
}
