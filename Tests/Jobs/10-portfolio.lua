-- What is owned, when each of it ends, and what a renewal costs: a table, or a file for a spreadsheet.
--
--   panier Tests/Jobs/10-portfolio.lua [within=1y] -o csv

local rows = {}
for _, one in ipairs(service.renewals{ within = params.within or "1y" }) do
  rows[#rows + 1] = {
    name = one.name, product = one.product, expires = one.expires:sub(1, 10), renewal = one.renewal,
    period = one.duration, price = one.price,
  }
end
show(rows, { columns = { "name", "product", "expires", "renewal", "period", "price" } })
