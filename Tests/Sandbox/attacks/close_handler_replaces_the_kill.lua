-- expect: limit
-- An error in __close takes the place of the kill.
local function again()
  while true do
    pcall(function()
      local y <close> = setmetatable({}, {__close = function() error("mine") end})
      while true do end
    end)
  end
end
local x <close> = setmetatable({}, {__close = again})
again()
