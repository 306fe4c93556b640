local test = require "panier.test"
local domain = require "panier.domain"
local describe, it, expect = test.describe, test.it, test.expect

describe("domain.parse", function()
  it("takes names apart", function()
    local d = domain.parse("WWW.Shop.co.UK.")
    expect({ d.ascii, d.subdomain, d.label, d.suffix, d.registrable, d.private, d.known }):to_equal(
      { "www.shop.co.uk", "www", "shop", "co.uk", "shop.co.uk", false, true })
  end)

  it("counts suffixes of companies unless told not to", function()
    expect(domain.suffix("me.github.io")):to_equal("github.io")
    expect(domain.suffix("me.github.io", { private = false })):to_equal("io")
    expect(domain.registrable("github.io")):to_be_nil()
  end)

  it("knows wildcards and exceptions", function()
    expect(domain.suffix("a.b.ck")):to_equal("b.ck")
    expect(domain.registrable("www.ck")):to_equal("www.ck")
    expect(domain.parse("a.nosuchtop").known):to_be(false)
  end)
end)

describe("both forms", function()
  it("lead to each other", function()
    for unicode, ascii in pairs{
      ["bücher.de"] = "xn--bcher-kva.de", ["日本語.jp"] = "xn--wgv71a119e.jp", ["faß.de"] = "xn--fa-hia.de",
      ["пример.рф"] = "xn--e1afmkfd.xn--p1ai", ["مثال.com"] = "xn--mgbh0fb.com",
    } do
      expect(domain.to_ascii(unicode)):to_equal(ascii)
      expect(domain.to_unicode(ascii)):to_equal(unicode)
    end
  end)

  it("are mapped as browsers do", function()
    expect(domain.to_ascii("BU\u{308}CHER。de")):to_equal("xn--bcher-kva.de")
    expect(domain.to_ascii("ｓｈｏｐ．fr")):to_equal("shop.fr")
    expect(domain.to_ascii("so\u{ad}ft.fr")):to_equal("soft.fr")
  end)
end)

describe("domain.is_valid", function()
  it("gives the reason", function()
    local function reason(name) return select(2, domain.is_valid(name)) end
    expect(domain.is_valid("shop.fr")):to_be(true)
    expect(reason("")):to_equal("it is empty")
    expect(reason("shop")):to_equal("it has no suffix")
    expect(reason("co.uk")):to_equal("'co.uk' is a suffix; put a label in front of it")
    expect(reason("a..fr")):to_equal("there is nothing between two dots or before the first")
    expect(reason("-a.fr")):to_equal("'-a' begins or ends with a hyphen")
    expect(reason("ab--c.fr")):to_equal("'ab--c' has hyphens in third and fourth place, which are reserved")
    expect(reason("xn--bcher-kv.fr")):to_equal("'xn--bcher-kv' is not the ASCII form of an international label")
    expect(reason("xn--a.fr")):to_equal("the character U+0080 cannot stand in one")
    expect(reason("a_b.fr")):to_equal("'_' cannot stand in one")
    expect(reason("a b.fr")):to_equal("a space cannot stand in one")
    expect(reason("☃.fr")):to_equal("'☃' cannot stand in one")
    expect(reason(("a"):rep(64) .. ".fr")):to_equal(
      "'aaaaaaaaaaaaaaaaaaaa…' has 64 bytes in ASCII, at most 63 are allowed")
    expect(reason(("a."):rep(130) .. "fr")):to_equal("it has 262 bytes in ASCII, at most 253 are allowed")
    expect(reason("1.2.3.4")):to_equal("its last part, '4', is a number")
    expect(reason("\u{301}a.fr")):to_equal("'\u{301}a' begins with a mark that belongs to a letter")
    expect(reason("a\u{200d}b.fr")):to_equal("the character U+200D cannot stand in one")
  end)
end)

describe("domain.check", function()
  it("warns of mixed scripts and does not refuse them", function()
    local found = domain.check("pаypal.fr")
    expect(found.valid):to_be(true)
    expect(found.warnings):to_equal(
      { "'pаypal' mixes letters of Latin ('p') and Cyrillic ('а'), which look alike; registries may refuse it" })
  end)

  it("lets Japanese and its Latin letters be", function()
    expect(domain.check("東京tokyoとカフェ.jp").warnings):to_have_length(0)
  end)

  it("warns of top levels that are not known", function()
    expect(domain.check("a.nosuchtop").warnings[1]):to_contain("'nosuchtop' is not a top level")
  end)
end)
