-- expect: limit
local parts = {}
for i = 1, 60000 do parts[i] = "goto l" .. i .. " " end
for i = 1, 100 do load("do " .. table.concat(parts) .. " end") end
