---Tests of scripts: `panier test FILE_test.lua` runs each file on a simulator of its own.
---
---Where a file runs in another way, `test.run()` at its end runs what it described.
---@class test
local test = {}

local host = require "panier.host"
local check = host.check
local expect = require "panier.expect"

local function fail(name, message)
  host.raise("usage", name .. ": " .. message)
end

---Begins an expectation about a value: `test.expect(x):to_equal(y)`. help("Expectation") lists what can be expected.
---@param value any the value that the test came to
---@return Expectation # has the methods that say what is expected
---```lua
---local test = require "panier.test"
---test.expect(money("4.99 EUR") * 2):to_equal(money("9.98 EUR"))
---```
function test.expect(value)
  return expect.that(value)
end

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
    return expect.message(problem), ok and type(location) == "string" and location or nil
  end
  local text = type(problem) == "string" and problem or expect.inspect(problem)
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
---
---The status of a test is "passed", "failed" or "pending".
---@param options? test.RunOptions what is run
---@return table # `tests`, a list of tables with `name`, `status`, `message`, `location`; `focused`: some ran alone
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
