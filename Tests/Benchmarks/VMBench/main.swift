// Measures the Lua host against plain Lua in the same run: one line a figure.
//
//   swift run -c release VMBench

import PanierVM

await Bench.main()
