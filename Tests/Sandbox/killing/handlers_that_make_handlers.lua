-- expect: limit
local function spin() while true do end end
local function again()
  local x <close> = setmetatable({}, {__close = again})
  coroutine.resume(coroutine.create(again))
end
local x <close> = setmetatable({}, {__close = function() while true do pcall(again) end end})
spin()
