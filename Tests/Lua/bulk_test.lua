local test = require "panier.test"
local bulk = require "panier.bulk"
local describe, it, expect = test.describe, test.it, test.expect

local CHECKOUT = "POST /order/cart/{cartId}/checkout"

local function states(report)
  local found = {}
  for _, row in ipairs(report.names) do found[row.name] = row.state end
  return found
end

local function posts() return #simulator.calls(CHECKOUT) end

describe("bulk.look", function()
  test.before_each(simulator.reset)

  it("tells free, taken and unknown apart", function()
    simulator.fault{ route = "GET /order/cart/{cartId}/domain", kind = "status", status = 400, message = "Not managed",
      skip = 3 }
    local found = bulk.look({ "free-a.fr", "taken-b.fr", "premium-c.fr", "free-d.fr" }, { limit = 1 })
    expect(found[1].availability):to_equal("free")
    expect(found[1].price):to_equal(money("5.59 EUR"))
    expect(found[2].availability):to_equal("taken")
    expect(found[2].reason):to_equal("not free: transferable")
    expect(found[3].availability):to_equal("free")
    expect(found[4].availability):to_equal("unknown")
    expect(found[4].reason):to_match("Not managed")
    expect(#simulator.calls("DELETE /order/cart/{cartId}")):to_equal(1)
  end)
end)

describe("bulk.buy", function()
  test.before_each(simulator.reset)

  it("buys what is free and within its ceiling, and says why not of the rest", function()
    local report = bulk.buy({
      { name = "free-a.fr", ceiling = money("10 EUR") }, { name = "taken-b.fr", ceiling = money("10 EUR") },
      { name = "free-c.fr", ceiling = money("1 EUR") }, { name = "Premium-d.fr", ceiling = money("500 EUR") },
      { name = "no such name", ceiling = money("10 EUR") },
    })
    expect(states(report)):to_equal({
      ["free-a.fr"] = "bought", ["taken-b.fr"] = "refused", ["free-c.fr"] = "refused", ["premium-d.fr"] = "refused",
      ["no such name"] = "refused",
    })
    expect(report.names[1].price):to_equal(money("6.71 EUR"))
    expect(report.names[2].reason):to_equal("not free: transferable")
    expect(report.names[3].reason):to_equal("above its ceiling")
    expect(report.spent):to_equal(money("6.71 EUR"))
    expect(report.counts):to_equal({ bought = 1, refused = 4 })
    expect(bulk.summary(report)):to_match("^5 names: 1 bought, 4 refused, 6.71 EUR spent with tax; %d+ s$")
    expect(posts()):to_equal(1)
  end)

  it("follows the rules of a name", function()
    local report = bulk.buy({
      { name = "premium-a.fr", ceiling = money("6000 EUR"), premium = true },
      { name = "free-b.fr", ceiling = money("50 EUR"), years = 2 },
      { name = "taken-c.fr", ceiling = money("50 EUR"), auth = "secret-code" },
    })
    expect(report.counts):to_equal({ bought = 3 })
  end)

  it("puts a chunk into one order, without what is too dear", function()
    local report = bulk.buy({
      { name = "free-a.fr", ceiling = money("10 EUR") }, { name = "free-b.fr", ceiling = money("1 EUR") },
      { name = "free-c.fr", ceiling = money("10 EUR") },
    }, { chunk = 3 })
    expect(report.counts):to_equal({ bought = 2, refused = 1 })
    expect(report.names[1].order):to_equal(report.names[3].order)
    expect(report.names[1].price):to_equal(money("6.71 EUR"))
    expect(posts()):to_equal(1)
  end)

  it("goes one by one where an order of several fails", function()
    simulator.fault{ route = "POST /order/cart/{cartId}/assign", kind = "status", status = 400, message = "not now" }
    local report = bulk.buy({
      { name = "free-a.fr", ceiling = money("10 EUR") }, { name = "free-b.fr", ceiling = money("10 EUR") },
    }, { chunk = 2, limit = 1 })
    expect(report.counts):to_equal({ bought = 2 })
    expect(posts()):to_equal(2)
  end)

  it("tries again what passes, and gives up with a reason", function()
    simulator.fault{ route = "POST /order/cart", kind = "status", status = 503, times = 2 }
    local report = bulk.buy({ { name = "free-a.fr", ceiling = money("10 EUR") } }, { pause = 0 })
    expect(report.counts):to_equal({ bought = 1 })
    simulator.fault{ route = "POST /order/cart", kind = "status", status = 503, times = 3 }
    local second = bulk.buy({ { name = "free-b.fr", ceiling = money("10 EUR") } }, { pause = 0 })
    expect(second.counts):to_equal({ unknown = 1 })
    expect(second.names[1].reason):to_match("503")
  end)

  it("stops at its budget, and leaves the rest pending", function()
    local list = {}
    for i = 1, 4 do list[i] = { name = ("free-%d.fr"):format(i), ceiling = money("10 EUR") } end
    local report = bulk.buy(list, { budget = money("14 EUR"), limit = 1 })
    expect(report.counts):to_equal({ bought = 2, pending = 2 })
    expect(report.error.class):to_equal("BulkBudget")
    expect(posts()):to_equal(2)
  end)

  it("orders nothing when it only looks", function()
    local path = os.tmpname()
    local report = bulk.buy({ { name = "free-a.fr", ceiling = money("10 EUR") } }, { dry = true, result = path })
    expect(states(report)):to_equal({ ["free-a.fr"] = "would be bought" })
    expect(posts()):to_equal(0)
  end)

  it("keeps what became of each name, and goes on from there", function()
    local path = os.tmpname()
    local list = {
      { name = "free-a.fr", ceiling = money("10 EUR") }, { name = "taken-b.fr", ceiling = money("10 EUR") },
    }
    local first = bulk.buy(list, { result = path })
    local rows = bulk.results(path)
    expect(#rows):to_equal(2)
    list[3] = { name = "free-c.fr", ceiling = money("10 EUR") }
    local second = bulk.buy(list, { result = path })
    expect(second.counts):to_equal({ bought = 2, refused = 1 })
    expect(second.names[1].order):to_equal(first.names[1].order)
    expect(second.names[1].price):to_equal(money("6.71 EUR"))
    expect(posts()):to_equal(2)
    -- What was refused is only tried again when that is asked for, what was bought never.
    local lookups = #simulator.calls("GET /order/cart/{cartId}/domain")
    bulk.buy(list, { result = path, again = true })
    expect(#simulator.calls("GET /order/cart/{cartId}/domain")):to_equal(lookups + 1)
    expect(posts()):to_equal(2)
  end)

  it("finds out what became of a name that was under way, and takes no half line for a word", function()
    local path = os.tmpname()
    local c = cart.new()
    c:add(c:offers("free-a.fr"):cheapest()):configure{ OWNER_LEGAL_AGE = true }
    c:assign()
    local o = c:checkout{ waive_retraction = true }
    local file = io.open(path, "wb")
    file:write("name,state,availability,reason,price,order,cart,at\n")
    file:write(("free-a.fr,buying,free,,6.71 EUR,,%s,%s\n"):format(c.id, tostring(require("panier.date").now())))
    file:write("free-b.fr,bought,free,,6.71 EUR,12345")
    file:close()
    local report = bulk.buy({
      { name = "free-a.fr", ceiling = money("10 EUR") }, { name = "free-b.fr", ceiling = money("10 EUR") },
    }, { result = path })
    expect(report.counts):to_equal({ bought = 2 })
    expect(report.names[1].order):to_equal(o.id)
    expect(report.names[1].reason):to_equal("found in the account")
    expect(posts()):to_equal(2)
  end)

  it("lists a lost answer as unknown, and settles it in a further run", function()
    local path = os.tmpname()
    simulator.fault{ route = CHECKOUT, kind = "drop_before_commit" }
    local list = { { name = "free-a.fr", ceiling = money("10 EUR") } }
    local first = bulk.buy(list, { result = path })
    expect(first.counts):to_equal({ unknown = 1 })
    expect(bulk.results(path)[1].state):to_equal("unknown")
    local second = bulk.buy(list, { result = path })
    expect(second.counts):to_equal({ unknown = 1 })
    expect(posts()):to_equal(1)
    -- Once the settling time is over it is certain that there is no order.
    simulator.advance(920)
    local third = bulk.buy(list, { result = path })
    expect(third.counts):to_equal({ bought = 1 })
    expect(posts()):to_equal(2)
  end)

  it("refuses what is no list of names", function()
    expect(function() bulk.buy({ { ceiling = money("1 EUR") } }) end):to_raise(
      "bulk.buy: entry 1 has no name; give a text, or a table with 'name' and 'ceiling'")
    expect(function() bulk.buy({ "a.fr", "A.fr" }) end):to_raise("bulk.buy: a.fr stands among the names twice")
    expect(function() bulk.buy({}, { chunk = 0 }) end):to_raise("bulk.buy: option 'chunk' must be 1 to 100, got 0")
  end)
end)
