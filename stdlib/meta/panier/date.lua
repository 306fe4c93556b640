---@meta panier.date

---Days and moments in ISO 8601: reads them, counts days, adds periods.
---@class datelib
local date = {}

---Reads a date from ISO 8601 text, as the API writes them.
---@param text Date|string "2026-11-24", "2026-11-24T10:00:00+01:00", or a date
---@return Date # the date
function date.parse(text) end

---This moment, in UTC; in tests the clock of the simulator.
---@return Date # the moment, to the second
function date.now() end

---The day that it is, in UTC; in tests by the clock of the simulator.
---@return Date # the day, without a time
function date.today() end

---Days from today to a date.
---@param date Date|string a date, or its ISO 8601 text
---@return integer # how many days; negative for a date that has passed
function date.days_until(date) end

---Tells which of two dates comes first; for sorting, and for texts that are dates.
---@param first Date|string one date
---@param second Date|string the other one
---@return integer # -1 where the first is earlier, 0 for the same moment, 1 where it is later
function date.compare(first, second) end

return date
