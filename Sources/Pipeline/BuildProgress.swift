internal import Synchronization

/// The progress of a run: updated by several tasks, read a few times a second for display.
package final class BuildProgress: Sendable {
    /// The long phases of a run.
    package enum Phase: Sendable { case reading, rendering }

    /// A phase, and the number of its entries or pages that are done.
    package struct State: Sendable {
        package let phase: Phase
        package fileprivate(set) var done = 0
        package let total: Int
    }

    private let counts = Mutex(State(phase: .reading, total: 0))

    package init() {}

    package var state: State { counts.withLock { $0 } }

    func begin(_ phase: Phase, of total: Int) { counts.withLock { $0 = State(phase: phase, total: total) } }

    func step() { counts.withLock { $0.done += 1 } }
}
