-- expect: limit
-- Lua's compiler takes the square of their number.
for i = 1, 100 do load("local x if x then " .. ("elseif x then "):rep(70000) .. "end") end
