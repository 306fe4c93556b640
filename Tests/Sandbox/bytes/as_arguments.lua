-- expect: error demo.join: arguments of more than 64 MiB of text
-- memory: 64
local s = ("x"):rep(5 << 20)
demo.join("", s, s, s, s, s, s, s, s, s, s, s, s, s, s, s, s, s, s, s, s)
