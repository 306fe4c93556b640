-- expect: error JSON: nested deeper than 200 levels at byte 202
json.decode(("["):rep(100000))
