import OVHClient
import PanierOrdering
import PanierReference
import PanierVM

/// `stock.wait`: looks at the stock again and again until something fits.
enum StockWait {
  private struct Options: LuaOptionTable {
    @LuaOptionGroup var filter: StockFilter
    @LuaOption("how long at most: \"30m\", \"12h\", or seconds", default: "without end") var timeout: WaitTime?
    @LuaOption(
      "the time between two looks: \"5m\", or seconds", default: "a minute; five seconds on a simulator")
    var every: WaitTime?
  }

  /// The longest pause after looks that failed, in seconds.
  private static let longest = 600.0

  static let wait = LuaFunction(
    "stock.wait", "Looks at the stock again and again until something can be ordered, and returns it.",
    details: "On a real endpoint it looks once a minute and no more often, unless `every` says so, and always a little "
      + "later than that, so that many who wait do not all ask at once. After a look that failed because the API is busy "
      + "or out of reach it waits twice as long each time, up to ten minutes. Of several that fit, the first in the "
      + "order of the places that are named is returned. Nothing is ordered, and no cart is made.",
    parameters: .options(Options.self, "what is looked for, and for how long"),
    results: [ResultDoc(.object("StockRow"), "the first row that fits; cart:add orders it")],
    errors: ["nothing of eco 24sk10 in rbx can be ordered after 30 min (30 looks); wait again with stock.wait{…}"],
    example: """
      local row = stock.wait{ plan = "24sk10", datacenter = { "gra", "rbx" }, timeout = "30m" }
      print(row.datacenter)  --> gra
      """,
    waiting: { call, options in
      let session = try call.session
      let reading = try await StockReading(options.filter, session)
      let pause = max(0.1, options.every?.seconds ?? (session.client.endpoint.isReal ? 60 : 5))
      defer { session.progress(nil) }
      var waited = 0.0
      var looks = 0
      var failures = 0
      while true {
        looks += 1
        var problem: String?
        do {
          let rows = try await reading.rows()
          failures = 0
          if let row = rows.first(where: { $0.availability.isOrderable }) { return .one(.object(row)) }
        } catch let error as OVHError where isPassing(error) {
          failures += 1
          problem = "\(error)"
        }
        // A tenth more at the most; after failures longer and longer.
        let length = min(pause * Double(1 << min(failures, 8)), max(pause, longest)) * Double.random(in: 1...1.1)
        if let timeout = options.timeout, waited + length > timeout.seconds {
          throw NothingInStock(what: options.filter.words, waited: timeout, looks: looks, problem: problem)
        }
        let found = problem.map { "look \(looks) failed: \($0)" } ?? "look \(looks): nothing of \(options.filter.words)"
        session.progress("\(found); next look in \(Int(length.rounded())) s")
        try await session.sleep(.seconds(length))
        waited += length
      }
    })

  /// Whether a look that failed may succeed later.
  private static func isPassing(_ error: OVHError) -> Bool {
    if error.kind == .network { return true }
    guard error.kind == .api, let status = error.status else { return false }
    return status >= 500 || status == 429 || status == 408
  }
}

/// A stock that nothing came into in time.
struct NothingInStock: LuaErrorConvertible, Hashable, CustomStringConvertible {
  let what: String
  let waited: WaitTime
  let looks: Int
  /// Why the last look failed, if it did.
  let problem: String?

  var description: String {
    "nothing of \(what) can be ordered after \(waited) (\(looks) look\(looks == 1 ? "" : "s")"
      + (problem.map { "; the last one failed: \($0)" } ?? "") + "); wait again with stock.wait{…}"
  }

  var luaError: LuaError {
    LuaError(kind: .refused, message: sentence, fields: [("class", .string("NotAvailable"))], underlying: self)
  }
}
