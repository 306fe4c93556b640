local test = require "panier.test"
local describe, it, expect = test.describe, test.it, test.expect

describe("what is owned", function()
  test.before_each(function() simulator.reset() end)

  it("expires, and is renewed by an order", function()
    -- Ends are counted from the first call.
    expect(service.list("domain"):where{ name = "owned-shop.fr" }[1].status):to_equal("ok")
    simulator.advance(21 * 86400)
    pcall(me.account) -- the clock has moved since the client asked the time
    local shop = service.list("domain"):where{ name = "owned-shop.fr" }[1]
    expect(shop.status):to_equal("expired")
    shop:renew{ duration = "P1Y", max = money("20 EUR"), pay = true }:await()
    local renewed = service.open("owned-shop.fr")
    expect(renewed.status):to_equal("ok")
    expect(renewed.days_left > 300):to_be_truthy()
  end)

  it("is due with its price, by month", function()
    local due, months = service.renewals{ within = "1y" }
    expect(#due):to_equal(7)
    local sum = money("0 EUR")
    for _, month in ipairs(months) do sum = sum + month.total end
    local all = money("0 EUR")
    for _, one in ipairs(due) do all = all + one.price end
    expect(sum == all):to_be_truthy()
  end)

  it("is what an order becomes", function()
    local c = cart.new()
    c:add{ domain = "free-shop.fr" }:configure{ OWNER_LEGAL_AGE = true, OWNER_CONTACT = me.contacts()[1] }
    c:assign():checkout{ max = money("20 EUR"), waive_retraction = true }:pay{ method = "fidelityAccount" }:await()
    local shop = service.list("domain")[1]
    expect(shop.name):to_equal("free-shop.fr")
    expect(shop.renewal):to_equal("automatic")
    expect(shop:tasks()[1].state):to_equal("done")
  end)
end)
