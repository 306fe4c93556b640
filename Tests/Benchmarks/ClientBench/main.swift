// Measures calls of the API through Lua beside a bare HTTP client, against one simulator in another process.
//
//   panier simulator --port 8080 &
//   swift run -c release ClientBench http://127.0.0.1:8080/1.0 [CALLS]

import Glibc

do {
  try await ClientBench(arguments: Array(CommandLine.arguments.dropFirst())).run()
} catch {
  print("failed: \(error)")
  exit(1)
}
