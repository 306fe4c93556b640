import FoundationEssentials
import OVHClient
import OVHSimulator
import PanierKit
import PanierOrdering
import PanierTerminal
import PanierTesting
import PanierVM
import Testing

@testable import PanierCommandLine

/// What Tab offers, input by input: the candidates, their order and what is told beside them.
@Suite struct CompletionTableTests {
  /// A session that has entered something, with all that can be known read.
  private static func completer(_ folder: TemporaryFolder, isReading: Bool = true) async throws -> Completer {
    let moment = Date(timeIntervalSince1970: 1_800_000_000)
    let client = OVHClient.simulated(by: Simulator())
    let session = PanierSession(
      client: client,
      spending: SpendingGuard(
        client: client, endpoint: "the simulator", limits: SpendingLimits(), consent: ConsentGivenBeforehand()),
      catalogs: CatalogCache(now: { moment }), now: { moment })
    let host = PanierHost(session: session)
    for entry in CompletionCases.entries { _ = try await host.vm.evaluate(entry) }
    try folder.make("sub")
    for name in ["helper.lua", "notes.txt", "sub/inner.lua"] { try folder.write(name, "return {}\n") }
    return Completer(
      vm: host.vm, values: ValueSuggestions(session, isReading: isReading), files: FileNames(folder: folder.path))
  }

  private static func complete(_ input: String, _ completer: Completer) async -> PanierTerminal.Completion? {
    let parts = input.split(separator: "‸", omittingEmptySubsequences: false)
    let found = await completer.completion(parts.joined(), cursor: parts[0].utf8.count)
    await completer.values?.settle()
    guard found?.candidates.isEmpty ?? false else { return found }
    return await completer.completion(parts.joined(), cursor: parts[0].utf8.count)
  }

  /// What stands in the text before the candidate is put in, the candidate, and what is told of it.
  private static func picture(_ input: String, _ found: PanierTerminal.Completion?) -> String {
    let text = Array(input.replacing("‸", with: "").utf8)
    var lines = [input.replacing("\n", with: "⏎")]
    for candidate in found?.candidates ?? [] {
      let replaced = found.map { String(decoding: text[$0.range], as: UTF8.self) } ?? ""
      let detail = candidate.detail.isEmpty ? "" : "  │ \(candidate.detail)"
      // Numbers of carts and orders are not the same twice.
      let known = [candidate.replacement + detail].map { Self.stable($0) }[0]
      lines.append("    \(replaced)→\(known)")
    }
    if let note = found?.note, !note.isEmpty { lines.append("    (\(note))") }
    return lines.joined(separator: "\n")
  }

  /// Ids of carts, orders and contacts as letters.
  private static func stable(_ text: String) -> String {
    text.replacing(/[0-9a-f]{8}-[0-9a-f-]{27}/, with: "CART").replacing(/\b42949[0-9]{5}\b/, with: "NUMBER")
  }

  @Test func offersExactlyThis() async throws {
    let folder = try TemporaryFolder()
    let completer = try await Self.completer(folder)
    var text = ""
    var count = 0
    for (kind, inputs) in CompletionCases.offering {
      text += "# \(kind)\n\n"
      for input in inputs {
        let found = await Self.complete(input, completer)
        #expect(found != nil, "\(input)")
        text += Self.picture(input, found) + "\n\n"
        count += 1
      }
    }
    #expect(count >= 100)
    #expect(Snapshot("completions", file: #filePath).compare(text) == .same)
  }

  @Test func offersNothingElsewhere() async throws {
    let folder = try TemporaryFolder()
    let completer = try await Self.completer(folder)
    #expect(CompletionCases.silent.count >= 30)
    for input in CompletionCases.silent {
      let found = await Self.complete(input, completer)
      #expect(found?.candidates ?? [] == [], "\(input)")
    }
  }

  @Test func saysWhatIsNotKnownYetAndReadsIt() async throws {
    let completer = try await Self.completer(try TemporaryFolder())
    let text = #"c:add{ product = "vps", plan = ""#
    let first = try #require(await completer.completion(text, cursor: text.utf8.count))
    #expect(first.candidates.isEmpty)
    #expect(first.note == "the plans of vps are being read; press Tab again")
    await completer.values?.settle()
    let second = try #require(await completer.completion(text, cursor: text.utf8.count))
    #expect(second.candidates.count == 3)
    #expect(second.note == "list prices excl. tax, just fetched")
  }

  @Test func readsNothingWhereNothingMayBeRead() async throws {
    let completer = try await Self.completer(try TemporaryFolder(), isReading: false)
    let text = #"c:add{ product = "vps", plan = ""#
    for _ in 0..<2 {
      let found = await completer.completion(text, cursor: text.utf8.count)
      #expect(found?.candidates.isEmpty == true)
      #expect(found?.note == "the plans of vps are not known")
      await completer.values?.settle()
    }
  }

  @Test func saysWhyNothingCouldBeRead() async throws {
    let completer = try await Self.completer(try TemporaryFolder())
    let text = #"c:add{ product = "sms", plan = ""#
    _ = await completer.completion(text, cursor: text.utf8.count)
    await completer.values?.settle()
    let found = try #require(await completer.completion(text, cursor: text.utf8.count))
    #expect(found.candidates.isEmpty)
    #expect(found.note.hasPrefix("the plans of sms could not be read: there is no catalogue of 'sms'; "))
  }
}
