return recipe{
  name = "portfolio",
  version = "1.0.0",
  summary = "Buys those names of a list that are free and under a ceiling, each once.",
  author = "Panier",
  license = "MIT",
  keywords = { "domain", "bulk" },
  risk = "waive",
  limits = { calls = 5000, minutes = 120 },
  details = [[
Looks all names up side by side and lists what each would cost. With buy = true it orders them one after the other, each
an order of its own, and stops at the first refusal that concerns the others too: a budget that is used up, an order
whose state is not known. A name that is taken, premium or above the ceiling is left out and listed with the reason.
With --params names.csv the list may have a line for each name, with columns such as names and ceiling.
]],
  params = {
    names = param.list{ of = param.domain{}, required = true, min = 1, max = 500, help = "the names" },
    ceiling = param.money{ required = true, help = "the most that one name may cost, with tax" },
    most = param.integer{ default = 50, min = 1, max = 500, help = "how many names are bought at most" },
    buy = param.boolean{ default = false, help = "true to order; otherwise the prices are listed" },
  },
  run = function(p)
    local seen, rows = {}, {}
    for _, name in ipairs(p.names) do
      if not seen[name] then rows[#rows + 1] = { name = name } end
      seen[name] = true
    end

    -- A cart with the name alone, its quote, and why it is not to be bought.
    local function quoted(row)
      local c = cart.new{ description = "recipe portfolio " .. row.name }
      local ok, offers = pcall(c.offers, c, row.name)
      if not ok then
        if offers.kind ~= "api" and offers.kind ~= "usage" and offers.kind ~= "refused" then error(offers, 0) end
        return nil, nil, "not sold here"
      end
      local offer = offers:where{ status = "available" }:cheapest()
      if not offer then return nil, nil, offers[1] and offers[1].status or "not offered" end
      c:add(offer):configure{ OWNER_LEGAL_AGE = true }
      c:assign()
      local quote = c:quote()
      row.price = quote.total
      if quote.total > p.ceiling then return c, quote, "above the ceiling" end
      return c, quote, nil
    end

    local made = parallel(rows, function(row)
      local c, quote, reason = quoted(row)
      row.result = reason or "free"
      return { cart = c, quote = quote }
    end)
    local bought, stopped = 0, nil
    if p.buy then
      for index, row in ipairs(rows) do
        if row.result == "free" then
          if stopped then
            row.result = "not tried"
          elseif bought == p.most then
            row.result = "over the count"
          else
            local ok, order = pcall(function()
              return made[index].cart:checkout{ quote = made[index].quote, max = p.ceiling, waive_retraction = true }
            end)
            if ok then
              bought = bought + 1
              row.result, row.order = "bought", order.id
            else
              row.result = order.message
              if order.kind ~= "api" then stopped = order end
            end
          end
        end
      end
    end
    local columns = { "name", "result" }
    for _, name in ipairs{ "price", "order" } do
      for _, row in ipairs(rows) do
        if row[name] then
          columns[#columns + 1] = name
          break
        end
      end
    end
    show(rows, { title = "Names, prices incl. tax", columns = columns })
    if stopped and bought == 0 then error(stopped, 0) end
    local free = 0
    for _, row in ipairs(rows) do if row.result == "free" then free = free + 1 end end
    return { names = #rows, bought = bought, free = free }
  end,
}
