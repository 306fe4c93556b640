-- expect: error values with more than 64 MiB of text
-- memory: 64
local s = ("x"):rep(5 << 20)
return s, s, s, s, s, s, s, s, s, s, s, s, s, s, s, s, s, s
