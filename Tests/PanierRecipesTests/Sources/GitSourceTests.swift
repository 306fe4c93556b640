import PanierRecipes
import Testing

struct GitSourceTests {
  @Test(arguments: [
    ("git+https://host.example/team/recipes@v1.2.0#starter-site", "https://host.example/team/recipes"),
    ("git+https://host.example:8443/recipes.git", "https://host.example:8443/recipes.git"),
    ("git+ssh://git@host.example/~anna/recipes@release/1", "ssh://git@host.example/~anna/recipes"),
    ("git+file:///srv/git/recipes.git@0123456789012345678901234567890123456789", "file:///srv/git/recipes.git"),
  ]) func reads(text: String, url: String) throws {
    let source = try GitSource(text)
    #expect(source.url == url)
    #expect(source.description == text)
  }

  @Test(arguments: [
    "git+https://-oProxyCommand=touch$IFS/tmp/x/repo", "git+ssh://-oProxyCommand=x/repo@v1", "git+ssh://-x@host/repo",
    "git+https://host/repo@--upload-pack=touch", "git+https://host/--upload-pack=x", "git+https://host/a/-x",
    "git+file://host/repo", "git+file:///srv/../etc", "git+https://host/repo#../../etc", "git+https://host/repo#-x",
    "git+ext::sh -c touch% /tmp/x", "git+ext://sh", "git+http://host/repo", "git+https://anna:secret@host/repo",
    "git+https://host/repo@v1..v2", "git+https://host/repo@v1^{commit}", "git+https://host/repo@", "git+https://host",
    "git+https://host/re po", "git+https://host/r\u{202E}", "git+https://host:x/repo", "git+https://host/r%0Ax",
    "git+https://host/repo@refs/heads/x.lock", "git+https://host/repo\n@v1",
  ]) func refuses(text: String) async {
    let problem = await refusal { _ = try GitSource(text) }
    #expect(problem?.contains("is no address of a recipe") == true)
    #expect(problem?.contains("\u{202E}") != true && problem?.contains("\n") != true)
  }

  @Test func tellsSourcesFromNames() async throws {
    #expect(try RecipeSource("buy") == nil)
    #expect(try RecipeSource("./buy") == .path("./buy"))
    #expect(try RecipeSource("buy.lua") == .path("buy.lua"))
    #expect(try RecipeSource("buy.panier") == .packed("buy.panier"))
    #expect(
      await refusal { _ = try RecipeSource("https://host/repo") }
        == "'https://host/repo' is no address of a recipe; a repository is written git+https://host/team/recipes")
  }
}
