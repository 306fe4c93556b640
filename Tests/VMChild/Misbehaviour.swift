import Glibc
import PanierVM

/// Processes that do not do what an isolated process must.
enum Misbehaviour {
  private static let socket: Int32 = 3

  /// Takes the first frame and answers it with something else.
  static func begin(_ argument: String) -> Never {
    var buffer = [UInt8](repeating: 0, count: 65536)
    switch argument {
    case "deaf": while true { pause() }
    case "leaves": _exit(3)
    case "crashes":
      _ = read(socket, &buffer, buffer.count)
      signal(SIGSEGV, SIG_DFL)
      kill(getpid(), SIGSEGV)
    case "huge": send([0xff, 0xff, 0xff, 0xff])
    case "empty": send([0, 0, 0, 0])
    case "unknown": send([1, 0, 0, 0, 0x7f])
    case "early": send([9, 0, 0, 0, 64, 1, 0, 0, 0, 0, 0, 0, 0])
    case "short": send([2, 0, 0, 0, 32, 9])
    case "half": send([100, 0, 0, 0, 32])
    case "liar": send([5, 0, 0, 0, 32, 0xff, 0xff, 0xff, 0x7f])
    case "impostor":
      ready()
      // Function 9,999 with no arguments.
      send([22, 0, 0, 0, 33] + [1, 0, 0, 0, 0, 0, 0, 0] + [0x0f, 0x27, 0, 0] + [0, 0, 0, 0] + [0, 0, 0, 0] + [0])
    case "thief":
      ready()
      // tostring of an object nobody sent: operation 2, type 0, one operand of kind object.
      send(
        [31, 0, 0, 0, 34] + [1, 0, 0, 0, 0, 0, 0, 0] + [2] + [0, 0, 0, 0] + [1, 0, 0, 0] + [11]
          + [77, 0, 0, 0, 0, 0, 0, 0] + [0, 0, 0, 0])
    case "noise":
      ready()
      var generator = SystemRandomNumberGenerator()
      for _ in 0..<4 {
        let count = UInt8.random(in: 1...200, using: &generator)
        send([count, 0, 0, 0] + (0..<count).map { _ in UInt8.random(in: 0...255, using: &generator) })
      }
    default: exit(64)
    }
    // Until the parent has had enough.
    while read(socket, &buffer, buffer.count) > 0 {}
    _exit(0)
  }

  private static func ready() {
    send([41, 0, 0, 0, 32] + [9, 0, 0, 0] + [UInt8](repeating: 0, count: 36))
  }

  private static func send(_ bytes: [UInt8]) {
    _ = write(socket, bytes, bytes.count)
  }

  /// A script in a host function that nothing can interrupt; only the watchdog ends it.
  static func spin() async {
    let spin = LuaFunction("spin", "Never returns.") { _ in
      while true { sched_yield() }
    }
    let vm = LuaVM(
      LuaConfiguration(level: .recipe, limits: LuaLimits(luaTime: 0.2), globals: [spin], hasWatchdog: true))
    _ = try? await vm.run("spin()", name: "spin.lua")
    exit(1)
  }
}
