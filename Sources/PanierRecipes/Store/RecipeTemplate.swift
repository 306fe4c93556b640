/// A recipe to begin with: its text, a test and a page.
public enum RecipeTemplate {
  /// Makes a folder with a recipe that runs.
  /// - Parameters:
  ///   - name: the recipe's name.
  ///   - folder: the folder to make, which must not be there.
  ///   - author: who writes it.
  /// - Returns: the files that were made.
  /// - Throws: ``RecipeError`` for a name that cannot be one, and where there is something already.
  public static func make(_ name: String, in folder: String, author: String) throws(RecipeError) -> [String] {
    guard RecipeName.isValid(name) else {
      throw RecipeError(.source, "'\(RecipeSource.shown(name))' cannot name a recipe; use \(RecipeName.rule)")
    }
    guard DiskFile.kind(folder) == nil else {
      throw RecipeError(.source, "there is something called '\(folder)' already; choose another name")
    }
    try DiskFile.makeFolder(folder)
    let files = [
      (RecipeContent.mainName, main(name, author)), ("\(name)_test.lua", test(name)), ("README.md", page(name)),
    ]
    for (file, text) in files { try DiskFile.write(Array(text.utf8), to: "\(folder)/\(file)") }
    return files.map { "\(folder)/\($0.0)" }
  }

  private static func main(_ name: String, _ author: String) -> String {
    """
    -- Everything outside run is read before anything runs; there is nothing to call yet.
    return recipe{
      name = "\(name)",
      version = "0.1.0",
      summary = "The price of a domain name.",
      author = "\(author.filter { $0 != "\"" && $0 != "\\" && !$0.isNewline })",
      license = "MIT",
      -- read < quote < order < pay < waive: what run may call.
      risk = "quote",
      params = {
        domain = param.domain{ required = true, help = "the name" },
        years = param.integer{ default = 1, min = 1, max = 10, help = "for how long" },
        ceiling = param.money{ default = "50 EUR", help = "the most that it may cost, with tax" },
      },
      run = function(p)
        local c = cart.new{ description = "\(name)" }
        local offer = c:offers(p.domain):where{ status = "available" }:cheapest()
        if not offer then return { domain = p.domain, free = false } end
        c:add(offer, { duration = "P" .. p.years .. "Y" }):configure{ OWNER_LEGAL_AGE = true }
        c:assign()
        local total = c:quote().total
        return { domain = p.domain, free = true, total = total, affordable = total <= p.ceiling }
      end,
    }

    """
  }

  private static func test(_ name: String) -> String {
    """
    local test = require "panier.test"
    local describe, it, expect = test.describe, test.it, test.expect

    describe("\(name)", function()
      it("finds the price of a free name", function()
        local result = recipe.run(".", { domain = "free-example.fr" })
        expect(result.free):to_equal(true)
        expect(result.affordable):to_equal(true)
      end)

      it("tells that a name is taken", function()
        expect(recipe.run(".", { domain = "taken-example.fr" }).free):to_equal(false)
      end)

      it("refuses a ceiling without a currency", function()
        expect(function() recipe.run(".", { domain = "free-example.fr", ceiling = "50" }) end):to_raise("an amount")
      end)

      it("orders nothing", function()
        recipe.run(".", { domain = "free-example.fr" })
        expect(simulator.calls("POST /order/cart/{cartId}/checkout")):to_have_length(0)
      end)
    end)

    """
  }

  private static func page(_ name: String) -> String {
    """
    # \(name)

    The price of a domain name.

    ```sh
    panier recipe run ./\(name) domain=free-example.fr
    panier test \(name)
    panier recipe check \(name)
    ```

    """
  }
}
