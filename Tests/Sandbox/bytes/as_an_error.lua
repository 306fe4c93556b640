-- expect: error (error object is a table value)
-- memory: 64
local s = ("x"):rep(10 << 20)
error({s, s, s, s, s, s, s, s, s})
