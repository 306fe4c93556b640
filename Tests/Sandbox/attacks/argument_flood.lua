-- expect: limit
-- Long argument lists again and again, through functions of C and of Lua.
local t = {}
for i = 1, 200 do t[i] = i end
local function pass(...) return select("#", ...) end
while true do pass(table.unpack(t, 1, 200)); string.char(table.unpack(t, 1, 100)) end
