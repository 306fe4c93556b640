local test = require "panier.test"
local date = require "panier.date"
local describe, it, expect = test.describe, test.it, test.expect

describe("date.parse", function()
  it("reads days and moments and writes them alike", function()
    for _, text in ipairs{ "2026-11-24", "2024-02-29", "2026-11-24T10:05:09+01:00", "2026-11-24T10:05:09Z",
      "2026-11-24T10:05:09-03:30", "0001-01-01", "9999-12-31" } do
      expect(tostring(date.parse(text))):to_equal(text)
    end
    expect(tostring(date.parse("2026-11-24T10:05:09.123+0100"))):to_equal("2026-11-24T10:05:09+01:00")
  end)

  it("refuses what is none", function()
    for _, text in ipairs{ "", "24/11/2026", "2026-13-01", "2026-02-29", "2026-11-24T25:00", "2026-11-24T10:00+1",
      "2026-11-24 ", "2026-11-24T10:00:00.Z" } do
      expect(function() date.parse(text) end):to_raise("'" .. text .. "' is not a date; write ISO 8601")
    end
  end)

  it("gives the parts", function()
    local d = date.parse("2026-11-24T10:05:09+01:00")
    expect({ d.year, d.month, d.day, d.hour, d.minute, d.second, d.offset, d.weekday }):to_equal(
      { 2026, 11, 24, 10, 5, 9, 60, 2 })
    expect(date.parse("2026-11-24").hour):to_be_nil()
  end)
end)

describe("comparing", function()
  it("is by the moment", function()
    expect(date.parse("2026-11-24T10:00:00+01:00")):to_equal(date.parse("2026-11-24T09:00:00Z"))
    expect(date.parse("2026-11-24")):to_be_less_than(date.parse("2026-11-24T00:00:01Z"))
    expect(date.compare("2026-01-01", "2025-12-31")):to_equal(1)
  end)
end)

describe("adding", function()
  it("keeps to the ends of months", function()
    expect(tostring(date.parse("2024-01-31") + period("P1M"))):to_equal("2024-02-29")
    expect(tostring(date.parse("2024-02-29") + period("P1Y"))):to_equal("2025-02-28")
    expect(tostring(date.parse("2026-03-01") - period("P1D"))):to_equal("2026-02-28")
    expect(tostring(date.parse("2026-01-15") - period("P13M"))):to_equal("2024-12-15")
    expect(tostring("P1W" + date.parse("2026-12-28"))):to_equal("2027-01-04")
  end)

  it("ends with the year 9999", function()
    expect(function() return date.parse("9999-12-31") + period("P1D") end):to_raise(
      "the date lies beyond the years 1 to 9999")
  end)
end)

describe("days", function()
  it("are counted as a calendar does", function()
    expect(date.parse("2026-11-24"):days_until("2027-11-24")):to_equal(365)
    expect(date.parse("2026-11-24T23:59:00+01:00"):days_until("2026-11-24T23:01:00Z")):to_equal(1)
    expect(date.parse("2026-03-01"):days_until("2026-02-28")):to_equal(-1)
  end)

  it("follow the simulator's clock", function()
    local before = date.today()
    simulator.advance(3 * 86400)
    expect(before:days_until(date.today())):to_equal(3)
    expect(date.days_until(before)):to_equal(-3)
  end)
end)

describe("Date:format", function()
  it("writes by a pattern", function()
    local d = date.parse("2026-03-04T05:06:07Z")
    expect(d:format("%d.%m.%Y %H:%M:%S %z %e %j %u %a %A %b %B %F %T %%")):to_equal(
      "04.03.2026 05:06:07 Z 4 063 3 Wed Wednesday Mar March 2026-03-04 05:06:07 %")
    expect(function() d:format("%q") end):to_raise("Date:format: '%q' is not known")
    expect(function() d:format("%") end):to_raise("Date:format: '%' is not known")
  end)
end)
