import CPanierVM
import PanierReference

/// `parallel`: a function over a list, several items at once, results in order.
enum Parallel {
  private struct Options: LuaOptionTable {
    @LuaOption("how many calls at once, 1 to 1,000") var limit: Int64 = 8
    @LuaOption("\"raise\" or \"collect\"", default: "\"raise\"") var onError = "raise"
  }

  static func function(progress: (@Sendable (Int, Int) -> Void)?) -> LuaFunction {
    LuaFunction(
      FunctionReference(
        name: "parallel", summary: "Runs a function over a list, several items at once.",
        details:
          "While one call waits, others go on. The results keep the order of the list. With on_error = \"raise\" "
          + "the first error stops all other calls and is raised; with \"collect\" every item is tried, and errors come "
          + "as a second table.",
        parameters: [
          .required("list", .any, "a sequence, or an object that can be walked by index"),
          .required("fn", .function, "called with an item and its index"),
          .optional("options", Options.valueType, "more"),
        ],
        results: [
          .value(.table, "the first result of each call"),
          .value(.optional(.table), "with \"collect\": the errors by index"),
        ],
        example: "local squares = parallel({1, 2, 3}, function(n) return n * n end)\nassert(squares[3] == 9)"),
      .scoped { call in
        let job = try job(call, progress)
        return { _ in try await run(job) }
      })
  }

  private static func job(
    _ call: borrowing LuaCall, _ progress: (@Sendable (Int, Int) -> Void)?
  ) throws -> ParallelJob {
    let options: Options = call.isPresent(2) ? try call.argument(2) : .defaults
    let limit = options.limit
    guard (1...1000).contains(limit) else {
      throw LuaError.usage("parallel: option 'limit' must be 1 to 1000, got \(limit)")
    }
    guard options.onError == "raise" || options.onError == "collect" else {
      throw LuaError.usage(
        "parallel: option 'on_error' must be \"raise\" or \"collect\", got \"\(options.onError)\"")
    }
    return ParallelJob(
      items: try call.items(0), function: try call.argument(1), limit: Int(limit),
      collects: options.onError == "collect", host: call.host, progress: progress)
  }

  /// Works through the items, as many at once as the limit says; whatever throws stops the others.
  private static func run(_ job: ParallelJob) async throws -> LuaResults {
    try await withThrowingTaskGroup(of: Void.self) { group in
      for _ in 0..<min(job.limit, job.items.count) {
        group.addTask { try await job.host.work(on: job) }
      }
      while try await group.next() != nil {}
    }
    try Task.checkCancellation()
    return job.results
  }
}

extension LuaCall {
  /// The items of a list argument; tables and long strings by reference.
  ///
  /// - Throws: a usage error for anything that is neither a table nor an object with elements.
  borrowing func items(_ index: Int) throws -> [LuaValue] {
    let argument = pointer.pointee.args[first + index]
    var list: [LuaValue] = []
    switch Int(argument.kind) {
    case PANIER_TABLE:
      let count = Int(panier_arg_length(pointer, Int32(first + index)))
      for item in 0..<count { list.append(try core.item(item + 1, of: pointer, first + index)) }
    case PANIER_OBJECT:
      guard core.types[Int(argument.type)].type.operators.element != nil else { fallthrough }
      while true {
        let value = try core.item(list.count + 1, of: pointer, first + index)
        if value.isNil { break }
        list.append(value)
      }
    default:
      throw ArgumentError.wrong(
        function.reference, index, expected: "table or a list of objects", got: try value(index).spelling)
    }
    return list
  }

  /// An argument as a value; tables and long strings by reference.
  borrowing func reference(_ index: Int) throws -> LuaValue {
    let value = pointer.pointee.args[first + index]
    guard TapeReader.staysInLua(value) else { return TapeReader.scalar(value) }
    let reference = panier_arg_reference(pointer, Int32(first + index), 0)
    guard reference != 0 else { throw LuaError(kind: .limit, message: "not enough memory") }
    return .function(core.handle(reference))
  }
}
