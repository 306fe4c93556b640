-- expect: error invalid conversion specification: '%999999d'
string.format("%999999d", 1)
