-- expect: limit
local chain = {}
for i = 1, 1000 do chain = setmetatable({}, {__index = chain}) end
local function nest(n)
  local x <close> = setmetatable({}, {__close = function() table.move(chain, 1, 1e9, 1, {}) end})
  if n > 0 then nest(n - 1) else while true do end end
end
nest(40)
