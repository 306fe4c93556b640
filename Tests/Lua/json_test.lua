local test = require "panier.test"
local json = require "panier.json"
local describe, it, expect = test.describe, test.it, test.expect

describe("json.encode", function()
  it("sorts names and keeps arrays", function()
    expect(json.encode({ b = 1, a = { 1, 2 }, c = json.array(), d = {} })):to_equal('{"a":[1,2],"b":1,"c":[],"d":{}}')
  end)

  it("writes money, periods and dates as text", function()
    local value = { price = money("4.99 EUR"), every = { period("P1Y") }, tags = json.array{ money("1 EUR") } }
    expect(json.encode(value)):to_equal('{"every":["P1Y"],"price":"4.99 EUR","tags":["1.00 EUR"]}')
    expect(value.price):to_equal(money("4.99 EUR"))
  end)

  it("indents", function()
    expect(json.encode({ a = { 1 } }, { pretty = true })):to_equal('{\n  "a": [\n    1\n  ]\n}')
    expect(function() json.encode({}, { indent = 9 }) end):to_raise("option 'indent' must be from 0 to 8, got 9")
  end)

  it("refuses what has no form, at the caller's line", function()
    local circle = {}
    circle.itself = circle
    local e = expect(function() json.encode(circle) end):to_raise("json.encode: ")
    expect(e.location):to_match("json_test.lua:%d+$")
    expect(function() json.encode(0 / 0) end):to_raise("no JSON number")
    expect(function() json.encode({ f = print }) end):to_raise("a function has no JSON form")
  end)
end)

describe("json.decode", function()
  it("keeps big integers, null and arrays", function()
    local value = json.decode('{"id":9007199254740993,"more":123456789012345678901,"none":null,"list":[]}')
    expect(value.id):to_be(9007199254740993)
    expect(value.more):to_equal("123456789012345678901")
    expect(value.none):to_be(json.null)
    expect(json.is_array(value.list)):to_be(true)
    expect(json.encode(value.list)):to_equal("[]")
  end)

  it("names the line of a mistake", function()
    local e = expect(function() json.decode('{\n"a": tru\n}') end):to_raise({ kind = "usage" })
    expect(e.message):to_match("^json.decode: .* at byte %d+, line 2$")
  end)

  it("takes what it wrote", function()
    local value = { text = 'a"\\\n\u{e9}', numbers = { 1, 1.5, -0.25, math.maxinteger }, yes = true }
    expect(json.decode(json.encode(value))):to_equal(value)
  end)
end)

describe("lines", function()
  it("reads and writes one value a line", function()
    local values = { { a = 1 }, { 1, 2 }, "x" }
    expect(json.encode_lines(values)):to_equal('{"a":1}\n[1,2]\n"x"\n')
    expect(json.decode_lines('{"a":1}\r\n\n[1,2]\n"x"')):to_equal(values)
    expect(function() json.decode_lines("1\n{\n") end):to_raise("json.decode_lines: line 2: ")
  end)
end)

describe("json.get", function()
  it("goes deep and stops at what is missing", function()
    local value = json.decode('{"a":[{"b":null},{"b":2}]}')
    expect(json.get(value, "a", 2, "b")):to_be(2)
    expect(json.get(value, "a", 1, "b")):to_be_nil()
    expect(json.get(value, "x", 1, "b")):to_be_nil()
    expect(json.get("text", "a")):to_be_nil()
  end)
end)
