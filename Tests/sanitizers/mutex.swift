// The textbook use of the standard library's lock: nothing else touches the state. A sanitizer that finds a race here does not see the lock.

import Dispatch
import Synchronization

final class Box: Sendable {
    let state = Mutex<[Int: Int]>([:])
}

let box = Box()
DispatchQueue.concurrentPerform(iterations: 64) { turn in
    for step in 0..<200 { box.state.withLock { $0[turn * 1000 + step] = step } }
}
print(box.state.withLock { $0.count })
