import FoundationEssentials
import Glibc
import PanierKit
import PanierPostgres

// How many purchases a second the ledger of a team takes, each held, permitted and settled: three commits.
//
//   TeamBench ADDRESS CLIENTS BUDGETS [SECONDS]
//
// The address is an administrator's; each client has a connection of its own, and buys for one of the budgets.

let arguments = CommandLine.arguments
guard arguments.count > 3, let clients = Int(arguments[2]), let budgets = Int(arguments[3]) else {
  print("give an address, clients and budgets, as in: TeamBench postgresql:///bench 8 1 10")
  exit(2)
}
let seconds = arguments.count > 4 ? Double(arguments[4]) ?? 5 : 5
let bench = TeamBench(address: try PostgresAddress(arguments[1]), clients: clients, budgets: budgets)
let figures = try await bench.run(for: .seconds(seconds))
print(
  "\(clients) clients on \(budgets) budgets: \(Int(Double(figures.count) / seconds)) purchases/s, "
    + "p50 \(TeamBench.milliseconds(figures[figures.count / 2])), "
    + "p99 \(TeamBench.milliseconds(figures[figures.count * 99 / 100]))")
