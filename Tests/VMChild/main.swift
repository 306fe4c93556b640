// What the tests of isolation start: a process that serves, or one that misbehaves as its argument says.

import Glibc
import PanierVM

switch CommandLine.arguments.dropFirst().first {
case IsolatedChild.argument: IsolatedChild.serve()
case "watchdog": await Misbehaviour.spin()
case let argument?: Misbehaviour.begin(argument)
case nil: exit(64)
}
