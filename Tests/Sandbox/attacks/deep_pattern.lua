-- expect: error pattern too complex
string.find(("a"):rep(300000), (".-"):rep(300) .. "b")
