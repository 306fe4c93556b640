import CForbiddenCalls
import Dispatch
import Glibc

/// More work than the processors can take, in a process that is shut in.
enum WaitingWork {
  /// Lets it wait until libdispatch has looked at its threads twice, which it does once a second, and tells whether the
  /// process is alive then.
  static func run() -> Never {
    // What libdispatch opens for itself has to be open before.
    let isReady = DispatchSemaphore(value: 0)
    DispatchQueue.global().asyncAfter(deadline: .now() + .milliseconds(1)) { isReady.signal() }
    isReady.wait()
    guard forbidden_shut_in() == 1 else {
      print("no filter here")
      exit(0)
    }
    let all = DispatchGroup()
    let end = ContinuousClock.now + .milliseconds(2500)
    for _ in 0..<8 * max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))) {
      DispatchQueue.global().async(group: all) { while ContinuousClock.now < end {} }
    }
    all.wait()
    print("alive")
    fflush(nil)
    _exit(0)
  }
}
