import PanierRecipes

extension HostileRecipe {
  private static let characters =
    "cannot be in a recipe: use ASCII letters, digits, '.', '_', '-' and '/' in its files' names"
  private static let parts =
    "cannot be in a recipe: a path has 8 parts at most, and none is empty or begins with '.' or '-'"

  /// A packed recipe with a header of its own.
  private static func archive(
    _ what: String, _ sentence: String, named name: String = "lib/a.lua",
    _ change: @escaping @Sendable (inout [UInt8]) -> Void = { _ in }
  ) -> HostileRecipe {
    HostileRecipe("an archive \(what)") { .run(try $0.archive(name, change), sentence: sentence) }
  }

  private static func packed(
    _ what: String, _ sentence: String, _ bytes: @escaping @Sendable () throws -> [UInt8]
  ) -> HostileRecipe {
    HostileRecipe("an archive \(what)") { .run(try $0.write("evil.panier", bytes()), sentence: sentence) }
  }

  private static func named(_ names: [String]) -> [UInt8] {
    names.flatMap { HostileWorkshop.entry($0, HostileWorkshop.recipe()) } + HostileWorkshop.end
  }

  /// Packed files.
  static let archives: [HostileRecipe] = [
    archive("that leads out by its path", "'../../a.lua' \(parts)", named: "../../a.lua"),
    archive("with a path from the root", "'/etc/cron.d/a' \(parts)", named: "/etc/cron.d/a"),
    archive("with a hidden file", "'.git/hooks/post-checkout' \(parts)", named: ".git/hooks/post-checkout"),
    archive("with an option as a name", "'-rf' \(parts)", named: "-rf"),
    archive("with control characters in a name", #"'a\u{1B}[2J\nb.lua' "# + characters, named: "a\u{1B}[2J\nb.lua"),
    archive("with bidirectional characters in a name", #"'a\u{202E}b.lua' "# + characters, named: "a\u{202E}b.lua"),
    archive("with a symbolic link", "this is no packed recipe: 'lib/a.lua' is a link, and recipes hold none") {
      $0[156] = UInt8(ascii: "2")
      $0.replaceSubrange(157..<168, with: Array("/etc/passwd".utf8))
    },
    archive("with a hard link", "this is no packed recipe: 'lib/a.lua' is a link, and recipes hold none") {
      $0[156] = UInt8(ascii: "1")
    },
    archive("with a device", "this is no packed recipe: 'lib/a.lua' is no regular file") {
      $0[156] = UInt8(ascii: "3")
    },
    archive("with a sparse file that unfolds", "this is no packed recipe: 'lib/a.lua' is no regular file") {
      $0[156] = UInt8(ascii: "S")
    },
    archive("with another name in an extended header", "this is no packed recipe: 'lib/a.lua' is no regular file") {
      $0[156] = UInt8(ascii: "x")
    },
    archive("that claims a huge file", "this is no packed recipe: 'lib/a.lua' claims more than 1048576 bytes") {
      $0.replaceSubrange(124..<135, with: Array("77777777777".utf8))
    },
    archive(
      "that claims more bytes than there are",
      "this is no packed recipe: 'lib/a.lua' claims 1048575 bytes, more than there are"
    ) { $0.replaceSubrange(124..<135, with: Array("00003777777".utf8)) },
    packed("that is huge", "'./evil.panier' has 40000000 bytes; 4460544 at most") {
      [UInt8](repeating: 0, count: 40_000_000)
    },
    packed("of many files", "this is no packed recipe: it holds more than 256 files") {
      named((0..<300).map { "f\($0).lua" })
    },
    HostileRecipe("a bomb: a compressed archive of ten megabytes of nothing") { workshop in
      try workshop.shell("head -c 10000000 /dev/zero | gzip -9 | head -c 9728 > evil.panier")
      return .run("./evil.panier", sentence: "this is no packed recipe: a file's name in it is no text")
    },
    packed("with a name twice", "this is no packed recipe: 'recipe.lua' stands in it twice") {
      named(["recipe.lua", "recipe.lua"])
    },
    packed("with a name twice in another case", "the recipe has two files called 'recipe.lua', in upper or lower case")
    {
      named(["Recipe.lua", "recipe.lua"])
    },
    packed("with a second one hidden behind its end", "this is no packed recipe: something stands behind its end") {
      named(["recipe.lua"]) + named(["recipe.lua"])
    },
    packed(
      "with something hidden behind a file",
      "this is no packed recipe: something is hidden behind the end of 'recipe.lua'"
    ) {
      var bytes = named(["recipe.lua"])
      bytes[bytes.count - 2 * 512 - 1] = 65
      return bytes
    },
    packed(
      "that is cut short",
      "this is no packed recipe: its length is no whole number of blocks, so that it is cut short or something else"
    ) { Array(named(["recipe.lua"]).dropLast()) },
  ]

  private static func folder(
    _ what: String, _ sentence: String, _ prepare: String
  ) -> HostileRecipe {
    HostileRecipe("a folder \(what)") { workshop in
      try workshop.write("evil/recipe.lua", HostileWorkshop.recipe())
      try workshop.shell("cd evil && { \(prepare) ; }")
      return .run("./evil", sentence: sentence)
    }
  }

  /// Folders on a disk.
  static let folders: [HostileRecipe] = [
    folder(
      "with a link out", "'lib.lua' is a link, and recipes hold none; put the file itself there",
      "ln -s /etc/passwd lib.lua"),
    folder(
      "with a link to the root", "'root' is a link, and recipes hold none; put the file itself there", "ln -s / root"),
    folder(
      "whose recipe.lua is a link", "'recipe.lua' is a link, and recipes hold none; put the file itself there",
      "mv recipe.lua ../x.lua && ln -s ../x.lua recipe.lua"),
    folder(
      "with a pipe that never ends", "'lib.lua' is no regular file, and recipes hold nothing else", "mkfifo lib.lua"),
    folder(
      "with a huge file", "'./evil/big.lua' has 2000000 bytes; 1048576 at most", "head -c 2000000 /dev/zero > big.lua"),
    folder(
      "of many files", "'./evil' has more than 256 files, too many for a recipe",
      "for i in $(seq 300); do : > f$i.lua; done"),
    folder(
      "of many bytes", "'./evil' has more than 4194304 bytes, too many for a recipe",
      "for i in $(seq 5); do head -c 1000000 /dev/zero > f$i.lua; done"),
    folder("that goes down and down", "'a/a/a/a/a/a/a/a' lies deeper than 8 folders", "mkdir -p a/a/a/a/a/a/a/a/a/a"),
    folder(
      "with bidirectional characters in a name", #"'a\u{202E}b.lua' "# + characters,
      "touch $(printf 'a\\342\\200\\256b.lua')"),
  ]

  private static func repository(
    _ what: String, _ sentence: String, status: Int32 = 3, _ prepare: String
  ) -> HostileRecipe {
    HostileRecipe("a repository \(what)", status: status) { workshop in
      try workshop.write("evil/recipe.lua", HostileWorkshop.recipe())
      try workshop.shell("git -c init.defaultBranch=main init -q evil && cd evil && { \(prepare) ; }")
      let address = try workshop.publish("evil") + "@v1.0.0"
      return .add(address, sentence: sentence.replacing("$", with: address))
    }
  }

  /// Git repositories.
  static let repositories: [HostileRecipe] = [
    repository("with a link out", "$: 'lib.lua' is a link, and recipes hold none", "ln -s /etc/passwd lib.lua"),
    repository(
      "with a submodule", "$: 'sub' is a submodule, and recipes hold none",
      "mkdir sub && git update-index --add --cacheinfo 160000,0123456789012345678901234567890123456789,sub"),
    repository(
      "of many files",
      "$ holds more than a recipe may: 256 files with 4194304 bytes; name the recipe's folder behind #",
      "for i in $(seq 300); do echo $i > f$i.lua; done"),
    repository(
      "with a huge file", "$: 'big.bin' has more bytes than a recipe's file may have",
      "head -c 2000000 /dev/zero > big.bin"),
    repository(
      "with control characters in a name", #"'a\u{1B}[2Jb.lua' "# + characters, "touch $(printf 'a\\033[2Jb.lua')"),
    repository(
      "with bidirectional characters in a name", #"'a\u{202E}b.lua' "# + characters,
      "touch $(printf 'a\\342\\200\\256b.lua')"),
    HostileRecipe("a repository whose tag is no commit", status: 5) { workshop in
      try workshop.write("evil/recipe.lua", HostileWorkshop.recipe())
      let address = try workshop.publish("evil") + "@v1.0.0"
      try workshop.shell("git -C evil.git tag -f v1.0.0 main:recipe.lua")
      return .add(address, sentence: "cannot read \(address): what it names is no commit")
    },
  ]

  private static func address(_ what: String, _ text: String, _ reason: String) -> HostileRecipe {
    HostileRecipe("an address \(what)", status: 2) { _ in
      .add(
        text,
        sentence:
          "'\(text)' is no address of a recipe: \(reason); write it as git+https://host/team/recipes@v1.0.0#folder")
    }
  }

  /// Addresses with options and commands for git in them.
  static let addresses: [HostileRecipe] = [
    address(
      "with an option in place of the host", "git+ssh://-oProxyCommand=touch$IFS$HOME/x/repo@v1",
      "its host is no host name"),
    address(
      "with an option in place of the tag", "git+file:///srv/x.git@--upload-pack=touch",
      "what stands behind @ is neither a tag nor a commit of 40 digits"),
    address(
      "with an option in its path", "git+file:///--upload-pack=touch/x.git@v1",
      "its path is made of letters, digits, '.', '_', '-' and '/', and no part is '..' or begins with '-'"),
    address(
      "with an option in place of the folder", "git+file:///srv/x.git@v1#--output=x",
      "its folder is made of letters, digits, '.', '_', '-' and '/', and no part is '..' or begins with '-'"),
    address(
      "with a way that runs a command", "git+ext://sh%20-c%20touch%20x",
      "the way must be git+https, git+ssh or git+file"),
    address(
      "that leads out", "git+file:///srv/../etc/x.git@v1",
      "its path is made of letters, digits, '.', '_', '-' and '/', and no part is '..' or begins with '-'"),
    address(
      "with a password", "git+https://anna:secret@host/x.git@v1",
      "it carries a user or a password, which belong into git's own settings"),
    HostileRecipe("an address with control and bidirectional characters", status: 2) { _ in
      .add(
        "git+https://host/\u{1B}[2J\u{202E}x",
        sentence: #"'git+https://host/\u{1B}[2J\u{202E}x' is no address of a recipe: it holds a space or another "#
          + "character that does not belong there; write it as git+https://host/team/recipes@v1.0.0#folder")
    },
  ]
}
