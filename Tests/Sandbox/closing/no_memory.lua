-- expect: ok
-- memory: 2
-- The text of an error made while there is none left, outside every protected call.
local limit, rep, count = 2 << 20, string.rep, collectgarbage
local function body()
  local function grow(n) if n > 0 then return 1 + grow(n - 1) end return 0 end
  grow(190)
  local x <close> = setmetatable({}, {__close = function() error("boom") end})
  xpcall(coroutine.yield, function(m) return m end)
end
local big = rep("x", 400000)
local function collect() return big .. big .. big .. big .. big .. big end
local kept, n = {}, 0
for i = 1, 4000 do kept[i] = false end
pcall(collect)
while limit - count("count") * 1024 > 140000 do
  n = n + 1
  kept[n] = rep("x", 1000)
end
local fill = {}
for i = 1, 300 do fill[i] = false end
for left = 0, 60000, 64 do
  for i = 1, 300 do fill[i] = false end
  pcall(collect)
  local made, co = pcall(coroutine.create, body)
  if made then
    coroutine.resume(co)
    for i = 1, 300 do
      local room = math.floor(limit - count("count") * 1024) - left
      if room < 1025 then
        if room > 70 then pcall(function() fill[i] = rep("x", room - 25) end) end
        break
      end
      if not pcall(function() fill[i] = rep("x", 700) end) then break end
    end
    pcall(coroutine.close, co)
  end
end
