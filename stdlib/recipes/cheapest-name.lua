return recipe{
  name = "cheapest-name",
  version = "1.0.0",
  summary = "Finds the cheapest suffix for a label: first year, renewal, and what it costs over years.",
  author = "Panier",
  license = "MIT",
  keywords = { "domain", "price" },
  helps = { "is taken", "is not to be had", "a premium name with a price of its own", "is sold on a resale platform" },
  risk = "quote",
  details = [[
Looks the label up under each suffix, side by side, and adds up the first year and the renewals after it. Suffixes that
are not sold, names that are taken and those above the ceiling are listed with the reason. Prices are without tax, as
the API offers them. Nothing is ordered; buy orders what was found.
]],
  params = {
    label = param.string{
      required = true, min = 1, max = 63, pattern = "[%w][%w%-]*", help = "the name without its suffix",
    },
    suffixes = param.list{
      of = param.string{ pattern = "%.?[%w%.%-]+" }, min = 1, max = 60,
      default = { "fr", "com", "net", "org", "eu", "be", "it", "es", "de", "io", "dev", "app", "shop", "online" },
      help = "the suffixes to compare",
    },
    years = param.integer{ default = 5, min = 1, max = 10, help = "over how many years the cost is added up" },
    ceiling = param.money{ help = "the most that it may cost over these years, without tax" },
  },
  run = function(p)
    local c = cart.new{ description = "recipe cheapest-name" }
    local rows = parallel(p.suffixes, function(suffix)
      local row = { name = p.label:lower() .. "." .. suffix:gsub("^%.", "") }
      local ok, offers = pcall(c.offers, c, row.name)
      if not ok then
        -- What could not be asked is no free name, and a suffix that is not sold is no error.
        if offers.kind ~= "api" and offers.kind ~= "usage" and offers.kind ~= "refused" then error(offers, 0) end
        row.result = "not sold here"
        return row
      end
      local offer = offers:where{ status = "available" }:cheapest()
      if not offer then
        row.result = offers[1] and offers[1].status or "not offered"
        return row
      end
      row.first, row.renewal = offer.total, offer.renewal
      row.cost = offer.renewal and offer.total + offer.renewal * (p.years - 1) or offer.total
      row.result = p.ceiling and row.cost > p.ceiling and "above the ceiling" or "free"
      return row
    end)
    local best
    for _, row in ipairs(rows) do
      if row.result == "free" and (not best or row.cost < best.cost) then best = row end
    end
    local priced = false
    for _, row in ipairs(rows) do priced = priced or row.cost ~= nil end
    show(rows, {
      title = ("%s over %d years, excl. tax"):format(p.label, p.years),
      columns = priced and { "name", "result", "first", "renewal", "cost" } or { "name", "result" },
    })
    return { best = best and best.name, cost = best and best.cost, years = p.years }
  end,
}
