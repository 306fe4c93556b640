/// Writes random programs from a grammar: the same for the same seed.
///
/// They are made of what the host guards: coroutines, close handlers, protected calls, chunks, tasks, limits of time,
/// calls of the host, and the loops in C.
struct ProgramGenerator {
  private var state: UInt64
  private var fuel = 60
  private var depth = 0
  private var names = 0

  init(seed: UInt64) {
    state = seed &* 0x9e37_79b9_7f4a_7c15 | 1
  }

  /// The text of the program.
  mutating func program() -> String {
    """
    local cos, tasks, values = {}, {}, {}
    local function nothing() end
    local function spin() while true do end end
    \((0..<4 + random(8)).map { _ in statement() }.joined(separator: "\n"))
    """
  }

  private mutating func random(_ limit: Int) -> Int {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return Int((state >> 11) % UInt64(limit))
  }

  private mutating func pick(_ choices: [String]) -> String { choices[random(choices.count)] }

  private mutating func block() -> String {
    depth += 1
    defer { depth -= 1 }
    var lines: [String] = []
    for _ in 0...random(4) where fuel > 0 { lines.append(statement()) }
    return lines.joined(separator: "\n")
  }

  private mutating func function(_ parameters: String = "...") -> String {
    guard depth < 9, fuel > 0, random(6) > 0 else {
      return pick(["nothing", "print", "error", "coroutine.yield", "pcall", "host.wait", "spin", "host.fail"])
    }
    let ending = pick(["", "", "return ...", "return values", "error('x')", "error()"])
    return "function(\(parameters)) \(block()) \(ending) end"
  }

  private mutating func slot() -> String { "\(1 + random(3))" }

  private mutating func name() -> String {
    names += 1
    return "v\(names)"
  }

  private mutating func statement() -> String {
    fuel -= 1
    switch random(34) {
    case 0, 1, 2:
      return "local \(name()) <close> = setmetatable({}, { __close = \(function()) })"
    case 3, 4: return "cos[\(slot())] = coroutine.create(\(function()))"
    case 5, 6, 7: return "if cos[\(slot())] then pcall(coroutine.resume, cos[\(slot())], \(value())) end"
    case 8, 9: return "pcall(coroutine.close, cos[\(slot())])"
    case 10: return "pcall(coroutine.wrap(\(function())), \(value()))"
    case 11: return "pcall(coroutine.yield, \(value()))"
    case 12, 13: return "pcall(\(function()), \(value()))"
    case 14, 15: return "xpcall(\(function()), \(function("e, ...")), \(value()))"
    case 16: return chunk()
    case 17: return "pcall(parallel, { 1, 2, 3 }, \(function()), { limit = \(slot()), on_error = 'collect' })"
    case 18: return "tasks[\(slot())] = spawn(\(function()), \(value()))"
    case 19:
      return "if tasks[\(slot())] then pcall(function() tasks[\(slot())]:\(pick(["wait", "wait", "cancel"]))() end) end"
    case 20: return "pcall(timeout, \(pick(["0", "0.001", "0.01"])), \(function()), \(value()))"
    case 21:
      return pick(["sleep(0)", "host.wait(1)", "pcall(host.fail)", "pcall(host.fail_later)", "host.add(1, 2)"])
    case 22: return "values[\(slot())] = \(value())"
    case 23: return "pcall(host.echo, \(value()))"
    case 24: return "pcall(host.apply, \(function()), \(value()))"
    case 25: return "for i = 1, \(pick(["3", "50", "1000"])) do \(block()) end"
    case 26:
      return pick(["while true do \(block()) end", "repeat \(block()) until values[1]", "goto l::l::", "spin()"])
    case 27:
      return "for _ in \(function()), nil, nil, setmetatable({}, { __close = \(function()) }) do \(block()) break end"
    case 28: return "pcall(table.sort, { 3, 1, 2, 5, 4 }, \(function()))"
    case 29: return "pcall(string.gsub, ('x'):rep(\(pick(["3", "100"]))), 'x', \(function()))"
    case 30: return library()
    case 31: return "pcall(json.encode, \(value())) pcall(json.decode, '[[1,{\"a\":2}]]')"
    case 32:
      return pick([
        "error('out')", "error(values)", "collectgarbage('step')", "os.exit(3)", "coroutine.close(coroutine.running())",
      ])
    default:
      let event = pick(["__index", "__newindex", "__lt", "__eq", "__tostring", "__concat", "__len", "__call", "__gc"])
      return "pcall(function() local t = setmetatable({}, { \(event) = \(function()) }) "
        + pick(["return t.x", "t.x = 1", "return t < t", "return tostring(t)", "return t .. t", "return #t", "t()"])
        + " end)"
    }
  }

  private mutating func chunk() -> String {
    guard depth < 6 else { return "load('return 1')" }
    let mark = String(repeating: "=", count: depth)
    let text = "local cos, tasks, values, nothing, spin = ... \(block())"
    let loaded = pick([
      "[\(mark)[\(text)]\(mark)]",
      "(function() local n = 0 return function() n = n + 1 \(block()) "
        + "if n == 1 then return 'return ' end if n == 2 then return '1' end end end)()",
    ])
    return "pcall(load(\(loaded)) or nothing, cos, tasks, values, nothing, spin)"
  }

  private mutating func library() -> String {
    let chain =
      "setmetatable({}, { __index = setmetatable({}, { __index = \(function()) }), __len = function() return \(pick(["9", "1e9 // 1 | 0"])) end })"
    return pick([
      "pcall(table.move, \(chain), 1, \(pick(["9", "1e9 // 1 | 0"])), 2, {})", "pcall(table.concat, \(chain))",
      "pcall(table.unpack, \(chain), 1, \(pick(["9", "99999"])))", "pcall(table.insert, \(chain), 1, 1)",
      "pcall(table.remove, \(chain), 1)", "values[1] = ('x'):rep(\(pick(["10", "100000", "1e9 // 1 | 0"])))",
      "pcall(string.find, ('a'):rep(60), ('a?'):rep(60) .. ('a'):rep(60))",
      "while #values < 5000 do values[#values + 1] = ('y'):rep(1000) .. #values end",
    ])
  }

  private mutating func value() -> String {
    switch random(12) {
    case 0: "values"
    case 1: "cos[\(slot())]"
    case 2: "tasks[\(slot())]"
    case 3: "('z'):rep(\(pick(["3", "3000"])))"
    case 4: function()
    case 5: "{ \(value()), k = \(value()) }"
    case 6: "json.null"
    case 7: "host.counter()"
    case 8: "coroutine.running()"
    default: "\(random(1000))"
    }
  }
}
