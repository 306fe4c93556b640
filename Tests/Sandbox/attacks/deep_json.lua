-- expect: error JSON: nested deeper than 256 levels at byte 257
json.decode(("["):rep(100000))
