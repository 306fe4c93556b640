---Tests of scripts: `panier test FILE_test.lua` runs each file on a simulator of its own.
---
---Where a file runs in another way, `test.run()` at its end runs what it described.
---@class test
local test = {}

local host = require "panier.host"
local check = host.check
local null = json.null

local function fail(name, message)
  host.raise("usage", name .. ": " .. message)
end

-- {====== Values in messages ======

local function by_kind_and_text(a, b)
  local x, y = type(a), type(b)
  if x ~= y then return x < y end
  if x == "number" or x == "string" then return a < b end
  return tostring(a) < tostring(b)
end

local function sorted_keys(value)
  local keys = {}
  for key in next, value do keys[#keys + 1] = key end
  table.sort(keys, by_kind_and_text)
  return keys
end

local function quoted(value)
  local text = string.format("%q", value):gsub("\\\n", "\\n")
  return text
end

-- A value as Lua would write it, on one line and not endless.
local function inspect(value, depth, seen)
  depth, seen = depth or 0, seen or {}
  local kind = type(value)
  if kind == "string" then
    if #value > 200 then return quoted(value:sub(1, 200)) .. "… (" .. #value .. " bytes)" end
    return quoted(value)
  end
  if value == null then return "json.null" end
  if kind ~= "table" then return tostring(value) end
  local behind = getmetatable(value)
  if type(behind) == "table" and behind.__tostring then return tostring(value) end
  if seen[value] then return "{ itself }" end
  if depth >= 4 then return "{ … }" end
  seen[value] = true
  local parts, items = {}, #value
  for i = 1, items do parts[i] = inspect(rawget(value, i), depth + 1, seen) end
  for _, key in ipairs(sorted_keys(value)) do
    if not (math.type(key) == "integer" and key >= 1 and key <= items) then
      local name = type(key) == "string" and key:find("^[%a_][%w_]*$") and key
        or "[" .. inspect(key, depth + 1, seen) .. "]"
      parts[#parts + 1] = name .. " = " .. inspect(value[key], depth + 1, seen)
    end
    if #parts > 40 then
      parts[#parts + 1] = "…"
      break
    end
  end
  seen[value] = nil
  if #parts == 0 then return "{}" end
  return "{ " .. table.concat(parts, ", ") .. " }"
end

local function at(path)
  return path == "" and "" or "at " .. path .. ": "
end

-- The first line in which two texts differ.
local function text_difference(expected, got)
  if not (expected:find("\n", 1, true) or got:find("\n", 1, true)) then return nil end
  local line, from_a, from_b = 1, 1, 1
  while true do
    local to_a, to_b = expected:find("\n", from_a, true), got:find("\n", from_b, true)
    local a, b = expected:sub(from_a, (to_a or 0) - 1), got:sub(from_b, (to_b or 0) - 1)
    if a ~= b or not to_a or not to_b then
      if a == b then
        return "line " .. line + 1 .. ": " .. (to_a and "the text ends too early" or "the text goes on, expected its end")
      end
      return "line " .. line .. ": expected " .. inspect(a) .. ", got " .. inspect(b)
    end
    line, from_a, from_b = line + 1, to_a + 1, to_b + 1
  end
end

local MOST_DIFFERENCES = 10

-- Adds to 'found' where two values differ. 'pairing' holds the pairs under comparison, so that circles end.
local function compare(expected, got, path, found, pairing)
  if #found >= MOST_DIFFERENCES or rawequal(expected, got) then return end
  if type(expected) == "table" and type(got) == "table" then
    local behind = getmetatable(expected)
    if type(behind) == "table" and behind.__eq then
      if expected ~= got then
        found[#found + 1] = at(path) .. "expected " .. inspect(expected) .. ", got " .. inspect(got)
      end
      return
    end
    if pairing[expected] == got then return end
    pairing[expected] = got
    local keys = sorted_keys(expected)
    for _, key in ipairs(sorted_keys(got)) do
      if rawget(expected, key) == nil then keys[#keys + 1] = key end
    end
    for _, key in ipairs(keys) do
      local inner = type(key) == "string" and key:find("^[%a_][%w_]*$") and path .. "." .. key
        or path .. "[" .. inspect(key) .. "]"
      local a, b = rawget(expected, key), rawget(got, key)
      if b == nil then
        found[#found + 1] = at(inner) .. "expected " .. inspect(a) .. ", but it is missing"
      elseif a == nil then
        found[#found + 1] = at(inner) .. "got " .. inspect(b) .. ", which is not expected"
      else
        compare(a, b, inner, found, pairing)
      end
      if #found >= MOST_DIFFERENCES then return end
    end
    return
  end
  -- The types' own equality: money, periods, numbers.
  local ok, equal = pcall(function() return expected == got end)
  if ok and equal then return end
  local difference = type(expected) == "string" and type(got) == "string" and text_difference(expected, got)
  found[#found + 1] = at(path) .. (difference or "expected " .. inspect(expected) .. ", got " .. inspect(got))
end

-- }======

-- {====== Expectations ======

---What `test.expect` gives: each method raises the failure of the test, at the test's own line, unless it holds.
---```lua
---local test = require "panier.test"
---test.expect(#cart.new():offers("free-example.fr")):to_equal(1)
---```
---@class Expectation
local Expectation = {}
Expectation.__index = Expectation
Expectation.__name = "Expectation"

-- Judges one expectation; 'said' is what was expected of the value, "to be nil".
local function judge(self, holds, said, difference)
  if holds ~= self.negated then return self end
  local message = "expected " .. inspect(self.value) .. (self.negated and " not " or " ") .. said
  if difference and not self.negated then message = difference end
  host.raise("assertion", message)
end

---Begins an expectation about a value.
---@param value any the value that the test came to
---@return Expectation # has the methods that say what is expected
---```lua
---local test = require "panier.test"
---test.expect(money("4.99 EUR") * 2):to_equal(money("9.98 EUR"))
---```
function test.expect(value)
  return setmetatable({ value = value, negated = false }, Expectation)
end

---Turns the next expectation into its contrary.
---@return Expectation # the same expectation, negated
---```lua
---local test = require "panier.test"
---test.expect({ 1, 2 }):never():to_equal({ 1, 3 })
---```
function Expectation:never()
  self.negated = not self.negated
  return self
end

---Expects an equal value: tables by what is in them, however deep, all else by `==`. The failure names every place
---where they differ.
---@param expected any the value that is expected
---@return Expectation # the same expectation
---Errors:
---- `at .total: expected 5.59 EUR, got 7.79 EUR`
---```lua
---local test = require "panier.test"
---test.expect({ name = "a.fr", years = { 1, 2 } }):to_equal({ name = "a.fr", years = { 1, 2 } })
---```
function Expectation:to_equal(expected)
  local found = {}
  compare(expected, self.value, "", found, {})
  local difference = found[1]
  if #found > 1 then
    if #found >= MOST_DIFFERENCES then found[#found + 1] = "… and perhaps more" end
    difference = "the values differ:\n  " .. table.concat(found, "\n  ")
  end
  return judge(self, #found == 0, "to equal " .. inspect(expected), difference)
end

---Expects the very same value: the same table, the same object, the same number of the same kind.
---@param expected any the value that is expected
---@return Expectation # the same expectation
---```lua
---local test = require "panier.test"
---local one = {}
---test.expect(one):to_be(one):never():to_be({})
---```
function Expectation:to_be(expected)
  local same = rawequal(self.value, expected) and math.type(self.value) == math.type(expected)
  return judge(self, same, "to be the very same as " .. inspect(expected))
end

---Expects nil.
---@return Expectation # the same expectation
---```lua
---local test = require "panier.test"
---test.expect(({}).missing):to_be_nil()
---```
function Expectation:to_be_nil()
  return judge(self, self.value == nil, "to be nil")
end

---Expects anything but nil and false.
---@return Expectation # the same expectation
---```lua
---local test = require "panier.test"
---test.expect(cart.new().id):to_be_truthy()
---```
function Expectation:to_be_truthy()
  return judge(self, self.value and true or false, "to be neither nil nor false")
end

---Expects nil or false.
---@return Expectation # the same expectation
---```lua
---local test = require "panier.test"
---test.expect(cart.new().read_only):to_be_falsy()
---```
function Expectation:to_be_falsy()
  return judge(self, not self.value, "to be nil or false")
end

local function ordered(self, name, other, fn)
  local ok, answer = pcall(fn, self.value, other)
  if not ok then
    fail("Expectation:" .. name, inspect(self.value) .. " and " .. inspect(other) .. " cannot be compared")
  end
  return answer
end

---Expects a smaller value: numbers, money, periods, dates, text.
---@param limit any what it has to be smaller than
---@return Expectation # the same expectation
---Errors:
---- `Expectation:to_be_less_than: 4.99 EUR and 5 cannot be compared`
---```lua
---local test = require "panier.test"
---test.expect(money("4.99 EUR")):to_be_less_than(money("5 EUR"))
---```
function Expectation:to_be_less_than(limit)
  local holds = ordered(self, "to_be_less_than", limit, function(a, b) return a < b end)
  return judge(self, holds, "to be less than " .. inspect(limit))
end

---Expects a greater value: numbers, money, periods, dates, text.
---@param limit any what it has to be greater than
---@return Expectation # the same expectation
---```lua
---local test = require "panier.test"
---test.expect(period("P1Y")):to_be_greater_than(period("P1M"))
---```
function Expectation:to_be_greater_than(limit)
  local holds = ordered(self, "to_be_greater_than", limit, function(a, b) return a > b end)
  return judge(self, holds, "to be greater than " .. inspect(limit))
end

---Expects a number near another.
---@param expected number the number that is expected
---@param tolerance? number how far it may be away (default: 1e-9)
---@return Expectation # the same expectation
---```lua
---local test = require "panier.test"
---test.expect(0.1 + 0.2):to_be_near(0.3)
---```
function Expectation:to_be_near(expected, tolerance)
  check("Expectation:to_be_near", expected, tolerance)
  tolerance = tolerance or 1e-9
  local holds = type(self.value) == "number" and math.abs(self.value - expected) <= tolerance
  return judge(self, holds, "to be within " .. tolerance .. " of " .. expected)
end

---Expects that a list holds an equal item, or that a text holds another.
---@param part any the item, or the text
---@return Expectation # the same expectation
---```lua
---local test = require "panier.test"
---test.expect({ "a.fr", "b.fr" }):to_contain("b.fr")
---test.expect("free-a.fr"):to_contain("free-")
---```
function Expectation:to_contain(part)
  local value, holds = self.value, false
  if type(value) == "string" then
    if type(part) ~= "string" then
      fail("Expectation:to_contain", "a text contains text only, got " .. inspect(part))
    end
    holds = value:find(part, 1, true) ~= nil
  elseif type(value) == "table" or type(value) == "userdata" then
    for i = 1, #value do
      local found = {}
      compare(part, value[i], "", found, {})
      if #found == 0 then
        holds = true
        break
      end
    end
  end
  return judge(self, holds, "to contain " .. inspect(part))
end

---Expects a text that matches a pattern of Lua.
---@param pattern string the pattern, as `string.find` takes it
---@return Expectation # the same expectation
---```lua
---local test = require "panier.test"
---test.expect("order 12345"):to_match("^order %d+$")
---```
function Expectation:to_match(pattern)
  check("Expectation:to_match", pattern)
  local holds = type(self.value) == "string" and self.value:find(pattern) ~= nil
  return judge(self, holds, "to match " .. inspect(pattern))
end

---Expects a length: of a list, a list of Panier's or a text.
---@param length integer how many items, or bytes
---@return Expectation # the same expectation
---```lua
---local test = require "panier.test"
---test.expect(cart.new():items()):to_have_length(0)
---```
function Expectation:to_have_length(length)
  check("Expectation:to_have_length", length)
  local ok, count = pcall(function() return #self.value end)
  if not ok then return judge(self, false, "to have a length") end
  return judge(self, count == length, "to have the length " .. length,
    "expected the length " .. length .. ", got " .. count .. ": " .. inspect(self.value))
end

local function message_of(problem)
  if type(problem) == "string" then return (problem:gsub("^[^\n]-:%d+: ", "")) end
  if type(problem) == "userdata" or type(problem) == "table" then
    local ok, message = pcall(function() return problem.message end)
    if ok and message ~= nil then return tostring(message) end
  end
  return inspect(problem)
end

---Expects that a function raises an error.
---@param expected? string|table a part of its message, or fields and their values, such as { kind = "budget" }
---@return any # the error, for more expectations about it; nothing with `never`
---Errors:
---- `expected an error, but none was raised`
---- `expected an error with kind = "budget", got kind = "usage" (undeclared global 'x')`
---```lua
---local test = require "panier.test"
---local e = test.expect(function() money("20 euros") end):to_raise({ kind = "usage" })
---test.expect(e.message):to_contain("'20 euros'")
---```
function Expectation:to_raise(expected)
  check("Expectation:to_raise", expected)
  if type(self.value) ~= "function" then
    fail("Expectation:to_raise", "give expect a function that raises, got " .. inspect(self.value))
  end
  local ok, problem = pcall(self.value)
  if self.negated then
    if ok then return nil end
    host.raise("assertion", "expected no error, got: " .. message_of(problem))
  end
  if ok then host.raise("assertion", "expected an error, but none was raised") end
  if type(expected) == "string" then
    local message = message_of(problem)
    if not message:find(expected, 1, true) then
      host.raise("assertion", "expected an error with " .. quoted(expected) .. ", got: " .. message)
    end
  elseif expected then
    for _, name in ipairs(sorted_keys(expected)) do
      local found, readable, value = {}, pcall(function() return problem[name] end)
      if not readable then value = nil end
      compare(expected[name], value, "", found, {})
      if #found > 0 then
        host.raise("assertion", "expected an error with " .. tostring(name) .. " = " .. inspect(expected[name])
          .. ", got " .. tostring(name) .. " = " .. inspect(value) .. " (" .. message_of(problem) .. ")")
      end
    end
  end
  return problem
end

-- }======

-- {====== Description ======

local root = { name = "", tests = {}, before = {}, after = {} }
local current = root
local is_running = false

local function describing(name)
  if is_running then fail(name, "tests are described before they run; move it out of the test") end
end

-- Where the test file called, for tests that cannot say it themselves.
local function add(name, kind, fn)
  local found = { name = name, kind = kind, fn = fn, suite = current }
  current.tests[#current.tests + 1] = found
end

---Groups tests under a name. Groups may be nested.
---@param name string what is described
---@param fn function describes the tests, with `test.it` and so on
---```lua
---local test = require "panier.test"
---test.describe("a cart", function()
---  test.it("begins empty", function() test.expect(#cart.new():items()):to_equal(0) end)
---end)
---```
function test.describe(name, fn)
  check("test.describe", name, fn)
  describing("test.describe")
  local outer = current
  local suite = { name = name, tests = {}, before = {}, after = {}, outer = outer }
  outer.tests[#outer.tests + 1] = { suite = suite, kind = "suite" }
  current = suite
  local ok, problem = pcall(fn)
  current = outer
  if not ok then error(problem, 0) end
end

---Describes a test.
---@param name string what it shows, as a sentence about what is described
---@param fn? function the test; it fails by raising (default: the test is pending)
---```lua
---local test = require "panier.test"
---test.it("adds up", function() test.expect(1 + 1):to_equal(2) end)
---```
function test.it(name, fn)
  check("test.it", name, fn)
  describing("test.it")
  add(name, fn and "test" or "pending", fn)
end

---Describes a test that is not to be run for now; it is reported as pending.
---@param name string what it will show
---@param fn? function the test
---```lua
---local test = require "panier.test"
---test.pending("pays by transfer", function() error("not yet") end)
---```
function test.pending(name, fn)
  check("test.pending", name, fn)
  describing("test.pending")
  add(name, "pending")
end

---Describes a test that runs alone: while there is one, no other test of the file runs. For work on it only; with `CI`
---in the environment it is refused.
---@param name string what it shows
---@param fn function the test
---```lua
---local test = require "panier.test"
---test.only("adds up", function() test.expect(1 + 1):to_equal(2) end)
---```
function test.only(name, fn)
  check("test.only", name, fn)
  describing("test.only")
  add(name, "only", fn)
end

---Runs a function before each test of the group and of the groups in it; those of outer groups run first.
---@param fn function prepares what the tests need
---```lua
---local test = require "panier.test"
---test.describe("a cart", function()
---  local c
---  test.before_each(function() c = cart.new() end)
---  test.it("has a number", function() test.expect(c.id):to_be_truthy() end)
---end)
---```
function test.before_each(fn)
  check("test.before_each", fn)
  describing("test.before_each")
  current.before[#current.before + 1] = fn
end

---Runs a function after each test of the group and of the groups in it, also after one that failed; those of inner
---groups run first.
---@param fn function cleans up
---```lua
---local test = require "panier.test"
---test.after_each(function() collectgarbage("count") end)
---```
function test.after_each(fn)
  check("test.after_each", fn)
  describing("test.after_each")
  current.after[#current.after + 1] = fn
end

---Fails the test.
---@param message string why
---Errors:
---- the message, at the line of the call
---```lua
---local test = require "panier.test"
---test.expect(function() test.fail("not reached") end):to_raise("not reached")
---```
function test.fail(message)
  check("test.fail", message)
  host.raise("assertion", message)
end

-- }======

-- {====== Running ======

-- The tests below a group, with their whole names.
local function collect(suite, prefix, found)
  for _, entry in ipairs(suite.tests) do
    local name = prefix .. (entry.kind == "suite" and entry.suite.name or entry.name)
    if entry.kind == "suite" then
      collect(entry.suite, name .. " ", found)
    else
      found[#found + 1] = { name = name, kind = entry.kind, fn = entry.fn, suite = entry.suite }
    end
  end
  return found
end

-- Where an error came from, and what it says.
local function described(problem)
  if type(problem) == "userdata" or type(problem) == "table" then
    local ok, location = pcall(function() return problem.location end)
    return message_of(problem), ok and type(location) == "string" and location or nil
  end
  local text = type(problem) == "string" and problem or inspect(problem)
  local place, message = text:match("^([^\n]-:%d+): (.*)$")
  return message or text, place
end

local function run_one(entry)
  local groups, suite = {}, entry.suite
  while suite do
    table.insert(groups, 1, suite)
    suite = suite.outer
  end
  local ok, problem = pcall(function()
    for _, group in ipairs(groups) do
      for _, fn in ipairs(group.before) do fn() end
    end
    entry.fn()
  end)
  for i = #groups, 1, -1 do
    for _, fn in ipairs(groups[i].after) do
      local clean, late = pcall(fn)
      if ok and not clean then ok, problem = false, late end
    end
  end
  if ok then return { name = entry.name, status = "passed" } end
  local message, location = described(problem)
  return { name = entry.name, status = "failed", message = message, location = location }
end

---@class test.RunOptions
---@field filter? string runs only tests whose whole name holds this text

---Runs what was described, in its order. `panier test` does it by itself.
---@param options? test.RunOptions what is run
---@return table # `tests`, a list with `name`, `status` ("passed", "failed", "pending"), `message` and `location` of each, and `focused`, whether some ran alone
---```lua
---local test = require "panier.test"
---test.it("adds up", function() test.expect(1 + 1):to_equal(2) end)
---print(test.run().tests[1].status)  --> passed
---```
function test.run(options)
  check("test.run", options)
  describing("test.run")
  options = options or {}
  local entries, focused = collect(root, "", {}), false
  for _, entry in ipairs(entries) do focused = focused or entry.kind == "only" end
  local results = {}
  is_running = true
  for _, entry in ipairs(entries) do
    if not options.filter or entry.name:find(options.filter, 1, true) then
      if entry.kind == "pending" then
        results[#results + 1] = { name = entry.name, status = "pending" }
      elseif entry.kind == "only" or not focused then
        results[#results + 1] = run_one(entry)
      end
    end
  end
  is_running = false
  root = { name = "", tests = {}, before = {}, after = {} }
  current = root
  return { tests = results, focused = focused }
end

-- }======

return test
