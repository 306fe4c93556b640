return recipe{
  name = "renewal-forecast",
  version = "1.0.0",
  summary = "What names cost over the years, as a table and a chart.",
  author = "Panier",
  license = "MIT",
  keywords = { "domain", "price", "renewal" },
  risk = "quote",
  limits = { calls = 2000, minutes = 30 },
  details = [[
For names that are planned, the first year and the renewals; for names that are registered, the renewals that they would
cost here. Prices are without tax, at today's prices. Nothing is ordered.
]],
  params = {
    names = param.list{ of = param.domain{}, required = true, min = 1, max = 300, help = "the names" },
    years = param.integer{ default = 5, min = 1, max = 10, help = "how far the forecast goes" },
  },
  run = function(p)
    local c = cart.new{ description = "recipe renewal-forecast" }
    local rows = parallel(p.names, function(name)
      local row = { name = name }
      local ok, offers = pcall(c.offers, c, name)
      if not ok then
        if offers.kind ~= "api" and offers.kind ~= "usage" and offers.kind ~= "refused" then error(offers, 0) end
        row.state = "not sold here"
        return row
      end
      local planned = offers:where{ status = "available" }:cheapest()
      local offer = planned or offers:where{ status = "transferable" }:cheapest()
      if not offer or not offer.renewal then
        row.state = offers[1] and offers[1].status or "not offered"
        return row
      end
      row.state = planned and "planned" or "registered"
      row.renewal = offer.renewal
      row.first = planned and offer.total or offer.renewal
      row.cost = row.first + offer.renewal * (p.years - 1)
      return row
    end)
    local priced = false
    for _, row in ipairs(rows) do priced = priced or row.cost ~= nil end
    show(rows, {
      title = ("Names over %d years, excl. tax"):format(p.years), columns = priced and { "name", "state", "first", "renewal", "cost" } or { "name", "state" },
    })
    local years, total = {}, nil
    for year = 1, p.years do
      local sum
      for _, row in ipairs(rows) do
        local amount = year == 1 and row.first or row.renewal
        if amount then sum = sum and sum + amount or amount end
      end
      if sum then
        years[year] = { year = ("year %d"):format(year), cost = sum }
        total = total and total + sum or sum
      end
    end
    if #years > 0 then chart(years, { label = "year", value = "cost" }) end
    return { names = #rows, years = p.years, total = total }
  end,
}
