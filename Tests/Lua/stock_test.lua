local test = require "panier.test"
local describe, it, expect = test.describe, test.it, test.expect

-- A place where no server of a plan can be ordered at present.
local function empty_place(plan)
  local orderable, all = {}, stock.list{ plan = plan }
  for _, row in ipairs(all) do if row.available then orderable[row.datacenter] = true end end
  for _, row in ipairs(all) do if not orderable[row.datacenter] then return row.datacenter end end
end

describe("a server hunt", function()
  test.before_each(function() simulator.reset() end)

  it("waits for the place and orders there, with the cheapest of what must be chosen", function()
    local place = empty_place("24sk20")
    local row = stock.wait{ plan = "24sk20", datacenter = place, every = "5m", timeout = "24h" }
    local c = cart.new()
    local item = c:add(row)
    item:configure{ dedicated_os = "none_64.en" }
    item:options("cheapest")
    c:assign()
    local order = c:checkout{ quote = c:quote(), max = money("200 EUR") }
    expect(order.id):to_be_truthy()
    expect(item:configurations():where{ label = "dedicated_datacenter" }[1].value):to_equal(place)
    expect(simulator.calls("POST /order/cart/{cartId}/checkout")):to_have_length(1)
  end)

  it("is told what is where, from when and at what price", function()
    local row = stock.list{ plan = "24sk10", datacenter = "gra", available = true }:sort("delay")[1]
    expect(row.place):to_equal("Gravelines")
    expect(row.total > row.price):to_be_truthy()
  end)

  it("refuses what is sold out between the look and the quote", function()
    local row
    for _, one in ipairs(stock.list{ available = true }) do
      if one.datacenter ~= "gra" and one.level == "low" then row = one break end
    end
    local c = cart.new()
    c:add(row):configure{ dedicated_os = "none_64.en" }
    c:items()[1]:options("cheapest")
    c:assign()
    local seconds = 0
    while stock.list{
      plan = row.plan, memory = row.memory, storage = row.storage, datacenter = row.datacenter, available = true,
    }[1] and seconds < 20000 do
      simulator.advance(900)
      seconds = seconds + 900
    end
    expect(function() c:quote() end):to_raise({ class = "NotAvailable" })
  end)
end)
