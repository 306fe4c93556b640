local test = require "panier.test"
local describe, it, expect = test.describe, test.it, test.expect

describe("an order on the simulator", function()
  local c, item
  test.before_each(function()
    simulator.reset()
    c = cart.new{ subsidiary = "FR" }
    item = c:add(c:offers("free-shop.fr"):cheapest(), { duration = "P1Y" })
    c:assign()
    item:configure{ OWNER_LEGAL_AGE = true }
  end)

  it("is placed once although its answer is lost", function()
    simulator.fault{ route = "POST /order/cart/{cartId}/checkout", kind = "drop_after_commit" }
    local order = c:checkout{ quote = c:quote(), max = money("20 EUR"), waive_retraction = true }
    expect(order.id):to_be_truthy()
    expect(simulator.calls("POST /order/cart/{cartId}/checkout")):to_have_length(1)
  end)

  it("is refused over its ceiling, and nothing is sent", function()
    expect(function() c:checkout{ quote = c:quote(), max = money("1 EUR"), waive_retraction = true } end)
      :to_raise({ kind = "budget" })
    expect(simulator.calls("POST /order/cart/{cartId}/checkout")):to_have_length(0)
  end)

  it("starts from nothing after a reset", function()
    simulator.reset()
    expect(simulator.calls()):to_have_length(0)
    expect(#cart.list()):to_equal(0)
  end)
end)

describe("simulator.fault", function()
  it("names what is wrong with it", function()
    expect(function() simulator.fault{ route = "*", kind = "explode" } end):to_raise(
      "simulator.fault: kind must be one of drop_before_commit")
    expect(function() simulator.fault{ kind = "status" } end):to_raise("missing option 'route'")
  end)
end)
