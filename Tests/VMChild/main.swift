// What the tests of isolation start: a process that serves, one that misbehaves as its argument says, or one that runs
// random programs.

import CForbiddenCalls
import Glibc
import PanierVM

switch CommandLine.arguments.dropFirst().first {
case IsolatedChild.argument: IsolatedChild.serve()
case "watchdog": await Misbehaviour.spin()
case "fuzz":
  let numbers = CommandLine.arguments.dropFirst(2).compactMap { UInt64($0) }
  guard numbers.count == 2 else { exit(64) }
  await ProgramFuzz.run(from: numbers[0], count: numbers[1])
case "program":
  var generator = ProgramGenerator(seed: CommandLine.arguments.dropFirst(2).first.flatMap { UInt64($0) } ?? 0)
  print(generator.program())
case "calls": forbidden_try_all()
case "waiting": WaitingWork.run()
case let argument?: Misbehaviour.begin(argument)
case nil: exit(64)
}
