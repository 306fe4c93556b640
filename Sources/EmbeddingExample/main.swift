// A program that runs its users' Lua: a function of its own, limits, typed results, cancellation.
import PanierReference
import PanierVM

let stock = LuaFunction(
  "shop.stock", "How many pieces of an article lie in stock.",
  parameters: .required("article", String.self, "the article's name"), results: [ResultDoc(.integer, "the pieces")],
  errors: ["an article that the shop does not sell"], example: #"print(shop.stock("lamp"))"#
) { _, article in
  guard let pieces = ["lamp": 12, "bulb": 96][article] else {
    throw LuaError(kind: .refused, message: "the shop sells no \(article); try lamp or bulb")
  }
  return .integer(Int64(pieces))
}
let vm = LuaVM(
  LuaConfiguration(
    level: .recipe, limits: LuaLimits(memory: 8 << 20, luaTime: 1, wallTime: 10),
    modules: [LuaModule("shop", summary: "What our shop knows.", functions: [stock])]))

// Typed results: a structure out of a table, and a number.
struct Line: Decodable, Sendable { let article: String, pieces: Int }
let (lines, total) = try await vm.run(
  """
  local lines, total = {}, 0
  for _, article in ipairs{ "lamp", "bulb" } do
    local pieces = shop.stock(article)
    lines[#lines + 1], total = { article = article, pieces = pieces }, total + pieces
  end
  return lines, total
  """, name: "count.lua", returning: [Line].self, Int.self)
for line in lines { print("\(line.article): \(line.pieces)") }
print("together: \(total)")

// A misspelt name, and an article that the shop does not have: one line each, with the script's own line.
for source in ["return shop.stok('lamp')", "return shop.stock('sofa')"] {
  do { _ = try await vm.run(source, name: "wrong.lua") } catch { print("error: \(error)") }
}

// Cancelling the task stops the script, wherever it is.
let endless = Task { try await vm.run("while true do end", name: "endless.lua") }
endless.cancel()
do { _ = try await endless.value } catch { print("stopped: \(error)") }
