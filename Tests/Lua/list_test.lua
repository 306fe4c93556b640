local test = require "panier.test"
local list = require "panier.list"
local describe, it, expect = test.describe, test.it, test.expect

local names = { { n = "b", p = 2 }, { n = "a", p = 1 }, { n = "c", p = 2 }, { n = "d" } }
local function letters(items) return table.concat(list.map(items, "n")) end

describe("plain lists", function()
  it("maps, filters and reduces", function()
    expect(list.map({ 1, 2, 3 }, function(n, i) return n > 1 and n * i or nil end)):to_equal({ 4, 9 })
    expect(list.filter({ 1, 2, 3, 4 }, function(n) return n % 2 == 0 end)):to_equal({ 2, 4 })
    expect(list.reduce({ 1, 2, 3 }, function(a, b) return a + b end, 10)):to_equal(16)
    expect(list.reduce({}, math.max)):to_be_nil()
  end)

  it("sorts stably, and puts items without the key last", function()
    expect(letters(list.sort_by(names, "p"))):to_equal("abcd")
    expect(letters(list.sort_by(names, "-p"))):to_equal("bcad")
    local many = {}
    for i = 1, 500 do many[i] = { key = i * 7919 % 10, place = i } end
    local sorted = list.sort_by(many, "key")
    for i = 2, 500 do
      local a, b = sorted[i - 1], sorted[i]
      expect(a.key < b.key or (a.key == b.key and a.place < b.place)):to_be(true)
    end
    expect(#many):to_equal(500)
    expect(many[1].place):to_equal(1)
  end)

  it("sorts money, booleans and text", function()
    local amounts = { money("3 EUR"), money("1 EUR"), money("2 EUR") }
    expect(list.sort_by(amounts, function(m) return m end)):to_equal({ amounts[2], amounts[3], amounts[1] })
    expect(list.sort_by({ { v = true }, { v = false } }, "v")[1].v):to_be(false)
    expect(function() list.sort_by({ { v = 3 }, { v = "a" } }, "v") end):to_raise(
      'list.sort_by: the keys "a" and 3 cannot be compared')
  end)

  it("groups, indexes and removes repetitions", function()
    local groups, keys = list.group_by(names, "p")
    expect(keys):to_equal({ 2, 1 })
    expect(letters(groups[2])):to_equal("bc")
    expect(list.index_by(names, "n").c.p):to_equal(2)
    expect(letters(list.uniq_by(names, "p"))):to_equal("bad")
    expect(list.uniq_by({ "a", "b", "a" })):to_equal({ "a", "b" })
  end)

  it("sums numbers and money exactly", function()
    expect(list.sum({})):to_equal(0)
    expect(list.sum({ 1, 2, 3.5 })):to_equal(6.5)
    local cents = {}
    for i = 1, 100 do cents[i] = { price = money("0.01 EUR") } end
    expect(list.sum(cents, "price")):to_equal(money("1 EUR"))
    expect(function() list.sum({ money("1 EUR"), money("1 USD") }) end):to_raise("EUR and USD cannot be mixed")
    expect(function() list.sum({ { p = 1 }, {} }, "p") end):to_raise("list.sum: item 2 has no amount")
  end)

  it("finds, and asks for any and all", function()
    expect(list.find(names, function(x) return x.p == 1 end)):to_be(names[2])
    expect(list.find(names, "missing")):to_be_nil()
    expect(list.any(names, "p")):to_be(true)
    expect(list.all(names, "p")):to_be(false)
    expect(list.any({}, "p")):to_be(false)
    expect(list.all({}, "p")):to_be(true)
  end)

  it("finds the extremes; of equal ones the first", function()
    expect(list.min_by(names, "p").n):to_equal("a")
    expect(list.max_by(names, "p").n):to_equal("b")
    expect(list.min_by({}, "p")):to_be_nil()
  end)

  it("cuts, joins and flattens", function()
    expect(list.chunk({ 1, 2, 3 }, 2)):to_equal({ { 1, 2 }, { 3 } })
    expect(list.zip({ 1, 2, 3 }, { "a", "b" })):to_equal({ { 1, "a" }, { 2, "b" } })
    expect(list.flatten({ { 1, { 2 } }, 3, {}, { n = "record" } })):to_equal({ 1, { 2 }, 3, { n = "record" } })
    expect(list.take({ 1, 2, 3 }, 2)):to_equal({ 1, 2 })
    expect(list.take({ 1 }, 5)):to_equal({ 1 })
    expect(function() list.chunk({}, 0) end):to_raise("list.chunk: argument 'size' (#2) must be at least 1, got 0")
  end)
end)

describe("lists of Panier's own", function()
  local offers
  test.before_each(function() offers = cart.new():offers("free-a.fr") end)

  it("are read by field", function()
    expect(list.sum(offers, "total")):to_equal(money("5.59 EUR"))
    expect(list.map(offers, "domain")):to_equal({ "free-a.fr" })
    expect(#list.filter(offers, "orderable")):to_equal(1)
    expect(list.flatten({ offers, offers })):to_have_length(2)
  end)

  it("name a misspelt field", function()
    expect(function() list.sum(offers, "totla") end):to_raise("total")
  end)
end)

describe("arguments", function()
  it("are checked at the caller's line", function()
    local e = expect(function() list.map(1, "x") end):to_raise({ kind = "usage" })
    expect(e.message):to_equal("list.map: argument 'items' (#1) must be table or List, got number 1")
    expect(e.location):to_match("list_test.lua:%d+$")
    expect(function() list.map({}) end):to_raise("list.map: missing argument 'fn' (#2), expected function or string")
    expect(function() list.map(money("1 EUR"), "x") end):to_raise("must be table or List, got Money")
  end)
end)
