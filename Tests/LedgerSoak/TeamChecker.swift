import OVHClient
import OVHSimulator
import PostgresTrial

/// Counts what must never be, over the simulator's orders, the ledger's entries and its whole history.
struct TeamChecker {
  let server: TrialServer
  let simulator: Simulator

  func check(_ findings: inout SoakFindings) async throws {
    let orders = Set(try await OVHClient.simulated(by: simulator).orderIDs().map { "\($0)" })
    let entries = try lines("SELECT order_id FROM panier.entry WHERE state = 'ordered' AND kind = 'order'")
    findings.orders = orders.count
    findings.entries = try Int(lines("SELECT count(*) FROM panier.entry").first ?? "") ?? 0
    findings.changes = try Int(lines("SELECT count(*) FROM panier.history").first ?? "") ?? 0
    findings.count("orders that no entry knows", orders.subtracting(entries).sorted())
    findings.count("entries whose order does not exist", Set(entries).subtracting(orders).sorted())
    findings.count("orders of two entries", entries.count == Set(entries).count ? [] : ["\(entries.count) entries"])
    for (name, query) in Self.queries { findings.count(name, try lines(query)) }
  }

  private func lines(_ query: String) throws -> [String] {
    try server.query("postgres", query).split(separator: "\n").map(String.init)
  }

  /// Queries each of whose rows is something that must never be.
  private static let queries = [
    (
      "names that were bought twice",
      """
      SELECT t.name FROM panier.thing t JOIN panier.entry e ON e.id = t.entry WHERE e.state = 'ordered'
      GROUP BY t.name HAVING count(*) > 1
      """
    ),
    (
      "entries that stay open",
      "SELECT id || ' ' || state FROM panier.entry WHERE state IN ('held', 'posting', 'unknown')"
    ),
    (
      "orders that were found late", "SELECT entry FROM panier.history WHERE reason LIKE 'found after it was believed%'"
    ),
    (
      "budgets that do not add up",
      """
      SELECT s.budget || ' ' || s.reserved || ' ' || s.spent FROM panier.spending s
      WHERE (s.reserved, s.spent) <> (
        SELECT coalesce(sum(CASE WHEN n.state IN ('held', 'posting', 'unknown') THEN n.held ELSE 0 END), 0)::bigint,
          coalesce(sum(CASE WHEN n.state = 'ordered' THEN n.charge ELSE 0 END), 0)::bigint
        FROM panier.entry n WHERE n.month = s.month AND n.purse = s.purse
          AND s.budget = ANY (panier.names_of(n.operator, n.project, n.recipe)))
      """
    ),
    (
      "budgets exceeded",
      "SELECT s.budget FROM panier.spending s JOIN panier.budget b ON b.name = s.budget WHERE s.reserved + s.spent > b.ucents"
    ),
    (
      // What the history says was taken at each moment, change by change.
      "moments at which the history takes more than the team's limit",
      """
      WITH steps AS (
        SELECT h.number, h.charge * ((h.state IN ('held', 'posting', 'unknown', 'ordered'))::int) AS takes,
          coalesce(lag(h.charge * ((h.state IN ('held', 'posting', 'unknown', 'ordered'))::int))
            OVER (PARTITION BY h.entry ORDER BY h.number), 0) AS took
        FROM panier.history h),
      sums AS (SELECT number, sum(takes - took) OVER (ORDER BY number) AS taken FROM steps)
      SELECT number || ' ' || taken FROM sums WHERE taken > (SELECT ucents FROM panier.budget WHERE name = 'team')
      """
    ),
    (
      "changes that no rule allows",
      """
      SELECT entry || ': ' || before || ' to ' || state FROM (
        SELECT h.entry, h.state, coalesce(lag(h.state) OVER (PARTITION BY h.entry ORDER BY h.number), 'nothing') AS before
        FROM panier.history h) AS steps
      WHERE (before, state) NOT IN (
        ('nothing', 'held'), ('held', 'posting'), ('held', 'expired'), ('held', 'refused'), ('posting', 'posting'),
        ('posting', 'ordered'), ('posting', 'unknown'), ('posting', 'refused'), ('posting', 'not ordered'),
        ('unknown', 'ordered'), ('unknown', 'unknown'), ('unknown', 'not ordered'), ('not ordered', 'ordered'))
      """
    ),
    (
      "words of 'not ordered' before the settling time",
      """
      SELECT h.entry FROM panier.history h JOIN panier.entry e ON e.id = h.entry
      WHERE h.state = 'not ordered' AND h.noted < e.permitted + make_interval(secs => (SELECT settling FROM panier.meta))
      """
    ),
    (
      "entries whose history ends elsewhere",
      """
      SELECT e.id FROM panier.entry e WHERE e.state IS DISTINCT FROM (
        SELECT h.state FROM panier.history h WHERE h.entry = e.id ORDER BY h.number DESC LIMIT 1)
      """
    ),
  ]
}
