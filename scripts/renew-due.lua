-- Renews what ends soon and is not renewed by itself, the nearest first, within a ceiling for all of it.
--
--   panier scripts/renew-due.lua max=AMOUNT [within=60d] [product=domain] [dry=true]
--
-- `max` is with tax. What no longer fits is left out and reported, and so is what cannot be renewed. Each renewal is an
-- order of its own and is left unpaid. Exit code 8: there was something to renew, and nothing was.

if not params.max then
  io.stderr:write("usage: panier scripts/renew-due.lua max=AMOUNT [within=60d] [product=domain] [dry=true]\n")
  os.exit(2)
end
local left = money(params.max)
local due = service.renewals{ within = params.within or "60d", product = params.product, renewal = "manual" }
print(due)

local rows, renewed, fatal = {}, 0, nil
for _, one in ipairs(due) do
  local row = { name = one.name, expires = one.expires, price = "", result = "cannot be renewed", order = "" }
  rows[#rows + 1] = row
  if one.duration then
    local quote = one.service:quote{ duration = one.duration }
    row.price = quote.total
    if quote.total > left then
      row.result = "above what is left"
    elseif params.dry == "true" then
      row.result, left = "would be renewed", left - quote.total
    else
      local ok, order = pcall(one.service.renew, one.service, { duration = one.duration, quote = quote, max = left })
      if ok then
        row.result, row.order, left, renewed = "renewed", order.id, left - quote.total, renewed + 1
      else
        row.result = order.message
        -- A budget that is used up, a missing --yes or a lost answer concern every service after this one too.
        if order.kind == "budget" or order.kind == "refused" or order.kind == "network" then
          fatal = order
          break
        end
      end
    end
  end
end

show(rows, {
  title = "Renewals, prices incl. tax",
  columns = #rows > 0 and { "name", "expires", "price", "result", "order" } or nil,
})
if fatal then error(fatal, 0) end
if #rows > 0 and renewed == 0 and params.dry ~= "true" then os.exit(8) end
