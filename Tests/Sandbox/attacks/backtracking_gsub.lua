-- expect: limit
local s = ("a"):rep(5000)
s:gsub(".-.-.-.-.-.-.-b", "")
