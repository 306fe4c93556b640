import Foundation
import OVHClient
import OVHSimulator
import PanierTesting
import Testing

/// A second pair of eyes: plan, show, sign, apply, and every refusal with its sentence and no order.
@Suite struct PlanSignatureTests {
  private static let script = """
    local names = require "shop.names"
    local c = cart.new{ subsidiary = "FR" }
    c:add(c:offers(names[1]):cheapest()):configure{ OWNER_LEGAL_AGE = true }
    c:assign()
    print(c:checkout{ quote = c:quote(), max = "20 EUR", waive_retraction = true }.id)
    """

  /// One operator with keys, a script with a module, and a plan.
  private struct Operator: Sendable {
    let folder: String
    let environment: [String: String]
    let running: RunningSimulator?

    func run(_ arguments: String...) async throws -> PanierProcess {
      try await PanierProcess.run(arguments.map { $0.replacing("@", with: folder + "/") }, environment: environment)
    }

    /// Makes a key and tells its public form.
    func key(_ name: String) async throws -> String {
      try await run("recipe", "key", "new", name).output.trimmingCharacters(in: .newlines)
    }

    func plan() async throws {
      let planned = try await run("plan", "@order.lua", "--save", "@plan.json")
      #expect(planned.status == 0, "\(planned.errors)")
    }

    /// How often a checkout was posted; by the account's orders where the simulator is inside the processes.
    func posts() async throws -> Int {
      if let running { return running.count(of: "POST /order/cart/{id}/checkout") }
      return Int(try await run("-e", "io.write(#order.list())").output) ?? -1
    }

    func edit(_ name: String, _ old: String, _ new: String) throws {
      let path = folder + "/" + name
      let text = try String(contentsOfFile: path, encoding: .utf8)
      #expect(text.contains(old), "\(old) in \(text)")
      try text.replacing(old, with: new).write(toFile: path, atomically: false, encoding: .utf8)
    }
  }

  private func withOperator(
    _ kind: TransportKind = .http, _ body: @Sendable (Operator) async throws -> Void
  ) async throws {
    let folder = try TemporaryFolder()
    let path = folder.path
    try FileManager.default.createDirectory(atPath: path + "/shop", withIntermediateDirectories: true)
    try Self.script.write(toFile: path + "/order.lua", atomically: false, encoding: .utf8)
    try "return { 'free-signed.fr' }\n".write(
      toFile: path + "/shop/names.lua", atomically: false, encoding: .utf8)
    let folders = ["XDG_STATE_HOME": path, "XDG_CONFIG_HOME": path + "/config"]
    switch kind {
    case .inProcess: try await body(Operator(folder: path, environment: folders, running: nil))
    case .http:
      let start = Date()
      try await RunningSimulator.with(.http, clock: { start }) { running in
        let keys = PanierProcess.simulatorKeys(running.client.endpoint.baseURL)
        try await body(Operator(folder: path, environment: keys.merging(folders) { $1 }, running: running))
      }
    }
    withExtendedLifetime(folder) {}
  }

  /// The fingerprint of a public key, as `recipe verify` and refusals show it.
  private func fingerprint(_ key: String, _ me: Operator) async throws -> String {
    let shown = try await me.run("plan", "show", "@plan.json", "-o", "md")
    return try #require(
      shown.output.split(separator: "\n").first { $0.contains("signed by") }?
        .split(separator: "|")[1].split(separator: ",")[0].trimmingCharacters(in: .whitespaces))
  }

  @Test(arguments: TransportKind.allCases) func planShowSignApply(kind: TransportKind) async throws {
    try await withOperator(kind) { me in
      let anna = try await me.key("anna")
      let bob = try await me.key("bob")
      try await me.plan()
      let signed = try await me.run("plan", "sign", "@plan.json", "--key", "anna")
      #expect(signed.output == "\(me.folder)/plan.json  signed by \(anna)\n" && signed.status == 0)
      #expect(signed.errors == "panier: signing: create free-signed.fr P1Y for 6.71 EUR with tax\n")
      let twice = try await me.run("plan", "sign", "@plan.json", "--key", "bob", "-q")
      #expect(twice.output.split(separator: "\n").count == 2 && twice.errors.isEmpty)
      let shown = try await me.run("plan", "show", "@plan.json", "-o", "json")
      let signatures = try #require(try JSONValue(parsing: shown.output)["signatures"]?.array)
      #expect(signatures.map { $0["key"]?.string } == [anna, bob])
      #expect(signatures.allSatisfy { $0["holds"] == true })
      #expect(try await me.posts() == 0)

      let applied = try await me.run(
        "apply", "@plan.json", "--yes", "--require-signature", anna, "--require-signature", "bob", "-o", "json")
      #expect(applied.status == 0, "\(applied.errors)")
      let again = try await me.run("apply", "@plan.json", "--yes", "--require-signature", anna)
      #expect(again.status == 3 && again.errors.contains("nothing was ordered now, make a new plan"))
      #expect(try await me.posts() == 1)
    }
  }

  @Test func refusesWhatIsNotSignedOrSignedByOthers() async throws {
    try await withOperator { me in
      let anna = try await me.key("anna")
      let bob = try await me.key("bob")
      try await me.plan()
      try await Self.sign(me, "anna")
      let first = try await fingerprint(anna, me)
      try await me.plan()
      let missing = try await me.run("apply", "@plan.json", "--yes", "--require-signature", anna)
      #expect(
        missing.errors
          == "panier: '\(me.folder)/plan.json' is not signed by key \(first); nothing was ordered, its owner signs it with "
          + "panier plan sign \(me.folder)/plan.json\n")
      #expect(missing.status == 3)
      try await Self.sign(me, "bob")
      let second = try await fingerprint(bob, me)
      let other = try await me.run("apply", "@plan.json", "--yes", "--require-signature", "anna")
      #expect(
        other.errors
          == "panier: '\(me.folder)/plan.json' is not signed by key \(first), only by \(second); nothing was ordered, its "
          + "owner signs it with panier plan sign \(me.folder)/plan.json\n")
      #expect(other.status == 3)
      let nobody = try await me.run("apply", "@plan.json", "--yes", "--require-signature", "carol")
      #expect(
        nobody.errors
          == "panier: 'carol' is no key; give ed25519:… as panier recipe key list prints it, or the name of one that you "
          + "trust with panier recipe trust\n")
      #expect(nobody.status == 2)
      #expect(try await me.posts() == 0)
    }
  }

  private static func sign(_ me: Operator, _ name: String) async throws {
    let signed = try await me.run("plan", "sign", "@plan.json", "--key", name)
    #expect(signed.status == 0, "\(signed.errors)")
  }

  @Test func refusesWhatWasEditedAfterItWasSigned() async throws {
    try await withOperator { me in
      let anna = try await me.key("anna")
      try await me.plan()
      try await Self.sign(me, "anna")
      let print = try await fingerprint(anna, me)
      let signed = try String(contentsOfFile: me.folder + "/plan.json", encoding: .utf8)
      try me.edit("plan.json", "6.71 EUR", "0.01 EUR")
      let edited = try await me.run("apply", "@plan.json", "--yes", "--require-signature", anna)
      #expect(
        edited.errors
          == "panier: '\(me.folder)/plan.json' was changed after it was planned: its content does not match its hash; "
          + "nothing was ordered, make a new plan\n")
      #expect(edited.status == 3)
      let resigned = try await me.run("plan", "sign", "@plan.json")
      #expect(resigned.status == 3 && resigned.errors == edited.errors)
      // Another plan with the signature of this one: as one does who knows how to write the hash.
      try await me.plan()
      let other = try String(contentsOfFile: me.folder + "/plan.json", encoding: .utf8)
      let graft = try #require(signed.firstRange(of: "\"signatures\""))
      let end = try #require(other.lastIndex(of: "}"))
      let tail = signed[graft.lowerBound...]
      try (other[..<end].trimmingCharacters(in: .whitespacesAndNewlines) + ",\n" + tail)
        .write(toFile: me.folder + "/plan.json", atomically: false, encoding: .utf8)
      for arguments in [["--require-signature", anna], []] {
        let forged = try await PanierProcess.run(
          ["apply", me.folder + "/plan.json", "--yes"] + arguments, environment: me.environment)
        #expect(
          forged.errors
            == "panier: the signature of key \(print) under '\(me.folder)/plan.json' does not hold: it was made for another "
            + "plan, or not by that key; nothing was ordered, have the plan signed again\n")
        #expect(forged.status == 3)
      }
      #expect(try await me.posts() == 0)
    }
  }

  @Test func namesTheModuleThatIsNotWhatItWas() async throws {
    try await withOperator { me in
      try await me.plan()
      let shown = try await me.run("plan", "show", "@plan.json")
      #expect(shown.output.contains("module \(me.folder)/shop/names.lua"))
      try me.edit("shop/names.lua", "free-signed.fr", "free-other.fr")
      let changed = try await me.run("apply", "@plan.json", "--yes")
      #expect(
        changed.errors.hasPrefix(
          "panier: the plan does not hold any more: module \(me.folder)/shop/names.lua was sha256 "))
      #expect(changed.errors.hasSuffix("; it was not ordered, make a new plan\n") && changed.status == 7)
      #expect(changed.output.contains("│ module \(me.folder)/shop/names.lua │"))
      try FileManager.default.removeItem(atPath: me.folder + "/shop/names.lua")
      let gone = try await me.run("apply", "@plan.json", "--yes", "-o", "csv")
      #expect(gone.status == 7 && gone.output.hasSuffix(",gone\n"))
      #expect(try await me.posts() == 0)
    }
  }

  @Test(
    arguments: [
      ([], "you have no key to sign with; make one with panier recipe key new NAME", 3),
      (["anna", "bob"], "you have several keys, anna, bob; name one with --key", 2),
    ] as [([String], String, Int32)])
  func needsAKeyToSignWith(names: [String], sentence: String, status: Int32) async throws {
    try await withOperator { me in
      for name in names { _ = try await me.key(name) }
      try await me.plan()
      let signed = try await me.run("plan", "sign", "@plan.json")
      #expect(signed.errors == "panier: \(sentence)\n" && signed.status == status)
    }
  }
}
