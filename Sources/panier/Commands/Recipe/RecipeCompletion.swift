import Dispatch
import PanierCommandLine
import PanierRecipes
import Synchronization

/// What a shell offers behind `panier recipe run`.
enum RecipeCompletion {
  /// The names of recipes at hand that begin as was typed.
  static let names: @Sendable ([String], Int, String) -> [String] = { _, _, prefix in
    let recipes = (try? RecipeShelf(Program.current().environment).list()) ?? []
    return recipes.map(\.name).filter { $0.hasPrefix(prefix) }
  }

  /// The names of recipes that taps offer and that are not at hand.
  static let offered: @Sendable ([String], Int, String) -> [String] = { _, _, prefix in
    let recipes = (try? RecipeShelf(Program.current().environment).list(offered: true)) ?? []
    return recipes.lazy.filter { !$0.isAtHand && $0.name.hasPrefix(prefix) }.map(\.name)
  }

  /// The parameters of the recipe that was named, and the words of a choice.
  static let parameters: @Sendable ([String], Int, String) -> [String] = { arguments, _, prefix in
    guard let run = arguments.lastIndex(of: "run"), run + 1 < arguments.count else { return [] }
    let name = arguments[run + 1]
    let offered = waiting { () -> [String] in
      let recipe = try? await RecipeShelf(Program.current().environment).open(name)
      return recipe?.manifest.parameters.flatMap(Self.words) ?? []
    }
    return offered.filter { $0.hasPrefix(prefix) }
  }

  private static func words(_ parameter: ParameterDeclaration) -> [String] {
    switch parameter.type {
    case .choice(let words): words.map { "\(parameter.name)=\($0)" }
    case .boolean: ["\(parameter.name)=true", "\(parameter.name)=false"]
    default: ["\(parameter.name)="]
    }
  }

  /// The result of work that takes its time: the parser asks for completions at once.
  private static func waiting(_ work: @escaping @Sendable () async -> [String]) -> [String] {
    let done = DispatchSemaphore(value: 0)
    let box = Box()
    Task.detached {
      let words = await work()
      box.words.withLock { $0 = words }
      done.signal()
    }
    done.wait()
    return box.words.withLock { $0 }
  }

  private final class Box: Sendable {
    let words = Mutex<[String]>([])
  }
}
