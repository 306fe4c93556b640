-- expect: ok
-- The length of a number is compared as a whole.
local digits = ("9"):rep(100000)
assert(json.decode(digits) == digits and json.decode("-" .. digits) == "-" .. digits)
assert(json.decode("1e5") == 100000.0 and json.decode("18446744073709551616") == "18446744073709551616")
