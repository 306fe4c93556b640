-- expect: ok
-- trusted: limit
load(function() return " " end)
