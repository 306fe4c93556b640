-- expect: error too many results to unpack
-- CVE-2025-46817: integer overflow in unpack.
table.unpack({}, math.mininteger, math.maxinteger)
