-- expect: error string.format: '%p' is not available in a recipe
-- trusted: ok
string.format("\0%p", print)
