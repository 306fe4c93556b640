local test = require "panier.test"
local csv = require "panier.csv"
local describe, it, expect = test.describe, test.it, test.expect

describe("csv.read", function()
  it("names the fields by the first row", function()
    expect(csv.read("domain,years\na.fr,1\nb.fr,2\n")):to_equal({
      { domain = "a.fr", years = "1" }, { domain = "b.fr", years = "2" },
    })
  end)

  it("reads quoted fields with separators, quotes and line breaks", function()
    expect(csv.read('name,note\n"Doe, J.","says ""hi""\nand goes"\nx,""\n')):to_equal({
      { name = "Doe, J.", note = 'says "hi"\nand goes' }, { name = "x", note = "" },
    })
  end)

  it("takes CRLF, the mark of UTF-8, a last line without an end and empty lines", function()
    local text = "\xEF\xBB\xBFa,b\r\n1,2\r\n\r\n\"3\",\"4\"\r\n5,6"
    expect(csv.read(text)):to_equal({ { a = "1", b = "2" }, { a = "3", b = "4" }, { a = "5", b = "6" } })
  end)

  it("keeps a carriage return inside a line", function()
    expect(csv.read("a\nx\ry\n")):to_equal({ { a = "x\ry" } })
  end)

  it("reads other separators and quotes", function()
    expect(csv.read("a;b\n'x;y';z\n", { separator = ";", quote = "'" })):to_equal({ { a = "x;y", b = "z" } })
    expect(csv.read("a\tb\n1\t2\n", { separator = "\t" })):to_equal({ { a = "1", b = "2" } })
    expect(csv.read("a|b\n1|2\n", { separator = "|" })):to_equal({ { a = "1", b = "2" } })
  end)

  it("reads rows without a header", function()
    expect(csv.read("a,1\nb,2\n", { header = false })):to_equal({ { "a", "1" }, { "b", "2" } })
    expect(csv.read("a,1\n", { columns = { "name", "count" } })):to_equal({ { name = "a", count = "1" } })
  end)

  it("converts and leaves what is empty nil", function()
    local rows = csv.read("domain,ceiling,years\na.fr,12.50 EUR,2\nb.fr,,1\n",
      { convert = { ceiling = money, years = math.tointeger } })
    expect(rows[1].ceiling):to_equal(money("12.50 EUR"))
    expect(rows[2].ceiling):to_be_nil()
  end)

  it("trims where it is asked to", function()
    expect(csv.read('a , b\n x , " y " \n', { trim = true })):to_equal({ { a = "x", b = " y " } })
  end)

  it("gives nothing for nothing", function()
    expect(csv.read("")):to_equal({})
    expect(csv.read("a,b\n")):to_equal({})
  end)

  it("takes ragged rows only when asked to, and loses nothing of them", function()
    expect(function() csv.read("a,b\n1\n") end):to_raise(
      "csv.read: line 2: 1 field, but there are 2 columns (a, b)")
    expect(csv.read("a,b\n1\n1,2,3\n", { ragged = true })):to_equal({ { a = "1" }, { a = "1", b = "2", [3] = "3" } })
  end)

  it("says what is wrong, and on which line", function()
    local function fails(text, message, options)
      local e = expect(function() csv.read(text, options) end):to_raise({ kind = "usage" })
      expect(e.message):to_equal(message)
      expect(e.location):to_match("csv_test.lua:%d+$")
    end
    fails('a\n"x\ny', "csv.read: line 2: a quoted field is not closed before the text ends")
    fails('a\n"x\ny"z', "csv.read: line 3: there is text behind the closing quote of field 1; "
      .. "write a quote inside a field twice")
    fails("a,a\n", "csv.read: line 1: the columns 1 and 2 are both named 'a'")
    fails("a,,b\n", "csv.read: line 1: column 2 has no name")
    fails("\xFF\xFEa\0", "csv.read: the text is UTF-16; save it as UTF-8 (in a spreadsheet: «CSV UTF-8»)")
    fails("a", "csv.read: option 'separator' must be one character of ASCII, got \"ab\"", { separator = "ab" })
    fails("a", "csv.read: unknown option 'seperator'; did you mean 'separator'?", { seperator = ";" })
    fails("a\nx\n", "csv.read: line 2: column 'a': 'x' is not an amount of money; "
      .. 'write a number with a point and a currency, as in "19.99 EUR"', { convert = { a = money } })
    fails("a\nx\n", "csv.read: option 'convert': there is no column 'b' among a", { convert = { b = money } })
  end)

  it("names a wrong argument", function()
    local e = expect(function() csv.read(12) end):to_raise({ kind = "usage" })
    expect(e.message):to_equal("csv.read: argument 'text' (#1) must be string, got number 12")
  end)
end)

describe("csv.rows", function()
  it("gives each row with its line", function()
    local lines = {}
    for row, line in csv.rows('a\n"x\ny"\nz\n') do lines[#lines + 1] = line .. row.a end
    expect(lines):to_equal({ "2x\ny", "4z" })
  end)
end)

describe("csv.write", function()
  it("writes names in order, and quotes what needs it", function()
    local text = csv.write({ { name = 'say "hi"', note = "a,b" }, { name = " x", note = "line\nbreak" } })
    expect(text):to_equal('name,note\n"say ""hi""","a,b"\n" x","line\nbreak"\n')
  end)

  it("takes columns, lists, line ends and separators", function()
    expect(csv.write({ { b = 1, a = 2 } }, { columns = { "b", "a", "c" } })):to_equal("b,a,c\n1,2,\n")
    expect(csv.write({ { 1, true }, { 2.5, "x" } })):to_equal("1,true\n2.5,x\n")
    expect(csv.write({ { a = "x;y" } }, { separator = ";", eol = "\r\n" })):to_equal('a\r\n"x;y"\r\n')
    expect(csv.write({ { a = 1 } }, { header = false, quote_all = true })):to_equal('"1"\n')
    expect(csv.write({})):to_equal("")
  end)

  it("writes money and objects as they print", function()
    local offers = cart.new():offers("free-a.fr")
    expect(csv.write(offers, { columns = { "domain", "total" } })):to_equal("domain,total\nfree-a.fr,5.59 EUR\n")
  end)

  it("keeps a row of one empty field", function()
    expect(csv.read(csv.write({ { a = "" }, { a = "x" } }))):to_equal({ { a = "" }, { a = "x" } })
  end)

  it("escapes formulas only when asked to", function()
    local rows = { { a = "=1+1", b = -5, c = "-5", d = "@x" } }
    expect(csv.write(rows)):to_equal("a,b,c,d\n=1+1,-5,-5,@x\n")
    expect(csv.write(rows, { escape_formulas = true })):to_equal("a,b,c,d\n'=1+1,-5,-5,'@x\n")
  end)

  it("refuses what has no text", function()
    expect(function() csv.write({ { a = 1 }, { a = {} } }) end):to_raise(
      "csv.write: row 2: 'a' is a table; write a text, a number, a boolean, money or a date")
    expect(function() csv.write(cart.new():offers("free-a.fr")) end):to_raise(
      "csv.write: row 1 is a userdata; name its fields in option 'columns'")
  end)

  it("reads lines that end in a carriage return alone", function()
    expect(csv.read("name,price\rshop,4.99\r\"a\rb\",1\r")):to_equal({
      { name = "shop", price = "4.99" }, { name = "a\nb", price = "1" },
    })
  end)

  it("is read back as it was", function()
    local rows = {}
    for i = 1, 50 do
      rows[i] = { id = tostring(i), text = ('a"b,c\nd'):rep(i % 3) .. i, tail = i % 2 == 0 and "" or "\t" }
    end
    expect(csv.read(csv.write(rows))):to_equal(rows)
  end)
end)

describe("files", function()
  it("writes and reads one", function()
    local path = os.tmpname()
    csv.write_file(path, { { a = "x" } })
    expect(csv.read_file(path)):to_equal({ { a = "x" } })
    os.remove(path)
  end)

  it("says what cannot be opened", function()
    expect(function() csv.read_file("missing/names.csv") end):to_raise(
      "csv.read_file: cannot open 'missing/names.csv': No such file or directory")
  end)
end)
