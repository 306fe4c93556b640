---Buys names by the thousand: each once, none above its ceiling, and every interruption can be gone on from.
---
---What became of each name is written to a result file as soon as it is known. A run that was killed is run again with
---the same file: it finds out what became of the names that it was about to buy, and goes on with the rest.
---@class bulk
local bulk = {}

local host = require "panier.host"
local csv = require "panier.csv"
local check = host.check

---@class bulk.Options
---@field result? string the file that keeps what became of each name; without one a run cannot be gone on with
---@field limit? integer how many names are at work at once, 1 to 64 (default: 8)
---@field chunk? integer how many names share an order, 1 to 100 (default: 1)
---@field attempts? integer how often a name is tried when the network or the API fails, 1 to 10 (default: 3)
---@field pause? number the seconds before the second try; each later one waits twice as long (default: 1)
---@field budget? Money the most that all orders of the result file may cost together, with tax, over all runs
---@field subsidiary? string whose prices: FR, IE (default: as cart.new)
---@field dry? boolean whether nothing is ordered and prices are only looked up (default: false)
---@field again? boolean whether names that were refused in an earlier run are tried again (default: false)

---@class bulk.LookOptions
---@field limit? integer how many names are looked up at once, 1 to 64 (default: 8)
---@field subsidiary? string whose prices: FR, IE (default: as cart.new)

local COLUMNS = { "name", "state", "availability", "reason", "price", "order", "cart", "at" }
-- What is not gone back to: everything else is open, and a further run goes on with it.
local FINAL = { bought = true, refused = true }

local function fail(name, message)
  host.raise("usage", name .. ": " .. message)
end

local function within(name, option, value, low, high, default)
  if value == nil then return default end
  if value < low or value > high then
    fail(name, ("option '%s' must be %d to %d, got %s"):format(option, low, high, tostring(value)))
  end
  return value
end

-- A number with commas between its thousands.
local function counted(number)
  local text = ("%d"):format(number)
  while true do
    local replaced, count = text:gsub("^(%d+)(%d%d%d)", "%1,%2")
    if count == 0 then return text end
    text = replaced
  end
end

-- The clock of the machine in seconds; shared recipes have none.
local function now()
  local os = rawget(_G, "os")
  return os and os.time and os.time() or 0
end

local function span(seconds)
  if seconds < 90 then return ("%d s"):format(math.ceil(seconds)) end
  if seconds < 5400 then return ("%d min"):format(math.ceil(seconds / 60)) end
  return ("%.1f h"):format(seconds / 3600)
end

-- ---------------------------------------------------------------------------
-- The result file
-- ---------------------------------------------------------------------------

local function file_library(name)
  local io = rawget(_G, "io")
  if not io then fail(name, "shared recipes have no files; leave option 'result' out") end
  return io
end

-- What a text of results says last of each name; a line that was cut off by an interruption says nothing.
local function last_words(text)
  local words, names = {}, {}
  local whole = text:match("^(.*\n)") or ""
  if whole == "" then return words, names end
  for row in csv.rows(whole, { ragged = true }) do
    if row.name and row.state then
      if not words[row.name] then names[#names + 1] = row.name end
      words[row.name] = row
    end
  end
  return words, names
end

---What a result file says of each name, in the order in which they came up; nothing where there is no file. The state
---is bought, refused, unknown or buying. Only for own scripts: shared recipes have no files.
---@param path string the result file
---@return table[] # tables with `name state availability reason price order cart at`, all of them text
---```lua
---local bulk = require "panier.bulk"
---print(#bulk.results("none.csv"))  --> 0
---```
function bulk.results(path)
  check("bulk.results", path)
  local file = file_library("bulk.results").open(path, "rb")
  if not file then return {} end
  local words, names = last_words(file:read("a") or "")
  file:close()
  local list = {}
  for i, name in ipairs(names) do list[i] = words[name] end
  return list
end

-- Opens the result file to add to it, made whole and short before.
local function book(path)
  local known = {}
  if not path then return { known = known, add = function(row) known[row.name] = row end, close = function() end } end
  local io, os = file_library("bulk.buy"), rawget(_G, "os")
  local rows = bulk.results(path)
  for _, row in ipairs(rows) do known[row.name] = row end
  local new = path .. ".new"
  csv.write_file(new, rows, { columns = COLUMNS })
  local done, problem = os.rename(new, path)
  if not done then fail("bulk.buy", "cannot write '" .. path .. "': " .. tostring(problem)) end
  local file, reason = io.open(path, "ab")
  if not file then fail("bulk.buy", "cannot write '" .. path .. "': " .. tostring(reason)) end
  return {
    known = known,
    add = function(row)
      known[row.name] = row
      local line = csv.write({ row }, { columns = COLUMNS, header = false })
      -- One write and a flush: what was added outlives the program, however that ends.
      local written, why = file:write(line)
      if written then written, why = file:flush() end
      if not written then error("cannot write '" .. path .. "': " .. tostring(why), 0) end
    end,
    close = function() file:close() end,
  }
end

-- ---------------------------------------------------------------------------
-- Looking names up
-- ---------------------------------------------------------------------------

-- Whether an error may pass by itself.
local function passes(e)
  if type(e) ~= "userdata" and type(e) ~= "table" then return false end
  if e.kind == "network" then return e.class ~= "OrderStateUnknown" and e.class ~= "PaymentStateUnknown" end
  return e.kind == "api" and (not e.status or e.status >= 500 or e.status == 429 or e.status == 408)
end

-- Whether an error concerns every name, so that going on is of no use.
local function is_fatal(e)
  if type(e) ~= "userdata" and type(e) ~= "table" then return true end
  if e.kind == "auth" or e.kind == "limit" then return true end
  -- Whatever else has too little left, the next name would not fit either.
  if e.kind == "budget" then return e.class ~= "OverMaximum" and e.class ~= "Changed" and e.class ~= "OrderedOther" end
  if e.kind == "refused" then return e.class == "NotConfirmed" or e.class == "Journal" end
  return e.kind == "exit"
end

local function words_of(e)
  if (type(e) == "userdata" or type(e) == "table") and e.message then return e.message end
  return tostring(e)
end

-- The offer that a rule takes, or why there is none: taken, or free and not allowed.
local function chosen(offers, rule)
  local status = "unavailable"
  for _, offer in ipairs(offers) do
    if offer.status == "available" then return offer, "free" end
    if offer.status == "premium" then status = "premium" end
    if offer.status ~= "unavailable" and status == "unavailable" then status = offer.status end
  end
  if status == "premium" then
    if rule.premium then return offers:where({ status = "premium" }):cheapest(), "free" end
    return nil, "free", "not free at the list price: premium = true accepts a price of its own"
  end
  if rule.transfer and status == "transferable" then
    return offers:where({ status = "transferable" }):cheapest(), "taken"
  end
  return nil, "taken", "not free" .. (status == "unavailable" and "" or ": " .. status)
end

---Looks many names up: each is free, taken, or unknown with the reason. The price is that of the first period, without
---tax. No error of one name ends the look.
---@param names string[] the names
---@param options? bulk.LookOptions how they are looked up
---@return table[] # tables with `name availability status reason price`, in the order of the names
---```lua
---local bulk = require "panier.bulk"
---local found = bulk.look({ "free-a.fr", "taken-b.fr" })
---print(found[1].availability, found[2].availability)  --> free taken
---```
function bulk.look(names, options)
  check("bulk.look", names, options)
  options = options or {}
  local limit = within("bulk.look", "limit", options.limit, 1, 64, 8)
  local c = cart.new{ subsidiary = options.subsidiary, description = "panier.bulk look" }
  local found = parallel(names, function(name)
    local ok, offers = pcall(c.offers, c, name)
    if not ok then
      if is_fatal(offers) then error(offers, 0) end
      return { name = name, availability = "unknown", reason = words_of(offers) }
    end
    local offer, availability, reason = chosen(offers, {})
    local first = offer or offers[1]
    return {
      name = name, availability = availability, reason = reason, status = first and first.status,
      price = offer and offer.total,
    }
  end, { limit = limit })
  c:delete()
  return found
end

-- ---------------------------------------------------------------------------
-- Buying
-- ---------------------------------------------------------------------------

local Run = {}
Run.__index = Run

function Run:note(entry, state, fields)
  fields = fields or {}
  local row = {
    name = entry.name, state = state, availability = fields.availability or entry.availability, reason = fields.reason,
    price = fields.price and tostring(fields.price) or nil, order = fields.order and tostring(fields.order) or nil,
    cart = fields.cart, at = tostring(self.now()),
  }
  entry.availability = row.availability
  entry.state, entry.reason, entry.order = state, row.reason, fields.order
  entry.price = fields.price or entry.price
  self.book.add(row)
end

function Run:ended(entry)
  if not entry.counted then
    entry.counted = true
    self.done = self.done + 1
  end
  self.counts[entry.state or "pending"] = (self.counts[entry.state or "pending"] or 0) + 1
  self:show()
end

function Run:rate()
  local seconds = now() - self.start
  return seconds > 0 and self.done / seconds or nil, seconds
end

function Run:show()
  local rate = self:rate()
  local text = ("%s of %s names, %s bought"):format(
    counted(self.done), counted(self.total), counted(self.counts.bought or 0))
  if self.counts.unknown then text = text .. (", %s unknown"):format(counted(self.counts.unknown)) end
  if rate and rate > 0 then
    text = text .. (", %.1f/s, %s left"):format(rate, span((self.total - self.done) / rate))
  end
  host.progress(text)
end

-- Holds money of the run's own budget, which counts what earlier runs bought too.
function Run:reserve(amount)
  if not self.budget then return end
  if self.held + amount > self.budget then
    host.raise("budget",
      ("the order costs %s with tax, and %s of the list's budget of %s are spent or held; nothing was ordered"):format(
        tostring(amount), tostring(self.held), tostring(self.budget)), { class = "BulkBudget" })
  end
  self.held = self.held + amount
end

function Run:release(amount)
  if self.budget then self.held = self.held - amount end
end

-- Puts a name into a cart by its rules; nil where it is not to be had, which is noted.
function Run:add(c, entry)
  local offers = c:offers(entry.name)
  local offer, availability, reason = chosen(offers, entry)
  entry.availability = availability
  if not offer then
    self:note(entry, "refused", { reason = reason })
    return nil
  end
  local duration = entry.years and ("P%dY"):format(entry.years) or nil
  return c:add(offer, { duration = duration, premium = entry.premium or nil })
end

-- The price of an item with tax, as the quote's own tax has it: exact for one name, else rounded up by the share.
local function price_of(entry, quote, count)
  if count == 1 then return quote.total end
  -- The lines of a name share its place, `*002` and `*002.001`, its gifts too.
  local place
  for _, line in ipairs(quote.lines) do
    local name = tostring(line.description):match("^(%S+)")
    if name and name:lower() == entry.name then place = place or tostring(line.domain):match("^%*%d+") end
  end
  if not place then return nil end
  local sum
  for _, line in ipairs(quote.lines) do
    if tostring(line.domain):match("^%*%d+") == place then sum = sum and sum + line.total or line.total end
  end
  local tax = quote.without_tax.value ~= "0" and quote.tax or nil
  if not tax then return sum end
  local share = tonumber(quote.tax.value) / tonumber(quote.without_tax.value)
  return sum + sum:percent(share * 100)
end

-- One order of some names; those that are left afterwards without a word are still open.
function Run:order(entries)
  local c = cart.new{ description = "panier.bulk " .. entries[1].name, subsidiary = self.subsidiary }
  local ok, is_ordered = pcall(self.fill, self, c, entries)
  -- A cart that may have become an order is kept by the host, whoever wants it deleted.
  if not ok or not is_ordered then pcall(c.delete, c) end
  if not ok then error(is_ordered, 0) end
end

-- Fills a cart and orders it; false where it is not ordered.
function Run:fill(c, entries)
  local chosen_ones = {}
  for _, entry in ipairs(entries) do
    local ok, item = pcall(self.add, self, c, entry)
    if not ok then
      if #entries > 1 or passes(item) or is_fatal(item) then error(item, 0) end
      self:note(entry, "refused", { reason = words_of(item) })
    elseif item then
      chosen_ones[#chosen_ones + 1] = { entry = entry, item = item }
    end
  end
  if #chosen_ones == 0 then return false end
  c:assign()
  for _, one in ipairs(chosen_ones) do one.item:configure(one.entry.configuration) end
  local quote = c:quote()
  -- What is above its ceiling leaves the cart, and the rest is quoted again.
  local kept = {}
  for _, one in ipairs(chosen_ones) do
    local price = price_of(one.entry, quote, #chosen_ones)
    one.entry.price = price
    if price and one.entry.ceiling and price > one.entry.ceiling then
      self:note(one.entry, "refused", { reason = "above its ceiling", price = price })
      one.item:remove()
    else
      kept[#kept + 1] = one
    end
  end
  if #kept == 0 then return false end
  if #kept < #chosen_ones then quote = c:quote() end
  if self.dry then
    for _, one in ipairs(kept) do
      one.entry.state, one.entry.price = "would be bought", price_of(one.entry, quote, #kept)
    end
    return false
  end
  return self:buy(c, quote, kept)
end

-- Orders a cart; false where it is certainly not ordered.
function Run:buy(c, quote, kept)
  local max
  for _, one in ipairs(kept) do
    if one.entry.ceiling then max = max and max + one.entry.ceiling or one.entry.ceiling else max = nil break end
  end
  self:reserve(quote.total)
  for _, one in ipairs(kept) do
    -- Before it is sent: after an interruption the cart tells whether it was ordered.
    self:note(one.entry, "buying", { cart = c.id, price = price_of(one.entry, quote, #kept) })
  end
  local ok, order = pcall(c.checkout, c, { quote = quote, max = max, waive_retraction = true })
  if ok then
    for _, one in ipairs(kept) do
      self:note(one.entry, "bought", { order = order.id, cart = c.id, price = one.entry.price })
    end
    return true
  end
  local e = order
  if e.class == "OrderStateUnknown" and e.earlier then
    -- Nothing was sent now: an earlier order of the same is not known about, and that one's cart tells.
    self:release(quote.total)
    for _, one in ipairs(kept) do
      self:note(one.entry, "unknown",
        { reason = words_of(e), cart = one.entry.was_in, price = one.entry.price })
    end
    return false
  end
  if e.class == "OrderStateUnknown" then
    for _, one in ipairs(kept) do
      self:note(one.entry, "unknown", { reason = words_of(e), cart = c.id, price = one.entry.price })
    end
    return true
  end
  if e.class == "OrderedOther" or e.class == "OrderNotPaid" then
    for _, one in ipairs(kept) do
      self:note(one.entry, "bought",
        { order = e.order, cart = c.id, price = one.entry.price, reason = words_of(e) })
    end
    return true
  end
  self:release(quote.total)
  for _, one in ipairs(kept) do one.entry.state = nil end
  error(e, 0)
end

-- Whether an order has a line of a name.
local function is_for(o, name)
  for _, line in ipairs(o:details()) do
    if line.domain == name or tostring(line.description):match("^(%S+)") == name then return true end
  end
  return false
end

-- The order of a name among the newest of the account.
local function newest_order_of(name)
  local found
  order.each(function(o)
    if is_for(o, name) then found = o end
    return found == nil
  end, { limit = 16 })
  return found
end

-- The names that the account has ordered since the earliest of the words that earlier runs left, read once in a run.
function Run:ordered_names()
  while self.reading do sleep(0.05) end
  if self.ordered then return self.ordered end
  self.reading = true
  local ok, e = pcall(function()
    local date = require "panier.date"
    -- A day before, since clocks differ.
    local begin = self.earliest and date.parse(self.earliest) - period("P1D") or nil
    local names = {}
    order.each(function(o)
      for _, line in ipairs(o:details()) do
        local name = tostring(line.description):match("^(%S+)")
        if name then names[name] = names[name] or o.id end
        names[line.domain] = names[line.domain] or o.id
      end
    end, { from = begin and tostring(begin) or nil })
    self.ordered = names
  end)
  self.reading = false
  if not ok then error(e, 0) end
  return self.ordered
end

-- What became of a name that an earlier run was about to buy, or does not know about; true once that is settled.
function Run:settle(entry, word)
  if not word.cart or word.cart == "" then return false end
  local number
  local ok, c = pcall(cart.open, word.cart)
  if ok then
    if not c.read_only then return false end
    local o = newest_order_of(entry.name)
    number = o and o.id
  elseif c.status == 404 then
    -- A cart that is gone tells nothing: the account's orders do.
    number = self:ordered_names()[entry.name]
    if not number then return false end
  else
    error(c, 0)
  end
  local price = word.price and word.price ~= "" and money(word.price) or nil
  if self.budget and price then self.held = self.held + price end
  self:note(entry, "bought", { order = number, cart = word.cart, price = price, reason = "found in the account" })
  return true
end

-- Works on some names until each has a word: tries again what may pass, and goes one by one where an order of several
-- fails.
function Run:work(entries)
  local attempt = 1
  while true do
    local open = {}
    for _, entry in ipairs(entries) do
      if not entry.state or entry.state == "buying" then open[#open + 1] = entry end
    end
    if #open == 0 or self.fatal then return end
    local ok, e = pcall(function()
      for i = #open, 1, -1 do
        local word = open[i].word
        if word and self:settle(open[i], word) then table.remove(open, i) end
        -- What was settled or was no order is judged by the guard from now on.
        if open[i] then open[i].word = nil end
      end
      if #open > 0 then self:order(open) end
    end)
    if not ok then
      if is_fatal(e) then
        self.fatal = self.fatal or e
        return
      elseif passes(e) and attempt < self.attempts then
        sleep(self.pause * 2 ^ (attempt - 1))
        attempt = attempt + 1
      elseif #open > 1 then
        for _, entry in ipairs(open) do self:work({ entry }) end
        return
      else
        local entry = open[1]
        if passes(e) or e.class == "OrderStateUnknown" or e.class == "UnderWay" then
          self:note(entry, "unknown",
            { reason = words_of(e), cart = entry.was_in, availability = entry.availability or "unknown" })
        elseif e.class == "Repeated" and entry.was_buying then
          self:note(entry, "bought",
            { order = e.order, price = entry.price, reason = "ordered by an earlier run" })
        else
          self:note(entry, "refused", { reason = words_of(e), price = entry.price })
        end
      end
    end
  end
end

local function entry_of(row, i)
  local entry = type(row) == "string" and { name = row } or row
  if type(entry) ~= "table" or type(entry.name) ~= "string" or entry.name == "" then
    fail("bulk.buy", ("entry %d has no name; give a text, or a table with 'name' and 'ceiling'"):format(i))
  end
  local configuration = { OWNER_LEGAL_AGE = true, OWNER_CONTACT = entry.owner, AUTH_INFO = entry.auth }
  for label, value in pairs(entry.configuration or {}) do configuration[label] = value end
  return {
    name = entry.name:lower(), ceiling = entry.ceiling, years = entry.years, premium = entry.premium == true,
    transfer = entry.auth ~= nil, configuration = configuration,
  }
end

-- What a run came to.
local function report_of(entries, run)
  local rows, spent, counts = {}, nil, {}
  for i, entry in ipairs(entries) do
    local state = entry.state == "buying" and "unknown" or entry.state or "pending"
    rows[i] = {
      name = entry.name, state = state, availability = entry.availability, reason = entry.reason,
      price = entry.price, order = entry.order, ceiling = entry.ceiling,
    }
    counts[state] = (counts[state] or 0) + 1
    if state == "bought" and entry.price then spent = spent and spent + entry.price or entry.price end
  end
  local rate, seconds = run:rate()
  return { names = rows, counts = counts, spent = spent, seconds = seconds, rate = rate, error = run.fatal }
end

-- What earlier runs spent or may have spent.
local function held(known, budget)
  local sum = budget and budget - budget
  for _, row in pairs(known) do
    if budget and row.state ~= "refused" and row.price and row.price ~= "" then sum = sum + money(row.price) end
  end
  return sum
end

---Buys names, each once and within its ceiling, and says what became of each. Needs what every checkout needs: the
---operator's consent, and a budget or ceilings.
---
---The rules for a name are `ceiling`, the most that it may cost with tax; `years`; `premium = true`, which accepts a
---price of its own; `owner`, as in "/me/contact/123"; `auth`, a transfer code, which allows a transfer; and
---`configuration`, further labels with their values.
---
---A name ends as `bought`, as `refused` with the reason, or as `unknown` with the reason, which a further run with the
---same result file settles. A budget that is used up, a missing `--yes` or a lost permission end the run; the names
---after it are `pending`. The report lists `names` with `name state availability reason price order`, and counts them
---by state in `counts`.
---@param names table the names: texts, or tables with `name` and the rules for it
---@param options? bulk.Options how they are bought
---@return table # a table with `names counts spent seconds rate`, and `error` where the run ended early
---Errors:
---- `bulk.buy: entry 3 has no name; give a text, or a table with 'name' and 'ceiling'`
---- `bulk.buy: option 'chunk' must be 1 to 100, got 0`
---```lua
---local bulk = require "panier.bulk"
---local report = bulk.buy({ { name = "free-a.fr", ceiling = money("10 EUR") }, "taken-b.fr" })
---print(report.counts.bought, report.names[2].reason)  --> 1 not free: transferable
---```
function bulk.buy(names, options)
  check("bulk.buy", names, options)
  options = options or {}
  local limit = within("bulk.buy", "limit", options.limit, 1, 64, 8)
  local chunk = within("bulk.buy", "chunk", options.chunk, 1, 100, 1)
  local entries, seen = {}, {}
  for i, row in ipairs(names) do
    local entry = entry_of(row, i)
    if seen[entry.name] then fail("bulk.buy", ("%s stands among the names twice"):format(entry.name)) end
    seen[entry.name] = true
    entries[i] = entry
  end
  local records = book(not options.dry and options.result or nil)
  local run = setmetatable({
    book = records, now = require("panier.date").now, dry = options.dry, subsidiary = options.subsidiary,
    attempts = within("bulk.buy", "attempts", options.attempts, 1, 10, 3),
    pause = within("bulk.buy", "pause", options.pause, 0, 3600, 1),
    budget = options.budget, held = held(records.known, options.budget),
    total = #entries, done = 0, counts = {}, start = now(),
  }, Run)

  local chunks = {}
  for _, entry in ipairs(entries) do
    local word = records.known[entry.name]
    local is_over = word and FINAL[word.state] and not (options.again and word.state == "refused")
    if is_over then
      entry.state, entry.availability = word.state, word.availability
      entry.reason = word.reason ~= "" and word.reason or nil
      entry.order = word.order ~= "" and math.tointeger(tonumber(word.order)) or nil
      entry.price = word.price ~= "" and money(word.price) or nil
      entry.counted = true
      run.total = run.total - 1
      run.counts[entry.state] = (run.counts[entry.state] or 0) + 1
    else
      if word and word.state ~= "refused" then
        entry.word, entry.was_in, entry.was_buying = word, word.cart, true
        if word.at ~= "" and (not run.earliest or word.at < run.earliest) then run.earliest = word.at end
        -- Held anew once it is about to be bought again.
        if run.budget and word.price and word.price ~= "" then run:release(money(word.price)) end
      end
      local last = chunks[#chunks]
      -- What was begun is found out about alone.
      if entry.word or not last or #last >= chunk or last[1].word then
        chunks[#chunks + 1] = { entry }
      else
        last[#last + 1] = entry
      end
    end
  end

  parallel(chunks, function(some)
    if run.fatal then return end
    run:work(some)
    for _, entry in ipairs(some) do
      if entry.state then run:ended(entry) end
    end
  end, { limit = limit })
  host.progress()
  records.close()
  return report_of(entries, run)
end

---A report in a line of words, for the end of a script.
---@param report table what `bulk.buy` returned
---@return string # how many names ended in which way, and what they cost
---```lua
---local bulk = require "panier.bulk"
---local report = { names = { "a.fr", "b.fr" }, counts = { bought = 1, pending = 1 } }
---print(bulk.summary(report))  --> 2 names: 1 bought, 1 pending
---```
function bulk.summary(report)
  check("bulk.summary", report)
  local parts = {}
  for _, state in ipairs{ "bought", "would be bought", "refused", "unknown", "pending" } do
    if report.counts[state] then parts[#parts + 1] = ("%s %s"):format(counted(report.counts[state]), state) end
  end
  if report.spent then parts[#parts + 1] = ("%s spent with tax"):format(report.spent) end
  return ("%s names: %s"):format(counted(#report.names), #parts > 0 and table.concat(parts, ", ") or "none")
    .. (report.seconds and ("; %d s"):format(report.seconds) or "")
end

return bulk
