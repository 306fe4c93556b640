// Measures a look at the whole stock: read, joined with the catalogue, printed as a table.
//
//   swift run -c release StockBench [ROWS]

import Glibc

do {
  try await StockBench(rows: CommandLine.arguments.dropFirst().first.flatMap { Int($0) } ?? 9000).run()
} catch {
  print("failed: \(error)")
  exit(1)
}
