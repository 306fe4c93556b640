---Says what is expected of values, and where they differ. `panier.test` builds on it.
---@class expect
local expect = {}

local host = require "panier.host"
local check = host.check
local null = json.null

local function fail(name, message)
  host.raise("usage", name .. ": " .. message)
end

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
  return (string.format("%q", value):gsub("\\\n", "\\n"))
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
        return "line " .. line + 1 .. ": "
          .. (to_a and "the text ends too early" or "the text goes on, expected its end")
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

---Begins an expectation about a value; `test.expect` is the same.
---@param value any the value that the test came to
---@return Expectation # has the methods that say what is expected
---```lua
---local expect = require "panier.expect"
---expect.that(money("4.99 EUR") * 2):to_equal(money("9.98 EUR"))
---```
function expect.that(value)
  return setmetatable({ value = value, negated = false }, Expectation)
end

---A value as Lua would write it, on one line: keys in order, what is deep or endless cut off.
---@param value any the value
---@return string # the text
---```lua
---local expect = require "panier.expect"
---print(expect.inspect({ b = { 1, "x" }, a = money("1 EUR") }))  --> { a = 1.00 EUR, b = { 1, "x" } }
---```
function expect.inspect(value)
  return inspect(value)
end

---Where two values differ, tables compared by what is in them.
---@param expected any the value that is expected
---@param got any the value that came
---@return string[] # a sentence for each place, ten at the most; none for equal values
---```lua
---local expect = require "panier.expect"
---print(expect.differences({ a = 1 }, { a = 2 })[1])  --> at .a: expected 1, got 2
---```
function expect.differences(expected, got)
  local found = {}
  compare(expected, got, "", found, {})
  return found
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

---What an error says, without its place: text, an error object, or a table with a message.
---@param problem any what was raised
---@return string # the message
---```lua
---local expect = require "panier.expect"
---local ok, e = pcall(error, "oops")
---print(expect.message(e))  --> oops
---```
function expect.message(problem)
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
    host.raise("assertion", "expected no error, got: " .. expect.message(problem))
  end
  if ok then host.raise("assertion", "expected an error, but none was raised") end
  if type(expected) == "string" then
    local message = expect.message(problem)
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
          .. ", got " .. tostring(name) .. " = " .. inspect(value) .. " (" .. expect.message(problem) .. ")")
      end
    end
  end
  return problem
end

return expect
